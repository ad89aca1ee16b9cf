using System.Text;

namespace Isnad.Tests.Links;

public sealed class SentenceAlignmentTests
{
    static readonly string[] English =
    [
        "The mayor opened the new bridge over the river on Sunday.",
        "Farmers in the valley had waited eleven years for it.",
        "A doctor said the road to the hospital is now an hour shorter.",
        "The old ferry will stay in the museum.",
        "Students sang at the ceremony and the police closed two streets.",
    ];

    static readonly string[] Arabic =
    [
        "افتتح رئيس البلدية يوم الأحد الجسر الجديد فوق النهر.",
        "وكان المزارعون في الوادي ينتظرونه منذ أحد عشر عامًا.",
        "وقال طبيب إن الطريق إلى المستشفى صارت أقصر بساعة.",
        "وستبقى العبارة القديمة في المتحف.",
        "وغنى الطلاب في الحفل وأغلقت الشرطة شارعين.",
    ];

    static List<(int[] From, int[] To)> Align(IEnumerable<string> from, IEnumerable<string> to)
    {
        var (a, b) = (Read(from), Read(to));
        return
        [
            .. Comparison
                .Of(a, b)!
                .Aligned.Select(pair =>
                    (
                        Enumerable.Range(pair.FromFirst, pair.FromEnd - pair.FromFirst).ToArray(),
                        Enumerable.Range(pair.ToFirst, pair.ToEnd - pair.ToFirst).ToArray()
                    )
                ),
        ];
    }

    static LinkedArticle Read(IEnumerable<string> sentences) =>
        LinkedArticle.Of(Reader.Read(new("page.txt", Encoding.UTF8.GetBytes(string.Join(' ', sentences))))).Single();

    [Fact]
    public void Sentences_of_a_full_translation_pair_one_by_one()
    {
        var pairs = Align(English, Arabic);
        pairs.Count.ShouldBe(5);
        foreach (var (i, pair) in pairs.Index())
        {
            pair.From.ShouldBe([i]);
            pair.To.ShouldBe([i]);
        }
    }

    [Fact]
    public void A_sentence_that_was_left_out_stands_alone()
    {
        var pairs = Align(English, Arabic.Where((_, i) => i != 2));
        pairs.ShouldContain(pair => pair.From.SequenceEqual(new[] { 2 }) && pair.To.Length == 0);
        pairs.Count(pair => pair.From.Length == 1 && pair.To.Length == 1).ShouldBe(4);
    }

    [Fact]
    public void Two_sentences_that_became_one_are_one_pair()
    {
        var joined = new[] { Arabic[0], Arabic[1].TrimEnd('.') + "، " + Arabic[2], Arabic[3], Arabic[4] };
        Align(English, joined).ShouldContain(pair => pair.From.SequenceEqual(new[] { 1, 2 }) && pair.To.SequenceEqual(new[] { 1 }));
    }

    [Fact]
    public void The_order_of_the_two_does_not_matter()
    {
        var there = Align(English, Arabic.Where((_, i) => i != 3)).Select(pair => (string.Join(',', pair.From), string.Join(',', pair.To)));
        var back = Align(Arabic.Where((_, i) => i != 3), English).Select(pair => (string.Join(',', pair.To), string.Join(',', pair.From)));
        there.Order().ShouldBe(back.Order());
    }
}
