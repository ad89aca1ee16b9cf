namespace Isnad;

/// <summary>
/// What <see cref="BlockModel"/> knows of a block, as binary features in groups: how the extractors voted, what the markup and the
/// words say, shape, neighbours, and place against the stretch that the extractors elected. One value of each group holds; of the two
/// groups of roles, any number.
/// </summary>
internal sealed class BlockFeatures
{
    const int Votes = 5;
    const int Lengths = 9;
    const int Links = 5;
    const int Tags = 9;
    const int Places = 4;
    const int Shares = 6;
    const int Kinships = 8;
    const int Roles = 20;
    const int Shapes = 2 * Lengths;

    /// <summary>The groups with the number of their values, in the order in which <see cref="Of"/> writes them.</summary>
    public static readonly (string Name, int Values)[] Groups =
    [
        ("bias", 1),
        ("votes", Votes),
        ("elected", 2),
        ("role", Roles),
        ("word", Roles),
        ("tag", Tags),
        ("length", Lengths),
        ("links", Links),
        ("ends", 2),
        ("commas", 3),
        ("votes-length", Votes * Lengths),
        ("elected-length", 2 * Lengths),
        ("elected-tag", 2 * Tags),
        ("ends-length", 2 * Lengths),
        ("links-length", Links * Lengths),
        ("elected-before", 4),
        ("elected-after", 4),
        ("shape-before", Shapes),
        ("shape-after", Shapes),
        ("place", Places),
        ("place-votes", Places * Votes),
        ("place-shape", Places * Shapes),
        ("distance", 6),
        ("kinship", Kinships),
        ("elected-kinship", 2 * Kinships),
        ("share", Shares),
        ("place-share", Places * Shares),
        ("elected-same-class", 2 * 2),
        ("heading", 3),
    ];

    static readonly int[] Offsets = [.. Groups.Select((_, i) => Groups.Take(i).Sum(g => g.Values))];

    /// <summary>Features in all.</summary>
    public static readonly int Count = Groups.Sum(g => g.Values);

    /// <summary>No block has more: one of each group, and the roles.</summary>
    public static readonly int Most = Groups.Length + (2 * Roles);

    readonly IReadOnlyList<PageBlock> blocks;
    readonly HtmlPage page;
    readonly bool[] elected;
    readonly int[] votes;
    readonly HtmlRole[] words;
    readonly (int Needed, int Most) lines;

    /// <summary>First and last elected block.</summary>
    readonly int first = int.MaxValue;
    readonly int last = -1;

    /// <summary>Sixths of the page's prose that were elected.</summary>
    readonly int share;

    /// <summary>The smallest element that holds all that was elected, or -1.</summary>
    readonly int top = -1;

    /// <summary>The elements right above elected blocks, and the tags and classes of elected paragraphs.</summary>
    readonly HashSet<int> parents = [];
    readonly HashSet<ulong> classes = [];

    /// <param name="cut">The page's blocks.</param>
    /// <param name="elected">What the extractors agree on.</param>
    /// <param name="votes">Their votes.</param>
    /// <param name="words">Roles that the blocks' own words tell.</param>
    /// <param name="lines">The votes that were needed, and the most that any block has.</param>
    public BlockFeatures(PageBlocks cut, bool[] elected, int[] votes, HtmlRole[] words, (int Needed, int Most) lines)
    {
        (this.elected, this.votes, this.words, this.lines) = (elected, votes, words, lines);
        (blocks, page) = (cut.Blocks, cut.Page);
        var (prose, mine) = (0, 0);
        for (var b = 0; b < blocks.Count; b++)
        {
            var block = blocks[b];
            if (block is { Length: >= 60, LinkShare: < 0.4 })
            {
                prose += block.Length;
                mine += elected[b] ? block.Length : 0;
            }
            if (!elected[b])
                continue;
            (first, last) = (Math.Min(first, b), b);
            parents.Add(page[block.Owner].Parent);
            if (block.Length >= 60)
                classes.Add(ClassOf(block.Owner));
            top = top < 0 ? block.Owner : Above(top, block.Owner);
        }
        share = prose == 0 ? 0 : Math.Min(Shares - 1, mine * Shares / prose);
    }

    /// <summary>How many blocks the page has.</summary>
    public int Blocks => blocks.Count;

    /// <summary>The number of a feature by its names in the table, or null.</summary>
    public static int? Id(string group, int value)
    {
        var i = Array.FindIndex(Groups, g => g.Name == group);
        return i >= 0 && value >= 0 && value < Groups[i].Values ? Offsets[i] + value : null;
    }

