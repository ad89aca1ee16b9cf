using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;
using System.Numerics;

namespace Isnad;

/// <summary>A language and how sure that is (0 to 1).</summary>
public readonly record struct LanguageGuess(string Tag, double Confidence);

/// <summary>
/// Tells the language of a text: its script by its letters, the language among those of one script by a trained table of letter
/// sequences and words, the languages that the table does not know by their function words and letters. Abstains (<c>und-Arab</c>,
/// <c>und</c>) when the text is too short to tell.
/// </summary>
public static class LanguageIdentifier
{
    /// <summary>Below this an answer is an abstention.</summary>
    const double Least = 0.5;

    static readonly LanguageModel Model = LanguageModel.Load();
    static readonly (SearchValues<char> Letters, LanguageGuess Guess)[] CyrillicLetters =
    [
        .. LanguageData
            .Table("mul", "cyrillic-letters")
            .Select(row => (SearchValues.Create(row[1]), new LanguageGuess(row[0], double.Parse(row[2], CultureInfo.InvariantCulture)))),
    ];
    const int LongestOtherWord = 10;
    static readonly string[] OtherTags = LoadOtherTags();
    static readonly FrozenDictionary<ulong, uint> OtherWords = LoadOtherWords();

    /// <summary>BCP 47 tag of a text.</summary>
    public static string Identify(ReadOnlySpan<char> text)
    {
        var guess = Guess(text, out var script);
        return guess.Confidence >= Least ? guess.Tag
            : script == Script.Arabic ? "und-Arab"
            : "und";
    }

    /// <summary>BCP 47 tag of tokens <c>[first, end)</c>.</summary>
    public static string Identify(TokenTable tokens, int first, int end) =>
        first >= end ? "und" : Identify(tokens.SpanOf(first, end).Of(tokens.Text));

    /// <summary>
    /// The language of a part of a text whose language is known: another one only when the part is long enough and the guess sure, since
    /// names and quoted words of a neighbour's language do not make a sentence foreign.
    /// </summary>
    public static string IdentifyPart(ReadOnlySpan<char> part, string whole)
    {
        if (part.Length < 24)
            return whole;
        var guess = Guess(part, out _);
        return guess.Confidence >= 0.97 ? guess.Tag : whole;
    }

    /// <summary>The likeliest language, without abstaining as long as there are letters of a known script.</summary>
    public static LanguageGuess Guess(ReadOnlySpan<char> text) => Guess(text, out _);

    static LanguageGuess Guess(ReadOnlySpan<char> text, out Script script)
    {
        Span<ushort> features = stackalloc ushort[LanguageFeatures.Most];
        Span<int> letters = stackalloc int[6];
        letters.Clear();
        var count = LanguageFeatures.Extract(text, features, letters);
        // Latin names, addresses and menus stand in texts of every script: Latin letters count for less
        letters[(int)Script.Latin] = (letters[(int)Script.Latin] + 2) / 3;
        script = Script.None;
        for (var s = Script.Arabic; s <= Script.Other; s++)
            if (letters[(int)s] > (script == Script.None ? 0 : letters[(int)script]))
                script = s;
        switch (script)
        {
            case Script.None or Script.Other:
                return new("und", 0);
            case Script.Hebrew:
                return new("he", 1);
            case Script.Cyrillic:
                return Cyrillic(text);
        }
        if (script == Script.Latin && Other(text) is { } other)
            return new(other, 0.9);
        Span<int> scores = stackalloc int[LanguageModel.Lanes];
        Model.Score(features[..count], scores);
        return Best(scores, script);
    }

    static LanguageGuess Best(ReadOnlySpan<int> scores, Script script)
    {
        var best = -1;
        for (var i = 0; i < Model.Tags.Length; i++)
            if (Model.Scripts[i] == script && (best < 0 || scores[i] > scores[best]))
                best = i;
        var sum = 0.0;
        for (var i = 0; i < Model.Tags.Length; i++)
            if (Model.Scripts[i] == script)
                sum += Math.Exp((scores[i] - scores[best]) * Model.Scale);
        return new(Model.Tags[best], 1 / sum);
    }

    /// <summary>Cyrillic languages by the letters that only they use; without one of them Russian is the likeliest.</summary>
    static LanguageGuess Cyrillic(ReadOnlySpan<char> text)
    {
        foreach (var (letters, guess) in CyrillicLetters)
            if (text.ContainsAny(letters))
                return guess;
        return new("ru", 0.6);
    }

    /// <summary>A Latin language the table does not know: at least three of its function words and a fifth of all words.</summary>
    static string? Other(ReadOnlySpan<char> text)
    {
        Span<int> found = stackalloc int[OtherTags.Length];
        found.Clear();
        var (words, start) = (0, -1);
        for (var i = 0; i <= text.Length && words < 60; i++)
        {
            if (i < text.Length && char.IsLetter(text[i]))
            {
                if (start < 0)
                    start = i;
                continue;
            }
            if (start < 0)
                continue;
            words++;
            if (i - start <= LongestOtherWord && OtherWords.TryGetValue(KeyOf(text[start..i]), out var tags))
                for (; tags != 0; tags &= tags - 1)
                    found[BitOperations.TrailingZeroCount(tags)]++;
            start = -1;
        }
        var best = 0;
        for (var i = 1; i < found.Length; i++)
            if (found[i] > found[best])
                best = i;
        return found[best] >= 3 && found[best] * 5 >= words ? OtherTags[best] : null;
    }

    static ulong KeyOf(ReadOnlySpan<char> word)
    {
        var key = 14695981039346656037UL;
        foreach (var c in word)
            key = (key ^ char.ToLowerInvariant(c)) * 1099511628211;
        return key;
    }

    static string[] LoadOtherTags() =>
        [
            .. LanguageData
                .Table("mul", "function-words")
                .SelectMany(row => row[1].Split(' '))
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>Each word with a bit for each language that has it.</summary>
    static FrozenDictionary<ulong, uint> LoadOtherWords()
    {
        var words = new Dictionary<ulong, uint>();
        foreach (var row in LanguageData.Table("mul", "function-words"))
        {
            row.Expect(2);
            if (row[0].Length > LongestOtherWord)
                throw row.Error($"longer than {LongestOtherWord} characters");
            foreach (var tag in row[1].Split(' '))
                words[KeyOf(row[0])] = words.GetValueOrDefault(KeyOf(row[0])) | 1u << Array.IndexOf(OtherTags, tag);
        }
        return words.ToFrozenDictionary();
    }
}
