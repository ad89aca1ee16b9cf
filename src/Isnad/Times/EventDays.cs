using NodaTime;

namespace Isnad;

/// <summary>The days of events as the text tells them: "a day before the signing" is counted from the day on which it was signed.</summary>
static class EventDays
{
    /// <summary>
    /// What a step is counted from: the event that its noun names; where the noun is none, the time just mentioned, and behind a count of years
    /// that ends in another noun (complained two years ago of dust) the day of writing.
    /// </summary>
    public static StepNode Counted(Document document, StepNode step, Language language)
    {
        if (
            step.IfDated
            || language
                .Compiled(EventWords.Load)
                .Triggers.TryMatch(document.Tokens, step.Event, document.Tokens.Count, language.Proclitics, out _)
        )
            return step;
        var definite = language.Proclitics.None || language.WithArticle.Fits(document.Tokens.Key(step.Event));
        return step with { Event = 0, FromPrevious = definite || step.Unit < TimeUnit.Year };
    }

    /// <summary>The latest day told so far in a sentence with a trigger of the same type as the noun at a token; null where that is no event or has no day.</summary>
    public static LocalDate? Of(Document document, int noun, Language language, List<(TimeParse Parse, TimeValue? Value)> told)
    {
        var words = language.Compiled(EventWords.Load);
        if (!words.Triggers.TryMatch(document.Tokens, noun, document.Tokens.Count, language.Proclitics, out var trigger))
            return null;
        for (var i = told.Count - 1; i >= 0; i--)
            if (
                told[i].Value is { Precision: <= TimeUnit.Day, First: { } day }
                && told[i].Parse.Node is DateNode or StepNode or EdgeNode
                && SentenceOf(document, told[i].Parse.First) is { Role: not (SentenceRole.Dateline or SentenceRole.Byline) } sentence
                && HasTrigger(document.Tokens, sentence, noun, words, trigger.Value.Type)
            )
                return day;
        return null;
    }

    static bool HasTrigger(TokenTable tokens, Sentence sentence, int except, EventWords words, EventType type)
    {
        for (var i = sentence.FirstToken; i < sentence.EndToken; i++)
            if (
                i != except
                && tokens[i].Kind == TokenKind.Word
                && words.Triggers.TryMatch(tokens, i, sentence.EndToken, words.Language.Proclitics, out var other)
                && other.Value.Type == type
            )
                return true;
        return false;
    }

    static Sentence? SentenceOf(Document document, int token)
    {
        var (low, high) = (0, document.Sentences.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) >> 1;
            var sentence = document.Sentences[middle];
            if (token < sentence.FirstToken)
                high = middle - 1;
            else if (token >= sentence.EndToken)
                low = middle + 1;
            else
                return sentence;
        }
        return null;
    }
}
