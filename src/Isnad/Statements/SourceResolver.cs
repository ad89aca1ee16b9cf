namespace Isnad;

/// <summary>Whom a source means: the entities (first the main one), whether it stays unnamed, and the name to show when there is no entity.</summary>
readonly record struct ResolvedSource(int? Entity, IReadOnlyList<int> Others, bool Anonymous, string? Wording)
{
    public static readonly ResolvedSource Unknown = new(null, [], false, null);
}

/// <summary>
/// Resolves the expressed source phrases of one article: a name in the phrase, a body that speaks for itself, a role already met, or an
/// unnamed source, which becomes an entity of its own with its wording as name. Unnamed sources are never merged across articles.
/// </summary>
sealed partial class SourceResolver(Document document, EntityTable names, Language language)
{
    /// <summary>Farther back than so many names or phrases no short phrase points; it also keeps a text of megabytes linear.</summary>
    const int Horizon = 400;

    /// <summary>More characters than a preposition has between a source and what it says.</summary>
    const int TooFar = 6;

    readonly HeadTable heads = HeadTable.For(language);
    readonly NameLexicon nationalities = NameLexicon.Of(language);
    readonly StatementMarkTable marks = language.Compiled(static l => new StatementMarkTable(l));

    /// <summary>The language's reports tell a speaker's office and his name in turns.</summary>
    readonly bool alternating = language.Settings.TryGetProperty("officesForNames", out _);
    readonly WordShape forThe = language.Compiled(WordShapes.Load)["for-the"];
    readonly Dictionary<string, int> byWording = new(StringComparer.Ordinal);

    /// <summary>Expressed phrases with the entity each was resolved to, in text order: what later short phrases look back to.</summary>
    readonly List<(TextSpan Phrase, int Entity, bool Inside, bool Several)> met = [];

    /// <summary>Does the phrase at hand stand inside somebody's words?</summary>
    bool inside;

    /// <param name="attribution">What was found.</param>
    /// <param name="inside">Somebody else speaks around it.</param>
    public ResolvedSource Resolve(Attribution attribution, bool inside = false)
    {
        this.inside = inside;
        if (attribution.Form == SourceForm.Hearsay || attribution.Source is not { } span)
            return attribution.Form == SourceForm.Hearsay ? new(null, [], true, null) : ResolvedSource.Unknown;
        var mentions = MentionsIn(span);
        var resolved = ResolvePhrase(attribution, span, mentions);
        if (resolved.Entity is { } entity)
        {
            if (!inside && names.Entities[entity].Type is EntityType.Person or EntityType.Office)
                turns.Add((attribution, span, entity));
            met.Add((span, entity, inside, attribution.Plural is true));
        }
        return resolved;
    }

