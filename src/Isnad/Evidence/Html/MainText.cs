namespace Isnad;

/// <summary>
/// Chooses the blocks of a page that are its writing, without a template for any site. Several extractors look at the one tree, each
/// names the blocks it believes in, and the blocks with enough votes stay:
/// the article's body as the page's own JSON-LD repeats it; elements whose class or itemprop says body; article and main elements;
/// the element whose blocks sum up best (maximum subtree sum over block scores, after Pasternack and Roth 2009); the parents of
/// paragraphs (after Readability). Inside the elected region each block still has to look like writing; a small model over all this
/// (<see cref="BlockModel"/>) has the last word.
/// </summary>
internal sealed class MainText
{
    /// <summary>The vote of a body that the page declares in its JSON-LD.</summary>
    public const int JsonVote = 100;

    /// <summary>Beyond these the comparison with the declared body would cost more than it tells.</summary>
    const int MaxDeclared = 200_000;
    const int MaxDeclaredBlocks = 5_000;
    readonly PageBlocks cut;
    readonly IReadOnlyList<PageBlock> blocks;
    readonly HtmlPage page;
    readonly string[] texts;
    readonly HtmlRole[] words;
    readonly double[] scores;
    readonly int[] votes;
    readonly double[] sums;
    bool trustsRoles = true;

    /// <summary>The votes that a block needs, and the most that any block of prose has.</summary>
    (int Needed, int Most) lines = (1, 0);

    MainText(PageBlocks cut)
    {
        this.cut = cut;
        (blocks, page) = (cut.Blocks, cut.Page);
        texts = new string[blocks.Count];
        words = new HtmlRole[blocks.Count];
        scores = new double[blocks.Count];
        votes = new int[blocks.Count];
        sums = new double[blocks.Count + 1];
    }

    /// <summary>Which blocks are the main text, and how many characters that is.</summary>
    /// <param name="cut">The page's blocks.</param>
    /// <param name="articleBody">What JSON-LD gives as the body, or null.</param>
    /// <param name="trustsRoles">False to ignore what class names say is furniture: for pages where nothing else is left.</param>
    public static (bool[] Keep, int Length) Choose(PageBlocks cut, string? articleBody, bool trustsRoles = true)
    {
        var main = new MainText(cut) { trustsRoles = trustsRoles };
        var elected = main.Elect(articleBody);
        // The model was learned from pages whose markup is trusted.
        var keep = trustsRoles ? BlockModel.Shipped.Keep(main.Features(elected)) : elected;
        if (!Array.Exists(keep, k => k))
            keep = elected;
        var length = 0;
        for (var b = 0; b < keep.Length; b++)
            length += keep[b] ? cut.Blocks[b].Length : 0;
        return (keep, length);
    }

    /// <summary>What the model looks at, for its training.</summary>
    public static BlockFeatures Features(PageBlocks cut, string? articleBody)
    {
        var main = new MainText(cut);
        return main.Features(main.Elect(articleBody));
    }

    BlockFeatures Features(bool[] elected) => new(cut, elected, votes, words, lines);

    bool[] Elect(string? articleBody)
    {
        Score();
        Vote(articleBody);
        return Keep();
    }

    string Text(int block) => texts[block] ??= BlockText.Plain(page, blocks[block]);

    HtmlRole Roles(int block) =>
        words[block] | (trustsRoles ? blocks[block].Roles : blocks[block].Roles & (HtmlRole.Nav | HtmlRole.Footer));

    bool IsHeading(int block) => page[blocks[block].Owner].Tag.IsHeading;

    void Score()
    {
        for (var b = 0; b < blocks.Count; b++)
        {
            var block = blocks[b];
            if (block.Length < 120)
                words[b] = HtmlPhrases.Of(Text(b));
            scores[b] = ScoreOf(b, block);
            sums[b + 1] = sums[b] + scores[b];
        }
    }

    double ScoreOf(int b, in PageBlock block)
    {
        var roles = Roles(b);
        if ((roles & (HtmlRole.Furniture | HtmlRole.Meta)) != 0)
            return -Math.Min(60, 10 + (block.Length * 0.1));
        if (block.LinkShare > 0.5)
            return -Math.Min(40, 10 + (block.Length * 0.2));
        var prose = block.Length * (1 - (block.LinkShare * 1.5));
        if (block is { Length: >= 80 } && (block.EndsSentence || block.Commas > 0))
            return prose + (block.Commas * 5);
        if (block.Length >= 40 && block.EndsSentence)
            return prose;
        return IsHeading(b) ? 0
            : block.Length >= 80 ? prose * 0.3
            : -5;
    }

