using System.Diagnostics;
using System.Text;

namespace Isnad.App.Tests;

/// <summary>Runs the real program in a process of its own, in a folder of its own.</summary>
sealed class IsnadProcess : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("isnad-test-").FullName;

    public string Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

    public string Write(string name, byte[] bytes)
    {
        var path = Path.Combine(Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    public (int Code, string Output, string Error) Run(params string[] arguments) => RunIn(null, arguments);

    /// <summary>Runs in a culture of the machine's, "fa-IR" say, without changing it for tests that run beside this one.</summary>
    public (int Code, string Output, string Error) RunIn(string? culture, params string[] arguments)
    {
        using var process = Start(culture, arguments);
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.Result);
    }

    public Process Start(params string[] arguments) => Start(null, arguments);

    Process Start(string? culture, string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        if (culture is not null)
            start.Environment["LC_ALL"] = culture;
        start.ArgumentList.Add(typeof(Isnad.App.Commands.CommandLine).Assembly.Location);
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
