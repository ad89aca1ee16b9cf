namespace Isnad.Training;

/// <summary>Openly licensed lists of names: a word of a list is a feature, never a verdict.</summary>
static class NameLists
{
    /// <summary>Words of persons' names from labels of Wikidata, each with how often it was seen.</summary>
    public static IEnumerable<(string Name, int Times)> Persons(string data, Language language)
    {
        var times = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var line in NameData.Lines(Path.Combine(data, "names-ar-en-wikidata", "wd_arabic_80.tsv.gz")))
        {
            var cells = line.Split('\t');
            var name = language.RightToLeft ? cells[1].Replace(" ", "", StringComparison.Ordinal) : cells[0];
            times[name] = times.GetValueOrDefault(name) + int.Parse(cells[2], System.Globalization.CultureInfo.InvariantCulture);
        }
        return times.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => (pair.Key, pair.Value));
    }

    /// <summary>
    /// Whole names of each type: those of Names/Lists/TAG.tsv and of the language's tables, and persons' names composed of given names and
    /// words of names.
    /// </summary>
    public static Dictionary<EntityType, List<string>> Listed(string data, Language language, Random random)
    {
        const int Composed = 6000;
        var names = Rows($"names-{language.Tag}")
            .Concat(Rows($"names-places-{language.Tag}"))
            .ToLookup(cells => Enum.Parse<EntityType>(cells[1], ignoreCase: true), cells => cells[0]);
        List<string> Table(string name) => [.. language.Table(name).Select(row => row[0])];
        var given = Table("given-names");
        List<string> surnames =
        [
            .. Table("name-words"),
            .. Persons(data, language).Where(pair => pair.Times > 1).Select(pair => pair.Name),
        ];
        string Given() => given[random.Next(given.Count)];
        string Surname() => surnames[random.Next(surnames.Count)];
        return new()
        {
            [EntityType.Person] =
            [
                .. names[EntityType.Person],
                .. Enumerable
                    .Range(0, Composed)
                    .Select(_ =>
                        random.Next(10) switch
                        {
                            < 5 => $"{Given()} {Surname()}",
                            < 8 => Surname(),
                            8 => $"{Given()} {Given()} {Surname()}",
                            _ => $"{Surname()} {Surname()}",
                        }
                    ),
            ],
            [EntityType.Place] = [.. names[EntityType.Place].Concat(Table("places")).Distinct(StringComparer.Ordinal)],
            [EntityType.Organisation] =
            [
                .. names[EntityType.Organisation].Concat(Table("organisations")).Concat(Table("outlets")).Distinct(StringComparer.Ordinal),
            ],
        };
    }

    /// <summary>Names of towns and provinces (Names/Lists/places-TAG.tsv); none for a language without the list.</summary>
    public static IEnumerable<string> Places(Language language) => Rows($"names-places-{language.Tag}").Select(cells => cells[0]);

    static IEnumerable<string[]> Rows(string resource)
    {
        if (typeof(NameLists).Assembly.GetManifestResourceStream(resource) is not { } stream)
            yield break;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
            if (line is not ([] or ['#', ..]))
                yield return line.Split('\t');
    }

    /// <summary>The words of a sentence's names of a type.</summary>
    public static IEnumerable<string> Words(NameSentence sentence, EntityType type)
    {
        for (var i = 0; i < sentence.Tags.Length; i++)
            if (sentence.Tags[i] != NameTag.Outside && sentence.Tags[i].Type() == type)
                yield return sentence.Tokens.Surface(i).ToString();
    }

    /// <summary>An Arabic word without article and conjunction; any other as it is.</summary>
    public static string Bare(string word, Language language) =>
        language.Proclitics.None || word.Length < 5 ? word
        : word.StartsWith("ال", StringComparison.Ordinal) || word.StartsWith("لل", StringComparison.Ordinal) ? word[2..]
        : word.Length > 6 && word[1..].StartsWith("ال", StringComparison.Ordinal) ? word[3..]
        : word;

    /// <summary>Common nouns of a treebank, which make the names of outlets, companies, parties and villages; in Arabic without article.</summary>
    public static List<string> Nouns(string data, Language language)
    {
        var file = language.Tag switch
        {
            "ar" => Path.Combine(data, "pud-ar-en", "ar_pud-shared.conllu.gz"),
            "fa" => Path.Combine(data, "ud-fa-seraji", "fa_seraji-ud-dev.conllu.gz"),
            _ => Path.Combine(data, "ewt", "en_ewt-train.conllu.gz"),
        };
        var lexicon = NameLexicon.Of(language);
        return
        [
            .. NameData
                .Lines(file)
                .Select(line => line.Split('\t'))
                .Where(cells => cells.Length > 4 && cells[3] == "NOUN" && cells[4] is not ("NNS" or "N_PL"))
                .Select(cells => Bare(cells[1], language))
                .Where(noun => noun.Length is > 2 and < 9 && noun.All(char.IsLetter) && !noun.Any(char.IsUpper))
                .Where(noun => (lexicon.Of(Folding.Fold(noun)) & (NameMarks.Title | NameMarks.Head | NameMarks.Nationality)) == 0)
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];
    }
}
