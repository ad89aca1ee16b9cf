using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using Isnad.App.Exports;
using Isnad.Ledgers;

namespace Isnad.App.Tests;

/// <summary>Figures and timeline as a user gets them: the real program in a process, and the same from its pages.</summary>
public sealed class FiguresAndTimelineTests(SiteFixture site) : IClassFixture<SiteFixture>, IDisposable
{
    const string First = """
        Landslide buries quarry village

        By Anna Fell, Pier Courier
        3 March 2031

        The county rescue office said that a landslide killed 14 people in Quarrington on 2 March 2031. It said that 40 people were missing.
        """;

    const string Second = """
        Quarry village mourns

        By Anna Fell, Pier Courier
        6 March 2031

        On 5 March 2031 the Quarry Workers' Union said that 31 people were killed in Quarrington on 2 March 2031.
        """;

    readonly IsnadProcess isnad = new();

    public void Dispose() => isnad.Dispose();

    string Ledger(params string[] options)
    {
        isnad.Write("pages/first.txt", First);
        isnad.Write("pages/second.txt", Second);
        var (code, _, error) = isnad.Run(["add", "pages", "--ledger", "l.db", .. options]);
        code.ShouldBe(0, error);
        return "l.db";
    }

    [Fact]
    public void Figures_lists_them_and_tells_who_disagrees()
    {
        var ledger = Ledger();
        var (code, output, error) = isnad.Run("figures", "--measure", "killed", "--ledger", ledger);
        code.ShouldBe(0, error);
        output.ShouldContain("\t14\tpeople\tkilled\t");
        output.ShouldContain("disagreement\tkilled\t2031-03-02\t");
        using var json = JsonDocument.Parse(isnad.Run("figures", "--measure", "killed", "--ledger", ledger, "--json").Output);
        var group = json.RootElement.GetProperty("groups").EnumerateArray().ShouldHaveSingleItem();
        group.GetProperty("roots").GetArrayLength().ShouldBe(2);
        group.GetProperty("conflicts")[0].GetProperty("kind").GetString().ShouldBe("disagreement");
    }

    [Fact]
    public void Measures_of_the_users_own_become_part_of_the_ledger()
    {
        isnad.Write("mine.tsv", "quarry-dead\tdead of the quarry\tpeople\ten\tmissing\n");
        var ledger = Ledger("--measures", "mine.tsv");
        isnad.Run("figures", "--measure", "quarry-dead", "--ledger", ledger).Output.ShouldContain("\t40\tpeople\tquarry-dead\t");
        isnad.Write("bad.tsv", "quarry-dead\tdead of the quarry\n");
        var (code, _, error) = isnad.Run("add", "pages", "--ledger", ledger, "--measures", "bad.tsv");
        code.ShouldBe(1);
        error.Trim().Split('\n').ShouldHaveSingleItem().ShouldContain("bad.tsv:1: 2 columns where there should be 5");
    }

