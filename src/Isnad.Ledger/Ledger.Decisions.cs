using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Isnad.Ledgers;

public sealed partial class Ledger
{
    const int MostPairs = 20_000;

    /// <summary>
    /// What a decision changed: names moved from a source to another, pairs of names kept apart, and evidence in which a name is another's of the
    /// same name (name, row of the evidence, the name's own row).
    /// </summary>
    sealed record Effect(List<long[]> Moved, List<long[]> Apart, List<long[]> Namesakes)
    {
        /// <summary>All names whose source a decision can have changed.</summary>
        public IEnumerable<long> Names =>
            Moved
                .Select(move => move[0])
                .Concat(Apart.SelectMany(pair => pair))
                .Concat(Namesakes.SelectMany(one => (long[])[one[0], one[2]]));
    }

    /// <summary>Two sources are one; the first one's id stays. Returns the decision's number.</summary>
    /// <exception cref="LedgerException">There is no such source, a person made them one already, or a standing decision keeps them apart.</exception>
    public long Merge(string into, string from, string author, string reason) =>
        Decide(
            DecisionKind.Merge,
            author,
            reason,
            [into, from],
            connection =>
            {
                var (kept, gone) = (Name(connection, into), Name(connection, from));
                if (Decided(connection, kept) == Decided(connection, gone))
                    throw Refused(from, $"it is the same source as {into} already.");
                var (source, other) = (Head(connection, kept), Head(connection, gone));
                // what the machine joined is thereby confirmed
                var target = source == other ? Decided(connection, kept) : source;
                var members = Members(connection, source);
                var joined = source == other ? members : [.. members, .. Members(connection, other)];
                ThrowIfApart(connection, joined, joined, $"{into} and {from}");
                return Move(connection, joined.FindAll(name => Decided(connection, name) != target), target);
            }
        );

    /// <summary>Names that were one source with others become a source of their own, whose id is returned.</summary>
    /// <exception cref="LedgerException">A name is not of that source, or none or all of its names are given.</exception>
    public string Split(string source, IReadOnlyList<string> names, string author, string reason)
    {
        var made = 0L;
        Decide(
            DecisionKind.Split,
            author,
            reason,
            [source, .. names],
            connection =>
            {
                var head = Head(connection, Name(connection, source));
                var members = Members(connection, head);
                var moving = names.Select(name => Name(connection, name)).Distinct().ToList();
                if (moving.Exists(name => !members.Contains(name)))
                    throw Refused(source, "a name is to be split off that is not one of its names.");
                if (moving.Count == 0 || moving.Count == members.Count)
                    throw Refused(source, "a split takes some of its names, not none and not all.");
                var staying = members.Except(moving).ToList();
                made = moving.Contains(head) ? staying[0] : moving[0];
                return Part(connection, source, moving, staying);
            }
        );
        return Read(connection => PublicId.Show(PublicId.Source, Head(connection, made)));
    }

