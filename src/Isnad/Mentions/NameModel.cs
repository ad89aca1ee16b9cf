using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Isnad;

/// <summary>
/// A linear-chain model over <see cref="NameFeatures"/>, decoded with Viterbi (Collins 2002). Its weights lie in a hashed table of
/// eight-byte rows: seven signed weights, one for each <see cref="NameTag"/>, and a check byte that keeps strange features out.
/// </summary>
internal sealed class NameModel
{
    const uint Magic = 0x324D4E49; // "INM2"

    readonly ulong[] rows;
    readonly int shift;
    const int Lanes = 8;
    readonly int[] transitions = new int[NameTags.Count * Lanes];
    readonly ushort[] words;
    readonly int wordShift;
    readonly int[] starts = new int[NameTags.Count];

    NameModel(Stream stream, string name)
    {
        using var reader = new BinaryReader(stream);
        if (reader.ReadUInt32() != Magic || reader.ReadInt32() != NameFeatures.PerToken)
            throw new InvalidDataException($"models/{name}: not a name model of this program; train it again (tools/Isnad.Train)");
        var bits = reader.ReadInt32();
        shift = 32 - bits;
        for (var before = 0; before < NameTags.Count; before++)
        for (var tag = 0; tag < NameTags.Count; tag++)
            transitions[before * Lanes + tag] = reader.ReadInt32();
        for (var i = 0; i < starts.Length; i++)
            starts[i] = reader.ReadInt32();
        rows = new ulong[1 << bits];
        // stored sparsely: the distance to the next used row, then the row
        var used = reader.ReadInt32();
        var at = -1;
        for (var i = 0; i < used; i++)
        {
            at += reader.Read7BitEncodedInt();
            rows[at] = reader.ReadUInt64();
        }
        var wordBits = reader.ReadInt32();
        wordShift = 32 - wordBits;
        words = new ushort[1 << wordBits];
        for (var i = 0; i < words.Length; i++)
            words[i] = reader.ReadUInt16();
        ClassOf = Class;
    }

    /// <summary>The classes of common words this model was trained with.</summary>
    public Commonness ClassOf { get; }

    // a place holds 13 check bits and the class; the next place is looked at when the first is another word's
    int Class(uint hash)
    {
        var place = (int)(hash >> wordShift);
        var check = (ushort)(hash << 3);
        for (var i = 0; i < 4; i++)
        {
            var entry = words[(place + i) & (words.Length - 1)];
            if (entry == 0)
                return 0;
            if ((entry & ~7) == check)
                return entry & 7;
        }
        return 0;
    }

