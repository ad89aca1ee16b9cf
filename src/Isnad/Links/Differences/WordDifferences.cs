using System.Collections.Frozen;

namespace Isnad;

/// <summary>
/// Words that limit a claim and are gone on the other side ("former", "may have"; <c>qualifiers.tsv</c>), and words in whose place the other side has
/// one that says something else ("virtual" and "actual"; <c>languages/mul/contrasts.tsv</c>).
/// </summary>
internal static class WordDifferences
{
    /// <summary>How far apart the two words of a contrast may stand, as a share of their sentences.</summary>
    const double Near = 0.45;

    /// <summary>How many words about the two must stand for each other.</summary>
    const int LeastNeighbours = 2;

    /// <summary>Characters between a number and a word that bounds it.</summary>
    const int Beside = 12;

    sealed class Qualifiers(Language language)
    {
        public PhraseTable<Qualifier> Table { get; } =
            new(
                language
                    .Table("qualifiers")
                    .SelectMany(row =>
                        Spellings
                            .Variants(row[0])
                            .Select(form =>
                                (form, new Qualifier(row[1].Split(',', StringSplitOptions.TrimEntries), row.Optional(2) ?? "hedge"))
                            )
                    )
            );

        public static Qualifiers Load(Language language) => new(language);
    }

    readonly record struct Qualifier(string[] Names, string Kind);

    readonly record struct Contrast(int Id, bool Second, DifferenceKind Kind);

    static readonly FrozenDictionary<uint, Contrast[]> Contrasts = LoadContrasts();

    public static void Find(PairView pair, List<Difference> found)
    {
        foreach (var (span, left, partner) in Lost(pair, turned: false).Where(lost => !IsCue(found, lost.Span, turned: false)))
            found.Add(left ? new(DifferenceKind.Omitted, span, null) : new(DifferenceKind.Hedge, span, partner));
        foreach (var (span, left, partner) in Lost(pair, turned: true).Where(lost => !IsCue(found, lost.Span, turned: true)))
            found.Add(left ? new(DifferenceKind.Added, null, span) : new(DifferenceKind.Hedge, partner, span));
        Contrary(pair, found);
    }

    static bool IsNamed(LinkedArticle article, TextSpan span) =>
        article.Names.Any(name => name.Span.Overlaps(span)) || article.Times.Any(time => time.Span.Overlaps(span));

    /// <summary>"Alleged" as a cue is shown as a change of stance already.</summary>
    static bool IsCue(List<Difference> found, TextSpan span, bool turned) =>
        found.Exists(one => one.Kind == DifferenceKind.Stance && Touches(turned ? one.To : one.From, span));

    static List<(TextSpan Span, Qualifier Qualifier)> QualifiersOf(PairView pair, bool turned)
    {
        var article = pair.Side(turned).Article;
        var list = new List<(TextSpan, Qualifier)>();
        if (Language.Of(article.Language) is not { } language)
            return list;
        var table = language.Compiled(Qualifiers.Load).Table;
        var span = pair.Span(turned);
        for (var t = article.Tokens.IndexAt(span.Start); t < article.Tokens.Count && article.Tokens[t].Start < span.End; t++)
            if (table.TryMatch(article.Tokens, t, article.Tokens.Count, language.Proclitics, out var match))
            {
                list.Add((match.Span(article.Tokens), match.Value));
                t = match.End - 1;
            }
        return list;
    }

    /// <summary>True when a side has a qualifier of that name.</summary>
    public static bool HasQualifier(PairView pair, bool turned, string name) =>
        QualifiersOf(pair, turned).Exists(one => one.Qualifier.Names.Contains(name));

    /// <summary>A word written large inside a sentence is a name or part of one.</summary>
    static bool IsWrittenLarge(LinkedArticle article, TextSpan span) =>
        char.IsUpper(article.Text[span.Start])
        && span.Start > 0
        && !article.Sentences.Any(sentence => sentence.Span.Start == span.Start)
        && article.Text[span.Start - 1] is not ('"' or '“' or '\'' or '‘');

    /// <summary>Qualifiers without a counterpart whose neighbour is said on the other side, with that neighbour's partner.</summary>
    static IEnumerable<(TextSpan Span, bool LeftOut, TextSpan? Partner)> Lost(PairView pair, bool turned)
    {
        var others = QualifiersOf(pair, !turned).SelectMany(q => q.Qualifier.Names).ToHashSet(StringComparer.Ordinal);
        foreach (var (span, qualifier) in QualifiersOf(pair, turned))
        {
            // the bound of a number is shown with the number
            if (qualifier.Names.Contains("almost") && QualifiesNumber(pair, span, turned))
                continue;
            // May the month and May the minister qualify nothing
            var article = pair.Side(turned).Article;
            if (qualifier.Kind == "none" || others.Overlaps(qualifier.Names) || IsNamed(article, span) || IsWrittenLarge(article, span))
                continue;
            if (qualifier.Kind == "hedge" && (pair.IsSaid(span, turned, near: 0) || !pair.StandsInSaid(span, turned, least: 0.4f)))
                continue;
            var (first, end) = pair.Items(span, turned);
            var (least, most) = pair.Items(turned);
            TextSpan? partner = null;
            foreach (var item in new[] { end, first - 1, end + 1, first - 2 })
                if (partner is null && item >= least && item < most && pair.Partner(item, turned) is >= 0 and var other)
                    partner = pair.Side(!turned).Items[other].Span;
            yield return (span, qualifier.Kind == "omitted", partner);
        }
    }

