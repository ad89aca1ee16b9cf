namespace Isnad.Ledgers;

/// <summary>One place at which a claim is made: an article, and what in it makes the claim.</summary>
public sealed record ClaimAppearance
{
    public required ArticleRow Article { get; init; }
    public required ClaimKind Kind { get; init; }
    public StatementRow? Statement { get; init; }
    public FigureRow? Figure { get; init; }
    public EventRow? Event { get; init; }

    /// <summary>The words of the finding.</summary>
    public required string Text { get; init; }

    /// <summary>The root source as this article has it: the last link of its chain.</summary>
    public required string Root { get; init; }

    /// <summary>The relation by which this article has it from another appearance, or null for a writing of its own.</summary>
    public RelationRow? From { get; init; }
}

/// <summary>A text that was written once, with the appearances that copy, cut or translate it.</summary>
public sealed record ClaimWriting(ClaimAppearance Origin, IReadOnlyList<ClaimAppearance> Copies);

/// <summary>A root source and the writings that rest on it.</summary>
public sealed record ClaimRoot(string Name, bool Anonymous, IReadOnlyList<ClaimWriting> Writings)
{
    /// <summary>The names that the writings have for it, where there are several, by first appearance.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>Why several names are counted as one root, a sentence each; empty where the ledger has them as one source.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];
}

/// <summary>
/// How the claim came to an appearance: how many days after the first one, and the articles by which it came, the origin of the copies first, itself
/// last. <see cref="Days"/> is null where one of the two days is unknown.
/// </summary>
public sealed record ClaimStep(ClaimAppearance Appearance, int? Days, IReadOnlyList<ArticleRow> Path);

/// <summary>One wording of a claim, apart from marks and spelling, and where it stands.</summary>
public sealed record ClaimWording(string Text, string Language, IReadOnlyList<ClaimAppearance> Appearances);

/// <summary>
/// The same thing said by several articles. The count of roots never stands alone: <see cref="Roots"/> is the tree in which copies are folded
/// into writings and writings into root sources.
/// </summary>
public sealed record ClaimView
{
    public required string Id { get; init; }
    public required ClaimKind Kind { get; init; }

    /// <summary>The claim in the words of its first appearance.</summary>
    public required string Text { get; init; }
    public required string Language { get; init; }

    /// <summary>By time; the first is the first appearance.</summary>
    public required IReadOnlyList<ClaimAppearance> Appearances { get; init; }
    public required IReadOnlyList<ClaimRoot> Roots { get; init; }

    /// <summary>True for an utterance: what stands in the speaker's own words in one of the appearances at least.</summary>
    public bool Quoted => Appearances.Any(a => a.Statement is { Finding.Kind: not StatementKind.Indirect });

    /// <summary>The wordings in which it appears, by first appearance; more than one when pages cut or change what was said.</summary>
    public IReadOnlyList<ClaimWording> Wordings =>
        [
            .. Appearances
                .GroupBy(a => (a.Article.Language, SearchKey(a.Text)))
                .Select(group => new ClaimWording(group.First().Text, group.First().Article.Language, [.. group])),
        ];

    static string SearchKey(string text)
    {
        var tokens = Tokenizer.Tokenize(text);
        var key = new System.Text.StringBuilder();
        for (var i = 0; i < tokens.Count; i++)
            if (tokens[i].Kind is TokenKind.Word or TokenKind.Number)
                key.Append(tokens.Key(i)).Append(' ');
        return key.ToString();
    }

    /// <summary>Who was first, who followed and after how long, each with the way by which it was copied.</summary>
    public IReadOnlyList<ClaimStep> Cascade
    {
        get
        {
            var byArticle = Appearances.ToDictionary(a => a.Article.Id, StringComparer.Ordinal);
            var first = Appearances.Select(a => a.Article.Published.Value).FirstOrDefault(day => day is not null);
            return [.. Appearances.Select(a => new ClaimStep(a, DayRange.Between(first, a.Article.Published.Value), Path(a)))];

            List<ArticleRow> Path(ClaimAppearance appearance)
            {
                var path = new List<ArticleRow> { appearance.Article };
                // the article it was copied from need not make the claim itself; then the way ends there
                while (appearance.From is { } relation && path.Count <= byArticle.Count)
                {
                    var parent = relation.From.Id == appearance.Article.Id ? relation.To : relation.From;
                    path.Insert(0, parent);
                    if (!byArticle.TryGetValue(parent.Id, out appearance!))
                        break;
                }
                return path;
            }
        }
    }

    /// <summary>Pages that make the claim.</summary>
    public int Pages => Appearances.Select(a => a.Article.Evidence).Distinct(StringComparer.Ordinal).Count();

    /// <summary>Writings: articles left after reprints, excerpts, translations and digests are folded into what they were made from.</summary>
    public int Writings => Roots.Sum(root => root.Writings.Count);
}
