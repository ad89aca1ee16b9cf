using System.Collections.Frozen;

namespace Isnad;

/// <summary>
/// Which kinds of speech the words of a sentence can stand for, read as a statement or not: "demand" the noun and "demanded" the cue. All words of
/// the language's cue table by their stems; of what is merely said the words for saying only, since "report" and "explanation" stand everywhere.
/// </summary>
internal static class CueGroups
{
    static readonly FrozenDictionary<Stance, string> Groups = LanguageData
        .Table("mul", "stance-groups")
        .ToFrozenDictionary(row => Enum.Parse<Stance>(row[0].Replace("-", "", StringComparison.Ordinal), ignoreCase: true), row => row[1]);

    /// <summary>The group of what is merely said.</summary>
    public const string Neutral = "neutral";

    public static string Of(Stance stance) => Groups.GetValueOrDefault(stance, Neutral);

    /// <summary>True when a side has words that stand for the group besides a cue.</summary>
    public static bool Has(PairView pair, bool turned, string group, TextSpan besides = default)
    {
        var side = pair.Side(turned);
        if (Language.Of(side.Article.Language) is not { } language)
            return false;
        var stems = language.Compiled(Words.Load).Stems;
        var (tokens, span) = (side.Article.Tokens, pair.Span(turned));
        Span<char> buffer = stackalloc char[Stemmer.Longest];
        for (var t = tokens.IndexAt(span.Start); t < tokens.Count && tokens[t].Start < span.End; t++)
        {
            var key = tokens.Key(t);
            if (tokens[t].Kind != TokenKind.Word || besides.Contains(tokens[t].Start))
                continue;
            if (stems.TryGetValue(KeyHash.Of(side.Lexicon.Stemmer.Stem(key, buffer, side.Lexicon.Skip(key))), out var groups))
                if (groups.Contains(group))
                    return true;
        }
        return false;
    }

    sealed class Words
    {
        public FrozenDictionary<uint, FrozenSet<string>> Stems { get; }

        /// <summary>The forms of a verb in the longest table; a particle stands behind them.</summary>
        const int MostForms = 5;

        /// <summary>A participle of "inform" is an amount in Arabic: of what is merely said the first two forms count.</summary>
        const int FiniteForms = 2;

        Words(Language language)
        {
            var stemmer = language.Compiled(Stemmer.Load);
            var withElements = language.Table("verbs").Any();
            var found = new Dictionary<uint, HashSet<string>>();
            foreach (var row in language.Table("cues"))
            {
                // the forms stand before the stance in the table of every grammar
                var column = 0;
                var stance = default(Stance);
                while (column < row.Count && !TryStance(row[column], out stance))
                    column++;
                // behind an element ("warning" + "do") stands a verb that says nothing of its own
                var end = withElements && row[0] != "-" ? 1 : column;
                for (var form = 0; form < end && column < row.Count; form++)
                    foreach (
                        var word in row[form].Split([',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                    )
                        if (
                            form < (Of(stance) == Neutral ? FiniteForms : MostForms)
                            && word.Length > 2
                            && !stemmer.IsLight(Folding.Fold(word))
                        )
                            Add(word, stance);
            }
            Stems = found.ToFrozenDictionary(pair => pair.Key, pair => pair.Value.ToFrozenSet(StringComparer.Ordinal));

            void Add(string word, Stance stance)
            {
                Span<char> buffer = stackalloc char[Stemmer.Longest];
                var hash = KeyHash.Of(stemmer.Stem(Folding.Fold(word), buffer));
                if (!found.TryGetValue(hash, out var groups))
                    found[hash] = groups = new(StringComparer.Ordinal);
                groups.Add(Of(stance) != Neutral || stance is Stance.Say or Stance.Add ? Of(stance) : "");
            }
        }

        static bool TryStance(string text, out Stance stance) =>
            Enum.TryParse(text.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out stance);

        public static Words Load(Language language) => new(language);
    }
}
