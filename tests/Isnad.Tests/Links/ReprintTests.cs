using System.Text;

namespace Isnad.Tests.Links;

/// <summary>Links within one language, on invented pages.</summary>
public sealed class ReprintTests
{
    const string Wire = """
        Ferry company halts night crossings after third engine fire

        HARBOUR POINT, 4 May 2031 (Tidewire) - The Marlow Strait ferry company said on Sunday it would stop all night crossings for at least six weeks after a third engine fire in as many months.

        Nobody was hurt in the blaze aboard the Heron, which broke out shortly before midnight with 212 passengers on deck and was put out by the crew within twenty minutes.

        "We will not sail in the dark until the engineers have taken every pump apart," the company's director Hanne Vollert told reporters on the quay.

        The transport board confirmed that two of the line's five ships had failed an inspection in March, but said the Heron was not one of them.

        Union leaders accused the company of cutting the maintenance crews from nineteen to seven since last autumn, a charge Vollert denied.

        Farmers on the outer islands warned that milk would have to be poured away if the early boat did not run by Thursday.
        """;

    const string Other = """
        Islanders stage sit-in over cancelled boats

        OUTER SKARN, 5 May 2031 - More than eighty farmers sat down on the pier of Outer Skarn on Monday to protest against the loss of their early boat.

        "We will not sail in the dark until the engineers have taken every pump apart," the ferry company's director Hanne Vollert had said a day earlier.

        The mayor of the island brought tea and asked the crowd to let the ambulance through. She promised to call the minister before noon.

        A veterinarian counted forty cows that had not been milked on time because the tank lorry was stuck on the mainland.
        """;

    static LinkedArticle Article(string text, string name = "page.txt") =>
        LinkedArticle.Of(Reader.Read(new Evidence(name, Encoding.UTF8.GetBytes(text)))).First();

    [Fact]
    public void A_shortened_copy_under_another_headline_is_a_reprint_of_the_earlier_page()
    {
        var copy =
            "Night boats stopped\n\nThe Skarn Courier, 6 May 2031\n\n"
            + string.Join("\n\n", Wire.ReplaceLineEndings("\n").Split("\n\n")[1..5])
                .Replace("put out", "extinguished", StringComparison.Ordinal);

        var link = LinkFinder.Relate(Article(Wire), Article(copy)).ShouldNotBeNull();

        link.Kind.ShouldBe(LinkKind.Reprint);
        link.ToShare.ShouldBeGreaterThan(0.8);
        link.FromShare.ShouldBeLessThan(link.ToShare);
    }

    [Fact]
    public void The_relation_is_the_same_whoever_asks()
    {
        var (a, b) = (Article(Wire), Article(string.Join("\n\n", Wire.ReplaceLineEndings("\n").Split("\n\n")[..4])));

        var link = LinkFinder.Relate(a, b).ShouldNotBeNull();
        var turned = LinkFinder.Relate(b, a).ShouldNotBeNull().Turned();

        turned.Kind.ShouldBe(link.Kind);
        turned.First.ShouldBe(link.First);
        turned.Passages.ShouldBe(link.Passages);
    }

    [Fact]
    public void A_quotation_that_two_reporters_heard_is_no_link() => LinkFinder.Relate(Article(Wire), Article(Other)).ShouldBeNull();

    [Fact]
    public void A_paragraph_of_another_text_in_a_frame_of_its_own_is_an_excerpt()
    {
        var paragraphs = Wire.ReplaceLineEndings("\n").Split("\n\n");
        var letter = Other.ReplaceLineEndings("\n") + "\n\n" + paragraphs[5] + " " + paragraphs[6];

        var link = LinkFinder.Relate(Article(Wire), Article(letter)).ShouldNotBeNull();

        link.Kind.ShouldBe(LinkKind.Excerpt);
        var passage = link.Passages.MaxBy(p => p.To.Length);
        passage.To.Of(Article(letter).Text).ToString().ShouldContain("cutting the maintenance crews");
    }

    [Fact]
    public void Paragraphs_in_another_order_are_found_as_passages()
    {
        var paragraphs = Wire.ReplaceLineEndings("\n").Split("\n\n");
        string[] order = [paragraphs[0], paragraphs[1], paragraphs[6], paragraphs[4], paragraphs[5], paragraphs[2]];

        var link = LinkFinder.Relate(Article(Wire), Article(string.Join("\n\n", order))).ShouldNotBeNull();

        link.Kind.ShouldBe(LinkKind.Reprint);
        link.Passages.Count.ShouldBeGreaterThan(2);
        link.Passages.ShouldBe(link.Passages.OrderBy(p => p.From.Start));
        foreach (var (one, next) in link.Passages.Zip(link.Passages.Skip(1)))
            one.From.Overlaps(next.From).ShouldBeFalse();
    }

