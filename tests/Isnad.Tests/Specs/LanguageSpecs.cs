using System.Text;

namespace Isnad.Tests.Specs;

/// <summary>
/// Runs every example of <c>languages/*/specs/*.md</c> through the whole reader. With <c>ISNAD_ACCEPT=1</c> in the environment the rows are
/// rewritten to what was found, and the difference is for a person to read.
/// </summary>
public sealed class LanguageSpecs
{
    static readonly string Root = FindRoot();
    static readonly bool Accept = Environment.GetEnvironmentVariable("ISNAD_ACCEPT") == "1";

    public static IEnumerable<TheoryDataRow<string, string>> Examples =>
        Files()
            .SelectMany(file =>
                SpecFile.Load(Path.Combine(Root, file)).Examples.Select(e => new TheoryDataRow<string, string>(file, e.Name))
            );

    [Theory]
    [MemberData(nameof(Examples))]
    public void Finds_what_the_spec_says(string file, string name)
    {
        var spec = SpecFile.Load(Path.Combine(Root, file));
        var example = spec.Examples.Single(e => e.Name == name);
        var reading = Read(example);
        example.Rows.ShouldNotBeEmpty("an example without rows says nothing");
        // a wrong spec is told apart from a wrong finding: spans are checked against the text first
        if (Accept)
        {
            var kinds = example.Rows.Where(r => r.Length > 0).Select(r => r.Split(' ')[0]).Distinct();
            spec.Rewrite(example, kinds.SelectMany(k => SpecFindings.Of(k, reading)).Select(r => r.Format(example.Text)));
            return;
        }
        var expected = example.Rows.Where(r => r.Length > 0).Select(r => SpecRow.Parse(r, example.Text)).ToList();
        var actual = expected.Select(r => r.Kind).Distinct().SelectMany(k => SpecFindings.Of(k, reading));
        Show(actual, example.Text).ShouldBe(Show(expected, example.Text));
    }

    [Fact]
    public void Every_language_has_examples_and_no_name_is_used_twice()
    {
        foreach (var tag in LanguageData.Tags)
        {
            var names = Files()
                .Where(f => f.StartsWith($"languages/{tag}/", StringComparison.Ordinal))
                .SelectMany(f => SpecFile.Load(Path.Combine(Root, f)).Examples)
                .Select(e => e.Name)
                .ToList();
            names.Count.ShouldBeGreaterThan(3, $"languages/{tag}/specs");
            names.ShouldBe(names.Distinct(), ignoreOrder: true);
        }
    }

    [Fact]
    public void A_spec_whose_span_does_not_hold_its_text_is_a_wrong_spec()
    {
        SpecRow.Parse("cue 0..4  say  Said", "Said the baker.").ShouldBe(new SpecRow("cue", 0, 4, "say"));
        Should.Throw<InvalidDataException>(() => SpecRow.Parse("cue 1..4  say  Said", "Said the baker."));
        Should.Throw<InvalidDataException>(() => SpecRow.Parse("cue 0..99  say  Said", "Said the baker."));
    }

    /// <summary>Rows of one kind in text order, whatever their order in the file.</summary>
    static string Show(IEnumerable<SpecRow> rows, string text) =>
        string.Join(
            '\n',
            rows.OrderBy(r => r.Kind, StringComparer.Ordinal)
                .ThenBy(r => r.Start)
                .ThenBy(r => r.End)
                .ThenBy(r => r.Attributes, StringComparer.Ordinal)
                .Select(r => r.Format(text))
        );

    static Reading Read(SpecExample example) =>
        Reader.Read(
            new Evidence(example.Name + (example.Options.ContainsKey("media") ? "" : ".txt"), Encoding.UTF8.GetBytes(example.Text))
            {
                MediaType = example.Options.GetValueOrDefault("media"),
                Hints = example.Options.TryGetValue("published", out var published) ? new EvidenceHints(Published: published) : null,
            }
        );

    static IEnumerable<string> Files() =>
        Directory
            .EnumerateFiles(Path.Combine(Root, "languages"), "*.md", SearchOption.AllDirectories)
            .Where(f => Path.GetFileName(Path.GetDirectoryName(f)) == "specs")
            .Select(f => Path.GetRelativePath(Root, f).Replace('\\', '/'))
            .Order(StringComparer.Ordinal);

    static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Isnad.slnx")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException("Isnad.slnx is not above the tests: the specs cannot be found");
    }
}
