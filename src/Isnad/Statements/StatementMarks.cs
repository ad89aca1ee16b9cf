namespace Isnad;

/// <summary>What an expression of <c>statement-marks.tsv</c> says of the statement it stands in.</summary>
enum StatementMark
{
    /// <summary>Turns what is said into its opposite: not, never, no.</summary>
    Negation,

    /// <summary>The speaker is not sure: perhaps, it seems, may.</summary>
    Hedge,

    /// <summary>The source stands near somebody and is not he: close to, familiar with.</summary>
    CloseTo,

    /// <summary>The words reached the page on paper: a copy of which was obtained.</summary>
    Obtained,

    /// <summary>Why the source has no name: because he was not authorised to speak.</summary>
    Reason,

    /// <summary>An instance of what the speaker before has said: for example, likewise.</summary>
    Example,

    /// <summary>The speaker before goes on: in the end, in what followed.</summary>
    Further,

    /// <summary>Somebody else speaks too: likewise, on the other side.</summary>
    Another,
}

/// <summary>How the words came from their source to the one who prints them.</summary>
public enum RelayKind
{
    Quoting,
    CloseTo,
    Obtained,
}

/// <summary>What the speaker looks ahead to, so that it can be looked up when the time has come.</summary>
public enum Outlook
{
    Promise,
    Threat,
    Prediction,
}

/// <summary>
/// Marks of a statement that follow from its words and need no second reading: they are read off when the record is written and are kept
/// nowhere.
/// </summary>
/// <param name="Negated">The content's first clause is denied or negated.</param>
/// <param name="Hedge">The first word of doubt in the content.</param>
/// <param name="Relay">For a statement that hands on another's words.</param>
/// <param name="Reason">The stated reason why the source is unnamed.</param>
/// <param name="Outlook">For promises, threats and predictions.</param>
/// <param name="Horizon">The last time named in the content (EDTF): when it is due.</param>
public readonly record struct StatementMarks(
    bool Negated,
    TextSpan? Hedge,
    RelayKind? Relay,
    TextSpan? Reason,
    Outlook? Outlook,
    string? Horizon
)
{
    /// <summary>A negation further inside belongs to a subordinate clause as often as not.</summary>
    const int ClauseWords = 6;

    public static StatementMarks Of(Reading reading, int index)
    {
        var statement = reading.Statements[index];
        var document = reading.Document;
        if (Language.Of(reading.Articles[statement.Article].Language) is not { } language)
            return default;
        var words = language.Compiled(static l => new StatementMarkTable(l));
        var first = statement.Content[0];
        var around = Around(document, statement);
        var outlook = OutlookOf(statement.Stance);
        return new(
            statement.Stance is Stance.Deny or Stance.Reject
                || words.Find(document, Head(document, first), StatementMark.Negation) is not null,
            words.Find(document, first, StatementMark.Hedge),
            Relays(reading, index) ? RelayKind.Quoting
                : statement.Source is { } source && words.Find(document, source, StatementMark.CloseTo) is not null ? RelayKind.CloseTo
                : words.Find(document, around, StatementMark.Obtained) is { } obtained && !first.Contains(obtained) ? RelayKind.Obtained
                : null,
            statement.Anonymous && words.Find(document, around, StatementMark.Reason) is { } reason && !first.Contains(reason)
                ? ToStop(document.Text, reason, around.End, first)
                : null,
            outlook,
            outlook is null ? null : LastTime(reading, statement)
        );
    }

    static Outlook? OutlookOf(Stance stance) =>
        stance switch
        {
            Stance.Promise => Isnad.Outlook.Promise,
            Stance.Threaten => Isnad.Outlook.Threat,
            Stance.Expect => Isnad.Outlook.Prediction,
            _ => null,
        };

    /// <summary>Another statement has the same words and names this one as the one it came through.</summary>
    static bool Relays(Reading reading, int index)
    {
        var content = reading.Statements[index].Content;
        for (var i = index + 1; i < reading.Statements.Count && i <= index + 4; i++)
            if (reading.Statements[i].Parent == index && reading.Statements[i].Content.AsSpan().SequenceEqual(content))
                return true;
        return false;
    }

    static TextSpan Head(Document document, TextSpan content)
    {
        var token = document.Tokens.IndexAt(content.Start);
        var end = token;
        while (end < document.Tokens.Count && end < token + ClauseWords && document.Tokens[end].End <= content.End)
            end++;
        return end > token ? new(content.Start, document.Tokens[end - 1].End) : content;
    }

    /// <summary>The sentence of the cue, or of the content where there is none.</summary>
    static TextSpan Around(Document document, Statement statement)
    {
        var at = (statement.Cue ?? statement.Content[0]).Start;
        foreach (var sentence in document.Sentences)
            if (sentence.Span.Contains(at))
                return sentence.Span;
        return statement.Content[0];
    }

    static TextSpan ToStop(string text, TextSpan mark, int limit, TextSpan content)
    {
        if (content.Start > mark.End && content.Start < limit)
            limit = content.Start;
        var end = mark.End;
        while (end < limit && text[end] is not ('،' or ',' or '.' or ';' or '؛' or ':' or '«' or '“' or '"' or ')'))
            end++;
        var reason = new TextSpan(mark.Start, end).Trim(text);
        // where it runs into the content, its last word is the one that opens that: أن, که, that
        if (end == content.Start && text.LastIndexOf(' ', reason.End - 1, reason.Length) is var space && space >= mark.End)
            reason = new TextSpan(mark.Start, space).Trim(text);
        return reason;
    }

    static string? LastTime(Reading reading, Statement statement)
    {
        string? value = null;
        foreach (var time in reading.Times)
            if (time.Value is not null && Array.Exists(statement.Content, span => span.Contains(time.Span)))
                value = time.Value;
        return value;
    }
}

/// <summary>The expressions of <c>statement-marks.tsv</c> of one language.</summary>
sealed class StatementMarkTable(Language language)
{
    readonly PhraseTable<StatementMark> phrases = new(
        language
            .Table("statement-marks")
            .Select(row =>
            {
                row.Expect(2);
                return (row[0], row.Enum<StatementMark>(1));
            })
    );

    /// <summary>The first expression of the kind inside the stretch.</summary>
    public TextSpan? Find(Document document, TextSpan within, StatementMark mark)
    {
        var tokens = document.Tokens;
        for (var i = tokens.IndexAt(within.Start); i < tokens.Count && tokens[i].Start < within.End; i++)
            if (At(tokens, i, mark) is { } span && within.Contains(span))
                return span;
        return null;
    }

    public TextSpan? At(TokenTable tokens, int index, StatementMark mark) =>
        phrases.TryMatch(tokens, index, tokens.Count, language.Proclitics, out var match) && match.Value == mark
            ? tokens.SpanOf(index, index + match.Length)
            : null;
}