    /// <summary>Puts a word's class (1 to 7) into a table of the model file; false when its places are taken.</summary>
    public static bool AddWord(Span<ushort> table, int bits, uint hash, int wordClass)
    {
        var place = (int)(hash >> (32 - bits));
        var check = (ushort)(hash << 3);
        for (var i = 0; i < 4; i++)
        {
            ref var entry = ref table[(place + i) & (table.Length - 1)];
            if (entry != 0 && (entry & ~7) != check)
                continue;
            entry = (ushort)(check | Math.Max(wordClass, entry & 7));
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

    /// <summary>Writes a model: the trainer's side of the format.</summary>
    public static void Write(
        Stream stream,
        int bits,
        ReadOnlySpan<int> transitions,
        ReadOnlySpan<int> starts,
        ReadOnlySpan<ulong> rows,
        int wordBits,
        ReadOnlySpan<ushort> words
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
        var used = 0;
        foreach (var row in rows)
            used += row == 0 ? 0 : 1;
        writer.Write(used);
        var last = -1;
        for (var i = 0; i < rows.Length; i++)
        {
            if (rows[i] == 0)
                continue;
            writer.Write7BitEncodedInt(i - last);
            writer.Write(rows[i]);
            last = i;
        }
        writer.Write(wordBits);
        foreach (var entry in words)
            writer.Write(entry);
    }

    /// <summary>The first of the two rows in which a feature may lie.</summary>
    public static int Slot(uint feature, int bits) => (int)(feature >> (32 - bits));

    /// <summary>The check byte of a feature, never 0.</summary>
    public static byte Check(uint feature) => (byte)((feature & 0xFF) | 1);

    /// <summary>Labels the tokens <c>[first, end)</c>; <paramref name="tags"/> takes one label for each.</summary>
    public void Tag(NameFeatures features, int count, Span<NameTag> tags, ReadOnlySpan<short> outsideBias = default)
    {
        if (count == 0)
            return;
        Span<uint> hashes = stackalloc uint[NameFeatures.PerToken];
        Span<Vector256<int>> moves = stackalloc Vector256<int>[NameTags.Count];
        for (var before = 0; before < NameTags.Count; before++)
            moves[before] = Vector256.LoadUnsafe(ref transitions[before * Lanes]);
        // for each token and label the label before it, a byte each
        var back = new ulong[count];
        Span<int> best = stackalloc int[Lanes];
        for (var i = 0; i < count; i++)
        {
            features.Write(i, hashes);
            var emission = Emissions(hashes);
            if (outsideBias.Length > i)
                emission = emission.WithElement(0, emission.GetElement(0) - outsideBias[i]);
            if (i == 0)
            {
                for (var tag = 0; tag < NameTags.Count; tag++)
                    best[tag] = ((NameTag)tag).Continues() ? int.MinValue / 2 : starts[tag] + emission[tag];
                continue;
            }
            var top = Vector256.Create(int.MinValue);
            var from = Vector256<int>.Zero;
            for (var before = 0; before < NameTags.Count; before++)
            {
                var score = Vector256.Create(best[before]) + moves[before];
                var better = Vector256.GreaterThan(score, top);
                top = Vector256.ConditionalSelect(better, score, top);
                from = Vector256.ConditionalSelect(better, Vector256.Create(before), from);
            }
            (top + emission).CopyTo(best);
            var narrow = Vector128.Narrow(from.GetLower(), from.GetUpper());
            back[i] = Vector128.Narrow(narrow, narrow).AsUInt64().ToScalar();
        }
        var last = 0;
        for (var tag = 1; tag < NameTags.Count; tag++)
            if (best[tag] > best[last])
                last = tag;
        for (var i = count - 1; i >= 0; i--)
        {
            tags[i] = (NameTag)last;
            last = (byte)(back[i] >> (8 * last));
        }
    }

    /// <summary>
    /// The sums of the features' rows, a lane for each label. Without a branch: whether a feature is known cannot be predicted, and a wrong
    /// guess costs more than adding a row of zeros.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    Vector256<int> Emissions(ReadOnlySpan<uint> hashes)
    {
        var sum = Vector128<short>.Zero;
        ref var table = ref MemoryMarshal.GetArrayDataReference(rows);
        foreach (var hash in hashes)
        {
            var slot = (int)(hash >> shift);
            ulong check = (hash & 0xFF) | 1;
            var first = Unsafe.Add(ref table, slot);
            var second = Unsafe.Add(ref table, slot ^ 1);
            var isFirst = (ulong)((long)(((first ^ check) & 0xFF) - 1) >> 63);
            var isSecond = (ulong)((long)(((second ^ check) & 0xFF) - 1) >> 63);
            var row = (first & isFirst) | (second & isSecond & ~isFirst);
            sum += Vector128.WidenLower(Vector128.CreateScalar(row).AsSByte());
        }
        // the check bytes' lane goes away
        var weights = Vector128.Shuffle(sum, Vector128.Create((short)1, 2, 3, 4, 5, 6, 7, 0));
        return Vector256.Create(Vector128.WidenLower(weights), Vector128.WidenUpper(weights));
    }

    /// <summary>Score that forbids a transition.</summary>
    public const int Forbidden = -1_000_000;
}
