using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;

namespace Isnad;

/// <summary>
/// Measures that a user adds in a file of their own: one row for each term, tab-separated as measure, English name, unit, language, term. A
/// measure that Isnad has may be given more terms; its name and unit stay as they are.
/// </summary>
public sealed class OwnMeasures
{
    const int Columns = 5;

    /// <summary>More than any list of measures has; a file this long is another file.</summary>
    const int MostRows = 20_000;

    readonly FrozenDictionary<string, (string Name, string Unit)> measures;
    readonly FrozenDictionary<string, PhraseTable<List<string>>> terms;

    OwnMeasures(
        Dictionary<string, (string Name, string Unit)> measures,
        Dictionary<string, Dictionary<string, List<string>>> terms,
        string version
    )
    {
        this.measures = measures.ToFrozenDictionary(StringComparer.Ordinal);
        this.terms = terms.ToFrozenDictionary(
            of => of.Key,
            of => new PhraseTable<List<string>>(of.Value.Select(term => (term.Key, term.Value))),
            StringComparer.Ordinal
        );
        Version = version;
    }

    /// <summary>Told by the content: the beginning of its SHA-256, which becomes part of a reading's version.</summary>
    public string Version { get; }

    /// <param name="file">How errors name it.</param>
    /// <param name="text">Its text.</param>
    /// <exception cref="InvalidDataException">A row is wrong; the message names file, line, reason and mend.</exception>
    public static OwnMeasures Parse(string file, string text)
    {
        var measures = new Dictionary<string, (string Name, string Unit)>(StringComparer.Ordinal);
        var terms = new Dictionary<string, Dictionary<string, List<string>>>(StringComparer.Ordinal);
        var (number, rows) = (0, 0);
        foreach (var line in text.ReplaceLineEndings("\n").TrimStart('\uFEFF').Split('\n'))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line) || line[0] == '#')
                continue;
            var row = new DataRow(file, number, line.Split('\t'));
            if (++rows > MostRows)
                throw row.Error($"more than {MostRows} rows; divide the file");
            Add(row, measures, terms);
        }
        if (rows == 0)
            throw new InvalidDataException($"{file}: no row; write one for each term: measure, English name, unit, language, term");
        return new(measures, terms, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..8]);
    }

    static void Add(
        DataRow row,
        Dictionary<string, (string Name, string Unit)> measures,
        Dictionary<string, Dictionary<string, List<string>>> terms
    )
    {
        var (id, name, unit, language, term) = (row[0], row[1], row[2], row[3], row[4]);
        if (row.Count != Columns)
            throw row.Error(
                $"{row.Count} columns where there should be {Columns}: measure, English name, unit, language, term, with tabs between"
            );
        if (id.Length is 0 or > 60 || !id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'))
            throw row.Error($"'{id}' cannot name a measure; use small letters, digits and hyphens");
        if (Isnad.Language.Of(language) is null)
            throw row.Error($"'{language}' is no language Isnad reads; write one of {string.Join(", ", LanguageData.Tags)}");
        if (term.Length == 0 || Tokenizer.Tokenize(term).Count == 0)
            throw row.Error("the term is empty; write the word or phrase that names the measure in a text");
        var known = Measures.Has(id) ? (Measures.NameOf(id), Measures.UnitOf(id)) : measures.GetValueOrDefault(id);
        var stated = (name.Length == 0 ? known.Item1 ?? id : name, unit.Length == 0 ? known.Item2 ?? "" : unit);
        if (known.Item1 is not null && stated != known)
            throw row.Error($"'{id}' is \"{known.Item1}\" with unit \"{known.Item2}\" already; leave name and unit empty or repeat them");
        if (!Measures.Has(id))
            measures[id] = stated;
        if (!terms.TryGetValue(language, out var own))
            terms[language] = own = new(StringComparer.Ordinal);
        foreach (var variant in Spellings.Variants(term))
        {
            var key = Folding.Fold(variant);
            if (!own.TryGetValue(key, out var list))
                own[key] = list = [];
            if (!list.Contains(id))
                list.Add(id);
        }
    }

    internal string? NameOf(string id) => measures.TryGetValue(id, out var measure) ? measure.Name : null;

    internal string? UnitOf(string id) => measures.TryGetValue(id, out var measure) ? measure.Unit : null;

    internal PhraseTable<List<string>>? TermsOf(Language language) => terms.GetValueOrDefault(language.Tag);
}
