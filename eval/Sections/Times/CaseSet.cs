using System.Globalization;

namespace Isnad.Eval.Sections;

/// <summary>One set of foreign test cases as it was run: what was read, what came out right, and what was left out, with the reason.</summary>
internal sealed class CaseSet
{
    readonly SortedDictionary<string, (int Right, int Total)> kinds = new(StringComparer.Ordinal);
    readonly SortedDictionary<string, int> leftOut = new(StringComparer.Ordinal);

    readonly SortedSet<string> faults = new(StringComparer.Ordinal);

    /// <summary>What came out wrong, for the one who mends it; never part of the page.</summary>
    public List<string> Misses { get; } = [];

    public void Add(string kind, bool right, string case_, string got)
    {
        var (hits, total) = kinds.GetValueOrDefault(kind);
        kinds[kind] = (hits + (right ? 1 : 0), total + 1);
        if (!right)
            Misses.Add($"{kind}: {case_} => {got}");
    }

    /// <summary>A case that is wrong in the set itself.</summary>
    public void Fault(string case_) => faults.Add(case_);

    public void LeaveOut(string reason) => leftOut[reason] = leftOut.GetValueOrDefault(reason) + 1;

    public void Write(TextWriter page)
    {
        page.WriteLine("| kind | cases | right | share |");
        page.WriteLine("|---|--:|--:|--:|");
        foreach (var (kind, (right, total)) in kinds)
            page.WriteLine($"| {kind} | {total} | {right} | {((double)right / total).ToString("0.000", CultureInfo.InvariantCulture)} |");
        page.WriteLine();
        if (faults.Count > 0)
        {
            page.WriteLine("Wrong in the set itself, left out:");
            page.WriteLine();
            foreach (var fault in faults)
                page.WriteLine($"- {fault}");
            page.WriteLine();
        }
        if (leftOut.Count == 0)
            return;
        page.WriteLine("Left out:");
        page.WriteLine();
        foreach (var (reason, count) in leftOut)
            page.WriteLine($"- {reason}: {count}");
    }
}

/// <summary>The days that an EDTF value of Isnad covers; null where it is open.</summary>
internal static class EdtfDays
{
    public static (DateOnly? First, DateOnly? Last) Of(string value)
    {
        var slash = value.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? Single(value) : (Single(value[..slash]).First, Single(value[(slash + 1)..]).Last);
    }

    static (DateOnly? First, DateOnly? Last) Single(string value)
    {
        if (value == ".." || value.Length < 3 || value[0] == '-')
            return (null, null);
        if (value.EndsWith('X'))
        {
            var zeros = value.Replace('X', '0');
            var nines = value.Replace('X', '9');
            return int.Parse(zeros, CultureInfo.InvariantCulture) is > 0 and var a
                ? (new DateOnly(a, 1, 1), new DateOnly(int.Parse(nines, CultureInfo.InvariantCulture), 12, 31))
                : (null, null);
        }
        var parts = value.Split('T')[0].Split('-');
        var year = int.Parse(parts[0], CultureInfo.InvariantCulture);
        if (year is < 1 or > 9998)
            return (null, null);
        if (parts.Length == 1)
            return (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        var month = int.Parse(parts[1], CultureInfo.InvariantCulture);
        if (parts.Length == 2 && month > 12)
        {
            var first = new DateOnly(year, month == 24 ? 12 : (month - 20) * 3, 1);
            return (first, first.AddMonths(3).AddDays(-1));
        }
        if (parts.Length == 2)
            return (new DateOnly(year, month, 1), new DateOnly(year, month, 1).AddMonths(1).AddDays(-1));
        var day = new DateOnly(year, month, int.Parse(parts[2], CultureInfo.InvariantCulture));
        return (day, day);
    }
}
