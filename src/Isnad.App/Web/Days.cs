namespace Isnad.App.Web;

/// <summary>A day or interval of the record (EDTF, ISO 8601-2) in a reader's words.</summary>
static class Days
{
    public static string Show(string? edtf, string unknown = "no date")
    {
        if (string.IsNullOrEmpty(edtf))
            return unknown;
        var slash = edtf.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0)
            return One(edtf);
        var (first, last) = (edtf[..slash], edtf[(slash + 1)..]);
        return last == ".." ? $"not before {One(first)}"
            : first == ".." ? $"not after {One(last)}"
            : first == last ? One(first)
            : $"{One(first)} – {One(last)}";
    }

    /// <summary>One end: a season (2025-21) and a decade or century (199X, 19XX) by name, a clock behind a space.</summary>
    static string One(string edtf) =>
        edtf switch
        {
            [.. { Length: 4 } year, '-', '2', '1'] => $"spring {year}",
            [.. { Length: 4 } year, '-', '2', '2'] => $"summer {year}",
            [.. { Length: 4 } year, '-', '2', '3'] => $"autumn {year}",
            [.. { Length: 4 } year, '-', '2', '4'] => $"winter {year}",
            [.. { Length: 2 } century, 'X', 'X'] => $"{century}00s",
            [.. { Length: 3 } decade, 'X'] => $"{decade}0s",
            _ => edtf.Replace('T', ' '),
        };
}
