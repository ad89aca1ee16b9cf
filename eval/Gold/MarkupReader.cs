using System.Globalization;

namespace Isnad.Eval.Gold;

/// <summary>
/// Reads an annotated source of <c>eval/gold/source</c> (the markup is described in <c>eval/gold/README.md</c>): a head with language and
/// entities, the text with inline marks, and a table of statements, the three divided by lines <c>==</c>.
/// </summary>
internal sealed class MarkupReader
{
    readonly string file;
    readonly List<Mark> marks;
    readonly string text;
    readonly int statementLine;
    readonly string[] statementLines;
    readonly string language = "";
    readonly List<(string Key, EntityType Type, Dictionary<string, string> Names)> entities = [];

    MarkupReader(string file, string source)
    {
        this.file = file;
        var lines = source.ReplaceLineEndings("\n").Split('\n');
        var first = Array.IndexOf(lines, "==");
        var second = first < 0 ? -1 : Array.IndexOf(lines, "==", first + 1);
        if (second < 0)
            throw MarkupScanner.Error(file, lines.Length, "two lines '==' must divide head, text and statements");
        for (var i = 0; i < first; i++)
        {
            if (lines[i].Length == 0 || lines[i][0] == '#')
                continue;
            var words = SplitQuoted(lines[i]);
            if (words is ["language", _])
                language = words[1];
            else if (words is ["entity", _, _, ..])
                entities.Add((words[1], Value<EntityType>(words[2], i + 1), Names(words[3..], i + 1)));
            else
                throw MarkupScanner.Error(file, i + 1, "the head holds 'language TAG' and 'entity KEY TYPE ar=\"…\" fa=\"…\" en=\"…\"'");
        }
        var body = string.Join('\n', lines[(first + 1)..second]).Trim('\n') + "\n";
        var leading = lines[(first + 1)..second].TakeWhile(line => line.Length == 0).Count();
        (text, marks) = MarkupScanner.Scan(file, body, first + 2 + leading);
        statementLine = second + 2;
        statementLines = lines[(second + 1)..];
    }

    /// <exception cref="InvalidDataException">The markup is wrong; the message names file and line.</exception>
    public static GoldDocument Read(string file, string source) => new MarkupReader(file, source).Build();

    GoldDocument Build()
    {
        var articles = ReadArticles();
        var statements = ReadStatements(articles);
        return new()
        {
            Name = Path.GetFileNameWithoutExtension(file),
            Language = language,
            Text = text,
            Articles = articles,
            Noise = [.. Of("noise").Select(mark => new Noise(mark.Span, Value<NoiseKind>(Word(mark, 1), mark.Line)))],
            Entities = [.. entities.Select(entity => new GoldEntity(entity.Key, entity.Type, entity.Names, MentionsOf(entity.Key)))],
            Times =
            [
                .. Of("t").Select(mark => new TimeMention(mark.Span, Known(Word(mark, 1)), Value<TimeAnchor>(Word(mark, 2), mark.Line))),
            ],
            Figures = [.. Of("f").Select(mark => ReadFigure(mark, statements))],
            Statements = statements,
            Events =
            [
                .. Of("e")
                    .Select(mark => new GoldEvent(
                        mark.Span,
                        Value<EventType>(Word(mark, 1), mark.Line),
                        Known(Word(mark, 2)),
                        Entity(Word(mark, 3), mark.Line)
                    )),
            ],
        };
    }

    IEnumerable<Mark> Of(string name) => marks.Where(mark => mark.Name == name).OrderBy(mark => mark.Span);

    List<TextSpan> MentionsOf(string key) => [.. Of("@" + key).Select(mark => mark.Span)];

    List<GoldArticle> ReadArticles()
    {
        foreach (var mark in marks)
        {
            var known = mark.Name is "article" or "title" or "byline" or "dateline" or "noise" or "t" or "f" or "e";
            if (!known && !IsStatementMark(mark.Name) && !(mark.Name[0] == '@' && Entity(mark.Name[1..], mark.Line) is not null))
                throw MarkupScanner.Error(file, mark.Line, $"unknown mark '{mark.Name}'");
        }
        return
        [
            .. Of("article")
                .Select(mark => new GoldArticle(
                    mark.Span,
                    Known(Setting(mark, "published") ?? "-"),
                    Value<PublicationBasis>(Setting(mark, "basis") ?? "unknown", mark.Line),
                    [
                        .. (Setting(mark, "voice") ?? "author")
                            .Split(',')
                            .Where(key => key != "author")
                            .Select(key => Entity(key, mark.Line)!),
                    ]
                )
                {
                    Title = Inside(mark.Span, "title"),
                    Byline = Inside(mark.Span, "byline"),
                    Dateline = Inside(mark.Span, "dateline"),
                }),
        ];
    }

    TextSpan? Inside(TextSpan article, string name)
    {
        foreach (var mark in Of(name))
            if (article.Contains(mark.Span))
                return mark.Span;
        return null;
    }

    GoldFigure ReadFigure(Mark mark, List<GoldStatement> statements)
    {
        var innermost = statements
            .Where(statement => statement.Content.Any(piece => piece.Contains(mark.Span)))
            .OrderBy(statement => statement.Content.Sum(piece => piece.Length))
            .ThenByDescending(statement => Depth(statement, statements))
            .FirstOrDefault();
        var bound = FigureBound.Exact;
        foreach (var word in mark.Words)
            bound = word switch
            {
                ">=" => FigureBound.AtLeast,
                "<=" => FigureBound.AtMost,
                "~" => FigureBound.About,
                "range" => FigureBound.Range,
                _ => bound,
            };
        return new(
            mark.Span,
            Word(mark, 1) == "?" ? null : Number(Word(mark, 1), mark.Line),
            bound,
            Setting(mark, "high") is { } high ? Number(high, mark.Line) : null,
            Word(mark, 2),
            Word(mark, 3).Replace('-', ' ')
        )
        {
            Period = Setting(mark, "period"),
            Place = Setting(mark, "place") is { } place ? Entity(place, mark.Line) : null,
            Statement = innermost?.Number,
        };
    }

