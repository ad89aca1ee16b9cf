using System.Globalization;
using Isnad.Eval.Scoring;
using Isnad.Training;

namespace Isnad.Eval.Sections;

/// <summary>
/// Do translations find each other among strangers, and are their sentences put side by side? Documents of NTREX and Parallel UD, with a lexicon
/// that was learned without them (five folds by document).
/// </summary>
internal sealed class TranslationsSection : ISection
{
    public string Name => "translations";
    public string Title => "Translations: partners and sentence alignment (NTREX, Parallel UD)";

    public bool Write(Repository repository, TextWriter page)
    {
        if (repository.SharedPath("data") is not { } data)
            return false;
        var documents = ParallelDocuments.Of(data);
        Partners(documents, data, page);
        page.WriteLine();
        Digests(documents, data, page);
        page.WriteLine();
        page.WriteLine("| sentence alignment | pairs of lines | precision | recall | F1 |");
        page.WriteLine("|---|--:|--:|--:|--:|");
        foreach (var (set, from, to) in new[] { ("ntrex", "ar", "en"), ("ntrex", "fa", "en"), ("ntrex", "fa", "ar"), ("pud", "ar", "en") })
        foreach (var damaged in new[] { false, true })
            Alignment(documents, data, set, from, to, damaged, page);
        return true;
    }

    static readonly bool Explain = Environment.GetEnvironmentVariable("ISNAD_EXPLAIN") is not null;

    static string Describe(ParallelDocument a, ParallelDocument b) =>
        Comparison.Of(a.Meanings, b.Meanings) is var c
            ? $"{c.FromShare:F2} {c.ToShare:F2} {c.Likeness:F2} | {string.Join(' ', TranslationTraits.Of(c).Select(t => t.ToString("F2", CultureInfo.InvariantCulture)))}"
            : "";

    static void Partners(ParallelDocuments documents, string data, TextWriter page)
    {
        var all = new List<ParallelDocument>();
        foreach (var (name, from, to) in ParallelDocuments.Pairs(data, "ar", "en", "ntrex"))
            all.AddRange(new[] { documents.Read(name, "ar", from, null), documents.Read(name, "en", to, null) }.OfType<ParallelDocument>());
        foreach (var (name, from, _) in ParallelDocuments.Pairs(data, "fa", "en", "ntrex"))
            if (documents.Read(name, "fa", from, null) is { } persian)
                all.Add(persian);
        var examples = TranslationTraining.Examples(documents, data);
        var models = Enumerable.Range(0, 5).Select(fold => TranslationTraining.FitWithout(fold, examples)).ToList();
        page.WriteLine("| partners (NTREX) | articles | with partner | looked up by keys | found | false links |");
        page.WriteLine("|---|--:|--:|--:|--:|--:|");
        foreach (var (from, to) in new[] { ("ar", "en"), ("fa", "en"), ("fa", "ar") })
        {
            var (sources, targets) = (all.Where(d => d.Language == from).ToList(), all.Where(d => d.Language == to).ToList());
            var (found, wrong, possible, candidates) = (0, 0, 0, 0);
            var index = new LinkIndex();
            foreach (var target in targets)
                index.Add(target.Article.Keys);
            foreach (var source in sources)
            foreach (var (number, target) in targets.Index())
            {
                var same = source.Name == target.Name;
                possible += same ? 1 : 0;
                if (Explain && source.Article.Keys.Sought.Intersect(target.Article.Keys.Told).Count() is var met && (same || met >= 3))
                    Console.Error.WriteLine($"MET {from}-{to} {same} {met} of {target.Article.Keys.Told.Length}");
                candidates += same && index.Candidates(source.Article.Keys).Contains(number) ? 1 : 0;
                // decided by a model that was learned without the documents of the source's fold
                var linked = Translations.IsTranslation(source.Meanings, target.Meanings, models[ParallelTexts.Fold(source.Name)]);
                if (Explain && same != linked)
                    Console.Error.WriteLine(
                        $"{(same ? "missed" : "false")}: {from}–{to} {source.Name} {target.Name} {Describe(source, target)}"
                    );
                found += same && linked ? 1 : 0;
                wrong += !same && linked ? 1 : 0;
            }
            page.WriteLine(
                $"| {from}–{to} | {sources.Count} + {targets.Count} | {possible} | {Share(candidates, possible)} | {Share(found, possible)} | {wrong} |"
            );
        }
    }