    /// <summary>
    /// Two of one name: what the given documents (ids of articles or hashes of evidence) say of a source is about another, who becomes a source
    /// of his own. Pages that come later count to the first. Returns the id of the new source.
    /// </summary>
    /// <exception cref="LedgerException">A document is unknown or does not name the source, or nothing would be left of it.</exception>
    public string SplitDocuments(string source, IReadOnlyList<string> documents, string author, string reason)
    {
        var made = 0L;
        Decide(
            DecisionKind.Split,
            author,
            reason,
            [source, .. documents],
            connection =>
            {
                var members = Members(connection, Head(connection, Name(connection, source)));
                var chosen = documents.Select(document => EvidenceOf(connection, document)).Distinct().ToList();
                var (moving, staying, namesakes) = (new List<long>(), new List<long>(), new List<long[]>());
                var named = new HashSet<long>();
                foreach (var name in members)
                {
                    var uses = connection.List(
                        "SELECT DISTINCT r.evidence, e.sha256 FROM entity u JOIN reading r ON r.id = u.reading JOIN evidence e ON e.id = r.evidence WHERE u.name = $n ORDER BY e.sha256",
                        row => (Evidence: row.GetInt64(0), Sha256: row.Bytes(1)!),
                        ("$n", name)
                    );
                    var taken = uses.FindAll(use => chosen.Contains(use.Evidence));
                    named.UnionWith(taken.Select(use => use.Evidence));
                    if (taken.Count == 0)
                        staying.Add(name);
                    else if (taken.Count == uses.Count)
                        moving.Add(name);
                    else
                    {
                        var own = PublicId.OfNamesake(name, taken[0].Sha256);
                        connection.Execute(
                            """
                            INSERT OR IGNORE INTO name (id, type, anonymous, key, text, source, decided)
                            SELECT $own, type, anonymous, key, text, $own, $own FROM name WHERE id = $n
                            """,
                            ("$own", own),
                            ("$n", name)
                        );
                        staying.Add(name);
                        moving.Add(own);
                        namesakes.AddRange(taken.Select(use => (long[])[name, use.Evidence, own]));
                    }
                }
                if (chosen.Find(evidence => !named.Contains(evidence)) is var stranger and not 0)
                    throw Refused(documents[chosen.IndexOf(stranger)], $"this document does not name {source}.");
                if (moving.Count == 0 || staying.Count == 0)
                    throw Refused(source, "a split takes some of the documents that name it, not none and not all.");
                made = moving[0];
                Rename(connection, namesakes, add: true);
                var effect = Part(connection, source, moving, staying);
                effect.Namesakes.AddRange(namesakes);
                return effect;
            }
        );
        return Read(connection => PublicId.Show(PublicId.Source, Head(connection, made)));
    }

    /// <summary>Two sources are not one, however alike they look; what the machine had joined is parted. Returns the decision's number.</summary>
    /// <exception cref="LedgerException">A person made them one.</exception>
    public long Distinct(string one, string other, string author, string reason) =>
        Decide(
            DecisionKind.Distinct,
            author,
            reason,
            [one, other],
            connection =>
            {
                var (first, second) = (Name(connection, one), Name(connection, other));
                if (Decided(connection, first) == Decided(connection, second))
                    throw Refused(other, $"it is one source with {one} now; split it first.");
                var (source, beside) = (Head(connection, first), Head(connection, second));
                // of two whole sources each part is kept from each; of one that the machine made, these two
                var ones = source == beside ? [Decided(connection, first)] : Groups(connection, source);
                var others = source == beside ? [Decided(connection, second)] : Groups(connection, beside);
                return new Effect([], Pairs(ones, others), []);
            }
        );

    /// <summary>Takes a decision back; afterwards everything is as if it had not been made. Returns the number of this decision.</summary>
    /// <exception cref="LedgerException">It was taken back already, or a later decision stands on it.</exception>
    public long Undo(long number, string author, string reason) =>
        Decide(
            DecisionKind.Undo,
            author,
            reason,
            [Number(number)],
            connection =>
            {
                var (kind, effect) = Find(connection, number);
                if (kind == DecisionKind.Undo)
                    throw Refused(Number(number), "this is itself an undo; decide anew instead.");
                if (connection.Maybe("SELECT id FROM decision WHERE undoes = $n", ("$n", number)) is { } by)
                    throw Refused(Number(number), $"decision {by} has taken it back already.");
                var moved = effect.Moved.Select(move => move[0]).Concat(effect.Namesakes.Select(one => one[2])).ToHashSet();
                foreach (var later in Standing(connection).Where(later => later.Number > number))
                {
                    var after = Find(connection, later.Number).Effect;
                    if (after.Moved.Exists(move => moved.Contains(move[0])) || after.Namesakes.Exists(one => moved.Contains(one[0])))
                        throw Refused(Number(number), $"decision {later.Number} stands on it; undo that one first.");
                }
                connection.Execute("DELETE FROM apart WHERE decision = $n", ("$n", number));
                var back = new Effect([], [], []);
                foreach (var move in effect.Moved)
                {
                    var joined = connection.List(
                        "SELECT id FROM name WHERE id = $g OR (decided = $g AND decided != id)",
                        row => row.GetInt64(0),
                        ("$g", move[1])
                    );
                    ThrowIfApart(connection, [move[0]], joined.FindAll(name => !moved.Contains(name)), "the names it would join again");
                    connection.Execute("UPDATE name SET decided = $old WHERE id = $id", ("$old", move[1]), ("$id", move[0]));
                    back.Moved.Add([move[0], move[2], move[1]]);
                }
                Rename(connection, effect.Namesakes, add: false);
                back.Namesakes.AddRange(effect.Namesakes.Select(one => (long[])[one[2], one[1], one[0]]));
                back.Apart.AddRange(effect.Apart);
                return back;
            },
            undoes: number
        );

