using System.Diagnostics;
using System.Text;
using Isnad.Ledgers;

namespace Isnad.Bench;

/// <summary>What it costs to relate one article when so many are there already, on invented articles.</summary>
internal static class Linking
{
    const int Seed = 20261128;
    const int Vocabulary = 60_000;
    const int Bytes = 1500;

    /// <summary>Articles over which a point of the curve is measured.</summary>
    const int Window = 1000;
    const int Batch = 64;

    /// <summary>An article in so many is a copy of one of the last thousands, with every eighth word changed and the end cut.</summary>
    const int Copies = 10;

    public static void Run(int count)
    {
        var points = new List<int>();
        for (var size = 1000; size <= count; size *= 10)
            points.Add(size);
        if (points[^1] != count)
            points.Add(count);
        Memory(points);
        Stored(points);
    }

    static void Memory(List<int> points)
    {
        Console.WriteLine("in memory: text to words, keys, candidates, kept");
        // until the compiler has done its part
        var (warm, other) = (new Texts(), new LinkIndex());
        for (var i = 0; i < 10 * Window; i++)
        {
            var keys = Keys(Words(warm.Next()));
            other.Candidates(keys);
            other.Add(keys);
        }
        var (texts, index) = (new Texts(), new LinkIndex());
        foreach (var point in points)
        {
            while (index.Count < point)
                index.Add(Keys(Words(texts.Next())));
            // what is measured is looked up and kept like all else, so the next point is not disturbed
            var window = Enumerable.Range(0, Window).Select(_ => texts.Next()).ToList();
            var (candidates, started) = (0, Process.GetCurrentProcess().TotalProcessorTime);
            foreach (var text in window)
            {
                var keys = Keys(Words(text));
                candidates += index.Candidates(keys).Count;
                index.Add(keys);
            }
            Report(point, Process.GetCurrentProcess().TotalProcessorTime - started, $"{(double)candidates / Window:F2} candidates each");
        }
    }

    static void Stored(List<int> points)
    {
        Console.WriteLine("in a ledger: keys, look-up, comparison with the candidates, links, prints and keys stored, committed");
        var folder = Directory.CreateTempSubdirectory("isnad-bench-").FullName;
        try
        {
            using var ledger = Ledger.Open(Path.Combine(folder, "links.db"));
            var texts = new Texts();
            var article = 0;
            foreach (var point in points)
            {
                var (filling, from) = (TimeSpan.Zero, article);
                while (article < point)
                {
                    var next = Take(Math.Min(Batch * 16, point - article));
                    var began = Process.GetCurrentProcess().TotalProcessorTime;
                    article += ledger.RelateOnly(article + 1, next);
                    filling += Process.GetCurrentProcess().TotalProcessorTime - began;
                }
                var window = Take(Window);
                var started = Process.GetCurrentProcess().TotalProcessorTime;
                foreach (var batch in window.Chunk(Batch))
                    article += ledger.RelateOnly(article + 1, batch);
                // small tables are poured into larger ones now and then: the mean of all articles has its share of that
                var mean = $"all since the last point: {filling.TotalMicroseconds / Math.Max(1, point - from):N1} µs each";
                Report(point, Process.GetCurrentProcess().TotalProcessorTime - started, mean);
            }
            Console.WriteLine($"{new FileInfo(ledger.Path).Length / article:N0} bytes each on disk");

            List<(ArticlePrint, ArticleKeys)> Take(int many) =>
                [
                    .. Enumerable
                        .Range(0, many)
                        .Select(_ => Words(texts.Next()))
                        .Select(words =>
                            (
                                new ArticlePrint
                                {
                                    Language = "en",
                                    Words = words,
                                    Published = "2031-05-04",
                                },
                                Keys(words)
                            )
                        ),
                ];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    static void Report(int there, TimeSpan time, string more) =>
        Console.WriteLine(
            $"{there, 10:N0} there: {Window / time.TotalSeconds, 9:N0} articles/s, {time.TotalMicroseconds / Window, 8:N1} µs each  {more}"
        );

    static ArticleKeys Keys(ArticleWords words) =>
        new()
        {
            Shingles = ArticleKeys.ShinglesOf(words),
            Quotations = [],
            Figures = [],
            Names = [],
        };

    static ArticleWords Words(string text)
    {
        var tokens = Tokenizer.Tokenize(text);
        var (hashes, starts) = (new uint[tokens.Count], new int[tokens.Count]);
        var (lengths, traits) = (new ushort[tokens.Count], new WordTraits[tokens.Count]);
        for (var i = 0; i < tokens.Count; i++)
            (hashes[i], starts[i], lengths[i]) = (tokens[i].KeyHash, tokens[i].Start, (ushort)tokens[i].Length);
        return new(hashes, starts, lengths, traits);
    }

    /// <summary>Invented words by Zipf's law, as many as fill 1.5 KB; the same texts in each run.</summary>
    sealed class Texts
    {
        readonly Random random = new(Seed);
        readonly string[] words = new string[Vocabulary];
        readonly double[] upTo = new double[Vocabulary];
        readonly Queue<string> last = new();
        int made;

        public Texts()
        {
            var sum = 0.0;
            for (var i = 0; i < Vocabulary; i++)
            {
                var word = new char[2 + random.Next(8)];
                for (var c = 0; c < word.Length; c++)
                    word[c] = (char)('a' + random.Next(26));
                words[i] = new string(word);
                upTo[i] = sum += 1.0 / (i + 10);
            }
            for (var i = 0; i < Vocabulary; i++)
                upTo[i] /= sum;
        }

        public string Next()
        {
            var text = ++made % Copies == 0 && last.Count > 0 ? Damaged(last.ElementAt(random.Next(last.Count))) : New();
            last.Enqueue(text);
            if (last.Count > 2000)
                last.Dequeue();
            return text;
        }

        string New()
        {
            var text = new StringBuilder(Bytes + 16);
            while (text.Length < Bytes)
                text.Append(Word()).Append(' ');
            return text.ToString();
        }

        string Damaged(string text)
        {
            var parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries)[..^20];
            for (var i = 0; i < parts.Length; i++)
                if (random.Next(8) == 0)
                    parts[i] = Word();
            return string.Join(' ', parts);
        }

        string Word()
        {
            var at = Array.BinarySearch(upTo, random.NextDouble());
            return words[Math.Min(Vocabulary - 1, at < 0 ? ~at : at)];
        }
    }
}
