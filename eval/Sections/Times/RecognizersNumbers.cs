using System.Globalization;
using System.Text.Json;
using static Isnad.Eval.Sections.RecognizersResult;

namespace Isnad.Eval.Sections;

/// <summary>The cases of numbers, percentages and amounts of money.</summary>
internal static class RecognizersNumbers
{
    public static void Add(JsonElement item, string tag, string suffix, CaseSet set)
    {
        if (Open(item, tag, set) is not var (input, results))
            return;
        if (Arithmetic(input) is { } reason)
        {
            set.LeaveOut($"{tag}: {reason}");
            return;
        }
        var percent = TypeOf(results[0]) == "percentage";
        var wanted = new List<decimal>();
        foreach (var result in results)
        {
            var text =
                result.TryGetProperty("Resolution", out var resolution) && resolution.TryGetProperty("value", out var value)
                    ? value.GetString()
                    : null;
            if (text is null || !decimal.TryParse(text.TrimEnd('%'), NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            {
                set.LeaveOut($"{tag}: powers, infinities and numbers beyond a page's");
                return;
            }
            wanted.Add(number);
        }
        var got = percent
            ? FigureFinder.Find(input, tag).Where(f => f.Unit == "percent").Select(f => (f.Span, Value: f.Value ?? -1)).ToList()
            : NumberReader
                .Read(input, tag)
                .Where(n => n.Number.Kind is NumberKind.Cardinal or NumberKind.Share)
                .Select(n => (n.Span, n.Number.Value))
                .ToList();
        var right = true;
        for (var i = 0; i < results.Count; i++)
            right &= got.Any(g => Overlaps(g.Span, results[i], input) && Close(g.Value, wanted[i]));
        set.Add(
            $"{tag} {(percent ? "percentage" : "number")}{suffix}",
            right,
            $"{input} want {string.Join("; ", wanted)}",
            string.Join("; ", got.Select(g => input[g.Span.Start..g.Span.End] + " = " + g.Value.ToString(CultureInfo.InvariantCulture)))
        );
    }

    /// <summary>Sums and notations that no news text states as a figure.</summary>
    static string? Arithmetic(string input)
    {
        var text = " " + input.ToLowerInvariant() + " ";
        if (
            text.Contains('^', StringComparison.Ordinal)
            || text.Contains("e10", StringComparison.Ordinal)
            || text.Contains("x10", StringComparison.Ordinal)
        )
            return "powers and the notation of programs";
        foreach (var joint in (string[])[" over ", " out of ", " in twenty", " على ", " من ", " في واحد"])
            if (text.Contains(joint, StringComparison.Ordinal))
                return "a share told as one number over another (one over three, واحد من ثلاثة): two counts in Isnad's guidelines";
        foreach (
            var word in (string[])
                ["fifths", "eighths", "hundredths", "trillionth", "millionth", "firsts", " خمس", "أخماس", "ثمن", "ثلثين", "e13", "e-1"]
        )
            if (text.Contains(word, StringComparison.Ordinal) && !text.StartsWith(" three fifths", StringComparison.Ordinal))
                return "improper and lone fractions (twenty-three fifths; خمس is five and a fifth), the notation of programs";
        foreach (var word in (string[])["192.168", " g ", "10g ", " mm ", "1mm", "2mil "])
            if (text.Contains(word, StringComparison.Ordinal))
                return "addresses and letters that are units elsewhere (10G, 2mil)";
        return null;
    }

    static bool Close(decimal a, decimal b) => Math.Abs(a - b) <= 0.0005m * Math.Abs(b);

    public static void AddCurrencies(JsonElement item, string tag, string suffix, CaseSet set)
    {
        if (Open(item, tag, set) is not var (input, results))
            return;
        var lower = input.ToLowerInvariant();
        foreach (
            var word in (string[])
                ["and fifty", "dollars and 50", "and forty", "dollars forty", "usd 25", "point", "points", "meur", "mgbp", "ரூ", "12,34"]
        )
            if (lower.Contains(word, StringComparison.Ordinal))
            {
                set.LeaveOut($"{tag}: amounts in two units (thirteen dollars forty-five), basis points, lakh grouping");
                return;
            }
        var wanted = new List<(decimal Value, string? Code, string Unit)>();
        foreach (var result in results)
        {
            var resolution = result.GetProperty("Resolution");
            if (
                !decimal.TryParse(
                    resolution.GetProperty("value").GetString(),
                    NumberStyles.Float,
                    CultureInfo.InvariantCulture,
                    out var value
                )
            )
            {
                set.LeaveOut($"{tag}: a currency without an amount");
                return;
            }
            wanted.Add(
                (
                    value,
                    resolution.TryGetProperty("isoCurrency", out var iso) ? iso.GetString() : null,
                    resolution.GetProperty("unit").GetString()!
                )
            );
        }
        var got = FigureFinder
            .Find(input, tag)
            .Where(f => f.Unit.StartsWith("currency:", StringComparison.Ordinal) || f.Unit == "cents")
            .ToList();
        var right = wanted.All(w =>
            got.Any(g =>
                g.Value is { } value
                && Close(value, w.Value)
                && (w.Code is null || g.Unit == "currency:" + w.Code || g.Unit.Length <= 9 || !g.Unit[9..].All(char.IsAsciiLetterUpper))
            )
        );
        set.Add(
            $"{tag} currency{suffix}",
            right,
            $"{input} want {string.Join("; ", wanted)}",
            string.Join("; ", got.Select(g => $"{g.Value} {g.Unit}"))
        );
    }
}
