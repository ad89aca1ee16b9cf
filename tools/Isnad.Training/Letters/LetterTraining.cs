namespace Isnad.Training;

/// <summary>A word, or a name, in Arabic and in Latin letters, as the sets have it, and coded for the model.</summary>
sealed class LetterPair(string arabic, string latin)
{
    public string Arabic { get; } = arabic;
    public string Latin { get; } = latin;
    public byte[] ArabicCode { get; } = Code(arabic, LetterModel.ArabicCode);
    public byte[] LatinCode { get; } = Code(latin, LetterModel.LatinCode);

    delegate int Coding(ReadOnlySpan<char> word, Span<byte> into);

    static byte[] Code(string word, Coding coding)
    {
        Span<byte> buffer = stackalloc byte[LetterModel.Longest];
        return buffer[..coding(Folding.Fold(word), buffer)].ToArray();
    }
}

/// <summary>Trains the letter model by expectation maximisation over word pairs. <c>eval -- report name-matching</c> measures it.</summary>
static class LetterTraining
{
    const int Rounds = 8;

    public static void Train(string data, string models)
    {
        var model = Fit(Google(data, "ar2en-train.tsv.gz").Concat(Wikidata(data)));
        using var stream = File.Create(Path.Combine(models, "letters-ar-en.bin"));
        model.Write(stream);
        Console.WriteLine($"letters-ar-en.bin: {stream.Length} bytes");
    }

    public static LetterModel Fit(IEnumerable<LetterPair> pairs)
    {
        var list = pairs.Where(p => p.ArabicCode.Length > 0 && p.LatinCode.Length > 0).ToList();
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

    // what the pairs, which are Arabic, hardly hold: Persian's own letters, and letters that sound otherwise there
    static readonly (char, string)[] Persian =
    [
        ('پ', "p"),
        ('چ', "ch"),
        ('ژ', "zh"),
        ('گ', "g"),
        ('و', "v"),
        ('ض', "z"),
        ('ذ', "z"),
        ('ظ', "z"),
        ('ث', "s"),
        ('ق', "gh"),
    ];

    static void Expect(LetterPair pair, double[] p, double[] counts, int width)
    {
        var (a, l) = (pair.ArabicCode, pair.LatinCode);
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
        var scale = 1 / all;
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

    public static IEnumerable<LetterPair> Google(string data, string file) =>
        NameData
            .Lines(Path.Combine(data, "names-ar-en-google", file))
            .Select(line => line.Split('\t'))
            .Where(c => c.Length >= 2)
            .Select(c => new LetterPair(c[0], c[1]));

    public static IEnumerable<LetterPair> Wikidata(string data) =>
        NameData
            .Lines(Path.Combine(data, "names-ar-en-wikidata", "wd_arabic_80.tsv.gz"))
            .Select(line => line.Split('\t'))
            .Where(c => c.Length >= 3)
            .Select(c => new LetterPair(c[1].Replace(" ", "", StringComparison.Ordinal), c[0]));
}
