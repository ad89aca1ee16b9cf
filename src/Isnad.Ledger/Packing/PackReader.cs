using System.Text;

namespace Isnad.Ledgers;

/// <summary>The way back from <see cref="PackWriter"/>. Damaged bytes give an <see cref="InvalidDataException"/>, never a wrong span.</summary>
internal ref struct PackReader(ReadOnlySpan<byte> bytes, int textLength)
{
    readonly ReadOnlySpan<byte> bytes = bytes;
    int at;
    int anchor;

    public readonly bool AtEnd => at == bytes.Length;

    public int Number()
    {
        var value = Unsigned();
        return (int)(value >> 1) ^ -(int)(value & 1);
    }

    /// <summary>How many items follow; each takes at least a byte, so more than are left is damage.</summary>
    public int Count()
    {
        var value = Unsigned();
        return value <= bytes.Length - at ? (int)value : throw Damage();
    }

    /// <summary>A position or an amount.</summary>
    public int Amount()
    {
        var value = Unsigned();
        return value <= int.MaxValue ? (int)value : throw Damage();
    }

    public byte Byte() => at < bytes.Length ? bytes[at++] : throw Damage();

    public bool Flag() =>
        Byte() switch
        {
            0 => false,
            1 => true,
            _ => throw Damage(),
        };

    public T Enum<T>()
        where T : struct, Enum
    {
        var value = (T)System.Enum.ToObject(typeof(T), Byte());
        return System.Enum.IsDefined(value) ? value : throw Damage();
    }

    public int? Index(int count)
    {
        var value = Unsigned();
        return value == 0 ? null
            : value <= count ? (int)value - 1
            : throw Damage();
    }

    public TextSpan Span()
    {
        var start = anchor + Number();
        var length = Number();
        if (start < 0 || length < 0 || start > textLength - length)
            throw Damage();
        anchor = start;
        return new(start, start + length);
    }

    public TextSpan? OptionalSpan() => Flag() ? Span() : null;

    public string Text() => OptionalText() ?? throw Damage();

    public string? OptionalText()
    {
        var value = Unsigned();
        if (value == 0)
            return null;
        var length = (int)(value - 1);
        if (length < 0 || length > bytes.Length - at)
            throw Damage();
        var text = Encoding.UTF8.GetString(bytes.Slice(at, length));
        at += length;
        return text;
    }

    public decimal? Decimal()
    {
        if (!Flag())
            return null;
        Span<int> bits = stackalloc int[4];
        foreach (ref var part in bits)
            part = (int)Unsigned();
        try
        {
            return new decimal(bits);
        }
        catch (ArgumentException)
        {
            throw Damage();
        }
    }

    public double Double()
    {
        if (bytes.Length - at < 8)
            throw Damage();
        at += 8;
        return System.Buffers.Binary.BinaryPrimitives.ReadDoubleLittleEndian(bytes[(at - 8)..]);
    }

    uint Unsigned()
    {
        var (value, shift) = (0u, 0);
        while (at < bytes.Length && shift < 35)
        {
            var part = bytes[at++];
            value |= (uint)(part & 0x7F) << shift;
            if (part < 0x80)
                return value;
            shift += 7;
        }
        throw Damage();
    }

    static InvalidDataException Damage() => new("the kept findings are damaged");
}
