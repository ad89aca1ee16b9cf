using Isnad.Eval.Scoring;

namespace Isnad.Tests.Eval;

public class ScorerTests
{
    const string Text = "Ida said it rained. Ben, quoting Ida, wrote it rained again.";

    [Fact]
    public void An_annotation_scores_one_against_itself()
    {
        var truth = Truth();
        var score = Scored(truth, truth);

        foreach (var layer in new[] { Layer.Names, Layer.Coref, Layer.Statements, Layer.Exact, Layer.Source, Layer.Root, Layer.Nesting })
            score.Measure(layer).ShouldBe(1, layer.ToString());
    }

    [Fact]
    public void A_missed_statement_counts_against_source_root_and_nesting()
    {
        var truth = Truth();
        var score = Scored(truth, new() { Entities = truth.Entities, Statements = [truth.Statements[0]] });

        score.Measure(Layer.Source)!.Value.ShouldBe(1.0 / 3, 1e-9);
        score.Measure(Layer.Nesting)!.Value.ShouldBe(1.0 / 3, 1e-9);
        score.Measure(Layer.Statements)!.Value.ShouldBe(.5, 1e-9);
    }

    [Fact]
    public void Of_two_links_on_one_content_the_cue_decides_which_is_which()
    {
        var truth = Truth();
        var swapped = new Annotation
        {
            Entities = truth.Entities,
            Statements = [truth.Statements[0], truth.Statements[2], truth.Statements[1]],
        };

        Scored(truth, swapped).Measure(Layer.Nesting).ShouldBe(1);
    }

    [Fact]
    public void A_vague_figure_equals_only_a_vague_figure()
    {
        var span = new TextSpan(0, 3);
        var vague = new Annotation { Figures = [new(span, null, "~", null)] };
        var made = new Annotation { Figures = [new(span, 200, "~", null)] };

        Scored(vague, vague).Measure(Layer.Figures).ShouldBe(1);
        Scored(vague, made).Measure(Layer.Figures).ShouldBe(0);
    }

    [Fact]
    public void Names_in_one_cluster_too_many_lower_coreference_by_b_cubed()
    {
        var truth = new Annotation { Mentions = [At(0, 3, "E1"), At(33, 36, "E1"), At(20, 23, "E2")] };
        var lumped = new Annotation { Mentions = [At(0, 3, "X"), At(33, 36, "X"), At(20, 23, "X")] };
        var score = Scored(truth, lumped);

        // Precision (2/3 + 2/3 + 1/3) / 3, recall 1.
        score[Layer.Coref].Precision!.Value.ShouldBe(5.0 / 9, 1e-9);
        score[Layer.Coref].Recall!.Value.ShouldBe(1, 1e-9);
    }

    static NameMention At(int start, int end, string entity) => new(new(start, end), CoarseType.Person, entity);

    static Score Scored(Annotation truth, Annotation guess)
    {
        var score = new Score();
        Scorer.Score(truth, guess, Text, score);
        return score;
    }

    static Annotation Truth() =>
        new()
        {
            Language = "en",
            Entities = [new("E1", new HashSet<string> { "ida" }), new("E2", new HashSet<string> { "ben" })],
            Mentions = [At(0, 3, "E1"), At(33, 36, "E1"), At(20, 23, "E2")],
            Statements =
            [
                Said("S1", new(9, 18), new(4, 8), new(0, 3), "E1", null),
                Said("S2", new(44, 59), new(38, 43), new(20, 23), "E2", null),
                Said("S3", new(44, 59), new(25, 32), new(33, 36), "E1", "S2"),
            ],
        };

    static Saying Said(string id, TextSpan content, TextSpan cue, TextSpan source, string entity, string? parent) =>
        new()
        {
            Id = id,
            Content = new([content]),
            Cue = new([cue]),
            Source = new([source]),
            SourceKey = NameKey.Of(Text[source.Start..source.End]),
            Entity = entity,
            Parent = parent,
            RootKey = entity,
            RootEntity = entity,
        };
}