    /// <summary>"Nearly", before or behind a number that the other side has as well: what bounds it is compared with the number.</summary>
    static bool QualifiesNumber(PairView pair, TextSpan span, bool turned) =>
        pair.Side(turned)
            .Article.Figures.Any(figure =>
                Math.Abs(figure.Span.Start - span.End) < Beside || Math.Abs(span.Start - figure.Span.End) < Beside
            );

    /// <summary>True when two English words say something else in one place: cities and countries.</summary>
    public static bool AreContrary(string one, string two)
    {
        var stemmer = Language.Of("en")!.Compiled(Stemmer.Load);
        Span<char> buffer = stackalloc char[Stemmer.Longest];
        return Contrasts.TryGetValue(Lexicon.Concept("en", stemmer.Stem(Folding.Fold(one), buffer)), out var a)
            && Contrasts.TryGetValue(Lexicon.Concept("en", stemmer.Stem(Folding.Fold(two), buffer)), out var b)
            && a.Any(x => b.Any(y => x.Id == y.Id && x.Second != y.Second));
    }

    static void Contrary(PairView pair, List<Difference> found)
    {
        var from = Unsaid(pair, turned: false);
        if (from.Count == 0)
            return;
        var to = Unsaid(pair, turned: true);
        foreach (var (i, sides) in from)
        {
            foreach (var (j, others) in to)
            {
                var (a, b) = (pair.From.Items[i].Span, pair.To.Items[j].Span);
                var contrary = sides.Find(side => others.Exists(other => other.Id == side.Id && other.Second != side.Second));
                // a cue stands first in one language and last in another
                if (contrary.Kind != DifferenceKind.Stance && Math.Abs(pair.Place(a, turned: false) - pair.Place(b, turned: true)) > Near)
                    continue;
                if (contrary == default || sides.Exists(side => others.Contains(side)))
                    continue;
                // the words about them must stand for each other, and none of the two be negated: "not guilty" is "innocent"
                if (contrary.Kind != DifferenceKind.Stance && pair.SharedNeighbours(a, b) < LeastNeighbours)
                    continue;
                if (contrary.Kind != DifferenceKind.Stance && PolarityDifferences.AreTurned(pair, a, b))
                    continue;
                if (!found.Exists(known => known.Kind == contrary.Kind && (Touches(known.From, a) || Touches(known.To, b))))
                    found.Add(new(contrary.Kind, a, b));
                break;
            }
        }
    }

    static bool Touches(TextSpan? span, TextSpan other) => span is { } known && known.Overlaps(other);

    /// <summary>The words of a side that the other does not say and that have a contrary.</summary>
    static List<(int Item, List<Contrast> Sides)> Unsaid(PairView pair, bool turned)
    {
        var list = new List<(int, List<Contrast>)>();
        var side = pair.Side(turned);
        var (first, end) = pair.Items(turned);
        for (var i = first; i < end; i++)
        {
            if (side.Items[i].Kind != ItemKind.Word || !pair.IsKnown(i, turned) || pair.Said(i, turned) > 0)
                continue;
            var contrasts = new List<Contrast>();
            foreach (var meaning in side.MeaningsOf(i))
                if (meaning.Weight >= 0.7f && Contrasts.TryGetValue(meaning.Concept, out var entries))
                    contrasts.AddRange(entries);
            if (contrasts.Count > 0)
                list.Add((i, contrasts));
        }
        return list;
    }

    static FrozenDictionary<uint, Contrast[]> LoadContrasts()
    {
        var stemmer = Language.Of("en")!.Compiled(Stemmer.Load);
        var entries = new List<(uint Concept, Contrast Contrast)>();
        foreach (var (number, row) in LanguageData.Table("mul", "contrasts").Index())
        {
            row.Expect(3);
            var kind = row[0] switch
            {
                "wording" => DifferenceKind.Wording,
                "label" => DifferenceKind.Label,
                "stance" => DifferenceKind.Stance,
                _ => throw row.Error($"'{row[0]}' is no kind of difference that words make"),
            };
            foreach (var second in new[] { false, true })
            foreach (var word in row[second ? 2 : 1].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                var buffer = new char[Stemmer.Longest];
                entries.Add((Lexicon.Concept("en", stemmer.Stem(Folding.Fold(word), buffer)), new(number + 1, second, kind)));
            }
        }
        return entries
            .GroupBy(e => e.Concept)
            .ToFrozenDictionary(group => group.Key, group => group.Select(e => e.Contrast).Distinct().ToArray());
    }
}
