using SQLitePCL;

namespace Isnad.Ledgers;

/// <summary>
/// Relates names as they come: a new name is compared with those that share a key with it, a known one again with those it was found like,
/// and then the sources around them are formed anew. What comes out depends on what is in the ledger, not on the order in which it came.
/// Runs inside the transaction of its caller.
/// </summary>
internal sealed partial class Relations(sqlite3 database) : IDisposable
{
    /// <summary>A family name, or a short form, that more names bear than this tells nothing.</summary>
    const int MostBearers = 24;

    /// <summary>Of the names under one key so many are compared, those with the lowest ids; no real key of names in full has more.</summary>
    const int MostUnderKey = 1024;
    const int MostRemembered = 100_000;

    /// <summary>Pages of a name whose translations are looked at; one of more is used of many things.</summary>
    const int MostPages = 200;

    readonly Prepared state = new(database, "SELECT related, type, key, first_day, last_day, statements + mentions FROM name WHERE id = ?");
    readonly Prepared setRelated = new(database, "UPDATE name SET related = ? WHERE id = ?");
    readonly Prepared addKey = new(database, "INSERT OR IGNORE INTO name_key VALUES (?, ?)");
    readonly Prepared dropKey = new(database, "DELETE FROM name_key WHERE key = ? AND name = ?");
    readonly Prepared underKey = new(database, $"SELECT name FROM name_key WHERE key = ? ORDER BY name LIMIT {MostUnderKey}");
    readonly Prepared calledSo = new(database, $"SELECT name FROM form WHERE key = ? AND kind = 0 LIMIT {MostBearers + 1}");
    readonly Prepared otherForms = new(database, "SELECT DISTINCT key FROM form WHERE name = ? AND kind = 0 AND key IS NOT NULL");
    readonly Prepared offices = new(database, "SELECT text, first_day, last_day FROM form WHERE name = ? AND kind = 1");
    readonly Prepared addWord = new(database, "INSERT OR IGNORE INTO office_word VALUES (?, ?)");
    readonly Prepared alike = new(
        database,
        "SELECT high, kind FROM likeness WHERE low = ?1 UNION ALL SELECT low, kind FROM likeness WHERE high = ?1"
    );
    readonly Prepared put = new(
        database,
        """
        INSERT INTO likeness VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (low, high) DO UPDATE
        SET kind = excluded.kind, verdict = excluded.verdict, score = excluded.score, reason = excluded.reason
        """
    );
    readonly Prepared kindOf = new(database, "SELECT kind FROM likeness WHERE low = ? AND high = ?");
    readonly Prepared drop = new(database, "DELETE FROM likeness WHERE low = ? AND high = ?");
    readonly Prepared places = new(database, "SELECT place, readings FROM name_place WHERE name = ? AND readings > 0");

    // the pages of the first name are few: CROSS JOIN has the engine begin with them
    readonly Prepared translated = new(
        database,
        $"""
        SELECT 1 FROM entity x CROSS JOIN reading r ON r.id = x.reading
        CROSS JOIN article p ON p.id >= r.first_article AND p.id < r.first_article + r.articles AND p.reading = r.id
        CROSS JOIN (SELECT low, high, kind FROM link UNION ALL SELECT high, low, kind FROM link) l ON l.low = p.id AND l.kind = {(int)
            LinkKind.Translation}
        CROSS JOIN article q ON q.id = l.high CROSS JOIN entity y ON y.name = ?2 AND y.reading = q.reading
        WHERE x.name = ?1 LIMIT 1
        """
    );
    readonly Prepared pages = new(database, "SELECT articles FROM name WHERE id = ?");
    readonly Prepared together = new(
        database,
        "SELECT 1 FROM entity a JOIN entity b ON b.reading = a.reading AND b.name = ?2 WHERE a.name = ?1 LIMIT 1"
    );
    readonly SourceGroups groups = new(database);
    readonly Dictionary<long, Likened> likened = [];
    readonly HashSet<long> moved = [];

    /// <summary>Forms and offices that were looked at already: a name that stands in every article is not asked about each of them again.</summary>
    readonly HashSet<(long Name, string Text)> met = [];

    /// <summary>Relates what a transaction wrote.</summary>
    public void Update(IReadOnlyList<NameIndex.Named> touched)
    {
        likened.Clear();
        moved.Clear();
        foreach (var named in touched)
            if (named.Relates)
                Update(named.Id, named);
        if (met.Count > MostRemembered)
            met.Clear();
        if (moved.Count > 0)
            groups.Form(moved);
    }

    /// <summary>After a rollback nothing was looked at.</summary>
    public void Forget() => met.Clear();

    /// <summary>Forms the sources around names anew, after a decision.</summary>
    public void Regroup(IEnumerable<long> names) => groups.Form([.. names]);

