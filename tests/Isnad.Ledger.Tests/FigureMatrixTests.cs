namespace Isnad.Ledgers.Tests;

public sealed class FigureMatrixTests : IDisposable
{
    readonly TemporaryLedger kept = new();

    Ledger Ledger => kept.Ledger;

    public void Dispose() => kept.Dispose();

    /// <summary>An article in which one named source gives figures; each is written in the text as its value.</summary>
    void Add(string name, string source, string published, params Figure[] figures)
    {
        var numbers = string.Join(", ", figures.Select(figure => Rows(figure.Value!.Value)));
        var reading = Invented.Read(
            name,
            $"{source} said that {numbers} of {name} were counted.",
            [new(source, "said", $"{numbers} of {name} were counted")],
            published: published,
            language: "en"
        );
        var at = reading.Statements[0].Content[0].Start;
        Ledger.Add(
            new Reading
            {
                Document = reading.Document,
                Articles = reading.Articles,
                Names = reading.Names,
                Times = [],
                Statements = reading.Statements,
                Events = [],
                Figures =
                [
                    .. figures.Select(figure =>
                    {
                        var start = reading.Document.Text.IndexOf(Rows(figure.Value!.Value), at, StringComparison.Ordinal);
                        return figure with { Span = new(start, start + Rows(figure.Value.Value).Length), Statement = 0 };
                    }),
                ],
            }
        );
    }

    static string Rows(decimal value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);

    static Figure Stated(
        decimal value,
        string? period,
        bool cumulative = false,
        string? population = null,
        FigureBound bound = FigureBound.Exact
    ) =>
        new(default)
        {
            Value = value,
            Bound = bound,
            Unit = "people",
            What = "people missing",
            Measure = "missing",
            Period = period,
            Cumulative = cumulative,
            Population = population,
        };

    FigureGroup Group() => Ledger.Compare(new Filter { Measure = "missing" }).Groups.ShouldHaveSingleItem();

    [Fact]
    public void Rows_are_periods_in_order_and_columns_are_root_sources()
    {
        Add("b.txt", "Mira Tolland", "2031-05-01", Stated(41, "2031-04"), Stated(12, "2031-03-09"));
        Add("c.txt", "Oskar Brandel", "2031-05-02", Stated(38, "2031-04"));
        var group = Group();
        group.Periods.Select(period => period.Period).ShouldBe(["2031-03-09", "2031-04"]);
        group.Roots.Select(root => root.Name).ShouldBe(["Mira Tolland", "Oskar Brandel"]);
        group.Periods[1].Cells.Select(cell => cell.Figure.Finding.Value).ShouldBe([41, 38], ignoreOrder: true);
    }

    [Fact]
    public void The_same_number_of_one_root_counts_once_however_many_pages_repeat_it()
    {
        Add("a.txt", "Mira Tolland", "2031-05-01", Stated(41, "2031-04"));
        Add("b.txt", "Mira Tolland", "2031-05-03", Stated(41, "2031-04"));
        var cell = Group().Periods.ShouldHaveSingleItem().Cells.ShouldHaveSingleItem();
        cell.Figure.Article.Name.ShouldBe("a.txt");
        cell.Repeats.ShouldHaveSingleItem().Article.Name.ShouldBe("b.txt");
    }

    [Fact]
    public void Another_source_disagrees_and_the_same_source_later_revises()
    {
        Add("a.txt", "Mira Tolland", "2031-05-01", Stated(41, "2031-04"));
        Add("b.txt", "Oskar Brandel", "2031-05-01", Stated(30, "2031-04"));
        Add("c.txt", "Mira Tolland", "2031-05-09", Stated(44, "2031-04"));
        var conflicts = Group().Conflicts;
        conflicts.Count(conflict => conflict.Kind == FigureRelation.Disagreement).ShouldBe(2);
        var revised = conflicts.Single(conflict => conflict.Kind == FigureRelation.Revision);
        (revised.First.Figure.Finding.Value, revised.Second.Figure.Finding.Value).ShouldBe((41m, 44m));
    }

    [Fact]
    public void A_month_within_a_year_and_women_among_all_contradict_nothing()
    {
        Add("a.txt", "Mira Tolland", "2032-01-01", Stated(41, "2031-04"), Stated(9, "2031-04", population: "women"));
        Add("b.txt", "Oskar Brandel", "2032-01-02", Stated(300, "2031"), Stated(41, "2031-04"));
        Group().Conflicts.ShouldBeEmpty();
    }

    [Fact]
    public void A_bound_that_holds_the_other_number_is_no_conflict()
    {
        Add("a.txt", "Mira Tolland", "2031-05-01", Stated(40, "2031-04", bound: FigureBound.AtLeast));
        Add("b.txt", "Oskar Brandel", "2031-05-01", Stated(55, "2031-04"));
        Group().Conflicts.ShouldBeEmpty();
    }

    [Fact]
    public void Months_above_their_year_a_running_count_that_falls_and_a_part_above_the_whole_are_told()
    {
        Add("a.txt", "Mira Tolland", "2032-01-01", Stated(70, "2031-04"), Stated(60, "2031-05"), Stated(100, "2031"));
        Add("b.txt", "Oskar Brandel", "2031-05-01", Stated(500, "2031-01/2031-04", cumulative: true));
        Add("c.txt", "Oskar Brandel", "2031-06-01", Stated(450, "2031-01/2031-05", cumulative: true));
        Add("d.txt", "Petra Lund", "2031-06-02", Stated(20, "2031-02"), Stated(25, "2031-02", population: "children"));
        var checks = Group().Checks;
        checks
            .Select(check => check.Kind)
            .Order()
            .ShouldBe([FigureCheckKind.PartsOfPeriod, FigureCheckKind.CumulativeFalls, FigureCheckKind.PartAboveWhole]);
        var year = checks.Single(check => check.Kind == FigureCheckKind.PartsOfPeriod);
        (year.Sum, year.Whole.Figure.Finding.Value, year.Parts.Count).ShouldBe((130m, 100m, 2));
        checks.Single(check => check.Kind == FigureCheckKind.CumulativeFalls).Whole.Figure.Finding.Value.ShouldBe(450);
    }

    [Fact]
    public void Sums_that_fit_are_passed_over_in_silence()
    {
        Add("a.txt", "Mira Tolland", "2032-01-01", Stated(40, "2031-04"), Stated(60, "2031-05"), Stated(100, "2031"));
        Add("d.txt", "Petra Lund", "2031-06-02", Stated(20, "2031-02"), Stated(15, "2031-02", population: "children"));
        Group().Checks.ShouldBeEmpty();
    }

    [Fact]
    public void The_stretch_limits_the_list_but_not_what_is_compared()
    {
        Add("a.txt", "Mira Tolland", "2031-05-01", Stated(41, "2031-04"));
        Add("b.txt", "Oskar Brandel", "2031-05-01", Stated(30, "2031-04"));
        var view = Ledger.Compare(
            new Filter
            {
                Measure = "missing",
                Skip = 1,
                Take = 1,
            }
        );
        (view.Figures.Items.Count, view.Figures.Total, view.Compared).ShouldBe((1, 2L, 2));
        view.Groups[0].Conflicts.Count.ShouldBe(1);
    }
}
