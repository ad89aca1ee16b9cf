using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;

namespace Isnad.Eval.Sections;

/// <summary>
/// Language identification on lingua's lines and on NTREX, of which every fourth line was kept out of training; an abstention counts as an
/// error and is reported apart. Speed is that of the whole call on full sentences, by the processor's clock.
/// </summary>
internal sealed class LanguageSection : ISection
{
    static readonly string[] Wanted = ["ar", "fa", "ur", "en", "he", "tr", "az"];
    static readonly string[] ArabicScript = ["ar", "fa", "ur", "ps", "ckb"];
    static readonly (string Tag, string File)[] Neighbours =
    [
        ("ar", "arb"),
        ("fa", "fas"),
        ("fa", "prs"),
        ("ur", "urd"),
        ("ps", "pus"),
        ("ckb", "ckb-Arab"),
    ];
    const int SpeedRounds = 20;

    public string Name => "language";
    public string Title => "Language identification";

    public bool Write(Repository repository, TextWriter page)
    {
        if (
            repository.SharedPath("data", "language-id-lingua") is not { } lingua
            || repository.SharedPath("data", "ntrex") is not { } ntrex
        )
            return false;
        page.WriteLine("| lines kept out of training | " + string.Join(" | ", Wanted) + " | mean | abstained |");
        page.WriteLine("|---|" + string.Concat(Enumerable.Repeat("--:|", Wanted.Length + 2)));
        foreach (var kind in (string[])["sentences", "word-pairs", "single-words"])
            WriteKind(lingua, kind, page);
        page.WriteLine();
        page.WriteLine("Arabic script, NTREX sentences kept out of training, in rows what they are, in columns what they were taken for:");
        page.WriteLine();
        WriteConfusion(ntrex, page);
        page.WriteLine();
        var sentences = Wanted.SelectMany(tag => Lines(Path.Combine(lingua, "sentences", tag + ".txt"))).ToArray();
        page.WriteLine(
            Invariant(
                $"Speed, one core, {sentences.Length} sentences of these seven languages: {PerSecond(sentences):N0} sentences per second."
            )
        );
        return true;
    }

    static void WriteKind(string folder, string kind, TextWriter page)
    {
        var (shares, abstained) = (new List<double>(), 0);
        foreach (var tag in Wanted)
        {
            var lines = KeptOut(Path.Combine(folder, kind, tag + ".txt"));
            shares.Add((double)lines.Count(line => LanguageIdentifier.Identify(line) == tag) / lines.Count);
            abstained += lines.Count(line => LanguageIdentifier.Identify(line).StartsWith("und", StringComparison.Ordinal));
        }
        var cells = string.Join(" | ", shares.Append(shares.Average()).Select(share => Invariant($"{share:F3}")));
        page.WriteLine($"| {kind.Replace('-', ' ')} | {cells} | {abstained} |");
    }

    static void WriteConfusion(string folder, TextWriter page)
    {
        page.WriteLine("| | lines | " + string.Join(" | ", ArabicScript) + " | others | abstained |");
        page.WriteLine("|---|--:|" + string.Concat(Enumerable.Repeat("--:|", ArabicScript.Length + 2)));
        foreach (var (tag, file) in Neighbours)
        {
            var found = KeptOut(Path.Combine(folder, file + ".txt.gz")).CountBy(line => LanguageIdentifier.Identify(line)).ToDictionary();
            var known = ArabicScript.Select(other => found.GetValueOrDefault(other)).ToList();
            var abstained = found.GetValueOrDefault("und") + found.GetValueOrDefault("und-Arab");
            var all = found.Values.Sum();
            page.WriteLine($"| {tag} ({file}) | {all} | {string.Join(" | ", known)} | {all - known.Sum() - abstained} | {abstained} |");
        }
    }

    static double PerSecond(string[] sentences)
    {
        var best = 0.0;
        // the first rounds run code that is not compiled to its last form yet
        for (var round = 0; round < 4; round++)
        {
            var before = Process.GetCurrentProcess().TotalProcessorTime;
            for (var i = 0; i < SpeedRounds; i++)
                foreach (var sentence in sentences)
                    LanguageIdentifier.Identify(sentence);
            var spent = (Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds;
            best = Math.Max(best, sentences.Length * SpeedRounds / spent);
        }
        return best;
    }

    static List<string> KeptOut(string file) => [.. Lines(file).Where((_, i) => i % 4 == 3)];

    static IEnumerable<string> Lines(string file)
    {
        using var bytes = File.OpenRead(file);
        using var stream = file.EndsWith(".gz", StringComparison.Ordinal)
            ? new GZipStream(bytes, CompressionMode.Decompress)
            : (Stream)bytes;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
            yield return line;
    }

    static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
