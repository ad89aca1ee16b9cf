using System.Text;
using Microsoft.Data.Sqlite;

namespace Isnad.Ledgers.Tests;

/// <summary>Links and claims in the ledger, on invented pages that the real reader reads.</summary>
public sealed class LinkTests : IDisposable
{
    static readonly string[] Paragraphs =
    [
        "Ferry company halts night crossings after third engine fire",
        "HARBOUR POINT, 4 May 2031 (Tidewire) - The Marlow Strait ferry company said on Sunday it would stop all night crossings for at least six weeks after a third engine fire in as many months.",
        "Nobody was hurt in the blaze aboard the Heron, which broke out shortly before midnight with 212 passengers on deck and was put out by the crew within twenty minutes.",
        "\"We will not sail in the dark until the engineers have taken every pump apart,\" the company's director Hanne Vollert told reporters on the quay.",
        "The transport board confirmed that two of the line's five ships had failed an inspection in March, but said the Heron was not one of them.",
        "Union leaders accused the company of cutting the maintenance crews from nineteen to seven since last autumn, a charge Vollert denied.",
        "Farmers on the outer islands warned that milk would have to be poured away if the early boat did not run by Thursday.",
    ];

    readonly TemporaryLedger temporary = new();

    public void Dispose() => temporary.Dispose();

    static Reading Page(string name, params IEnumerable<string> paragraphs) =>
        Reader.Read(new Evidence(name, Encoding.UTF8.GetBytes(string.Join("\n\n", paragraphs))));

    static List<Reading> Family() =>
        [
            Page("wire.txt", Paragraphs),
            Page("copy.txt", ["Night boats stopped", "6 May 2031", .. Paragraphs[2..6]]),
            Page("copy-of-copy.txt", ["No boats at night", "8 May 2031", .. Paragraphs[2..5]]),
            Page(
                "other.txt",
                "Islanders stage sit-in over cancelled boats",
                "OUTER SKARN, 5 May 2031 - More than eighty farmers sat down on the pier of Outer Skarn on Monday to protest against the loss of their early boat.",
                Paragraphs[3],
                "The mayor of the island brought tea and asked the crowd to let the ambulance through."
            ),
            Page(
                "weather.txt",
                "Rain over the strait",
                "Harbour Point, 5 May 2031 - It will rain until the evening, and the wind turns to the north at night."
            ),
        ];

    static List<string> Links(Ledger ledger) =>
        [
            .. ledger
                .AllLinks(immediateOnly: false)
                .Select(l =>
                {
                    var link = l.Link.First == LinkFirst.To ? l.Link.Turned() : l.Link;
                    var (from, to) = l.Link.First == LinkFirst.To ? (l.To, l.From) : (l.From, l.To);
                    return $"{from.Document.Evidence.Name} {to.Document.Evidence.Name} {link.Kind} {link.First} {l.Immediate}";
                })
                .Order(StringComparer.Ordinal),
        ];

    static List<string> Claims(Ledger ledger) =>
        [
            .. ledger
                .Claims(0, 1000)
                .Items.Select(claim => $"{claim.Id} {claim.Pages} {claim.Writings} {claim.Roots.Count} {claim.Text}")
                .Order(StringComparer.Ordinal),
        ];

