using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Isnad;

/// <summary>
/// The features of the name model for the tokens of one document, as 32-bit hashes: words, stems, affixes, shapes, list memberships,
/// clusters, neighbours and their joins, and what stands beside the same word elsewhere in the document. The same code runs in training and in
/// reading, so a model fits only the program it was trained with.
/// </summary>
internal sealed partial class NameFeatures
{
    /// <summary>How many features a token has; a multiple of eight.</summary>
    public const int PerToken = 120;

    const int Pad = 3;
    Word[] words = new Word[512];
    NameMarks[] marks = new NameMarks[512];
    uint[] left = new uint[PerToken + 8];
    uint[] right = new uint[PerToken + 8];
    short[] emissions = new short[512 * NameModel.Lanes];
    int[] heads = new int[1024];
    int used;

    struct Word
    {
        public uint Key;
        public uint Stem;
        public uint Prefix1;
        public uint Prefix2;
        public uint Prefix3;
        public uint Prefix4;
        public uint Suffix1;
        public uint Suffix2;
        public uint Suffix3;
        public uint Suffix4;
        public uint Suffix5;
        public uint Shape;
        public uint Marks;
        public uint Before;

        /// <summary>How common the word and its stem are as common words (0 to 7 each).</summary>
        public uint Common;

        /// <summary>The lists in which the word (and its stem) stands.</summary>
        public uint Lists;

        /// <summary>The cluster of the word, or of its stem; see <see cref="WordLore.Cluster"/>.</summary>
        public uint Cluster;

        /// <summary>The run of words that may be names, in which the word stands: its neighbours, its ends, and what lists say of any of it.</summary>
        public uint RunBefore;
        public uint RunAfter;
        public uint RunFirst;
        public uint RunLast;
        public uint RunMarks;
        public uint ClusterBefore;
        public uint ClusterAfter;
        public uint ClusterFirst;
        public uint ClusterLast;

        /// <summary>How far the run's ends are; 0 outside runs.</summary>
        public uint RunPlace;

        /// <summary>What stands beside the word anywhere in the document.</summary>
        public uint Company;

        /// <summary>Where the same word stands before and after; 0 for nowhere.</summary>
        public int Previous;
        public int Next;
    }

    /// <summary>Forgets the last document.</summary>
    public void Clear() => used = 0;

    /// <summary>Adds a sentence of the document; the result is the place of its first token, for <see cref="Write"/>.</summary>
    public int Add(TokenTable tokens, int first, int end, NameLexicon lexicon, IWordLore classes)
    {
        var count = end - first;
        var start = used + Pad;
        used += count + 2 * Pad;
        if (words.Length < used)
        {
            Array.Resize(ref words, Math.Max(used, words.Length * 2));
            Array.Resize(ref marks, words.Length);
            Array.Resize(ref emissions, words.Length * NameModel.Lanes);
        }
        lexicon.Mark(tokens, first, end, marks.AsSpan(start, count));
        for (var i = 0; i < Pad; i++)
        {
            words[start - Pad + i] = new Word
            {
                Key = 1u + (uint)i,
                Stem = 1u + (uint)i,
                Shape = 15,
            };
            words[start + count + i] = new Word
            {
                Key = 11u + (uint)i,
                Stem = 11u + (uint)i,
                Shape = 14,
            };
        }
        var clitics = !lexicon.Language.Proclitics.None;
        var latin = !lexicon.Language.RightToLeft;
        // first the hashes alone: what the model has of a word is far away, and is fetched while the others are hashed
        for (var i = 0; i < count; i++)
        {
            var key = tokens.Key(first + i);
            var hash = Hash(key);
            var stemHash = latin ? hash : Hash(StemOf(key, clitics));
            words[start + i] = new Word { Key = hash, Stem = stemHash };
            classes.Fetch(hash);
            if (!latin)
                classes.Fetch(stemHash ^ StemSpace);
        }
        uint quoted = 0;
        uint title = 0;
        for (var i = 0; i < count; i++)
        {
            var at = first + i;
            ref var word = ref words[start + i];
            var key = tokens.Key(at);
            var kind = tokens[at].Kind;
            if (kind == TokenKind.Number)
                word.Key = 7u + (uint)Math.Min(key.Length, 5);
            word.Shape = kind == TokenKind.Word ? ShapeOf(tokens.Surface(at)) : 8u + (uint)kind;
            word.Marks = (uint)marks[start + i] & 0xFFFF;
            word.Before = quoted | title << 1 | (i == 0 ? 1u << 24 : 0);
            word.Common = 63;
            if (kind is TokenKind.Punctuation or TokenKind.Symbol)
            {
                word.Stem = word.Key;
                quoted =
                    key is "«" or "“" or "„" || key is "\"" && quoted == 0 ? 1u
                    : key is "»" or "”" or "\"" ? 0u
                    : quoted;
                title = key is "." or "-" ? title : 0;
                continue;
            }
            var stem = latin ? key : StemOf(key, clitics);
            var stemHash = word.Stem;
            if (latin)
                word.Stem = word.Key * 31 + word.Shape;
            if (kind == TokenKind.Word)
            {
                var ofWord = classes.Of(word.Key);
                var ofStem = latin ? 0 : classes.Of(stemHash ^ StemSpace);
                word.Common = (ofWord & 7) << 3 | (ofStem & 7);
                word.Lists = WordLore.Lists(ofWord) << 3 | WordLore.Lists(ofStem);
                word.Cluster =
                    WordLore.Cluster(ofWord) is var cluster and > 0 ? cluster
                    : stem.Length < key.Length ? WordLore.Cluster(classes.Of(stemHash))
                    : 0;
            }
            word.Prefix1 = Hash(Front(stem, 1));
            word.Prefix2 = Hash(Front(stem, 2));
            word.Prefix3 = Hash(Front(key, 3));
            word.Prefix4 = Hash(Front(key, clitics ? 2 : 4));
            word.Suffix1 = Hash(Back(key, 1));
            word.Suffix2 = Hash(Back(key, 2));
            word.Suffix3 = Hash(Back(key, 3));
            word.Suffix4 = Hash(Back(key, 4));
            word.Suffix5 = Hash(Back(key, 5));
            // the last title or head noun within four words, with its distance
            var mark = (uint)(marks[start + i] & (NameMarks.Title | NameMarks.Head));
            if (mark != 0)
                title = mark << 3;
            else if (title != 0)
                title = (title & 7) < 4 ? title + 1 : 0;
        }
        MarkRuns(start, count, latin);
        return start;
    }