    static int Depth(GoldStatement statement, List<GoldStatement> statements) =>
        statement.Parent is { } parent ? 1 + Depth(statements.First(other => other.Number == parent), statements) : 0;

    List<GoldStatement> ReadStatements(List<GoldArticle> articles)
    {
        var statements = new List<GoldStatement>();
        for (var i = 0; i < statementLines.Length; i++)
        {
            var words = statementLines[i].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words.Length == 0 || words[0][0] == '#')
                continue;
            var line = statementLine + i;
            if (words.Length < 4)
                throw MarkupScanner.Error(
                    file,
                    line,
                    "a statement is 'NUMBER STANCE KIND ENTITY [anonymous] [implicit] [parent=N] [with=KEY,KEY]'"
                );
            var number = (int)Number(words[0], line);
            var content = Of("c" + words[0]).Select(mark => mark.Span).ToList();
            if (content.Count == 0)
                throw MarkupScanner.Error(file, line, $"statement {number} has no content c{number} in the text");
            TextSpan? source = Of("s" + words[0]).Select(mark => (TextSpan?)mark.Span).FirstOrDefault();
            TextSpan? cue = Of("q" + words[0]).Select(mark => (TextSpan?)mark.Span).FirstOrDefault();
            var article = articles.FindIndex(a => a.Span.Contains(content[0]));
            if (article < 0)
                throw MarkupScanner.Error(file, line, $"the content of statement {number} lies in no article");
            var anonymous = words.Contains("anonymous");
            var entity = Entity(words[3], line);
            GoldStatement? parent = null;
            if (Setting(words, "parent") is { } above)
                parent =
                    statements.FirstOrDefault(other => other.Number == (int)Number(above, line))
                    ?? throw MarkupScanner.Error(file, line, $"statement {above}, the parent of {number}, must stand before it");
            IEnumerable<string> voice = articles[article].Voice.Count > 0 ? articles[article].Voice : ["author"];
            var root = entity ?? (source is { } wording ? "text:" + text[wording.Start..wording.End] : "unattributed");
            statements.Add(
                new(number, Value<Stance>(words[1], line), Value<StatementKind>(words[2], line))
                {
                    Content = content,
                    Article = article,
                    Cue = cue,
                    Source = source,
                    Entity = entity,
                    CoEntities = Setting(words, "with") is { } with ? [.. with.Split(',').Select(key => Entity(key, line)!)] : [],
                    Anonymous = anonymous,
                    Implicit = words.Contains("implicit"),
                    Parent = parent?.Number,
                    Chain = Merge([.. parent?.Chain ?? voice, root]),
                }
            );
        }
        foreach (var mark in marks.Where(mark => IsStatementMark(mark.Name)))
            if (statements.All(statement => statement.Number.ToString(CultureInfo.InvariantCulture) != mark.Name[1..]))
                throw MarkupScanner.Error(file, mark.Line, $"the text marks '{mark.Name}', but there is no statement of that number");
        return statements;
    }

    static List<string> Merge(string[] chain)
    {
        var merged = new List<string>();
        foreach (var link in chain)
            if (merged.Count == 0 || merged[^1] != link)
                merged.Add(link);
        return merged;
    }

    static bool IsStatementMark(string name) =>
        name.Length > 1 && name[0] is 's' or 'q' or 'c' && name.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0;

    string? Entity(string key, int line) =>
        key == "-" ? null
        : entities.Any(entity => entity.Key == key) ? key
        : throw MarkupScanner.Error(file, line, $"no entity '{key}' in the head");

    static string? Known(string value) => value is "?" or "-" ? null : value;

    string Word(Mark mark, int index) =>
        index < mark.Words.Length
            ? mark.Words[index]
            : throw MarkupScanner.Error(file, mark.Line, $"mark '{mark.Name}' lacks word {index + 1}");

    static string? Setting(Mark mark, string name) => Setting(mark.Words, name);

    static string? Setting(string[] words, string name) =>
        words.FirstOrDefault(word => word.StartsWith(name + "=", StringComparison.Ordinal))?[(name.Length + 1)..];

    decimal Number(string word, int line) =>
        decimal.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw MarkupScanner.Error(file, line, $"'{word}' is not a number");

    T Value<T>(string word, int line)
        where T : struct, Enum =>
        Enum.TryParse<T>(word.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var value)
            ? value
            : throw MarkupScanner.Error(file, line, $"'{word}' is not one of {string.Join(", ", Enum.GetNames<T>())}");

    Dictionary<string, string> Names(string[] words, int line)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var word in words)
        {
            var equals = word.IndexOf('=', StringComparison.Ordinal);
            if (equals < 0)
                throw MarkupScanner.Error(file, line, $"'{word}' is not LANGUAGE=\"name\"");
            names[word[..equals]] = word[(equals + 1)..].Trim('"');
        }
        return names;
    }

    static string[] SplitQuoted(string line)
    {
        var words = new List<string>();
        var start = -1;
        var quoted = false;
        for (var i = 0; i <= line.Length; i++)
        {
            if (i < line.Length && line[i] == '"')
                quoted = !quoted;
            if (i < line.Length && (quoted || line[i] != ' '))
                start = start < 0 ? i : start;
            else if (start >= 0)
            {
                words.Add(line[start..i]);
                start = -1;
            }
        }
        return [.. words];
    }
}