    [Fact]
    public void The_order_of_arrival_changes_neither_links_nor_claims()
    {
        var pages = Family();
        List<string>? links = null,
            claims = null;
        var random = new Random(11);
        for (var round = 0; round < 8; round++)
        {
            using var own = new TemporaryLedger();
            var ledger = own.Ledger;
            var order = pages.ToArray();
            random.Shuffle(order);
            using (var adder = ledger.BeginAdding(1 + round % 3))
            {
                foreach (var page in order)
                    adder.Add(page);
                adder.Commit();
            }
            (links ??= Links(ledger)).ShouldBe(Links(ledger));
            (claims ??= Claims(ledger)).ShouldBe(Claims(ledger));
        }
        links.ShouldNotBeNull();
        links.ShouldContain("wire.txt copy.txt Reprint From True");
        links.ShouldContain("copy.txt copy-of-copy.txt Reprint From True");
        links.ShouldNotContain(link =>
            link.Contains("weather", StringComparison.Ordinal) || link.Contains("other", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void A_ledger_links_what_a_folder_links()
    {
        var pages = Family();
        var ledger = temporary.Ledger;
        foreach (var page in pages)
            ledger.Add(page);
        var articles = pages.SelectMany(LinkedArticle.Of).ToList();

        LinkFinder.Find(articles).Count.ShouldBe(ledger.AllLinks(immediateOnly: false).Count);
    }

    [Fact]
    public void Copies_fold_into_the_article_they_were_made_from_and_articles_into_their_root_source()
    {
        var ledger = temporary.Ledger;
        foreach (var page in Family())
            ledger.Add(page);

        var claim = ledger
            .Claims(0, 100)
            .Items.Single(c => c.Kind == ClaimKind.Statement && c.Text.Contains("taken every pump apart", StringComparison.Ordinal));

        claim.Pages.ShouldBe(4);
        claim.Writings.ShouldBe(2);
        claim.Roots.ShouldHaveSingleItem().Name.ShouldBe("Hanne Vollert");
        var folded = claim.Roots[0].Writings.Single(writing => writing.Copies.Count > 0);
        folded.Origin.Article.Name.ShouldBe("wire.txt");
        folded.Copies.Select(copy => copy.Article.Name).ShouldBe(["copy.txt", "copy-of-copy.txt"]);
        claim.Appearances[0].Article.Name.ShouldBe("wire.txt");
        ledger.Claim(claim.Id).ShouldNotBeNull().Pages.ShouldBe(4);
    }

    [Fact]
    public void A_superseded_reading_leaves_links_keys_and_claims()
    {
        var pages = Family();
        var ledger = temporary.Ledger;
        foreach (var page in pages)
            ledger.Add(page);
        var (links, claims) = (Links(ledger), Claims(ledger));
        var old = pages[1];
        ledger.Add(
            new Reading
            {
                Document = old.Document,
                Version = new("0.0.1", "other", "other"),
                Articles = old.Articles,
                Names = old.Names,
                Times = old.Times,
                Figures = old.Figures,
                Statements = old.Statements,
                Events = old.Events,
            }
        );

        Links(ledger).ShouldBe(links);
        Claims(ledger).ShouldBe(claims);
        foreach (var table in (string[])["link_key_mid", "link_key"])
            Count($"SELECT count(*) FROM {table} WHERE article NOT IN (SELECT id FROM article)").ShouldBe(0);
        temporary.Close();
        foreach (var article in KeptArticles())
            Count($"SELECT count(*) FROM article WHERE id = {article}").ShouldBe(1);
        Count("SELECT count(*) FROM link_print WHERE article NOT IN (SELECT id FROM article)").ShouldBe(0);
        Count("SELECT count(*) FROM link WHERE low NOT IN (SELECT id FROM article) OR high NOT IN (SELECT id FROM article)").ShouldBe(0);
        Count("SELECT count(*) FROM claim_item WHERE article NOT IN (SELECT id FROM article)").ShouldBe(0);
        Count(
                "SELECT count(*) FROM claim c WHERE articles != (SELECT count(DISTINCT article) FROM claim_item i WHERE i.key = c.key) OR articles = 0"
            )
            .ShouldBe(0);
    }

    /// <summary>The articles in the runs of the newest keys; 0 is a pair that was taken out.</summary>
    List<long> KeptArticles()
    {
        using var connection = new SqliteConnection($"Data Source={temporary.Path};Pooling=False");
        connection.Open();
        return
        [
            .. connection
                .List("SELECT pairs FROM link_key_run", row => row.Bytes(0)!)
                .SelectMany(run => System.Runtime.InteropServices.MemoryMarshal.Cast<byte, long>(run).ToArray().Chunk(2))
                .Select(pair => pair[1])
                .Where(article => article != 0)
                .Distinct(),
        ];
    }

    [Fact]
    public void Readings_that_were_kept_before_there_were_links_are_related_at_the_next_add()
    {
        var pages = Family();
        foreach (var page in pages.Take(3))
            temporary.Ledger.Add(page);
        temporary.Close();
        Run(
            """
            DELETE FROM link_key_run; DELETE FROM link_print; DELETE FROM link; DELETE FROM claim_item; DELETE FROM claim; DELETE FROM claim_same;
            INSERT INTO link_waiting SELECT id FROM reading;
            """
        );
        var again = temporary.Ledger;

        again.Add(pages[3]);

        Links(again).ShouldContain("wire.txt copy.txt Reprint From True");
        Count("SELECT count(*) FROM link_waiting").ShouldBe(0);
    }

    long Count(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={temporary.Path};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // constants of this file
        command.CommandText = sql;
#pragma warning restore CA2100
        return (long)command.ExecuteScalar()!;
    }

    void Run(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={temporary.Path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // constants of this file
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