    /// <summary>Relates every name again; what persons decided stays.</summary>
    public void Rebuild(IEnumerable<long> names)
    {
        likened.Clear();
        moved.Clear();
        foreach (var name in names)
        {
            setRelated.Bind(0).Bind(name).Run();
            Update(name, null);
            moved.Add(name);
            if (likened.Count > MostRemembered)
                likened.Clear();
        }
        groups.Form(moved);
    }

    public void Dispose()
    {
        foreach (
            var statement in (Prepared[])
                [
                    state,
                    setRelated,
                    addKey,
                    dropKey,
                    underKey,
                    calledSo,
                    otherForms,
                    offices,
                    addWord,
                    alike,
                    put,
                    kindOf,
                    drop,
                    places,
                    translated,
                    pages,
                    together,
                ]
        )
            statement.Dispose();
        groups.Dispose();
    }

    /// <summary>Relates a name; <paramref name="seen"/> is how it was seen now, null for all that is known of it.</summary>
    void Update(long name, NameIndex.Named? seen)
    {
        if (!state.Bind(name).Step())
            return;
        var (related, alive) = (state.Integer(0) != 0, state.Integer(5) > 0);
        state.Reset();
        if (!alive)
        {
            if (related)
                Forget(name);
            return;
        }
        if (Of(name) is not { } one)
            return;
        var key = KeyOf(name);
        if (!related)
        {
            Enter(one);
            CompareCalled(one, key);
            seen = null;
        }
        // where a bare name is used may have changed whose it is
        if (one.Institution is { } institution && (!related || institution.NeedsPlace))
            CompareInstitutions(one, institution);
        foreach (var (other, kind) in Alike(name))
            Compare(one, other, kind);
        if (one.Class == 0)
            foreach (var office in seen is null ? Offices(name).Select(office => office.Text) : seen.Offices.Keys)
                if (met.Add((name, office)) || seen is null)
                    foreach (var word in AskedOffice.KeysOf(office))
                        addWord.Bind(word).Bind(name).Run();
        foreach (var form in seen is null ? OtherForms(name) : seen.Forms.Keys.Where(form => met.Add((name, form))).Select(NameIndex.Key))
            if (form != key)
                foreach (var type in Enum.GetValues<EntityType>())
                    if (Likened.ClassOf(type) == one.Class && Of(PublicId.OfName(type, anonymous: false, form)) is { } called)
                        CompareCalled(called, form);
    }

    /// <summary>A new name: its keys, and those it may be.</summary>
    void Enter(Likened one)
    {
        if (one.Institution is { } institution)
            addKey.Bind(NameKeys.Word(institution.Kind)).Bind(one.Id).Run();
        if (one.State is { } state)
            addKey.Bind(StateKey(state)).Bind(one.Id).Run();
        // the words of an office are nobody's name
        if (one.Type == EntityType.Office)
        {
            setRelated.Bind(1).Bind(one.Id).Run();
            return;
        }
        foreach (var key in NameKeys.Of(one.Parts))
            addKey.Bind(key).Bind(one.Id).Run();
        setRelated.Bind(1).Bind(one.Id).Run();
        if (one.Parts.Count == 0)
            return;
        var found = new HashSet<long>();
        var keys = one.Parts.Count == 1 ? NameKeys.Alone(one.Parts.Last) : NameKeys.Pairs(one.Parts);
        foreach (var key in keys)
            Under(key, found);
        if (one.State is { } called)
            Under(StateKey(called), found);
        foreach (var other in found)
            Compare(one, other, LikenessKind.Words);
        if (one.Type == EntityType.Person)
            Family(one);
    }

    /// <summary>Under this key stand the names of one state in all languages: Germany and ألمانيا have no sound in common.</summary>
    static long StateKey(string state) => NameKeys.Word("state of " + state);

    /// <summary>Against all institutions and offices of its kind.</summary>
    void CompareInstitutions(Likened one, Institution institution)
    {
        var found = new HashSet<long>();
        Under(NameKeys.Word(institution.Kind), found);
        foreach (var other in found)
            Compare(one, other, LikenessKind.Institution);
    }

    /// <summary>A family name alone may be anybody's who bears it, as long as those are few.</summary>
    void Family(Likened one)
    {
        var alone = Persons(NameKeys.Alone(one.Parts.Last));
        if (alone.Count == 0)
            return;
        var bearers = Persons(NameKeys.AtEnd(one.Parts.Last));
        foreach (var name in alone)
        {
            var fits = bearers.Where(bearer => IsFamilyOf(name, bearer)).ToList();
            if (fits.Count > MostBearers)
                DropAll(name.Id, LikenessKind.Family);
            else if (name.Id == one.Id)
                foreach (var bearer in fits)
                    Compare(one, bearer.Id, LikenessKind.Family);
            else if (fits.Contains(one))
                Compare(one, name.Id, LikenessKind.Family);
        }
    }

