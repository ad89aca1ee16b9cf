using System.Globalization;
using System.Text;
using Isnad.Training;

namespace Isnad.Eval.Sections;

/// <summary>
/// Names against names: labelled pairs, the traps of our own, and finding a name's partner in the other script among ten thousand. The letter models
/// measured here are trained anew without the words that are asked for.
/// </summary>
internal sealed class NameMatchingSection : ISection
{
    const int Crowd = 10_000;
    const int Folds = 5;
    const int Seed = 20261120;

    public string Name => "name-matching";
    public string Title => "Names across spellings and scripts";

    readonly record struct Found(int Rank, double Own, double Best);

    public bool Write(Repository repository, TextWriter page)
    {
        if (
            repository.SharedPath("data") is not { } data
            || repository.SharedPath("data", "name-matching-bench", "cases.csv") is not { } cases
        )
            return false;
        WritePairs(repository, cases, page);
        page.WriteLine();
        var wikidata = LetterTraining.Wikidata(data).ToList();
        var train = LetterTraining.Google(data, "ar2en-train.tsv.gz").ToList();
        var held = LetterTraining.Google(data, "ar2en-eval.tsv.gz").ToList();
        var asked = held.Select(pair => pair.Arabic).ToHashSet(StringComparer.Ordinal);
        var model = LetterTraining.Fit(train.Concat(wikidata.Where(pair => !asked.Contains(pair.Arabic))));
        var random = new Random(Seed);
        page.WriteLine("| the right partner among 10,000 | queries | rank 1 | rank 10 | recall at precision 0.97 | shares a key |");
        page.WriteLine("|---|--:|--:|--:|--:|--:|");
        Row(page, "single words, names-ar-en-google", Words(model, Sample(held, 600, random), Sample(train, Crowd, random)), Keys(held));
        var found = new List<Found>();
        for (var fold = 0; fold < Folds; fold++)
        {
            var (seen, left) = (wikidata.Where((_, i) => i % Folds != fold).ToList(), wikidata.Where((_, i) => i % Folds == fold).ToList());
            found.AddRange(Words(LetterTraining.Fit(seen), Sample(left, 300, random), Sample(seen, Crowd, random)));
        }
        Row(page, "single words, names-ar-en-wikidata (five folds)", found, Keys(Sample(wikidata, 2_000, random)));
        var names = Compose(held, 200, random);
        Row(page, "full names of two or three unseen words", Names(model, names, Compose(train, Crowd, random)), Keys(names));
        return true;
    }

    static void WritePairs(Repository repository, string cases, TextWriter page)
    {
        page.WriteLine("| pairs | | precision | recall | F1 | merged wrongly |");
        page.WriteLine("|---|--:|--:|--:|--:|--:|");
        var (hits, wrong, missed, count) = (0, 0, 0, 0);
        foreach (var cells in File.ReadLines(cases, Encoding.UTF8).Skip(1).Select(Csv))
        {
            var (same, gold) = (NameMatcher.Compare(cells[2], cells[3]).Verdict == NameVerdict.Same, cells[4] == "true");
            count++;
            hits += same && gold ? 1 : 0;
            wrong += same && !gold ? 1 : 0;
            missed += !same && gold ? 1 : 0;
        }
        var (precision, recall) = (hits / (double)(hits + wrong), hits / (double)(hits + missed));
        page.WriteLine(
            $"| name-matching-bench (unsure counts as different) | {count} | {Cell(precision)} | {Cell(recall)} | {Cell(2 * precision * recall / (precision + recall))} | {wrong} |"
        );
        foreach (var group in NamePairs.Read(repository).GroupBy(pair => pair.Heading))
        {
            var merged = group.Count(pair =>
                pair.Verdict != "same" && NameMatcher.Compare(pair.One, pair.Other) is { Verdict: NameVerdict.Same, Doubt: NameDoubt.None }
            );
            page.WriteLine($"| our own: {group.Key.ToLowerInvariant()} | {group.Count()} | | | | {merged} |");
        }
    }

