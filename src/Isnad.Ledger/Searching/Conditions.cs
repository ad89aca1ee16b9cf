using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Isnad.Ledgers;

/// <summary>The WHERE clause of a filter. Its text is made of constants; what the user said goes in as parameters.</summary>
internal sealed class Conditions
{
    readonly List<string> clauses = [];
    readonly List<(string Name, object? Value)> values = [];

    public ReadOnlySpan<(string Name, object? Value)> Values => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(values);

    public string Where => clauses.Count == 0 ? "" : " WHERE " + string.Join(" AND ", clauses);

    /// <summary>False when a part of the filter can match nothing, a name that no source bears, say.</summary>
    public bool Possible { get; private set; } = true;

    public void Add(string clause, params ReadOnlySpan<(string Name, object? Value)> with)
    {
        clauses.Add(clause);
        values.AddRange(with);
    }

    /// <summary>The values of another part of the same query; what both have is bound once.</summary>
    public void Take(Conditions other)
    {
        foreach (var value in other.values)
            if (!values.Exists(own => own.Name == value.Name))
                values.Add(value);
    }

    public void Value(string name, object? value) => values.Add((name, value));

    /// <summary>Language and article, on the alias <c>a</c> of the table <c>article</c>.</summary>
    public void Article(Filter filter)
    {
        if (!string.IsNullOrEmpty(filter.Language))
            Add("(a.language = $language OR a.language LIKE $language || '-%')", ("$language", filter.Language));
        if (!string.IsNullOrEmpty(filter.Article))
        {
            var id = PublicId.Parse(PublicId.Article, filter.Article);
            Possible &= id is not null;
            Add("a.public = $article", ("$article", id));
        }
    }

    /// <summary>The days of an alias with <c>day_from</c> and <c>day_to</c>.</summary>
    /// <exception cref="LedgerException">The filter's date is not EDTF.</exception>
    public void Days(Filter filter, string alias)
    {
        if (Day(filter.From) is { } from)
            Add($"{alias}.day_to >= $from", ("$from", from.From));
        if (Day(filter.To) is { } to)
            Add($"{alias}.day_from <= $to", ("$to", to.To));
    }

    public void Words(SearchWords? words, string table, string column)
    {
        if (words is not null)
            Add($"{column} IN (SELECT rowid FROM {table} WHERE {table} MATCH $words)", ("$words", words.Expression()));
    }

    /// <summary>Whom the statement in a column, or one it stands in, is of: the speaker and those he passes on.</summary>
    public void By(SqliteConnection connection, string column, Filter filter) =>
        Names(
            connection,
            column + " IN (SELECT statement FROM voice WHERE name IN (SELECT value FROM json_each($by)) AND role <= 1)",
            "$by",
            filter.By
        );

    /// <summary>What is asked of a statement itself, on the alias <c>s</c> of the table <c>statement</c>.</summary>
    public void Said(SqliteConnection connection, Filter filter, SearchWords? words)
    {
        Words(words, "statement_words", "s.id");
        By(connection, "s.id", filter);
        if (filter.ToReview is { } review)
            Add("+s.review = $review", ("$review", review ? 1 : 0));
        if (filter.Stance is { } stance)
            Add("+s.stance = $stance", ("$stance", (int)stance));
        if (!string.IsNullOrEmpty(filter.Measure))
            Add("s.id IN (SELECT statement FROM figure WHERE measure = $measure)", ("$measure", filter.Measure));
    }

    /// <summary>The names of a source given by id or name, as a JSON list for <c>json_each</c>.</summary>
    public void Names(SqliteConnection connection, string clause, string parameter, string? idOrName)
    {
        if (string.IsNullOrWhiteSpace(idOrName))
            return;
        var names = SourceLookup.Names(connection, idOrName);
        Possible &= names.Count > 0;
        Add(clause, (parameter, JsonSerializer.Serialize(names)));
    }

    static DayRange? Day(string? edtf) =>
        string.IsNullOrWhiteSpace(edtf)
            ? null
            : DayRange.Of(edtf.Trim())
                ?? throw new LedgerException(edtf, "this is not a date.", "Write 2025-10-21, 2025-10, 2025 or 2025-10-01/2025-10-21.");
}
