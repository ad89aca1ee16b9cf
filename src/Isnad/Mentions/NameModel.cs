using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Isnad;

/// <summary>
/// A linear-chain conditional random field (Lafferty, McCallum and Pereira 2001) over <see cref="NameFeatures"/>, decoded with Viterbi.
/// Its weights lie in a hashed table, a row of sixteen bytes for each feature: one signed weight for each of the
/// <see cref="NameLabels"/> and, behind them, a check number that keeps strange features out.
/// </summary>
internal sealed class NameModel : IWordLore
{
    const uint Magic = 0x344D4E49; // "INM4"
    public const int Lanes = 16;

    /// <summary>What a weight of one is as a number in the model.</summary>
    public const int Unit = 32;

    /// <summary>Score that forbids a transition.</summary>
    public const int Forbidden = -1_000_000;

    // The two rows in which a feature may lie make a pair, each row with its check number in its last bytes: all that is looked at for a feature
    // is in one cache line, which no pair oversteps.
    const int Pair = 2 * Lanes;
    readonly byte[] rows;
    readonly nint pairs;
    readonly int shift;
    readonly int[] transitions = new int[NameLabels.Count * Lanes];
    readonly int[] starts = new int[Lanes];
    readonly int[] ends = new int[Lanes];
    readonly uint[] words;
    readonly int wordShift;

    NameModel(Stream stream, string name)
    {
        using var reader = new BinaryReader(stream);
        if (reader.ReadUInt32() != Magic || reader.ReadInt32() != NameFeatures.PerToken)
            throw new InvalidDataException($"models/{name}: not a name model of this program; train it again (tools/Isnad.Training)");
        var bits = reader.ReadInt32();
        shift = 32 - bits;
        for (var before = 0; before < NameLabels.Count; before++)
        for (var label = 0; label < NameLabels.Count; label++)
            transitions[before * Lanes + label] = reader.ReadInt32();
        starts.AsSpan().Fill(Forbidden);
        ends.AsSpan().Fill(Forbidden);
        for (var label = 0; label < NameLabels.Count; label++)
        {
            starts[label] = reader.ReadInt32();
            ends[label] = NameLabels.MayEnd(label) ? 0 : Forbidden;
        }
        rows = GC.AllocateArray<byte>(Lanes * (1 << bits) + Pair, pinned: true);
        var start = Marshal.UnsafeAddrOfPinnedArrayElement(rows, 0);
        pairs = (start + Pair - 1) & -Pair;
        var table = rows.AsSpan((int)(pairs - start));
        // stored sparsely: the distance to the next used row, its check number, then its weights
        for (var (used, at) = (reader.ReadInt32(), -1); used > 0; used--)
        {
            at += reader.Read7BitEncodedInt();
            var check = reader.ReadUInt16();
            var row = table.Slice(at * Lanes, Lanes);
            reader.BaseStream.ReadExactly(row[..NameLabels.Count]);
            MemoryMarshal.Write(row[^sizeof(ushort)..], check);
            // two features of one number, and the same number says which is their first place: what lies in the other is never meant
            var other = table.Slice((at ^ 1) * Lanes, Lanes);
            if (check == MemoryMarshal.Read<ushort>(other[^sizeof(ushort)..]))
                ((check >> shift & 1) == (at & 1) ? other : row).Clear();
        }
        var wordBits = reader.ReadInt32();
        wordShift = 32 - wordBits;
        words = GC.AllocateArray<uint>(1 << wordBits, pinned: true);
        for (var (used, at) = (reader.ReadInt32(), -1); used > 0; used--)
        {
            at += reader.Read7BitEncodedInt();
            words[at] = reader.ReadUInt32();
        }
    }

    /// <summary>The class of a word this model was trained with, by the hash of its key or stem.</summary>
    public uint Of(uint hash)
    {
        var place = (int)(hash >> wordShift);
        for (var i = 0; i < Probes; i++)
        {
            var entry = words[(place + i) & (words.Length - 1)];
            if (entry == 0)
                return 0;
            if (entry >> 16 == (hash & 0xFFFF))
                return entry & 0xFFFF;
        }
        return 0;
    }

