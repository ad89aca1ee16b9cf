using System.Text;

namespace Isnad.Ledgers.Tests;

/// <summary>Readings made by hand from invented sentences, so that these tests do not hang on what the reader finds.</summary>
internal static class Invented
{
    /// <summary>What someone is said to have said: each part is looked up in the text.</summary>
    internal sealed record Said(
        string Source,
        string Cue,
        string Content,
        Stance Stance = Stance.Say,
        int? Parent = null,
        bool Unsure = false,
        EntityType Type = EntityType.Person,
        bool Anonymous = false,
        string? Through = null
    );

    public static Reading Read(
        string name,
        string text,
        IReadOnlyList<Said>? said = null,
        string? published = "2031-04-05",
        string language = "ar",
        string[]? figures = null,
        ReadingVersion? version = null,
        string[]? places = null
    )
    {
        var evidence = new Evidence(name, Encoding.UTF8.GetBytes(text));
        var tokens = Tokenizer.Tokenize(text);
        var whole = new TextSpan(0, text.Length);
        var names = new EntityTable();
        var statements = new List<Statement>();
        foreach (var one in said ?? [])
        {
            var entity = Entity(one.Source, one.Type, one.Anonymous);
            var relay = one.Through is { } agency ? Entity(agency, EntityType.Outlet, false) : null;
            ChainLink[] chain =
            [
                .. one.Parent is { } outer ? statements[outer].Chain : [new("author", null, false)],
                .. relay is null ? (ChainLink[])[] : [new(relay.Name, relay.Index, false)],
                new(one.Source, entity.Index, one.Anonymous),
            ];
            statements.Add(
                new Statement
                {
                    Article = 0,
                    Content = [Find(text, one.Content)],
                    Kind = StatementKind.Indirect,
                    Cue = Find(text, one.Cue),
                    Stance = one.Stance,
                    Source = Find(text, one.Source),
                    Entity = entity.Index,
                    Parent = one.Parent,
                    Chain = chain,
                    Confidence = one.Unsure ? 0.4 : 0.9,
                    ToReview = one.Unsure,
                    Rule = "hand",
                }
            );
        }
        foreach (var place in places ?? [])
            Entity(place, EntityType.Place, false);
        names.Mentions.Sort((a, b) => a.Span.CompareTo(b.Span));
        var article = new Article(whole)
        {
            Language = language,
            Published = new Publication(published, published is null ? PublicationBasis.Unknown : PublicationBasis.Dateline),
        };
        return new Reading
        {
            Document = new Document
            {
                Evidence = evidence,
                Source = new SourceText
                {
                    Text = text,
                    MediaType = "text/plain",
                    Charset = "utf-8",
                    CharsetReason = "strict UTF-8",
                },
                Tokens = tokens,
                Language = language,
                Articles = [article],
                Noise = [],
                Sentences = Sentences(text, tokens, language),
            },
            Version = version ?? ReadingVersion.Current,
            Articles = [article],
            Names = names,
            Times = [],
            Figures =
            [
                .. (figures ?? []).Select(figure => new Figure(Find(text, figure))
                {
                    Value = decimal.Parse(figure, System.Globalization.CultureInfo.InvariantCulture),
                    Unit = "people",
                    What = "participants",
                    Measure = "participants",
                    Period = published,
                    Statement = Index(statements, Find(text, figure)),
                }),
            ],
            Statements = statements,
            Events = [],
        };

        Entity Entity(string called, EntityType type, bool anonymous)
        {
            var entity = names.Entities.FirstOrDefault(known => known.Name == called) ?? names.Add(type, called, anonymous);
            if (names.Mentions.TrueForAll(mention => mention.Entity != entity.Index))
                names.Mentions.Add(new(Find(text, called), entity.Index, type));
            return entity;
        }
    }

    /// <summary>A short invented article whose words and numbers hang on its number.</summary>
    public static Reading Numbered(int number) =>
        Read(
            $"page-{number}.txt",
            $"قال سالم المرجاني إن الجسر رقم {number} سيفتح قريبا. وأكد نائل الشهبي أن التكلفة بلغت {number * 3} ألفا.",
            [
                new("سالم المرجاني", "قال", $"الجسر رقم {number} سيفتح قريبا"),
                new("نائل الشهبي", "وأكد", $"التكلفة بلغت {number * 3} ألفا", Stance.Confirm),
            ],
            published: $"2031-{1 + number % 12:D2}-{1 + number % 28:D2}"
        );

    public static TextSpan Find(string text, string part)
    {
        var start = text.IndexOf(part, StringComparison.Ordinal);
        start.ShouldBeGreaterThanOrEqualTo(0, $"'{part}' is not in the text");
        return new(start, start + part.Length);
    }

    static int? Index(List<Statement> statements, TextSpan span)
    {
        var found = statements.FindIndex(statement => statement.Content.Any(content => content.Contains(span)));
        return found < 0 ? null : found;
    }

    static List<Sentence> Sentences(string text, TokenTable tokens, string language)
    {
        var sentences = new List<Sentence>();
        var first = 0;
        for (var i = 0; i < tokens.Count; i++)
            if (i == tokens.Count - 1 || tokens.Is(i, '.'))
            {
                sentences.Add(new(tokens.SpanOf(first, i + 1), first, i + 1, 0, language, SentenceRole.Body));
                first = i + 1;
            }
        return sentences;
    }
}
