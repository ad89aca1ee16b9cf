using System.Globalization;
using System.Net;
using Isnad.Ledgers;
using Microsoft.AspNetCore.Components;

namespace Isnad.App.Web;

/// <summary>A family of articles as plain SVG shapes: one line for each article, by time from the top, and an arrow from each source to its takers.</summary>
public sealed class LineageChart
{
    public const int Width = 900;
    const int RowHeight = 40;
    const int Top = 16;

    /// <summary>Arrows bend out to the left of the points; the labels stand to their right.</summary>
    const int PointX = 240;
    const int DateX = 262;
    const int LabelX = 410;
    const int LongestLabel = 70;

    /// <summary>Articles that are drawn; more would be no picture.</summary>
    const int Most = 60;

    public sealed record Node(string Y, string Link, string Tip, MarkupString Date, MarkupString Label, bool Current);

    /// <summary>An arrow; <see cref="Head"/> is empty where the direction is unknown.</summary>
    public sealed record Edge(string Path, string Head, string Color, string Dash, string Tip, MarkupString Label);

    public int Height { get; private init; }
    public List<Node> Nodes { get; } = [];
    public List<Edge> Edges { get; } = [];

    /// <summary>Articles that were left out of the picture.</summary>
    public int LeftOut { get; private init; }

    public static string X => PointX.ToString(CultureInfo.InvariantCulture);

    public static LineageChart Build(FamilyView family, string current)
    {
        var shown = family.Articles.Take(Most).ToList();
        var chart = new LineageChart { Height = Top * 2 + RowHeight * shown.Count, LeftOut = family.Articles.Count - shown.Count };
        for (var i = 0; i < shown.Count; i++)
        {
            var article = shown[i];
            chart.Nodes.Add(
                new(
                    N(Y(i)),
                    "/articles/" + article.Id,
                    article.Title,
                    Text(DateX, Y(i) + 4, Days.Show(article.Published.Value), 12, false),
                    Text(LabelX, Y(i) + 5, Short(article), 14, article.RightToLeft),
                    article.Id == current
                )
            );
        }
        var reach = 0;
        var labels = new List<(double X, double Y)>();
        foreach (var relation in family.Relations.Where(r => r.Immediate))
        {
            var (from, to) = (shown.FindIndex(a => a.Id == relation.From.Id), shown.FindIndex(a => a.Id == relation.To.Id));
            if (from < 0 || to < 0)
                continue;
            var (y1, y2) = (Y(from), Y(to));
            var bend = Math.Min(PointX - 30, 34 + 16 * Math.Abs(to - from) + 9 * (reach++ % 4));
            var share = Math.Max(relation.FromShare, relation.ToShare);
            MarkupString label = default;
            if (share > 0)
            {
                var at = Free(labels, bend, y1, y2);
                label = Text(at.X - 6, at.Y + 4, $"{share:P0}", 11, false, "end");
            }
            chart.Edges.Add(
                new(
                    $"M {N(PointX - 7)} {N(y1)} C {N(PointX - bend)} {N(y1)}, {N(PointX - bend)} {N(y2)}, {N(PointX - 9)} {N(y2)}",
                    relation.FirstKnown ? $"M {N(PointX - 17)} {N(y2 - 5)} L {N(PointX - 7)} {N(y2)} L {N(PointX - 17)} {N(y2 + 5)} Z" : "",
                    Color(relation.Kind),
                    relation.FirstKnown ? "0" : "5 4",
                    $"{LinkWords.Kind(relation.Kind)}{(relation.FirstKnown ? "" : ", direction unknown")}: {Share(relation)}",
                    label
                )
            );
        }
        return chart;

        static double Y(int row) => Top + RowHeight * (row + 0.5);
    }

    /// <summary>Where along its arrow a label stands clear of the labels before it: the middle, or as near to it as there is room.</summary>
    static (double X, double Y) Free(List<(double X, double Y)> taken, double bend, double y1, double y2)
    {
        const double Wide = 40;
        const double High = 14;
        (double X, double Y) best = default;
        foreach (var t in (ReadOnlySpan<double>)[0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8])
        {
            // the point of the Bézier curve that is drawn, whose controls lie straight left of its ends
            var near = (1 - t) * (1 - t) * (1 - t) + t * t * t;
            var rise = t * t * (3 - 2 * t);
            (double X, double Y) at = (PointX - 8 * near - bend * (1 - near), y1 + (y2 - y1) * rise);
            if (t == 0.5)
                best = at;
            if (taken.Exists(other => Math.Abs(other.X - at.X) < Wide && Math.Abs(other.Y - at.Y) < High))
                continue;
            best = at;
            break;
        }
        taken.Add(best);
        return best;
    }

