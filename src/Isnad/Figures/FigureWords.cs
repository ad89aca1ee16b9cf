using System.Globalization;

namespace Isnad;

enum HedgePlace
{
    Before,
    After,

    /// <summary>Before the number, with a few words between: the toll exceeded … 40.</summary>
    Verb,
}

enum UnitKind
{
    Percent,
    Time,
    Measure,
}

/// <summary>What a word near a number shows about it.</summary>
enum FigureMark
{
    /// <summary>The number is the name of something: Article 12, room 5.</summary>
    Document,
    Idiom,
    Negation,
    Only,
    Total,
    RangeFrom,
    RangeJoin,

    /// <summary>The number is somebody's age.</summary>
    Age,

    /// <summary>In front of a number or behind it: it counts some of those counted before (among them, of whom).</summary>
    Part,

    /// <summary>The article: the nine are those that were counted before.</summary>
    Definite,

    /// <summary>The strength of an earthquake, before or behind its number.</summary>
    Magnitude,

    /// <summary>The number is an hour of the day, unless another number counts the word: in 24 hours 3 people.</summary>
    Clock,
}

readonly record struct Hedge(FigureBound Bound, HedgePlace Place);

/// <summary>A unit behind a number; <see cref="Seconds"/> is 0 where it is no unit of time.</summary>
readonly record struct FigureUnit(UnitKind Kind, string Name, decimal Seconds);

/// <summary>The tables by which one language's figures are read.</summary>
sealed class FigureWords
{
    FigureWords(Language language)
    {
        Language = language;
        Numbers = language.Compiled(NumberWords.Load);
        Hedges = Table(language, "hedges", row => new Hedge(Bound(row), row.Enum<HedgePlace>(2)));
        Units = Table(language, "units", row => new FigureUnit(row.Enum<UnitKind>(1), row[2], Seconds(row)));
        Counted = Table(language, "counted", row => row[1]);
        Currencies = Table(language, "currencies", row => "currency:" + row[1]);
        Marks = Table(language, "figure-marks", row => row.Enum<FigureMark>(1));
        Measures = Table(language, "measures", row => row[1]);
        Populations = Table(language, "populations", row => row[1]);
        Cumulative = new PhraseTable<bool>(
            language.Table("cumulative").SelectMany(row => Spellings.Variants(row[0])).Select(word => (word, true))
        );
        Duals = new PhraseTable<string>(DualForms(language));
        Signs = Table("mul", "currencies", row => "currency:" + row[1]);
        HasDuals = Duals.Count > 0;
        VerbLast = language.Settings.TryGetProperty("attribution", out var order) && order.GetString() == "cue-last";
    }

    public static FigureWords Load(Language language) => new(language);

    public Language Language { get; }
    public NumberWords Numbers { get; }
    public PhraseTable<List<Hedge>> Hedges { get; }
    public PhraseTable<List<FigureUnit>> Units { get; }
    public PhraseTable<List<string>> Counted { get; }
    public PhraseTable<List<string>> Currencies { get; }
    public PhraseTable<List<FigureMark>> Marks { get; }
    public PhraseTable<List<string>> Measures { get; }

    /// <summary>Whom a number of people counts.</summary>
    public PhraseTable<List<string>> Populations { get; }

    /// <summary>Words beside a number that counts everything up to now.</summary>
    public PhraseTable<bool> Cumulative { get; }

    /// <summary>Indefinite duals of the counted nouns and units: two of them in one word.</summary>
    public PhraseTable<string> Duals { get; }
    public bool HasDuals { get; }

    /// <summary>True where the verb ends the sentence: it is that of all limbs of a coordination before it.</summary>
    public bool VerbLast { get; }

    /// <summary>Currency signs, the same in every language.</summary>
    public PhraseTable<List<string>> Signs { get; }

    static PhraseTable<List<T>> Table<T>(Language language, string name, Func<DataRow, T> value) => Table(language.Tag, name, value);

    static PhraseTable<List<T>> Table<T>(string tag, string name, Func<DataRow, T> value)
    {
        var entries = new Dictionary<string, List<T>>(StringComparer.Ordinal);
        foreach (var row in LanguageData.Table(tag, name))
        {
            row.Expect(2);
            foreach (var variant in Spellings.Variants(row[0]))
            {
                var key = Folding.Fold(variant);
                if (!entries.TryGetValue(key, out var list))
                    entries[key] = list = [];
                list.Add(value(row));
            }
        }
        return new PhraseTable<List<T>>(entries.Select(entry => (entry.Key, entry.Value)));
    }

    static FigureBound Bound(DataRow row) => row.Enum<FigureBound>(1);

    static decimal Seconds(DataRow row) =>
        decimal.TryParse(row[3], NumberStyles.Number, CultureInfo.InvariantCulture, out var value) ? value : 0;

    /// <summary>
    /// The duals of all counted nouns and units by the language's <c>dual-endings.tsv</c> (noun ending, dual ending; "*" for any noun).
    /// Languages without that file have no dual.
    /// </summary>
    static IEnumerable<(string, string)> DualForms(Language language)
    {
        var endings = language.Table("dual-endings").ToList();
        if (endings.Count == 0)
            yield break;
        foreach (var (noun, unit) in Nouns(language))
        {
            if (noun.Contains(' ', StringComparison.Ordinal))
                continue;
            var special = endings.Any(row => row[0] != "*" && noun.EndsWith(row[0], StringComparison.Ordinal));
            foreach (var row in endings)
                if (row[0] == "*" && !special)
                    yield return (noun + row[1], unit);
                else if (row[0] != "*" && noun.EndsWith(row[0], StringComparison.Ordinal))
                    yield return (noun[..^row[0].Length] + row[1], unit);
        }
    }

    static IEnumerable<(string Noun, string Unit)> Nouns(Language language)
    {
        foreach (var row in language.Table("counted"))
            yield return (row[0], row[1]);
        foreach (var row in language.Table("units"))
            yield return (row[0], row[2]);
        foreach (var row in language.Table("currencies"))
            yield return (row[0], "currency:" + row[1]);
    }
}
