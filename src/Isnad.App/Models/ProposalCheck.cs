using System.Text.Json;

namespace Isnad.App.Models;

/// <summary>Why something that a model proposed is not taken.</summary>
enum ProposalFault
{
    /// <summary>The answer, or an item of it, is not of the form that was asked for.</summary>
    NotOfTheForm,

    /// <summary>What is said to be said does not stand in the text, byte for byte.</summary>
    ContentNotInText,

    /// <summary>No cue was given, or none that stands in the text near the content.</summary>
    NoCue,

    /// <summary>No source was given, or none that stands in the text near the content.</summary>
    NoSource,

    /// <summary>Cue or source lie inside what is said.</summary>
    Inside,

    /// <summary>The rules found it already.</summary>
    Known,

    /// <summary>Beyond the number of proposals that is looked at.</summary>
    TooMany,
}

/// <summary>An attribution that a model pointed at: three stretches of the text.</summary>
sealed record Proposal(TextSpan Content, TextSpan Cue, TextSpan Source);

/// <summary>
/// Looks at what a model proposes. It may only point: each of its strings must stand in the text as it is, cue and source near the content. What
/// is taken is a span of the text; nothing that the model wrote goes further.
/// </summary>
static class ProposalCheck
{
    /// <summary>How far cue and source may stand from the content, in characters.</summary>
    const int Reach = 400;

    const int MostProposals = 100;
    const int LeastContent = 3;

    /// <summary>The proposals in an answer that hold, in text order; why each of the others does not is counted.</summary>
    /// <param name="reading">The reading the text stands in.</param>
    /// <param name="within">The stretch that the model was shown.</param>
    /// <param name="answer">What the model wrote.</param>
    /// <param name="refused">Counts by reason, added to.</param>
    public static List<Proposal> Take(Reading reading, TextSpan within, string answer, IDictionary<ProposalFault, int> refused)
    {
        var taken = new List<Proposal>();
        if (Items(answer) is not { } items)
        {
            Refuse(ProposalFault.NotOfTheForm, refused);
            return taken;
        }
        var count = 0;
        foreach (var item in items)
            if (++count > MostProposals)
                Refuse(ProposalFault.TooMany, refused);
            else if (Check(reading, within, item, out var proposal) is { } fault)
                Refuse(fault, refused);
            else if (!taken.Exists(other => other.Content == proposal!.Content && other.Source == proposal.Source))
                taken.Add(proposal!);
        taken.Sort((a, b) => a.Content.CompareTo(b.Content));
        return taken;
    }

    static void Refuse(ProposalFault fault, IDictionary<ProposalFault, int> refused) =>
        refused[fault] = (refused.TryGetValue(fault, out var before) ? before : 0) + 1;

    /// <summary>The items of the JSON array in an answer; models like to write words or a fence around it.</summary>
    static List<JsonElement>? Items(string answer)
    {
        var (from, to) = (answer.IndexOf('[', StringComparison.Ordinal), answer.LastIndexOf(']'));
        if (from < 0 || to < from)
            return null;
        try
        {
            using var json = JsonDocument.Parse(answer.AsMemory(from, to + 1 - from), new JsonDocumentOptions { MaxDepth = 8 });
            return [.. json.RootElement.EnumerateArray().Select(item => item.Clone())];
        }
        catch (JsonException)
        {
            return null;
        }
    }

    static ProposalFault? Check(Reading reading, TextSpan within, JsonElement item, out Proposal? proposal)
    {
        proposal = null;
        if (
            item.ValueKind != JsonValueKind.Object
            || !TryText(item, "content", out var said)
            || !TryText(item, "cue", out var verb)
            || !TryText(item, "source", out var who)
        )
            return ProposalFault.NotOfTheForm;
        var text = reading.Document.Text;
        if (said is not { Length: >= LeastContent })
            return ProposalFault.ContentNotInText;
        var (fault, found) = (ProposalFault.ContentNotInText, false);
        // the same words may stand twice: the place counts at which cue and source stand beside them
        foreach (var content in Places(text, within, said))
        {
            found = true;
            var near = new TextSpan(Math.Max(within.Start, content.Start - Reach), Math.Min(within.End, content.End + Reach));
            var cue = Nearest(text, near, verb, content);
            var source = Nearest(text, near, who, content);
            if (cue is null)
                fault = ProposalFault.NoCue;
            else if (source is null)
                fault = ProposalFault.NoSource;
            else if (cue.Value.Overlaps(content) || source.Value.Overlaps(content) || cue.Value.Overlaps(source.Value))
                fault = ProposalFault.Inside;
            else if (reading.Statements.Any(known => Array.Exists(known.Content, span => Share(span, content) >= 0.5)))
                fault = ProposalFault.Known;
            else
            {
                proposal = new(content, cue.Value, source.Value);
                return null;
            }
        }
        return found ? fault : ProposalFault.ContentNotInText;
    }

    /// <summary>A text or nothing; false when something else stands there.</summary>
    static bool TryText(JsonElement item, string name, out string? text)
    {
        text = null;
        if (!item.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
            return true;
        if (value.ValueKind != JsonValueKind.String)
            return false;
        try
        {
            text = value.GetString()!.Trim();
        }
        catch (InvalidOperationException)
        {
            return false; // half a surrogate pair
        }
        return true;
    }

    /// <summary>Where the words stand, whole words only, byte for byte.</summary>
    static IEnumerable<TextSpan> Places(string text, TextSpan within, string words)
    {
        for (var at = within.Start; at + words.Length <= within.End; at++)
        {
            at = text.IndexOf(words, at, within.End - at, StringComparison.Ordinal);
            if (at < 0)
                yield break;
            if (!IsLetter(text, at - 1) && !IsLetter(text, at + words.Length))
                yield return new(at, at + words.Length);
        }
    }

    static bool IsLetter(string text, int at) => at >= 0 && at < text.Length && char.IsLetterOrDigit(text[at]);

    static TextSpan? Nearest(string text, TextSpan near, string? words, TextSpan content) =>
        words is not { Length: > 0 }
            ? null
            : Places(text, near, words)
                .OrderBy(span => span.Overlaps(content) ? int.MaxValue : Math.Max(content.Start - span.End, span.Start - content.End))
                .Select(span => (TextSpan?)span)
                .FirstOrDefault();

    static double Share(TextSpan a, TextSpan b)
    {
        var common = Math.Min(a.End, b.End) - Math.Max(a.Start, b.Start);
        return common <= 0 ? 0 : (double)common / Math.Max(a.Length, b.Length);
    }
}
