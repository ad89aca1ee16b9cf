using System.Globalization;
using System.Text.Json;
using Isnad.Training;

namespace Isnad.Eval.Sections;

/// <summary>
/// What a translation changed: the factual differences listed in <c>families.json</c>, each of which is found when a difference of the right kind
/// overlaps it on a side; and how many of the differences shown are none. Translations of NTREX, which change little, show the false ones.
/// </summary>
internal sealed class DifferencesSection : ISection
{
    public string Name => "differences";
    public string Title => "Differences between translations (families of shared/gold, NTREX)";

    static readonly Dictionary<string, DifferenceKind> Kinds = new(StringComparer.Ordinal)
    {
        ["number"] = DifferenceKind.Number,
        ["number-unit"] = DifferenceKind.Number,
        ["number-dropped"] = DifferenceKind.Number,
        ["name-dropped"] = DifferenceKind.Name,
        ["date"] = DifferenceKind.Date,
        ["calendar"] = DifferenceKind.Date,
        ["verb-softened"] = DifferenceKind.Stance,
        ["verb-strengthened"] = DifferenceKind.Stance,
        ["hedge-dropped"] = DifferenceKind.Hedge,
        ["modality-lost"] = DifferenceKind.Hedge,
        ["qualifier-dropped"] = DifferenceKind.Hedge,
        ["virtual-actual"] = DifferenceKind.Wording,
        ["wrong-word"] = DifferenceKind.Wording,
        ["clause-dropped"] = DifferenceKind.Omitted,
        ["sentence-dropped"] = DifferenceKind.Omitted,
        ["detail-dropped"] = DifferenceKind.Omitted,
        ["word-dropped"] = DifferenceKind.Omitted,
        ["explanation-added"] = DifferenceKind.Added,
    };

    static readonly bool Explain = Environment.GetEnvironmentVariable("ISNAD_EXPLAIN") is not null;

    public bool Write(Repository repository, TextWriter page)
    {
        if (repository.SharedPath("gold", "families.json") is not { } file)
            return false;
        using var families = JsonDocument.Parse(File.ReadAllBytes(file));
        page.WriteLine("| translation | languages | aligned sentences | listed | found, right kind | false | direction |");
        page.WriteLine("|---|---|--:|--:|--:|--:|---|");
        var totals = new int[4];
        foreach (var family in families.RootElement.GetProperty("families").EnumerateArray())
            if (family.GetProperty("kind").GetString() == "translation")
                Family(Path.GetDirectoryName(file)!, family, page, totals);
        page.WriteLine($"| all | | {totals[0]} | {totals[1]} | {totals[2]} ({Share(totals[2], totals[1])}) | {totals[3]} | |");
        if (Explain)
            Near(Path.GetDirectoryName(file)!);
        if (repository.SharedPath("data") is { } data)
            Faithful(data, Real(repository), page);
        return true;
    }

