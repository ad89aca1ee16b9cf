using System.Globalization;
using System.Text.Json.Nodes;
using Isnad.Ledgers;

namespace Isnad.App;

/// <summary>Sources, their names, and what was decided of them.</summary>
static partial class Rows
{
    public static JsonObject Of(SourceRow row) =>
        new()
        {
            ["id"] = row.Id,
            ["name"] = row.Name,
            ["type"] = RecordWriter.Hyphenated(row.Type.ToString()),
            ["anonymous"] = row.Anonymous,
            ["statements"] = row.Statements,
            ["mentions"] = row.Mentions,
            ["documents"] = row.Documents,
            ["first"] = row.First,
            ["last"] = row.Last,
        };

    public static JsonObject Of(SourcePage page) =>
        new()
        {
            ["source"] = Of(page.Source),
            ["names"] = Array(page.Names, Of),
            ["forms"] = Array(page.Forms, Of),
            ["offices"] = Array(page.Offices, Of),
            ["joins"] = Array(page.Joins, Of),
            ["holders"] = Array(page.Holders, Of),
            ["decisions"] = Array(page.Decisions, Of),
            ["statements"] = List(page.Statements, Of),
        };

    public static JsonObject Of(WhoPage page) =>
        new()
        {
            ["name"] = page.Name,
            ["sources"] = Array(
                page.Sources,
                row => new JsonObject
                {
                    ["source"] = Of(row.Source),
                    ["verdict"] = RecordWriter.Hyphenated(row.Verdict.ToString()),
                    ["score"] = row.Score,
                    ["reason"] = row.Reason,
                    ["forms"] = Array(row.Forms, form => JsonValue.Create(form)),
                }
            ),
            ["holders"] = Array(page.Holders, Of),
        };

    public static JsonObject Of(JoinRow join) =>
        new()
        {
            ["one"] = Of(join.One),
            ["other"] = Of(join.Other),
            ["score"] = join.Score,
            ["reason"] = join.Reason,
        };

    public static JsonObject Of(PairRow pair) =>
        new()
        {
            ["one"] = Of(pair.One),
            ["other"] = Of(pair.Other),
            ["score"] = pair.Score,
            ["reason"] = pair.Reason,
            ["statements"] = pair.Weight,
            ["company"] = Array(pair.Company, Of),
        };

    public static JsonObject Of(Decision decision) =>
        new()
        {
            ["number"] = decision.Number,
            ["kind"] = RecordWriter.Hyphenated(decision.Kind.ToString()),
            ["stands"] = decision.Stands,
            ["author"] = decision.Author,
            ["at"] = decision.At.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
            ["reason"] = decision.Reason,
            ["subject"] = Array(decision.Subject, id => JsonValue.Create(id)),
            ["undoes"] = decision.Undoes,
        };

    public static JsonObject Of(NamingPage page) =>
        new()
        {
            ["sources"] = Array(page.Sources, Of),
            ["readings"] = page.Readings,
            ["cut"] = page.Cut,
            ["rows"] = Array(
                page.Rows,
                row => new JsonObject
                {
                    ["voice"] = row.Voice,
                    ["voiceSource"] = row.VoiceId,
                    ["page"] = row.Page,
                    ["label"] = row.Label,
                    ["kind"] = RecordWriter.Hyphenated(row.Kind.ToString()),
                    ["count"] = row.Count,
                    ["first"] = row.First,
                    ["last"] = row.Last,
                    ["article"] = row.Article,
                    ["example"] = Of(row.Example),
                }
            ),
        };

    static JsonObject Of(PairSide side) =>
        new()
        {
            ["name"] = side.Name,
            ["text"] = side.Text,
            ["source"] = Of(side.Source),
            ["forms"] = Array(side.Forms, Of),
            ["offices"] = Array(side.Offices, Of),
            ["examples"] = Array(side.Examples, Of),
        };

    static JsonObject Of(SourceName name) =>
        new()
        {
            ["id"] = name.Id,
            ["text"] = name.Text,
            ["type"] = RecordWriter.Hyphenated(name.Type.ToString()),
            ["statements"] = name.Statements,
            ["mentions"] = name.Mentions,
        };

    static JsonObject Of(HolderRow holder) =>
        new()
        {
            ["source"] = Of(holder.Source),
            ["office"] = holder.Office,
            ["first"] = holder.First,
            ["last"] = holder.Last,
            ["then"] = holder.Then,
            ["reason"] = holder.Reason,
        };
}
