using Microsoft.Data.Sqlite;

namespace Isnad.Ledgers;

/// <summary>
/// The rows that make the current readings searchable: articles, statements, voices, figures, events, names, words. All of them
/// are derived; removing a reading from the index loses nothing.
/// </summary>
internal sealed class FindingIndex : IDisposable
{
    /// <summary>Roles in <c>voice</c>.</summary>
    public const int Speaker = 0;
    public const int CoSpeaker = 1;
    public const int Relay = 2;

    readonly SqliteConnection connection;
    readonly Prepared nextIds;
    readonly Prepared keepIds;
    readonly Prepared article;
    readonly Prepared articleWords;
    readonly Prepared statement;
    readonly Prepared judgement;
    readonly Prepared statementWords;
    readonly Prepared voice;
    readonly Prepared figure;
    readonly Prepared happening;
    readonly Prepared entity;
    readonly NameIndex names;
    readonly IndexedWords words = new();
    long nextArticle;
    long nextStatement;
    long nextFigure;
    long nextEvent;
    readonly List<NameIndex.Named> speakers = [];
    NameIndex.Named[] nameOf = [];
    long[] statementOf = [];

    public FindingIndex(SqliteConnection connection)
    {
        this.connection = connection;
        var database = connection.Handle!;
        names = new NameIndex(database);
        nextIds = new(database, "SELECT article, statement, figure, event FROM counter");
        keepIds = new(database, "UPDATE counter SET article = ?, statement = ?, figure = ?, event = ?");
        article = new(database, "INSERT INTO article VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        articleWords = new(database, "INSERT INTO article_words (rowid, words) VALUES (?, ?)");
        statement = new(
            database,
            "INSERT INTO statement (id, public, article, ordinal, stance, review, day_from, day_to, value) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
        );
        judgement = new(database, "SELECT review FROM judgement WHERE statement = ?");
        statementWords = new(database, "INSERT INTO statement_words (rowid, words) VALUES (?, ?)");
        voice = new(database, "INSERT OR IGNORE INTO voice VALUES (?, ?, ?, ?)");
        figure = new(database, "INSERT INTO figure VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        happening = new(database, "INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
        entity = new(database, "INSERT INTO entity VALUES (?, ?, ?, ?)");
    }

    public long NextArticle => nextArticle;

    public void Begin()
    {
        nextIds.Step();
        (nextArticle, nextStatement) = (nextIds.Integer(0), nextIds.Integer(1));
        (nextFigure, nextEvent) = (nextIds.Integer(2), nextIds.Integer(3));
        nextIds.Reset();
        names.Begin();
    }

    public void End()
    {
        keepIds.Bind(nextArticle).Bind(nextStatement).Bind(nextFigure).Bind(nextEvent).Run();
        names.End();
    }

    public void Forget() => names.Forget();

    /// <summary>Puts a reading in; <paramref name="row"/> is its evidence's row.</summary>
    public void Add(long reading, long row, byte[] evidence, Reading read)
    {
        Names(reading, row, read, +1);
        if (statementOf.Length < read.Statements.Count)
            statementOf = new long[read.Statements.Count * 2];
        for (var a = 0; a < read.Articles.Count; a++)
        {
            var piece = read.Articles[a];
            var range = DayRange.Of(piece.Published.Value);
            var (statements, figures, events) = (nextStatement, nextFigure, nextEvent);
            for (var s = 0; s < read.Statements.Count; s++)
                if (read.Statements[s].Article == a)
                    AddStatement(s, evidence, read, range);
            for (var f = 0; f < read.Figures.Count; f++)
                if (ArticleAt(read, read.Figures[f].Span.Start) == a)
                    AddFigure(f, evidence, read.Figures[f]);
            for (var e = 0; e < read.Events.Count; e++)
                if (ArticleAt(read, read.Events[e].Trigger.Start) == a)
                    AddEvent(e, read.Events[e]);
            article
                .Bind(nextArticle)
                .Bind(PublicId.OfArticle(evidence, piece))
                .Bind(reading)
                .Bind(a)
                .Bind(piece.Language)
                .Bind(range?.From)
                .Bind(range?.To)
                .Bind(statements)
                .Bind(nextStatement - statements)
                .Bind(figures)
                .Bind(nextFigure - figures)
                .Bind(events)
                .Bind(nextEvent - events)
                .Run();
            words.Add(read.Document.Tokens, piece.Span);
            WordTokenizer.Index(articleWords.Bind(nextArticle), words);
            nextArticle++;
        }
    }

    /// <summary>Takes a superseded reading out. Its words stay behind under ids that nothing bears any more.</summary>
    public void Remove(long reading, long row, Reading read)
    {
        Names(reading, row, read, -1);
        var articles = connection.List(
            "SELECT id, coalesce(day_from, 0), first_statement, statements, first_figure, figures, first_event, events FROM article "
                + "WHERE id >= (SELECT first_article FROM reading WHERE id = $r) AND reading = $r LIMIT (SELECT articles FROM reading WHERE id = $r)",
            row => (Id: row.GetInt64(0), Day: row.GetInt64(1), Ranges: (long[])[.. Enumerable.Range(2, 6).Select(row.GetInt64)]),
            ("$r", reading)
        );
        foreach (var (id, day, ranges) in articles)
        {
            foreach (var name in nameOf.Select(named => named.Id).Distinct())
                connection.Execute(
                    "DELETE FROM voice WHERE name = $n AND day = $d AND statement >= $s AND statement < $s + $c",
                    ("$n", name),
                    ("$d", day),
                    ("$s", ranges[0]),
                    ("$c", ranges[1])
                );
            connection.Execute("DELETE FROM statement WHERE id >= $f AND id < $f + $c", ("$f", ranges[0]), ("$c", ranges[1]));
            connection.Execute("DELETE FROM figure WHERE id >= $f AND id < $f + $c", ("$f", ranges[2]), ("$c", ranges[3]));
            connection.Execute("DELETE FROM event WHERE id >= $f AND id < $f + $c", ("$f", ranges[4]), ("$c", ranges[5]));
            connection.Execute("DELETE FROM article WHERE id = $id", ("$id", id));
        }
        foreach (var name in nameOf.Select(named => named.Id).Distinct())
            connection.Execute("DELETE FROM entity WHERE name = $n AND reading = $r", ("$n", name), ("$r", reading));
    }

    /// <summary>Gives the names of a reading to whom <paramref name="change"/> makes them stand for: it edits the table <c>namesake</c>.</summary>
    public void Rename(long reading, long evidence, Reading read, Action change)
    {
        Names(reading, evidence, read, -1);
        var before = nameOf;
        foreach (var name in before.Select(named => named.Id).Distinct())
            connection.Execute("DELETE FROM entity WHERE name = $n AND reading = $r", ("$n", name), ("$r", reading));
        change();
        names.Begin();
        Names(reading, evidence, read, +1);
        CountStatements(read, +1);
        foreach (var (old, own) in before.Zip(nameOf, (old, own) => (old.Id, own.Id)).Where(pair => pair.Item1 != pair.Item2).Distinct())
        foreach (var sql in Renamings)
            connection.Execute(sql, ("$old", old), ("$own", own), ("$r", reading));
    }

    static readonly string[] Renamings =
    [
        """
            UPDATE voice SET name = $own WHERE name = $old AND EXISTS (
              SELECT 1 FROM article a WHERE a.reading = $r AND a.id >= (SELECT first_article FROM reading WHERE id = $r)
                AND voice.statement >= a.first_statement AND voice.statement < a.first_statement + a.statements)
            """,
        "UPDATE figure SET place = $own WHERE place = $old AND article IN (SELECT id FROM article WHERE reading = $r AND id >= (SELECT first_article FROM reading WHERE id = $r))",
        "UPDATE event SET place = $own WHERE place = $old AND article IN (SELECT id FROM article WHERE reading = $r AND id >= (SELECT first_article FROM reading WHERE id = $r))",
    ];

    public void Dispose()
    {
        names.Dispose();
        foreach (
            var prepared in (Prepared[])
                [nextIds, keepIds, article, articleWords, statement, judgement, statementWords, voice, figure, happening, entity]
        )
            prepared.Dispose();
    }

    /// <summary>The article in which an offset stands, or the one before it.</summary>
    public static int ArticleAt(Reading read, int offset)
    {
        var found = 0;
        while (found + 1 < read.Articles.Count && read.Articles[found + 1].Span.Start <= offset)
            found++;
        return found;
    }

    /// <summary>The words under which a statement is found: its content's, then its source's.</summary>
    void Words(Statement said, TokenTable tokens)
    {
        foreach (var span in said.Content)
            words.Add(tokens, span);
        if (said.Source is { } source)
            words.Add(tokens, source);
    }

    void AddStatement(int ordinal, byte[] evidence, Reading read, DayRange? published)
    {
        var said = read.Statements[ordinal];
        var day = published?.From ?? 0;
        var clock = DayRange.Of(said.Said) ?? published;
        var id = statementOf[ordinal] = nextStatement++;
        var shown = PublicId.OfStatement(evidence, said);
        var review = Review(shown, said);
        statement
            .Bind(id)
            .Bind(shown)
            .Bind(nextArticle)
            .Bind(ordinal)
            .Bind((int)said.Stance)
            .Bind(review)
            .Bind(clock?.From)
            .Bind(clock?.To)
            .Bind(said.ToReview ? Hanging(read, ordinal) : 0)
            .Run();
        Words(said, read.Document.Tokens);
        WordTokenizer.Index(statementWords.Bind(id), words);
        GatherSpeakers(said);
        for (var i = 0; i < speakers.Count; i++)
        {
            if (review == 0)
                speakers[i].Statements++;
            voice.Bind(speakers[i].Id).Bind(day).Bind(id).Bind(i == 0 ? Speaker : CoSpeaker).Run();
        }
        // the page itself, the first link, stands in the article
        for (var i = 1; i < said.Chain.Count; i++)
            if (said.Chain[i].Entity is { } link && !speakers.Contains(nameOf[link]))
                voice.Bind(nameOf[link].Id).Bind(day).Bind(id).Bind(Relay).Run();
    }

    /// <summary>0 in the main view, 1 in the review queue, 2 rejected: as a person judged, else as the machine is sure of it.</summary>
    long Review(long shown, Statement said) => judgement.Bind(shown).Scalar() ?? (said.ToReview ? 1 : 0);

    /// <summary>How much hangs on a statement: the figures, events and statements inside it.</summary>
    static int Hanging(Reading read, int ordinal) =>
        read.Figures.Count(figure => figure.Statement == ordinal)
        + read.Events.Count(happened => happened.Statement == ordinal)
        + read.Statements.Count(inner => inner.Parent == ordinal);

    void AddFigure(int ordinal, byte[] evidence, Figure stated)
    {
        var period = DayRange.Of(stated.Period);
        figure
            .Bind(nextFigure++)
            .Bind(PublicId.OfFigure(evidence, stated))
            .Bind(nextArticle)
            .Bind(ordinal)
            .Bind(stated.Statement is { } index ? statementOf[index] : null)
            .Bind(stated.Measure)
            .Bind(stated.Unit)
            .Bind((double?)stated.Value)
            .Bind((double?)stated.High)
            .Bind(period?.From)
            .Bind(period?.To)
            .Bind(stated.Place is { } place ? nameOf[place].Id : null)
            .Run();
    }

    void AddEvent(int ordinal, Event happened)
    {
        var date = DayRange.Of(happened.Date);
        happening
            .Bind(nextEvent++)
            .Bind(nextArticle)
            .Bind(ordinal)
            .Bind((int)happened.Type)
            .Bind(date?.From)
            .Bind(date?.To)
            .Bind(happened.Place is { } place ? nameOf[place].Id : null)
            .Bind(happened.Statement is { } index ? statementOf[index] : null)
            .Run();
    }

    /// <summary>The entities' names, their forms and offices, in or out.</summary>
    void Names(long reading, long evidence, Reading read, int sign)
    {
        var (table, text) = (read.Names, read.Document.Text);
        nameOf = new NameIndex.Named[table.Entities.Count];
        if (nameOf.Length == 0)
            return;
        var mentions = new int[nameOf.Length];
        var day = read.Articles.Count > 0 ? DayRange.Seen(read.Articles[0].Published.Value)?.From : null;
        for (var i = 0; i < nameOf.Length; i++)
        {
            var named = table.Entities[i];
            nameOf[i] = names.Of(named, evidence);
            foreach (var office in named.Offices)
                nameOf[i].Count(NameIndex.Office, office, day, sign);
        }
        foreach (var mention in table.Mentions)
        {
            mentions[mention.Entity]++;
            nameOf[mention.Entity].Count(NameIndex.NameForm, mention.Span.Of(text), day, sign);
        }
        string? place = null;
        for (var i = 0; i < nameOf.Length; i++)
        {
            if (nameOf[i].Institution is { NeedsPlace: true })
            {
                place ??= PagePlace.Of(table);
                nameOf[i].Places[place] = nameOf[i].Places.GetValueOrDefault(place) + sign;
            }
            nameOf[i].Mentions.Add(sign * mentions[i], day);
            nameOf[i].Articles += sign;
            if (sign > 0)
                entity.Bind(nameOf[i].Id).Bind(reading).Bind(i).Bind(mentions[i]).Run();
        }
        if (sign < 0)
            CountStatements(read, -1);
    }

    void CountStatements(Reading read, int sign)
    {
        var evidence = Convert.FromHexString(read.Document.Evidence.Sha256);
        foreach (var said in read.Statements)
        {
            if (Review(PublicId.OfStatement(evidence, said), said) != 0)
                continue;
            GatherSpeakers(said);
            foreach (var name in speakers)
                name.Statements += sign;
        }
    }

    /// <summary>The names of those who say it, each once: two entities of a page may bear one name.</summary>
    void GatherSpeakers(Statement said)
    {
        speakers.Clear();
        if (said.Entity is { } speaker)
            speakers.Add(nameOf[speaker]);
        foreach (var other in said.CoEntities)
            if (!speakers.Contains(nameOf[other]))
                speakers.Add(nameOf[other]);
    }
}