    double Sum(int node)
    {
        var (first, end) = cut.Of(node);
        return sums[end] - sums[first];
    }

    void Vote(string? articleBody)
    {
        if (articleBody is not null)
            VoteJson(articleBody);
        var whole = 0.0;
        foreach (var score in scores)
            whole += Math.Max(0, score);

        var (body, article, best) = (-1, -1, -1);
        var (bodySum, articleSum, bestSum) = (0.0, 0.0, double.MinValue);
        for (var i = 0; i < page.Count; i++)
        {
            ref readonly var node = ref page[i];
            if (node.Tag == HtmlTag.Text || node.End <= i + 1)
                continue;
            var sum = Sum(i);
            if (sum <= 0)
                continue;
            var own = cut.Own(i);
            if ((own & HtmlRole.Body) != 0 && sum > bodySum * 1.02)
                (body, bodySum) = (i, sum);
            if ((node.Tag is HtmlTag.Article or HtmlTag.Main || (own & HtmlRole.Main) != 0) && sum >= articleSum * 0.98)
                (article, articleSum) = (i, Math.Max(articleSum, sum));
            if (sum >= bestSum)
                (best, bestSum) = (i, sum);
        }
        if (body >= 0 && bodySum >= Math.Max(100, whole * 0.1))
            CastBody(body, whole);
        if (TitledArticle() is >= 0 and var titled && Sum(titled) >= Math.Max(300, whole * 0.12))
            Cast(titled, 3);
        else if (article >= 0 && articleSum >= Math.Max(150, whole * 0.15))
            Cast(article, 1);
        if (best >= 0)
            Cast(best, 1);
        if (TopParent() is >= 0 and var parent)
            Cast(parent, 1);
    }

    /// <summary>The article element around the first heading of the page, or -1: of several articles on a page it is the page's own.</summary>
    int TitledArticle()
    {
        for (var i = 0; i < page.Count; i++)
        {
            if (page[i].Tag != HtmlTag.H1)
                continue;
            for (var node = page[i].Parent; node >= 0; node = page[node].Parent)
                if (page[node].Tag == HtmlTag.Article)
                    return node;
        }
        return -1;
    }

    /// <summary>Page builders cut a body into several elements of one class: all of them in one region are the body.</summary>
    void CastBody(int body, double whole)
    {
        var kind = page.RawAttribute(body, "class");
        var (sum, parts) = (0.0, new List<int>());
        for (var i = 0; i < page.Count; i++)
        {
            if (i != body && ((cut.Own(i) & HtmlRole.Body) == 0 || kind.IsEmpty || !page.RawAttribute(i, "class").SequenceEqual(kind)))
                continue;
            parts.Add(i);
            sum += Math.Max(0, Sum(i));
            i = page[i].End - 1;
        }
        foreach (var part in parts)
            Cast(part, sum >= whole * 0.4 ? 3 : 2);
    }

    void Cast(int node, int weight)
    {
        var (first, end) = cut.Of(node);
        for (var b = first; b < end; b++)
            votes[b] += weight;
    }

    void VoteJson(string articleBody)
    {
        var body = BlockText.Key(articleBody);
        if (body.Length is < 150 or > MaxDeclared || blocks.Count > MaxDeclaredBlocks)
            return;
        var (found, inside) = (0, new List<int>());
        for (var b = 0; b < blocks.Count; b++)
        {
            if (blocks[b].Length < 20)
                continue;
            var key = BlockText.Key(Text(b));
            if (key.Length >= 15 && body.Contains(key, StringComparison.Ordinal))
            {
                inside.Add(b);
                found += key.Length;
            }
        }
        if (found * 10 < body.Length * 6)
            return;
        foreach (var b in inside)
            votes[b] += JsonVote;
    }

