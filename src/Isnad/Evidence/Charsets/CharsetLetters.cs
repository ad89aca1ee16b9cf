using System.Text;

namespace Isnad;

/// <summary>
/// Chooses among the one-byte charsets of Arabic, Persian and Western European text by how often each letter occurs
/// (<c>languages/mul/charset-letters.tsv</c>) and by what it stands beside: Arabic letters come in runs, accented Latin ones among ASCII letters.
/// </summary>
internal static class CharsetLetters
{
    const int Sample = 1 << 16;
    const byte AsciiLetter = 1;
    const byte ArabicLetter = 2;
    const byte LatinLetter = 3;

    /// <summary>By preference when two fit equally well: French reads the same in windows-1252 and windows-1256.</summary>
    static readonly Candidate[] Candidates = Load("windows-1252", "windows-1256", "iso-8859-6", "x-mac-arabic");

    /// <summary>The best candidate, and whether it fits so much better than the declared charset that the declaration must be wrong.</summary>
    public static (Encoding Encoding, bool Contradicts) Best(ReadOnlySpan<byte> bytes, Encoding? declared)
    {
        var sample = bytes[..Math.Min(bytes.Length, Sample)];
        var (best, bestScore, declaredScore) = (Candidates[0], double.MinValue, double.NaN);
        foreach (var candidate in Candidates)
        {
            var score = candidate.Score(sample);
            if (score > bestScore + 1e-6)
                (best, bestScore) = (candidate, score);
            if (candidate.Encoding.CodePage == declared?.CodePage)
                declaredScore = score;
        }
        return (best.Encoding, bestScore - declaredScore > 1.5 && Letters(sample) >= 20);
    }

    static int Letters(ReadOnlySpan<byte> sample)
    {
        var high = 0;
        foreach (var b in sample)
            high += b >> 7;
        return high;
    }

    static Candidate[] Load(params string[] names)
    {
        var weights = new Dictionary<char, (double Weight, byte Class)>();
        foreach (var row in LanguageData.Table("mul", "charset-letters"))
        {
            row.Expect(3);
            var perMille = double.Parse(row[1], System.Globalization.CultureInfo.InvariantCulture);
            weights[row[0][0]] = (Math.Log(perMille / 1000), row[2] == "Arab" ? ArabicLetter : LatinLetter);
        }
        return [.. names.Select(name => new Candidate(Charset.Named(name)!, weights))];
    }

    sealed class Candidate
    {
        readonly double[] weights = new double[256];
        readonly byte[] classes = new byte[256];

        public Candidate(Encoding encoding, Dictionary<char, (double Weight, byte Class)> letters)
        {
            Encoding = encoding;
            Span<char> decoded = stackalloc char[4];
            for (var b = 0; b < 256; b++)
            {
                encoding.GetChars([(byte)b], decoded);
                var c = decoded[0];
                if (b < 0x80)
                    classes[b] = char.IsAsciiLetter(c) ? AsciiLetter : (byte)0;
                else if (letters.TryGetValue(c, out var letter))
                    (weights[b], classes[b]) = letter;
                else if (c == '\uFFFD' || char.IsControl(c) || (c >= '\uE000' && c < '\uF900'))
                    weights[b] = Math.Log(1e-6);
                else if (char.IsLetter(c))
                    (weights[b], classes[b]) = (Math.Log(1e-4), c is >= '\u0600' and < '\u0700' ? ArabicLetter : LatinLetter);
                else
                    weights[b] = Math.Log(1e-2);
            }
        }

        public Encoding Encoding { get; }

        /// <summary>Mean logarithmic weight of the bytes beyond ASCII.</summary>
        public double Score(ReadOnlySpan<byte> sample)
        {
            var (sum, count) = (0.0, 0);
            for (var i = 0; i < sample.Length; i++)
            {
                var b = sample[i];
                if (b < 0x80)
                    continue;
                count++;
                sum += weights[b];
                var before = i > 0 ? classes[sample[i - 1]] : (byte)0;
                var after = i + 1 < sample.Length ? classes[sample[i + 1]] : (byte)0;
                if (classes[b] == ArabicLetter && (before is AsciiLetter or LatinLetter || after is AsciiLetter or LatinLetter))
                    sum -= 4;
                else if (
                    classes[b] == LatinLetter
                    && (before is LatinLetter or ArabicLetter || (before != AsciiLetter && after != AsciiLetter))
                )
                    sum -= 3;
            }
            return count == 0 ? 0 : sum / count;
        }
    }
}