    public unsafe void Fetch(uint hash)
    {
        if (Sse.IsSupported)
            Sse.Prefetch0(Unsafe.AsPointer(ref words[hash >> wordShift]));
    }

    const int Probes = 4;

    /// <summary>Puts a word's class into a table of the model file; false when its places are taken.</summary>
    public static bool AddWord(Span<uint> table, int bits, uint hash, uint wordClass)
    {
        var place = (int)(hash >> (32 - bits));
        for (var i = 0; i < Probes; i++)
        {
            ref var entry = ref table[(place + i) & (table.Length - 1)];
            if (entry != 0)
                continue;
            entry = hash << 16 | wordClass;
            return true;
        }
        return false;
    }

    /// <summary>The model of a language, or null when none is built in.</summary>
    public static NameModel? Of(Language language) =>
        language
            .Compiled(static l => new Holder(
                ModelData.Open($"names-{l.Tag}.bin") is { } stream ? new NameModel(stream, $"names-{l.Tag}.bin") : null
            ))
            .Model;

    sealed record Holder(NameModel? Model);

    public static NameModel Read(Stream stream, string name) => new(stream, name);

    /// <summary>Writes a model: the trainer's side of the format. A row whose check number is 0 is not used.</summary>
    public static void Write(
        Stream stream,
        int bits,
        ReadOnlySpan<int> transitions,
        ReadOnlySpan<int> starts,
        ReadOnlySpan<ushort> checks,
        ReadOnlySpan<sbyte> rows,
        int wordBits,
        ReadOnlySpan<uint> words
    )
    {
        using var writer = new BinaryWriter(stream, System.Text.Encoding.UTF8, leaveOpen: true);
        writer.Write(Magic);
        writer.Write(NameFeatures.PerToken);
        writer.Write(bits);
        foreach (var weight in transitions)
            writer.Write(weight);
        foreach (var weight in starts)
            writer.Write(weight);
        writer.Write(checks.Length - checks.Count((ushort)0));
        var last = -1;
        for (var i = 0; i < checks.Length; i++)
        {
            if (checks[i] == 0)
                continue;
            writer.Write7BitEncodedInt(i - last);
            writer.Write(checks[i]);
            writer.Write(MemoryMarshal.AsBytes(rows.Slice(i * Lanes, NameLabels.Count)));
            last = i;
        }
        writer.Write(wordBits);
        writer.Write(words.Length - words.Count(0u));
        last = -1;
        for (var i = 0; i < words.Length; i++)
        {
            if (words[i] == 0)
                continue;
            writer.Write7BitEncodedInt(i - last);
            writer.Write(words[i]);
            last = i;
        }
    }

    /// <summary>The first of the two rows in which a feature may lie; the other is the one beside it.</summary>
    public static int Slot(uint feature, int bits) => (int)(feature >> (32 - bits));

    /// <summary>The check number of a feature, never 0.</summary>
    public static ushort Check(uint feature) => (ushort)(feature | 1);

    /// <summary>Labels the tokens from <paramref name="place"/> on, one label for each.</summary>
    public void Tag(NameFeatures features, int place, int count, Span<NameTag> tags)
    {
        if (count == 0)
            return;
        var perToken = features.Guideline == 0 ? NameFeatures.PerToken : NameFeatures.Guided;
        Span<uint> hashes = stackalloc uint[perToken];
        Span<uint> next = stackalloc uint[perToken];
        features.Write(place, next);
        // for each token and label the label before it, a byte each
        var back = System.Buffers.ArrayPool<byte>.Shared.Rent(count * Lanes);
        Span<int> best = stackalloc int[Lanes];
        var low = Vector256<int>.Zero;
        var high = Vector256<int>.Zero;
        for (var i = 0; i < count; i++)
        {
            next.CopyTo(hashes);
            if (i + 1 < count)
                features.Write(place + i + 1, next);
            var emission = Emissions(hashes, next);
            emission.CopyTo(features.Emission(place + i));
            var (lower, upper) = Vector256.Widen(emission);
            if (i == 0)
            {
                low = Vector256.LoadUnsafe(ref starts[0]) + lower;
                high = Vector256.LoadUnsafe(ref starts[8]) + upper;
            }
            else
            {
                low.CopyTo(best);
                high.CopyTo(best[8..]);
                (low, high) = Step(best, back.AsSpan(i * Lanes, Lanes));
                low += lower;
                high += upper;
            }
        }
        (low + Vector256.LoadUnsafe(ref ends[0])).CopyTo(best);
        (high + Vector256.LoadUnsafe(ref ends[8])).CopyTo(best[8..]);
        var last = 0;
        for (var label = 1; label < NameLabels.Count; label++)
            if (best[label] > best[last])
                last = label;
        for (var i = count - 1; i >= 0; i--)
        {
            tags[i] = NameLabels.Tag(last);
            last = back[i * Lanes + last];
        }
        System.Buffers.ArrayPool<byte>.Shared.Return(back);
    }