    static List<Found> Words(LetterModel model, List<LetterPair> queries, List<LetterPair> crowd) =>
        Rank(
            queries,
            crowd,
            pair => pair.ArabicCode,
            pair => pair.LatinCode,
            (a, l) => model.Score(a, l) / (double)Math.Max(a.Length, l.Length) / 256
        );

    static List<Found> Names(LetterModel model, List<LetterPair> queries, List<LetterPair> crowd) =>
        Rank(
            queries,
            crowd,
            pair => NameParts.Of(pair.Arabic),
            pair => NameParts.Of(pair.Latin),
            (a, l) => NameMatcher.Compare(a, l, model).Score
        );

    static List<Found> Rank<T>(
        List<LetterPair> queries,
        List<LetterPair> crowd,
        Func<LetterPair, T> arabic,
        Func<LetterPair, T> latin,
        Func<T, T, double> alike
    )
    {
        var others = crowd.ConvertAll(pair => (pair.Latin, Code: latin(pair)));
        var found = new List<Found>();
        foreach (var query in queries)
        {
            var (asked, own) = (arabic(query), alike(arabic(query), latin(query)));
            var (better, best) = (0, double.MinValue);
            foreach (var other in others)
            {
                if (other.Latin == query.Latin)
                    continue;
                var likeness = alike(asked, other.Code);
                better += likeness >= own ? 1 : 0;
                best = Math.Max(best, likeness);
            }
            found.Add(new(better + 1, own, best));
        }
        return found;
    }

    static void Row(TextWriter page, string what, List<Found> found, double keys)
    {
        double Share(int rank) => found.Count(one => one.Rank <= rank) / (double)found.Count;
        page.WriteLine($"| {what} | {found.Count} | {Cell(Share(1))} | {Cell(Share(10))} | {Cell(RecallAt(found, 0.97))} | {Cell(keys)} |");
    }

    /// <summary>The best answer is given when it reaches a line: the share of right answers at the lowest line above which enough are right.</summary>
    static double RecallAt(List<Found> found, double precision)
    {
        var (good, recall) = (0, 0.0);
        foreach (var (i, one) in found.OrderByDescending(one => Math.Max(one.Own, one.Best)).Index())
        {
            good += one.Own > one.Best ? 1 : 0;
            if (good >= precision * (i + 1))
                recall = good / (double)found.Count;
        }
        return recall;
    }

    /// <summary>How many pairs a look-up can find at all.</summary>
    static double Keys(List<LetterPair> pairs) =>
        pairs.Count(pair =>
        {
            var (one, other) = (NameParts.Of(pair.Arabic), NameParts.Of(pair.Latin));
            return Look(one).Intersect(Look(other)).Any();
        }) / (double)pairs.Count;

    static IEnumerable<long> Look(NameParts name) => name.Count > 1 ? NameKeys.Pairs(name) : NameKeys.Alone(name.Last);

    static List<LetterPair> Compose(List<LetterPair> words, int count, Random random)
    {
        var names = new List<LetterPair>();
        for (var i = 0; i < count; i++)
        {
            var parts = Enumerable.Range(0, 2 + random.Next(2)).Select(_ => words[random.Next(words.Count)]).ToList();
            names.Add(new(string.Join(' ', parts.Select(part => part.Arabic)), string.Join(' ', parts.Select(part => part.Latin))));
        }
        return names;
    }

    static List<LetterPair> Sample(List<LetterPair> pairs, int count, Random random)
    {
        var copy = pairs.ToArray();
        random.Shuffle(copy);
        return [.. copy.Take(count)];
    }

    static string Cell(double value) => value.ToString("0.000", CultureInfo.InvariantCulture);

    static string[] Csv(string line)
    {
        var cells = new List<string>();
        var cell = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '"')
            {
                if (quoted && i + 1 < line.Length && line[i + 1] == '"')
                    cell.Append(line[++i]);
                else
                    quoted = !quoted;
            }
            else if (line[i] == ',' && !quoted)
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else
                cell.Append(line[i]);
        }
        cells.Add(cell.ToString());
        return [.. cells];
    }
}
