using System.Collections.Concurrent;
using System.Collections.Frozen;

namespace Isnad;

/// <summary>
/// What a name says of an institution or office apart from its language: of which kind it is ("ministry of health"), of which state, and which
/// of its words are in no table.
/// </summary>
public sealed record Institution
{
    const int MostRemembered = 50_000;
    static readonly ConcurrentDictionary<string, Institution?> Known = new(StringComparer.Ordinal);

    /// <summary>The kind in English, the same for all languages.</summary>
    public required string Kind { get; init; }

    /// <summary>There is one of it, so the kind is enough.</summary>
    public bool Unique { get; init; }

    /// <summary>A person holds it.</summary>
    public bool IsOffice { get; init; }

    /// <summary>The state by its English name, or null where the name tells none.</summary>
    public string? State { get; init; }

    /// <summary>Words in no table: mostly a place or a state that no table has.</summary>
    public string Rest { get; init; } = "";

    /// <summary>The words that tell something, in the order of the alphabet: "Ministry of Health" and "Health Ministry" are spelt alike.</summary>
    public string Spelling { get; init; } = "";

    /// <summary>Which one of its kind it is can be told from where it is named only.</summary>
    public bool NeedsPlace => !Unique && State is null && Rest.Length == 0;

    /// <summary>The institution or office that a name tells of, or null when the tables do not know its kind.</summary>
    public static Institution? Of(string name)
    {
        if (Known.TryGetValue(name, out var known))
            return known;
        if (Known.Count > MostRemembered)
            Known.Clear();
        return Known[name] = Read(name);
    }

    /// <summary>The state that is called so, by its English name, or null when no table has it.</summary>
    public static string? StateCalled(string name)
    {
        var words = InstitutionTerms.WordsOf(name);
        return
            words.Count > 0
            && InstitutionTerms.BuiltIn.At(words, 0) is { Part: InstitutionPart.Country } term
            && term.Words.Length == words.Count
            ? term.Meaning
            : null;
    }

    /// <summary>True for a name of a state that can mean something else as well.</summary>
    public static bool HasNamesake(string name) => Namesakes.Contains(Folding.Fold(name));

    static readonly FrozenSet<string> Namesakes = LanguageData
        .Table("mul", "state-namesakes")
        .Select(row => Folding.Fold(row[0]))
        .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>
    /// Whether two names are one institution's, or null when their kinds differ or one name has words that no table knows, and then their words decide. Which of several of
    /// one kind a bare name means, this cannot tell: such a pair is unsure with <see cref="NameDoubt.Part"/>, or the same with <see cref="NameDoubt.Order"/>
    /// where the words are the same in another order.
    /// </summary>
    public static NameMatch? Compare(Institution one, Institution other)
    {
        if (!string.Equals(one.Kind, other.Kind, StringComparison.Ordinal))
            return null;
        var kind = one.Kind;
        if (one.Unique)
            return new(NameVerdict.Same, 1, $"Both are names of one body, known as '{kind}'.");
        if (one.State is { } a && other.State is { } b && !string.Equals(a, b, StringComparison.Ordinal))
        {
            var (first, second) = string.CompareOrdinal(a, b) < 0 ? (a, b) : (b, a);
            return new(NameVerdict.Different, 0, $"One is the {kind} of {first}, the other that of {second}.");
        }
        // "the police" and "the police of the capital's airport": with a word more it is mostly another body
        if (one.Rest.Length > 0 != other.Rest.Length > 0)
            return null;
        if (one.Rest.Length > 0)
            return OfRest(one, other);
        if (one.State is { } state && other.State is not null)
            return new(NameVerdict.Same, 1, $"Both mean '{kind}' of one state, {state}.");
        // in Arabic letters the same words can be Arabic and Persian, and then of two states
        if (one.Spelling == other.Spelling && one.Spelling.Length > 0 && one.Spelling[0] < '\u0600')
            return new(NameVerdict.Same, 0.95, $"Both mean '{kind}' in the same words.", NameDoubt.Order);
        return new(NameVerdict.Unsure, 0.5, $"Both mean '{kind}', and not both names tell of which state.", NameDoubt.Part);
    }