    /// <summary>Every decision, newest first; only those about <paramref name="subject"/> (an id) when it is given.</summary>
    public IReadOnlyList<Decision> Decisions(string? subject = null) =>
        Read(connection =>
        {
            var all = connection.List(
                """
                SELECT d.id, d.kind, d.author, d.at, d.reason, d.subject, d.undoes, NOT EXISTS (SELECT 1 FROM decision u WHERE u.undoes = d.id)
                FROM decision d ORDER BY d.id DESC
                """,
                row => new Decision
                {
                    Number = row.GetInt64(0),
                    Kind = Enum.Parse<DecisionKind>(row.GetString(1)),
                    Author = row.GetString(2),
                    At = Instant(row.GetInt64(3)),
                    Reason = row.GetString(4),
                    Subject = JsonSerializer.Deserialize<List<string>>(row.GetString(5))!,
                    Undoes = row.Long(6),
                    Stands = row.GetBoolean(7),
                }
            );
            return subject is null ? all : [.. all.Where(decision => decision.Subject.Contains(subject, StringComparer.Ordinal))];
        });

    long Decide(
        DecisionKind kind,
        string author,
        string reason,
        IReadOnlyList<string> subject,
        Func<SqliteConnection, Effect> apply,
        long? undoes = null
    )
    {
        if (string.IsNullOrWhiteSpace(author) || string.IsNullOrWhiteSpace(reason))
            throw new LedgerException(kind.ToString(), "a decision needs an author and a reason.", "Give both.");
        var now = Now;
        return Write(connection =>
        {
            var effect = apply(connection);
            var (about, changed) = (JsonSerializer.Serialize(subject), JsonSerializer.Serialize(effect));
            connection.Execute(
                "INSERT INTO decision (kind, author, at, reason, subject, effect, undoes) VALUES ($kind, $author, $at, $reason, $subject, $effect, $undoes)",
                ("$kind", kind.ToString()),
                ("$author", author),
                ("$at", now),
                ("$reason", reason),
                ("$subject", about),
                ("$effect", changed),
                ("$undoes", undoes)
            );
            var number = connection.Number("SELECT last_insert_rowid()");
            foreach (var pair in undoes is null ? effect.Apart : [])
                connection.Execute(
                    "INSERT OR IGNORE INTO apart (low, high, decision) VALUES ($low, $high, $decision)",
                    ("$low", pair[0]),
                    ("$high", pair[1]),
                    ("$decision", number)
                );
            ApplyJudgement(connection, number, kind, subject, undoes);
            using (var relations = new Relations(connection.Handle!))
                relations.Regroup(effect.Names);
            AppendLeaf(
                connection,
                LeafKind.Decision,
                number,
                Leaf.OfDecision(kind.ToString(), author, now, reason, about, changed, undoes)
            );
            return number;
        });
    }
}
