using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Isnad.Ledgers;

public sealed partial class Ledger
{
    /// <summary>Who was seen in an office, in any of its wordings; with a day (EDTF), who it was then, where the ledger knows.</summary>
    public IReadOnlyList<HolderRow> Holders(string office, string? on = null) =>
        Read(connection => Holders(connection, new RowBuilder(connection, readings), office, DayRange.Of(on)));

    /// <summary>
    /// Persons seen in an office by the days on which they were: in any language where the tables know its kind, else with all the words of the phrase. On a
    /// day it was he who was seen in it around that day when nobody else was; when two were, nobody is named. Who is called a former holder held it no
    /// more from that day on.
    /// </summary>
    static List<HolderRow> Holders(SqliteConnection connection, RowBuilder rows, string office, DayRange? on)
    {
        var asked = new AskedOffice(office);
        if (asked.Keys.Count == 0)
            return [];
        var names = connection.List(
            """
            SELECT name FROM office_word WHERE word IN (SELECT value FROM json_each($words))
            GROUP BY name HAVING count(*) = $count LIMIT 500
            """,
            row => row.GetInt64(0),
            ("$words", JsonSerializer.Serialize(asked.Keys)),
            ("$count", asked.Keys.Count)
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
            .FindAll(form => asked.Is(form.Office));
        var holders = seen.GroupBy(form => form.Source)
            .Select(forms =>
            {
                var (past, held) = (
                    forms.Where(form => OfficeWords.IsPast(form.Office)).ToList(),
                    forms.Where(form => !OfficeWords.IsPast(form.Office)).ToList()
                );
                return new Held(
                    forms.Key,
                    (held.Count > 0 ? held : past).Select(form => form.Office).MinBy(text => (text.Length, text))!,
                    held.Min(form => form.First),
                    held.Max(form => form.Last),
                    past.Min(form => form.First)
                );
            })
            .OrderBy(holder => holder.First ?? holder.Left ?? int.MaxValue)
            .ThenBy(holder => holder.Source)
            .ToList();
        var named = holders.ConvertAll(holder => rows.Source(holder.Source));
        var then =
            on is { } day && !OfficeWords.IsPast(office) && !asked.IsOfSeveralStates(seen.Select(form => form.Office))
                ? HoldersOn(holders, named, day)
                : [];
        return
        [
            .. holders.Select(
                (holder, i) =>
                    new HolderRow(
                        named[i],
                        holder.Office,
                        DayRange.Show(holder.First),
                        DayRange.Show(holder.Last),
                        then.Contains(holder),
                        then.Contains(holder)
                            ? $"Seen as '{holder.Office}' around that day, and nobody of another name was."
                            : Reason(holder)
                    )
            ),
        ];
    }

    static bool AreOne(string one, string other) => NameMatcher.Compare(one, other) is { Verdict: NameVerdict.Same, Doubt: NameDoubt.None };

    /// <summary>Who was seen in an office: from when to when, and since when he is called a former holder.</summary>
    sealed record Held(long Source, string Office, int? First, int? Last, int? Left);

    static string Reason(Held holder) =>
        holder is { Left: { } left }
            ? $"Seen as '{holder.Office}'; on {DayRange.Show(left)} called a former holder."
            : $"Seen as '{holder.Office}'.";

    /// <summary>
    /// The one who was seen in office on a day, or, when none was, the one seen within a year of it; nobody when there are two. Two sources of the same name,
    /// whom nobody joined yet, are both given.
    /// </summary>
    static List<Held> HoldersOn(List<Held> holders, List<SourceReference> named, DayRange day)
    {
        for (var slack = 0; slack <= 1_00_00; slack += 1_00_00)
        {
            var fits = holders.FindAll(holder => holder.First - slack <= day.To && holder.Last + slack >= day.From && !HasLeft(holder));
            if (fits.Count > 0)
                return fits.TrueForAll(holder => AreOne(NameOf(fits[0]), NameOf(holder))) ? fits : [];
        }
        return [];
        // whoever is of the same name may be the same man
        bool HasLeft(Held holder) =>
            holders.Exists(other =>
                other.Left <= day.From && holder.Last < other.Left && (other == holder || AreOne(NameOf(other), NameOf(holder)))
            );
        string NameOf(Held holder) => named[holders.IndexOf(holder)].Name;
    }
}
