using System.Text.Encodings.Web;
using System.Text.Json;

namespace Isnad;

/// <summary>Where a linked article stands: what a link's JSON says of it. <see cref="Text"/> is the text its spans point into.</summary>
public sealed record LinkEnd(string Evidence, string Name, string Article, string Text)
{
    public static LinkEnd Of(LinkedArticle article) =>
        new(article.Document.Evidence.Sha256, article.Document.Evidence.Name, article.Id, article.Text);
}

/// <summary>Writes a link as the object of <c>isnad links --json</c> (docs/record.md): the article that came first is <c>from</c> where that is known.</summary>
public static class LinkWriter
{
    static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>One JSON object on one line; no line break follows.</summary>
    public static void Write(Stream stream, LinkEnd from, LinkEnd to, Link link, bool immediate = true)
    {
        using var json = new Utf8JsonWriter(stream, Compact);
        Write(json, from, to, link, immediate);
    }

    public static void Write(Utf8JsonWriter json, LinkEnd from, LinkEnd to, Link link, bool immediate = true)
    {
        if (link.First == LinkFirst.To)
            (from, to, link) = (to, from, link.Turned());
        json.WriteStartObject();
        WriteEnd(json, "from", from);
        WriteEnd(json, "to", to);
        json.WriteString("kind", RecordWriter.Hyphenated(link.Kind.ToString()));
        json.WriteNumber("score", Rounded(link.Score));
        json.WriteString("first", RecordWriter.Hyphenated(link.First.ToString()));
        json.WriteString("firstBecause", link.Evidence.Length == 0 ? null : link.Evidence);
        json.WriteBoolean("immediate", immediate);
        json.WriteNumber("fromShare", Rounded(link.FromShare));
        json.WriteNumber("toShare", Rounded(link.ToShare));
        json.WriteStartArray("passages");
        foreach (var passage in link.Passages)
        {
            json.WriteStartObject();
            WriteSpan(json, "from", from.Text, passage.From);
            WriteSpan(json, "to", to.Text, passage.To);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("differences");
        foreach (var difference in link.Differences)
        {
            json.WriteStartObject();
            json.WriteString("type", RecordWriter.Hyphenated(difference.Kind.ToString()));
            WriteSpan(json, "from", from.Text, difference.From);
            WriteSpan(json, "to", to.Text, difference.To);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    static decimal Rounded(double value) => Math.Round((decimal)value, 2);

    static void WriteEnd(Utf8JsonWriter json, string property, LinkEnd end)
    {
        json.WriteStartObject(property);
        json.WriteString("evidence", end.Evidence);
        json.WriteString("name", end.Name);
        json.WriteString("article", end.Article);
        json.WriteEndObject();
    }

    static void WriteSpan(Utf8JsonWriter json, string property, string text, TextSpan? span)
    {
        if (span is not { } value)
        {
            json.WriteNull(property);
            return;
        }
        json.WriteStartObject(property);
        json.WriteNumber("start", value.Start);
        json.WriteNumber("end", value.End);
        json.WriteString("text", value.Of(text));
        json.WriteEndObject();
    }
}
