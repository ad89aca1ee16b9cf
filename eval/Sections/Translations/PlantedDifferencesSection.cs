using System.Globalization;
using Isnad.Training;

namespace Isnad.Eval.Sections;

/// <summary>
/// Which changes of a translation are found on texts that no rule was made with? A seeded program makes them in one side of the documents of NTREX
/// (<see cref="DifferencePlanter"/>), one kind to a line; a change is found when a difference of its kind is shown in that line.
/// </summary>
internal sealed class PlantedDifferencesSection : ISection
{
    /// <summary>One line in so many is changed.</summary>
    const int Sparse = 5;

    public string Name => "planted-differences";
    public string Title => "Differences made by a program (NTREX)";

    static readonly bool Explain = Environment.GetEnvironmentVariable("ISNAD_EXPLAIN") is not null;

    sealed class Count
    {
        public int Made;
        public int Found;
        public int OfAnotherKind;
    }

    public bool Write(Repository repository, TextWriter page)
    {
        if (repository.SharedPath("data") is not { } data)
            return false;
        (string From, string To)[] languages = [("ar", "en"), ("fa", "en"), ("fa", "ar")];
        var counts = languages.Select(pair => Pair(data, pair.From, pair.To)).ToList();
        page.WriteLine(
            $"| what was changed | {string.Join(" | ", languages.Select(pair => $"made, {pair.From}–{pair.To} | found | other kind"))} |"
        );
        page.WriteLine("|---|" + string.Concat(Enumerable.Repeat("--:|--:|--:|", languages.Length)));
        foreach (var type in DifferencePlanter.Types)
            page.WriteLine($"| {type} | {string.Join(" | ", counts.Select(count => Row([count[type]])))} |");
        page.WriteLine($"| all | {string.Join(" | ", counts.Select(count => Row([.. count.Values])))} |");
        return true;
    }

    static string Row(List<Count> counts)
    {
        var (made, found) = (counts.Sum(c => c.Made), counts.Sum(c => c.Found));
        var share = made == 0 ? "–" : (found / (double)made).ToString("0.00", CultureInfo.InvariantCulture);
        return $"{made} | {share} | {counts.Sum(c => c.OfAnotherKind)}";
    }

    static Dictionary<string, Count> Pair(string data, string from, string to)
    {
        var documents = ParallelDocuments.Of(data);
        var counts = DifferencePlanter.Types.ToDictionary(type => type, _ => new Count(), StringComparer.Ordinal);
        var pairs = ParallelDocuments.Pairs(data, from, to, "ntrex").ToList();
        foreach (var (number, (name, first, second)) in pairs.Index())
        {
            if (documents.Read(name, from, first, null) is not { } a || documents.Read(name, to, second, null) is not { } b)
                continue;
            if (!Translations.IsTranslation(a.Meanings, b.Meanings))
                continue;
            var shown = DifferenceFinder.Find(Comparison.Of(a.Meanings, b.Meanings));
            foreach (var turned in new[] { false, true })
            {
                var side = turned ? b : a;
                var strange = turned ? pairs[(number + 1) % pairs.Count].To : pairs[(number + 1) % pairs.Count].From;
                // a line in which something is shown already cannot tell whether the change was found
                var quiet = side.Lines.Index().Where(line => !shown.Any(one => In(turned ? one.To : one.From, line.Item.Span)));
                var free = quiet.Select(line => line.Index).Where(line => line > 0).ToList();
                var plants = DifferencePlanter.Plant(
                    side,
                    turned ? a : b,
                    free,
                    strange,
                    side.Lines.Count / Sparse,
                    Seed(name + from + to + turned)
                );
                Measure(documents, turned ? a : b, side, plants, turned, counts);
            }
        }
        return counts;
    }

    static void Measure(
        ParallelDocuments documents,
        ParallelDocument other,
        ParallelDocument side,
        List<Plant> plants,
        bool turned,
        Dictionary<string, Count> counts
    )
    {
        // the lines as they are after the changes, each with the number it had; an added one has that of the line before it
        var lines = new List<(string Text, int Number, bool Added)>();
        foreach (var (number, line) in side.Lines.Index())
        {
            var plant = plants.Find(plant => plant.Line == number);
            if (plant is null || plant.Text is not null)
                lines.Add((plant?.Text ?? side.Article.Text[line.Span.Start..line.Span.End], number, false));
            if (plant?.Added is { } added)
                lines.Add((added, number, true));
        }
        if (documents.Read(side.Name, side.Language, lines.ConvertAll(line => line.Text), null) is not { } changed)
            return;
        var (from, to) = turned ? (other, changed) : (changed, other);
        var shown = DifferenceFinder.Find(Comparison.Of(from.Meanings, to.Meanings));
        foreach (var plant in plants)
        {
            var here = changed.Lines.Where((_, i) => lines[i].Number == plant.Line && lines[i].Added == plant.Added is not null).ToList();
            var there = other.Lines[plant.Line].Span;
            var kind =
                plant.Kind is DifferenceKind.Added && !turned ? DifferenceKind.Omitted
                : plant.Kind is DifferenceKind.Omitted && !turned ? DifferenceKind.Added
                : plant.Kind;
            var near = shown
                .Where(one =>
                    here.Exists(line => In(turned ? one.To : one.From, line.Span))
                    || plant.Added is null && In(turned ? one.From : one.To, there)
                )
                .ToList();
            var found = near.Exists(one => one.Kind == kind);
            var count = counts[plant.Type];
            count.Made++;
            count.Found += found ? 1 : 0;
            count.OfAnotherKind += !found && near.Count > 0 ? 1 : 0;
            if (Explain && !found)
                Console.Error.WriteLine(
                    $"NOT FOUND {plant.Type} {side.Language}<>{other.Language} [{plant.What}] {plant.Text ?? plant.Added} || {other.Article.Text[there.Start..there.End]} || {string.Join(',', near.Select(one => one.Kind))}"
                );
        }
    }

    static bool In(TextSpan? span, TextSpan line) => span is { } one && line.Overlaps(one);

    static int Seed(string name)
    {
        uint hash = 2166136261;
        foreach (var c in name)
            hash = (hash ^ c) * 16777619;
        return (int)(hash & 0x7FFFFFFF);
    }
}
