namespace Isnad.Ledgers;

/// <summary>
/// An office that is asked for, and which offices of persons are it: of its kind in any language, where the tables know that ("foreign minister" is
/// وزير الخارجية and never his deputy), else those that have all its words.
/// </summary>
internal sealed class AskedOffice
{
    readonly string[] words;
    readonly Institution? institution;

    public AskedOffice(string office)
    {
        words = [.. OfficeWords.Of(office).Distinct(StringComparer.Ordinal)];
        institution = Known(office) is { IsOffice: true } known && !IsAnybodys(known) ? known : null;
        // one word ("the minister") is anybody's
        Keys =
            institution is not null ? [NameKeys.Word(institution.Kind)]
            : words.Length < 2 ? []
            : [.. words.Select(NameKeys.Word).Distinct()];
    }

    /// <summary>"The president": every state has one, its English name is one word, and neither its state nor its place is told.</summary>
    static bool IsAnybodys(Institution office) =>
        office is { State: null, Rest: "" } && !office.Kind.Contains(' ', StringComparison.Ordinal);

    /// <summary>What the names of its holders stand under, all of these.</summary>
    public IReadOnlyList<long> Keys { get; }

    /// <summary>What the tables know of an office, be it held or left.</summary>
    static Institution? Known(string office) =>
        Institution.Of(string.Join(' ', NameIndex.Key(office).Split(' ').Where(word => !OfficeWords.IsPast(word))));

    /// <summary>What a person seen with an office is looked up by: its words, and its kind.</summary>
    public static IEnumerable<long> KeysOf(string office)
    {
        var keys = OfficeWords.Of(office).Select(NameKeys.Word);
        return (Known(office) is { IsOffice: true } known ? keys.Append(NameKeys.Word(known.Kind)) : keys).Distinct();
    }

    /// <summary>
    /// Two wordings of one office in whatever language: of one kind, both held or both left, and of the same state and place, or neither tells of
    /// which. Where one tells it and the other does not, they may be two.
    /// </summary>
    public static bool AreOne(string one, string other) =>
        Known(one) is { IsOffice: true } mine
        && !IsAnybodys(mine)
        && Known(other) is { } theirs
        && string.Equals(mine.Kind, theirs.Kind, StringComparison.Ordinal)
        && OfficeWords.IsPast(one) == OfficeWords.IsPast(other)
        && string.Equals(mine.State, theirs.State, StringComparison.Ordinal)
        && (
            mine.Rest.Length == 0
                ? theirs.Rest.Length == 0
                : theirs.Rest.Length > 0 && NameMatcher.Compare(mine.Rest, theirs.Rest).Verdict == NameVerdict.Same
        );

    /// <summary>
    /// True when the office that is asked for does not tell its state and its holders were seen in that of several: on one day there is more than one, though
    /// the ledger may have seen only one of them.
    /// </summary>
    public bool IsOfSeveralStates(IEnumerable<string> offices) =>
        institution is { State: null, Rest: "" }
        && offices.Select(office => Known(office)?.State).OfType<string>().Distinct(StringComparer.Ordinal).Skip(1).Any();

    /// <summary>True when a person seen with this office is seen in the one asked for.</summary>
    public bool Is(string office)
    {
        if (institution is null)
            return OfficeWords.Of(office) is var theirs && words.All(word => theirs.Contains(word, StringComparer.Ordinal));
        if (Known(office) is not { } other || !string.Equals(other.Kind, institution.Kind, StringComparison.Ordinal))
            return false;
        // "the former minister" need not say of what again
        if (other is { State: null, Rest: "" } && OfficeWords.IsPast(office))
            return true;
        // an office of a state is asked for: one that does not tell its state may be another's
        if (institution.State is { } state)
            return string.Equals(state, other.State, StringComparison.Ordinal);
        return institution.Rest.Length == 0
            || NameMatcher.Compare(institution.Rest, other.Rest) is { Verdict: NameVerdict.Same, Doubt: NameDoubt.None };
    }
}
