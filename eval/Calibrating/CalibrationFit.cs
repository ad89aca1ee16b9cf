using System.Globalization;
using System.Text;
using Isnad.Eval.Gold;

namespace Isnad.Eval.Calibrating;

/// <summary>
/// Fits the weights of <see cref="Calibration"/>: logistic regression by Newton's method, drawn towards "the guess as it is". The documents of
/// which no rule knew anything count together as much as all others: on the others nearly all is right, because they were mended.
/// </summary>
internal static class CalibrationFit
{
    const double Ridge = 2;
    const int Rounds = 40;

    static readonly int Size = Enum.GetValues<ConfidenceFeature>().Length;

    public static double[] Fit(IReadOnlyList<Judgement> judged)
    {
        var start = new double[Size];
        start[(int)ConfidenceFeature.Guess] = 1;
        var unseen = judged.Count(one => one.Unseen);
        var weight = unseen == 0 || unseen == judged.Count ? 1 : Math.Max(1, (judged.Count - unseen) / (double)unseen);
        // so that the ridge means the same however the documents are weighed
        var scale = judged.Count / judged.Sum(one => one.Unseen ? weight : 1);
        var weights = (double[])start.Clone();
        for (var round = 0; round < Rounds; round++)
        {
            var (gradient, hessian) = (new double[Size], new double[Size, Size]);
            foreach (var one in judged)
            {
                var sum = one.Features.Zip(weights, (feature, w) => feature * w).Sum();
                var p = 1 / (1 + Math.Exp(-sum));
                var counts = scale * (one.Unseen ? weight : 1);
                for (var i = 0; i < Size; i++)
                {
                    gradient[i] += counts * ((one.Right ? 1 : 0) - p) * one.Features[i];
                    for (var j = 0; j < Size; j++)
                        hessian[i, j] += counts * p * (1 - p) * one.Features[i] * one.Features[j];
                }
            }
            for (var i = 0; i < Size; i++)
            {
                var ridge = i == (int)ConfidenceFeature.Always ? 0.01 : Ridge;
                gradient[i] -= ridge * (weights[i] - start[i]);
                hessian[i, i] += ridge;
            }
            var step = Solve(hessian, gradient);
            for (var i = 0; i < Size; i++)
                weights[i] += Math.Clamp(step[i], -2, 2);
        }
        return weights;
    }

    /// <summary>Each statement with the confidence that weights fitted without its document give it.</summary>
    public static IEnumerable<(Judgement Judged, double Confidence)> LeaveOneOut(IReadOnlyList<Judgement> judged)
    {
        foreach (var document in judged.GroupBy(one => one.Document))
        {
            var weights = Fit([.. judged.Where(one => one.Document != document.Key)]);
            foreach (var one in document)
                yield return (one, Calibration.Probability(weights, one.Features));
        }
    }

    /// <summary>Writes <c>languages/TAG/confidence.tsv</c> of every language from the project's own gold.</summary>
    public static int Write(Repository repository, DateOnly today, TextWriter log)
    {
        var all = Judgement.Of(GoldCorpus.Pairs(repository.Gold), Judgement.UnseenOf(repository)).ToList();
        foreach (var language in Language.All)
        {
            List<Judgement> judged = [.. all.Where(one => one.Language == language.Tag)];
            var weights = Fit(judged);
            var documents = judged.Select(one => one.Document).Distinct().Count();
            var fresh = judged.Count(one => one.Unseen);
            var table = new StringBuilder(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"# feature\tweight\tnote: log-odds that a statement is right, words and speaker. Fitted by 'eval -- calibrate' on {today:yyyy-MM-dd} from {judged.Count} statements ({judged.Count(one => one.Right)} right) in {documents} documents, {fresh} of them ({judged.Count(one => one is { Unseen: true, Right: true })} right) in documents that no rule was made with\n"
                )
            );
            foreach (var feature in Enum.GetValues<ConfidenceFeature>())
                table.Append(
                    CultureInfo.InvariantCulture,
                    $"{RecordWriter.Hyphenated(feature.ToString())}\t{Math.Round(weights[(int)feature], 3).ToString("0.###", CultureInfo.InvariantCulture)}\n"
                );
            File.WriteAllText(Path.Combine(repository.Root, "languages", language.Tag, "confidence.tsv"), table.ToString());
            log.Write(table);
        }
        return 0;
    }

    /// <summary>Gaussian elimination; the ridge makes the matrix positive definite.</summary>
    static double[] Solve(double[,] matrix, double[] right)
    {
        for (var column = 0; column < Size; column++)
        for (var row = column + 1; row < Size; row++)
        {
            var factor = matrix[row, column] / matrix[column, column];
            for (var k = column; k < Size; k++)
                matrix[row, k] -= factor * matrix[column, k];
            right[row] -= factor * right[column];
        }
        var solution = new double[Size];
        for (var row = Size - 1; row >= 0; row--)
        {
            var sum = right[row];
            for (var k = row + 1; k < Size; k++)
                sum -= matrix[row, k] * solution[k];
            solution[row] = sum / matrix[row, row];
        }
        return solution;
    }
}
