using Isnad.Eval.Gold;
using Isnad.Eval.Scoring;

namespace Isnad.Eval.Calibrating;

/// <summary>A statement that the library found in a gold document, and whether it is right: its words by half at least, and its speaker.</summary>
internal sealed record Judgement(string Document, string Language, double[] Features, double Confidence, bool Right, bool Unseen)
{
    /// <summary>All statements found in gold documents, those below the line too.</summary>
    /// <param name="pairs">The documents.</param>
    /// <param name="unseen">Names of documents that were annotated before any reading of them was looked at, and that no rule was made with.</param>
    public static IEnumerable<Judgement> Of(IEnumerable<GoldPair> pairs, IReadOnlySet<string> unseen)
    {
        foreach (var pair in pairs)
        {
            var text = File.ReadAllText(pair.TextFile);
            var reading = Reader.Read(new(Path.GetFileName(pair.TextFile), File.ReadAllBytes(pair.TextFile)));
            using var stream = new MemoryStream();
            RecordWriter.Write(stream, reading, indented: false, all: true);
            var scorer = new StatementScorer(
                AnnotationReader.Read(File.ReadAllBytes(pair.JsonFile), text),
                AnnotationReader.Read(stream.ToArray(), text)
            );
            for (var i = 0; i < reading.Statements.Count; i++)
            {
                var statement = reading.Statements[i];
                yield return new(
                    pair.Name,
                    Isnad.Language.Of(reading.Articles[statement.Article].Language)?.Tag ?? "?",
                    Calibration.Features(statement, reading.Names),
                    statement.Confidence,
                    scorer.IsRight(i),
                    unseen.Contains(pair.Name)
                );
            }
        }
    }

    /// <summary>The names in <c>eval/gold/unseen.txt</c>.</summary>
    public static IReadOnlySet<string> UnseenOf(Repository repository) =>
        File.ReadLines(Path.Combine(repository.Gold, "unseen.txt"))
            .Select(line => line.Trim())
            .Where(line => line.Length > 0 && line[0] != '#')
            .ToHashSet(StringComparer.Ordinal);
}
