using System.Text;
using Isnad.Training;

namespace Isnad.Eval.Sections;

/// <summary>A change of one line: its new text (null when the line is dropped), or a line added behind it; <c>What</c> is what was changed.</summary>
internal sealed record Plant(string Type, DifferenceKind Kind, int Line, string What, string? Text, string? Added = null);

/// <summary>
/// Changes lines of an article as a careless or partial translator does: exchanges digits, moves a date, drops a name, a negation, a hedge or an
/// attribution, says "said" for a stronger word, leaves a sentence out or puts one in. What is changed is known from the reading and from the
/// tables of the language; a change that leaves bad grammar behind is a change all the same.
/// </summary>
internal static class DifferencePlanter
{
    public static readonly string[] Types =
    [
        "number",
        "date",
        "name dropped",
        "hedge dropped",
        "negation dropped",
        "stance softened",
        "attribution dropped",
        "sentence dropped",
        "sentence added",
    ];

    static readonly Dictionary<string, string> Said = new(StringComparer.Ordinal)
    {
        ["en"] = "said",
        ["ar"] = "قال",
        ["fa"] = "گفت",
    };

    /// <summary>At most so many changes, one to a line, no two in neighbouring lines; every kind gets its turn.</summary>
    public static List<Plant> Plant(
        ParallelDocument document,
        ParallelDocument other,
        List<int> lines,
        List<string> strange,
        int most,
        int seed
    )
    {
        var random = new Random(seed);
        var plants = new List<Plant>();
        var types = Types.ToArray();
        random.Shuffle(types);
        for (var round = 0; round < 2; round++)
            foreach (var type in types)
            {
                if (plants.Count >= Math.Max(1, most))
                    return plants;
                var free = lines.Where(line => !plants.Exists(plant => Math.Abs(plant.Line - line) < 2));
                var candidates = free.SelectMany(line => Candidates(document, other, type, line, strange, random)).ToList();
                if (candidates.Count > 0)
                    plants.Add(candidates[random.Next(candidates.Count)]);
            }
        return plants;
    }

    static IEnumerable<Plant> Candidates(
        ParallelDocument document,
        ParallelDocument other,
        string type,
        int line,
        List<string> strange,
        Random random
    )
    {
        var there = other.Lines[line].Span;
        var article = document.Article;
        var span = document.Lines[line].Span;
        switch (type)
        {
            case "number":
                foreach (var figure in article.Figures.Where(one => span.Contains(one.Span) && one.Value > 12 && one.High is null))
                    if (Exchanged(article.Text[figure.Span.Start..figure.Span.End]) is { } exchanged)
                        yield return Edit(DifferenceKind.Number, figure.Span, exchanged);
                break;
            case "date":
                foreach (var time in article.Times.Where(one => span.Contains(one.Span) && one.Value is not null))
                    if (Moved(document.Language, article.Text[time.Span.Start..time.Span.End]) is { } moved)
                        yield return Edit(DifferenceKind.Date, time.Span, moved);
                break;
            case "name dropped":
                foreach (var name in article.Names.Where(one => span.Contains(one.Span) && one.Type == EntityType.Person))
                    if (article.Text.AsSpan(name.Span.Start, name.Span.Length).Contains(' '))
                        if (article.Names.Count(one => one.Entity == name.Entity && span.Contains(one.Span)) == 1)
                            yield return Edit(DifferenceKind.Name, name.Span, "");
                break;
            case "hedge dropped":
                // only what the other side has, too
                var names = Phrases(other, "qualifiers", there, _ => true).SelectMany(found => found.Row[1].Split(", ")).ToHashSet();
                foreach (var (found, row) in Phrases(document, "qualifiers", span, row => row.Optional(2) is null or "hedge"))
                    if (names.Overlaps(row[1].Split(", ")))
                        yield return Edit(DifferenceKind.Hedge, found, "");
                break;
            case "negation dropped":
                // one negation on either side: what is left says the contrary
                var own = Negated(document, span);
                if (own.Count != 1 || Negated(other, there).Count != 1)
                    break;
                var whole = article.Text[own[0].Start..own[0].End];
                if (!whole.StartsWith("نمی", StringComparison.Ordinal))
                    yield return Edit(DifferenceKind.Polarity, own[0], "");
                else
                    yield return Edit(DifferenceKind.Polarity, own[0], whole[1..]);
                break;
            case "stance softened":
                foreach (var one in Statements(document, span))
                    if (CueGroups.Of(one.Stance) is not "neutral" and var group)
                        if (Statements(other, there).Any(two => CueGroups.Of(two.Stance) == group))
                            yield return Edit(DifferenceKind.Stance, one.Cue!.Value, Said[document.Language]);
                break;
            case "attribution dropped":
                foreach (var one in Statements(document, span))
                    if (!one.Implicit && one.Source is { } source && span.Contains(source) && !HasQuotation(article, span))
                    {
                        var words = new TextSpan(Math.Min(source.Start, one.Cue!.Value.Start), Math.Max(source.End, one.Cue.Value.End));
                        if (!one.Content.Any(words.Overlaps))
                            yield return Edit(DifferenceKind.Attribution, words, "");
                    }
                break;
            case "sentence dropped":
                yield return new(type, DifferenceKind.Omitted, line, "", null);
                break;
            default:
                var added = strange[random.Next(strange.Count)];
                yield return new(type, DifferenceKind.Added, line, "", article.Text[span.Start..span.End], added);
                break;
        }

        Plant Edit(DifferenceKind kind, TextSpan part, string other) =>
            new(
                type,
                kind,
                line,
                article.Text[part.Start..part.End],
                article.Text[span.Start..part.Start] + other + article.Text[part.End..span.End]
            );
    }

