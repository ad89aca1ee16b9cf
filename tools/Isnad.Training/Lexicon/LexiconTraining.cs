namespace Isnad.Training;

/// <summary>
/// Learns which words of two languages stand for each other: IBM model 1 with a preference for the diagonal (Dyer et al. 2013) over stems,
/// in both directions, brought together by the geometric mean. The table by hand (<c>meanings.tsv</c>) is read as further sentence pairs, so
/// that what is known holds the rest in place.
/// </summary>
static class LexiconTraining
{
    const int Rounds = 6;
    const double Diagonal = 3;
    const double ByHandWeight = 2;

    sealed record Sentence(int[] From, int[] To, double Weight);

    public static void Train(string data, string models)
    {
        foreach (var (from, to) in LexiconModel.Pairs)
        {
            var model = Fit(ParallelTexts.Load(data, from, to), from, to);
            using var stream = File.Create(Path.Combine(models, $"lexicon-{from}-{to}.bin"));
            model.Write(stream);
            Console.WriteLine($"lexicon-{from}-{to}.bin: {model.Entries.Count} pairs, {stream.Length} bytes");
        }
    }

    /// <summary>For each fold of five: the models learned without its documents, written as lexicon-FROM-TO.N.bin into a folder.</summary>
    public static void CrossValidate(string data, string folder)
    {
        Directory.CreateDirectory(folder);
        for (var fold = 0; fold < 5; fold++)
            foreach (var (from, to) in LexiconModel.Pairs)
            {
                var model = Fit([.. ParallelTexts.Load(data, from, to).Where(pair => ParallelTexts.Fold(pair.Document) != fold)], from, to);
                using var stream = File.Create(Path.Combine(folder, $"lexicon-{from}-{to}.{fold}.bin"));
                model.Write(stream);
                Console.WriteLine($"fold {fold}: {from}-{to} {model.Entries.Count} pairs");
            }
    }

    public static LexiconModel Fit(List<ParallelSentence> texts, string from, string to)
    {
        var (source, target) = (new StemVocabulary(from), new StemVocabulary(to));
        foreach (var text in texts)
        {
            source.Count(text.From);
            target.Count(text.To);
        }
        var sentences = new List<Sentence>();
        foreach (var text in texts)
            Add(source.Stems(text.From), target.Stems(text.To), 1);
        if (to == "en")
            foreach (var row in LanguageData.Table(from, "meanings"))
            foreach (var english in row[1].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                Add(source.Stems(row[0]), target.Stems(english), ByHandWeight);

        var forward = Learn(sentences, turned: false);
        var backward = Learn(sentences, turned: true);
        var seen = new Dictionary<(int, int), int>();
        foreach (var sentence in sentences)
        foreach (var f in sentence.From.Distinct())
        foreach (var t in sentence.To.Distinct())
            seen[(f, t)] = seen.GetValueOrDefault((f, t)) + 1;
        var entries = new List<(uint, uint, byte)>();
        foreach (var ((f, t), there) in forward)
        {
            var both = Math.Sqrt(there * backward.GetValueOrDefault((t, f)));
            // a pair seen once is believed only when nothing else explains either word
            if (both < (seen[(f, t)] > 1 ? 0.06 : 0.3))
                continue;
            entries.Add((source.Hash(f), Lexicon.Concept(to, target.Text(t)), (byte)Math.Round(255 * Math.Min(1, 0.25 + both))));
        }
        entries.Sort();
        return new(from, to, entries);

        void Add(int[] f, int[] t, double weight)
        {
            if (f.Length > 0 && t.Length > 0 && f.Length < 80 && t.Length < 80)
                sentences.Add(new(f, t, weight));
        }
    }

    /// <summary>The probabilities of a word given another: key (given, word).</summary>
    static Dictionary<(int Given, int Word), double> Learn(List<Sentence> sentences, bool turned)
    {
        const int Nothing = -1;
        var probability = new Dictionary<(int, int), double>();
        for (var round = 0; round < Rounds; round++)
        {
            var counts = new Dictionary<(int, int), double>();
            var totals = new Dictionary<int, double>();
            var share = new double[81];
            foreach (var sentence in sentences)
            {
                var (given, words) = turned ? (sentence.To, sentence.From) : (sentence.From, sentence.To);
                for (var j = 0; j < words.Length; j++)
                {
                    double all = 0;
                    for (var i = 0; i <= given.Length; i++)
                    {
                        var prior =
                            i == given.Length ? 0.06 : Math.Exp(-Diagonal * Math.Abs((i + 0.5) / given.Length - (j + 0.5) / words.Length));
                        var g = i == given.Length ? Nothing : given[i];
                        var p = round == 0 ? 1 : probability.GetValueOrDefault((g, words[j]));
                        all += share[i] = prior * p;
                    }
                    if (all <= 0)
                        continue;
                    for (var i = 0; i <= given.Length; i++)
                    {
                        var g = i == given.Length ? Nothing : given[i];
                        var part = sentence.Weight * share[i] / all;
                        if (part < 1e-5)
                            continue;
                        counts[(g, words[j])] = counts.GetValueOrDefault((g, words[j])) + part;
                        totals[g] = totals.GetValueOrDefault(g) + part;
                    }
                }
            }
            probability = counts.ToDictionary(pair => pair.Key, pair => pair.Value / totals[pair.Key.Item1]);
        }
        return probability.Where(pair => pair.Key.Item1 != Nothing && pair.Value > 0.01).ToDictionary(pair => pair.Key, pair => pair.Value);
    }
}
