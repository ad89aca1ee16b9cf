using Isnad.App.Web;

namespace Isnad.App.Tests;

public sealed class ChartTests
{
    static EdtfInterval Day(string edtf) => EdtfInterval.Of(edtf)!.Value;

    [Fact]
    public void A_long_time_without_anything_is_left_out_of_the_axis()
    {
        var days = (EdtfInterval[])[Day("1998-07-28"), Day("2025-01-10"), Day("2025-01-20"), Day("2025-02-01")];
        var axis = TimeAxis.Over(days, 0, 800, false)!;
        axis.Breaks.ShouldHaveSingleItem();
        var (near, far) = (axis.X(new DateOnly(2025, 1, 10)), axis.X(new DateOnly(2025, 2, 1)));
        (far - near).ShouldBeGreaterThan(200);
        axis.X(new DateOnly(1998, 7, 28)).ShouldBeLessThan(near);
        axis.Labels().Select(label => label.X).ShouldBeInOrder();
    }

    [Fact]
    public void An_axis_read_from_right_to_left_mirrors_the_other()
    {
        var days = (EdtfInterval[])[Day("1998-07-28"), Day("2025-01-10"), Day("2025-02-01")];
        var (one, other) = (TimeAxis.Over(days, 0, 800, false)!, TimeAxis.Over(days, 0, 800, true)!);
        foreach (var day in days)
            (one.X(day.First!.Value) + other.X(day.First!.Value)).ShouldBe(800, .001);
        other.Breaks.Single().ShouldBe(800 - one.Breaks.Single(), .001);
    }

    [Theory]
    [InlineData("2025-01-01", "2025-01-06", 8, "2025-01-01", "2025-01-06")]
    [InlineData("2024-09-22", "2025-03-03", 8, "2024-10", "2025-03")]
    [InlineData("1990-05-01", "2025-03-03", 8, "1995", "2025")]
    [InlineData("1998-07-01", "1998-08-30", 1, "1998-07", "1998-07")]
    public void Ticks_stand_at_whole_days_months_or_years(string from, string to, int room, string first, string last)
    {
        var ticks = TimeTicks.Between(DateOnly.Parse(from, null), DateOnly.Parse(to, null), room);
        ticks.Count.ShouldBeInRange(1, room);
        ticks[0].Text.ShouldBe(first);
        ticks[^1].Text.ShouldBe(last);
    }

    [Fact]
    public void One_great_number_among_small_ones_makes_the_steps_powers_of_ten()
    {
        var far = FigureScale.Of([2, 5, 17, 23, 900], 900);
        far.IsLogarithmic.ShouldBeTrue();
        far.Ticks.ShouldBe([1, 10, 100, 1000]);
        far.Share(10).ShouldBe(1.0 / 3, .001);
        var near = FigureScale.Of([14, 31, 40], 40);
        near.IsLogarithmic.ShouldBeFalse();
        near.Ticks.ShouldBe([0, 10, 20, 30, 40]);
        // a count of nothing has no place among powers of ten
        FigureScale.Of([0, 1, 1, 900], 900).IsLogarithmic.ShouldBeFalse();
    }
}
