using Isnad.App.Web;

namespace Isnad.App.Tests;

public sealed class DaysTests
{
    [Theory]
    [InlineData(null, "no date")]
    [InlineData("2024-03-12", "2024-03-12")]
    [InlineData("2019-11-01/..", "not before 2019-11-01")]
    [InlineData("../2025-01-31", "not after 2025-01-31")]
    [InlineData("1998-22", "summer 1998")]
    [InlineData("2006-24/..", "not before winter 2006")]
    [InlineData("199X", "1990s")]
    [InlineData("2025-01-29T06:00", "2025-01-29 06:00")]
    [InlineData("2023-06-01/2023-06-30", "2023-06-01 – 2023-06-30")]
    public void A_day_of_the_record_is_shown_in_words(string? edtf, string shown) => Days.Show(edtf).ShouldBe(shown);
}
