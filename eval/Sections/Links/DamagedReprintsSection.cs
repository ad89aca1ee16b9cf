using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace Isnad.Eval.Sections;

/// <summary>
/// Reprints with graded damage, made from real news by a seeded program: tails cut, paragraphs reordered, words exchanged up to the point where
/// seven of ten word 3-grams are gone, and all of that together. Clusters of linked articles are compared with those that were made.
/// </summary>
internal sealed class DamagedReprintsSection : ISection
{
    const int Seed = 20261128;
    const int Bases = 120;

    sealed record Grade(string Name, Func<List<List<string>>, Random, string[], List<List<string>>> Damage);

    static readonly Grade[] Grades =
    [
        new("tail cut to 60 %", (text, _, _) => Cut(text, 0.6)),
        new("tail cut to 40 %", (text, _, _) => Cut(text, 0.4)),
        new("sentences in another order", (text, random, _) => Shuffled(text, random)),
        new("every tenth word another", (text, random, words) => Exchanged(text, 0.10, random, words)),
        new("every fifth word another", (text, random, words) => Exchanged(text, 0.20, random, words)),
        new("every third word another", (text, random, words) => Exchanged(text, 0.33, random, words)),
        new(
            "cut to 60 %, reordered, every seventh word another",
            (text, random, words) => Exchanged(Shuffled(Cut(text, 0.6), random), 0.14, random, words)
        ),
    ];

    public string Name => "damaged-reprints";
    public string Title => "Links: reprints with graded damage";

