using System.Text.Json;

namespace Isnad.Eval.Scoring;

/// <summary>Where and when something is said to be: what <see cref="CircumstanceScorer"/> compares of gold and record.</summary>
internal sealed class Circumstances
{
    public required IReadOnlyList<Happening> Events { get; init; }
    public required IReadOnlyList<Counting> Figures { get; init; }

    /// <summary>Statements by id, with what they contain.</summary>
    public required IReadOnlyList<(string Id, Stretch Content)> Statements { get; init; }
    public required IReadOnlyDictionary<string, IReadOnlySet<string>> Names { get; init; }

    public static Circumstances Read(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        return new()
        {
            Events =
            [
                .. Items(root, "events")
                    .Select(e => new Happening(Span(e), Text(e, "type") ?? "", Edtf(Text(e, "date")), Text(e, "place"), Shown(e))),
            ],
            Figures =
            [
                .. Items(root, "figures")
                    .Select(f => new Counting(
                        Span(f),
                        Text(f, "unit") ?? "",
                        // gold has a label in words; the English terms of the measures say which measure that is
                        f.TryGetProperty("measure", out _)
                            ? Text(f, "measure")
                            : Labels.MeasureOf(Text(f, "what") ?? ""),
                        Edtf(Text(f, "period")),
                        Text(f, "place"),
                        Text(f, "statement"),
                        Shown(f) + " (" + Text(f, "what") + ")"
                    )),
            ],
            Statements = [.. Items(root, "statements").Select(s => (Text(s, "id") ?? "", new Stretch(Contents(s))))],
            Names = Items(root, "entities").ToDictionary(e => Text(e, "id") ?? "", Keys, StringComparer.Ordinal),
        };
    }

    static IReadOnlySet<string> Keys(JsonElement entity)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var property in entity.EnumerateObject())
            if (property.Value.ValueKind == JsonValueKind.String && property.Name.StartsWith("name", StringComparison.Ordinal))
                keys.Add(NameKey.Of(property.Value.GetString()!));
        keys.UnionWith(Items(entity, "mentions").Select(mention => NameKey.Of(Shown(mention))));
        keys.Remove("");
        return keys;
    }

    static List<TextSpan> Contents(JsonElement statement) =>
        !statement.TryGetProperty("content", out var content) ? []
        : content.ValueKind == JsonValueKind.Array ? [.. content.EnumerateArray().Select(Span)]
        : content.ValueKind == JsonValueKind.Object ? [Span(content)]
        : [];

    static JsonElement.ArrayEnumerator Items(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var array) && array.ValueKind == JsonValueKind.Array ? array.EnumerateArray() : default;

    static TextSpan Span(JsonElement element) => new(element.GetProperty("start").GetInt32(), element.GetProperty("end").GetInt32());

    static string Shown(JsonElement element) => Text(element, "text") ?? "";

    static string? Text(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    static string? Edtf(string? value) => value is null or "" ? null : string.Concat(value.Where(c => c is not ('~' or '?' or '%'))).Trim();
}

/// <summary>An event of gold or record.</summary>
internal sealed record Happening(TextSpan Span, string Type, string? Date, string? Place, string Text);

/// <summary>A figure of gold or record with what surrounds it.</summary>
internal sealed record Counting(TextSpan Span, string Unit, string? Measure, string? Period, string? Place, string? Statement, string Text);

/// <summary>Which measure a label in English words names: the first term of a measure that stands in it.</summary>
internal static class Labels
{
    static readonly PhraseTable<string> Terms = new(LanguageData.Table("en", "measures").Select(row => (row[0], row[1])));

    public static string? MeasureOf(string label)
    {
        var tokens = Tokenizer.Tokenize(label);
        for (var i = 0; i < tokens.Count; i++)
            if (Terms.TryMatch(tokens, i, tokens.Count, 0, out var term))
                return term.Value;
        return null;
    }
}