    /// <summary>What the last <see cref="Tag"/> holds for each type of the name that stands on the tokens <c>[first, end)</c>.</summary>
    public static TypeVotes Votes(NameFeatures features, int first, int end)
    {
        Span<int> scores = stackalloc int[3];
        for (var type = 0; type < scores.Length; type++)
        for (var i = first; i < end; i++)
            scores[type] += features.Emission(i)[NameLabels.Of(type, opens: i == first, closes: i == end - 1)];
        var top = Math.Max(scores[0], Math.Max(scores[1], scores[2]));
        return new(Vote(top - scores[0]), Vote(top - scores[1]), Vote(top - scores[2]));

        static sbyte Vote(int behind) => (sbyte)(2 - Math.Min(2, behind / Unit));
    }

    /// <summary>For each label the best score of a label before it and the move from there; writes which one that was.</summary>
    (Vector256<int> Low, Vector256<int> High) Step(ReadOnlySpan<int> best, Span<byte> back)
    {
        ref var moves = ref MemoryMarshal.GetArrayDataReference(transitions);
        var low = Vector256.Create(int.MinValue);
        var high = low;
        var lowFrom = Vector256<int>.Zero;
        var highFrom = lowFrom;
        for (var before = 0; before < NameLabels.Count; before++)
        {
            var from = Vector256.Create(best[before]);
            var label = Vector256.Create(before);
            var score = from + Vector256.LoadUnsafe(ref moves, (nuint)(before * Lanes));
            var better = Vector256.GreaterThan(score, low);
            low = Vector256.ConditionalSelect(better, score, low);
            lowFrom = Vector256.ConditionalSelect(better, label, lowFrom);
            score = from + Vector256.LoadUnsafe(ref moves, (nuint)(before * Lanes + 8));
            better = Vector256.GreaterThan(score, high);
            high = Vector256.ConditionalSelect(better, score, high);
            highFrom = Vector256.ConditionalSelect(better, label, highFrom);
        }
        var narrow = Vector256.Narrow(lowFrom, highFrom);
        Vector128.Narrow(narrow.GetLower(), narrow.GetUpper()).AsByte().CopyTo(back);
        return (low, high);
    }

    /// <summary>
    /// The sums of the features' rows, a lane for each label; the lanes behind the labels hold nothing of use. Without a branch: whether a feature is
    /// known cannot be predicted, and a wrong guess costs more than adding zeros. Meanwhile what the <paramref name="next"/> token needs is fetched.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    unsafe Vector256<short> Emissions(ReadOnlySpan<uint> hashes, ReadOnlySpan<uint> next)
    {
        var sum = Vector256<short>.Zero;
        var table = (byte*)pairs;
        var toPair = shift + 1;
        for (var i = 0; i < hashes.Length; i++)
        {
            if (Sse.IsSupported)
                Sse.Prefetch0(table + (nint)(next[i] >> toPair) * Pair);
            var pair = Vector256.LoadAligned(table + (nint)(hashes[i] >> toPair) * Pair);
            var same = Vector256.Equals(pair.AsUInt16(), Vector256.Create(Check(hashes[i]))).AsByte();
            pair &= Vector256.Shuffle(same, LastOfRow);
            sum += Vector256.WidenLower((pair.GetLower() | pair.GetUpper()).AsSByte().ToVector256Unsafe());
        }
        return sum;
    }

    /// <summary>For each byte of a pair the last of its row, which is part of the check number.</summary>
    static Vector256<byte> LastOfRow => Vector256.Create(Vector128.Create((byte)15), Vector128.Create((byte)31));
}