    public bool Write(Repository repository, TextWriter page)
    {
        if (
            repository.SharedPath("data", "news-en-wikinews") is not { } english
            || repository.SharedPath("data", "news-fa-fars") is not { } persian
            || repository.SharedPath("data", "news-ar-saudinewsnet") is not { } arabic
        )
            return false;
        page.WriteLine("language | articles | made groups | adjusted Rand index");
        page.WriteLine("---|--:|--:|--:");
        var byGrade = Grades.ToDictionary(grade => grade.Name, _ => (Made: 0, Found: 0, Left: 0.0));
        foreach (
            var (language, folder, one) in ((string, string, string?)[])
                [("ar", arabic, "alwatan"), ("fa", persian, null), ("en", english, null)]
        )
            Measure(language, [.. Texts(folder, one).Take(Bases)], byGrade, page);
        page.WriteLine();
        page.WriteLine("damage | reprints | 3-grams left | linked with the original");
        page.WriteLine("---|--:|--:|--:");
        foreach (var (name, (made, found, left)) in byGrade)
            page.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name} | {made} | {left / made:P0} | {(double)found / made:F3}"));
        return true;
    }

    static void Measure(
        string language,
        List<string> texts,
        Dictionary<string, (int Made, int Found, double Left)> byGrade,
        TextWriter page
    )
    {
        var random = new Random(Seed);
        var vocabulary = texts.SelectMany(text => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToArray();
        var (articles, groups, grades) = (new List<LinkedArticle>(), new List<int>(), new List<string?>());
        var shares = new List<double>();
        for (var b = 0; b < texts.Count; b++)
        {
            var text = Sentences(texts[b]);
            Add(text, b, null, 1);
            for (var copies = random.Next(4); copies > 0; copies--)
            {
                var grade = Grades[random.Next(Grades.Length)];
                var damaged = grade.Damage(text, random, vocabulary);
                Add(damaged, b, grade.Name, Left(text, damaged));
            }
        }
        var linked = LinkFinder.Find(articles);
        var found = linked.Select(r => (r.From, r.To)).ToHashSet();
        for (var i = 0; i < articles.Count; i++)
            if (grades[i] is { } grade)
            {
                var (made, hits, left) = byGrade[grade];
                byGrade[grade] = (made + 1, hits + (found.Contains((groups.IndexOf(groups[i]), i)) ? 1 : 0), left + shares[i]);
            }
        var clusters = Clusters(articles.Count, linked);
        page.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{language} | {articles.Count} | {texts.Count} | {AdjustedRand(groups, clusters):F4}"
            )
        );

        void Add(List<List<string>> sentences, int group, string? grade, double left)
        {
            var plain = string.Join("\n\n", sentences.Select(sentence => string.Join(' ', sentence)));
            var reading = Reader.Read(new Evidence($"{language}-{articles.Count}.txt", Encoding.UTF8.GetBytes(plain)));
            if (LinkedArticle.Of(reading).MaxBy(article => article.Span.Length) is not { } article)
                return;
            articles.Add(article);
            groups.Add(group);
            grades.Add(grade);
            shares.Add(left);
        }
    }

    /// <summary>News texts of a few hundred words, evenly from the data; of one paper only where a name is given, since papers reprint each other.</summary>
    static IEnumerable<string> Texts(string folder, string? paper)
    {
        var number = 0;
        foreach (var file in Directory.EnumerateFiles(folder, "*.jsonl.gz").Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(new GZipStream(File.OpenRead(file), CompressionMode.Decompress));
            while (reader.ReadLine() is { } line)
            {
                using var json = JsonDocument.Parse(line);
                if (paper is not null && json.RootElement.GetProperty("source").GetString() != paper)
                    continue;
                var text = new StringBuilder();
                foreach (var field in (string[])["content", "text", "body", "paragraphs"])
                    if (json.RootElement.TryGetProperty(field, out var value))
                        text.Append(
                            value.ValueKind == JsonValueKind.Array
                                ? string.Join('\n', value.EnumerateArray().Select(p => p.ToString()))
                                : value.ToString()
                        );
                if (text.Length is > 700 and < 4000 && number++ % 2 == 0)
                    yield return text.ToString();
            }
        }
    }

    /// <summary>Sentences as lists of words; a full stop, a question mark or a line break ends one.</summary>
    static List<List<string>> Sentences(string text)
    {
        var sentences = new List<List<string>> { new() };
        foreach (var line in text.Split('\n'))
        {
            foreach (var word in line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            {
                sentences[^1].Add(word);
                if (word[^1] is '.' or '!' or '?' or '؟' && sentences[^1].Count > 5)
                    sentences.Add([]);
            }
            if (sentences[^1].Count > 0)
                sentences.Add([]);
        }
        sentences.RemoveAll(sentence => sentence.Count == 0);
        return sentences;
    }

    static List<List<string>> Cut(List<List<string>> text, double share) =>
        [.. text.Take(Math.Max(1, (int)Math.Round(text.Count * share)))];

    static List<List<string>> Shuffled(List<List<string>> text, Random random)
    {
        var order = text.ToArray();
        random.Shuffle(order);
        return [.. order];
    }

    static List<List<string>> Exchanged(List<List<string>> text, double share, Random random, string[] vocabulary) =>
        text.ConvertAll(sentence =>
            sentence.ConvertAll(word => random.NextDouble() < share ? vocabulary[random.Next(vocabulary.Length)] : word)
        );

    /// <summary>The share of the copy's word 3-grams that the original has.</summary>
    static double Left(List<List<string>> original, List<List<string>> copy)
    {
        var have = Grams(original).ToHashSet(StringComparer.Ordinal);
        var grams = Grams(copy).ToList();
        return grams.Count == 0 ? 0 : (double)grams.Count(have.Contains) / grams.Count;

        static IEnumerable<string> Grams(List<List<string>> text)
        {
            var words = text.SelectMany(sentence => sentence).ToList();
            for (var i = 0; i + 3 <= words.Count; i++)
                yield return string.Join(' ', words.GetRange(i, 3));
        }
    }

    static int[] Clusters(int count, List<Relation> relations)
    {
        var cluster = Enumerable.Range(0, count).ToArray();
        foreach (var relation in relations)
        {
            var (a, b) = (Find(relation.From), Find(relation.To));
            cluster[Math.Max(a, b)] = Math.Min(a, b);
        }
        return [.. Enumerable.Range(0, count).Select(Find)];

        int Find(int item)
        {
            while (cluster[item] != item)
                item = cluster[item] = cluster[cluster[item]];
            return item;
        }
    }

    /// <summary>Hubert and Arabie 1985.</summary>
    static double AdjustedRand(List<int> truth, int[] found)
    {
        static double Pairs(double n) => n * (n - 1) / 2;
        var both = truth.Zip(found).GroupBy(pair => pair).Sum(group => Pairs(group.Count()));
        var (rows, columns) = (truth.GroupBy(t => t).Sum(g => Pairs(g.Count())), found.GroupBy(f => f).Sum(g => Pairs(g.Count())));
        var expected = rows * columns / Pairs(truth.Count);
        return (both - expected) / ((rows + columns) / 2 - expected);
    }
}