    ResolvedSource ResolvePhrase(Attribution attribution, TextSpan span, List<Mention> mentions)
    {
        var tokens = document.Tokens;
        var first = tokens.IndexAt(span.Start);
        var end = tokens.IndexAt(span.End - 1) + 1;
        var outside = KindsOutside(first, end, mentions, out var leading);
        var wording = document.Text[span.Start..span.End];

        var people = mentions.FindAll(mention => mention.Type == EntityType.Person);
        if (people.Count > 1 && IsPossessive(people[0]))
            people.RemoveAt(0); // "Keller's attorney, Anna Band"
        if (people.Count == 2 && !language.RightToLeft && IsRoleBetween(people[0], people[1]))
            people.RemoveAt(0); // "Guard spokesman Odo Venn", where the name of a body was taken for a person's
        if (people.Count == 2 && attribution.Plural is false && IsOneName(people[0], people[1]))
            people.RemoveAt(1); // a name that the name finder cut in two
        if (people.Count == 1 && IsNamesake(first, people[0]))
            people.Clear(); // "the head of the Imam So-and-so Foundation"
        if (people.Count > 0 && !BelongsToNamed(first, end, people[0], mentions))
        {
            // "So-and-so, the representative of X": X does not speak with him
            for (var i = people.Count - 1; i > 0; i--)
                if (BelongsToNamed(tokens.IndexAt(people[i - 1].Span.End - 1) + 1, end, people[i], mentions))
                    people.RemoveAt(i);
            return new(people[0].Entity, Others(people), false, wording);
        }

        var bodies = mentions.FindAll(mention => mention.Type is not (EntityType.Person or EntityType.Place));
        // "one of these groups, the League (LG)": the apposition names it
        if (
            bodies.Count > 0
            && !language.RightToLeft
            && (outside & HeadKind.Person) == 0
            && (leading & HeadKind.Unnamed) != 0
            && document.Tokens.IndexAt(bodies[0].Span.Start) is var named
            && named - 2 > first
            && (
                document.Tokens.Is(named - 1, ',')
                || document.Tokens.Is(named - 2, ',') && heads.KindAt(document.Tokens, named - 1, end, out _) == HeadKind.Definite
            )
        )
            return new(bodies[0].Entity, [], false, wording);
        if (
            (IsReporter(first, end) || attribution is { Rule: "according", Stance: Stance.Report } && bodies.Count > 1)
            && bodies.FindLast(body => body.Type == EntityType.Outlet) is { Type: EntityType.Outlet } press
        )
            return new(press.Entity, [], false, wording);
        if (bodies.Count > 0 && !RoleOfBody(leading, outside))
        {
            if (attribution.Form == SourceForm.Document && (outside & HeadKind.Document) == 0)
                return new(bodies[0].Entity, [], false, wording);
            return new(bodies[0].Entity, Others(bodies), false, wording);
        }

        if (attribution.Form == SourceForm.Document && bodies.Count == 0)
            return new(null, [], false, wording);

        var places = mentions.FindAll(mention => mention.Type == EntityType.Place);
        if (places.Count > 0 && (outside & ~(HeadKind.Definite | HeadKind.Body | HeadKind.State)) == 0 && CoversNearlyAll(span, places))
            return new(places[0].Entity, Others(places), false, wording);

        if (HeldBy(first, end, EntityType.Person) is { } holder)
            return new(holder, [], false, wording);
        if (Demonstrated(first, end, people.Count > 0) is { } meant)
            return new(meant, [], names.Entities[meant].Anonymous, wording);
        var unnamed = attribution.Form == SourceForm.Unnamed || (outside & HeadKind.Unnamed) != 0 && (outside & HeadKind.Person) == 0;
        var kin = people.Count > 0;
        if (TooLong(attribution, span, first, mentions) is { } shorter)
            return new(shorter, [], names.Entities[shorter].Anonymous, wording);
        return Described(span, first, end, wording, unnamed && (!kin || (leading & HeadKind.Unnamed) != 0), bodies.Count > 0 || kin);
    }

    /// <summary>A role or an unnamed source: one met before under the same words or the same head, else a new one.</summary>
    ResolvedSource Described(TextSpan span, int first, int end, string wording, bool unnamed, bool named)
    {
        var key = WordingKey(wording);
        if (byWording.TryGetValue(key, out var known))
            return new(known, [], names.Entities[known].Anonymous, wording);
        if ((HeldBy(first, end, EntityType.Office) ?? Surname(first, end)) is { } told)
            return new(told, [], names.Entities[told].Anonymous, wording);
        if (!named && IsDefinite(first, end) && LookBack(span.Start, first, end) is { } earlier)
        {
            byWording[key] = earlier;
            return new(earlier, [], names.Entities[earlier].Anonymous, wording);
        }
        if (!named && !unnamed && !language.RightToLeft && IsDefinite(first, end) && ByKind(span.Start, first, end) is { } meant)
        {
            byWording[key] = meant;
            return new(meant, [], names.Entities[meant].Anonymous, wording);
        }
        var entity = names.Add(unnamed ? EntityType.Person : EntityType.Office, wording, unnamed);
        byWording[key] = entity.Index;
        return new(entity.Index, [], unnamed, wording);
    }

    /// <summary>
    /// A source known under three words or more that ran into what is said, where no mark stands between them ("the head of the library
    /// the membership … noted").
    /// </summary>
    int? TooLong(Attribution attribution, TextSpan span, int first, List<Mention> mentions)
    {
        var content = attribution.Content[0];
        if (attribution.Cue is not { } cue || cue.Start < content.Start || content.Start < span.End)
            return null;
        if (content.Start - span.End > TooFar)
            return null;
        var tokens = document.Tokens;
        for (var last = tokens.IndexAt(span.End - 1) - 1; last >= first + 2; last--)
        {
            if (mentions.Exists(mention => mention.Span.End > tokens[last].End))
                return null; // "the spokesman of the ministry of X" is another than that of the ministry
            if (byWording.TryGetValue(WordingKey(document.Text[span.Start..tokens[last].End]), out var known))
                return known;
        }
        return null;
    }

