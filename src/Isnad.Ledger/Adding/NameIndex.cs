using SQLitePCL;

namespace Isnad.Ledgers;

/// <summary>
/// The names of the pieces being written, and what is counted of each: a name that stands in every article of a batch is written
/// once. A name's row is called by a hash of what it is, so none has to be looked up.
/// </summary>
internal sealed class NameIndex(sqlite3 database) : IDisposable
{
    const int MostRemembered = 100_000;

    readonly Prepared upsert = new(
        database,
        """
        INSERT INTO name (id, type, anonymous, key, text, source, decided, statements, mentions, articles, first_day, last_day)
        VALUES (?1, ?2, ?3, ?4, ?5, ?1, ?1, ?6, ?7, ?8, ?9, ?10)
        ON CONFLICT (id) DO UPDATE SET text = min(text, excluded.text),
          statements = statements + excluded.statements, mentions = mentions + excluded.mentions, articles = articles + excluded.articles,
          first_day = min(coalesce(first_day, excluded.first_day), coalesce(excluded.first_day, first_day)),
          last_day = max(coalesce(last_day, excluded.last_day), coalesce(excluded.last_day, last_day))
        """
    );
    readonly Prepared form = new(
        database,
        """
        INSERT INTO form (name, kind, text, key, script, count, first_day, last_day) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
        ON CONFLICT (name, kind, text) DO UPDATE SET count = count + excluded.count,
          first_day = min(coalesce(first_day, excluded.first_day), coalesce(excluded.first_day, first_day)),
          last_day = max(coalesce(last_day, excluded.last_day), coalesce(excluded.last_day, last_day))
        """
    );
    readonly Prepared place = new(
        database,
        "INSERT INTO name_place VALUES (?1, ?2, ?3) ON CONFLICT (name, place) DO UPDATE SET readings = readings + excluded.readings"
    );
    readonly Prepared prune = new(database, "DELETE FROM form WHERE name = ? AND kind = ? AND text = ? AND count <= 0");
    readonly Prepared namesakes = new(database, "SELECT name, evidence, own FROM namesake");
    readonly Relations relations = new(database);
    readonly Dictionary<(long Name, long Evidence), long> owns = [];

    readonly Dictionary<(string Name, EntityType Type, bool Anonymous), Named> known = [];
    readonly Dictionary<long, Named> byId = [];
    readonly List<Named> touched = [];

    public const int NameForm = 0;
    public const int Office = 1;

    /// <summary>A name and what was counted of it since the last commit.</summary>
    public sealed class Named(long id, Entity entity, string key)
    {
        public long Id { get; } = id;
        public EntityType Type { get; } = entity.Type;
        public bool Anonymous { get; } = entity.Anonymous;

        /// <summary>A source that no text names, or one named only by an office that no table knows, is nobody's other name.</summary>
        public bool Relates => !Anonymous && (Type != EntityType.Office || Institution is not null);

        /// <summary>What an institution's or office's name tells of it, or null.</summary>
        public Institution? Institution { get; } =
            entity.Type is EntityType.Person or EntityType.Place || entity.Anonymous ? null : Institution.Of(key);
        public string Key { get; } = key;
        public string Text { get; set; } = entity.Name;
        public bool Touched { get; set; }
        public int Statements { get; set; }
        public int Articles { get; set; }
        public Seen Mentions { get; } = new();
        public Dictionary<string, Seen> Forms { get; } = new(StringComparer.Ordinal);
        public Dictionary<string, Seen> Offices { get; } = new(StringComparer.Ordinal);

        /// <summary>What the pages are about that use it, where its name needs that to be told apart.</summary>
        public Dictionary<string, int> Places { get; } = new(StringComparer.Ordinal);

        /// <summary>Something of this name in its own spelling (kind 0) or as its office (kind 1) was seen once more, or, with -1, once less.</summary>
        public void Count(int kind, ReadOnlySpan<char> text, int? day, int sign)
        {
            var seen = (kind == Office ? Offices : Forms).GetAlternateLookup<ReadOnlySpan<char>>();
            if (!seen.TryGetValue(text, out var counted))
                seen[text] = counted = new Seen();
            counted.Add(sign, day);
        }
    }

