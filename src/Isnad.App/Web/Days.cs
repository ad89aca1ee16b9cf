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
            return edtf;
        var (first, last) = (edtf[..slash], edtf[(slash + 1)..]);
        return last == ".." ? $"not before {first}"
            : first == ".." ? $"not after {last}"
            : $"{first} – {last}";
    }
}
