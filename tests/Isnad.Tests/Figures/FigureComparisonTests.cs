namespace Isnad.Tests.Figures;

public sealed class FigureComparisonTests
{
    static StatedFigure Stated(
        decimal? value,
        FigureBound bound = FigureBound.Exact,
        string? period = "2024-03",
        string? root = "Guild",
        string? published = "2024-04-01",
        string? place = "Salthaven",
        string unit = "people"
    ) =>
        new(
            new Figure(new TextSpan(0, 1))
            {
                Value = value,
                Bound = bound,
                Unit = unit,
                Measure = "missing",
                Period = period,
            },
            root,
            published,
            place
        );

    [Fact]
    public void Another_place_month_or_unit_is_no_contradiction()
    {
        FigureComparison.Compare(Stated(5), Stated(9, place: "Millford")).ShouldBe(FigureRelation.Scope);
        FigureComparison.Compare(Stated(5), Stated(9, period: "2024-02")).ShouldBe(FigureRelation.Period);
        FigureComparison.Compare(Stated(5), Stated(9, unit: "families")).ShouldBe(FigureRelation.Definition);
    }

    [Fact]
    public void A_later_count_of_the_same_source_is_a_revision_and_another_source_disagrees()
    {
        FigureComparison.Compare(Stated(5), Stated(9, published: "2024-04-03")).ShouldBe(FigureRelation.Revision);
        FigureComparison.Compare(Stated(5), Stated(9, root: "Harbour office")).ShouldBe(FigureRelation.Disagreement);
    }

    [Fact]
    public void A_bound_that_holds_the_other_number_agrees_and_dozens_contradict_nothing()
    {
        FigureComparison.Compare(Stated(5, FigureBound.AtLeast), Stated(9, root: "Harbour office")).ShouldBe(FigureRelation.Agreement);
        FigureComparison.Compare(Stated(null, FigureBound.About), Stated(9, root: "Harbour office")).ShouldBe(FigureRelation.Agreement);
        FigureComparison.Compare(Stated(9, FigureBound.AtMost), Stated(12, root: "Harbour office")).ShouldBe(FigureRelation.Disagreement);
    }

    [Fact]
    public void Parts_above_the_whole_and_a_cumulative_count_that_falls_are_found()
    {
        FigureComparison.Excess(Stated(10).Figure, [Stated(6).Figure, Stated(7).Figure]).ShouldBe(13);
        FigureComparison.Excess(Stated(10, FigureBound.AtLeast).Figure, [Stated(6).Figure, Stated(7).Figure]).ShouldBeNull();
        FigureComparison.Falls([Stated(3).Figure, Stated(8).Figure, Stated(6).Figure, Stated(9).Figure]).ShouldBe([2]);
    }

    [Fact]
    public void A_report_published_before_its_event_is_an_impossible_order()
    {
        FigureComparison.ReportedBeforeItHappened("2024-03-01", "2024-03-02").ShouldBeTrue();
        FigureComparison.ReportedBeforeItHappened("2024-03-02", "2024-03-02").ShouldBeFalse();
        FigureComparison.ReportedBeforeItHappened("2024-03", "2024-04-02").ShouldBeFalse();
    }
}