    /// <summary>What the tables say of the tokens of a sentence that was added.</summary>
    public ReadOnlySpan<NameMarks> Marks(int start, int count) => marks.AsSpan(start, count);

    /// <summary>Where the model keeps what it holds for each label of a token.</summary>
    public Span<short> Emission(int place) => emissions.AsSpan(place * NameModel.Lanes, NameModel.Lanes);

    /// <summary>Ties the places of each word together, once all sentences of the document are there.</summary>
    public void Close()
    {
        var size = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(256, used * 2));
        if (heads.Length < size)
            heads = new int[size];
        else
            heads.AsSpan(0, size).Clear();
        for (var i = Pad; i < used - Pad; i++)
        {
            ref var word = ref words[i];
            if (word.Shape > 7 || (word.Common & 7) > 4 || word.Common >> 3 > 4)
                continue;
            var place = (int)(word.Stem * 0x9E3779B1u >> 7) & (size - 1);
            while (heads[place] != 0 && words[heads[place]].Stem != word.Stem)
                place = (place + 1) & (size - 1);
            var last = heads[place];
            heads[place] = i;
            ref readonly var before = ref words[i - 1];
            ref readonly var after = ref words[i + 1];
            var company =
                ((before.Marks & (uint)NameMarks.Title) != 0 ? 1u : 0)
                | ((before.Marks & (uint)(NameMarks.OrganisationHead | NameMarks.OutletHead | NameMarks.GroupHead)) != 0 ? 2u : 0)
                | ((before.Marks & (uint)NameMarks.PlaceHead) != 0 ? 4u : 0)
                | ((before.Marks & (uint)NameMarks.GivenName) != 0 ? 8u : 0)
                | ((after.Marks & (uint)(NameMarks.OrganisationHead | NameMarks.OutletHead | NameMarks.GroupHead)) != 0 ? 16u : 0);
            if (last != 0)
            {
                words[last].Next = i;
                word.Previous = last;
                company |= words[last].Company | 32u;
            }
            word.Company = company;
        }
        // what the last place knows goes back to all others
        for (var i = used - Pad - 1; i >= Pad; i--)
            if (words[i].Next != 0)
                words[i].Company = words[words[i].Next].Company;
    }

    /// <summary>Writes the <see cref="PerToken"/> feature hashes of a token.</summary>
    public void Write(int place, Span<uint> into)
    {
        ref readonly var w0 = ref words[place];
        ref readonly var p1 = ref words[place - 1];
        ref readonly var p2 = ref words[place - 2];
        ref readonly var n1 = ref words[place + 1];
        ref readonly var n2 = ref words[place + 2];
        var next = new Cursor(left, right);
        next.Add(w0.Key);
        next.Add(p1.Key);
        next.Add(n1.Key);
        next.Add(p2.Key);
        next.Add(n2.Key);
        next.Add(p1.Key, w0.Key);
        next.Add(w0.Key, n1.Key);
        next.Add(p1.Key, n1.Key);
        next.Add(p2.Key, p1.Key);
        next.Add(n1.Key, n2.Key);
        next.Add(w0.Stem);
        next.Add(p1.Stem);
        next.Add(n1.Stem);
        next.Add(p1.Stem, w0.Stem);
        next.Add(w0.Stem, n1.Stem);
        next.Add(p2.Stem);
        next.Add(n2.Stem);
        next.Add(w0.Prefix1);
        next.Add(w0.Prefix2);
        next.Add(w0.Prefix3);
        next.Add(w0.Prefix4);
        next.Add(w0.Suffix1);
        next.Add(w0.Suffix2);
        next.Add(w0.Suffix3);
        next.Add(w0.Suffix4);
        next.Add(w0.Prefix2, w0.Suffix2);
        next.Add(p1.Suffix3);
        next.Add(n1.Suffix3);
        next.Add(p1.Suffix2, w0.Suffix2);
        next.Add(w0.Suffix2, n1.Suffix2);
        next.Add(p1.Prefix2, w0.Prefix2);
        next.Add(w0.Shape);
        next.Add(p1.Shape, w0.Shape);
        next.Add(w0.Shape, n1.Shape);
        next.Add(p1.Shape << 8 | n1.Shape, w0.Shape);
        next.Add(p2.Shape << 8 | p1.Shape, w0.Shape);
        next.Add(w0.Shape << 8 | n1.Shape, n2.Shape);
        next.Add(w0.Shape, w0.Before >> 24);
        next.Add(w0.Marks);
        next.Add(p1.Marks);
        next.Add(n1.Marks);
        next.Add(p1.Marks, w0.Marks);
        next.Add(w0.Marks, n1.Marks);
        next.Add(p2.Marks, p1.Marks);
        next.Add(p2.Marks, p1.Marks << 16 | w0.Marks);
        next.Add(p1.Marks << 16 | n1.Marks, w0.Marks);
        next.Add(n2.Marks, n1.Marks);
        next.Add(p1.Stem, w0.Marks);
        next.Add(n1.Stem, w0.Marks);
        next.Add(p1.Stem, w0.Shape);
        next.Add(n1.Stem, w0.Shape);
        next.Add(w0.Before);
        next.Add(w0.Before, w0.Suffix2);
        next.Add(w0.Before & 0xFFFFFF, w0.Marks);
        next.Add(p1.Marks, w0.Suffix3);
        next.Add(w0.Marks, w0.Shape);
        next.Add(p1.Key, w0.Suffix3);
        next.Add(w0.Marks, w0.Shape << 16 | p1.Shape << 8 | n1.Shape);
        next.Add(w0.Common);
        next.Add(w0.Common, w0.Shape);
        next.Add(w0.Common, w0.Marks);
        next.Add(w0.Common, p1.Stem);
        next.Add(w0.Common, n1.Stem);
        next.Add(w0.Common, p1.Common);
        next.Add(w0.Common, n1.Common);
        next.Add(p1.Common << 8 | w0.Common, n1.Common);
        next.Add(w0.Common << 16 | p1.Marks, w0.Shape);
        next.Add(w0.Common, w0.Before & 0xFFFFFF);
        next.Add(w0.Common, w0.Suffix2);
        next.Add(p2.Common << 8 | p1.Common, w0.Common << 16 | p1.Marks);
        next.Add(w0.Suffix5);
        next.Add(n1.Suffix2);
        next.Add(p1.Suffix2, w0.Marks);
        next.Add(w0.Prefix2, w0.Common);
        next.Add(w0.Lists);
        next.Add(w0.Lists, w0.Common);
        next.Add(w0.Lists, p1.Lists);
        next.Add(w0.Lists, n1.Lists);
        next.Add(p1.Lists << 6 | n1.Lists, w0.Lists);
        next.Add(w0.Lists, w0.Suffix2);
        next.Add(w0.Lists << 16 | p1.Marks, w0.Marks);
        next.Add(w0.RunBefore);
        next.Add(w0.RunAfter);
        next.Add(w0.RunFirst, w0.RunPlace >> 8);
        next.Add(w0.RunLast, w0.RunPlace & 255);
        next.Add(w0.RunBefore, w0.RunAfter);
        next.Add(w0.RunMarks, w0.RunPlace);
        next.Add(w0.RunMarks, w0.RunBefore);
        next.Add(w0.RunMarks, w0.RunAfter);
        next.Add(w0.RunPlace, w0.Lists << 16 | w0.Shape << 8 | w0.Common);
        next.Add(w0.Company);
        next.Add(w0.Company, w0.Common);
        next.Add(w0.Company << 16 | w0.Marks, w0.Shape);
        ref readonly var before = ref words[Math.Max(0, w0.Previous - 1)];
        ref readonly var behind = ref words[w0.Previous + 1];
        var known = w0.Previous == 0 ? 0u : uint.MaxValue;
        next.Add(before.Stem & known, 1);
        next.Add(behind.Stem & known, 2);
        next.Add(before.Marks << 16 & known, 3);
        ref readonly var ahead = ref words[Math.Max(0, w0.Next - 1)];
        ref readonly var past = ref words[w0.Next + 1];
        known = w0.Next == 0 ? 0u : uint.MaxValue;
        next.Add(ahead.Stem & known, 1);
        next.Add(past.Stem & known, 2);
        next.Add(ahead.Marks << 16 & known, 3);
        next.Add(w0.Prefix3, w0.Suffix3);
        next.Add(w0.Suffix3, w0.Common);
        next.Add(w0.Suffix4, w0.Shape);
        next.Add(p1.Suffix2, n1.Suffix2);
        next.Add(w0.Company, w0.Lists << 16 | p1.Marks);
        var (wide, wideBefore, wideAfter) = (WordLore.Wider(w0.Cluster), WordLore.Wider(p1.Cluster), WordLore.Wider(n1.Cluster));
        next.Add(w0.Cluster);
        next.Add(wide);
        next.Add(WordLore.Widest(w0.Cluster));
        next.Add(p1.Cluster);
        next.Add(n1.Cluster);
        next.Add(wideBefore, wide);
        next.Add(wide, wideAfter);
        next.Add(wide, w0.Shape);
        next.Add(wideBefore, w0.Shape);
        next.Add(wideAfter, w0.Shape);
        next.Add(w0.ClusterBefore, w0.RunPlace >> 8);
        next.Add(w0.ClusterAfter, w0.RunPlace);
        next.Add(w0.ClusterFirst, w0.RunPlace >> 8);
        next.Add(w0.ClusterLast, w0.RunPlace & 255);
        next.Add(wide, w0.Lists << 8 | w0.Common);
        next.Add(wideBefore << 8 | wideAfter, w0.Shape);
        next.Hash(into);
        if (Guideline != 0)
            Guide(into);
    }

    /// <summary>Takes the pairs of values that features join, then hashes eight at a time.</summary>
    ref struct Cursor(uint[] left, uint[] right)
    {
        readonly ref uint a = ref MemoryMarshal.GetArrayDataReference(left);
        readonly ref uint b = ref MemoryMarshal.GetArrayDataReference(right);
        int at;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Add(uint value) => Unsafe.Add(ref a, at++) = value; // at this place nothing is ever joined: it stays 0

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Add(uint value, uint with)
        {
            Unsafe.Add(ref a, at) = value;
            Unsafe.Add(ref b, at++) = with;
        }

        public readonly void Hash(Span<uint> into)
        {
            ref var target = ref MemoryMarshal.GetReference(into);
            var template = Vector256.Create(1u, 2, 3, 4, 5, 6, 7, 8) * 0x85EBCA77u;
            var step = Vector256.Create(unchecked(8 * 0x85EBCA77u));
            for (var i = 0; i < PerToken; i += 8)
            {
                var x = Vector256.LoadUnsafe(ref a, (nuint)i);
                var y = Vector256.LoadUnsafe(ref b, (nuint)i);
                x ^= y * 0xC2B2AE3Du + (x << 6) + (x >> 2) + Vector256.Create(0x165667B1u);
                var h = x * 0x9E3779B1u + template;
                h = (h ^ (h >> 15)) * 0x2C1B3C6Du;
                h = (h ^ (h >> 12)) * 0x297A2D39u;
                h ^= h >> 15;
                h.StoreUnsafe(ref target, (nuint)i);
                template += step;
            }
        }
    }

    /// <summary>Positions (from 0) of the features that name the word itself; training hides them now and then, so that a model learns to do without.</summary>
    public static ReadOnlySpan<byte> Identities => [0, 5, 6, 10, 13, 14, 19, 20, 24, 70, 74, 75, 76, 77, 78, 79, 80];

    /// <summary>Keeps the hashes of stems apart from those of whole words.</summary>
    public const uint StemSpace = 0x5BD1E995u;
}
