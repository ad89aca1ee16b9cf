using System.Buffers.Binary;
using System.Numerics;

namespace Isnad;

/// <summary>XXH64 (Collet, xxHash specification 0.1.1): the hash behind every look-up key, the same on every machine and in every process.</summary>
public static class XxHash64
{
    const ulong P1 = 0x9E3779B185EBCA87;
    const ulong P2 = 0xC2B2AE3D27D4EB4F;
    const ulong P3 = 0x165667B19E3779F9;
    const ulong P4 = 0x85EBCA77C2B2AE63;
    const ulong P5 = 0x27D4EB2F165667C5;

    public static ulong Of(ReadOnlySpan<byte> data, ulong seed = 0)
    {
        var length = (ulong)data.Length;
        ulong hash;
        if (data.Length >= 32)
        {
            var (a, b, c, d) = (seed + P1 + P2, seed + P2, seed, seed - P1);
            while (data.Length >= 32)
            {
                a = Round(a, BinaryPrimitives.ReadUInt64LittleEndian(data));
                b = Round(b, BinaryPrimitives.ReadUInt64LittleEndian(data[8..]));
                c = Round(c, BinaryPrimitives.ReadUInt64LittleEndian(data[16..]));
                d = Round(d, BinaryPrimitives.ReadUInt64LittleEndian(data[24..]));
                data = data[32..];
            }
            hash =
                BitOperations.RotateLeft(a, 1)
                + BitOperations.RotateLeft(b, 7)
                + BitOperations.RotateLeft(c, 12)
                + BitOperations.RotateLeft(d, 18);
            hash = Merge(Merge(Merge(Merge(hash, a), b), c), d);
        }
        else
            hash = seed + P5;
        hash += length;
        for (; data.Length >= 8; data = data[8..])
            hash = BitOperations.RotateLeft(hash ^ Round(0, BinaryPrimitives.ReadUInt64LittleEndian(data)), 27) * P1 + P4;
        if (data.Length >= 4)
        {
            hash = BitOperations.RotateLeft(hash ^ BinaryPrimitives.ReadUInt32LittleEndian(data) * P1, 23) * P2 + P3;
            data = data[4..];
        }
        foreach (var one in data)
            hash = BitOperations.RotateLeft(hash ^ one * P5, 11) * P1;
        return Avalanche(hash);
    }

    /// <summary>The hash of one number: of its eight bytes, the lowest first.</summary>
    public static ulong Of(ulong number, ulong seed = 0) =>
        Avalanche(BitOperations.RotateLeft((seed + P5 + 8) ^ Round(0, number), 27) * P1 + P4);

    static ulong Round(ulong accumulator, ulong lane) => BitOperations.RotateLeft(accumulator + lane * P2, 31) * P1;

    static ulong Merge(ulong hash, ulong accumulator) => (hash ^ Round(0, accumulator)) * P1 + P4;

    static ulong Avalanche(ulong hash)
    {
        hash = (hash ^ (hash >> 33)) * P2;
        hash = (hash ^ (hash >> 29)) * P3;
        return hash ^ (hash >> 32);
    }
}
