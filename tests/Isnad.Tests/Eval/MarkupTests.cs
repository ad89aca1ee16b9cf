using System.Text;
using Isnad.Eval.Gold;

namespace Isnad.Tests.Eval;

public class MarkupTests
{
    const string Source = """
        language en
        entity mayor person en="Ida Morley" ar="إيدا مورلي"
        entity clerk person en="a clerk"
        ==
        [[The mayor, [Ida Morley](@mayor)](s1), [said](q1) [[a clerk](s2) had [told](q2) her that [[thirty](f 30 people swimmers >=) people swam](c2)](c1).](article published=2025-01-02 basis=page)
        ==
        1 say indirect mayor
        2 say indirect clerk anonymous parent=1
        """;

    [Fact]
    public void Marks_leave_the_text_and_spans_point_at_their_stretches()
    {
        var gold = MarkupReader.Read("swim.txt", Source);

        gold.Text.ShouldBe("The mayor, Ida Morley, said a clerk had told her that thirty people swam.\n");
        Text(gold, gold.Statements[0].Source).ShouldBe("The mayor, Ida Morley");
        Text(gold, gold.Statements[1].Content[0]).ShouldBe("thirty people swam");
        Text(gold, gold.Entities[0].Mentions[0]).ShouldBe("Ida Morley");
    }

    [Fact]
    public void A_chain_runs_from_the_page_through_the_parents_to_the_root()
    {
        var gold = MarkupReader.Read("swim.txt", Source);

        gold.Statements[1].Chain.ShouldBe(["author", "mayor", "clerk"]);
    }

    [Fact]
    public void A_figure_belongs_to_the_innermost_statement_around_it()
    {
        var figure = MarkupReader.Read("swim.txt", Source).Figures[0];

        figure.Statement.ShouldBe(2);
        figure.Bound.ShouldBe(FigureBound.AtLeast);
    }

    [Theory]
    [InlineData("[said](q1)", "[said](q7)", "swim.txt:5:")]
    [InlineData("(@mayor)", "(@major)", "swim.txt:5:")]
    [InlineData("2 say", "2 sing", "swim.txt:8:")]
    [InlineData("parent=1", "parent=9", "swim.txt:8:")]
    [InlineData("[a clerk]", "[ a clerk]", "swim.txt:5:")]
    public void A_mistake_in_the_markup_is_named_with_file_and_line(string right, string wrong, string place)
    {
        var mistake = Should.Throw<InvalidDataException>(() =>
            MarkupReader.Read("swim.txt", Source.Replace(right, wrong, StringComparison.Ordinal))
        );

        mistake.Message.ShouldStartWith(place);
    }

    [Fact]
    public void What_is_built_from_markup_is_read_back_the_same()
    {
        var gold = MarkupReader.Read("swim.txt", Source);
        var read = Isnad.Eval.Scoring.AnnotationReader.Read(GoldJson.Write(gold), gold.Text);

        read.Mentions.Count.ShouldBe(1);
        read.Statements[1].Parent.ShouldBe("S1");
        read.Statements[1].SourceKey.ShouldBe("a clerk");
        read.Figures[0].Value.ShouldBe(30);
        Encoding.UTF8.GetString(GoldJson.Write(gold)).ShouldContain("إيدا مورلي");
    }

    static string Text(GoldDocument gold, TextSpan? span) => gold.Text[span!.Value.Start..span.Value.End];
}
