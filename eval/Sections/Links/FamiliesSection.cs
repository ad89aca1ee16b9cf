using System.Text.Json;

namespace Isnad.Eval.Sections;

/// <summary>
/// The families of the shared gold: every listed pair with its kind and direction, as <c>isnad links</c> prints them; a hard negative or any
/// unlisted pair that is linked is false, a pair listed as indirect counts neither way.
/// </summary>
internal sealed class FamiliesSection : ISection
{
    sealed record Wanted(string Family, string Kind, string Source, string Target);

    public string Name => "families";
    public string Title => "Links: the families of the shared gold";

    public bool Write(Repository repository, TextWriter page)
    {
        if (repository.SharedPath("gold", "families.json") is not { } file)
            return false;
        using var json = JsonDocument.Parse(File.ReadAllBytes(file));
        var articles = Articles(Path.GetDirectoryName(file)!);
        var names = articles.ConvertAll(article => Key(article.Document.Evidence.Name, article.Id));
        var found = LinkFinder.Find(articles).Where(relation => relation.Immediate).ToDictionary(r => Pair(names[r.From], names[r.To]));
        var neutral = Pairs(json.RootElement, "indirect");
        var hard = Pairs(json.RootElement, "hard_negatives");
        var wanted = json.RootElement.GetProperty("families").EnumerateArray().SelectMany(Families).ToList();
        page.WriteLine("kind | pairs | found | right kind | right direction");
        page.WriteLine("---|--:|--:|--:|--:");
        foreach (var kind in wanted.GroupBy(pair => pair.Kind))
        {
            var hits = kind.Where(pair => found.ContainsKey(Pair(pair.Source, pair.Target))).ToList();
            page.WriteLine(
                $"{kind.Key} | {kind.Count()} | {hits.Count} | {hits.Count(pair => RecordWriter.Hyphenated(Link(pair).Kind.ToString()) == pair.Kind)} | {hits.Count(IsDirected)}"
            );
        }
        page.WriteLine();
        var listed = wanted.Select(pair => Pair(pair.Source, pair.Target)).ToHashSet();
        var wrong = found.Keys.Where(pair => !listed.Contains(pair) && !neutral.Contains(pair)).Order().ToList();
        page.WriteLine(
            $"Hard negatives linked: {wrong.Count(hard.Contains)} of {hard.Count}. Other false links: {wrong.Count(pair => !hard.Contains(pair))}. Indirect pairs linked (they count neither way): {found.Keys.Count(neutral.Contains)} of {neutral.Count}."
        );
        var missing = wanted.Where(pair => !found.ContainsKey(Pair(pair.Source, pair.Target))).Select(pair => pair.Family).Distinct();
        page.WriteLine($"Missing: {(missing.Any() ? string.Join(", ", missing) : "none")}.");
        return true;

        Link Link(Wanted pair) => found[Pair(pair.Source, pair.Target)].Link;

        bool IsDirected(Wanted pair)
        {
            var relation = found[Pair(pair.Source, pair.Target)];
            return relation.Source is { } source && names[source] == pair.Source;
        }
    }

    static List<LinkedArticle> Articles(string gold) =>
        [
            .. ((string[])["ar", "fa", "en"])
                .SelectMany(language => Directory.EnumerateFiles(Path.Combine(gold, language), "*.txt").Order(StringComparer.Ordinal))
                .SelectMany(path => LinkedArticle.Of(Reader.Read(new Evidence(Path.GetFileName(path), File.ReadAllBytes(path))))),
        ];

    static IEnumerable<Wanted> Families(JsonElement family)
    {
        var sources = family.TryGetProperty("source", out var one) ? [one] : family.GetProperty("sources").EnumerateArray().ToList();
        foreach (var source in sources)
            yield return new(
                family.GetProperty("id").GetString()!,
                family.GetProperty("kind").GetString()!,
                Key(source),
                Key(family.GetProperty("target"))
            );
    }

    static HashSet<(string, string)> Pairs(JsonElement root, string list) =>
        root.GetProperty(list).EnumerateArray().Select(pair => Pair(Key(pair.GetProperty("a")), Key(pair.GetProperty("b")))).ToHashSet();

    static string Key(JsonElement end) =>
        Key(Path.GetFileName(end.GetProperty("file").GetString()!), end.GetProperty("article").GetString()!);

    static string Key(string file, string article) => $"{Path.GetFileNameWithoutExtension(file)}/{article}";

    static (string, string) Pair(string a, string b) => string.CompareOrdinal(a, b) < 0 ? (a, b) : (b, a);
}
