using System.Text;

namespace Isnad.Ledgers;

/// <summary>Writes numbers as varints, spans as differences and strings with their length into one growing buffer.</summary>
internal sealed class PackWriter
{
    byte[] buffer = new byte[4096];
    int length;
    int anchor;

    public ReadOnlySpan<byte> Written => buffer.AsSpan(0, length);

    public void Clear() => (length, anchor) = (0, 0);

    public void Number(int value) => Unsigned((uint)((value << 1) ^ (value >> 31)));

    public void Count(int value) => Unsigned((uint)value);

    public void Byte(byte value)
    {
        Room(1);
        buffer[length++] = value;
    }

    public void Flag(bool value) => Byte(value ? (byte)1 : (byte)0);

    /// <summary>An index into a list of the reading, or null.</summary>
    public void Index(int? value) => Unsigned(value is { } index ? (uint)index + 1 : 0);

    /// <summary>A span as the distance from the span before it.</summary>
    public void Span(TextSpan span)
    {
        Number(span.Start - anchor);
        Number(span.Length);
        anchor = span.Start;
    }

    public void Span(TextSpan? span)
    {
        Flag(span is not null);
        if (span is { } value)
            Span(value);
    }

    public void Text(string? text)
    {
        if (text is null)
        {
            Unsigned(0);
            return;
        }
        var bytes = Encoding.UTF8.GetByteCount(text);
        Unsigned((uint)bytes + 1);
        Room(bytes);
        length += Encoding.UTF8.GetBytes(text, buffer.AsSpan(length));
    }

    public void Decimal(decimal? value)
    {
        Flag(value is not null);
        if (value is not { } number)
            return;
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(number, bits);
        foreach (var part in bits)
            Unsigned((uint)part);
    }

    public void Double(double value)
    {
        Room(8);
        System.Buffers.Binary.BinaryPrimitives.WriteDoubleLittleEndian(buffer.AsSpan(length), value);
        length += 8;
    }

    void Unsigned(uint value)
    {
        Room(5);
        for (; value >= 0x80; value >>= 7)
            buffer[length++] = (byte)(value | 0x80);
        buffer[length++] = (byte)value;
    }

    void Room(int bytes)
    {
        if (buffer.Length - length < bytes)
            Array.Resize(ref buffer, Math.Max(buffer.Length * 2, length + bytes));
    }
}
