using System.Text;
using System.Text.RegularExpressions;

namespace Isnad.Training;

/// <summary>
/// Small pages with slots for names (Names/Examples/TAG.txt), filled with known and invented names: what the labelled sets, which are
/// newswire of a few years, encyclopedia and tweets, do not show. Datelines and mastheads, outlets whose name is a common word, offices beside names, lists of
/// names, institutions with a fixed title.
/// <para>
/// Pages are divided by blank lines; a line is a sentence. <c>(a|b)</c> is one of several wordings. <c>[P …]</c>, <c>[O …]</c>,
/// <c>[L …]</c> is a name of a person, an organisation, a place. Within a page the same slot has the same filling: <c>{p1}</c> a
/// full name, <c>{g1}</c> and <c>{s1}</c> its given name and surname, <c>{l1}</c> a place, mostly invented, <c>{k1}</c> a known town, <c>{u1}</c>
/// the first in capitals, <c>{w1}</c> an invented word, <c>{a1}</c> capital letters, <c>{n1}</c> a common noun (in
/// Arabic with the article; <c>{m1}</c> without); <c>{P1}</c>, <c>{S1}</c>, <c>{L1}</c>, <c>{U1}</c> are the same with their label, and
/// <c>{W1}</c> an organisation.
/// </para>
/// </summary>
sealed partial class NameExamples(
    string tag,
    IReadOnlyDictionary<EntityType, NameInvention> inventions,
    IReadOnlyList<string> given,
    IReadOnlyList<string> places,
    IReadOnlyList<string> cities,
    IReadOnlyList<string> nouns
)
{
    /// <summary>The pages of the program's own guideline, or those that follow a set's; none where no such pages are written.</summary>
    public IEnumerable<NameBlock> Blocks(int times, Random random, string? set = null)
    {
        var pages = Text(set is null ? $"examples-{tag}" : $"examples-{tag}-{set}")
            .Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        for (var time = 0; time < times; time++)
        for (var page = 0; page < pages.Length; page++)
        {
            var fillings = new Dictionary<string, string>(StringComparer.Ordinal);
            var lines = pages[page].Split('\n').Where(line => line is not ['#', ..]).ToList();
            yield return new NameBlock($"{tag}-{page}-{time}", [.. lines.Select(line => Sentence(line, fillings, random))])
            {
                Made = true,
                Guideline = NameData.Guideline(set ?? NameData.Own),
            };
        }
    }

    /// <summary>The sentences written for Isnad whose names are labelled by a set's guideline (Names/Sentences/TAG-SET.txt).</summary>
    public static IEnumerable<NameBlock> Written(string tag, string set) =>
        Text($"written-{tag}-{set}")
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(line => line is not ['#', ..])
            .Chunk(20)
            .Select(
                (lines, i) =>
                    new NameBlock($"written-{tag}-{set}-{i}", [.. lines.Select(Labelled)])
                    {
                        Guideline = NameData.Guideline(set),
                        Written = true,
                    }
            );

    static string Text(string name)
    {
        using var stream = typeof(NameExamples).Assembly.GetManifestResourceStream(name);
        if (stream is null)
            return "";
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    NameSentence Sentence(string line, Dictionary<string, string> fillings, Random random)
    {
        for (Match choice; (choice = Choice().Match(line)).Success; )
        {
            var wordings = choice.Groups[1].Value.Split('|');
            line = line[..choice.Index] + wordings[random.Next(wordings.Length)] + line[(choice.Index + choice.Length)..];
        }
        return Labelled(Slot().Replace(line, slot => Fill(slot.Groups[1].Value[0], slot.Groups[2].Value, fillings, random)));
    }

    /// <summary>A sentence whose names stand in <c>[P …]</c>, <c>[O …]</c>, <c>[L …]</c>.</summary>
    static NameSentence Labelled(string line)
    {
        var text = new StringBuilder();
        var labels = new List<(NameTag Tag, bool Opens)>();
        var label = NameTag.Outside;
        var opens = false;
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '[')
            {
                label = line[++i] switch
                {
                    'P' => NameTag.BeginPerson,
                    'O' => NameTag.BeginOrganisation,
                    'L' => NameTag.BeginPlace,
                    _ => throw new InvalidDataException($"Names: no such label: {line}"),
                };
                i++; // the space behind the label
                opens = true;
                continue;
            }
            if (line[i] == ']')
            {
                label = NameTag.Outside;
                continue;
            }
            text.Append(line[i]);
            labels.Add((label, opens));
            opens = false;
        }
        var tokens = Tokenizer.Tokenize(text.ToString());
        var tags = new NameTag[tokens.Count];
        for (var i = 0; i < tags.Length; i++)
        {
            // behind a proclitic the name begins within the word
            var (of, _) = labels[tokens[i].End - 1];
            var begins = Enumerable.Range(tokens[i].Start, tokens[i].Length).Any(at => labels[at].Opens);
            tags[i] = of == NameTag.Outside || begins ? of : of + 1;
        }
        return new NameSentence(tokens, tags, [.. Enumerable.Range(0, tags.Length)], tags);
    }

    string Fill(char kind, string number, Dictionary<string, string> fillings, Random random)
    {
        if (char.IsUpper(kind))
        {
            var label = kind switch
            {
                'S' or 'G' => 'P',
                'W' or 'N' or 'A' => 'O',
                'U' or 'K' => 'L',
                _ => kind,
            };
            return $"[{label} {Fill(char.ToLowerInvariant(kind), number, fillings, random)}]";
        }
        if (fillings.TryGetValue(kind + number, out var known))
            return known;
        return fillings[kind + number] = kind switch
        {
            'p' => Fill('g', number, fillings, random) + " " + Fill('s', number, fillings, random),
            'g' => random.Next(3) > 0 ? given[random.Next(given.Count)] : Invent(EntityType.Person, random),
            's' => Surname(random),
            'a' => string.Concat(Enumerable.Range(0, 3 + random.Next(2)).Select(_ => (char)('A' + random.Next(26)))),
            'k' => cities[random.Next(cities.Count)],
            'l' => random.Next(4) == 0 ? places[random.Next(places.Count)] : Place(random),
            'u' => Fill('l', number, fillings, random).ToUpperInvariant(),
            'n' => tag == "ar" ? "ال" + Noun(random) : Noun(random),
            'm' => Noun(random),
            'w' => Invent(random.Next(2) == 0 ? EntityType.Organisation : EntityType.Person, random),
            _ => throw new InvalidDataException($"Examples/{tag}.txt: no such slot: {kind}"),
        };
    }

    string Surname(Random random) =>
        random.Next(12) == 0 ? Invent(EntityType.Person, random) + " " + Invent(EntityType.Person, random)
        : tag == "ar" && random.Next(2) == 0 ? "ال" + Invent(EntityType.Person, random)
        : Invent(EntityType.Person, random);

    string Place(Random random) =>
        random.Next(8) switch
        {
            0 => Invent(EntityType.Place, random) + " " + Invent(EntityType.Place, random),
            1 when tag == "ar" => "ال" + Noun(random),
            1 => Invent(EntityType.Place, random) + " " + Noun(random),
            _ => Invent(EntityType.Place, random),
        };

    string Noun(Random random)
    {
        var noun = nouns[random.Next(nouns.Count)];
        return tag == "en" ? char.ToUpperInvariant(noun[0]) + noun[1..] : noun;
    }

    string Invent(EntityType type, Random random)
    {
        var word = inventions[type].Word(random);
        return tag == "en" ? char.ToUpperInvariant(word[0]) + word[1..] : word;
    }

    [GeneratedRegex(@"\(([^()]*\|[^()]*)\)")]
    private static partial Regex Choice();

    [GeneratedRegex(@"\{(\w)(\d)\}")]
    private static partial Regex Slot();
}