    /// <summary>Every third sentence of a document as a short article, against all documents of the other language: is it known as condensed from its own?</summary>
    static void Digests(ParallelDocuments documents, string data, TextWriter page)
    {
        page.WriteLine("| digests (every third sentence of a document of NTREX) | made | known by its source | false |");
        page.WriteLine("|---|--:|--:|--:|");
        foreach (var (from, to) in new[] { ("ar", "en"), ("fa", "en"), ("fa", "ar") })
        {
            var pairs = ParallelDocuments.Pairs(data, from, to, "ntrex").ToList();
            var sources = pairs.Select(pair => documents.Read(pair.Name, from, pair.From, null)).OfType<ParallelDocument>().ToList();
            var (made, found, wrong) = (0, 0, 0);
            foreach (var (name, _, lines) in pairs.Where(pair => pair.To.Count >= 9))
            {
                if (documents.Read(name, to, [.. lines.Where((_, i) => i % 3 == 0)], null) is not { } digest)
                    continue;
                made++;
                foreach (var source in sources.Where(source => source.Article.Span.Length * 0.45 > digest.Article.Span.Length))
                    if (TranslatedDigest.Of(new MeaningMatch(source.Meanings, digest.Meanings), turned: true).IsEnough)
                        _ = source.Name == name ? found++ : wrong++;
            }
            page.WriteLine($"| {from}–{to} | {made} | {Share(found, made)} | {wrong} |");
        }
    }

    static void Alignment(ParallelDocuments documents, string data, string set, string from, string to, bool damaged, TextWriter page)
    {
        var (tally, asked) = (new Tally(), 0);
        foreach (var (name, first, second) in ParallelDocuments.Pairs(data, from, to, set))
        {
            if (first.Count < 2)
                continue;
            int? seed = damaged ? Seed(name) : null;
            if (documents.Read(name, from, first, null) is not { } a || documents.Read(name, to, second, seed) is not { } b)
            {
                tally.Add(0, 0, first.Count);
                asked += first.Count;
                continue;
            }
            asked += Count(a, b, tally);
        }
        page.WriteLine(
            $"| {set} {from}–{to}{(damaged ? ", a tenth dropped, a tenth joined" : "")} | {asked} | {ScoreTable.Cell(tally.Precision)} | {ScoreTable.Cell(tally.Recall)} | {ScoreTable.Cell(tally.F1)} |"
        );
    }

    static int Count(ParallelDocument a, ParallelDocument b, Tally tally)
    {
        var gold = b.Lines.SelectMany(line => line.Lines).Select(line => (line, line)).ToHashSet();
        var found = new HashSet<(int, int)>();
        foreach (var pair in Comparison.Of(a.Meanings, b.Meanings).Aligned)
            if (pair.IsPair)
                foreach (var x in Lines(a, Comparison.Span(a.Meanings, pair.FromFirst, pair.FromEnd)!.Value))
                foreach (var y in Lines(b, Comparison.Span(b.Meanings, pair.ToFirst, pair.ToEnd)!.Value))
                foreach (var line in y)
                    found.Add((x[0], line));
        // a line joined of two is one unit: a pair with it is right for either half, and asked for once for each
        var joined = b
            .Lines.Where(line => line.Lines.Length > 1)
            .SelectMany(line => line.Lines.Select(l => (l, line.Lines)))
            .ToDictionary();
        var right = found.Count(gold.Contains);
        var wrong = found.Count(p => !gold.Contains(p) && !(joined.TryGetValue(p.Item2, out var lines) && lines.Contains(p.Item1)));
        tally.Add(right, wrong, gold.Count - right);
        return gold.Count;
    }

    static IEnumerable<int[]> Lines(ParallelDocument document, TextSpan span) =>
        document.Lines.Where(line => line.Span.Overlaps(span)).Select(line => line.Lines);

    static int Seed(string name)
    {
        uint hash = 2166136261;
        foreach (var c in name)
            hash = (hash ^ c) * 16777619;
        return (int)(hash & 0x7FFFFFFF);
    }

    static string Share(int part, int of) =>
        of == 0 ? "–" : (part / (double)of).ToString("0.000", CultureInfo.InvariantCulture) + $" ({part} of {of})";
}