    List<Likened> Persons(IEnumerable<long> keys)
    {
        var found = new HashSet<long>();
        foreach (var key in keys)
            Under(key, found);
        return [.. found.Order().Select(Of).OfType<Likened>().Where(name => name.Type == EntityType.Person)];
    }

    static bool IsFamilyOf(Likened alone, Likened full) =>
        NameMatcher.Compare(alone.Parts, NameParts.Of(full.Parts.Last)) is { Verdict: NameVerdict.Same, Doubt: NameDoubt.None };

    List<string> OtherForms(long name)
    {
        var forms = new List<string>();
        otherForms.Bind(name);
        while (otherForms.Step())
            forms.Add(otherForms.Text(0));
        return forms;
    }

    /// <summary>A name against all that have it for a form, as long as those are few.</summary>
    void CompareCalled(Likened called, string form)
    {
        var bearers = new List<long>();
        calledSo.Bind(form);
        while (calledSo.Step())
            bearers.Add(calledSo.Integer(0));
        if (bearers.Count > MostBearers)
            DropAll(called.Id, LikenessKind.Called);
        else if (called.Parts.Count == 1)
            foreach (var bearer in bearers)
                if (Of(bearer) is { Parts.Count: > 1 })
                    Compare(called, bearer, LikenessKind.Called);
    }

    void DropAll(long name, LikenessKind kind)
    {
        foreach (var (other, _) in Alike(name).FindAll(pair => pair.Kind == kind))
            Drop(name, other);
    }

    void Compare(Likened one, long other, LikenessKind kind)
    {
        if (other == one.Id || Of(other) is not { } second)
            return;
        var (low, high) = (Math.Min(one.Id, other), Math.Max(one.Id, other));
        if (kindOf.Bind(low).Bind(high).Scalar() is { } known && known < (int)kind)
            kind = (LikenessKind)known;
        var match = Likeness.Judge(one, second, kind, () => EvidenceOf(one, second), () => Translated(one.Id, second.Id));
        moved.Add(one.Id);
        moved.Add(other);
        if (match.Verdict == NameVerdict.Different)
            drop.Bind(low).Bind(high).Run();
        else
            put.Bind(low)
                .Bind(high)
                .Bind((int)kind)
                .Bind(match.Verdict == NameVerdict.Same ? 0 : 1)
                .Bind((double?)Math.Round(match.Score, 3))
                .Bind(match.Reason)
                .Run();
    }

    /// <summary>A name that no current reading uses any more.</summary>
    void Forget(long name)
    {
        foreach (var (other, _) in Alike(name))
            Drop(name, other);
        foreach (var key in NameKeys.Of(NameParts.Of(KeyOf(name))))
            dropKey.Bind(key).Bind(name).Run();
        if (Institution.Of(KeyOf(name)) is { } institution)
            dropKey.Bind(NameKeys.Word(institution.Kind)).Bind(name).Run();
        if (Institution.StateCalled(KeyOf(name)) is { } state)
            dropKey.Bind(StateKey(state)).Bind(name).Run();
        setRelated.Bind(0).Bind(name).Run();
        likened.Remove(name);
        moved.Add(name);
    }

    void Drop(long name, long other)
    {
        drop.Bind(Math.Min(name, other)).Bind(Math.Max(name, other)).Run();
        moved.Add(name);
        moved.Add(other);
    }

    void Under(long key, HashSet<long> into)
    {
        underKey.Bind(key);
        while (underKey.Step())
            into.Add(underKey.Integer(0));
    }

    List<(long Other, LikenessKind Kind)> Alike(long name)
    {
        var found = new List<(long, LikenessKind)>();
        alike.Bind(name);
        while (alike.Step())
            found.Add((alike.Integer(0), (LikenessKind)alike.Integer(1)));
        return found;
    }

    string KeyOf(long name)
    {
        var key = state.Bind(name).Step() ? state.Text(2) : "";
        state.Reset();
        return key;
    }

    /// <summary>A name that current readings use, or null.</summary>
    Likened? Of(long name)
    {
        if (likened.TryGetValue(name, out var known))
            return known;
        Likened? found = null;
        if (state.Bind(name).Step() && state.Integer(5) > 0)
            found = new(name, (EntityType)state.Integer(1), state.Text(2))
            {
                First = state.IsNull(3) ? null : (int)state.Integer(3),
                Last = state.IsNull(4) ? null : (int)state.Integer(4),
            };
        state.Reset();
        if (found is { Institution.NeedsPlace: true })
            found = Placed(found, KeyOf(name));
        if (found is not null)
            likened[name] = found;
        return found;
    }
}
