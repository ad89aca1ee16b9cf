using System.CommandLine;
using System.Text.Json.Nodes;
using Isnad.App.Inputs;
using Isnad.App.Models;
using Microsoft.Extensions.AI;

namespace Isnad.App.Commands;

/// <summary>
/// <c>isnad propose</c>: asks a model on a server that the user names for attributions that the rules did not find. The record is not touched:
/// the same bytes give the same record whether a model was asked or not.
/// </summary>
static class ProposeCommand
{
    /// <summary>The key stands in the environment, not on a command line that other users can see.</summary>
    public const string KeyVariable = "ISNAD_MODEL_KEY";

    public static Command Build()
    {
        var paths = new Argument<string[]>("PATH") { Description = "Files or folders.", Arity = ArgumentArity.OneOrMore };
        var server = new Option<string>("--server")
        {
            Description = "Address of an OpenAI-compatible server, up to the part before /chat/completions.",
            HelpName = "URL",
            Required = true,
        };
        var model = new Option<string>("--model")
        {
            Description = "The model's name on that server.",
            HelpName = "NAME",
            Required = true,
        };
        var seconds = new Option<int>("--timeout")
        {
            Description = "Seconds that one answer may take.",
            HelpName = "SECONDS",
            DefaultValueFactory = _ => 60,
        };
        var json = new Option<bool>("--json") { Description = "Write JSON for programs." };
        server.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && Address(result.Tokens[0].Value) is null)
                result.AddError($"'{result.Tokens[0].Value}' is no http or https address.");
        });
        seconds.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && (!int.TryParse(result.Tokens[0].Value, out var n) || n is < 1 or > 600))
                result.AddError("--timeout is a number from 1 to 600.");
        });
        var command = new Command(
            "propose",
            $"""
            Ask a model for attributions that the rules did not find. The texts go to the server that is named and nowhere else; without this
            command no model is asked. A proposal only points: what is not in the text character for character, or has no cue or source there, is
            refused and counted. Records do not change. A key for the server is taken from {KeyVariable}.

            Example:
              isnad propose article.txt --server http://127.0.0.1:8080/v1 --model local
            """
        )
        {
            paths,
            server,
            model,
            seconds,
            json,
        };
        command.SetAction(
            async (parsed, stop) =>
            {
                using var client = new OpenAiChatClient(
                    Address(parsed.GetValue(server)!)!,
                    parsed.GetValue(model)!,
                    Environment.GetEnvironmentVariable(KeyVariable) is { Length: > 0 } key ? key : null,
                    TimeSpan.FromSeconds(parsed.GetValue(seconds))
                );
                return await Run(client, parsed.GetValue(paths)!, parsed.GetValue(json), parsed.InvocationConfiguration.Output, stop);
            }
        );
        return command;
    }

    static Uri? Address(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? new Uri(text) : null;

    static async Task<int> Run(IChatClient model, string[] paths, bool json, TextWriter output, CancellationToken stop)
    {
        try
        {
            var (_, failed) = await InputFiles.Each(
                paths,
                async (_, item) =>
                {
                    var reading = Reader.Read(item);
                    Write(output, item.Name, reading, await Proposer.Ask(model, reading, stop), json);
                },
                stop
            );
            return failed == 0 ? CommandLine.Done : CommandLine.Failed;
        }
        catch (ModelException error)
        {
            Terminal.Error($"{error.Message} Check --server and --model; what the rules find needs neither (isnad read).");
            return CommandLine.Failed;
        }
    }

    static void Write(TextWriter output, string name, Reading reading, Proposals found, bool json)
    {
        var text = reading.Document.Text;
        if (json)
        {
            JsonObject Span(TextSpan span) =>
                new()
                {
                    ["start"] = span.Start,
                    ["end"] = span.End,
                    ["text"] = span.Of(text).ToString(),
                };
            var refused = new JsonObject();
            foreach (var (fault, count) in found.Refused)
                refused[RecordWriter.Hyphenated(fault.ToString())] = count;
            output.WriteLine(
                new JsonObject
                {
                    ["name"] = name,
                    ["requests"] = found.Requests,
                    ["proposals"] = Rows.Array(
                        found.Taken,
                        one => new JsonObject
                        {
                            ["content"] = Span(one.Content),
                            ["cue"] = Span(one.Cue),
                            ["source"] = Span(one.Source),
                        }
                    ),
                    ["refused"] = refused,
                }.ToJsonString(new(Rows.Options) { WriteIndented = false })
            );
            return;
        }
        output.WriteLine($"== {Terminal.Clean(name, 200)}: {found.Taken.Count} proposals, {found.Refused.Values.Sum()} refused");
        foreach (var one in found.Taken)
            output.WriteLine(Terminal.Clean($"  {one.Source.Of(text)} | {one.Cue.Of(text)} | {one.Content.Of(text)}", 2000));
        foreach (var (fault, count) in found.Refused)
            output.WriteLine($"  refused: {count} {RecordWriter.Hyphenated(fault.ToString())}");
    }
}