    /// <summary>Writes the features of a block into a buffer of at least <see cref="Most"/>; returns how many.</summary>
    public int Of(int b, Span<int> into)
    {
        var block = blocks[b];
        var writer = new Writer(into);
        var (vote, chosen, tag) = (VoteOf(votes[b]), elected[b] ? 1 : 0, TagOf(page[block.Owner].Tag));
        var (length, links, ends) = (LengthOf(block.Length), LinksOf(block.LinkShare), block.EndsSentence ? 1 : 0);
        var (place, kinship) = (PlaceOf(b), KinshipOf(block.Owner));
        writer.Add(0);
        writer.Add(vote);
        writer.Add(chosen);
        writer.AddBits((int)block.Roles);
        writer.AddBits((int)words[b]);
        writer.Add(tag);
        writer.Add(length);
        writer.Add(links);
        writer.Add(ends);
        writer.Add(Math.Min(2, block.Commas));
        writer.Add((vote * Lengths) + length);
        writer.Add((chosen * Lengths) + length);
        writer.Add((chosen * Tags) + tag);
        writer.Add((ends * Lengths) + length);
        writer.Add((links * Lengths) + length);
        writer.Add(Near(b, -1));
        writer.Add(Near(b, 1));
        writer.Add(ShapeOf(b - 1));
        writer.Add(ShapeOf(b + 1));
        writer.Add(place);
        writer.Add((place * Votes) + vote);
        writer.Add((place * Shapes) + ShapeOf(b));
        writer.Add(DistanceOf(b));
        writer.Add(kinship);
        writer.Add((chosen * Kinships) + kinship);
        writer.Add(share);
        writer.Add((place * Shares) + share);
        writer.Add((chosen * 2) + (classes.Contains(ClassOf(block.Owner)) ? 1 : 0));
        writer.Add(
            !page[block.Owner].Tag.IsHeading ? 0
            : b + 1 < elected.Length && elected[b + 1] ? 1
            : 2
        );
        return writer.Length;
    }

    /// <summary>Tag and class as one number (FNV-1a): of a page's few hundred no two fall together.</summary>
    ulong ClassOf(int node)
    {
        var hash = 14695981039346656037UL ^ (ulong)page[node].Tag;
        foreach (var c in page.RawAttribute(node, "class"))
            hash = (hash ^ c) * 1099511628211UL;
        return hash;
    }

    /// <summary>The smallest element that holds both.</summary>
    int Above(int a, int b)
    {
        while (a >= 0 && !Holds(a, b))
            a = page[a].Parent;
        return a;
    }

    bool Holds(int element, int node) => element <= node && page[element].End > node;

    int VoteOf(int votes) =>
        votes >= MainText.JsonVote ? 4
        : votes == 0 ? 0
        : votes < lines.Needed ? 1
        : votes < lines.Most ? 2
        : 3;

    static int LengthOf(int length) =>
        length switch
        {
            < 10 => 0,
            < 20 => 1,
            < 40 => 2,
            < 60 => 3,
            < 90 => 4,
            < 140 => 5,
            < 220 => 6,
            < 400 => 7,
            _ => 8,
        };

    static int LinksOf(double share) =>
        share switch
        {
            0 => 0,
            < 0.2 => 1,
            < 0.5 => 2,
            < 0.9 => 3,
            _ => 4,
        };

    static int TagOf(HtmlTag tag) =>
        tag switch
        {
            HtmlTag.P => 0,
            HtmlTag.Li => 1,
            HtmlTag.Td or HtmlTag.Th => 2,
            HtmlTag.Blockquote => 3,
            HtmlTag.Dd or HtmlTag.Dt => 4,
            HtmlTag.Pre => 5,
            HtmlTag.Figcaption => 6,
            _ when tag.IsHeading => 7,
            _ => 8,
        };

    int ShapeOf(int b) => b < 0 || b >= blocks.Count ? 0 : (LengthOf(blocks[b].Length) * 2) + (blocks[b].EndsSentence ? 1 : 0);

    /// <summary>Before, among or behind what was elected; 3 when nothing was.</summary>
    int PlaceOf(int b) =>
        last < 0 ? 3
        : b < first ? 0
        : b > last ? 2
        : 1;

    int DistanceOf(int b) =>
        (last < 0 ? 0 : Math.Max(first - b, b - last)) switch
        {
            <= 0 => 0,
            1 => 1,
            <= 3 => 2,
            <= 8 => 3,
            <= 20 => 4,
            _ => 5,
        };

    /// <summary>How many of the nearest three blocks on one side were elected.</summary>
    int Near(int b, int step)
    {
        var near = 0;
        for (var i = 1; i <= 3; i++)
            near += b + (i * step) is var other && other >= 0 && other < elected.Length && elected[other] ? 1 : 0;
        return near;
    }

    /// <summary>0 beside an elected block; else how far above all elected ones the element is that holds this one too; 7 when there are none.</summary>
    int KinshipOf(int owner)
    {
        if (top < 0)
            return Kinships - 1;
        if (parents.Contains(page[owner].Parent))
            return 0;
        var steps = 1;
        for (var node = top; node >= 0 && steps < Kinships - 2 && !Holds(node, owner); node = page[node].Parent)
            steps++;
        return steps;
    }

    /// <summary>Writes features group after group.</summary>
    ref struct Writer(Span<int> into)
    {
        readonly Span<int> into = into;
        int group;

        public int Length { get; private set; }

        public void Add(int value) => into[Length++] = Offsets[group++] + value;

        public void AddBits(int bits)
        {
            for (; bits != 0; bits &= bits - 1)
                into[Length++] = Offsets[group] + int.TrailingZeroCount(bits);
            group++;
        }
    }
}
