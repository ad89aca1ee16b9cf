using System.Text.Json;

namespace Isnad.App.Tests;

public sealed class LinkCommandTests : IDisposable
{
    const string Wire = """
        Ferry company halts night crossings after third engine fire

        HARBOUR POINT, 4 May 2031 - The Marlow Strait ferry company said on Sunday it would stop all night crossings for at least six weeks after a third engine fire in as many months.

        Nobody was hurt in the blaze aboard the Heron, which broke out shortly before midnight with 212 passengers on deck and was put out by the crew within twenty minutes.

        "We will not sail in the dark until the engineers have taken every pump apart," the company's director Hanne Vollert told reporters on the quay.

        The transport board confirmed that two of the line's five ships had failed an inspection in March, but said the Heron was not one of them.
        """;

    readonly IsnadProcess isnad = new();

    public LinkCommandTests()
    {
        isnad.Write("pages/wire.txt", Wire);
        isnad.Write(
            "pages/copy.txt",
            "Night boats stopped\n\n6 May 2031\n\n" + string.Join("\n\n", Wire.ReplaceLineEndings("\n").Split("\n\n")[1..4])
        );
        isnad.Write("pages/weather.txt", "Rain over the strait\n\nHarbour Point, 5 May 2031 - It will rain until the evening.");
    }

    public void Dispose() => isnad.Dispose();

    [Fact]
    public void Links_of_a_folder_and_of_a_ledger_are_the_same_objects()
    {
        var (code, output, error) = isnad.Run("links", "pages", "--json");
        code.ShouldBe(0, error);
        isnad.Run("add", "pages", "--ledger", "l.db").Code.ShouldBe(0);
        isnad.Run("links", "--ledger", "l.db", "--json").Output.ShouldBe(output);

        using var link = JsonDocument.Parse(output.Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldHaveSingleItem());
        var root = link.RootElement;
        root.GetProperty("from").GetProperty("name").GetString().ShouldBe("wire.txt");
        root.GetProperty("to").GetProperty("name").GetString().ShouldBe("copy.txt");
        root.GetProperty("to").GetProperty("article").GetString().ShouldBe("A1");
        root.GetProperty("kind").GetString().ShouldBe("reprint");
        root.GetProperty("first").GetString().ShouldBe("from");
        foreach (var passage in root.GetProperty("passages").EnumerateArray())
        {
            var from = passage.GetProperty("from");
            Wire.ReplaceLineEndings("\n")[from.GetProperty("start").GetInt32()..from.GetProperty("end").GetInt32()]
                .ShouldBe(from.GetProperty("text").GetString());
        }
    }

    [Fact]
    public void A_claim_is_listed_and_shown_with_its_folding_tree()
    {
        isnad.Run("add", "pages", "--ledger", "l.db").Code.ShouldBe(0);

        var (code, output, error) = isnad.Run("claims", "--ledger", "l.db");
        code.ShouldBe(0, error);
        var line = output.Split('\n').First(row => row.Contains("every pump apart", StringComparison.Ordinal));
        line.ShouldContain("2 pages, 1 article, 1 root");

        var shown = isnad.Run("claim", line.Split('\t')[0], "--ledger", "l.db").Output;
        shown.ShouldContain("Hanne Vollert");
        shown.ShouldContain("reprint");
    }

    [Fact]
    public void An_unknown_claim_is_one_line_with_the_mend()
    {
        isnad.Run("add", "pages", "--ledger", "l.db").Code.ShouldBe(0);

        var (code, _, error) = isnad.Run("claim", "C0000000000000", "--ledger", "l.db");

        code.ShouldBe(1);
        error.ShouldContain("isnad claims");
    }
}
