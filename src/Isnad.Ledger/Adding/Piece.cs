using System.Security.Cryptography;
using System.Text;

namespace Isnad.Ledgers;

/// <summary>A reading made ready for the ledger outside of any transaction: packed, compressed and hashed.</summary>
internal sealed class Piece
{
    [ThreadStatic]
    static PackWriter? writer;

    [ThreadStatic]
    static byte[]? packed;

    [ThreadStatic]
    static byte[]? utf8;

    public Piece(Reading reading)
    {
        Reading = reading;
        Evidence = reading.Document.Evidence;
        Sha256 = Convert.FromHexString(Evidence.Sha256);
        packed ??= [];
        Bytes = Packed.Pack(Evidence.Bytes.Span, ref packed).ToArray();
        var text = reading.Document.Text;
        if (utf8 is null || utf8.Length < Encoding.UTF8.GetMaxByteCount(text.Length))
            utf8 = new byte[Encoding.UTF8.GetMaxByteCount(text.Length)];
        var encoded = utf8.AsSpan(0, Encoding.UTF8.GetBytes(text, utf8));
        if (encoded.SequenceEqual(Evidence.Bytes.Span))
            TextHash = Sha256;
        else
        {
            TextHash = SHA256.HashData(encoded);
            Text = Packed.Pack(encoded, ref packed).ToArray();
        }
        var findings = ReadingPack.Write(writer ??= new(), reading);
        FindingsHash = SHA256.HashData(findings);
        // a pack is dense already: a small one gains a third, which is not worth the time
        Findings = Packed.Pack(findings, ref packed, least: 8192).ToArray();
        Links = LinkPiece.Of(reading);
    }

    /// <summary>Evidence that the ledger has already, come once more.</summary>
    public Piece(Evidence evidence)
    {
        Evidence = evidence;
        Sha256 = Convert.FromHexString(evidence.Sha256);
        (Bytes, TextHash, Findings, FindingsHash) = ([], [], [], []);
    }

    public Reading? Reading { get; }

    /// <summary>The reading's articles, ready to be related.</summary>
    public IReadOnlyList<LinkPiece> Links { get; } = [];
    public Evidence Evidence { get; }
    public byte[] Sha256 { get; }
    public byte[] Bytes { get; }

    /// <summary>Null when the evidence bytes are the text in UTF-8.</summary>
    public byte[]? Text { get; }
    public byte[] TextHash { get; }
    public byte[] Findings { get; }
    public byte[] FindingsHash { get; }

    public int Size => Bytes.Length + (Text?.Length ?? 0) + Findings.Length;
}
