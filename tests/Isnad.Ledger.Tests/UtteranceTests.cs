using System.Text;

namespace Isnad.Ledgers.Tests;

/// <summary>The same quotation in articles that share nothing else is one utterance, whatever came first.</summary>
public sealed class UtteranceTests : IDisposable
{
    const string Long =
        "the ovens were cold before the bell rang and nobody had touched the rye that was left on the long table by the window";

    readonly TemporaryLedger temporary = new();

    public void Dispose() => temporary.Dispose();

    static Reading Page(string name, string text) => Reader.Read(new Evidence(name, Encoding.UTF8.GetBytes(text)));

    static List<Reading> Pages() =>
        [
            Page("whole.txt", $"Bakers walk out\n\nSkarn, 3 May 2031. \"{Upper(Long)},\" said Otto Fenwick on the steps of the guild."),
            Page(
                "cut.txt",
                $"Guild in turmoil\n\nMarlow, 4 May 2031. Shops stayed shut in the morning. Otto Fenwick said: “{Upper(Long[..Long.IndexOf(" that was", StringComparison.Ordinal)])}.”"
            ),
            Page(
                "changed.txt",
                $"A week without bread\n\nPort Eden, 9 May 2031. Families queued at the quay. \"{Upper(Long.Replace("touched", "moved", StringComparison.Ordinal))},\" Otto Fenwick said."
            ),
            Page(
                "other.txt",
                "Millers answer\n\nSkarn, 5 May 2031. \"The mills were running before the bell rang and everybody had seen the flour,\" said Ida Morrow."
            ),
            Page("slogan.txt", "March in Skarn\n\n6 May 2031. \"We will not bake at night,\" said Ida Morrow."),
            Page("same-slogan.txt", "Rally in Marlow\n\n8 May 2031. \"We will not bake at night,\" said Otto Fenwick."),
        ];

    static string Upper(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    static List<string> Utterances(Ledger ledger) =>
        [
            .. ledger
                .Claims(0, 1000, quoted: true)
                .Items.Select(claim =>
                    $"{claim.Id} {claim.Roots.Count} {string.Join(" | ", claim.Wordings.Select(w => $"{w.Appearances.Count}: {w.Text}"))}"
                )
                .Order(StringComparer.Ordinal),
        ];

    [Fact]
    public void A_quotation_that_is_cut_or_changed_in_other_articles_is_one_utterance_with_its_wordings()
    {
        foreach (var page in Pages())
            temporary.Ledger.Add(page);

        var utterance = temporary
            .Ledger.Claims(0, 100, quoted: true)
            .Items.Single(claim => claim.Text.StartsWith("The ovens", StringComparison.Ordinal));

        utterance.Quoted.ShouldBeTrue();
        utterance.Appearances.Select(a => a.Article.Name).ShouldBe(["whole.txt", "cut.txt", "changed.txt"], ignoreOrder: true);
        utterance.Wordings.Count.ShouldBe(3);
        utterance.Writings.ShouldBe(3);
        utterance.Roots.Count.ShouldBe(1);
        utterance.Appearances.ShouldAllBe(a => temporary.Ledger.ClaimsOf(a.Article.Id).Any(claim => claim.Pages == 3));
    }

    [Fact]
    public void Few_words_that_two_speakers_say_are_not_one_utterance_by_their_variants()
    {
        foreach (
            var page in (string[])["\"We will not bake at night,\" said Ida Morrow.", "\"We will never bake at night,\" said Otto Fenwick."]
        )
            temporary.Ledger.Add(Page(page[..30], page));

        temporary.Ledger.Claims(0, 100, quoted: true).Items.ShouldBeEmpty();
    }

    [Fact]
    public void The_order_of_arrival_and_of_reading_again_does_not_change_the_utterances()
    {
        var pages = Pages();
        var random = new Random(7);
        List<string>? expected = null;
        for (var round = 0; round < 12; round++)
        {
            using var own = new TemporaryLedger();
            var order = pages.ToArray();
            random.Shuffle(order);
            using (var adder = own.Ledger.BeginAdding(1 + round % 4))
            {
                foreach (var page in order)
                    adder.Add(page);
                adder.Commit();
            }
            if (round % 3 == 0)
                own.Ledger.Add(By("0.0.1", order[round % order.Length]));
            (expected ??= Utterances(own.Ledger)).ShouldBe(Utterances(own.Ledger));
        }
        expected.ShouldNotBeNull().ShouldNotBeEmpty();
    }

    [Fact]
    public void Random_cuts_and_changes_of_one_quotation_are_found_in_any_order()
    {
        var random = new Random(23);
        var words = Long.Split(' ');
        for (var round = 0; round < 20; round++)
        {
            var variants = new List<string> { Long };
            for (var i = 0; i < 4; i++)
            {
                var length = random.Next(15, words.Length + 1);
                var first = random.Next(words.Length - length + 1);
                var cut = words[first..(first + length)];
                cut[random.Next(cut.Length)] = "zimt";
                variants.Add(string.Join(' ', cut));
            }
            var pages = variants.Select((variant, i) => Page($"p{i}.txt", $"\"{Upper(variant)},\" said Otto Fenwick.")).ToArray();
            random.Shuffle(pages);
            using var own = new TemporaryLedger();
            foreach (var page in pages)
                own.Ledger.Add(page);

            own.Ledger.Claims(0, 10, quoted: true).Items.ShouldHaveSingleItem().Pages.ShouldBe(5);
        }
    }

    static Reading By(string program, Reading read) =>
        new()
        {
            Document = read.Document,
            Version = new(program, "other", "other"),
            Articles = read.Articles,
            Names = read.Names,
            Times = read.Times,
            Figures = read.Figures,
            Statements = read.Statements,
            Events = read.Events,
        };
}
