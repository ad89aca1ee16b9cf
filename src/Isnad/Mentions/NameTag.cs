namespace Isnad;

/// <summary>The labels of the name model: outside, and begin or inside of a person, an organisation (with outlets and groups) or a place.</summary>
internal enum NameTag : byte
{
    Outside,
    BeginPerson,
    InPerson,
    BeginOrganisation,
    InOrganisation,
    BeginPlace,
    InPlace,
}

internal static class NameTags
{
    public const int Count = 7;

    public static bool Begins(this NameTag tag) => ((int)tag & 1) == 1;

    public static bool Continues(this NameTag tag) => tag != NameTag.Outside && ((int)tag & 1) == 0;

    public static EntityType Type(this NameTag tag) =>
        tag switch
        {
            NameTag.BeginPerson or NameTag.InPerson => EntityType.Person,
            NameTag.BeginPlace or NameTag.InPlace => EntityType.Place,
            _ => EntityType.Organisation,
        };
}

/// <summary>
/// The labels inside the model, which also mark a name's last word and a name of one word (Ratinov and Roth 2009): 0 outside, then four
/// for each of person, organisation and place.
/// </summary>
internal static class NameLabels
{
    public const int Count = 13;

    const int Begin = 0;
    const int Inside = 1;
    const int Last = 2;
    const int Single = 3;

    public static NameTag Tag(int label) =>
        label == 0 ? NameTag.Outside : (NameTag)(1 + (label - 1) / 4 * 2 + (Position(label) is Inside or Last ? 1 : 0));

    /// <summary>The label of a word in a name of a type (person 0, organisation 1, place 2).</summary>
    public static int Of(int type, bool opens, bool closes) =>
        1
        + type * 4
        + (
            opens && closes ? Single
            : opens ? Begin
            : closes ? Last
            : Inside
        );

    static int Position(int label) => (label - 1) & 3;

    static bool Opens(int label) => label != 0 && Position(label) is Begin or Inside;

    public static bool MayStart(int label) => label == 0 || Position(label) is Begin or Single;

    public static bool MayEnd(int label) => !(label != 0 && Opens(label));

    public static bool MayFollow(int label, int before) =>
        before != 0 && Opens(before)
            ? label != 0 && (label - 1) / 4 == (before - 1) / 4 && Position(label) is Inside or Last
            : MayStart(label);

    public static byte[] From(ReadOnlySpan<NameTag> tags)
    {
        var labels = new byte[tags.Length];
        for (var i = 0; i < tags.Length; i++)
        {
            if (tags[i] == NameTag.Outside)
                continue;
            var type = ((int)tags[i] - 1) / 2;
            var goesOn = i + 1 < tags.Length && tags[i + 1].Continues() && ((int)tags[i + 1] - 1) / 2 == type;
            var position = tags[i].Begins()
                ? goesOn
                    ? Begin
                    : Single
                : goesOn
                    ? Inside
                    : Last;
            labels[i] = (byte)(1 + type * 4 + position);
        }
        return labels;
    }
}
