using System.Globalization;

namespace Isnad.Training;

/// <summary>Two articles of which one is a translation of the other, or not, as the model sees them.</summary>
internal sealed record TranslationExample(double[] Traits, bool Same, string From, string To, string What);

/// <summary>
/// Learns what tells a translation from two reports of one event. Translations are the documents of NTREX in pairs of languages, whole and with
/// sentences left out on one side. Two reports of one event are made of one document: each takes some of its paragraphs, a part of them both,
/// often in another order; what is taken by both is a perfect translation, which is harder than what two reporters write. Other pairs of
/// documents are those that share most. Seeded.
/// </summary>
internal static class TranslationTraining
{
    const int Rounds = 40;
    const double Ridge = 2;

    /// <summary>Documents of fewer lines are not made into two reports.</summary>
    const int LeastLines = 8;

    const double MostTaken = 0.75;

    static readonly (string From, string To)[] Languages = [("ar", "en"), ("fa", "en"), ("fa", "ar")];

    /// <summary>What both reports take, as a share of the document.</summary>
    static readonly double[] Taken = [0.3, 0.45, 0.6];

    public static void Train(string data, string models)
    {
        var examples = Examples(ParallelDocuments.Of(data), data);
        var model = Fit(examples);
        using var stream = File.Create(Path.Combine(models, "translation.bin"));
        model.Write(stream);
        Console.WriteLine(model);
        foreach (var kind in examples.GroupBy(one => one.What))
        {
            var likely = kind.Select(one => model.Likelihood(one.Traits)).Order().ToList();
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{kind.Key, -24} {likely.Count, 5}  lowest {likely[0]:F3}  5 % {likely[likely.Count / 20]:F3}  median {likely[likely.Count / 2]:F3}  95 % {likely[likely.Count * 19 / 20]:F3}  highest {likely[^1]:F3}  linked {(double)likely.Count(one => one >= Translations.Likely) / likely.Count:P1}"
                )
            );
        }
    }

    /// <summary>The model learned without the documents of a fold.</summary>
    public static TranslationModel FitWithout(int fold, IReadOnlyList<TranslationExample> examples) =>
        Fit([.. examples.Where(one => ParallelTexts.Fold(one.From) != fold && ParallelTexts.Fold(one.To) != fold)]);

    public static List<TranslationExample> Examples(ParallelDocuments documents, string data)
    {
        var examples = new List<TranslationExample>();
        foreach (var (from, to) in Languages)
        {
            var (sources, targets) = (new List<ParallelDocument>(), new List<ParallelDocument>());
            var words = ParallelDocuments
                .Pairs(data, from, to, "ntrex")
                .SelectMany(pair => pair.To)
                .SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                .ToList();
            foreach (var (name, first, second) in ParallelDocuments.Pairs(data, from, to, "ntrex"))
            {
                if (documents.Read(name, from, first, null) is not { } source || documents.Read(name, to, second, null) is not { } target)
                    continue;
                sources.Add(source);
                targets.Add(target);
                Add(examples, source, target, same: true, "whole");
                var random = new Random(Seed(name + from + to));
                if (first.Count < LeastLines)
                    continue;
                for (var variant = 0; variant < 2; variant++)
                {
                    var kept = Shortened(first.Count, random);
                    Add(
                        examples,
                        documents.Read(name, from, variant == 0 ? Lines(first, kept) : first, null),
                        documents.Read(name, to, variant == 0 ? second : Lines(second, kept), null),
                        same: true,
                        "shortened"
                    );
                }
                foreach (var taken in Taken)
                    for (var moved = 0; moved < 2; moved++)
                    {
                        var (one, other) = Reports(first.Count, taken, moved == 1, random);
                        // by chance one may have little of its own: that is a translation, shortened
                        var shorter = Math.Min(one.Count, other.Count);
                        if (shorter < LeastLines / 2 || one.Intersect(other).Count() > MostTaken * shorter)
                            continue;
                        Add(
                            examples,
                            documents.Read(name, from, Lines(first, one), null),
                            documents.Read(name, to, Retold(Lines(second, other), words, random), null),
                            same: false,
                            moved == 1 ? "two reports, moved" : "two reports"
                        );
                    }
            }
            foreach (var source in sources)
            foreach (var target in targets)
                if (source.Name != target.Name)
                    Add(examples, source, target, same: false, "other documents");
        }
        return examples;
    }

    static void Add(List<TranslationExample> examples, ParallelDocument? from, ParallelDocument? to, bool same, string what)
    {
        if (from is not null && to is not null && Translations.Traits(from.Meanings, to.Meanings) is { } traits)
            examples.Add(new(traits, same, from.Name, to.Name, what));
    }

    static List<string> Lines(List<string> lines, List<int> numbers) => numbers.ConvertAll(number => lines[number]);

    /// <summary>What a reporter tells in words of his own: up to a half of the words are others, and a sentence is longer or shorter.</summary>
    static List<string> Retold(List<string> lines, List<string> others, Random random)
    {
        var freedom = random.NextDouble() / 2;
        return lines.ConvertAll(line =>
        {
            var told = new List<string>();
            foreach (var word in line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                var draw = random.NextDouble();
                if (draw > freedom)
                    told.Add(word);
                else if (draw > freedom / 3)
                    told.Add(others[random.Next(others.Count)]);
                if (draw < freedom / 3 && random.Next(2) == 0)
                    told.AddRange([word, others[random.Next(others.Count)]]);
            }
            return told.Count > 0 ? string.Join(' ', told) : line;
        });
    }

    /// <summary>A stretch of up to a third left out, and single lines elsewhere.</summary>
    static List<int> Shortened(int count, Random random)
    {
        var length = random.Next(count / 3 + 1);
        var start = random.Next(1, count - length + 1);
        return [.. Enumerable.Range(0, count).Where(i => (i < start || i >= start + length) && (i == 0 || random.Next(12) > 0))];
    }

    /// <summary>Which lines each of two reports takes, in stretches of one to three.</summary>
    static (List<int> One, List<int> Other) Reports(int count, double taken, bool moved, Random random)
    {
        var (one, other) = (new List<List<int>>(), new List<List<int>>());
        for (var i = 0; i < count; )
        {
            var stretch = Enumerable.Range(i, Math.Min(count - i, 1 + random.Next(3))).ToList();
            i += stretch.Count;
            var draw = random.NextDouble();
            if (draw < taken || draw - taken < (1 - taken) / 2)
                one.Add(stretch);
            if (draw < taken || draw - taken >= (1 - taken) / 2)
                other.Add(stretch);
        }
        if (moved)
            for (var s = other.Count / 3; s > 0; s--)
            {
                var from = random.Next(other.Count);
                var stretch = other[from];
                other.RemoveAt(from);
                other.Insert(random.Next(other.Count + 1), stretch);
            }
        return ([.. one.SelectMany(stretch => stretch)], [.. other.SelectMany(stretch => stretch)]);
    }

    /// <summary>Logistic regression by Newton's method with a ridge; both classes count the same.</summary>
    public static TranslationModel Fit(IReadOnlyList<TranslationExample> examples)
    {
        const int size = TranslationTraits.Count + 1;
        var (mean, spread) = Moments(examples);
        var same = examples.Count(one => one.Same);
        var (x, w) = (new double[size], new double[size]);
        for (var round = 0; round < Rounds; round++)
        {
            var (slope, curve) = (new double[size], new double[size, size]);
            foreach (var one in examples)
            {
                for (var i = 0; i < size - 1; i++)
                    x[i] = (one.Traits[i] - mean[i]) / spread[i];
                x[^1] = 1;
                var weight = examples.Count / 2.0 / (one.Same ? same : examples.Count - same);
                var p = 1 / (1 + Math.Exp(-x.Zip(w, (a, b) => a * b).Sum()));
                for (var i = 0; i < size; i++)
                {
                    slope[i] += weight * ((one.Same ? 1 : 0) - p) * x[i];
                    for (var j = 0; j < size; j++)
                        curve[i, j] += weight * p * (1 - p) * x[i] * x[j];
                }
            }
            for (var i = 0; i < size; i++)
            {
                slope[i] -= i < size - 1 ? Ridge * w[i] : 0;
                curve[i, i] += i < size - 1 ? Ridge : 1e-6;
            }
            Solve(curve, slope);
            for (var i = 0; i < size; i++)
                w[i] += slope[i];
        }
        var weights = new double[size - 1];
        var bias = w[^1];
        for (var i = 0; i < weights.Length; i++)
        {
            weights[i] = w[i] / spread[i];
            bias -= weights[i] * mean[i];
        }
        return new(bias, weights);
    }

    static (double[] Mean, double[] Spread) Moments(IReadOnlyList<TranslationExample> examples)
    {
        var (mean, spread) = (new double[TranslationTraits.Count], new double[TranslationTraits.Count]);
        for (var i = 0; i < mean.Length; i++)
        {
            mean[i] = examples.Average(one => one.Traits[i]);
            spread[i] = Math.Sqrt(examples.Average(one => Math.Pow(one.Traits[i] - mean[i], 2))) + 1e-9;
        }
        return (mean, spread);
    }

    /// <summary>Gaussian elimination; the solution is written over the right side.</summary>
    static void Solve(double[,] matrix, double[] right)
    {
        var n = right.Length;
        for (var c = 0; c < n; c++)
        for (var r = c + 1; r < n; r++)
        {
            var factor = matrix[r, c] / matrix[c, c];
            for (var k = c; k < n; k++)
                matrix[r, k] -= factor * matrix[c, k];
            right[r] -= factor * right[c];
        }
        for (var r = n - 1; r >= 0; r--)
        {
            for (var k = r + 1; k < n; k++)
                right[r] -= matrix[r, k] * right[k];
            right[r] /= matrix[r, r];
        }
    }

    static int Seed(string name)
    {
        uint hash = 2166136261;
        foreach (var c in name)
            hash = (hash ^ c) * 16777619;
        return (int)(hash & 0x7FFFFFFF);
    }
}