    static void Family(string gold, JsonElement family, TextWriter page, int[] totals)
    {
        var (from, to) = (Article(gold, family.GetProperty("source")), Article(gold, family.GetProperty("target")));
        var link = LinkFinder.Relate(from, to);
        var name = family.GetProperty("id").GetString();
        var listed = family.GetProperty("differences").EnumerateArray().ToList();
        if (link is not { Kind: LinkKind.Translation })
        {
            page.WriteLine($"| {name} | {from.Language}–{to.Language} | 0 | {listed.Count} | 0 | 0 | not linked |");
            totals[1] += listed.Count;
            return;
        }
        var used = new HashSet<Difference>();
        var found = 0;
        foreach (var difference in listed)
        {
            var (source, target) = (Span(difference, "source"), Span(difference, "target"));
            var near = link.Differences.Where(one => Overlaps(one.From, source) || Overlaps(one.To, target)).ToList();
            var right = near.Exists(one => one.Kind == Kinds[difference.GetProperty("type").GetString()!]);
            found += right ? 1 : 0;
            used.UnionWith(near);
            if (Explain)
                Console.Error.WriteLine(
                    $"{(right ? "found" : "MISSED")} {name} {difference.GetProperty("type").GetString()} | {Text(from, source)} | {Text(to, target)} || {string.Join(", ", near.Select(one => one.Kind))}"
                );
        }
        if (Explain)
        {
            foreach (var one in link.Differences.Where(one => !used.Contains(one)))
                Console.Error.WriteLine($"FALSE {name} {one.Kind} | {Text(from, one.From)} | {Text(to, one.To)}");
            Console.Error.WriteLine($"{name} score {link.Score} {link.FromShare:F2} {link.ToShare:F2} {link.First} {link.Evidence}");
        }
        var wrong = link.Differences.Count(one => !used.Contains(one));
        var direction =
            link.First == LinkFirst.From ? "right"
            : link.First == LinkFirst.To ? "wrong"
            : "unknown";
        page.WriteLine(
            $"| {name} | {from.Language}–{to.Language} | {link.Passages.Count} | {listed.Count} | {found} | {wrong} | {direction} |"
        );
        totals[0] += link.Passages.Count;
        totals[1] += listed.Count;
        totals[2] += found;
        totals[3] += wrong;
    }

