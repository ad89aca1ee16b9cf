using System.CommandLine;
using Isnad.App.Inputs;
using Isnad.Ledgers;

namespace Isnad.App.Commands;

/// <summary><c>isnad links</c>: which articles come from which, of a ledger or of files and folders without one.</summary>
static class LinksCommand
{
    public static Command Build()
    {
        var options = new LedgerOptions();
        var paths = new Argument<string[]>("PATH")
        {
            Description = "Files or folders to relate without a ledger; without any, the ledger's links.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var all = new Option<bool>("--all") { Description = "Also pairs that are alike only through a third article." };
        var command = new Command(
            "links",
            """
            List reprints, excerpts, translations and digests: which article comes from which.

            Examples:
              isnad links pages/ --json
              isnad links --ledger isnad.db
            """
        )
        {
            paths,
            all,
            options.Ledger,
            options.Json,
        };
        var over = options.Over((parsed, ledger, output) => OfLedger(ledger, parsed.GetValue(options.Json), parsed.GetValue(all), output));
        command.SetAction(
            (parsed, stop) =>
                parsed.GetValue(paths) is { Length: > 0 } some
                    ? OfPaths(some, parsed.GetValue(options.Json), parsed.GetValue(all), parsed.InvocationConfiguration.Output, stop)
                    : Task.FromResult(over(parsed))
        );
        return command;
    }

    static async Task<int> OfPaths(string[] paths, bool json, bool all, TextWriter output, CancellationToken stop)
    {
        var articles = new List<LinkedArticle>();
        var (_, failed) = await InputFiles.Each(
            paths,
            (_, item) =>
            {
                articles.AddRange(LinkedArticle.Of(Reader.Read(item)));
                return ValueTask.CompletedTask;
            },
            stop
        );
        Print(
            LinkFinder
                .Find(articles)
                .Where(relation => all || relation.Immediate)
                .Select(relation => (articles[relation.From], articles[relation.To], relation.Link, relation.Immediate)),
            json,
            output
        );
        return failed == 0 ? CommandLine.Done : CommandLine.Failed;
    }

    static int OfLedger(Ledger ledger, bool json, bool all, TextWriter output)
    {
        Print(ledger.AllLinks(immediateOnly: !all), json, output);
        return CommandLine.Done;
    }

    static void Print(IEnumerable<(LinkedArticle From, LinkedArticle To, Link Link, bool Immediate)> links, bool json, TextWriter output)
    {
        if (!json)
            output.WriteLine("kind\tscore\tfrom\tto\tfirst\tcopied");
        using var stream = json ? Console.OpenStandardOutput() : null;
        foreach (var (from, to, link, immediate) in links)
        {
            if (json)
            {
                LinkWriter.Write(stream!, LinkEnd.Of(from), LinkEnd.Of(to), link, immediate);
                stream!.WriteByte((byte)'\n');
                continue;
            }
            var (source, taker, seen) = link.First == LinkFirst.To ? (to, from, link.Turned()) : (from, to, link);
            output.WriteLine(
                FormattableString.Invariant(
                    $"{RecordWriter.Hyphenated(link.Kind.ToString())}\t{link.Score:F2}\t{Named(source)}\t{Named(taker)}\t{(seen.First == LinkFirst.Unknown ? "unknown" : "from: " + seen.Evidence)}\t{seen.ToShare:P0}"
                )
            );
        }
    }

    static string Named(LinkedArticle article) => Terminal.Clean($"{article.Document.Evidence.Name}#{article.Id}", 200);
}
