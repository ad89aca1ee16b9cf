namespace Isnad.Eval.Scoring;

/// <summary>What is measured of events and of what surrounds a figure.</summary>
internal enum Circumstance
{
    /// <summary>Events: trigger and type.</summary>
    Event,

    /// <summary>Events: trigger, type and the date that gold gives.</summary>
    EventDate,

    /// <summary>Events: trigger, type and the place that gold gives.</summary>
    EventPlace,
    Unit,
    Measure,
    Period,
    Place,
    Statement,
}

/// <summary>
/// Compares events and the context of figures. A figure's context is compared where gold and record hold the same figure; a value counts
/// when gold gives one or the record does, so that saying nothing is neither rewarded nor blamed where gold says nothing.
/// </summary>
internal sealed class CircumstanceScorer
{
    const double Same = .5;
    readonly Tally[] tallies = [.. Enum.GetValues<Circumstance>().Select(_ => new Tally())];

    /// <summary>One line for each difference, for the one who mends it.</summary>
    public List<string> Misses { get; } = [];
    public int Documents { get; private set; }

    public double? Measure(Circumstance of) => tallies[(int)of].F1;

    public void Add(Circumstances gold, Circumstances found, string document)
    {
        Documents++;
        Events(gold, found, document);
        Figures(gold, found, document);
    }

    void Events(Circumstances gold, Circumstances found, string document)
    {
        var partners = Pairing.Greedy(gold.Events, found.Events, (a, b) => a.Type == b.Type ? Pairing.Inside(a.Span, b.Span) : 0, Same);
        var paired = partners.Where(partner => partner >= 0).ToHashSet();
        tallies[(int)Circumstance.Event].Add(paired.Count, found.Events.Count - paired.Count, gold.Events.Count - paired.Count);
        foreach (var (e, index) in gold.Events.Select((e, i) => (e, i)))
        {
            var other = partners[index] is >= 0 and var partner ? found.Events[partner] : null;
            if (other is null)
                Misses.Add($"{document}\tevent missed\t{e.Type}\t{e.Text}\t{e.Date}\t@{e.Span.Start}");
            Compare(Circumstance.EventDate, e.Date, other?.Date, e.Date == other?.Date, $"{document}\t{e.Text}");
            Compare(
                Circumstance.EventPlace,
                e.Place,
                other?.Place,
                SamePlace(gold, e.Place, found, other?.Place),
                $"{document}\t{e.Text}",
                Shown(gold, e.Place),
                Shown(found, other?.Place)
            );
        }
        foreach (var (e, index) in found.Events.Select((e, i) => (e, i)))
            if (!paired.Contains(index))
            {
                Misses.Add($"{document}\tevent spurious\t{e.Type}\t{e.Text}\t{e.Date}\t@{e.Span.Start}");
                if (e.Date is not null)
                    tallies[(int)Circumstance.EventDate].Add(0, 1, 0);
                if (e.Place is not null)
                    tallies[(int)Circumstance.EventPlace].Add(0, 1, 0);
            }
    }

    void Figures(Circumstances gold, Circumstances found, string document)
    {
        var partners = Pairing.Greedy(gold.Figures, found.Figures, (a, b) => Pairing.Inside(a.Span, b.Span), Same);
        var statements = Pairing.Greedy(gold.Statements, found.Statements, (a, b) => a.Content.Overlap(b.Content), Same);
        for (var i = 0; i < partners.Length; i++)
        {
            if (partners[i] < 0)
                continue;
            var (a, b) = (gold.Figures[i], found.Figures[partners[i]]);
            var what = $"{document}\t{a.Text}\t@{a.Span.Start}";
            Compare(Circumstance.Unit, a.Unit, b.Unit, a.Unit == b.Unit, what);
            Compare(Circumstance.Measure, a.Measure, b.Measure, a.Measure == b.Measure, what);
            Compare(Circumstance.Period, a.Period, b.Period, a.Period == b.Period, what);
            Compare(
                Circumstance.Place,
                a.Place,
                b.Place,
                SamePlace(gold, a.Place, found, b.Place),
                what,
                Shown(gold, a.Place),
                Shown(found, b.Place)
            );
            var own = gold.Statements.Index().FirstOrDefault(s => s.Item.Id == a.Statement, (-1, default)).Index;
            var partner = own >= 0 && statements[own] >= 0 ? found.Statements[statements[own]].Id : null;
            Compare(Circumstance.Statement, a.Statement, b.Statement, partner == b.Statement, what);
        }
    }

    void Compare(Circumstance of, string? gold, string? found, bool same, string where, string? shownGold = null, string? shownFound = null)
    {
        if (gold is null && found is null)
            return;
        var right = gold is not null && found is not null && same;
        tallies[(int)of].Add(right ? 1 : 0, !right && found is not null ? 1 : 0, !right && gold is not null ? 1 : 0);
        if (!right)
            Misses.Add($"{where}\t{of}\tgold {shownGold ?? gold ?? "-"}\tgot {shownFound ?? found ?? "-"}");
    }

    static string? Shown(Circumstances of, string? place) => place is null ? null : of.Names.GetValueOrDefault(place)?.FirstOrDefault();

    static bool SamePlace(Circumstances gold, string? a, Circumstances found, string? b) =>
        a is not null
        && b is not null
        && gold.Names.TryGetValue(a, out var some)
        && found.Names.TryGetValue(b, out var others)
        && NameKey.Same(some, others);
}
