using System.Diagnostics;
using System.Globalization;
using Isnad;
using Isnad.Bench;

const string Usage = """
    Measures speed, on one core.

      dotnet run -c Release --project bench -- read PATH… [--count N] [--size MIN-MAX] [--rounds N]
      dotnet run -c Release --project bench -- add PATH… [--batch N] and the same
      dotnet run -c Release --project bench -- store PATH… [--batch N] and the same
      dotnet run -c Release --project bench -- times PATH… and the same
      dotnet run -c Release --project bench -- names PAIRS [--count N]
      dotnet run -c Release --project bench -- mentions PATH… and the same
      dotnet run -c Release --project bench -- check PATH… [--count N]
      dotnet run -c Release --project bench -- links [--count N]

    PATH is a folder, a file, or JSON Lines (.jsonl, .jsonl.gz; the fields title, abstract, content, text, paragraphs are the page).
    --size takes only documents of so many bytes, from and to: --size 1600-3600
      read    evidence bytes to the bytes of the record; prints documents/s, MB/s, bytes allocated, peak memory, and each stage's share
      add     evidence bytes to a new ledger on the disk, read, stored and indexed, N pieces to a transaction
      store   the second half of add: what was read before is stored and indexed
      times   times and figures alone, of documents that are tokenized and have their names
      names   a ledger of a million names (--count), composed of the words of PAIRS (Arabic, tab, Latin): looking one up, relating a new one
      mentions  finding and grouping the names of documents that were read before; prints tokens/s too
      check   not a measurement: names the documents that are read with an error, whose spans do not re-derive, or which are not
              read the same twice; exit code 1 when there is one
      links   synthetic articles of 1.5 KB, every tenth of them a damaged copy of another: fingerprint and candidate look-up in memory, and
              relating in a ledger with all that is stored for it; articles/s by processor time when so many are there, up to --count
    """;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var words = args.ToList();
var count = Number("--count", 2000);
var rounds = Number("--rounds", 5);
var batch = Number("--batch", 64);
var (smallest, largest) = Size();
if (words is ["links"])
{
    if (OperatingSystem.IsLinux() || OperatingSystem.IsWindows())
        Process.GetCurrentProcess().ProcessorAffinity = FirstCore();
    Linking.Run(Math.Max(count, 2000));
    return 0;
}
if (
    words is not ["read" or "add" or "store" or "times" or "mentions" or "check" or "names", _, ..]
    || words.Skip(1).Any(path => !Path.Exists(path))
)
{
    Console.Error.WriteLine(Usage);
    return 2;
}
if (OperatingSystem.IsLinux() || OperatingSystem.IsWindows())
    Process.GetCurrentProcess().ProcessorAffinity = FirstCore();
if (words[0] == "names")
{
    Names.Run(words[1], args.Contains("--count", StringComparer.Ordinal) ? count : 1_000_000);
    return 0;
}
var documents = Corpus.Load(words[1..], count, smallest, largest);
if (documents.Count == 0)
{
    Console.Error.WriteLine("No documents there.");
    return 1;
}
if (words[0] == "check")
    return Check.Run(documents) == 0 ? 0 : 1;
if (words[0] is "add" or "store")
    using (var adding = new Adding(documents, batch))
        (words[0] == "add" ? (Action<int>)adding.ReadAndAdd : adding.AddOnly)(rounds);
else if (words[0] == "times")
    TimesAndFigures();
else if (words[0] == "mentions")
    Mentions();
else
    Read();
return 0;

void TimesAndFigures()
{
    var readings = new Dictionary<Evidence, (Reading Reading, List<Quotation> Quotations)>(ReferenceEqualityComparer.Instance);
    foreach (var document in documents)
        try
        {
            var reading = Reader.Read(document);
            readings[document] = (reading, QuotationFinder.Find(reading.Document));
        }
        catch (EvidenceException) { }
    var (times, figures) = (0L, 0L);
    new Throughput("times", documents).Run(
        rounds,
        evidence =>
        {
            if (!readings.TryGetValue(evidence, out var known))
                return;
            var found = TimeFinder.Find(known.Reading.Document, known.Reading.Names, known.Quotations).Times;
            times += found.Count;
            figures += FigureFinder.Find(known.Reading.Document, known.Reading.Names, found).Count;
        },
        beforeTiming: () => (times, figures) = (0, 0)
    );
    Throughput.Line("found", $"{times / rounds:N0} times, {figures / rounds:N0} figures in a round");
}

void Mentions()
{
    var known = new Dictionary<Evidence, Document>();
    foreach (var evidence in documents)
        try
        {
            known[evidence] = Reader.Read(evidence).Document;
        }
        catch (EvidenceException) { } // a format that is not read has no names
    var best = new Throughput("mentions", [.. known.Keys]).Run(rounds, evidence => MentionFinder.Find(known[evidence]));
    Throughput.Line("tokens/s", $"{known.Values.Sum(document => (long)document.Tokens.Count) / best.TotalSeconds:N0} by processor time");
}

void Read()
{
    var clock = new StageClock();
    var writing = 0L;
    using var stream = new MemoryStream();
    new Throughput("read", documents).Run(
        rounds,
        evidence =>
        {
            clock.Start();
            var reading = Reader.Read(evidence, clock);
            var started = Stopwatch.GetTimestamp();
            stream.SetLength(0);
            RecordWriter.Write(stream, reading, indented: false);
            writing += Stopwatch.GetTimestamp() - started;
        },
        beforeTiming: () =>
        {
            clock = new();
            writing = 0;
        }
    );
    PrintStages([
        .. Enum.GetValues<Stage>().Select(stage => (stage.ToString().ToLowerInvariant(), clock.Of(stage))),
        ("record", Stopwatch.GetElapsedTime(0, writing)),
    ]);
}

void PrintStages(List<(string Name, TimeSpan Time)> stages)
{
    var whole = stages.Sum(stage => stage.Time.TotalSeconds);
    Console.WriteLine();
    foreach (var (name, time) in stages)
        Throughput.Line(
            "  " + name,
            $"{time.TotalSeconds / whole, 6:P1}  {time.TotalMicroseconds / rounds / documents.Count, 9:N1} µs per document"
        );
}

// The first core this process may run on: measuring a single core also counts the compiler's and the collector's work.
static nint FirstCore()
{
    var allowed = Process.GetCurrentProcess().ProcessorAffinity;
    return allowed & -allowed;
}

(int Smallest, int Largest) Size()
{
    if (Take("--size") is not { } size)
        return (1, int.MaxValue);
    var parts = size.Split('-');
    return parts.Length == 2 && int.TryParse(parts[0], out var from) && int.TryParse(parts[1], out var to) ? (from, to) : (1, int.MaxValue);
}

string? Take(string option)
{
    var at = words.IndexOf(option);
    if (at < 0 || at + 1 >= words.Count)
        return null;
    var value = words[at + 1];
    words.RemoveRange(at, 2);
    return value;
}

int Number(string option, int standard)
{
    return int.TryParse(Take(option), out var value) && value > 0 ? value : standard;
}