    /// <summary>
    /// The parent whose paragraphs are best, as in Readability: each paragraph gives its score to its parent, half of it to the
    /// grandparent; links take away.
    /// </summary>
    int TopParent()
    {
        var gains = new Dictionary<int, double>();
        for (var b = 0; b < blocks.Count; b++)
        {
            if (scores[b] <= 0 || blocks[b].Length < 25)
                continue;
            var gain = 1 + blocks[b].Commas + Math.Min(3, blocks[b].Length / 100);
            var parent = blocks[b].Owner;
            if (page[parent].Tag is HtmlTag.P or HtmlTag.Pre or HtmlTag.Li or HtmlTag.Blockquote)
                parent = page[parent].Parent;
            for (var (level, node) = (0, parent); level < 2 && node >= 0; level++, node = page[node].Parent)
                gains[node] = gains.GetValueOrDefault(node) + (gain / (level + 1.0));
        }
        var (top, topGain) = (-1, 0.0);
        foreach (var (node, gain) in gains)
        {
            var (text, links) = (1, 0);
            var (first, end) = cut.Of(node);
            for (var b = first; b < end; b++)
            {
                text += blocks[b].Length;
                links += blocks[b].LinkLength;
            }
            var weight = gain * (1 - ((double)links / text));
            if ((cut.Own(node) & HtmlRole.Body) != 0)
                weight *= 1.5;
            if (weight > topGain || (weight == topGain && node < top))
                (top, topGain) = (node, weight);
        }
        return top;
    }

    bool[] Keep()
    {
        var keep = new bool[blocks.Count];
        // One dissenting voice among the structural extractors is allowed; the strong ones are not outvoted.
        var most = 0;
        for (var b = 0; b < blocks.Count; b++)
            if (scores[b] > 0)
                most = Math.Max(most, votes[b] % JsonVote);
        lines = (Math.Max(1, most - 1), most);
        for (var b = 0; b < blocks.Count; b++)
            keep[b] = votes[b] >= lines.Needed && Belongs(b);
        DropTail(keep);
        DropLooseHeadings(keep);
        // A page of a few short lines elects nothing; then all that is no link and no furniture is its text.
        if (!trustsRoles && !Array.Exists(keep, k => k))
            for (var b = 0; b < blocks.Count; b++)
                keep[b] = Belongs(b) && blocks[b].LinkShare < 0.5;
        return keep;
    }

    /// <summary>Does a block of the elected region look like writing?</summary>
    bool Belongs(int b)
    {
        var block = blocks[b];
        if (votes[b] >= JsonVote && (words[b] & (HtmlRole.Related | HtmlRole.Share | HtmlRole.Ad | HtmlRole.Comment)) == 0)
            return true;
        var roles = Roles(b);
        if ((roles & (HtmlRole.Furniture | HtmlRole.Caption | HtmlRole.Credit)) != 0)
            return false;
        if ((roles & (HtmlRole.Meta | HtmlRole.Byline | HtmlRole.Date)) != 0 && block.Length < 150)
            return false;
        if ((roles & HtmlRole.Title) != 0 && IsHeading(b))
            return false;
        var tag = page[block.Owner].Tag;
        if (tag == HtmlTag.H1)
            return false;
        if (block.LinkShare > 0.8 && !(tag == HtmlTag.P && block.Words > 12))
            return false;
        if (block.LinkShare > 0.5 && block.Length < 150 && (tag is not HtmlTag.P || !block.EndsSentence))
            return false;
        return true;
    }

    /// <summary>From a heading that opens related links or comments on, what follows is not the article any more.</summary>
    void DropTail(bool[] keep)
    {
        var (kept, total) = (0, 0);
        for (var b = 0; b < blocks.Count; b++)
            total += keep[b] ? blocks[b].Length : 0;
        for (var b = 0; b < blocks.Count; b++)
        {
            if (votes[b] > 0 && kept * 2 > total && (words[b] & (HtmlRole.Comment | HtmlRole.Bio)) != 0 && blocks[b].Length < 60)
            {
                for (var k = b; k < blocks.Count; k++)
                    keep[k] = keep[k] && votes[k] >= JsonVote;
                return;
            }
            kept += keep[b] ? blocks[b].Length : 0;
        }
    }

    /// <summary>A heading under which nothing was kept announced something that is not the article.</summary>
    void DropLooseHeadings(bool[] keep)
    {
        for (var b = blocks.Count - 1; b >= 0; b--)
            if (keep[b] && IsHeading(b))
            {
                var next = b + 1;
                while (next < blocks.Count && !keep[next] && next < b + 6)
                    next++;
                if (next >= blocks.Count || !keep[next])
                    keep[b] = false;
            }
    }
}