    static string Share(RelationRow relation) =>
        relation.ToShare > 0
            ? FormattableString.Invariant(
                $"{relation.ToShare:P0} of its words stand in the source, {relation.FromShare:P0} of the source's in it"
            )
            : "by meaning";

    public static string Color(LinkKind kind) =>
        kind switch
        {
            LinkKind.Reprint => "#0072B2",
            LinkKind.Excerpt => "#E69F00",
            LinkKind.Translation => "#009E73",
            _ => "#CC79A7",
        };

    static string Short(ArticleRow article)
    {
        var label = article.Outlet is { } outlet ? $"{outlet}: {article.Title}" : article.Title;
        if (label.Length <= LongestLabel)
            return label;
        var cut = char.IsHighSurrogate(label[LongestLabel - 1]) ? LongestLabel - 1 : LongestLabel;
        return label[..cut] + "…";
    }

    /// <summary>Razor keeps the element name text for itself. What comes from a page is escaped; right-to-left words run to the left of their own.</summary>
    static MarkupString Text(double x, double y, string words, int size, bool rightToLeft, string anchor = "start") =>
        new(
            $"<text x=\"{N(x)}\" y=\"{N(y)}\" font-size=\"{size}\" fill=\"currentColor\" "
                + (rightToLeft ? "direction=\"rtl\" unicode-bidi=\"plaintext\" text-anchor=\"end\"" : $"text-anchor=\"{anchor}\"")
                + $">{WebUtility.HtmlEncode(words)}</text>"
        );

    static string N(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);
}

/// <summary>The words of the interface for links.</summary>
public static class LinkWords
{
    public static string Kind(LinkKind kind) => RecordWriter.Hyphenated(kind.ToString());

    /// <summary>How an article stands to the other end of a link: "reprint of", "reprinted by".</summary>
    public static string Side(RelationRow relation, string article) =>
        !relation.FirstKnown ? Kind(relation.Kind) + " of or by"
        : relation.To.Id == article ? Kind(relation.Kind) + " of"
        : relation.Kind switch
        {
            LinkKind.Reprint => "reprinted by",
            LinkKind.Excerpt => "excerpted by",
            LinkKind.Translation => "translated by",
            _ => "condensed by",
        };

    /// <summary>What is claimed: an utterance is a statement in the speaker's own words.</summary>
    public static string KindOf(ClaimView claim) => claim.Quoted ? "utterance" : RecordWriter.Hyphenated(claim.Kind.ToString());

    /// <summary>"6 pages, 4 articles, 2 roots".</summary>
    public static string Count(ClaimView claim) =>
        $"{Number(claim.Pages, "page")}, {Number(claim.Writings, "article")}, {Number(claim.Roots.Count, "root")}";

    /// <summary>How an appearance came about: "first", "2 days after, reprint of", "the same day, written anew"; whom it copies is <see cref="CopiedFrom"/>.</summary>
    public static string Step(ClaimStep step, bool first)
    {
        if (first)
            return "first";
        var how = step.Appearance.From is { } from ? $"{Kind(from.Kind)} {(from.FirstKnown ? "of" : "of or by")}" : "written anew";
        return step.Days switch
        {
            0 => "the same day, " + how,
            > 0 => $"{Number(step.Days.Value, "day")} after, {how}",
            _ => how,
        };
    }

    /// <summary>The articles through which an appearance was copied, the nearest first; empty for a writing of its own.</summary>
    public static IEnumerable<string> CopiedFrom(ClaimStep step) =>
        step.Appearance.From is null ? [] : step.Path.Reverse().Skip(1).Select(article => article.Outlet ?? article.Name);

    static string Number(int count, string what) => count == 1 ? $"1 {what}" : $"{count} {what}s";
}
