using System.Globalization;
using System.Text.Json;

namespace Isnad.Eval.Scoring;

/// <summary>
/// Reads gold and records alike. They differ little: gold may write a content as one span, names as <c>name_ar</c>, links of a chain as
/// plain strings; a record writes <c>name</c>, <c>names</c> and objects.
/// </summary>
internal static class AnnotationReader
{
    public static Annotation Read(ReadOnlyMemory<byte> json, string text)
    {
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        var entities = Items(root, "entities").ToList();
        return new()
        {
            Language = Text(root, "language") ?? "?",
            Articles = [.. Items(root, "articles").Select(Span)],
            Noise = [.. Items(root, "noise").Select(Span)],
            Entities = [.. entities.Select(entity => new NamedEntity(Text(entity, "id") ?? "", Keys(entity)))],
            Mentions = [.. entities.SelectMany(Mentions)],
            Times = [.. Items(root, "times").Select(time => new Moment(Span(time), Edtf(Text(time, "value"))))],
            Figures = [.. Items(root, "figures").Select(Figure)],
            Statements = [.. Items(root, "statements").Select(statement => Statement(statement, text))],
        };
    }

    static IEnumerable<NameMention> Mentions(JsonElement entity)
    {
        CoarseType? type = Text(entity, "type") switch
        {
            "person" => CoarseType.Person,
            "organisation" or "outlet" or "group" => CoarseType.Organisation,
            "place" => CoarseType.Place,
            _ => null, // an office is no name
        };
        return type is { } coarse
            ? Items(entity, "mentions").Select(mention => new NameMention(Span(mention), coarse, Text(entity, "id") ?? ""))
            : [];
    }

    static HashSet<string> Keys(JsonElement entity)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var property in entity.EnumerateObject())
        {
            if (property.Value.ValueKind == JsonValueKind.String && property.Name.StartsWith("name", StringComparison.Ordinal))
                keys.Add(NameKey.Of(property.Value.GetString()!));
            else if (property.NameEquals("names"))
                foreach (var language in property.Value.EnumerateObject())
                    keys.UnionWith(language.Value.EnumerateArray().Select(form => NameKey.Of(form.GetString()!)));
        }
        keys.UnionWith(Items(entity, "mentions").Select(mention => NameKey.Of(Text(mention, "text") ?? "")));
        keys.Remove("");
        return keys;
    }

    static Quantity Figure(JsonElement figure) =>
        new(Span(figure), Number(figure, "value"), Text(figure, "bound") ?? "=", Number(figure, "high"));

    static Saying Statement(JsonElement statement, string text)
    {
        var sources = Spans(statement, "source");
        string? rootName = null;
        string? rootEntity = null;
        if (Items(statement, "chain").LastOrDefault() is { ValueKind: not JsonValueKind.Undefined } last)
        {
            rootName = last.ValueKind == JsonValueKind.String ? last.GetString() : Text(last, "name");
            rootEntity = last.ValueKind == JsonValueKind.String ? null : Text(last, "entity");
        }
        return new()
        {
            Id = Text(statement, "id") ?? "",
            Content = new(Spans(statement, "content")),
            Cue = new(Spans(statement, "cue")),
            Source = new(sources),
            SourceKey = NameKey.Of(string.Concat(sources.Select(span => text[span.Start..span.End]))),
            Entity = Text(statement, "entity"),
            CoEntities = [.. Items(statement, "co_entities").Select(entity => entity.GetString()!)],
            Implicit = Flag(statement, "implicit"),
            Anonymous = Flag(statement, "anonymous"),
            Parent = Text(statement, "parent"),
            RootKey = rootName is null ? null : NameKey.Of(rootName),
            RootEntity = rootEntity,
            IsHeadline = Text(statement, "kind") == "headline",
            IsOptional = Flag(statement, "optional"),
        };
    }

    static JsonElement.ArrayEnumerator Items(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var array) && array.ValueKind == JsonValueKind.Array ? array.EnumerateArray() : default;

    static TextSpan Span(JsonElement element) => new(element.GetProperty("start").GetInt32(), element.GetProperty("end").GetInt32());

    static List<TextSpan> Spans(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var value)
            ? value.ValueKind switch
            {
                JsonValueKind.Array => [.. value.EnumerateArray().Select(Span)],
                JsonValueKind.Object => [Span(value)],
                _ => [],
            }
            : [];

    static string? Text(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    static bool Flag(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;

    static double? Number(JsonElement parent, string name) =>
        !parent.TryGetProperty(name, out var value) ? null
        : value.ValueKind == JsonValueKind.Number ? value.GetDouble()
        : value.ValueKind == JsonValueKind.String
        && double.TryParse(value.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
        : null;

    /// <summary>EDTF without the marks of doubt, which are not measured.</summary>
    static string Edtf(string? value) => string.Concat((value ?? "").Where(c => c is not ('~' or '?' or '%'))).Trim();
}