    public sealed class Seen
    {
        public int Count { get; private set; }
        public int? First { get; private set; }
        public int? Last { get; private set; }

        /// <summary>What is taken back has been seen all the same: its days stay.</summary>
        public void Add(int count, int? day)
        {
            Count += count;
            if (count < 0 || day is not { } seen)
                return;
            First = First < seen ? First : seen;
            Last = Last > seen ? Last : seen;
        }

        public void Clear() => (Count, First, Last) = (0, null, null);
    }

    public void Begin()
    {
        // another process may have told two of one name apart meanwhile
        owns.Clear();
        while (namesakes.Step())
            owns[(namesakes.Integer(0), namesakes.Integer(1))] = namesakes.Integer(2);
        if (byId.Count <= MostRemembered)
            return;
        known.Clear();
        byId.Clear();
    }

    /// <summary>The name of an entity in a piece of evidence; it is written with the next <see cref="End"/>.</summary>
    public Named Of(Entity entity, long evidence)
    {
        if (!known.TryGetValue((entity.Name, entity.Type, entity.Anonymous), out var named))
        {
            var key = Key(entity.Name);
            var id = PublicId.OfName(entity.Type, entity.Anonymous, key);
            if (!byId.TryGetValue(id, out named))
                byId[id] = named = new Named(id, entity, key);
            known[(entity.Name, entity.Type, entity.Anonymous)] = named;
        }
        while (owns.Count > 0 && owns.TryGetValue((named.Id, evidence), out var own))
            if (!byId.TryGetValue(own, out named))
                byId[own] = named = new Named(own, entity, Key(entity.Name));
        if (!named.Touched)
        {
            named.Touched = true;
            named.Text = entity.Name;
            touched.Add(named);
        }
        else if (string.CompareOrdinal(entity.Name, named.Text) < 0)
            named.Text = entity.Name;
        return named;
    }

    /// <summary>Writes the names and the counts.</summary>
    public void End()
    {
        // in the order of the table, so that neighbours are written together
        touched.Sort((a, b) => a.Id.CompareTo(b.Id));
        foreach (var named in touched)
        {
            upsert
                .Bind(named.Id)
                .Bind((int)named.Type)
                .Bind(named.Anonymous ? 1 : 0)
                .Bind(named.Key)
                .Bind(named.Text)
                .Bind(named.Statements)
                .Bind(named.Mentions.Count)
                .Bind(named.Articles)
                .Bind(named.Mentions.First)
                .Bind(named.Mentions.Last)
                .Run();
            WriteForms(named, NameForm, named.Forms);
            WriteForms(named, Office, named.Offices);
            foreach (var (about, readings) in named.Places)
                place.Bind(named.Id).Bind(about).Bind(readings).Run();
        }
        relations.Update(touched);
        Clear();
    }

    /// <summary>After a rollback nothing was counted.</summary>
    public void Forget()
    {
        Clear();
        relations.Forget();
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
        foreach (var statement in (Prepared[])[upsert, form, place, prune, namesakes])
            statement.Dispose();
        relations.Dispose();
    }

    void WriteForms(Named named, int kind, Dictionary<string, Seen> forms)
    {
        foreach (var (text, seen) in forms)
        {
            var key = kind == NameForm && text == named.Text ? named.Key : Key(text);
            form.Bind(named.Id)
                .Bind(kind)
                .Bind(text)
                .Bind(key == named.Key ? null : key)
                .Bind(Script.Of(text))
                .Bind(seen.Count)
                .Bind(seen.First)
                .Bind(seen.Last)
                .Run();
            if (seen.Count < 0)
                prune.Bind(named.Id).Bind(kind).Bind(text).Run();
        }
    }

    void Clear()
    {
        foreach (var named in touched)
        {
            (named.Touched, named.Statements, named.Articles) = (false, 0, 0);
            named.Mentions.Clear();
            named.Forms.Clear();
            named.Offices.Clear();
            named.Places.Clear();
        }
        touched.Clear();
    }
}
