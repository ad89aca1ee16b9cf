namespace Isnad;

/// <summary>
/// How Arabic letters are written in Latin letters: a memoryless stochastic transducer (Ristad and Yianilos 1998) whose operations pair an
/// Arabic letter with a Latin letter or digraph, or drop either. A weight is the pointwise mutual information of its pair in 1/256 nat.
/// </summary>
internal sealed class LetterModel
{
    const uint Magic = 0x31544C49; // "ILT1"

    /// <summary>Letters of Arabic script after folding; position + 1 is the symbol, 0 is "nothing".</summary>
    public const string Arabic = "ابتثجحخدذرزسشصضطظعغفقكلمنهويءپچژگ";

    /// <summary>Letters and digraphs of Latin script, longest first; position + 1 is the symbol.</summary>
    public static readonly string[] Latin =
    [
        .. "sch,tch,sh,ch,kh,gh,th,dh,ph,ck,ts,tz,zh,ou,oo,ee,ei,ai,ay,aw,au,ie,ey,qu,ng,dj,wh".Split(','),
        .. "abcdefghijklmnopqrstuvwxyz".Select(c => c.ToString()),
    ];

    /// <summary>Positions in <see cref="Latin"/> by first letter, in its order.</summary>
    static readonly int[][] ByFirst =
    [
        .. Enumerable.Range('a', 26).Select(letter => Enumerable.Range(0, Latin.Length).Where(s => Latin[s][0] == letter).ToArray()),
    ];

    public const int Longest = 40;
    public static readonly int ArabicSymbols = Arabic.Length + 1;
    public static readonly int LatinSymbols = Latin.Length + 1;

    readonly short[] weights;

    public LetterModel(short[] weights) => this.weights = weights;

    static readonly Lazy<LetterModel?> BuiltIn = new(() => ModelData.Open("letters-ar-en.bin") is { } stream ? Read(stream) : null);

    /// <summary>The model built into the library, or null.</summary>
    public static LetterModel? Default => BuiltIn.Value;

    static LetterModel Read(Stream stream)
    {
        using var reader = new BinaryReader(stream);
        if (reader.ReadUInt32() != Magic || reader.ReadInt32() != ArabicSymbols * LatinSymbols)
            throw new InvalidDataException(
                "models/letters-ar-en.bin: not a letter model of this program; train it again (tools/Isnad.Training)"
            );
        var weights = new short[ArabicSymbols * LatinSymbols];
        for (var i = 0; i < weights.Length; i++)
            weights[i] = reader.ReadInt16();
        return new(weights);
    }

    public void Write(Stream stream)
    {
        using var writer = new BinaryWriter(stream, System.Text.Encoding.UTF8, leaveOpen: true);
        writer.Write(Magic);
        writer.Write(weights.Length);
        foreach (var weight in weights)
            writer.Write(weight);
    }

    /// <summary>The symbols of a folded word in Arabic script; letters it does not know are left out. Returns how many were written.</summary>
    public static int ArabicCode(ReadOnlySpan<char> word, Span<byte> into)
    {
        var n = 0;
        foreach (var c in word)
        {
            var at = Arabic.IndexOf(c, StringComparison.Ordinal);
            if (at >= 0 && n < into.Length)
                into[n++] = (byte)(at + 1);
        }
        return n;
    }

    /// <summary>The symbols of a folded word in Latin script, digraphs first and double letters once.</summary>
    public static int LatinCode(ReadOnlySpan<char> word, Span<byte> into)
    {
        var n = 0;
        for (var i = 0; i < word.Length && n < into.Length; )
        {
            var symbol = -1;
            if (char.IsAsciiLetterLower(word[i]))
                foreach (var s in ByFirst[word[i] - 'a'])
                    if (word[i..].StartsWith(Latin[s]))
                    {
                        symbol = s;
                        break;
                    }
            if (symbol < 0)
            {
                i++;
                continue;
            }
            i += Latin[symbol].Length;
            if (n == 0 || into[n - 1] != symbol + 1 || Latin[symbol].Length > 1)
                into[n++] = (byte)(symbol + 1);
        }
        return n;
    }

    /// <summary>The weight of the best alignment of two coded words, in 1/256 nat; higher is more alike.</summary>
    public int Score(ReadOnlySpan<byte> arabic, ReadOnlySpan<byte> latin)
    {
        Span<int> row = stackalloc int[Longest + 1];
        var width = LatinSymbols;
        row[0] = 0;
        for (var j = 1; j <= latin.Length; j++)
            row[j] = row[j - 1] + weights[latin[j - 1]];
        foreach (var a in arabic)
        {
            var line = a * width;
            var diagonal = row[0];
            row[0] += weights[line];
            for (var j = 1; j <= latin.Length; j++)
            {
                var l = latin[j - 1];
                var best = Math.Max(diagonal + weights[line + l], Math.Max(row[j] + weights[line], row[j - 1] + weights[l]));
                diagonal = row[j];
                row[j] = best;
            }
        }
        return row[latin.Length];
    }

    /// <summary>How alike two folded words of the two scripts sound: weight for each symbol of the longer, in nats (about 2 for the same name, below 0 for strangers).</summary>
    public double Likeness(ReadOnlySpan<char> arabic, ReadOnlySpan<char> latin)
    {
        Span<byte> a = stackalloc byte[Longest];
        Span<byte> l = stackalloc byte[Longest];
        a = a[..ArabicCode(arabic, a)];
        l = l[..LatinCode(latin, l)];
        return a.Length == 0 || l.Length == 0 ? -9 : Score(a, l) / 256.0 / Math.Max(a.Length, l.Length);
    }
}
