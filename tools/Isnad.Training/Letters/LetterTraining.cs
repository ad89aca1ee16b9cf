namespace Isnad.Training;

/// <summary>Trains the letter model by expectation maximisation over word pairs, and measures how well it finds a name's partner.</summary>
static class LetterTraining
{
    const int Rounds = 8;

    readonly record struct Pair(byte[] Arabic, byte[] Latin, int Weight);

    public static void Train(string data, string models)
    {
        var model = Fit(Google(data, "ar2en-train.tsv.gz").Concat(Wikidata(data).Select(p => p.Pair)));
        using var stream = File.Create(Path.Combine(models, "letters-ar-en.bin"));
        model.Write(stream);
        Console.WriteLine($"letters-ar-en.bin: {stream.Length} bytes");
    }

    /// <summary>
    /// Rank of the right partner among 10,000: single words (queries: the evaluation part of names-ar-en-google), full names of two or
    /// three such words, and words of a fifth of names-ar-en-wikidata that was left out of training.
    /// </summary>
    public static void Evaluate(string data)
    {
        var wikidata = Wikidata(data).ToList();
        var train = Google(data, "ar2en-train.tsv.gz").ToList();
        var seen = wikidata.Where(p => p.Fold != 0).Select(p => p.Pair).ToList();
        var held = wikidata.Where(p => p.Fold == 0).Select(p => p.Pair).ToList();
        var google = Google(data, "ar2en-eval.tsv.gz").ToList();
        var unseen = new HashSet<string>(google.Select(p => Convert.ToHexString(p.Arabic)), StringComparer.Ordinal);
        var model = Fit(train.Concat(seen.Where(p => !unseen.Contains(Convert.ToHexString(p.Arabic)))));
        var random = new Random(20261120);
        Report("single words, google", model, google, Sample(train, 10_000, random), random);
        Report("single words, wikidata (one fold of five)", model, Sample(held, 2_000, random), Sample(seen, 10_000, random), random);
        // full names: the queries' words were never seen in training; the crowd is made of training words
        var names = Compose(google, 2_000, random);
        Report("full names of two or three words", model, names, Compose(train, 10_000, random), random);
    }

    static List<Pair> Compose(List<Pair> words, int count, Random random)
    {
        var names = new List<Pair>();
        for (var i = 0; i < count; i++)
        {
            var parts = Enumerable.Range(0, 2 + random.Next(2)).Select(_ => words[random.Next(words.Count)]).ToList();
            names.Add(
                new(
                    [.. parts.SelectMany(p => p.Arabic).Take(LetterModel.Longest)],
                    [.. parts.SelectMany(p => p.Latin).Take(LetterModel.Longest)],
                    1
                )
            );
        }
        return names;
    }

    static List<Pair> Sample(List<Pair> pairs, int count, Random random)
    {
        var copy = pairs.ToArray();
        random.Shuffle(copy);
        return [.. copy.Take(count)];
    }

    static void Report(string name, LetterModel model, List<Pair> queries, List<Pair> crowd, Random random)
    {
        var (first, ten, n) = (0, 0, 0);
        var right = new List<double>();
        var wrong = new List<double>();
        foreach (var query in queries.Take(600))
        {
            double Likeness(byte[] latin) => model.Score(query.Arabic, latin) / (double)Math.Max(query.Arabic.Length, latin.Length);
            var own = Likeness(query.Latin);
            var better = crowd.Count(c => !c.Latin.AsSpan().SequenceEqual(query.Latin) && Likeness(c.Latin) >= own);
            n++;
            first += better == 0 ? 1 : 0;
            ten += better < 10 ? 1 : 0;
            right.Add(own);
            wrong.Add(crowd.Where(c => !c.Latin.AsSpan().SequenceEqual(query.Latin)).Max(c => Likeness(c.Latin)));
        }
        // the best answer is given when it reaches a line: the lowest line at which 97 % of the answers are right
        var answers = right.Zip(wrong, (r, w) => (Score: Math.Max(r, w), Right: r > w)).OrderByDescending(a => a.Score).ToList();
        var (good, recall, line) = (0, 0.0, 0.0);
        for (var i = 0; i < answers.Count; i++)
        {
            good += answers[i].Right ? 1 : 0;
            if (good >= 0.97 * (i + 1))
                (recall, line) = (good / (double)n, answers[i].Score / 256);
        }
        Console.WriteLine(
            FormattableString.Invariant(
                $"{name}: rank 1 {first / (double)n:F3}, rank 10 {ten / (double)n:F3}, recall at precision 0.97 {recall:F3} (line {line:F2}), {n} queries among {crowd.Count}"
            )
        );
    }

