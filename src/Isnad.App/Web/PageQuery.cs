using System.Globalization;
using Isnad.App.Commands;
using Isnad.Ledgers;

namespace Isnad.App.Web;

/// <summary>What a page was asked for: its path, the filter in its query, and whether as JSON.</summary>
public sealed class PageQuery
{
    const int MaxTake = 500;

    /// <summary>Longer values are cut: no word or name is longer.</summary>
    const int MaxLength = 300;
    readonly Dictionary<string, string> values = new(StringComparer.Ordinal);

    public PageQuery(HttpRequest request, int take = 20)
    {
        Path = request.Path;
        foreach (var (key, value) in request.Query)
            if (value.ToString() is { Length: > 0 } text)
                values[key] = text.Length > MaxLength ? text[..MaxLength] : text;
        Json =
            values.GetValueOrDefault("format") == "json"
            || request.Headers.Accept.ToString() is var accept
                && accept.Contains("application/json", StringComparison.Ordinal)
                && !accept.Contains("text/html", StringComparison.Ordinal);
        Filter = new Filter
        {
            Words = Words,
            By = values.GetValueOrDefault("by"),
            Language = values.GetValueOrDefault("lang"),
            From = values.GetValueOrDefault("from"),
            To = values.GetValueOrDefault("to"),
            Stance = values.TryGetValue("stance", out var stance) ? LedgerOptions.StanceOf(stance) : null,
            Measure = values.GetValueOrDefault("measure"),
            Place = values.GetValueOrDefault("place"),
            Only = LedgerOptions.KindOf(values.GetValueOrDefault("only")),
            Skip = Number("skip", 0, int.MaxValue),
            Take = Number("take", take, MaxTake),
        };
    }

    public string Path { get; }
    public bool Json { get; }

    /// <summary>Another format than a page, by its short name: csv, ics.</summary>
    public string? Format => values.GetValueOrDefault("format");

    /// <summary>True when the page is to be read from right to left.</summary>
    public bool RightToLeft => values.GetValueOrDefault("dir") == "rtl";
    public string Dir => RightToLeft ? "rtl" : "ltr";
    public Filter Filter { get; }
    public string? Words => values.GetValueOrDefault("q");

    /// <summary>Of a page that lists several kinds of things: the one that is asked for.</summary>
    public string? Kind => values.GetValueOrDefault("kind");

    /// <summary>The same page with one value changed.</summary>
    public string With(string key, int value) => With(key, value.ToString(CultureInfo.InvariantCulture));

    public string With(string key, string value) =>
        Path + QueryString.Create(values.Where(pair => pair.Key != key).Append(new(key, value))!);

    int Number(string key, int otherwise, int most) =>
        values.TryGetValue(key, out var text) && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? Math.Clamp(number, key == "take" ? 1 : 0, most)
            : otherwise;
}
