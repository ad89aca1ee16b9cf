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

    /// <summary>An inside label follows its own begin or inside label only.</summary>
    public static bool MayFollow(this NameTag tag, NameTag before) =>
        !tag.Continues() || ((int)before + 1) / 2 == ((int)tag + 1) / 2 && before != NameTag.Outside;

    public static EntityType Type(this NameTag tag) =>
        tag switch
        {
            NameTag.BeginPerson or NameTag.InPerson => EntityType.Person,
            NameTag.BeginPlace or NameTag.InPlace => EntityType.Place,
            _ => EntityType.Organisation,
        };
}
