using System.IO.Compression;

namespace Isnad.Training;

/// <summary>
/// Trains language identification: softmax regression with AdaGrad (Duchi, Hazan and Singer 2011) over hashed letter sequences, each
/// language drawn equally often, half of the examples cut down to one to three words so that short text is known as well as long.
/// Data: NTREX-128 (CC BY-SA 4.0) and lingua's (Apache-2.0) without every fourth, which is kept for measuring, and openly licensed
/// Arabic, Persian and English texts.
/// </summary>
static class LanguageTraining
{
    const int Seed = 20261120;
    const int Rounds = 70_000;
    const float Rate = 0.4f;

    static readonly (string Tag, Script Script, string[] Ntrex, string? Lingua, string[] More)[] Languages =
    [
        ("ar", Script.Arabic, ["arb"], "ar", ["aqmar", "anercorp", "wojood-sample"]),
        ("fa", Script.Arabic, ["fas", "prs"], "fa", ["parstwiner", "ud-fa-seraji", "ud-fa-perdt"]),
        ("ur", Script.Arabic, ["urd"], "ur", []),
        ("ps", Script.Arabic, ["pus"], null, []),
        ("ckb", Script.Arabic, ["ckb-Arab"], null, []),
        ("ug", Script.Arabic, ["uig"], null, []),
        ("sd", Script.Arabic, ["snd-Arab"], null, []),
        ("en", Script.Latin, ["eng"], "en", ["ewt"]),
        ("fr", Script.Latin, ["fra"], null, []),
        ("de", Script.Latin, ["deu"], null, []),
        ("tr", Script.Latin, ["tur"], "tr", []),
        ("az", Script.Latin, [], "az", []),
        ("ku", Script.Latin, ["kmr"], null, []),
    ];

    public static void Train(string data, string models)
    {
        var lines = Languages.Select(l => Load(data, l.Ntrex, l.Lingua, l.More)).ToArray();
        for (var i = 0; i < lines.Length; i++)
            Console.WriteLine($"{Languages[i].Tag, -4} {lines[i].Count} lines");
        var weights = Learn(lines);
        var model = Quantise(weights);
        var path = Path.Combine(models, "language.bin");
        using (var stream = File.Create(path))
            model.Write(stream);
        Console.WriteLine($"{new FileInfo(path).Length} bytes");
    }

    /// <summary>True for the lines of a set that are kept for measuring.</summary>
    public static bool IsHeldBack(int line) => line % 4 == 3;

    static List<string> Load(string data, string[] ntrex, string? lingua, string[] more)
    {
        var lines = new List<string>();
        foreach (var file in ntrex)
            lines.AddRange(ReadLines(Path.Combine(data, "ntrex", file + ".txt.gz")).Where((_, i) => !IsHeldBack(i)));
        if (lingua is not null)
            foreach (var kind in (string[])["sentences", "word-pairs", "single-words"])
                lines.AddRange(ReadLines(Path.Combine(data, "language-id-lingua", kind, lingua + ".txt")).Where((_, i) => !IsHeldBack(i)));
        foreach (var folder in more)
        foreach (var file in Directory.EnumerateFiles(Path.Combine(data, folder)).Order(StringComparer.Ordinal))
        {
            if (file.EndsWith(".conllu.gz", StringComparison.Ordinal))
                lines.AddRange(ReadLines(file).Where(l => l.StartsWith("# text = ", StringComparison.Ordinal)).Select(l => l[9..]));
            else if (!file.EndsWith(".md", StringComparison.Ordinal) && !file.Contains("LICENSE", StringComparison.Ordinal))
                lines.AddRange(FromTokens(ReadLines(file)));
        }
        return lines;
    }

    /// <summary>Sentences from files with one token a line, the token in the first cell.</summary>
    static IEnumerable<string> FromTokens(IEnumerable<string> lines)
    {
        var words = new List<string>();
        foreach (var line in lines)
        {
            if (line.Length > 0 && words.Count < 24)
            {
                words.Add(line.Split('\t', ' ')[0]);
                continue;
            }
            if (words.Count > 2)
                yield return string.Join(' ', words);
            words.Clear();
        }
    }

    static IEnumerable<string> ReadLines(string path)
    {
        using var file = File.OpenRead(path);
        using var stream = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : (Stream)file;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
            yield return line;
    }

    static float[] Learn(List<string>[] lines)
    {
        var random = new Random(Seed);
        var weights = new float[LanguageFeatures.Buckets * LanguageModel.Lanes];
        var squares = new float[weights.Length];
        var features = new ushort[LanguageFeatures.Most];
        var counts = new int[6];
        var probabilities = new float[LanguageModel.Lanes];
        for (var round = 0; round < Rounds; round++)
        for (var label = 0; label < lines.Length; label++)
        {
            var text = Cut(lines[label][random.Next(lines[label].Count)], random);
            var count = LanguageFeatures.Extract(text, features, counts);
            if (count > 0)
                Step(weights, squares, features.AsSpan(0, count), label, probabilities);
        }
        return weights;
    }

    /// <summary>Half of the time one to three neighbouring words of the line.</summary>
    static ReadOnlySpan<char> Cut(string line, Random random)
    {
        if (random.Next(2) == 0)
            return line;
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var length = 1 + random.Next(3);
        if (words.Length <= length)
            return line;
        var start = random.Next(words.Length - length);
        return string.Join(' ', words.Skip(start).Take(length));
    }

    static void Step(float[] weights, float[] squares, ReadOnlySpan<ushort> features, int label, Span<float> probabilities)
    {
        probabilities.Clear();
        foreach (var feature in features)
            for (var i = 0; i < Languages.Length; i++)
                probabilities[i] += weights[feature * LanguageModel.Lanes + i];
        var script = Languages[label].Script;
        var best = float.MinValue;
        for (var i = 0; i < Languages.Length; i++)
            if (Languages[i].Script == script)
                best = Math.Max(best, probabilities[i]);
        var sum = 0f;
        for (var i = 0; i < Languages.Length; i++)
        {
            probabilities[i] = Languages[i].Script == script ? MathF.Exp(probabilities[i] - best) : 0;
            sum += probabilities[i];
        }
        for (var i = 0; i < Languages.Length; i++)
        {
            if (Languages[i].Script != script)
                continue;
            var gradient = (i == label ? 1 : 0) - probabilities[i] / sum;
            if (Math.Abs(gradient) < 0.001f)
                continue;
            foreach (var feature in features)
            {
                var at = feature * LanguageModel.Lanes + i;
                squares[at] += gradient * gradient;
                weights[at] += Rate * gradient / MathF.Sqrt(squares[at] + 1);
            }
        }
    }

    static LanguageModel Quantise(float[] weights)
    {
        var sizes = weights.Select(Math.Abs).Order().ToArray();
        // the few largest weights are cut off, so that the many small ones keep their shades
        var largest = sizes[(int)(sizes.Length * 0.9995)];
        var scale = largest / 127;
        var bytes = weights.Select(w => (sbyte)Math.Clamp(MathF.Round(w / scale), -127, 127)).ToArray();
        return new([.. Languages.Select(l => l.Tag)], [.. Languages.Select(l => l.Script)], scale, bytes);
    }
}
