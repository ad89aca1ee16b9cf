using System.Security.Cryptography;

namespace Isnad;

/// <summary>The bytes exactly as they were received, with what is known of how they came. Never changed.</summary>
public sealed class Evidence
{
    readonly Lazy<string> sha256;

    public Evidence(string name, ReadOnlyMemory<byte> bytes)
    {
        Name = name;
        Bytes = bytes;
        sha256 = new(() => Convert.ToHexStringLower(SHA256.HashData(Bytes.Span)));
    }

    /// <summary>The file name or address under which the user knows it.</summary>
    public string Name { get; }
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>Lower-case hex SHA-256 of <see cref="Bytes"/>: the identity of the evidence.</summary>
    public string Sha256 => sha256.Value;

    /// <summary>What the transport or the container declared, or null: the reader then looks at the bytes and the name.</summary>
    public string? MediaType { get; init; }

    /// <summary>The charset that the transport declared (an HTTP header, say), or null.</summary>
    public string? DeclaredCharset { get; init; }
    public string? Uri { get; init; }

    /// <summary>The time of capture, where it is known. It is provenance and never dates the text.</summary>
    public DateTimeOffset? Fetched { get; init; }

    /// <summary>
    /// The HTTP header blocks as they were captured, those of redirects first, each behind its address; null when it did not come over HTTP.
    /// </summary>
    public string? Headers { get; init; }

    /// <summary>Why this piece of a container cannot be read, or null. A damaged piece does not keep the others from being read.</summary>
    public EvidenceException? Refusal { get; init; }

    /// <summary>What a container says of the item (a feed's title and date, a JSON line's fields), or null.</summary>
    public EvidenceHints? Hints { get; init; }
}

/// <summary>What came beside the bytes and speaks of their text.</summary>
public sealed record EvidenceHints(string? Title = null, string? Outlet = null, string? Author = null, string? Published = null);

/// <summary>Evidence that cannot be read: one clear sentence that names the input, the reason and the mend.</summary>
public sealed class EvidenceException(string name, string reason, string mend) : Exception($"{name}: {reason} {mend}")
{
    public string Name { get; } = name;
    public string Reason { get; } = reason;
    public string Mend { get; } = mend;
}
