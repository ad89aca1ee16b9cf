using System.CommandLine;
using System.Text.Json;

namespace Isnad.App.Commands;

/// <summary><c>isnad languages</c>: what is covered, straight from the language folders.</summary>
static class LanguagesCommand
{
    public static Command Build()
    {
        var json = new Option<bool>("--json") { Description = "Write JSON for programs." };
        var command = new Command("languages", "List the languages Isnad reads, with the tables behind them.") { json };
        command.SetAction(parsed => Run(parsed.GetValue(json), parsed.InvocationConfiguration.Output));
        return command;
    }

    static int Run(bool json, TextWriter output)
    {
        if (json)
        {
            output.WriteLine(
                JsonSerializer.Serialize(
                    Language.All.Select(language => new
                    {
                        tag = language.Tag,
                        name = language.Name,
                        tables = LanguageData.TableNames(language.Tag).ToDictionary(t => t, t => language.Table(t).Count()),
                    }),
                    Terminal.Json
                )
            );
            return CommandLine.Done;
        }
        foreach (var language in Language.All)
        {
            var tables = LanguageData.TableNames(language.Tag).Select(name => $"{name} {language.Table(name).Count()}");
            output.WriteLine($"{language.Tag}  {language.Name}");
            output.WriteLine($"    {string.Join(", ", tables)}");
        }
        return CommandLine.Done;
    }
}
