using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using Isnad.Ledgers;

namespace Isnad.Bench;

/// <summary>What it costs to look a name up, and to relate a new one, in a ledger that holds a million names.</summary>
internal static class Names
{
    const int PerPage = 50;
    const int Pages = 40;
    const int Queries = 2_000;
    const int Seed = 20261120;

    /// <summary>
    /// Names are composed of the words of a file: Arabic and Latin letters, a tab between (.tsv or .tsv.gz). Those that are there before the
    /// measurement are written in the order of the tables, without being related.
    /// </summary>
    public static void Run(string pairs, int count)
    {
        var words = Lines(pairs).Select(line => line.Split('\t')).Where(cells => cells.Length >= 2).ToList();
        var random = new Random(Seed);
        var folder = Directory.CreateTempSubdirectory("isnad-bench-").FullName;
        try
        {
            var path = Path.Combine(folder, "names.db");
            Ledger.Open(path).Dispose();
            var clock = Stopwatch.StartNew();
            var written = Fill(path, count, words, random);
            Throughput.Line("names there", $"{written:N0}, written in {clock.Elapsed.TotalSeconds:N0} s");
            using var ledger = Ledger.Open(path);
            LookUp(ledger, "a full name", words, random, single: false);
            LookUp(ledger, "a word alone", words, random, single: true);
            var processor = Process.GetCurrentProcess().TotalProcessorTime;
            using (var adder = ledger.BeginAdding(Pages))
            {
                for (var page = 0; page < Pages; page++)
                    adder.Add(Page(page, PerPage, words, random));
                adder.Commit();
            }
            var spent = Process.GetCurrentProcess().TotalProcessorTime - processor;
            Throughput.Line(
                "new names",
                $"{spent.TotalMicroseconds / (Pages * PerPage):N0} µs of processor each, stored, indexed and related"
            );
            Throughput.Line("joined", $"{ledger.Joined(0, 1).Total:N0} pairs by the machine, {ledger.Review(0, 1).Total:N0} to review");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    static int Fill(string path, int count, List<string[]> words, Random random)
    {
        var names = new SortedDictionary<long, string>();
        for (var i = 0; names.Count < count && i < 2 * count; i++)
        {
            var key = NameIndex.Key(Name(words, random, i & 1));
            names[PublicId.OfName(EntityType.Person, anonymous: false, key)] = key;
        }
        var keys = new List<(long Key, long Name)>();
        foreach (var (id, key) in names)
        foreach (var under in NameKeys.Of(NameParts.Of(key)))
            keys.Add((under, id));
        keys.Sort();
        using var connection = new Connections(path).Open(create: false);
        Connections.Run(connection, "BEGIN IMMEDIATE");
        using (
            var put = new Prepared(
                connection.Handle!,
                "INSERT INTO name (id, type, anonymous, key, text, source, decided, mentions, articles, related) VALUES (?1, 0, 0, ?2, ?2, ?1, ?1, 1, 1, 1)"
            )
        )
            foreach (var (id, key) in names)
                put.Bind(id).Bind(key).Run();
        using (var put = new Prepared(connection.Handle!, "INSERT OR IGNORE INTO name_key VALUES (?, ?)"))
            foreach (var (key, name) in keys)
                put.Bind(key).Bind(name).Run();
        Connections.Run(connection, "COMMIT");
        return names.Count;
    }

    static string Name(List<string[]> words, Random random, int script) =>
        $"{words[random.Next(words.Count)][script]} {words[random.Next(words.Count)][script]}";

    static void LookUp(Ledger ledger, string what, List<string[]> words, Random random, bool single)
    {
        var times = new List<double>();
        var spent = new List<double>();
        for (var i = -200; i < Queries; i++)
        {
            var script = i & 1;
            var name = single ? words[random.Next(words.Count)][script] : Name(words, random, script);
            var processor = ThreadClock.Now();
            var start = Stopwatch.GetTimestamp();
            ledger.Meant(name);
            if (i < 0)
                continue;
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            spent.Add((ThreadClock.Now() - processor).TotalMilliseconds);
        }
        times.Sort();
        spent.Sort();
        Throughput.Line(
            $"look-up of {what}",
            $"median {times[Queries / 2]:N2} ms, 99th percentile {times[Queries * 99 / 100]:N2} ms, slowest {times[^1]:N2} ms"
        );
        if (OperatingSystem.IsLinux())
            Throughput.Line(
                "  of processor",
                $"median {spent[Queries / 2]:N2} ms, 99th percentile {spent[Queries * 99 / 100]:N2} ms, slowest {spent[^1]:N2} ms"
            );
    }

    /// <summary>A page that is nothing but names, one a line.</summary>
    static Reading Page(int number, int names, List<string[]> words, Random random)
    {
        var (text, table) = (new StringBuilder(), new EntityTable());
        for (var i = 0; i < names; i++)
        {
            var name = Name(words, random, random.Next(2));
            var entity = table.Add(EntityType.Person, name);
            table.Mentions.Add(new(new TextSpan(text.Length, text.Length + name.Length), entity.Index, EntityType.Person));
            text.Append(name).Append('\n');
        }
        var whole = text.ToString();
        var article = new Article(new TextSpan(0, whole.Length)) { Language = "ar", Published = new(null, PublicationBasis.Unknown) };
        return new Reading
        {
            Document = new Document
            {
                Evidence = new Evidence($"names-{number}.txt", Encoding.UTF8.GetBytes(whole)),
                Source = new SourceText
                {
                    Text = whole,
                    MediaType = "text/plain",
                    Charset = "utf-8",
                    CharsetReason = "made here",
                },
                Tokens = Tokenizer.Tokenize(whole),
                Language = "ar",
                Articles = [article],
                Noise = [],
                Sentences = [],
            },
            Version = ReadingVersion.Current,
            Articles = [article],
            Names = table,
            Times = [],
            Figures = [],
            Statements = [],
            Events = [],
        };
    }

    static IEnumerable<string> Lines(string path)
    {
        using var file = File.OpenRead(path);
        using var content = path.EndsWith(".gz", StringComparison.Ordinal)
            ? new GZipStream(file, CompressionMode.Decompress)
            : (Stream)file;
        using var reader = new StreamReader(content, Encoding.UTF8);
        while (reader.ReadLine() is { } line)
            yield return line;
    }
}
