using System.Text;

namespace Isnad.Training;

/// <summary>One document in one language: its article as Isnad reads it, and where each line of the data set stands in the text.</summary>
internal sealed record ParallelDocument(
    string Name,
    string Language,
    LinkedArticle Article,
    ArticleMeanings Meanings,
    List<(TextSpan Span, int[] Lines)> Lines
);

/// <summary>
/// The documents of the parallel sets, read by the program, with lexicons that were learned without the documents of their fold.
/// </summary>
internal sealed class ParallelDocuments
{
    readonly Lexicon[,] lexicons = new Lexicon[5, 3];
    static readonly string[] Tags = ["ar", "en", "fa"];

    static ParallelDocuments? made;

    /// <summary>Learning fifteen lexicons takes a minute: the sections share them.</summary>
    public static ParallelDocuments Of(string data) => made ??= new(data);

    ParallelDocuments(string data)
    {
        var texts = LexiconModel.Pairs.ToDictionary(pair => pair, pair => ParallelTexts.Load(data, pair.From, pair.To));
        for (var fold = 0; fold < 5; fold++)
        {
            var models = LexiconModel
                .Pairs.Select(pair =>
                    LexiconTraining.Fit([.. texts[pair].Where(text => ParallelTexts.Fold(text.Document) != fold)], pair.From, pair.To)
                )
                .ToList();
            for (var l = 0; l < 3; l++)
                lexicons[fold, l] = new(Isnad.Language.Of(Tags[l])!, models.Where(model => model.From == Tags[l]));
        }
    }

    /// <summary>
    /// Reads the lines of a document as a page of paragraphs. With a seed, a tenth of the lines is dropped and a tenth joined to the next, so
    /// that one sentence stands where two stood.
    /// </summary>
    public ParallelDocument? Read(string name, string language, IReadOnlyList<string> lines, int? seed)
    {
        var text = new StringBuilder();
        var places = new List<(TextSpan, int[])>();
        var random = seed is { } s ? new Random(s) : null;
        for (var i = 0; i < lines.Count; i++)
        {
            if (random is not null && random.Next(10) == 0)
                continue;
            var line = lines[i].Trim();
            int[] numbers = [i];
            if (random is not null && i + 1 < lines.Count && random.Next(10) == 0)
            {
                line = line.TrimEnd('.', '۔', ' ') + (language == "en" ? ", " : "، ") + lines[i + 1].Trim();
                numbers = [i, ++i];
            }
            places.Add((new(text.Length, text.Length + line.Length), numbers));
            text.Append(line).Append('\n');
        }
        var reading = Reader.Read(new(name + ".txt", Encoding.UTF8.GetBytes(text.ToString())));
        if (reading.Articles.Count == 0)
            return null;
        var article = LinkedArticle.Of(reading).MaxBy(candidate => candidate.Span.Length)!;
        var lexicon = lexicons[ParallelTexts.Fold(name), Array.IndexOf(Tags, language)];
        return ArticleMeanings.Of(article, lexicon) is { } meanings && article.Language == language
            ? new(name, language, article, meanings, places)
            : null;
    }

    /// <summary>Documents with their lines in two languages, in the order of the data.</summary>
    public static IEnumerable<(string Name, List<string> From, List<string> To)> Pairs(
        string data,
        string from,
        string to,
        string prefix
    ) =>
        ParallelTexts
            .Load(data, from, to)
            .Where(pair => pair.Document.StartsWith("pud-", StringComparison.Ordinal) == (prefix == "pud"))
            .GroupBy(pair => pair.Document, StringComparer.Ordinal)
            .Select(group => (group.Key, Half(group, from, pair => pair.From), Half(group, from, pair => pair.To)));

    // Persian stands twice in the pairs, as written in Iran and in Afghanistan: the first half is Iran's
    static List<string> Half(IEnumerable<ParallelSentence> group, string from, Func<ParallelSentence, string> side)
    {
        var lines = group.Select(side).ToList();
        return from == "fa" ? lines[..(lines.Count / 2)] : lines;
    }
}
