using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Isnad;

/// <summary>
/// The weights of a tagger: for each feature one row of a weight per tag. A look-up compares four keys at once and takes the row of zeros
/// when none is equal, and a row is added whole: a tagger spends its time on wrongly predicted branches otherwise.
/// </summary>
internal sealed class PosWeights
{
    /// <summary>Weights in a row; the tags are fewer.</summary>
    public const int Width = 32;
    const int Bucket = 4;

    // Of each bucket its keys, then their rows, so that one cache line answers.
    readonly uint[] buckets;
    readonly sbyte[] weights;
    readonly byte[] firstTags;
    readonly int mask;

    public PosWeights(BinaryReader reader)
    {
        var features = reader.ReadInt32();
        reader.ReadInt32(); // number of weights that are not zero
        var count = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(1, features / 2));
        mask = count - 1;
        buckets = new uint[count * 2 * Bucket];
        weights = new sbyte[(features + 1) * Width];
        firstTags = new byte[features + 1];
        for (var row = 1; row <= features; row++)
        {
            var key = reader.ReadUInt32();
            var place = PlaceOf(key) * Bucket;
            while (buckets[At(place)] != 0)
                place = (place + 1) & (count * Bucket - 1);
            buckets[At(place)] = key;
            buckets[At(place) + Bucket] = (uint)row;
            int entries = reader.ReadByte();
            for (var i = 0; i < entries; i++)
            {
                int tag = reader.ReadByte();
                if (i == 0)
                    firstTags[row] = (byte)tag;
                weights[row * Width + tag] = reader.ReadSByte();
            }
        }
    }

    /// <summary>The first tag of a row: of a word with one tag only, that tag.</summary>
    public int FirstTag(int row) => firstTags[row];

    /// <summary>The row of a key, or 0, which holds zeros.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Row(uint key)
    {
        var bucket = PlaceOf(key);
        while (true)
        {
            ref var first = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(buckets), bucket * 2 * Bucket);
            var four = Vector128.LoadUnsafe(ref first);
            var row = Vector128.Sum(Vector128.Equals(four, Vector128.Create(key)) & Vector128.LoadUnsafe(ref first, Bucket));
            // A bucket that is not full ends the search; a full one ran over into the next.
            if ((row != 0) | (four[Bucket - 1] == 0))
                return (int)row;
            bucket = (bucket + 1) & mask;
        }
    }

    /// <summary>Sums the rows of the features; <paramref name="scores"/> takes <see cref="Width"/> sums.</summary>
    public void Sum(ReadOnlySpan<uint> features, Span<short> scores)
    {
        var (low, high) = (Vector256<short>.Zero, Vector256<short>.Zero);
        ref var first = ref MemoryMarshal.GetArrayDataReference(weights);
        foreach (var feature in features)
        {
            var row = Vector256.LoadUnsafe(ref first, (nuint)(Row(feature) * Width));
            low += Vector256.WidenLower(row);
            high += Vector256.WidenUpper(row);
        }
        low.CopyTo(scores);
        high.CopyTo(scores[Vector256<short>.Count..]);
    }

    /// <summary>Where the key of a place stands in <see cref="buckets"/>; its row is behind those of its bucket.</summary>
    static int At(int place) => place / Bucket * (2 * Bucket) + place % Bucket;

    int PlaceOf(uint key) => (int)(key * 0x9E3779B1u >> 7) & mask;
}
