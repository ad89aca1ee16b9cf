using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Isnad.Ledgers;

/// <summary>
/// Ids that come from the content: the first 64 bits of a SHA-256 over length-prefixed fields (so that no two field lists
/// run together), shown as a capital letter and thirteen characters of Crockford's base 32 in lower case. The letter tells what is
/// named: A article, S statement, F figure, V event, N source, C claim. The same evidence gives the same ids in every ledger.
/// </summary>
internal static class PublicId
{
    const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
    const int Digits = 13;

    public const char Article = 'A';
    public const char Statement = 'S';
    public const char Figure = 'F';
    public const char Event = 'V';
    public const char Source = 'N';
    public const char Claim = 'C';

    public static long OfArticle(ReadOnlySpan<byte> evidence, Article article) =>
        Fields.Of("article"u8).Add(evidence).Add(article.Span).Hash();

    public static long OfStatement(ReadOnlySpan<byte> evidence, Statement statement)
    {
        var fields = Fields.Of("statement"u8).Add(evidence);
        foreach (var span in statement.Content)
            fields.Add(span);
        fields.Add(statement.Cue).Add(statement.Source).Add((int)statement.Stance).Add(statement.Chain.Count);
        foreach (var link in statement.Chain)
            fields.Add(link.Name);
        return fields.Hash();
    }

    public static long OfFigure(ReadOnlySpan<byte> evidence, Figure figure) => Fields.Of("figure"u8).Add(evidence).Add(figure.Span).Hash();

    public static long OfEvent(ReadOnlySpan<byte> evidence, Event happened) =>
        Fields.Of("event"u8).Add(evidence).Add(happened.Trigger).Add((int)happened.Type).Hash();

    public static long OfName(EntityType type, bool anonymous, string key) =>
        Fields.Of("name"u8).Add((int)type).Add(anonymous ? 1 : 0).Add(key).Hash();

    /// <summary>Another who bears a name, told by the first evidence that is about him.</summary>
    public static long OfNamesake(long name, ReadOnlySpan<byte> evidence) =>
        Fields.Of("namesake"u8).Add((int)(name >> 32)).Add((int)name).Add(evidence).Hash();

    public static string Show(char letter, long id)
    {
        Span<char> text = stackalloc char[Digits + 1];
        text[0] = letter;
        var bits = (ulong)id;
        for (var i = Digits; i > 0; i--, bits >>= 5)
            text[i] = Alphabet[(int)(bits & 31)];
        return new string(text);
    }

    /// <summary>The 64-bit id of a shown one, or null when it is none of this letter.</summary>
    public static long? Parse(char letter, string shown)
    {
        if (shown.Length != Digits + 1 || shown[0] != letter)
            return null;
        var bits = 0UL;
        foreach (var c in shown.AsSpan(1))
        {
            var digit = Alphabet.IndexOf(c, StringComparison.Ordinal);
            if (digit < 0)
                return null;
            bits = (bits << 5) | (uint)digit;
        }
        return (long)bits;
    }

    /// <summary>Fields, each with its length before it, hashed. One per thread, used again.</summary>
    sealed class Fields
    {
        [ThreadStatic]
        static Fields? mine;

        byte[] buffer = new byte[1024];
        int length;

        public static Fields Of(ReadOnlySpan<byte> kind)
        {
            var fields = mine ??= new Fields();
            fields.length = 0;
            return fields.Add(kind);
        }

        public Fields Add(ReadOnlySpan<byte> bytes)
        {
            bytes.CopyTo(Take(bytes.Length));
            return this;
        }

        public Fields Add(int number)
        {
            BinaryPrimitives.WriteInt32LittleEndian(Take(4), number);
            return this;
        }

        public Fields Add(TextSpan span) => Add(span.Start).Add(span.End);

        public Fields Add(TextSpan? span) => span is { } value ? Add(value) : Add(-1);

        public Fields Add(string text)
        {
            Encoding.UTF8.GetBytes(text, Take(Encoding.UTF8.GetByteCount(text)));
            return this;
        }

        public long Hash()
        {
            Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
            SHA256.HashData(buffer.AsSpan(0, length), hash);
            return BinaryPrimitives.ReadInt64BigEndian(hash);
        }

        /// <summary>Room for a field of that many bytes, its length written before it.</summary>
        Span<byte> Take(int bytes)
        {
            if (buffer.Length < length + bytes + 4)
                Array.Resize(ref buffer, Math.Max(buffer.Length * 2, length + bytes + 4));
            BinaryPrimitives.WriteInt32LittleEndian(buffer.AsSpan(length), bytes);
            length += bytes + 4;
            return buffer.AsSpan(length - bytes, bytes);
        }
    }
}