    static IEnumerable<Statement> Statements(ParallelDocument document, TextSpan span) =>
        document.Article.Statements.Where(one =>
            one.Cue is { } cue && span.Contains(cue) && !one.ToReview && one.Content.Length > 0 && one.Content.All(span.Contains)
        );

    /// <summary>A quotation without a speaker is still somebody's words.</summary>
    static bool HasQuotation(LinkedArticle article, TextSpan span) => article.Quotations.Any(quotation => span.Overlaps(quotation.Span));

    static List<TextSpan> Negated(ParallelDocument document, TextSpan span) =>
        Language.Of(document.Language)!.Compiled(Negations.Load).Find(document.Article, span).No;

    static IEnumerable<(TextSpan Span, DataRow Row)> Phrases(
        ParallelDocument document,
        string table,
        TextSpan span,
        Func<DataRow, bool> wanted
    )
    {
        var language = Language.Of(document.Language)!;
        var phrases = new PhraseTable<DataRow>(language.Table(table).Select(row => (row[0], row)));
        var tokens = document.Article.Tokens;
        for (var t = tokens.IndexAt(span.Start); t < tokens.Count && tokens[t].Start < span.End; t++)
            if (phrases.TryMatch(tokens, t, tokens.Count, new Proclitics([]), out var match))
            {
                if (wanted(match.Value) && !document.Article.Names.Any(name => name.Span.Overlaps(match.Span(tokens))))
                    yield return (match.Span(tokens), match.Value);
                t = match.End - 1;
            }
    }

    /// <summary>Two neighbouring digits exchanged, or null where that makes no other number.</summary>
    static string? Exchanged(string number)
    {
        for (var i = 0; i + 1 < number.Length; i++)
            if (char.IsDigit(number[i]) && char.IsDigit(number[i + 1]) && number[i] != number[i + 1])
                // no zero in front
                if (i > 0 && char.IsDigit(number[i - 1]) || char.GetNumericValue(number[i + 1]) > 0)
                {
                    var digits = new StringBuilder(number);
                    (digits[i], digits[i + 1]) = (digits[i + 1], digits[i]);
                    return digits.ToString();
                }
        return null;
    }

    /// <summary>The last digit of a year or of a day changed, or another day of the week.</summary>
    static string? Moved(string tag, string time)
    {
        for (var i = time.Length - 1; i >= 0; i--)
            if (char.IsDigit(time[i]))
            {
                var zero = (char)(time[i] - (int)char.GetNumericValue(time[i]));
                var moved = (char)(zero + ((int)char.GetNumericValue(time[i]) + 3) % 10);
                return time[..i] + moved + time[(i + 1)..];
            }
        var days = Language.Of(tag)!.Table("weekdays").Select(row => row[0]).Where(day => day.Length > 3).ToList();
        for (var d = 0; d < days.Count; d++)
            if (time.Contains(days[d], StringComparison.OrdinalIgnoreCase))
            {
                var at = time.IndexOf(days[d], StringComparison.OrdinalIgnoreCase);
                return time[..at] + days[(d + days.Count / 2) % days.Count] + time[(at + days[d].Length)..];
            }
        return null;
    }
}