    [Fact]
    public void Two_issues_of_one_bulletin_are_no_copies_of_each_other()
    {
        static string Issue(string day, int number, int found, int beds, int tents, int litres, int calls) =>
            $"""
                Coast rescue, daily bulletin number {number}

                {day} May 2031

                Our crews searched the bay and brought in {found} people, {beds} of whom are in hospital beds in Harbour Point tonight.

                Shelter: {tents} tents stand on the sports ground. We handed out {litres} litres of water and {litres
                    / 3} blankets before the evening.

                The number for relatives was called {calls} times. Coast rescue asks all boats to keep away from the marked area.
                """;

        var (one, other) = (Article(Issue("7", 41, 19, 11, 36, 4200, 318)), Article(Issue("8", 42, 3, 14, 52, 2750, 97)));

        LinkFinder.Relate(one, other).ShouldBeNull();
    }

    [Fact]
    public void Of_a_reprint_of_a_reprint_only_the_immediate_source_counts()
    {
        var paragraphs = Wire.ReplaceLineEndings("\n").Split("\n\n");
        var first = Article(Wire, "wire.txt");
        var second = Article(
            "Boats stop at night\n\n6 May 2031\n\n"
                + string.Join("\n\n", paragraphs[2..6]).Replace("crew", "sailors", StringComparison.Ordinal),
            "second.txt"
        );
        var third = Article(
            "No boats at night\n\n8 May 2031\n\n"
                + string.Join("\n\n", paragraphs[2..5]).Replace("crew", "sailors", StringComparison.Ordinal),
            "third.txt"
        );

        var relations = LinkFinder.Find([first, second, third]);

        relations.Count.ShouldBe(3);
        relations.Single(r => (r.From, r.To) == (1, 2)).Immediate.ShouldBeTrue();
        relations.Single(r => (r.From, r.To) == (0, 2)).Immediate.ShouldBeFalse();
    }

    [Fact]
    public void The_order_of_the_articles_does_not_change_what_is_linked()
    {
        var paragraphs = Wire.ReplaceLineEndings("\n").Split("\n\n");
        var articles = new List<LinkedArticle> { Article(Wire, "0.txt"), Article(Other, "1.txt") };
        for (var i = 2; i < 7; i++)
            articles.Add(Article($"Copy {i}\n\n{i + 4} May 2031\n\n" + string.Join("\n\n", paragraphs[(1 + i % 2)..i]), $"{i}.txt"));
        var expected = Named(articles);
        var random = new Random(7);
        for (var round = 0; round < 20; round++)
        {
            var order = articles.ToArray();
            random.Shuffle(order);
            Named(order).ShouldBe(expected);
        }

        static List<string> Named(IReadOnlyList<LinkedArticle> articles) =>
            [
                .. LinkFinder
                    .Find(articles)
                    .Select(r =>
                    {
                        var (from, to) = (articles[r.From].Document.Evidence.Name, articles[r.To].Document.Evidence.Name);
                        var first = r.Source is { } source ? articles[source].Document.Evidence.Name : "?";
                        return string.CompareOrdinal(from, to) < 0
                            ? $"{from} {to} {r.Link.Kind} {first} {r.Immediate}"
                            : $"{to} {from} {r.Link.Kind} {first} {r.Immediate}";
                    })
                    .Order(StringComparer.Ordinal),
            ];
    }

    [Fact]
    public void A_print_is_read_back_as_it_was_written()
    {
        var print = Article(Wire).Print;

        var again = ArticlePrint.Unpack(print.Pack());

        again.Pack().ShouldBe(print.Pack());
        again.Words.Hashes.SequenceEqual(print.Words.Hashes).ShouldBeTrue();
        again.Said.ShouldBe(print.Said);
    }

    [Theory]
    [InlineData("", 0xEF46DB3751D8E999)]
    [InlineData("a", 0xD24EC4F1A98C6E5B)]
    [InlineData("abc", 0x44BC2CF5AD770999)]
    [InlineData("Nobody inspects the spammish repetition", 0xFBCEA83C8A378BF1)]
    public void The_hash_of_keys_is_xxh64(string text, ulong expected) => XxHash64.Of(Encoding.UTF8.GetBytes(text)).ShouldBe(expected);
}