    [Fact]
    public void A_number_in_a_reprint_counts_once_though_the_source_has_no_name()
    {
        const string report = """
            Landslide buries quarry village

            By Anna Fell, Pier Courier
            3 March 2031

            A senior official said that a landslide killed 14 people in Quarrington on 2 March 2031. He said that the road along the ridge had been closed for a week because of the rain, and that nobody had listened to the miners who asked for the old wall to be mended before the winter.

            The quarry has been worked since the last century, and the village lies right below its spoil heap.
            """;
        isnad.Write("copies/one.txt", report);
        isnad.Write("copies/two.txt", report.Replace("Anna Fell, Pier Courier", "our reporter, Northern Mirror", StringComparison.Ordinal));
        isnad.Run("add", "copies", "--ledger", "c.db").Code.ShouldBe(0);
        using var json = JsonDocument.Parse(isnad.Run("figures", "--measure", "killed", "--ledger", "c.db", "--json").Output);
        var group = json.RootElement.GetProperty("groups").EnumerateArray().ShouldHaveSingleItem();
        var cell = group.GetProperty("periods")[0].GetProperty("cells").EnumerateArray().ShouldHaveSingleItem();
        cell.GetProperty("repeats").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public void A_running_count_that_falls_and_months_that_exceed_their_year_are_told()
    {
        isnad.Write(
            "sums/one.txt",
            """
            Toll rises

            By Mia Holt, Coast Tidings
            4 March 2031

            The county rescue office said on Tuesday that the toll had risen to 47 people killed in Quarrington on 2 March 2031. The Justice Ministry said that 206 people were executed in Salthaven in January 2031. The Justice Ministry said that 150 people were executed in Salthaven in February 2031.
            """
        );
        isnad.Write(
            "sums/two.txt",
            """
            Toll corrected

            By Mia Holt, Coast Tidings
            6 March 2031

            The county rescue office said on Thursday that the toll so far was 31 people killed in Quarrington on 2 March 2031. The Justice Ministry said that 300 people were executed in Salthaven in 2031.
            """
        );
        isnad.Run("add", "sums", "--ledger", "s.db").Code.ShouldBe(0);
        isnad.Run("figures", "--measure", "killed", "--ledger", "s.db").Output.ShouldContain("a running count falls from 47 to 31");
        isnad.Run("figures", "--measure", "executions", "--ledger", "s.db").Output.ShouldContain("shorter periods add up to 356");
    }

    [Fact]
    public void Timeline_puts_events_and_statements_in_their_own_order()
    {
        var ledger = Ledger();
        using var json = JsonDocument.Parse(isnad.Run("timeline", "--ledger", ledger, "--json").Output);
        var items = json.RootElement.GetProperty("items").EnumerateArray().ToList();
        items.Select(item => item.GetProperty("when").GetString()).ShouldBeInOrder();
        items.Single(item => item.GetProperty("basis").GetString() == "said").GetProperty("when").GetString().ShouldBe("2031-03-05");
        items.Count(item => item.GetProperty("kind").GetString() == "event").ShouldBeGreaterThan(0);
        isnad.Run("timeline", "--ledger", ledger, "--csv", "--ics").Code.ShouldBe(2);
    }

    [Fact]
    public void The_calendar_is_folded_at_75_octets_and_every_entry_has_a_stamp_in_utc()
    {
        var (code, output, error) = isnad.Run("timeline", "--ledger", Ledger(), "--ics");
        code.ShouldBe(0, error);
        output.ShouldStartWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:");
        output.ShouldEndWith("END:VCALENDAR\r\n");
        foreach (var line in output.Split("\r\n"))
            Encoding.UTF8.GetByteCount(line).ShouldBeLessThanOrEqualTo(75);
        var lines = output.Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n");
        var entries = lines.Count(line => line == "BEGIN:VEVENT");
        entries.ShouldBeGreaterThan(2);
        lines.Count(line => line.StartsWith("UID:", StringComparison.Ordinal)).ShouldBe(entries);
        lines.Where(line => line.StartsWith("UID:", StringComparison.Ordinal)).Distinct().Count().ShouldBe(entries);
        foreach (var stamp in lines.Where(line => line.StartsWith("DTSTAMP:", StringComparison.Ordinal)))
            DateTime
                .TryParseExact(stamp[8..], "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
                .ShouldBeTrue();
        lines.ShouldContain("DTSTART;VALUE=DATE:20310302");
        lines.ShouldContain("DTEND;VALUE=DATE:20310303");
    }

    [Theory]
    [InlineData("timeline", "--csv")]
    [InlineData("timeline", "--json")]
    [InlineData("figures", "--json")]
    [InlineData("statements", "--json")]
    public void Days_are_the_same_on_a_machine_with_another_calendar(string command, string format)
    {
        var ledger = Ledger();
        var (code, expected, error) = isnad.RunIn("", command, "--ledger", ledger, format);
        code.ShouldBe(0, error);
        expected.ShouldContain("2031-03-0");
        foreach (var culture in (string[])["fa-IR", "ar-SA", "th-TH"])
            isnad.RunIn(culture, command, "--ledger", ledger, format).Output.ShouldBe(expected);
    }

    [Theory]
    [InlineData("fa-IR")]
    [InlineData("ar-SA")]
    public void The_calendar_has_the_same_days_on_a_machine_with_another_calendar(string culture)
    {
        var lines = isnad.RunIn(culture, "timeline", "--ledger", Ledger(), "--ics").Output.Split("\r\n");
        lines.ShouldContain("DTSTART;VALUE=DATE:20310302");
        lines.ShouldContain(line => line.StartsWith("DTSTAMP:20", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Page_and_command_give_the_same_moments()
    {
        using var page = JsonDocument.Parse(
            await site.Client.GetStringAsync("/timeline?format=json&take=500", TestContext.Current.CancellationToken)
        );
        var csv = await site.Client.GetStringAsync("/timeline?format=csv", TestContext.Current.CancellationToken);
        var items = page.RootElement.GetProperty("items").EnumerateArray().ToList();
        csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(items.Count + 1);
        foreach (var item in items)
            csv.ShouldContain('"' + item.GetProperty("id").GetString()! + '"');
        var calendar = await site.Client.GetAsync("/timeline?format=ics", TestContext.Current.CancellationToken);
        calendar.StatusCode.ShouldBe(HttpStatusCode.OK);
        calendar.Content.Headers.ContentType!.MediaType.ShouldBe("text/calendar");
    }

    [Theory]
    [InlineData("=1+2", "\"'=1+2\"")]
    [InlineData(" @sum", "\"' @sum\"")]
    [InlineData("-3", "\"'-3\"")]
    [InlineData("say \"no\"", "\"say \"\"no\"\"\"")]
    [InlineData("two\r\nlines", "\"two  lines\"")]
    public void A_page_cannot_put_a_formula_into_the_csv(string wording, string cell)
    {
        using var output = new StringWriter();
        TimelineCsv.Write(output, [Moment(wording)]);
        output.ToString().ShouldContain("," + cell + ",");
    }

    [Fact]
    public void The_calendar_escapes_what_a_page_wrote()
    {
        using var output = new StringWriter();
        TimelineCalendar.Write(output, [Moment("a;b,c\\d\nEND:VEVENT")], DateTimeOffset.UnixEpoch);
        output.ToString().ShouldContain("SUMMARY:accident: a\\;b\\,c\\\\d\\nEND:VEVENT\r\n");
        output.ToString().ShouldContain("DTSTAMP:19700101T000000Z\r\n");
    }

    static Moment Moment(string wording) =>
        new(MomentKind.Event, "2031-03", MomentBasis.Told)
        {
            Event = new EventRow(
                "V0000000000000",
                new ArticleRow
                {
                    Id = "A0",
                    Evidence = "00",
                    Name = "a.txt",
                    Ordinal = 0,
                    Title = "title",
                    Language = "en",
                    RightToLeft = false,
                    Published = Publication.Unknown,
                    Statements = 0,
                    Figures = 0,
                    Events = 1,
                },
                new Event(default, EventType.Accident, "2031-03", null),
                wording,
                new Excerpt("context", default, []),
                null
            )
            {
                Chain = [new LinkRow("author", null, false)],
            },
        };
}