    static LetterModel Fit(IEnumerable<Pair> pairs)
    {
        var list = pairs.Where(p => p.Arabic.Length > 0 && p.Latin.Length > 0).ToList();
        var (rows, width) = (LetterModel.ArabicSymbols, LetterModel.LatinSymbols);
        var p = new double[rows * width];
        Array.Fill(p, 1.0 / p.Length);
        for (var x = 1; x < rows; x++)
            p[x * width] *= 0.3;
        for (var y = 1; y < width; y++)
            p[y] *= 0.3;
        var counts = new double[p.Length];
        for (var round = 0; round < Rounds; round++)
        {
            Array.Clear(counts);
            foreach (var pair in list)
                Expect(pair, p, counts, width);
            for (var x = 0; x < rows; x++)
            for (var y = 0; y < width; y++)
                if (x + y > 0)
                    counts[x * width + y] += 0.02;
            foreach (var (letter, latin) in Persian)
                counts[
                    (LetterModel.Arabic.IndexOf(letter, StringComparison.Ordinal) + 1) * width + Array.IndexOf(LetterModel.Latin, latin) + 1
                ] += 200;
            var total = counts.Sum();
            for (var i = 0; i < p.Length; i++)
                p[i] = counts[i] / total;
        }
        var px = new double[rows];
        var py = new double[width];
        for (var x = 0; x < rows; x++)
        for (var y = 0; y < width; y++)
        {
            px[x] += p[x * width + y];
            py[y] += p[x * width + y];
        }
        var weights = new short[p.Length];
        for (var x = 0; x < rows; x++)
        for (var y = 0; y < width; y++)
        {
            if (x + y == 0)
                continue;
            var information = Math.Log(p[x * width + y]) - (x > 0 ? Math.Log(px[x]) : 0) - (y > 0 ? Math.Log(py[y]) : 0);
            weights[x * width + y] = (short)Math.Clamp(Math.Round(information * 256), -3000, 3000);
        }
        return new LetterModel(weights);
    }

    // letters that the pairs hardly hold: Persian's own
    static readonly (char, string)[] Persian = [('پ', "p"), ('چ', "ch"), ('ژ', "zh"), ('گ', "g")];

    static void Expect(Pair pair, double[] p, double[] counts, int width)
    {
        var (a, l) = (pair.Arabic, pair.Latin);
        var (n, m) = (a.Length, l.Length);
        var forward = new double[n + 1, m + 1];
        var backward = new double[n + 1, m + 1];
        forward[0, 0] = 1;
        for (var i = 0; i <= n; i++)
        for (var j = 0; j <= m; j++)
        {
            if (i > 0)
                forward[i, j] += forward[i - 1, j] * p[a[i - 1] * width];
            if (j > 0)
                forward[i, j] += forward[i, j - 1] * p[l[j - 1]];
            if (i > 0 && j > 0)
                forward[i, j] += forward[i - 1, j - 1] * p[a[i - 1] * width + l[j - 1]];
        }
        backward[n, m] = 1;
        for (var i = n; i >= 0; i--)
        for (var j = m; j >= 0; j--)
        {
            if (i < n)
                backward[i, j] += backward[i + 1, j] * p[a[i] * width];
            if (j < m)
                backward[i, j] += backward[i, j + 1] * p[l[j]];
            if (i < n && j < m)
                backward[i, j] += backward[i + 1, j + 1] * p[a[i] * width + l[j]];
        }
        var all = forward[n, m];
        if (all <= 0)
            return;
        var scale = pair.Weight / all;
        for (var i = 0; i <= n; i++)
        for (var j = 0; j <= m; j++)
        {
            if (i < n)
                counts[a[i] * width] += scale * forward[i, j] * p[a[i] * width] * backward[i + 1, j];
            if (j < m)
                counts[l[j]] += scale * forward[i, j] * p[l[j]] * backward[i, j + 1];
            if (i < n && j < m)
                counts[a[i] * width + l[j]] += scale * forward[i, j] * p[a[i] * width + l[j]] * backward[i + 1, j + 1];
        }
    }

    static IEnumerable<Pair> Google(string data, string file) =>
        NameData
            .Lines(Path.Combine(data, "names-ar-en-google", file))
            .Select(line => line.Split('\t'))
            .Where(c => c.Length >= 2)
            .Select(c => Code(c[0], c[1], 1));

    static IEnumerable<(int Fold, Pair Pair)> Wikidata(string data) =>
        NameData
            .Lines(Path.Combine(data, "names-ar-en-wikidata", "wd_arabic_80.tsv.gz"))
            .Select(line => line.Split('\t'))
            .Where(c => c.Length >= 3)
            .Select((c, i) => (i % 5, Code(c[1].Replace(" ", "", StringComparison.Ordinal), c[0], 1)));

    static Pair Code(string arabic, string latin, int weight)
    {
        Span<byte> buffer = stackalloc byte[LetterModel.Longest];
        var a = buffer[..LetterModel.ArabicCode(Folding.Fold(arabic), buffer)].ToArray();
        var l = buffer[..LetterModel.LatinCode(Folding.Fold(latin), buffer)].ToArray();
        return new(a, l, weight);
    }
}
