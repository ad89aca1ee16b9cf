using System.CommandLine;
using System.CommandLine.Invocation;

namespace Isnad.App.Commands;

/// <summary>Program, language data and models: the three parts that a record names as its version.</summary>
sealed class VersionAction : SynchronousCommandLineAction
{
    public override int Invoke(ParseResult parseResult)
    {
        var output = parseResult.InvocationConfiguration.Output;
        output.WriteLine($"isnad {RecordWriter.ProgramVersion}");
        output.WriteLine($"languages {LanguageData.Version}");
        output.WriteLine($"models {ModelData.Version}");
        return CommandLine.Done;
    }
}
