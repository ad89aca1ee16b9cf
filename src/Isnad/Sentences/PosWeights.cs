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
    readonly uint[] keys;
    readonly int[] rows;
    readonly sbyte[] weights;
    readonly byte[] firstTags;
    readonly int mask;

    public PosWeights(BinaryReader reader)
    {
        var features = reader.ReadInt32();
        reader.ReadInt32(); // number of weights that are not zero
        var buckets = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(1, features / 2));
        mask = buckets - 1;
        keys = new uint[buckets * Bucket];
        rows = new int[buckets * Bucket];
        weights = new sbyte[(features + 1) * Width];
        firstTags = new byte[features + 1];
        for (var row = 1; row <= features; row++)
        {
            var key = reader.ReadUInt32();
            var place = PlaceOf(key) * Bucket;
            while (keys[place] != 0)
                place = (place + 1) & (keys.Length - 1);
            keys[place] = key;
            rows[place] = row;
            int count = reader.ReadByte();
            for (var i = 0; i < count; i++)
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
            var four = Vector128.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(keys), (nuint)(bucket * Bucket));
            var equal = Vector128.Equals(four, Vector128.Create(key)).ExtractMostSignificantBits();
            if (equal != 0)
                return rows[bucket * Bucket + BitOperations.TrailingZeroCount(equal)];
            // A bucket that is not full ends the search; a full one ran over into the next.
            if (four[Bucket - 1] == 0)
                return 0;
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

    int PlaceOf(uint key) => (int)(key * 0x9E3779B1u >> 7) & mask;
}