    static NameMatch OfRest(Institution one, Institution other)
    {
        var kind = one.Kind;
        // "the same in both" can be said of states only when the rest is the same, too
        var (mine, theirs) = (NameParts.Of(one.Rest), NameParts.Of(other.Rest));
        var rest = NameMatcher.Compare(mine, theirs);
        return rest.Verdict switch
        {
            NameVerdict.Same
                when rest.Doubt == NameDoubt.None && mine.Count == theirs.Count && (one.State is null) == (other.State is null) => new(
                NameVerdict.Same,
                rest.Score,
                $"Both mean '{kind}'; {Lower(rest.Reason)}"
            ),
            NameVerdict.Different => new(NameVerdict.Different, 0, $"Both mean '{kind}', each of another place or name."),
            _ => new(NameVerdict.Unsure, rest.Score, $"Both mean '{kind}'; {Lower(rest.Reason)}", NameDoubt.Part),
        };
    }

    static string Lower(string sentence) =>
        sentence.Length > 1 && char.IsLower(sentence[1]) ? char.ToLowerInvariant(sentence[0]) + sentence[1..] : sentence;

    static Institution? Read(string name)
    {
        var words = InstitutionTerms.WordsOf(name);
        var (whole, body) = (default(InstitutionTerms.Term?), default(string));
        var (offices, states, rest, telling) = (new List<string>(), new List<string>(), new List<string>(), new List<string>());
        var fields = new SortedSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < words.Count; )
        {
            if (InstitutionTerms.BuiltIn.At(words, i) is not { } term)
            {
                telling.Add(words[i]);
                rest.Add(words[i++]);
                continue;
            }
            if (term.Part != InstitutionPart.None)
                telling.AddRange(term.Words.Where(InstitutionTerms.BuiltIn.Tells));
            i += term.Words.Length;
            switch (term.Part)
            {
                case InstitutionPart.World or InstitutionPart.State or InstitutionPart.StateOffice:
                    // two whole names in one name: neither alone
                    if (whole is not null)
                        return null;
                    whole = term;
                    break;
                case InstitutionPart.Of:
                    fields.Add(term.Meaning);
                    break;
                case InstitutionPart.Body:
                    if (body is not null)
                        return null;
                    body = term.Meaning;
                    break;
                case InstitutionPart.Office:
                    offices.Add(term.Meaning);
                    break;
                case InstitutionPart.Country:
                    states.Add(term.Meaning);
                    break;
            }
        }
        if (KindOf(whole, body, offices, fields) is not { } kind || states.Distinct(StringComparer.Ordinal).Count() > 1)
            return null;
        var unique = whole is { Part: InstitutionPart.World };
        // "Amnesty International Turkey" is a part of it
        if (unique && (rest.Count > 0 || states.Count > 0))
            return null;
        return new Institution
        {
            Kind = kind,
            Unique = unique && offices.Count == 0,
            IsOffice = offices.Count > 0 || whole is { Part: InstitutionPart.StateOffice },
            State = states.Count > 0 ? states[0] : null,
            Rest = string.Join(' ', rest),
            Spelling = string.Join(' ', telling.Order(StringComparer.Ordinal)),
        };
    }

    static string? KindOf(InstitutionTerms.Term? whole, string? body, List<string> offices, SortedSet<string> fields)
    {
        var head = whole is { } one
            ? body is null && fields.Count == 0
                ? one.Meaning
                : null
            : body is not null
                ? fields.Count > 0
                    ? $"{body} of {string.Join(" and ", fields)}"
                    : null
                : "";
        if (head is null)
            return null;
        // an office needs what it is in: a field, a body or a whole name
        if (head.Length == 0)
            return offices.Count == 1 && fields.Count > 0 ? $"{offices[0]} of {string.Join(" and ", fields)}" : null;
        return offices.Count == 0 ? head
            : offices.Count == 1 ? $"{offices[0]} of {head}"
            : null;
    }
}
