namespace Isnad;

public enum EventType
{
    Protest,
    Assault,
    Coerce,
    Sanction,
    Agree,
    Consult,
    Threaten,
    Accuse,
    Execution,
    Arrest,
    Conviction,
    Gathering,
    Strike,
    Accident,
    Election,
    Other,
}

/// <summary>Something that is said to have happened: the trigger word, the type, the date (EDTF) and the place, where the text makes them plain.</summary>
public sealed record Event(TextSpan Trigger, EventType Type, string? Date, int? Place)
{
    /// <summary>The trigger is a noun: it may name what is still to come.</summary>
    public bool Noun { get; init; }

    /// <summary>Index of the innermost statement in whose content it stands, or null in the narrator's voice.</summary>
    public int? Statement { get; init; }
}
