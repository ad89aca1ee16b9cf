using System.Globalization;

namespace Isnad;

/// <summary>What of a statement, beside the guess of the rule that found it, tells how far it can be believed.</summary>
public enum ConfidenceFeature
{
    /// <summary>Of every statement.</summary>
    Always,

    /// <summary>The log-odds of the rule's guess.</summary>
    Guess,

    /// <summary>The source is a pronoun or not expressed.</summary>
    Implicit,

    /// <summary>A named person, organisation or outlet says it.</summary>
    Named,

    /// <summary>Nobody could be found who says it, and it is no hearsay.</summary>
    Unresolved,

    /// <summary>All of the content is in quotation marks or behind a colon.</summary>
    Direct,

    /// <summary>It stands inside another statement.</summary>
    Nested,

    /// <summary>The content is a word or two.</summary>
    Brief,

    /// <summary>Cue and content stand apart.</summary>
    Far,
}

/// <summary>
/// From the guess of a rule to the share of such statements that are right: words and speaker. Beta calibration of the guess (Kull, Silva
/// Filho and Flach 2017, with one slope) together with a few features, as weights of a logistic model; the weights of each language are fitted by
/// <c>eval -- calibrate</c> and stand in <c>confidence.tsv</c> with date and counts.
/// </summary>
public sealed class Calibration
{
    const int BriefContent = 16;
    const int FarCue = 40;

    /// <summary>Never quite sure, never quite hopeless.</summary>
    const double Least = 0.02;

    readonly double[] weights = new double[Enum.GetValues<ConfidenceFeature>().Length];

    Calibration(Language language)
    {
        // a language without the table keeps the guesses of its rules
        weights[(int)ConfidenceFeature.Guess] = 1;
        foreach (var row in language.Table("confidence"))
        {
            row.Expect(2);
            weights[(int)row.Enum<ConfidenceFeature>(0)] = double.Parse(row[1], CultureInfo.InvariantCulture);
        }
    }

    public static double Of(Language language, Statement statement, EntityTable names) =>
        Probability(language.Compiled(static l => new Calibration(l)).weights, Features(statement, names));

    /// <summary>The features of a statement, in the order of <see cref="ConfidenceFeature"/>.</summary>
    public static double[] Features(Statement statement, EntityTable names)
    {
        var guess = Math.Clamp(statement.Guess, 0.05, 0.95);
        var content = statement.Content;
        var named =
            statement is { Entity: { } entity, Anonymous: false }
            && names.Entities[entity].Type is EntityType.Person or EntityType.Organisation or EntityType.Outlet;
        var distance = statement.Cue is not { } cue
            ? 0
            : content.Min(span => Math.Max(0, Math.Max(span.Start - cue.End, cue.Start - span.End)));
        return
        [
            1,
            Math.Log(guess / (1 - guess)),
            statement.Implicit ? 1 : 0,
            named ? 1 : 0,
            statement is { Entity: null, Anonymous: false, Wording: null } ? 1 : 0,
            statement.Kind == StatementKind.Direct ? 1 : 0,
            statement.Parent is not null ? 1 : 0,
            statement.ContentLength < BriefContent ? 1 : 0,
            distance > FarCue ? 1 : 0,
        ];
    }

    /// <summary>Rounded to what a record shows, so that the line divides what is shown.</summary>
    public static double Probability(ReadOnlySpan<double> weights, ReadOnlySpan<double> features)
    {
        var sum = 0.0;
        for (var i = 0; i < features.Length; i++)
            sum += weights[i] * features[i];
        return Math.Round(Math.Clamp(1 / (1 + Math.Exp(-sum)), Least, 1 - Least), 2);
    }
}
