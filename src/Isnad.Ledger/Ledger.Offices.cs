using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Isnad.Ledgers;

public sealed partial class Ledger
{
    /// <summary>Who was seen in an office, in any of its wordings; with a day (EDTF), who it was then, where the ledger knows.</summary>
    public IReadOnlyList<HolderRow> Holders(string office, string? on = null) =>
        Read(connection => Holders(connection, new RowBuilder(connection, readings), office, DayRange.Of(on)));

    /// <summary>
    /// Persons seen with an office that has all the words of the phrase, by the days on which they were. On a day it was he who was seen in it
    /// around that day when nobody else was; when two were, nobody is named.
    /// </summary>
    static List<HolderRow> Holders(SqliteConnection connection, RowBuilder rows, string office, DayRange? on)
    {
        var words = OfficeWords.Of(office);
        // one word ("the minister") is anybody's
        if (words.Length < 2)
            return [];
        var names = connection.List(
            """
            SELECT name FROM office_word WHERE word IN (SELECT value FROM json_each($words))
            GROUP BY name HAVING count(*) = $count LIMIT 500
            """,
            row => row.GetInt64(0),
            ("$words", JsonSerializer.Serialize(words.Distinct(StringComparer.Ordinal).Select(NameKeys.Word))),
            ("$count", words.Distinct(StringComparer.Ordinal).Count())
        );
        var seen = connection
            .List(
                """
                SELECT n.source, f.text, f.first_day, f.last_day FROM form f JOIN name n ON n.id = f.name
                WHERE f.name IN (SELECT value FROM json_each($names)) AND f.kind = 1
                """,
                row => (Source: row.GetInt64(0), Office: row.GetString(1), First: row.Int(2), Last: row.Int(3)),
                ("$names", JsonSerializer.Serialize(names))
            )
            .FindAll(form => OfficeWords.Of(form.Office) is var theirs && words.All(word => theirs.Contains(word, StringComparer.Ordinal)));
        var holders = seen.GroupBy(form => form.Source)
            .Select(forms =>
                (
                    Source: forms.Key,
                    Office: forms.Select(form => form.Office).MinBy(text => (text.Length, text))!,
                    First: forms.Min(form => form.First),
                    Last: forms.Max(form => form.Last)
                )
            )
            .OrderBy(holder => holder.First ?? int.MaxValue)
            .ThenBy(holder => holder.Source)
            .ToList();
        var then = on is { } day ? HolderOn(holders.ConvertAll(holder => (holder.First, holder.Last)), day) : -1;
        return
        [
            .. holders.Select(
                (holder, i) =>
                    new HolderRow(
                        rows.Source(holder.Source),
                        holder.Office,
                        DayRange.Show(holder.First),
                        DayRange.Show(holder.Last),
                        i == then,
                        i == then ? $"Seen as '{holder.Office}' around that day, and nobody else was." : $"Seen as '{holder.Office}'."
                    )
            ),
        ];
    }

    /// <summary>The one who was seen in office on a day, or, when none was, the one seen within a year of it; -1 when there are two or none.</summary>
    static int HolderOn(List<(int? First, int? Last)> holders, DayRange day)
    {
        for (var slack = 0; slack <= 1_00_00; slack += 1_00_00)
        {
            var fits = holders.FindAll(holder => holder.First - slack <= day.To && holder.Last + slack >= day.From);
            if (fits.Count > 0)
                return fits.Count == 1 ? holders.IndexOf(fits[0]) : -1;
        }
        return -1;
    }
}
