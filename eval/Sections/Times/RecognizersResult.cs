using System.Text.Json;

namespace Isnad.Eval.Sections;

/// <summary>One expected result of a case, whichever of the two forms its file writes.</summary>
internal static class RecognizersResult
{
    /// <summary>The text of a case and what is expected of it; null where the case is left out for expecting nothing, or is a fault of the set.</summary>
    public static (string Input, List<JsonElement> Results)? Open(JsonElement item, string tag, CaseSet set)
    {
        var input = item.GetProperty("Input").GetString()!;
        var results = item.GetProperty("Results").EnumerateArray().ToList();
        if (RecognizersFaults.Of(input) is { } fault)
            set.Fault($"{tag}: \"{input.Trim()}\": {fault}");
        else if (results.Count == 0)
            set.LeaveOut($"{tag}: no result expected (the kinds there are others' false friends, not Isnad's)");
        else
            return (input, results);
        return null;
    }

    public static string Kind(JsonElement result) => TypeOf(result).Replace("datetimeV2.", "", StringComparison.Ordinal);

    public static string TypeOf(JsonElement result) =>
        result.TryGetProperty("TypeName", out var name) ? name.GetString()!
        : result.TryGetProperty("Type", out var type) ? type.GetString()!
        : "";

    public static string Text(JsonElement result) => result.GetProperty("Text").GetString()!;

    public static string Values(JsonElement result) =>
        (
            result.TryGetProperty("Value", out var v) ? v
            : result.TryGetProperty("Resolution", out v) ? v
            : result
        ).ToString();

    public static string? Timex(JsonElement result)
    {
        if (result.TryGetProperty("Value", out var value) && value.ValueKind == JsonValueKind.Object)
        {
            if (value.TryGetProperty("Timex", out var timex))
                return timex.GetString();
            result = value;
        }
        if (result.TryGetProperty("Resolution", out var resolution))
            result = resolution;
        return
            result.TryGetProperty("values", out var values)
            && values.GetArrayLength() > 0
            && values[0].TryGetProperty("timex", out var first)
            ? first.GetString()
            : null;
    }

    /// <summary>The ways in which the specification resolves it.</summary>
    public static IEnumerable<Dictionary<string, string>> Resolutions(JsonElement result)
    {
        var value = result.TryGetProperty("Value", out var v) ? v : result.GetProperty("Resolution");
        foreach (var name in (string[])["FutureResolution", "PastResolution"])
            if (value.TryGetProperty(name, out var resolution) && resolution.ValueKind == JsonValueKind.Object)
                yield return Texts(resolution);
        if (value.TryGetProperty("values", out var values))
            foreach (var one in values.EnumerateArray())
                yield return Texts(one);
    }

    public static bool Overlaps(TextSpan span, JsonElement result, string input)
    {
        if (!result.TryGetProperty("Start", out var start))
            return true;
        var text = Text(result);
        var end = result.TryGetProperty("Length", out var length) ? start.GetInt32() + length.GetInt32() : start.GetInt32() + text.Length;
        var found = input.IndexOf(text, StringComparison.Ordinal);
        return span.Start < end && start.GetInt32() < span.End || found >= 0 && found < span.End && span.Start < found + text.Length;
    }

    static Dictionary<string, string> Texts(JsonElement element) =>
        element.EnumerateObject().ToDictionary(property => property.Name, property => property.Value.ToString(), StringComparer.Ordinal);
}
