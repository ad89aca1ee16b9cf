namespace Isnad.Ledgers.Tests;

public sealed class DayRangeTests
{
    [Theory]
    [InlineData("2025-10-21", 20251021, 20251021)]
    [InlineData("2025-10-21T06:00", 20251021, 20251021)]
    [InlineData("2025-10", 20251001, 20251031)]
    [InlineData("2024-02", 20240201, 20240229)]
    [InlineData("2025", 20250101, 20251231)]
    [InlineData("2025-10~", 20251001, 20251031)]
    [InlineData("202X", 20200101, 20291231)]
    [InlineData("2025-XX-05", 20250105, 20251205)]
    [InlineData("2025-10-XX", 20251001, 20251031)]
    [InlineData("2025-21", 20250301, 20250531)]
    [InlineData("2023-24", 20231201, 20240229)]
    [InlineData("2021-07-13/2021-07-25", 20210713, 20210725)]
    [InlineData("2021-07/..", 20210701, DayRange.Latest)]
    [InlineData("../2021-07", DayRange.Earliest, 20210731)]
    [InlineData("/2021-07", DayRange.Earliest, 20210731)]
    [InlineData("[2021-07-13..2021-07-25]", 20210713, 20210725)]
    public void A_value_covers_the_days_it_can_mean(string edtf, int from, int to) => DayRange.Of(edtf).ShouldBe(new DayRange(from, to));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("..")]
    [InlineData("../..")]
    [InlineData("yesterday")]
    [InlineData("2025/yesterday")]
    [InlineData("2025-1")]
    [InlineData("20251021")]
    [InlineData("2025-13")]
    [InlineData("2025-00")]
    [InlineData("2025-10-32")]
    public void What_is_no_date_covers_none(string? edtf) => DayRange.Of(edtf).ShouldBeNull();

    [Theory]
    [InlineData("2025-10-21", true)]
    [InlineData("2025-10", true)]
    [InlineData("2021-07-13/2021-07-25", true)]
    [InlineData("1938-01-01/..", false)]
    [InlineData("../2025-10-21", false)]
    [InlineData("2025", false)]
    [InlineData(null, false)]
    public void A_day_or_a_month_is_when_something_was_seen_and_a_bound_is_not(string? edtf, bool seen) =>
        DayRange.Seen(edtf).ShouldBe(seen ? DayRange.Of(edtf) : null);

    [Fact]
    public void What_is_known_by_a_bound_alone_stands_behind_what_is_dated() =>
        new[] { "1938-01-01/..", null, "2025-10-21", "2024-03" }
            .OrderBy(DayRange.InOrder, StringComparer.Ordinal)
            .ShouldBe(["2024-03", "2025-10-21", "1938-01-01/..", null]);
}
