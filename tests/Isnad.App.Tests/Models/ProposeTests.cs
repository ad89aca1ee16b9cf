using System.Collections.Concurrent;
using System.Diagnostics.Tracing;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Isnad.App.Commands;
using Isnad.App.Models;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Isnad.App.Tests.Models;

/// <summary>These tests watch the sockets of the whole process, so nothing else runs beside them.</summary>
[CollectionDefinition(nameof(RunsAlone), DisableParallelization = true)]
public sealed class RunsAlone;

/// <summary>A model behind a real small server, which answers well, badly and with ill will.</summary>
[Collection(nameof(RunsAlone))]
public sealed class ProposeTests : IAsyncLifetime
{
    const string Page = "Weir holds\n\nThe weir stood, as Salem Durbawi, the engineer, had it. Nobody had asked him. The lamps were lit.\n";

    readonly string folder = Directory.CreateTempSubdirectory("isnad-propose-").FullName;
    readonly ConcurrentQueue<string> requests = [];
    Func<HttpContext, Task> answer = _ => Task.CompletedTask;
    WebApplication server = null!;

    string File => Path.Combine(folder, "page.txt");

    public async ValueTask InitializeAsync()
    {
        await System.IO.File.WriteAllTextAsync(File, Page);
        var builder = WebApplication.CreateSlimBuilder();
        server = builder.Build();
        server.Urls.Add("http://127.0.0.1:0");
        server.MapPost(
            "/v1/chat/completions",
            async context =>
            {
                using var reader = new StreamReader(context.Request.Body);
                requests.Enqueue(await reader.ReadToEndAsync());
                await answer(context);
            }
        );
        await server.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    string Address => server.Urls.First() + "/v1";

    static Reading Read(string text = Page) => Reader.Read(new Evidence("page.txt", Encoding.UTF8.GetBytes(text)));

    /// <summary>The server says these words in the form of a chat completion.</summary>
    void Say(string words) =>
        answer = context =>
            context.Response.WriteAsync(
                new JsonObject
                {
                    ["choices"] = new JsonArray(
                        new JsonObject
                        {
                            ["message"] = new JsonObject { ["role"] = "assistant", ["content"] = words },
                        }
                    ),
                }.ToJsonString()
            );

    async Task<Proposals> Ask(string text = Page, int seconds = 20)
    {
        using var client = new OpenAiChatClient(new Uri(Address), "local", "secret", TimeSpan.FromSeconds(seconds));
        return await Proposer.Ask(client, Read(text), TestContext.Current.CancellationToken);
    }

    const string Good = """{"content": "The weir stood", "cue": "had it", "source": "Salem Durbawi, the engineer"}""";

    [Fact]
    public async Task What_points_into_the_text_is_taken_as_spans_of_the_text()
    {
        Say($"Here you are:\n```json\n[{Good}]\n```");
        var found = await Ask();
        var one = found.Taken.ShouldHaveSingleItem();
        one.Content.Of(Page).ToString().ShouldBe("The weir stood");
        one.Cue.Of(Page).ToString().ShouldBe("had it");
        one.Source.Of(Page).ToString().ShouldBe("Salem Durbawi, the engineer");
        found.Refused.ShouldBeEmpty();
        // the page went there as it is, and the model's name with it
        var request = JsonDocument.Parse(requests.ShouldHaveSingleItem()).RootElement;
        request.GetProperty("model").GetString().ShouldBe("local");
        request.GetProperty("messages")[1].GetProperty("content").GetString()!.ShouldContain("The lamps were lit.");
    }

    [Theory]
    [InlineData("""{"content": "The weir  stood", "cue": "had it", "source": "Salem Durbawi"}""", nameof(ProposalFault.ContentNotInText))]
    [InlineData("""{"content": "the weir stood", "cue": "had it", "source": "Salem Durbawi"}""", nameof(ProposalFault.ContentNotInText))]
    [InlineData("""{"content": "The weir st", "cue": "had it", "source": "Salem Durbawi"}""", nameof(ProposalFault.ContentNotInText))]
    [InlineData("""{"content": "The weir fell", "cue": "had it", "source": "Salem Durbawi"}""", nameof(ProposalFault.ContentNotInText))]
    [InlineData("""{"cue": "had it", "source": "Salem Durbawi"}""", nameof(ProposalFault.ContentNotInText))]
    [InlineData("""{"content": "The weir stood", "source": "Salem Durbawi"}""", nameof(ProposalFault.NoCue))]
    [InlineData("""{"content": "The weir stood", "cue": "said", "source": "Salem Durbawi"}""", nameof(ProposalFault.NoCue))]
    [InlineData("""{"content": "The weir stood", "cue": "had it", "source": null}""", nameof(ProposalFault.NoSource))]
    [InlineData("""{"content": "The weir stood", "cue": "had it", "source": "the mayor"}""", nameof(ProposalFault.NoSource))]
    [InlineData("""{"content": "The weir stood", "cue": "stood", "source": "Salem Durbawi"}""", nameof(ProposalFault.Inside))]
    [InlineData("""{"content": 7, "cue": "had it", "source": "Salem Durbawi"}""", nameof(ProposalFault.NotOfTheForm))]
    [InlineData("""{"content": "\ud800", "cue": "had it", "source": "Salem Durbawi"}""", nameof(ProposalFault.NotOfTheForm))]
    [InlineData("\"a string\"", nameof(ProposalFault.NotOfTheForm))]
    public async Task What_does_not_stand_in_the_text_or_lacks_cue_or_source_is_refused_and_counted(string item, string fault)
    {
        Say($"[{item}, {Good}]");
        var found = await Ask();
        found.Taken.ShouldHaveSingleItem();
        found.Refused.ShouldHaveSingleItem().ShouldBe(KeyValuePair.Create(Enum.Parse<ProposalFault>(fault), 1));
    }

    [Fact]
    public async Task What_the_rules_found_is_not_proposed_again_and_a_flood_is_cut()
    {
        const string text = "Engineer Salem Durbawi said on Monday that the weir would hold until spring.\n";
        Read(text).Statements.ShouldHaveSingleItem();
        const string known = """{"content": "the weir would hold until spring", "cue": "said", "source": "Engineer Salem Durbawi"}""";
        Say("[" + string.Join(',', Enumerable.Repeat(known, 150)) + "]");
        var found = await Ask(text);
        found.Taken.ShouldBeEmpty();
        found.Refused[ProposalFault.Known].ShouldBe(100);
        found.Refused[ProposalFault.TooMany].ShouldBe(50);
    }

    [Theory]
    [InlineData("I cannot do that.")]
    [InlineData("[{\"content\": \"The weir")]
    [InlineData("] [")]
    [InlineData("[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]")]
    public async Task An_answer_that_is_no_list_is_one_refusal(string words)
    {
        Say(words);
        var found = await Ask();
        found.Taken.ShouldBeEmpty();
        found.Refused.ShouldHaveSingleItem().Key.ShouldBe(ProposalFault.NotOfTheForm);
    }

    [Fact]
    public async Task A_server_that_fails_floods_redirects_or_stalls_is_one_error()
    {
        answer = context =>
        {
            context.Response.StatusCode = 500;
            return Task.CompletedTask;
        };
        (await Should.ThrowAsync<ModelException>(() => Ask())).Message.ShouldContain("status 500");
        answer = context =>
        {
            context.Response.Redirect("http://127.0.0.1:9/elsewhere");
            return Task.CompletedTask;
        };
        (await Should.ThrowAsync<ModelException>(() => Ask())).Message.ShouldContain("status 302");
        answer = context => context.Response.WriteAsync("{\"choices\": []}");
        (await Should.ThrowAsync<ModelException>(() => Ask())).Message.ShouldContain("form of a chat completion");
        answer = context => context.Response.WriteAsync("<html>");
        await Should.ThrowAsync<ModelException>(() => Ask());
        answer = async context =>
        {
            var junk = new string('x', 64 << 10);
            for (var i = 0; i < 64; i++)
                await context.Response.WriteAsync(junk, context.RequestAborted);
        };
        (await Should.ThrowAsync<ModelException>(() => Ask())).Message.ShouldContain("too much");
        answer = context => Task.Delay(TimeSpan.FromSeconds(30), context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        (await Should.ThrowAsync<ModelException>(() => Ask(seconds: 1))).Message.ShouldContain("in time");
    }

    [Fact]
    public async Task A_long_article_is_asked_about_in_pieces_of_which_there_are_not_endlessly_many()
    {
        Say("[]");
        var found = await Ask("Weir\n\n" + string.Concat(Enumerable.Range(0, 4000).Select(i => $"The lamp number {i} was lit. ")));
        found.Requests.ShouldBeInRange(2, 12);
        requests.Count.ShouldBe(found.Requests);
        requests.ShouldAllBe(request => request.Length < 9000);
    }

    [Fact]
    public async Task The_command_tells_proposals_and_refusals_and_the_record_does_not_change()
    {
        Say($$"""[{{Good}}, {"content": "The weir fell", "cue": "had it", "source": "Salem Durbawi"}]""");
        using var output = new StringWriter();
        var before = Record();
        (await Run(output, "propose", File, "--server", Address, "--model", "local", "--json")).ShouldBe(0);
        var json = JsonDocument.Parse(output.ToString()).RootElement;
        json.GetProperty("proposals")[0].GetProperty("content").GetProperty("start").GetInt32().ShouldBe(12);
        json.GetProperty("refused").GetProperty("content-not-in-text").GetInt32().ShouldBe(1);
        Record().ShouldBe(before);
        CommandLine.Build().Parse(["propose", File, "--server", "file:///etc", "--model", "m"]).Errors.ShouldNotBeEmpty();
        CommandLine.Build().Parse(["propose", File, "--model", "m"]).Errors.ShouldNotBeEmpty();
        (await Run(output, "propose", File, "--server", "http://127.0.0.1:9/v1", "--model", "m")).ShouldBe(1);

        static byte[] Record()
        {
            using var stream = new MemoryStream();
            RecordWriter.Write(stream, Read(), indented: false);
            return stream.ToArray();
        }
    }

    [Fact]
    public async Task Without_a_model_no_socket_is_opened()
    {
        using var sockets = new Connections();
        using var output = new StringWriter();
        var ledger = Path.Combine(folder, "isnad.db");
        (await Run(output, "read", File, "--json", "--out", Path.Combine(folder, "records"))).ShouldBe(0);
        (await Run(output, "add", File, "--ledger", ledger)).ShouldBe(0);
        (await Run(output, "statements", "--ledger", ledger)).ShouldBe(0);
        (await Run(output, "claims", "--ledger", ledger)).ShouldBe(0);
        sockets.Seen.ShouldBeEmpty();
        // and the watch does see them
        Say("[]");
        (await Run(output, "propose", File, "--server", Address, "--model", "local")).ShouldBe(0);
        sockets.Seen.ShouldNotBeEmpty();
    }

    static Task<int> Run(TextWriter output, params string[] arguments) =>
        CommandLine
            .Build()
            .Parse(arguments)
            .InvokeAsync(
                new System.CommandLine.InvocationConfiguration { EnableDefaultExceptionHandler = false, Output = output },
                TestContext.Current.CancellationToken
            );

    /// <summary>Sees every connection and every look-up of a name that this process begins.</summary>
    sealed class Connections : EventListener
    {
        public ConcurrentQueue<string> Seen { get; } = [];

        protected override void OnEventSourceCreated(EventSource eventSource)
        {
            if (eventSource.Name is "System.Net.Sockets" or "System.Net.Http" or "System.Net.NameResolution")
                EnableEvents(eventSource, EventLevel.Verbose);
        }

        protected override void OnEventWritten(EventWrittenEventArgs eventData)
        {
            if (eventData.EventName is "ConnectStart" or "RequestStart" or "ResolutionStart")
                Seen?.Enqueue($"{eventData.EventSource.Name} {eventData.EventName}");
        }
    }
}
