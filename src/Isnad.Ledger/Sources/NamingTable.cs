namespace Isnad.Ledgers;

/// <summary>Counts who calls some names what, reading by reading.</summary>
internal sealed class NamingTable(RowBuilder builder, HashSet<long> names)
{
    readonly record struct Key(string Page, string Voice, string? VoiceId, string Label, NamingKind Kind);

    sealed class Counted(string article, Excerpt example)
    {
        public long Count { get; set; }
        public int? First { get; set; }
        public int? Last { get; set; }
        public string Article { get; } = article;
        public Excerpt Example { get; } = example;
    }

    readonly Dictionary<Key, Counted> counts = [];

    public void Add(List<ArticleRow> articles, Reading reading)
    {
        if (articles.Count == 0)
            return;
        var wanted = new HashSet<int>();
        foreach (var entity in reading.Names.Entities)
            if (names.Contains(builder.Name(reading, entity)))
                wanted.Add(entity.Index);
        foreach (var mention in reading.Names.Mentions)
        {
            if (!wanted.Contains(mention.Entity))
                continue;
            Count(articles, reading, mention.Span, NamingKind.Name);
            foreach (var title in reading.Names.Entities[mention.Entity].Offices)
                if (Beside(reading.Document.Text, mention.Span, title) is { } span)
                    Count(articles, reading, span, NamingKind.Title);
        }
        foreach (var said in reading.Statements)
            if (said.Entity is { } speaker && wanted.Contains(speaker) && said is { Source: { } phrase, Implicit: false })
                if (!reading.Names.Mentions.Exists(mention => mention.Span == phrase))
                    Count(articles, reading, phrase, NamingKind.Phrase);
    }

    /// <summary>By voice, and for each what it says most first.</summary>
    public List<NamingRow> Rows() =>
        [
            .. counts
                .Select(pair => new NamingRow
                {
                    Page = pair.Key.Page,
                    Voice = pair.Key.Voice,
                    VoiceId = pair.Key.VoiceId,
                    Label = pair.Key.Label,
                    Kind = pair.Key.Kind,
                    Count = pair.Value.Count,
                    First = DayRange.Show(pair.Value.First),
                    Last = DayRange.Show(pair.Value.Last),
                    Article = pair.Value.Article,
                    Example = pair.Value.Example,
                })
                .GroupBy(row => (row.Page, row.Voice))
                .OrderByDescending(voice => voice.Sum(row => row.Count))
                .ThenBy(voice => voice.Key.Page, StringComparer.Ordinal)
                .ThenBy(voice => voice.Key.Voice, StringComparer.Ordinal)
                .SelectMany(voice =>
                    voice.OrderByDescending(row => row.Count).ThenBy(row => row.Kind).ThenBy(row => row.Label, StringComparer.Ordinal)
                ),
        ];

    void Count(List<ArticleRow> articles, Reading reading, TextSpan span, NamingKind kind)
    {
        var article = articles[Math.Min(FindingIndex.ArticleAt(reading, span.Start), articles.Count - 1)];
        var page = article.Outlet ?? Host(article.Uri) ?? Byline(reading, article) ?? article.Name;
        var (voice, id) = (page, (string?)null);
        if (Innermost(reading, span) is { } said)
            (voice, id) =
                said.Entity is { } speaker && builder.Source(reading, speaker) is var source
                    ? (source.Name, source.Id)
                    : (said.Wording ?? "unattributed", null);
        var key = new Key(page, voice, id, span.Of(reading.Document.Text).ToString(), kind);
        if (!counts.TryGetValue(key, out var counted))
            counts[key] = counted = new(article.Id, RowBuilder.Around(reading, span));
        counted.Count++;
        if (DayRange.Seen(article.Published.Value)?.From is not { } day)
            return;
        counted.First = counted.First < day ? counted.First : day;
        counted.Last = counted.Last > day ? counted.Last : day;
    }

    /// <summary>Where a title stands just before or behind a name, or null.</summary>
    static TextSpan? Beside(string text, TextSpan name, string title)
    {
        const int Gap = 3; // a space, a comma, a bracket
        for (var gap = 0; gap <= Gap; gap++)
        {
            var (before, behind) = (name.Start - gap - title.Length, name.End + gap);
            if (before >= 0 && text.AsSpan(before).StartsWith(title))
                return new(before, before + title.Length);
            if (text.AsSpan(Math.Min(behind, text.Length)).StartsWith(title))
                return new(behind, behind + title.Length);
        }
        return null;
    }

    /// <summary>The statement in whose words a span stands, the shortest of those that hold it.</summary>
    static Statement? Innermost(Reading reading, TextSpan span)
    {
        Statement? found = null;
        var shortest = int.MaxValue;
        foreach (var said in reading.Statements)
        foreach (var content in said.Content)
            if (!said.ToReview && content.Contains(span) && content.Length < shortest)
                (found, shortest) = (said, content.Length);
        return found;
    }

    /// <summary>The host of a page's address, by which the pages of an outlet that none of them names are one voice.</summary>
    static string? Host(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
            ? uri.Host.StartsWith("www.", StringComparison.OrdinalIgnoreCase)
                ? uri.Host[4..]
                : uri.Host
            : null;

    static string? Byline(Reading reading, ArticleRow article) =>
        reading.Articles[article.Ordinal].Byline is { } byline ? byline.Of(reading.Document.Text).ToString() : null;
}
