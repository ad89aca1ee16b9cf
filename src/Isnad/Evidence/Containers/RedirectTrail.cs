namespace Isnad;

/// <summary>The redirects of a web archive, by the address each leads to: a page is evidence together with the way to it.</summary>
internal sealed class RedirectTrail
{
    /// <summary>Redirects that are kept in mind, and how many of them one page may have behind it.</summary>
    const int Most = 1000;
    const int Longest = 20;

    readonly Dictionary<string, (string? From, string Entry)> leading = new(StringComparer.Ordinal);

    public void Add(string? address, HttpMessage message)
    {
        if (
            leading.Count < Most
            && Uri.TryCreate(address, UriKind.Absolute, out var from)
            && message.Header("location") is { } location
            && Uri.TryCreate(from, location, out var to)
        )
            leading[to.AbsoluteUri] = (from.AbsoluteUri, Entry(address, message));
    }

    /// <summary>The header blocks of the redirects that led to an address, first one first.</summary>
    public string LeadingTo(string? address)
    {
        var entries = new List<string>();
        var at = Uri.TryCreate(address, UriKind.Absolute, out var uri) ? uri.AbsoluteUri : null;
        while (at is not null && entries.Count < Longest && leading.TryGetValue(at, out var step))
        {
            entries.Add(step.Entry);
            at = step.From;
        }
        entries.Reverse();
        return string.Concat(entries);
    }

    /// <summary>An address and the header block of its response, closed by an empty line.</summary>
    public static string Entry(string? address, HttpMessage message) => $"{address}\n{message.Head}\n\n";
}