    static string WordingKey(string wording) =>
        string.Join(' ', Folding.Fold(wording).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    bool IsDefinite(int first, int end)
    {
        var kind = HeadKind.None;
        for (var i = first; i < end; i++)
            kind |= heads.KindAt(document.Tokens, i, end, out _);
        if ((kind & HeadKind.Indefinite) != 0)
            return false;
        return (kind & HeadKind.Definite) != 0 || language.Settings.TryGetProperty("articleless", out _);
    }

    /// <summary>"The ministry", "الوزير": the nearest earlier source phrase or name that holds the same head word.</summary>
    int? LookBack(int offset, int first, int end)
    {
        var tokens = document.Tokens;
        if (end - first > 3)
            return null;
        Span<bool> counts = stackalloc bool[3];
        var known =
            end - first == 1 || !language.RightToLeft || (nationalities.Of(heads.Stem(tokens.Key(first))) & NameMarks.Nationality) != 0;
        for (var i = first; i < end; i++)
        {
            var isHead = (heads.KindAt(tokens, i, end, out _) & ~HeadKind.Definite) != 0;
            known |= isHead;
            counts[i - first] = isHead || (nationalities.Of(heads.Stem(tokens.Key(i))) & NameMarks.Nationality) != 0; // the Russian minister is not the one of Qatar
        }
        if (!known)
            return null; // of "English pupils" the nationality alone would be compared
        var body = (heads.KindAt(tokens, first, end, out _) & (HeadKind.Body | HeadKind.Person | HeadKind.Unnamed)) == HeadKind.Body;
        // "the president" is rather "President X" than "Y, president of the bank"
        if (end - first == 2)
            for (var m = met.Count - 1; m >= Math.Max(0, met.Count - Horizon); m--)
                if (CanBe(met[m].Entity) && SharesHead(met[m].Phrase, first, end, counts) && !HasComplement(met[m].Phrase, end - 1))
                    return met[m].Entity;
        for (var m = met.Count - 1; m >= Math.Max(0, met.Count - Horizon); m--)
            if (CanBe(met[m].Entity) && SharesHead(met[m].Phrase, first, end, counts))
                return met[m].Entity;
        var nearest = names.FirstMentionFrom(offset) - 1;
        for (var m = nearest; m >= Math.Max(0, nearest - Horizon); m--)
        {
            var mention = names.Mentions[m];
            if (mention.Type != EntityType.Place && SharesHead(mention.Span, first, end, counts))
                return mention.Entity;
            foreach (var office in names.Entities[mention.Entity].Offices)
                if (CanBe(mention.Entity) && SharesHead(office, first, end, counts))
                    return mention.Entity;
        }
        return null;

        // "the organisation" is not its head
        bool CanBe(int entity) => !body || names.Entities[entity] is not { Type: EntityType.Person, Anonymous: false };
    }

    /// <summary>
    /// "the company", "the coach", where no earlier phrase holds the word: a short definite phrase means the last body that spoke or was
    /// named before it, or the last speaker, if nothing but a name told who he is.
    /// </summary>
    int? ByKind(int offset, int first, int end)
    {
        if (end - first > 2)
            return null;
        var kind = heads.KindAt(document.Tokens, end - 1, end, out _);
        if ((kind & HeadKind.Unnamed) != 0)
            return null;
        if ((kind & HeadKind.Body) != 0)
        {
            if ((kind & HeadKind.State) != 0 || (heads.KindAt(document.Tokens, first, end, out _) & HeadKind.Owned) != 0)
                return null; // "his office" belongs to whoever is spoken of, and "the government" is no company
            for (var i = met.Count - 1; i >= Math.Max(0, met.Count - Horizon); i--)
                if (names.Entities[met[i].Entity].Type is EntityType.Organisation or EntityType.Outlet or EntityType.Group)
                    return met[i].Entity;
            return MostNamedBody(offset);
        }
        if ((kind & HeadKind.Person) == 0 || met.Count == 0)
            return null;
        var (phrase, speaker, _, _) = met[^1];
        if (names.Entities[speaker].Type != EntityType.Person || names.Entities[speaker].Anonymous)
            return null;
        var tokens = document.Tokens;
        var stop = tokens.IndexAt(phrase.End - 1) + 1;
        for (var i = tokens.IndexAt(phrase.Start); i < stop; i++)
            if ((heads.KindAt(tokens, i, stop, out _) & (HeadKind.Person | HeadKind.Unnamed | HeadKind.Kin)) != 0)
                return null; // he is somebody else: a prosecutor is not "the judge"
        return speaker;
    }

    /// <summary>Is the head word followed by a preposition in the phrase ("the president of the bank")?</summary>
    bool HasComplement(TextSpan phrase, int head)
    {
        var tokens = document.Tokens;
        var stop = tokens.IndexAt(phrase.End - 1) + 1;
        for (var i = tokens.IndexAt(phrase.Start); i + 1 < stop; i++)
            if (tokens.Key(i).SequenceEqual(tokens.Key(head)))
                return char.IsLower(tokens.Surface(i + 1)[0]) && heads.KindAt(tokens, i + 1, stop, out _) == HeadKind.None;
        return false;
    }

    /// <summary>The body that is named most often before an offset.</summary>
    int? MostNamedBody(int offset)
    {
        var counts = new Dictionary<int, int>();
        int? most = null;
        var end = names.FirstMentionFrom(offset);
        for (var m = Math.Max(0, end - Horizon); m < end; m++)
        {
            if (names.Mentions[m].Type is not (EntityType.Organisation or EntityType.Outlet or EntityType.Group))
                continue;
            var entity = names.Mentions[m].Entity;
            counts[entity] = counts.GetValueOrDefault(entity) + 1;
            if (most is not { } best || counts[entity] > counts[best])
                most = entity;
        }
        return most;
    }

    bool SharesHead(TextSpan phrase, int first, int end, ReadOnlySpan<bool> counts)
    {
        var tokens = document.Tokens;
        var stop = tokens.IndexAt(phrase.End - 1) + 1;
        var all = false;
        for (var i = first; i < end; i++)
        {
            if (!counts[i - first])
                continue;
            var found = false;
            for (var j = tokens.IndexAt(phrase.Start); j < stop && !found; j++)
                found = heads.Stem(tokens.Key(j)).SequenceEqual(heads.Stem(tokens.Key(i)));
            if (!found)
                return false;
            all = true;
        }
        return all;
    }

    bool SharesHead(string office, int first, int end, ReadOnlySpan<bool> counts)
    {
        var words = Tokenizer.Tokenize(office);
        var all = false;
        for (var i = first; i < end; i++)
        {
            if (!counts[i - first])
                continue;
            var found = false;
            for (var j = 0; j < words.Count && !found; j++)
                found = heads.Stem(words.Key(j)).SequenceEqual(heads.Stem(document.Tokens.Key(i)));
            if (!found)
                return false;
            all = true;
        }
        return all;
    }

    List<Mention> MentionsIn(TextSpan span)
    {
        var inside = new List<Mention>();
        for (var i = names.FirstMentionFrom(span.Start); i < names.Mentions.Count && names.Mentions[i].Span.Start < span.End; i++)
            if (span.Contains(names.Mentions[i].Span) && (inside.Count == 0 || !inside[^1].Span.Contains(names.Mentions[i].Span)))
                inside.Add(names.Mentions[i]);
        return inside;
    }

    /// <summary>The head kinds of the words outside the names, and of those before the first name.</summary>
    HeadKind KindsOutside(int first, int end, List<Mention> mentions, out HeadKind leading)
    {
        var all = HeadKind.None;
        leading = HeadKind.None;
        for (var i = first; i < end; )
        {
            var start = document.Tokens[i].Start;
            var inName = mentions.FindIndex(mention => mention.Span.Contains(start) || mention.Span.Contains(document.Tokens[i].End - 1));
            if (inName >= 0)
            {
                i++;
                continue;
            }
            var kind = heads.KindAt(document.Tokens, i, end, out var length);
            all |= kind;
            if (mentions.Count == 0 || start < mentions[0].Span.Start)
                leading |= kind;
            i += length;
        }
        return all;
    }

    static bool CoversNearlyAll(TextSpan span, List<Mention> mentions)
    {
        var covered = 0;
        foreach (var mention in mentions)
            covered += mention.Span.Length;
        return covered * 2 >= span.Length;
    }

    static int[] Others(List<Mention> mentions)
    {
        var others = new List<int>();
        for (var i = 1; i < mentions.Count; i++)
            if (mentions[i].Entity != mentions[0].Entity && !others.Contains(mentions[i].Entity))
                others.Add(mentions[i].Entity);
        return [.. others];
    }
}
