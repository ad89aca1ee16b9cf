using System.Text.Encodings.Web;
using System.Text.Json;

namespace Isnad.Eval.Gold;

/// <summary>Writes a gold document as the JSON that the scorer reads: the fields of an Isnad record, names as <c>name_ar</c> and so on.</summary>
internal static class GoldJson
{
    static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Indented = true,
        NewLine = "\n",
    };

    public static byte[] Write(GoldDocument gold)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options))
            new Writer(gold, json).Write();
        stream.WriteByte((byte)'\n');
        return stream.ToArray();
    }

    sealed class Writer(GoldDocument gold, Utf8JsonWriter json)
    {
        readonly Dictionary<string, int> entityIndex = gold
            .Entities.Select((entity, index) => (entity.Key, index))
            .ToDictionary(pair => pair.Key, pair => pair.index, StringComparer.Ordinal);
        readonly Dictionary<int, int> statementIndex = gold
            .Statements.Select((statement, index) => (statement.Number, index))
            .ToDictionary(pair => pair.Number, pair => pair.index);

        public void Write()
        {
            json.WriteStartObject();
            json.WriteString("file", gold.Name + ".txt");
            json.WriteString("language", gold.Language);
            Array("articles", gold.Articles, WriteArticle);
            Array("noise", gold.Noise, (noise, _) => Body(noise.Span, ("kind", RecordWriter.Hyphenated(noise.Kind.ToString()))));
            Array("entities", gold.Entities, WriteEntity);
            Array("times", gold.Times, (time, _) => Body(time.Span, ("value", time.Value), ("anchor", Lower(time.Anchor))));
            Array("figures", gold.Figures, WriteFigure);
            Array("statements", gold.Statements, WriteStatement);
            Array("events", gold.Events, (e, _) => Body(e.Trigger, ("type", Lower(e.Type)), ("date", e.Date), ("place", Id(e.Place))));
            json.WriteEndObject();
        }

        void WriteArticle(GoldArticle article, int index)
        {
            json.WriteString("id", RecordWriter.ArticleId(index));
            json.WriteNumber("start", article.Span.Start);
            json.WriteNumber("end", article.Span.End);
            Span("title", article.Title);
            Span("byline", article.Byline);
            Span("dateline", article.Dateline);
            json.WriteStartObject("published");
            json.WriteString("value", article.Published);
            json.WriteString("basis", Lower(article.Basis));
            json.WriteEndObject();
        }

        void WriteEntity(GoldEntity entity, int index)
        {
            json.WriteString("id", RecordWriter.EntityId(index));
            json.WriteString("type", Lower(entity.Type));
            foreach (var (language, name) in entity.Names)
                json.WriteString("name_" + language, name);
            Array("mentions", entity.Mentions, (span, _) => Body(span));
        }

        void WriteFigure(GoldFigure figure, int index)
        {
            json.WriteString("id", RecordWriter.FigureId(index));
            Body(figure.Span);
            Number("value", figure.Value);
            json.WriteString("bound", RecordWriter.Sign(figure.Bound));
            Number("high", figure.High);
            json.WriteString("unit", figure.Unit);
            json.WriteString("what", figure.What);
            json.WriteString("period", figure.Period);
            json.WriteString("place", Id(figure.Place));
            json.WriteString("statement", Id(figure.Statement));
        }

        void WriteStatement(GoldStatement statement, int index)
        {
            json.WriteString("id", RecordWriter.StatementId(index));
            json.WriteString("article", RecordWriter.ArticleId(statement.Article));
            Array("content", statement.Content, (span, _) => Body(span));
            json.WriteString("kind", Lower(statement.Kind));
            Span("cue", statement.Cue);
            json.WriteString("stance", RecordWriter.Hyphenated(statement.Stance.ToString()));
            Span("source", statement.Source);
            json.WriteBoolean("implicit", statement.Implicit);
            json.WriteString("entity", Id(statement.Entity));
            Strings("co_entities", statement.CoEntities.Select(key => Id(key)!));
            json.WriteBoolean("anonymous", statement.Anonymous);
            json.WriteString("parent", Id(statement.Parent));
            Strings("chain", statement.Chain.Select(link => entityIndex.ContainsKey(link) ? Id(link)! : link));
        }

        void Array<T>(string name, IReadOnlyList<T> items, Action<T, int> write)
        {
            json.WriteStartArray(name);
            for (var i = 0; i < items.Count; i++)
            {
                json.WriteStartObject();
                write(items[i], i);
                json.WriteEndObject();
            }
            json.WriteEndArray();
        }

        void Strings(string name, IEnumerable<string> values)
        {
            json.WriteStartArray(name);
            foreach (var value in values)
                json.WriteStringValue(value);
            json.WriteEndArray();
        }

        void Body(TextSpan span, params ReadOnlySpan<(string Name, string? Value)> more)
        {
            json.WriteNumber("start", span.Start);
            json.WriteNumber("end", span.End);
            json.WriteString("text", span.Of(gold.Text));
            foreach (var (name, value) in more)
                json.WriteString(name, value);
        }

        void Span(string name, TextSpan? span)
        {
            if (span is not { } value)
            {
                json.WriteNull(name);
                return;
            }
            json.WriteStartObject(name);
            Body(value);
            json.WriteEndObject();
        }

        void Number(string name, decimal? value)
        {
            if (value is { } number)
                json.WriteNumber(name, number);
            else
                json.WriteNull(name);
        }

        string? Id(string? key) => key is null ? null : RecordWriter.EntityId(entityIndex[key]);

        string? Id(int? number) => number is { } n ? RecordWriter.StatementId(statementIndex[n]) : null;

        static string Lower<T>(T value)
            where T : struct, Enum => RecordWriter.Hyphenated(value.ToString());
    }
}
