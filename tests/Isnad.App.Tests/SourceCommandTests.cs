using System.Text.Json;

namespace Isnad.App.Tests;

/// <summary>Who is who on the command line: the real program, over a ledger of small invented pages.</summary>
public sealed class SourceCommandTests : IDisposable
{
    readonly IsnadProcess isnad = new();

    public SourceCommandTests()
    {
        isnad.Write("ar.txt", Pages.Arabic);
        isnad.Write("en.txt", Pages.English);
        isnad.Write(
            "fr.txt",
            "Weir holds\n\nPORT BARKAN, March 5, 2025 – Engineer Osman Varzi said the weir would hold. Osman Varzi said the gates were new.\n"
        );
        isnad.Run("add", "ar.txt", "en.txt", "fr.txt").Code.ShouldBe(0);
    }

    public void Dispose() => isnad.Dispose();

    [Fact]
    public void Who_finds_a_name_in_another_script_and_says_why()
    {
        var (code, output, error) = isnad.Run("who", "سالم", "درباوی");
        code.ShouldBe(0, error);
        output.ShouldContain("Salem Durbawi");
        output.ShouldContain("the same: ");
        isnad.Run("who", "Nobody", "Atall").Code.ShouldBe(1);
        isnad.Run("who", "Varzi", "--on", "someday").Code.ShouldBe(1);
        using var json = JsonDocument.Parse(isnad.Run("who", "Varzi", "--json").Output);
        json.RootElement.GetProperty("sources")[0].GetProperty("verdict").GetString().ShouldBe("unsure");
    }

    [Fact]
    public void A_restriction_that_cannot_be_is_refused_and_none_is_passed_over()
    {
        isnad.Run("sources", "--lang", "xx").Code.ShouldBe(2);
        isnad.Run("sources", "--from", "2025-13").Code.ShouldBe(1);
        isnad.Run("review", "--by", "Osman Varzi").Code.ShouldBe(2);
        isnad.Run("decisions", "--lang", "ar").Code.ShouldBe(2);
        isnad.Run("sources", "--lang", "ar").Output.ShouldNotContain("Osman Varzi");
        isnad.Run("sources", "--lang", "en").Output.ShouldContain("Osman Varzi");
    }

    [Fact]
    public void A_merge_is_listed_and_undone_and_a_contradiction_is_refused_with_the_reason()
    {
        var before = isnad.Run("sources", "--json").Output;
        var merged = isnad.Run("merge", "Salem Durbawi", "Osman Varzi", "--reason", "a pen name", "--author", "tester");
        merged.Code.ShouldBe(0, merged.Error);
        merged.Output.ShouldContain("isnad undo 1");
        isnad.Run("decisions").Output.ShouldContain("a pen name");
        var again = isnad.Run("merge", "Salem Durbawi", "Osman Varzi", "--reason", "again");
        again.Code.ShouldBe(1);
        again.Error.ShouldContain("already");
        isnad.Run("undo", "1", "--reason", "two men").Code.ShouldBe(0);
        isnad.Run("sources", "--json").Output.ShouldBe(before);
        isnad.Run("distinct", "Salem Durbawi", "Osman Varzi", "--reason", "two men").Code.ShouldBe(0);
        var refused = isnad.Run("merge", "Salem Durbawi", "Osman Varzi", "--reason", "alike");
        refused.Code.ShouldBe(1);
        refused.Error.ShouldContain("decision 3 keeps them apart");
        isnad.Run("merge", "Salem Durbawi", "Osman Varzi").Code.ShouldBe(2); // no reason
    }

    [Fact]
    public void A_split_needs_names_or_documents_of_the_source()
    {
        isnad.Run("split", "Osman Varzi", "--reason", "two").Code.ShouldBe(2);
        var unknown = isnad.Run("split", "Osman Varzi", "--document", "A0000000000000", "--reason", "two");
        unknown.Code.ShouldBe(1);
        unknown.Error.ShouldContain("no such document");
    }

    [Fact]
    public void Naming_tells_who_calls_a_source_what()
    {
        var (code, output, error) = isnad.Run("naming", "Salem Durbawi");
        code.ShouldBe(0, error);
        output.Split('\n')[0].ShouldBe("voice\tin\tlabel\tkind\ttimes\tfirst\tlast\texample");
        output.ShouldContain("Salem Durbawi\tname\t1");
        isnad.Run("naming", "Nobody Atall").Error.ShouldContain("no such source");
    }

    [Fact]
    public void A_statement_is_rejected_and_taken_back_and_the_queue_of_statements_is_listed()
    {
        string[] Listed() => isnad.Run("statements").Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var before = Listed();
        var id = before[1].Split('\t')[0];
        isnad.Run("reject", id).Code.ShouldBe(2);
        var (code, output, error) = isnad.Run("reject", id, "--reason", "he asked", "--author", "reader");
        code.ShouldBe(0, error);
        output.ShouldContain("Decision 1");
        Listed().ShouldBe(before.Where(line => !line.StartsWith(id, StringComparison.Ordinal)));
        isnad.Run("confirm", id, "--reason", "he said it").Error.ShouldContain("decision 1");
        isnad.Run("undo", "1", "--reason", "he said it").Code.ShouldBe(0);
        Listed().ShouldBe(before);
        isnad.Run("reject", "S0000000000000", "--reason", "none").Code.ShouldBe(1);
        isnad.Run("review", "--statements").Output.Split('\n')[0].ShouldBe("id\tconfidence\tchain\tstance\tcontent\trule");
    }

    [Fact]
    public async Task Two_reviewers_in_two_processes_lose_no_decision()
    {
        var ids = isnad
            .Run("sources")
            .Output.Split('\n')
            .Skip(1)
            .Where(line => line.Length > 0)
            .Select(line => line.Split('\t')[0])
            .Take(4)
            .ToArray();
        ids.Length.ShouldBe(4);
        var both = await Task.WhenAll(
            Task.Run(
                () => isnad.Run("distinct", ids[0], ids[1], "--reason", "two", "--author", "first"),
                TestContext.Current.CancellationToken
            ),
            Task.Run(
                () => isnad.Run("distinct", ids[2], ids[3], "--reason", "two", "--author", "second"),
                TestContext.Current.CancellationToken
            )
        );
        both.ShouldAllBe(run => run.Code == 0);
        var listed = isnad.Run("decisions").Output;
        listed.ShouldContain("\tfirst\t");
        listed.ShouldContain("\tsecond\t");
    }
}
