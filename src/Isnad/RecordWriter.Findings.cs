using System.Text.Json;

namespace Isnad;

/// <content>What was found: names, figures, statements.</content>
public static partial class RecordWriter
{
    static void WriteEntities(Utf8JsonWriter json, Reading reading, string text)
    {
        var byEntity = reading.Names.Mentions.ToLookup(mention => mention.Entity);
        var written = new HashSet<string>(StringComparer.Ordinal);
        var forms = written.GetAlternateLookup<ReadOnlySpan<char>>();
        json.WriteStartArray("entities");
        foreach (var entity in reading.Names.Entities)
        {
            json.WriteStartObject();
            json.WriteString("id", EntityId(entity.Index));
            json.WriteString("type", Lower(entity.Type.ToString()));
            json.WriteString("name", entity.Name);
            json.WriteBoolean("anonymous", entity.Anonymous);
            json.WriteStartObject("names");
            foreach (var tag in LanguageData.Tags)
            {
                json.WriteStartArray(tag);
                written.Clear();
                foreach (var mention in byEntity[entity.Index])
                    if (LanguageAt(reading, mention.Span.Start) == tag && forms.Add(mention.Span.Of(text)))
                        json.WriteStringValue(mention.Span.Of(text));
                json.WriteEndArray();
            }
            json.WriteEndObject();
            json.WriteStartArray("mentions");
            foreach (var mention in byEntity[entity.Index])
            {
                json.WriteStartObject();
                WriteSpanBody(json, mention.Span, text);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    static string LanguageAt(Reading reading, int offset)
    {
        for (var i = 0; i < reading.Articles.Count; i++)
            if (reading.Articles[i].Span.Contains(offset))
                return reading.Articles[i].Language;
        return reading.Document.Language;
    }

    static void WriteFigure(Utf8JsonWriter json, int index, Figure figure, int? owner, string text)
    {
        json.WriteStartObject();
        json.WriteString("id", FigureId(index));
        WriteSpanBody(json, figure.Span, text);
        WriteNumber(json, "value", figure.Value);
        json.WriteString("bound", Sign(figure.Bound));
        WriteNumber(json, "high", figure.High);
        json.WriteString("unit", figure.Unit);
        json.WriteString("what", figure.What);
        json.WriteString("measure", figure.Measure);
        json.WriteString("period", figure.Period);
        json.WriteString("place", EntityId(figure.Place));
        json.WriteString("population", figure.Population);
        json.WriteBoolean("cumulative", figure.Cumulative);
        json.WriteString("statement", StatementId(owner));
        json.WriteEndObject();
    }

    static void WriteStatement(Utf8JsonWriter json, Reading reading, int index, int? parent, string text)
    {
        var statement = reading.Statements[index];
        json.WriteStartObject();
        json.WriteString("id", StatementId(index));
        json.WriteString("article", ArticleId(statement.Article));
        json.WriteStartArray("content");
        foreach (var span in statement.Content)
        {
            json.WriteStartObject();
            WriteSpanBody(json, span, text);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteString("kind", Lower(statement.Kind.ToString()));
        WriteSpan(json, "cue", statement.Cue, text);
        json.WriteString("stance", Hyphenated(statement.Stance.ToString()));
        WriteSpan(json, "source", statement.Source, text);
        json.WriteStartArray("co_entities");
        foreach (var entity in statement.CoEntities)
            json.WriteStringValue(EntityId(entity));
        json.WriteEndArray();
        json.WriteString("said", statement.Said);
        json.WriteBoolean("implicit", statement.Implicit);
        json.WriteString("entity", EntityId(statement.Entity));
        json.WriteBoolean("anonymous", statement.Anonymous);
        json.WriteString("parent", StatementId(parent));
        json.WriteStartArray("chain");
        foreach (var link in statement.Chain)
        {
            json.WriteStartObject();
            json.WriteString("name", link.Name);
            json.WriteString("entity", EntityId(link.Entity));
            if (link.Anonymous)
                json.WriteBoolean("anonymous", true);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        WriteSpan(json, "addressee", statement.Addressee, text);
        WriteMarks(json, StatementMarks.Of(reading, index), text);
        json.WriteNumber("confidence", Math.Round((decimal)statement.Confidence, 2));
        json.WriteEndObject();
    }

    /// <summary>Marks are written only where there is one: most statements have none.</summary>
    static void WriteMarks(Utf8JsonWriter json, StatementMarks marks, string text)
    {
        if (marks.Negated)
            json.WriteString("polarity", "negative");
        if (marks.Hedge is not null)
            WriteSpan(json, "hedge", marks.Hedge, text);
        if (marks.Relay is { } relay)
            json.WriteString("relay", Hyphenated(relay.ToString()));
        if (marks.Reason is not null)
            WriteSpan(json, "anonymity_reason", marks.Reason, text);
        if (marks.Outlook is not { } outlook)
            return;
        json.WriteStartObject("outlook");
        json.WriteString("kind", Lower(outlook.ToString()));
        json.WriteString("horizon", marks.Horizon);
        json.WriteEndObject();
    }

    /// <summary>The statement, or the nearest one above it that the record shows.</summary>
    static int? Shown(Reading reading, int? statement, bool all)
    {
        while (!all && statement is { } index && reading.Statements[index].ToReview)
            statement = reading.Statements[index].Parent;
        return statement;
    }
}
