namespace Isnad;

/// <summary>
/// What a comparison sees of one article: the reading it stands in, cut down to its own stretch. All spans are spans of
/// <see cref="Text"/>, the text of the whole document. What costs is made when it is first asked for.
/// </summary>
public sealed class LinkedArticle
{
    readonly Lazy<ArticleWords> words;
    readonly Lazy<IReadOnlyList<Credit>> credits;
    readonly Lazy<ArticleKeys> keys;
    readonly Lazy<ArticlePrint> print;
    readonly Lazy<ArticleMeanings?> meanings;
    readonly Lazy<IReadOnlyList<Quotation>> quotations;

    public LinkedArticle(Reading reading, int index)
    {
        (Reading, Index, Article) = (reading, index, reading.Articles[index]);
        Sentences = [.. reading.Document.Sentences.Where(sentence => sentence.Article == index)];
        Names = [.. reading.Names.Mentions.Where(mention => Span.Contains(mention.Span))];
        Figures = [.. reading.Figures.Where(figure => Span.Contains(figure.Span))];
        Times = [.. reading.Times.Where(time => Span.Contains(time.Span))];
        Statements = [.. reading.Statements.Where(statement => statement.Article == index)];
        quotations = new(() => [.. QuotationFinder.Find(reading.Document).Where(quotation => Span.Contains(quotation.Span))]);
        words = new(() => ArticleWords.Of(this));
        credits = new(() => CreditFinder.Find(this));
        print = new(() => ArticlePrint.Of(this));
        keys = new(() => ArticleKeys.Of(this));
        meanings = new(() => ArticleMeanings.Of(this));
    }

    public Reading Reading { get; }

    /// <summary>Position in <see cref="Reading.Articles"/>.</summary>
    public int Index { get; }
    public Article Article { get; }
    public Document Document => Reading.Document;
    public string Text => Document.Text;
    public TextSpan Span => Article.Span;

    /// <summary>BCP 47 tag.</summary>
    public string Language => Article.Language;
    public Publication Published => Article.Published;
    public TokenTable Tokens => Document.Tokens;

    /// <summary>The article's sentences with title, byline and dateline, in text order.</summary>
    public IReadOnlyList<Sentence> Sentences { get; }

    /// <summary>Names in text order; <see cref="Reading.Names"/> has the entities.</summary>
    public IReadOnlyList<Mention> Names { get; }
    public IReadOnlyList<Figure> Figures { get; }
    public IReadOnlyList<TimeMention> Times { get; }

    /// <summary>An entity, parent or statement index in them counts in the lists of <see cref="Reading"/>.</summary>
    public IReadOnlyList<Statement> Statements { get; }
    public IReadOnlyList<Quotation> Quotations => quotations.Value;

    /// <summary>The words without page noise, as hashes of their folded keys: what is aligned within one language.</summary>
    public ArticleWords Words => words.Value;

    /// <summary>The agencies and outlets that the article names as its origin, the article's own outlet first.</summary>
    public IReadOnlyList<Credit> Credits => credits.Value;

    /// <summary>What the decision within a language needs, and can be kept.</summary>
    public ArticlePrint Print => print.Value;
    public ArticleKeys Keys => keys.Value;

    /// <summary>What the article says apart from its language; null when Isnad does not read it.</summary>
    internal ArticleMeanings? Meanings => meanings.Value;

    /// <summary>The id of the article in its record (A1, A2 …).</summary>
    public string Id => $"A{Index + 1}";

    /// <summary>Every article of a reading.</summary>
    public static IEnumerable<LinkedArticle> Of(Reading reading) =>
        Enumerable.Range(0, reading.Articles.Count).Select(index => new LinkedArticle(reading, index));
}
