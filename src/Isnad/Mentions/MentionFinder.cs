namespace Isnad;

/// <summary>Who and what is named here? Finds the names of a document and groups those that mean the same.</summary>
public static class MentionFinder
{
    public static EntityTable Find(Document document) => new();
}
