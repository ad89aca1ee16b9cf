using System.Text.Json.Nodes;
using Isnad.Ledgers;

namespace Isnad.App;

/// <summary>Links, families and claims.</summary>
static partial class Rows
{
    public static JsonObject Of(RelationRow row) =>
        new()
        {
            ["from"] = Of(row.From),
            ["to"] = Of(row.To),
            ["kind"] = RecordWriter.Hyphenated(row.Kind.ToString()),
            ["score"] = Share(row.Score),
            ["first"] = row.FirstKnown ? "from" : "unknown",
            ["fromShare"] = Share(row.FromShare),
            ["toShare"] = Share(row.ToShare),
            ["immediate"] = row.Immediate,
        };

    public static JsonObject Of(FamilyView family) =>
        new() { ["articles"] = Array(family.Articles, Of), ["links"] = Array(family.Relations, Of) };

    public static JsonObject Of(ClaimView claim) =>
        new()
        {
            ["id"] = claim.Id,
            ["kind"] = RecordWriter.Hyphenated(claim.Kind.ToString()),
            ["quoted"] = claim.Quoted,
            ["text"] = claim.Text,
            ["language"] = claim.Language,
            ["wordings"] = Array(
                claim.Wordings,
                wording => new JsonObject
                {
                    ["text"] = wording.Text,
                    ["language"] = wording.Language,
                    ["articles"] = Array(wording.Appearances, a => a.Article.Id),
                }
            ),
            ["pages"] = claim.Pages,
            ["articles"] = claim.Writings,
            ["roots"] = Array(
                claim.Roots,
                root => new JsonObject
                {
                    ["name"] = root.Name,
                    ["anonymous"] = root.Anonymous,
                    ["names"] = Array(root.Names, name => name),
                    ["reasons"] = Array(root.Reasons, reason => reason),
                    ["articles"] = Array(
                        root.Writings,
                        writing => new JsonObject { ["origin"] = Of(writing.Origin), ["copies"] = Array(writing.Copies, Of) }
                    ),
                }
            ),
            ["cascade"] = Array(
                claim.Cascade,
                step => new JsonObject
                {
                    ["article"] = step.Appearance.Article.Id,
                    ["days"] = step.Days,
                    ["path"] = Array(step.Path, article => article.Id),
                }
            ),
        };

    public static JsonObject Of(ClaimAppearance appearance) =>
        new()
        {
            ["article"] = Of(appearance.Article),
            ["finding"] = appearance.Statement?.Id ?? appearance.Figure?.Id,
            ["text"] = appearance.Text,
            ["root"] = appearance.Root,
            ["copies"] = appearance.From is { } from ? RecordWriter.Hyphenated(from.Kind.ToString()) : null,
        };
}
