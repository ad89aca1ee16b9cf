using System.Text.Json;

namespace Isnad.App.Tests;

public sealed class CommandTests : IDisposable
{
    readonly IsnadProcess isnad = new();

    public void Dispose() => isnad.Dispose();

    [Theory]
    [InlineData("--help", "isnad [command]")]
    [InlineData("who --help", "isnad who ")]
    public void Help_calls_the_command_by_its_name(string line, string usage)
    {
        var (code, output, error) = isnad.Run(line.Split(' '));
        code.ShouldBe(0, error);
        output.ShouldContain(usage);
        output.ShouldNotContain("Isnad.App");
    }

    [Fact]
    public void Read_writes_a_record_whose_spans_stand_in_its_text()
    {
        isnad.Write("pages/a.txt", Pages.Arabic);
        isnad.Write("pages/b.txt", Pages.English);
        var (code, _, error) = isnad.Run("read", "--json", "--out", "out", "pages");
        code.ShouldBe(0, error);
        foreach (var name in (string[])["a.json", "b.json"])
        {
            using var record = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(isnad.Folder, "out", name)));
            record.RootElement.GetProperty("schema").GetString().ShouldBe("isnad-record/1");
            CheckSpans(record.RootElement, record.RootElement.GetProperty("text").GetString()!).ShouldBeGreaterThan(5);
        }
    }

    static int CheckSpans(JsonElement element, string text)
    {
        var seen = 0;
        if (element.ValueKind == JsonValueKind.Object)
        {
            if (element.TryGetProperty("start", out var start) && element.TryGetProperty("text", out var quoted))
            {
                text[start.GetInt32()..element.GetProperty("end").GetInt32()].ShouldBe(quoted.GetString());
                seen++;
            }
            foreach (var property in element.EnumerateObject())
                seen += CheckSpans(property.Value, text);
        }
        else if (element.ValueKind == JsonValueKind.Array)
            foreach (var item in element.EnumerateArray())
                seen += CheckSpans(item, text);
        return seen;
    }

    [Fact]
    public void One_bad_file_costs_one_line_and_the_others_are_still_read()
    {
        isnad.Write("pages/empty.txt", "");
        isnad.Write("pages/binary.txt", [0x7F, 0x45, 0x4C, 0x46, 0, 0, 0, 1, 2, 3, 0, 0, 0, 255, 254, 0, 9, 0, 0, 1]);
        isnad.Write("pages/good.txt", Pages.English);
        var (code, output, error) = isnad.Run("read", "--json", "pages");
        code.ShouldBe(1);
        output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(1);
        var lines = error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.Length.ShouldBe(2);
        lines.ShouldContain(line => line.Contains("empty.txt", StringComparison.Ordinal));
        lines.ShouldContain(line => line.Contains("binary.txt", StringComparison.Ordinal));
    }

    [Fact]
    public void A_wrong_command_line_is_told_apart_from_a_failure()
    {
        isnad.Run("read").Code.ShouldBe(2);
        isnad.Run("search", "x", "--stance", "grumble").Code.ShouldBe(2);
        isnad.Run("read", "nowhere.txt").Code.ShouldBe(1);
        var (code, _, error) = isnad.Run("statements", "--ledger", "none.db");
        code.ShouldBe(1);
        error.ShouldContain("none.db");
    }

    [Fact]
    public void What_was_added_is_found_in_another_spelling_and_the_same_bytes_count_once()
    {
        isnad.Write("pages/a.txt", Pages.Arabic);
        isnad.Write("pages/copy.txt", Pages.Arabic);
        isnad.Write("pages/f.txt", Pages.Persian);
        isnad.Run("add", "pages").Code.ShouldBe(0);
        var (code, output, error) = isnad.Run("search", "مدير", "--json");
        code.ShouldBe(0, error);
        using var found = JsonDocument.Parse(output);
        found.RootElement.GetProperty("total").GetInt32().ShouldBe(2); // one Arabic page, though it came twice, and the Persian one
        isnad.Run("add", "pages").Output.ShouldContain("known already");
    }

    [Fact]
    public void Piped_tables_have_no_colours_and_no_frames()
    {
        isnad.Write("a.txt", Pages.English);
        isnad.Run("add", "a.txt").Code.ShouldBe(0);
        var output = isnad.Run("statements").Output;
        output.ShouldNotContain("\u001b");
        output.Split('\n')[0].ShouldBe("id\tpublished\tchain\tstance\tcontent\tmarks");
        output.ShouldContain("Salem Durbawi");
    }

    [Fact]
    public void Show_names_the_chain_of_a_statement()
    {
        isnad.Write("a.txt", Pages.Arabic);
        isnad.Run("add", "a.txt").Code.ShouldBe(0);
        var id = isnad.Run("statements").Output.Split('\n')[1].Split('\t')[0];
        var (code, output, _) = isnad.Run("show", id);
        code.ShouldBe(0);
        output.ShouldContain("└");
        isnad.Run("show", "Snothing").Code.ShouldBe(1);
    }

    [Fact]
    public void Two_readings_are_the_same_bytes_in_every_culture()
    {
        isnad.Write("a.txt", Pages.Persian);
        var outputs = new List<string>();
        foreach (var culture in (string[])["", "fa-IR", "tr-TR"])
            outputs.Add(isnad.RunIn(culture, "read", "--json", "a.txt").Output);
        outputs[0].Length.ShouldBeGreaterThan(100);
        outputs.Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public void Version_names_program_languages_and_models()
    {
        var (code, output, _) = isnad.Run("--version");
        code.ShouldBe(0);
        output.ShouldContain("isnad 0.1.0");
        output.ShouldContain("languages ");
        output.ShouldContain("models ");
    }

    [Fact]
    public void Origin_prints_the_bytes_behind_a_statement()
    {
        isnad.Write("a.txt", Pages.English);
        isnad.Run("add", "a.txt").Code.ShouldBe(0);
        var id = isnad.Run("statements", "--by", "Durbawi").Output.Split('\n')[1].Split('\t')[0];
        var (code, output, error) = isnad.Run("origin", id);
        code.ShouldBe(0, error);
        output.ShouldContain("bytes ");
        output.ShouldContain("Harbour chief Salem Durbawi");
        isnad.Run("origin", "Snothing").Code.ShouldBe(1);
    }

    [Fact]
    public void Origin_points_at_the_bytes_of_cue_and_source_and_of_any_stretch_of_an_article()
    {
        isnad.Write("a.txt", "\u00E9t\u00E9 2024\n\n" + Pages.English);
        isnad.Run("add", "a.txt").Code.ShouldBe(0);
        using var rows = JsonDocument.Parse(isnad.Run("statements", "--by", "Durbawi", "--json").Output);
        var said = rows.RootElement.GetProperty("items")[0];
        var statement = isnad.Run("origin", said.GetProperty("id").GetString()!).Output;
        statement.ShouldContain("\ncue ");
        statement.ShouldContain("\nsource ");
        var article = said.GetProperty("article").GetProperty("id").GetString()!;
        var (code, output, error) = isnad.Run("origin", article, "--characters", "0-8");
        code.ShouldBe(0, error);
        output.ShouldContain("bytes 0–10  \u00E9t\u00E9 2024"); // two letters of two bytes
        isnad.Run("origin", article, "--characters", "8-0").Error.ShouldContain("Give an article's id and START-END");
    }
}
