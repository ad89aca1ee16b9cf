using System.Text;
using Shouldly;

namespace Isnad.Tests.Statements;

/// <summary>What a speaker reads out of the press stands inside his turn, also when the words that enclose it begin later in the text.</summary>
public sealed class QuotedBySpeakerTests
{
    static Reading Read(string text) => Reader.Read(new Evidence("page.txt", Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void Press_inside_words_whose_own_beginning_comes_later_is_passed_over()
    {
        // the second attribution encloses the first and begins behind it: it is not resolved yet when the third looks back
        const string text = "«Nashr» wrote that mills closed. Otto Fenwick said so. «Nashr» reported that bakers left.";
        var document = Read(text).Document;
        var names = new EntityTable();
        var paper = names.Add(EntityType.Outlet, "Nashr");
        names.Mentions.Add(new(Span("Nashr"), paper.Index, EntityType.Outlet));
        names.Mentions.Add(new(Span("Nashr", 40), paper.Index, EntityType.Outlet));
        var speaker = names.Add(EntityType.Person, "Otto Fenwick");
        names.Mentions.Add(new(Span("Otto Fenwick"), speaker.Index, EntityType.Person));
        names.Mentions.Sort((a, b) => a.Span.CompareTo(b.Span));
        List<Attribution> attributions =
        [
            Said("Nashr", "wrote", "mills closed", outer: 1),
            Said("Otto Fenwick", "said", "so"),
            Said("Nashr", "reported", "bakers left", from: 40),
        ];

        var statements = StatementBuilder.Build(document, names, attributions, document.Articles);

        statements.Count.ShouldBe(3);
        statements.ShouldAllBe(statement => statement.Chain.Count > 0);

        Attribution Said(string source, string cue, string content, int from = 0, int outer = -1) =>
            new()
            {
                Content = [Span(content)],
                Cue = Span(cue),
                Source = Span(source, from),
                Form = SourceForm.Phrase,
                Stance = Stance.Say,
                Kind = StatementKind.Indirect,
                Outer = outer,
            };

        TextSpan Span(string part, int from = 0)
        {
            var start = text.IndexOf(part, from, StringComparison.Ordinal);
            return new(start, start + part.Length);
        }
    }
}
