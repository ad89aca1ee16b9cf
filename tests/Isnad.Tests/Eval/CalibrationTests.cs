using Isnad.Eval.Calibrating;
using Shouldly;

namespace Isnad.Tests.Eval;

public sealed class CalibrationTests
{
    static readonly int Size = Enum.GetValues<ConfidenceFeature>().Length;

    static List<Judgement> Judged(Func<int, (double Guess, bool Implicit, bool Right)> make, int count) =>
        [
            .. Enumerable
                .Range(0, count)
                .Select(i =>
                {
                    var (guess, carried, right) = make(i);
                    var features = new double[Size];
                    features[(int)ConfidenceFeature.Always] = 1;
                    features[(int)ConfidenceFeature.Guess] = Math.Log(guess / (1 - guess));
                    features[(int)ConfidenceFeature.Implicit] = carried ? 1 : 0;
                    return new Judgement($"d{i % 10}", "en", features, guess, right, i % 10 == 0);
                }),
        ];

    [Fact]
    public void Guesses_that_are_too_sure_are_drawn_down_to_the_share_that_is_right()
    {
        // the rule says 0.9, and six of ten are right
        var judged = Judged(i => (0.9, false, i / 10 % 10 < 6), 400);

        var fitted = CalibrationFit.LeaveOneOut(judged).Average(one => one.Confidence);

        fitted.ShouldBe(0.6, 0.03);
    }

    [Fact]
    public void A_feature_that_tells_right_from_wrong_moves_the_confidence()
    {
        var judged = Judged(i => (0.8, i % 2 == 0, i % 2 != 0 || i / 10 % 4 == 0), 400);

        var weights = CalibrationFit.Fit(judged);

        weights[(int)ConfidenceFeature.Implicit].ShouldBeLessThan(-1);
        Calibration.Probability(weights, judged[0].Features).ShouldBeLessThan(Calibration.Probability(weights, judged[1].Features));
    }

    [Fact]
    public void The_fit_is_the_same_in_every_run()
    {
        var judged = Judged(i => (0.6 + i % 4 * 0.1, i % 3 == 0, i % 5 != 0), 100);
        CalibrationFit.Fit(judged).ShouldBe(CalibrationFit.Fit(judged));
    }

    [Fact]
    public void Confidence_is_never_quite_sure_and_falls_below_the_line_only_when_it_is_to_review()
    {
        foreach (
            var text in (string[])
                [
                    "Mayor Otto Fenwick said on Monday that the ovens were cold. He added that nobody knew.",
                    "قال سالم الدرباوي إن السد لم ينهر. وأضاف أن الماء وصل.",
                    "سالم دربانی گفت سد نشکسته است. وی افزود آب رسیده است.",
                ]
        )
        {
            var reading = Reader.Read(new("page.txt", System.Text.Encoding.UTF8.GetBytes(text)));
            reading.Statements.ShouldNotBeEmpty();
            foreach (var said in reading.Statements)
            {
                said.Confidence.ShouldBeInRange(0.02, 0.98);
                said.ToReview.ShouldBe(said.Confidence < Language.Of(reading.Articles[said.Article].Language)!.ConfidenceLine);
            }
        }
    }
}
