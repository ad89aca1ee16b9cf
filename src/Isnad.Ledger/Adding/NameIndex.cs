using SQLitePCL;

namespace Isnad.Ledgers;

/// <summary>
/// The names of the pieces being written: finds or makes the row of each, and gathers counts so that a name that stands in every
/// article of a batch is written once.
/// </summary>
internal sealed class NameIndex(sqlite3 database) : IDisposable
{
    const int MostRemembered = 200_000;

    readonly Prepared newest = new(database, "SELECT coalesce(max(id), 0) FROM name");
    readonly Prepared find = new(database, "SELECT id FROM name WHERE key = ? AND type = ? AND anonymous = ?");
    readonly Prepared insert = new(
        database,
        "INSERT INTO name (id, public, type, anonymous, key, text, source) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?1)"
    );
    readonly Prepared count = new(
        database,
        """
        UPDATE name SET statements = statements + ?2, mentions = mentions + ?3, articles = articles + ?4,
          first_day = CASE WHEN first_day IS NULL OR ?5 < first_day THEN coalesce(?5, first_day) ELSE first_day END,
          last_day = CASE WHEN last_day IS NULL OR ?6 > last_day THEN coalesce(?6, last_day) ELSE last_day END
        WHERE id = ?1
        """
    );
    readonly Prepared form = new(
        database,
        """
        INSERT INTO form (name, kind, text, key, script, count, first_day, last_day) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
        ON CONFLICT (name, kind, text) DO UPDATE SET count = count + excluded.count,
          first_day = CASE WHEN first_day IS NULL OR excluded.first_day < first_day THEN coalesce(excluded.first_day, first_day) ELSE first_day END,
          last_day = CASE WHEN last_day IS NULL OR excluded.last_day > last_day THEN coalesce(excluded.last_day, last_day) ELSE last_day END
        """
    );
    readonly Prepared prune = new(database, "DELETE FROM form WHERE name = ? AND kind = ? AND text = ? AND count <= 0");

    readonly Dictionary<(string Key, EntityType Type, bool Anonymous), long> ids = [];
    readonly Dictionary<long, Counts> counts = [];
    readonly Dictionary<(long Name, int Kind, string Text), Counts> forms = [];
    long next;

    sealed class Counts
    {
        public int Statements;
        public int Mentions;
        public int Articles;
        public int? First;
        public int? Last;

        public void See(int? day)
        {
            if (day is not { } seen)
                return;
            First = First is { } first && first < seen ? first : seen;
            Last = Last is { } last && last > seen ? last : seen;
        }
    }

    public void Begin()
    {
        if (ids.Count > MostRemembered)
            ids.Clear();
        next = newest.Scalar()!.Value + 1;
    }

    /// <summary>The row of an entity's name.</summary>
    public long Of(Entity entity)
    {
        var key = Key(entity.Name);
        if (ids.TryGetValue((key, entity.Type, entity.Anonymous), out var id))
            return id;
        id = find.Bind(key.AsSpan()).Bind((int)entity.Type).Bind(entity.Anonymous ? 1 : 0).Scalar() ?? Insert(entity, key);
        ids[(key, entity.Type, entity.Anonymous)] = id;
        return id;
    }

    public void CountStatement(long name, int sign) => Of(counts, name).Statements += sign;

    public void CountMentions(long name, int mentions, int? day, int sign)
    {
        var seen = Of(counts, name);
        seen.Mentions += sign * mentions;
        seen.Articles += sign;
        if (sign > 0)
            seen.See(day);
    }

    /// <summary>A form of a name (kind 0) or an office or title (kind 1) seen once.</summary>
    public void CountForm(long name, int kind, string text, int? day, int sign)
    {
        var seen = Of(forms, (name, kind, text));
        seen.Mentions += sign;
        if (sign > 0)
            seen.See(day);
    }

    /// <summary>Writes the counts.</summary>
    public void End()
    {
        foreach (var (name, seen) in counts)
            count.Bind(name).Bind(seen.Statements).Bind(seen.Mentions).Bind(seen.Articles).Bind(seen.First).Bind(seen.Last).Run();
        foreach (var ((name, kind, text), seen) in forms)
        {
            form.Bind(name)
                .Bind(kind)
                .Bind(text)
                .Bind(Key(text))
                .Bind(Script.Of(text))
                .Bind(seen.Mentions)
                .Bind(seen.First)
                .Bind(seen.Last)
                .Run();
            if (seen.Mentions < 0)
                prune.Bind(name).Bind(kind).Bind(text).Run();
        }
        counts.Clear();
        forms.Clear();
    }

    /// <summary>After a rollback nothing that was remembered is sure.</summary>
    public void Forget()
    {
        ids.Clear();
        counts.Clear();
        forms.Clear();
    }

    /// <summary>The folded words of a name, by which spellings of it are the same; the name itself when it has no words.</summary>
    public static string Key(string name)
    {
        var tokens = Tokenizer.Tokenize(name);
        if (tokens.Count == 1)
            return tokens.Key(0).ToString();
        var key = new System.Text.StringBuilder(name.Length);
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Kind is not (TokenKind.Word or TokenKind.Number))
                continue;
            if (key.Length > 0)
                key.Append(' ');
            key.Append(tokens.Key(i));
        }
        return key.Length == 0 ? name : key.ToString();
    }

    public void Dispose()
    {
        foreach (var statement in (Prepared[])[newest, find, insert, count, form, prune])
            statement.Dispose();
    }

    long Insert(Entity entity, string key)
    {
        var id = next++;
        insert
            .Bind(id)
            .Bind(PublicId.OfName(entity.Type, entity.Anonymous, key))
            .Bind((int)entity.Type)
            .Bind(entity.Anonymous ? 1 : 0)
            .Bind(key)
            .Bind(entity.Name)
            .Run();
        return id;
    }

    static Counts Of<TKey>(Dictionary<TKey, Counts> all, TKey key)
        where TKey : notnull
    {
        ref var seen = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(all, key, out _);
        return seen ??= new Counts();
    }
}
