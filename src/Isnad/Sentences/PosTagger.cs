using System.Text;

namespace Isnad;

/// <summary>
/// A greedy averaged-perceptron tagger (Collins 2002, with the feature set usual for it) over folded keys and shapes. Frequent words that
/// have one tag only are looked up. Weights: <c>models/pos-&lt;tag&gt;.bin</c>, trained by <c>tools/Isnad.Training</c>.
/// </summary>
public sealed class PosTagger
{
    internal const int FeatureCount = 15;
    const uint Magic = 0x31534F50; // "POS1"

    readonly PosWeights weights;

    PosTagger(BinaryReader reader)
    {
        if (reader.ReadUInt32() != Magic)
            throw new InvalidDataException("models/pos: not a tagger model");
        weights = new(reader);
    }

    /// <summary>The tagger of a language, or null when it has no model.</summary>
    public static PosTagger? For(Language language) => language.Compiled(Load).Tagger;

    sealed record Holder(PosTagger? Tagger);

    static Holder Load(Language language)
    {
        using var stream = ModelData.Open($"pos-{language.Tag}.bin");
        if (stream is null)
            return new(null);
        return new(Read(stream));
    }

    internal static PosTagger Read(Stream stream)
    {
        using var reader = new BinaryReader(stream, Encoding.UTF8, leaveOpen: true);
        return new PosTagger(reader);
    }

    /// <summary>Tags the tokens <c>[first, end)</c>; <paramref name="into"/> is indexed from zero.</summary>
    public void Tag(TokenTable tokens, int first, int end, Span<PartOfSpeech> into)
    {
        Span<uint> features = stackalloc uint[FeatureCount];
        Span<short> scores = stackalloc short[PosWeights.Width];
        var (before, last) = (PartOfSpeech.Other, PartOfSpeech.Other);
        for (var i = first; i < end; i++)
        {
            PartOfSpeech tag;
            if (tokens[i].Kind == TokenKind.Number)
                tag = PartOfSpeech.Number;
            else if (weights.Row(Lexical(tokens, i)) is > 0 and var known)
                tag = (PartOfSpeech)weights.FirstTag(known);
            else
            {
                Features(tokens, i, first, end, last, before, features);
                weights.Sum(features, scores);
                var best = 0;
                for (var t = 1; t < TagCount; t++)
                    if (scores[t] > scores[best])
                        best = t;
                tag = (PartOfSpeech)best;
            }
            into[i - first] = tag;
            (before, last) = (last, tag);
        }
    }

    internal const int TagCount = (int)PartOfSpeech.Punctuation + 1;

    /// <summary>The key under which a word of one tag only is stored: its folded form and whether it is capitalised.</summary>
    internal static uint Lexical(TokenTable tokens, int i) => Hash(99, tokens.Key(i), char.IsUpper(tokens.Surface(i)[0]) ? 1u : 0u);

    internal static void Features(TokenTable tokens, int i, int first, int end, PartOfSpeech last, PartOfSpeech before, Span<uint> into)
    {
        var word = tokens.Key(i);
        var previous = i > first ? tokens.Key(i - 1) : "^";
        var following = i + 1 < end ? tokens.Key(i + 1) : "$";
        var shape = Shape(tokens, i) + (i == first ? 8u : 0u);
        into[0] = Hash(0, word, 0);
        into[1] = Hash(1, Suffix(word, 3), 0);
        into[2] = Hash(2, Suffix(word, 2), shape);
        into[3] = Hash(3, word.Length > 0 ? word[..1] : word, shape);
        into[4] = Hash(4, [], shape);
        into[5] = Hash(5, previous, 0);
        into[6] = Hash(6, following, 0);
        into[7] = Hash(7, i - 1 > first ? tokens.Key(i - 2) : "^", 0);
        into[8] = Hash(8, i + 2 < end ? tokens.Key(i + 2) : "$", 0);
        into[9] = Hash(9, [], (uint)last);
        into[10] = Hash(10, [], ((uint)last << 8) | (uint)before);
        into[11] = Hash(11, word, (uint)last);
        into[12] = Hash(12, Suffix(following, 3), (uint)last);
        into[13] = Hash(13, Suffix(word, 4), (uint)last);
        into[14] = Hash(14, previous, i + 1 < end ? Shape(tokens, i + 1) : 9u);
    }

    static ReadOnlySpan<char> Suffix(ReadOnlySpan<char> word, int length) => word.Length > length ? word[^length..] : word;

    static uint Shape(TokenTable tokens, int i)
    {
        var surface = tokens.Surface(i);
        return tokens[i].Kind switch
        {
            TokenKind.Punctuation or TokenKind.Symbol => 1,
            TokenKind.Number => 2,
            _ when char.IsUpper(surface[0]) => surface.Length > 1 && char.IsUpper(surface[1]) ? 4u : 3u,
            _ => 5,
        };
    }

    /// <summary>FNV-1a over the parts of a feature; never zero, which marks an empty slot.</summary>
    static uint Hash(uint template, ReadOnlySpan<char> text, uint extra)
    {
        unchecked
        {
            var hash = (2166136261u ^ template) * 16777619u;
            foreach (var c in text)
                hash = (hash ^ c) * 16777619u;
            hash = (hash ^ extra) * 16777619u;
            hash ^= hash >> 15;
            return hash == 0 ? 1 : hash;
        }
    }

    /// <summary>Writes a model as this class reads it.</summary>
    internal static void Write(Stream stream, IReadOnlyList<(uint Key, (byte Tag, sbyte Weight)[] Entries)> features)
    {
        using var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
        writer.Write(Magic);
        writer.Write(features.Count);
        writer.Write(features.Sum(f => f.Entries.Length));
        foreach (var (key, entries) in features)
        {
            writer.Write(key);
            writer.Write((byte)entries.Length);
            foreach (var (tag, weight) in entries)
            {
                writer.Write(tag);
                writer.Write(weight);
            }
        }
    }
}
