using System.Runtime.InteropServices;

namespace Isnad.Ledgers;

/// <summary>
/// A set of keys that may say yes to a key it was never given, and never no to one it was (Bloom 1970; all bits of a key in one word, so that a
/// question costs one access to memory). It grows by further parts, each twice as large as the last.
/// </summary>
internal sealed class KeyFilter
{
    /// <summary>Keys of the first part.</summary>
    public const int First = 1 << 20;

    /// <summary>16 bits for each key.</summary>
    const int KeysPerWord = 4;

    readonly List<ulong[]> parts = [];
    readonly List<int> keys = [];
    readonly int first;

    public KeyFilter(int first = First) => this.first = first;

    public int Parts => parts.Count;

    public int KeysOf(int part) => keys[part];

    public ReadOnlySpan<byte> BitsOf(int part) => MemoryMarshal.AsBytes(parts[part].AsSpan());

    /// <summary>A part that was kept; parts are given back in their order.</summary>
    /// <exception cref="InvalidDataException">The bits are not those of this part.</exception>
    public void Restore(int count, byte[] bits)
    {
        if (bits.Length != SizeOf(parts.Count) * sizeof(ulong))
            throw new InvalidDataException("a filter of keys is damaged");
        parts.Add(MemoryMarshal.Cast<byte, ulong>(bits).ToArray());
        keys.Add(count);
    }

    public void Add(long key)
    {
        if (parts.Count == 0 || keys[^1] >= Capacity(parts.Count - 1))
        {
            parts.Add(new ulong[SizeOf(parts.Count)]);
            keys.Add(0);
        }
        var hash = Mixed(key);
        parts[^1][Word(hash, parts[^1].Length)] |= Bits(hash);
        keys[^1]++;
    }

    public bool MayHave(long key)
    {
        var hash = Mixed(key);
        var bits = Bits(hash);
        foreach (var part in parts)
            if ((part[Word(hash, part.Length)] & bits) == bits)
                return true;
        return false;
    }

    int Capacity(int part) => first << part;

    int SizeOf(int part) => Capacity(part) / KeysPerWord;

    // the kind of a key stands in its lowest bits
    static ulong Mixed(long key)
    {
        var hash = (ulong)key * 0x9E3779B97F4A7C15;
        return hash ^ (hash >> 32);
    }

    static int Word(ulong hash, int size) => (int)((hash >> 32) * (ulong)size >> 32);

    static ulong Bits(ulong hash) =>
        1UL << (int)(hash & 63) | 1UL << (int)((hash >> 6) & 63) | 1UL << (int)((hash >> 12) & 63) | 1UL << (int)((hash >> 18) & 63);
}
