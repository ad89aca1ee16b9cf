using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Isnad.Ledgers;

internal enum LeafKind
{
    Reading,
    Decision,
    Refusal,
}

/// <summary>
/// What one leaf of the log commits to, hashed as RFC 9162 section 2.1.1 asks (a zero byte before the data). The data are
/// length-prefixed fields, so that no two commitments look alike.
/// </summary>
internal static class Leaf
{
    public static byte[] OfReading(
        ReadOnlySpan<byte> evidence,
        ReadOnlySpan<byte> text,
        ReadOnlySpan<byte> findings,
        ReadingVersion version,
        long added
    )
    {
        using var hash = Begin("reading");
        Add(hash, evidence);
        Add(hash, text);
        Add(hash, findings);
        Add(hash, version.Program);
        Add(hash, version.Languages);
        Add(hash, version.Models);
        Add(hash, added);
        return hash.GetHashAndReset();
    }

    public static byte[] OfDecision(string kind, string author, long at, string reason, string subject, string effect, long? undoes)
    {
        using var hash = Begin("decision");
        Add(hash, kind);
        Add(hash, author);
        Add(hash, at);
        Add(hash, reason);
        Add(hash, subject);
        Add(hash, effect);
        Add(hash, undoes ?? -1);
        return hash.GetHashAndReset();
    }

    public static byte[] OfRefusal(string name, ReadOnlySpan<byte> sha256, string reason, string mend, long at)
    {
        using var hash = Begin("refusal");
        Add(hash, name);
        Add(hash, sha256);
        Add(hash, reason);
        Add(hash, mend);
        Add(hash, at);
        return hash.GetHashAndReset();
    }

    static IncrementalHash Begin(string kind)
    {
        var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData([0]);
        Add(hash, kind);
        return hash;
    }

    static void Add(IncrementalHash hash, ReadOnlySpan<byte> field)
    {
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, field.Length);
        hash.AppendData(length);
        hash.AppendData(field);
    }

    static void Add(IncrementalHash hash, string field) => Add(hash, Encoding.UTF8.GetBytes(field));

    static void Add(IncrementalHash hash, long field)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(bytes, field);
        Add(hash, bytes);
    }
}
