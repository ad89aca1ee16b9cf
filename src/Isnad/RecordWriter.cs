using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Isnad;

/// <summary>Writes a reading as an Isnad record (schema <c>isnad-record/1</c>), the same bytes for the same reading.</summary>
public static partial class RecordWriter
{
    /// <summary>Version of the program, part of every record.</summary>
    public static string ProgramVersion { get; } =
        typeof(RecordWriter).Assembly.GetName().Version is { } v ? $"{v.Major}.{v.Minor}.{v.Build}" : "0.0.0";

    static readonly JsonWriterOptions Indented = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = true };
    static readonly JsonWriterOptions Compact = Indented with { Indented = false };

    /// <summary>Writes one JSON object; indented for files, on one line for JSON Lines. No line break follows.
    /// With <paramref name="all"/> also the statements below the language's confidence line.</summary>
    public static void Write(Stream stream, Reading reading, bool indented, bool all = false)
    {
        using var json = new Utf8JsonWriter(stream, indented ? Indented : Compact);
        Write(json, reading, all);
    }

    public static void Write(Utf8JsonWriter json, Reading reading, bool all = false)
    {
        var document = reading.Document;
        var (evidence, source, text) = (document.Evidence, document.Source, document.Text);
        json.WriteStartObject();
        json.WriteString("schema", "isnad-record/1");
        json.WriteStartObject("evidence");
        json.WriteString("name", evidence.Name);
        json.WriteString("sha256", evidence.Sha256);
        json.WriteString("mediaType", source.MediaType);
        json.WriteString("charset", source.Charset);
        json.WriteString("charsetReason", source.CharsetReason);
        json.WriteNumber("bytes", evidence.Bytes.Length);
        json.WriteString("uri", evidence.Uri);
        json.WriteString("fetched", evidence.Fetched?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        json.WriteEndObject();
        json.WriteStartObject("version");
        json.WriteString("program", reading.Version.Program);
        json.WriteString("languages", reading.Version.Languages);
        json.WriteString("models", reading.Version.Models);
        json.WriteEndObject();
        json.WriteString("language", document.Language);
        json.WriteString("text", text);

        json.WriteStartArray("origin");
        foreach (var run in source.Origin)
        {
            json.WriteStartObject();
            json.WriteNumber("start", run.Text.Start);
            json.WriteNumber("end", run.Text.End);
            json.WriteNumber("byteStart", run.ByteStart);
            json.WriteNumber("byteEnd", run.ByteEnd);
            json.WriteEndObject();
        }
        json.WriteEndArray();

        WriteParts(json, source, text);

        json.WriteStartArray("articles");
        for (var i = 0; i < reading.Articles.Count; i++)
        {
            var article = reading.Articles[i];
            json.WriteStartObject();
            json.WriteString("id", ArticleId(i));
            WriteBounds(json, article.Span);
            WriteSpan(json, "title", article.Title, text);
            WriteSpan(json, "byline", article.Byline, text);
            WriteSpan(json, "dateline", article.Dateline, text);
            json.WriteString("language", article.Language);
            json.WriteStartObject("published");
            json.WriteString("value", article.Published.Value);
            json.WriteString("basis", Lower(article.Published.Basis.ToString()));
            json.WriteStartArray("candidates");
            foreach (var candidate in article.Published.Candidates)
            {
                json.WriteStartObject();
                json.WriteString("value", candidate.Value);
                json.WriteString("reason", candidate.Reason);
                json.WriteNumber("rank", candidate.Rank);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndObject();
        }
        json.WriteEndArray();

        json.WriteStartArray("noise");
        foreach (var noise in document.Noise)
        {
            json.WriteStartObject();
            WriteSpanBody(json, noise.Span, text);
            json.WriteString("kind", Hyphenated(noise.Kind.ToString()));
            json.WriteEndObject();
        }
        json.WriteEndArray();

        json.WriteStartArray("sentences");
        foreach (var sentence in document.Sentences)
        {
            json.WriteStartObject();
            WriteBounds(json, sentence.Span);
            json.WriteString("article", ArticleId(sentence.Article));
            json.WriteString("language", sentence.Language);
            json.WriteEndObject();
        }
        json.WriteEndArray();

        WriteEntities(json, reading, text);

        json.WriteStartArray("times");
        foreach (var time in reading.Times)
        {
            json.WriteStartObject();
            WriteSpanBody(json, time.Span, text);
            json.WriteString("value", time.Value);
            json.WriteString("anchor", Lower(time.Anchor.ToString()));
            json.WriteEndObject();
        }
        json.WriteEndArray();

        json.WriteStartArray("figures");
        for (var i = 0; i < reading.Figures.Count; i++)
            WriteFigure(json, i, reading.Figures[i], Shown(reading, reading.Figures[i].Statement, all), text);
        json.WriteEndArray();

        json.WriteStartArray("statements");
        for (var i = 0; i < reading.Statements.Count; i++)
            if (all || !reading.Statements[i].ToReview)
                WriteStatement(json, reading, i, Shown(reading, reading.Statements[i].Parent, all), text);
        json.WriteEndArray();

        json.WriteStartArray("events");
        foreach (var happening in reading.Events)
        {
            json.WriteStartObject();
            WriteSpanBody(json, happening.Trigger, text);
            json.WriteString("type", Lower(happening.Type.ToString()));
            json.WriteString("date", happening.Date);
            json.WriteString("place", EntityId(happening.Place));
            json.WriteString("statement", StatementId(Shown(reading, happening.Statement, all)));
            json.WriteEndObject();
        }
        json.WriteEndArray();

        json.WriteStartArray("findings");
        foreach (var finding in reading.Findings)
        {
            json.WriteStartObject();
            json.WriteString("kind", Lower(finding.Fault.ToString()));
            json.WriteString("article", ArticleId(finding.Article));
            if (finding.Span is { } span)
                WriteSpanBody(json, span, text);
            json.WriteString("says", finding.Says);
            json.WriteString("against", finding.Against);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
    }

    /// <summary>The record's names for things: A1, E1, F1, S1 in the order of the reading's lists.</summary>
    public static string ArticleId(int index) => "A" + (index + 1).ToString(CultureInfo.InvariantCulture);

    public static string? EntityId(int? index) => index is { } i ? "E" + (i + 1).ToString(CultureInfo.InvariantCulture) : null;

    public static string FigureId(int index) => "F" + (index + 1).ToString(CultureInfo.InvariantCulture);

    public static string? StatementId(int? index) => index is { } i ? "S" + (i + 1).ToString(CultureInfo.InvariantCulture) : null;

    /// <summary>The record's word for a stance, kind or noise kind: lower case, hyphens at word joints.</summary>
    public static string Hyphenated(string name)
    {
        var builder = new System.Text.StringBuilder(name.Length + 4);
        foreach (var c in name)
        {
            if (char.IsUpper(c) && builder.Length > 0)
                builder.Append('-');
            builder.Append(char.ToLowerInvariant(c));
        }
        return builder.ToString();
    }

    /// <summary>The record's sign for a bound.</summary>
    public static string Sign(FigureBound bound) =>
        bound switch
        {
            FigureBound.Exact => "=",
            FigureBound.AtLeast => ">=",
            FigureBound.AtMost => "<=",
            FigureBound.About => "~",
            _ => "range",
        };

    static string Lower(string name) => Hyphenated(name);

    /// <summary>What markup said of the text's parts, and what it showed beside the text; plain text says nothing and has neither field.</summary>
    static void WriteParts(Utf8JsonWriter json, SourceText source, string text)
    {
        if (source.Blocks.Any(block => block.Kind != BlockKind.Unknown))
        {
            json.WriteStartArray("blocks");
            foreach (var block in source.Blocks)
            {
                json.WriteStartObject();
                WriteBounds(json, block.Span);
                json.WriteString("kind", Lower(block.Kind.ToString()));
                if (block.Headers is { } headers)
                {
                    json.WriteStartArray("headers");
                    foreach (var header in headers)
                    {
                        json.WriteStartObject();
                        WriteSpanBody(json, header, text);
                        json.WriteEndObject();
                    }
                    json.WriteEndArray();
                }
                json.WriteEndObject();
            }
            json.WriteEndArray();
        }
        if (source.Beside.Count == 0)
            return;
        json.WriteStartArray("beside");
        foreach (var part in source.Beside)
        {
            json.WriteStartObject();
            json.WriteString("kind", Lower(part.Kind.ToString()));
            json.WriteString("text", part.Text);
            if (part is { ByteStart: { } byteStart, ByteEnd: { } byteEnd })
            {
                json.WriteNumber("byteStart", byteStart);
                json.WriteNumber("byteEnd", byteEnd);
            }
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    static void WriteNumber(Utf8JsonWriter json, string name, decimal? value)
    {
        if (value is { } number)
            json.WriteNumber(name, number / 1.0000000000000000000000000000m);
        else
            json.WriteNull(name);
    }

    static void WriteBounds(Utf8JsonWriter json, TextSpan span)
    {
        json.WriteNumber("start", span.Start);
        json.WriteNumber("end", span.End);
    }

    static void WriteSpanBody(Utf8JsonWriter json, TextSpan span, string text)
    {
        WriteBounds(json, span);
        json.WriteString("text", span.Of(text));
    }

    static void WriteSpan(Utf8JsonWriter json, string name, TextSpan? span, string text)
    {
        if (span is not { } value)
        {
            json.WriteNull(name);
            return;
        }
        json.WriteStartObject(name);
        WriteSpanBody(json, value, text);
        json.WriteEndObject();
    }
}
