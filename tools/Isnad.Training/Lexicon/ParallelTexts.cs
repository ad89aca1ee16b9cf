using System.IO.Compression;
using System.Text;

namespace Isnad.Training;

/// <summary>A sentence pair: two texts in two languages, and the document they come from.</summary>
readonly record struct ParallelSentence(string From, string To, string Document);

/// <summary>The parallel sets that a lexicon may be learned from: NTREX (Persian of Iran and of Afghanistan) and Parallel UD.</summary>
static class ParallelTexts
{
    public static List<ParallelSentence> Load(string data, string from, string to)
    {
        var pairs = new List<ParallelSentence>();
        var documents = Lines(Path.Combine(data, "ntrex", "document_ids.txt")).ToList();
        foreach (var source in Files(from))
        foreach (var target in Files(to))
            pairs.AddRange(
                Ntrex(data, source)
                    .Zip(Ntrex(data, target), documents)
                    .Select(line => new ParallelSentence(line.First, line.Second, line.Third))
            );
        if (from == "ar" && to == "en")
            pairs.AddRange(Pud(data));
        return pairs;
    }

    static string[] Files(string language) =>
        language switch
        {
            "ar" => ["arb"],
            "fa" => ["fas", "prs"],
            _ => ["eng"],
        };

    static IEnumerable<string> Ntrex(string data, string name) => Lines(Path.Combine(data, "ntrex", name + ".txt.gz"));

    static IEnumerable<string> Lines(string file)
    {
        using var stream = File.OpenRead(file);
        using Stream content = file.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(stream, CompressionMode.Decompress) : stream;
        using var reader = new StreamReader(content, Encoding.UTF8);
        while (reader.ReadLine() is { } line)
            yield return line;
    }

    static IEnumerable<ParallelSentence> Pud(string data)
    {
        var english = Texts(data, "en_pud-shared.conllu.gz");
        return Texts(data, "ar_pud-shared.conllu.gz")
            .OrderBy(sentence => sentence.Key, StringComparer.Ordinal)
            .Where(sentence => english.ContainsKey(sentence.Key))
            .Select(sentence => new ParallelSentence(sentence.Value, english[sentence.Key], DocumentOf(sentence.Key)));
    }

    /// <summary>The sentences of a document are numbered in the last three digits.</summary>
    static string DocumentOf(string sentence) => "pud-" + sentence[..^3];

    static Dictionary<string, string> Texts(string data, string file)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        var id = "";
        foreach (var line in Lines(Path.Combine(data, "pud-ar-en", file)))
            if (line.StartsWith("# sent_id = ", StringComparison.Ordinal))
                id = line["# sent_id = ".Length..].Trim();
            else if (line.StartsWith("# text = ", StringComparison.Ordinal))
                texts[id] = line["# text = ".Length..];
        return texts;
    }

    /// <summary>The fold of five in which a document is measured, the same in every run.</summary>
    public static int Fold(string document)
    {
        uint hash = 2166136261;
        foreach (var c in document)
            hash = (hash ^ c) * 16777619;
        return (int)(hash % 5);
    }
}