    /// <summary>How far from a translation the other pairs are, for choosing the lines of <see cref="Translations"/>.</summary>
    static void Near(string gold)
    {
        var articles = Directory
            .EnumerateFiles(gold, "*.txt", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .SelectMany(path => LinkedArticle.Of(Reader.Read(new(Path.GetFileName(path), File.ReadAllBytes(path)))))
            .ToList();
        foreach (var one in articles.Where(one => one.Reading.Articles.Count > 1))
        foreach (var two in articles.Where(two => two.Language != one.Language))
            if (new MeaningMatch(one.Meanings!, two.Meanings!) is var m && TranslatedDigest.Of(m, false) is { Contained: > 0.25f } d)
                Console.Error.WriteLine(
                    $"DIGEST {one.Document.Evidence.Name} {one.Id} {two.Document.Evidence.Name} {two.Id} {d.Contained:F2} names {d.Names:F2} numbers {d.Numbers:F2} {(double)one.Span.Length / two.Span.Length:F2} names {one.Keys.Names.Intersect(two.Keys.Names).Count()} figures {one.Keys.Figures.Intersect(two.Keys.Figures).Count()}"
                );
        foreach (var (i, one) in articles.Index())
        foreach (var two in articles.Skip(i + 1).Where(two => two.Language != one.Language))
            if (Comparison.Of(one, two) is { Likeness: > 0.3f } c && Math.Max(c.FromShare, c.ToShare) > 0.3f)
                Console.Error.WriteLine(
                    $"NEAR {one.Document.Evidence.Name} {one.Id} {two.Document.Evidence.Name} {two.Id} {c.FromShare:F2} {c.ToShare:F2} {c.Likeness:F2} {TranslationModel.BuiltIn.Likelihood(TranslationTraits.Of(c)):F3} {string.Join(' ', TranslationTraits.Of(c).Select(t => t.ToString("F2", CultureInfo.InvariantCulture)))} {LinkFinder.Relate(one, two)?.Kind}"
                );
    }

    /// <summary>The places of NTREX in which a person who read both texts found the difference shown to be one of fact.</summary>
    static HashSet<string> Real(Repository repository) =>
        File.ReadLines(Path.Combine(repository.Root, "eval", "differences-real.tsv"))
            .Where(line => line.Length > 0 && line[0] != '#')
            .ToHashSet(StringComparer.Ordinal);

    static string Place(string pair, ParallelDocument from, ParallelDocument to, Difference one)
    {
        var (document, span) = one.From is { } own ? (from, own) : (to, one.To!.Value);
        var line = document.Lines.FindIndex(line => line.Span.Overlaps(span));
        return $"{pair}\t{document.Name}\t{line}\t{one.Kind}";
    }

    /// <summary>Human translations of whole articles: what is shown here is mostly not a difference of fact.</summary>
    static void Faithful(string data, HashSet<string> real, TextWriter page)
    {
        var documents = ParallelDocuments.Of(data);
        page.WriteLine();
        page.WriteLine(
            "| faithful translations (NTREX) | aligned sentences | differences shown | of fact | false | false per fifty | "
                + string.Join(" | ", Enum.GetNames<DifferenceKind>())
                + " |"
        );
        page.WriteLine("|---|--:|--:|--:|--:|--:|" + string.Concat(Enum.GetNames<DifferenceKind>().Select(_ => "--:|")));
        foreach (var (from, to) in new[] { ("ar", "en"), ("fa", "en"), ("fa", "ar") })
        {
            var (sentences, facts, kinds) = (0, 0, new int[Enum.GetValues<DifferenceKind>().Length]);
            foreach (var (name, first, second) in ParallelDocuments.Pairs(data, from, to, "ntrex"))
            {
                if (documents.Read(name, from, first, null) is not { } a || documents.Read(name, to, second, null) is not { } b)
                    continue;
                // of a pair that is not linked nothing is shown
                if (!Translations.IsTranslation(a.Meanings, b.Meanings))
                    continue;
                var comparison = Comparison.Of(a.Meanings, b.Meanings);
                sentences += comparison.Aligned.Count(pair => pair.IsPair);
                foreach (var one in DifferenceFinder.Find(comparison))
                {
                    kinds[(int)one.Kind]++;
                    var place = Place($"{from}-{to}", a, b, one);
                    facts += real.Contains(place) ? 1 : 0;
                    if (Explain)
                        Console.Error.WriteLine(
                            $"NTREX {place} | {Text(a.Article, one.From)} | {Text(b.Article, one.To)} | {Around(comparison, one)}"
                        );
                }
            }
            var all = kinds.Sum();
            page.WriteLine(
                $"| {from}–{to} | {sentences} | {all} | {facts} | {all - facts} | {(50.0 * (all - facts) / Math.Max(1, sentences)).ToString("0.0", CultureInfo.InvariantCulture)} | {string.Join(" | ", kinds)} |"
            );
        }
    }

    static LinkedArticle Article(string gold, JsonElement reference)
    {
        var path = Path.Combine(gold, reference.GetProperty("file").GetString()!);
        var reading = Reader.Read(new(Path.GetFileName(path), File.ReadAllBytes(path)));
        var number = int.Parse(reference.GetProperty("article").GetString()![1..], CultureInfo.InvariantCulture);
        return new(reading, Math.Min(number, reading.Articles.Count) - 1);
    }

    static TextSpan? Span(JsonElement difference, string side) =>
        difference.TryGetProperty(side, out var span) && span.ValueKind == JsonValueKind.Object
            ? new(span.GetProperty("start").GetInt32(), span.GetProperty("end").GetInt32())
            : null;

    static bool Overlaps(TextSpan? a, TextSpan? b) => a is { } x && b is { } y && x.Overlaps(y);

    static string Text(LinkedArticle article, TextSpan? span) => span is { } s ? article.Text[s.Start..s.End].ReplaceLineEndings(" ") : "–";

    /// <summary>The sentences of both sides in which a difference stands.</summary>
    static string Around(Comparison comparison, Difference one)
    {
        var pair = comparison.Aligned.FirstOrDefault(pair =>
            Overlaps(one.From, Comparison.Span(comparison.From, pair.FromFirst, pair.FromEnd))
            || Overlaps(one.To, Comparison.Span(comparison.To, pair.ToFirst, pair.ToEnd))
        );
        return $"{Text(comparison.From.Article, Comparison.Span(comparison.From, pair.FromFirst, pair.FromEnd))} | {Text(comparison.To.Article, Comparison.Span(comparison.To, pair.ToFirst, pair.ToEnd))}";
    }

    static string Share(int part, int of) => of == 0 ? "–" : (part / (double)of).ToString("0.00", CultureInfo.InvariantCulture);
}
