using System.Text.Encodings.Web;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Isnad.App.Commands;
using Isnad.App.Comparing;
using Isnad.App.Exports;
using Isnad.App.Pages;
using Isnad.Ledgers;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Isnad.App.Web;

/// <summary>The ledger in a browser: each page is rendered on the server and is also JSON at the same address.</summary>
static class Site
{
    /// <summary>A server over an open ledger, not yet started. It listens where <paramref name="urls"/> says and fetches nothing.</summary>
    public static WebApplication Build(Ledger ledger, string urls)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        builder.WebHost.ConfigureKestrel(server => server.AddServerHeader = false);
        builder.Services.AddRazorComponents();
        // without this, Arabic would leave as numeric entities
        builder.Services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        var app = builder.Build();
        app.Use(
            (context, next) =>
            {
                var headers = context.Response.Headers;
                headers.ContentSecurityPolicy =
                    "default-src 'none'; style-src 'self'; script-src 'self'; font-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
                headers.XContentTypeOptions = "nosniff";
                // not "no-referrer": a form would then come from the origin "null"
                headers["Referrer-Policy"] = "same-origin";
                return next(context);
            }
        );
        app.Use(ErrorsOnOnePage);
        Map(app, ledger, new DecisionPosts(ledger, urls));
        return app;
    }

    static void Map(WebApplication app, Ledger ledger, DecisionPosts decisions)
    {
        app.MapGet("/assets/{**path}", (string path) => Assets.Get(path));
        app.MapGet(
            "/",
            (HttpRequest request) =>
            {
                var overview = ledger.Overview();
                return Page<OverviewPage>(request, () => Rows.Of(overview), ("View", overview), ("Refusals", ledger.Refusals(0, 20).Items));
            }
        );
        app.MapGet(
            "/articles",
            (HttpRequest request) =>
            {
                var query = new PageQuery(request);
                var view = ledger.Articles(query.Filter);
                return Page<ArticlesPage>(request, () => Rows.List(view, Rows.Of), ("View", view), ("Query", query));
            }
        );
        app.MapGet("/articles/{id}", (HttpRequest request, string id) => Article(request, ledger, id));
        app.MapGet("/compare", (HttpRequest request, string? a, string? b) => Compare(request, ledger, a ?? "", b ?? ""));
        app.MapGet(
            "/search",
            (HttpRequest request) =>
            {
                var query = new PageQuery(request);
                var view = query.Words is null ? null : ledger.Search(query.Filter);
                return Page<SearchPage>(
                    request,
                    () => view is null ? new JsonObject() : Rows.List(view, Rows.Of),
                    ("View", view),
                    ("Query", query)
                );
            }
        );
        app.MapGet(
            "/statements",
            (HttpRequest request) =>
            {
                var query = new PageQuery(request);
                var view = ledger.Statements(query.Filter);
                return Page<StatementsPage>(request, () => Rows.List(view, Rows.Of), ("View", view), ("Query", query));
            }
        );
        app.MapGet(
            "/statements/{id}",
            (HttpRequest request, string id) =>
                ledger.Statement(id) is { } row
                    ? Page<StatementPage>(
                        request,
                        () => Rows.Of(row),
                        ("Row", row),
                        ("Within", ledger.Within(id)),
                        ("Decisions", ledger.Decisions(id)),
                        ("Form", decisions.Form(request))
                    )
                    : NotFound(request, id)
        );
        app.MapGet(
            "/sources",
            (HttpRequest request) =>
            {
                var query = new PageQuery(request, take: 50);
                var view = ledger.Sources(query.Filter);
                return Page<SourcesPage>(request, () => Rows.List(view, Rows.Of), ("View", view), ("Query", query));
            }
        );
        app.MapGet(
            "/sources/{id}",
            (HttpRequest request, string id) =>
            {
                var query = new PageQuery(request);
                return ledger.Source(id, query.Filter.Skip, query.Filter.Take) is { } view
                    ? Page<Isnad.App.Pages.SourcePage>(
                        request,
                        () => Rows.Of(view),
                        ("View", view),
                        ("Query", query),
                        ("Documents", ledger.ArticlesNaming(view.Source.Id, 0, 50)),
                        ("Form", decisions.Form(request))
                    )
                    : NotFound(request, id);
            }
        );
        app.MapGet(
            "/sources/{id}/naming",
            (HttpRequest request, string id) =>
            {
                var view = ledger.Naming([
                    id,
                    .. request.Query["with"].OfType<string>().Where(with => with.Length is > 0 and < 300).Take(8),
                ]);
                return Page<Isnad.App.Pages.NamingPage>(request, () => Rows.Of(view), ("View", view));
            }
        );
        app.MapGet(
            "/who",
            (HttpRequest request) =>
            {
                var query = new PageQuery(request);
                var view = query.Words is { } name ? ledger.Who(name, query.Filter.From) : null;
                return Page<Isnad.App.Pages.WhoPage>(
                    request,
                    () => view is null ? new JsonObject() : Rows.Of(view),
                    ("View", view),
                    ("Query", query)
                );
            }
        );
        app.MapGet("/review", (HttpRequest request) => Reviewed<ReviewPage, PairRow>(request, decisions, ledger.Review, Rows.Of));
        app.MapGet(
            "/review/statements",
            (HttpRequest request) => Reviewed<ReviewStatementsPage, StatementRow>(request, decisions, ledger.ReviewStatements, Rows.Of)
        );
        app.MapGet(
            "/decisions",
            (HttpRequest request) =>
            {
                var query = new PageQuery(request, take: 50);
                var all = ledger.Decisions();
                var view = new Page<Decision>(
                    [.. all.Skip(query.Filter.Skip).Take(query.Filter.Take)],
                    all.Count,
                    query.Filter.Skip,
                    query.Filter.Take
                );
                return Page<DecisionsPage>(
                    request,
                    () => Rows.List(view, Rows.Of),
                    ("View", view),
                    ("Joined", ledger.Joined(0, 50)),
                    ("Query", query),
                    ("Form", decisions.Form(request))
                );
            }
        );
        app.MapPost("/decisions", decisions.Take);
        app.MapGet("/figures", (HttpRequest request) => Figures(request, ledger));
        app.MapGet("/timeline", (HttpRequest request) => Timeline(request, ledger));
        app.MapGet(
            "/links",
            (HttpRequest request) =>
            {
                var query = new PageQuery(request);
                var view = ledger.Links(query.Filter);
                return Page<LinksPage>(request, () => Rows.List(view, Rows.Of), ("View", view), ("Query", query));
            }
        );
        app.MapGet(
            "/links/{id}",
            (HttpRequest request, string id) =>
                ledger.Family(id) is { } family
                    ? Page<FamilyPage>(
                        request,
                        () => Rows.Of(family),
                        ("View", family),
                        ("Current", family.Articles.First(article => article.Id == id))
                    )
                    : NotFound(request, id)
        );
        app.MapGet(
            "/claims",
            (HttpRequest request) =>
            {
                var query = new PageQuery(request);
                var view = ledger.Claims(query.Filter.Skip, query.Filter.Take, query.Kind == "utterance");
                return Page<ClaimsPage>(request, () => Rows.List(view, Rows.Of), ("View", view), ("Query", query));
            }
        );
        app.MapGet(
            "/claims/{id}",
            (HttpRequest request, string id) =>
                ledger.Claim(id) is { } claim
                    ? Page<Isnad.App.Pages.ClaimPage>(request, () => Rows.Of(claim), ("View", claim))
                    : NotFound(request, id)
        );
        app.MapGet(
            "/evidence/{hash}",
            (HttpRequest request, string hash) =>
                ledger.Evidence(hash) is { } evidence
                    // hostile bytes: handed out as a download, never shown by the browser
                    ? Results.File(evidence.Bytes, "application/octet-stream", evidence.Sha256 + ".bin")
                    : NotFound(request, hash)
        );
        app.MapFallback((HttpRequest request) => NotFound(request, request.Path));
    }

    /// <summary>A page of what waits for a person's decision, with the form to take it.</summary>
    static IResult Reviewed<TPage, TRow>(
        HttpRequest request,
        DecisionPosts decisions,
        Func<int, int, Page<TRow>> waiting,
        Func<TRow, JsonObject> row
    )
        where TPage : IComponent
    {
        var query = new PageQuery(request);
        var view = waiting(query.Filter.Skip, query.Filter.Take);
        return Page<TPage>(request, () => Rows.List(view, row), ("View", view), ("Query", query), ("Form", decisions.Form(request)));
    }

    static IResult Article(HttpRequest request, Ledger ledger, string id)
    {
        if (ledger.Article(id) is not { } view)
            return NotFound(request, id);
        var statements = new List<StatementRow>();
        for (var i = 0; i < view.StatementIds.Count; i++)
            if (
                view.Reading.Statements[i].Article == view.Article.Ordinal
                && view.StatementIds[i] is { } statement
                && ledger.Statement(statement) is { } row
            )
                statements.Add(row);
        return Page<Isnad.App.Pages.ArticlePage>(
            request,
            () => Rows.Record(view.Reading),
            ("View", view),
            ("Statements", statements),
            ("Pieces", ArticleText.Cut(view)),
            ("Links", ledger.LinksOf(id)),
            ("Claims", ledger.ClaimsOf(id))
        );
    }

    static IResult Compare(HttpRequest request, Ledger ledger, string first, string second)
    {
        if (ledger.Article(first) is not { } a)
            return NotFound(request, first.Length == 0 ? "nothing (a=ID is missing)" : first);
        if (ledger.Article(second) is not { } b)
            return NotFound(request, second.Length == 0 ? "nothing (b=ID is missing)" : second);
        return ArticleComparison.Of(new(a.Reading, a.Article.Ordinal), new(b.Reading, b.Article.Ordinal)) is { } comparison
            ? Page<ComparePage>(
                request,
                () => ComparisonView.Json(comparison),
                ("View", comparison),
                ("First", first),
                ("Second", second),
                ("FirstTitle", a.Article.Title),
                ("SecondTitle", b.Article.Title)
            )
            : Problem(request, 400, "These cannot be compared", "One of the two is in a language that Isnad does not read.");
    }

    static IResult Figures(HttpRequest request, Ledger ledger)
    {
        var query = new PageQuery(request, take: 200);
        var view = ledger.Compare(query.Filter);
        return Page<FiguresPage>(
            request,
            () => Rows.Of(view),
            ("View", view),
            ("Tables", (List<FigureTable>)[.. view.Groups.Select(group => new FigureTable(group, query.RightToLeft))]),
            ("Measures", ledger.Overview().Measures),
            ("Query", query)
        );
    }

    static IResult Timeline(HttpRequest request, Ledger ledger)
    {
        var query = new PageQuery(request, take: 100);
        if (query.Format is "csv" or "ics")
        {
            var all = ledger.Timeline(query.Filter with { Skip = 0, Take = TimelineCommand.MostExported }).Items;
            using var text = new StringWriter();
            if (query.Format == "csv")
                TimelineCsv.Write(text, all);
            else
                TimelineCalendar.Write(text, all, TimeProvider.System.GetUtcNow());
            return query.Format == "csv"
                ? Results.Text(text.ToString(), "text/csv; charset=utf-8; header=present")
                : Results.Text(text.ToString(), "text/calendar; charset=utf-8");
        }
        var view = ledger.Timeline(query.Filter);
        return Page<TimelinePage>(
            request,
            () => Rows.List(view, Rows.Of),
            ("View", view),
            ("Chart", TimelineChart.Build(view.Items, query.RightToLeft)),
            ("Measures", ledger.Overview().Measures),
            ("Query", query)
        );
    }

    static IResult Page<TPage>(HttpRequest request, Func<JsonNode> json, params (string Name, object? Value)[] parameters)
        where TPage : IComponent =>
        new PageQuery(request).Json
            ? Results.Text(Rows.Text(json()), "application/json; charset=utf-8")
            : new RazorComponentResult<TPage>(parameters.ToDictionary(p => p.Name, p => p.Value)) { PreventStreamingRendering = true };

    static IResult NotFound(HttpRequest request, string what) =>
        Problem(request, 404, "Not in this ledger", $"Nothing here is called {what}. Search for it, or start from the overview.");

    public static IResult Problem(HttpRequest request, int status, string title, string mend) =>
        new PageQuery(request).Json
            ? Results.Problem(mend, statusCode: status, title: title)
            : new RazorComponentResult<ErrorPage>(new Dictionary<string, object?> { ["Title"] = title, ["Mend"] = mend })
            {
                StatusCode = status,
            };

    /// <summary>The one place where errors of a request are caught: wrong questions are 400 with their mend, all else is 500 without details.</summary>
    static async Task ErrorsOnOnePage(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (LedgerException error) when (!context.Response.HasStarted)
        {
            await Problem(context.Request, 400, "That cannot be looked up", error.Message).ExecuteAsync(context);
        }
        catch (Exception error) when (!context.Response.HasStarted && error is not OperationCanceledException)
        {
            await Console.Error.WriteLineAsync($"isnad: {context.Request.Path}: {error}");
            await Problem(context.Request, 500, "Something went wrong here", "The server's terminal says more. The ledger is unharmed.")
                .ExecuteAsync(context);
        }
    }
}
