namespace Isnad;

/// <summary>A noun phrase that may be a source: positions, the offset of its first character behind proclitics, and what its words say.</summary>
readonly record struct CueFirstPhrase(
    int Start,
    int End,
    int Offset,
    SpeakerKind Kind,
    bool Named,
    bool HeadNamed,
    bool Person,
    bool Indefinite,
    sbyte Gender,
    bool Plural = false
)
{
    public bool IsEmpty => End <= Start;

    /// <summary>True when a name or a noun of heads.tsv makes this a possible speaker.</summary>
    public bool Speaks => HeadNamed || Person || Kind != SpeakerKind.None;
}

/// <summary>
/// Cuts noun phrases: title, name and apposition, coordinated lists whole; without relative clauses and adverbials. Works without a
/// parser: an Arabic phrase is closed by its first definite noun or name, and only agreeing adjectives, names, and a few attachments
/// follow it.
/// </summary>
sealed class CueFirstPhrases(CueFirstView view, CueFirstLexicon lexicon)
{
    const int LongestPhrase = 40;

    /// <param name="start">Position of the first word.</param>
    /// <param name="skip">Key characters of proclitics to leave out in front.</param>
    /// <param name="limit">Position behind the last word it may take.</param>
    /// <param name="frames">Frames of the cue: where an object may follow, a closed phrase ends early; a governed preposition ends it.</param>
    public CueFirstPhrase Parse(int start, int skip, int limit, CueFrames frames)
    {
        var withObject = (frames & (CueFrames.AnyObject | CueFrames.AnyObjectPreposition)) != 0;
        if (skip == 0 && start < view.Count && view[start].MentionEnd == 0 && StartsWithBi(start))
            return default;
        if (
            skip == 0
            && start < view.Count
            && (frames & (CueFrames.Bi | CueFrames.ObjectBi)) != 0
            && view[start].MentionEnd == 0
            && view[start].Word is null
            && CueFirstComplements.IsBi(view, start)
        )
            return default; // what the cue governs is not its subject
        if (skip == 0 && start < view.Count && view[start].MentionEnd == 0 && IsNoStart(start))
            return default;
        var state = new State { Indefinite = true };
        var at = start;
        limit = Math.Min(limit, start + LongestPhrase);
        while (at < limit)
        {
            var next = Step(start, at, at == start ? skip : 0, limit, frames, withObject, ref state);
            if (next <= at)
                break;
            at = next;
        }
        return new(
            start,
            at,
            at > start ? view.StartAfter(start, skip) : 0,
            state.Kind,
            state.Named,
            state.HeadNamed,
            state.Person,
            state.Indefinite,
            state.Gender,
            state.Plural
        );
    }

    /// <summary>No phrase begins with "and the", "for the" or قوله.</summary>
    bool IsNoStart(int at)
    {
        var key = view.Key(at);
        return view.Is(at + 1, CueFirstClass.TimeAdjective) && view[at].Word is null or { Speaker: SpeakerKind.None }
            || key is ['و', 'ا', 'ل', _, _, ..] or ['و', 'ا', _, _, _, ..] && view[at].Word is null
            || key is ['ل', 'ل', _, _, ..] && view[at].Word is null or { Speaker: SpeakerKind.None }
            || view.HasConjunction(at) && view[at].MentionSkip == 0 && view[at].Skip == 1 && view[at].Word is { Speaker: SpeakerKind.None }
            || view[at].Word is { IsOwnedNoun: true, Speaker: SpeakerKind.None };
    }

    /// <summary>The longest phrase that ends exactly before <paramref name="end"/>; empty when there is none that could speak.</summary>
    public CueFirstPhrase EndingAt(int end, int floor)
    {
        var best = default(CueFirstPhrase);
        for (var start = end - 1; start >= floor && end - start < LongestPhrase; start--)
        {
            ref readonly var cell = ref view[start];
            if (view.IsPunctuation(start) && cell.Quote == 0 && !view.IsComma(start))
                break;
            if (!view.IsWord(start) && view.Token(start).Kind != TokenKind.Number)
                continue;
            if (view.Is(start, CueFirstClass.Opener | CueFirstClass.Auxiliary | CueFirstClass.Topic | CueFirstClass.Relative))
                break;
            var skip = view.HasConjunction(start) ? 1 : 0;
            var head =
                cell.MentionEnd > 0
                || cell.Word?.Speaker is not (null or SpeakerKind.None)
                || view.Key(start).StartsWith("ال", StringComparison.Ordinal)
                || view.Key(start).StartsWith("وال", StringComparison.Ordinal);
            if (!head || IsAgreeingAdjective(start, floor))
                continue;
            var phrase = Parse(start, skip, end, CueFrames.Object);
            if (phrase.End == end && phrase.Speaks && (best.IsEmpty || !best.Speaks || IsHead(start)))
                best = phrase;
            else if (phrase.End == end && best.IsEmpty)
                best = phrase;
        }
        return best;
    }

    /// <summary>The word itself can speak; "the floor to the expert" is the expert.</summary>
    bool IsHead(int at) => view[at].MentionEnd > 0 || view[at].Word is { Speaker: not SpeakerKind.None } || view[at].Word is null;

    /// <summary>الداخلية behind another noun with the article is its adjective, not the ministry.</summary>
    bool IsAgreeingAdjective(int at, int floor) =>
        at > floor
        && view[at].Skip is 0 or 2
        && IsAdjective(view.Key(at))
        && view.IsWord(at - 1)
        && view.Key(at - 1) is ['ا', 'ل', _, _, ..] or ['ل', 'ل', _, _, ..] or ['ب', 'ا', 'ل', _, ..] or ['و', 'ا', 'ل', _, ..];

    struct State
    {
        public SpeakerKind Kind;
        public bool Named;
        public bool HeadNamed;
        public bool Person;
        public bool Closed;
        public bool Indefinite;
        public sbyte Gender;
        public bool Plural;

        /// <summary>The head is something done or said: what stands behind it does not make it speak.</summary>
        public bool Thing;
        public int Attachments;
        public int Loose;
    }

    int Step(int start, int at, int skip, int limit, CueFrames frames, bool withObject, ref State state)
    {
        ref readonly var cell = ref view[at];
        var first = at == start;
        if (cell.MentionEnd > 0)
            return StepMention(at, first, limit, frames, withObject, ref state);
        return view.Token(at).Kind switch
        {
            TokenKind.Word => StepWord(start, at, skip, limit, frames, withObject, ref state),
            TokenKind.Number => first ? at + 1 : at,
            _ => StepPunctuation(at, first, limit, ref state),
        };
    }

    int StepMention(int at, bool first, int limit, CueFrames frames, bool withObject, ref State state)
    {
        ref readonly var cell = ref view[at];
        if (!first && cell.MentionSkip > 0)
        {
            var lead = view.Key(at)[0];
            if (lead == 'ب' && TakesPlace(at, cell.MentionEnd, limit, frames, ref state))
                return Math.Min(limit, cell.MentionEnd);
            if (lead != 'و' && (lead != 'ل' || state.Person || cell.MentionType == EntityType.Outlet))
                return at;
            if (lead == 'و')
                (state.Plural, state.Person) = (state.Person && cell.MentionType == EntityType.Person, false);
        }
        else if (!first && state.Closed)
        {
            var person =
                cell.MentionType == EntityType.Person
                || state.Kind == SpeakerKind.Role && !state.Person && cell.MentionEnd == at + 2 && IsFullNameShape(at, limit);
            if (person && state.Person || !person && withObject || person && state.Named && state.Kind != SpeakerKind.Role && withObject)
                return at;
        }
        if (first && cell.Word is { Speaker: not SpeakerKind.None } word)
            (state.Kind, state.Gender) = (word.Speaker, word.Gender);
        state.Named = true;
        state.HeadNamed |= first;
        state.Person |= cell.MentionType == EntityType.Person;
        if (!first && state.Closed && state.Kind == SpeakerKind.Role && cell.MentionEnd == at + 2 && IsFullNameShape(at, limit))
            state.Person = true;
        state.Closed = true;
        if (first || state.Person)
            state.Indefinite = false;
        // a name may have taken in the bracket that opens its acronym
        return Math.Min(limit, view.First(Math.Min(cell.MentionEnd, view.Count - 1)) is ')' ? cell.MentionEnd + 1 : cell.MentionEnd);
    }

    int StepPunctuation(int at, bool first, int limit, ref State state)
    {
        ref readonly var cell = ref view[at];
        if (!first && view.First(at) is '%' or '٪')
            return at + 1;
        if (cell.QuoteEnd > 0 && cell.QuoteEnd - at <= 9 && cell.QuoteEnd <= limit)
        {
            // the name of an outlet, a movement: only behind a noun that takes such names
            var named =
                first && cell.QuoteEnd < limit && cell.QuoteEnd - at <= 7
                    ? view[at + 1].MentionEnd >= cell.QuoteEnd - 1
                        || view.Is(cell.QuoteEnd, CueFirstClass.Complementiser | CueFirstClass.Phrase)
                    : !first && (view[at - 1].Word?.Speaker is SpeakerKind.Body or SpeakerKind.Outlet or SpeakerKind.Document);
            if (!named)
                return at;
            state.Named = state.Closed = true;
            state.HeadNamed |= first;
            state.Indefinite = false;
            return cell.QuoteEnd;
        }
        if (!first && view.First(at) is '(' && !state.Person && state.Kind is SpeakerKind.Role)
        {
            // "the secretary of the organisation (ABC) So-and-so"
            for (var close = at + 2; close < limit && close < at + 6; close++)
                if (view.First(close) is ')')
                    return close + 1 < limit && (Parse(close + 1, 0, limit, CueFrames.None).Person || IsFullName(close + 1, limit))
                        ? close + 1
                        : at;
            return at;
        }
        if (first || !view.IsComma(at) || at + 2 >= limit)
            return at;
        // apposition: "name, title," and "title, name,"
        if (view.HasConjunction(at + 1) || !MayBeApposed(at + 1, state))
            return at;
        var inner = Parse(at + 1, 0, limit, CueFrames.None);
        if (inner.IsEmpty || inner.End >= limit || state.Person && inner.Person || !EndsApposition(inner.End))
            return at;
        state.Person |= inner.Person;
        state.Named |= inner.Named;
        state.Closed = true;
        return inner.End;
    }

    /// <summary>A title behind a name, a name or a further title behind a title, a description behind a body.</summary>
    bool MayBeApposed(int at, in State state)
    {
        ref readonly var next = ref view[at];
        var title =
            next.Word is { Speaker: SpeakerKind.Role or SpeakerKind.Unnamed or SpeakerKind.Body, IsFinite: false }
            && next.Skip is 0 or 2
            && !next.Word.Is(CueFirstClass.EndsPhrase | CueFirstClass.Owned);
        if (state.Person)
            return title;
        if (state.Kind is SpeakerKind.Role or SpeakerKind.Unnamed or SpeakerKind.People)
            return next is { MentionEnd: > 0, MentionType: EntityType.Person, MentionSkip: 0 }
                || title && next.Word!.Speaker == SpeakerKind.Role;
        return state.Kind is SpeakerKind.Body or SpeakerKind.Outlet && title && next.Word!.Speaker == SpeakerKind.Body;
    }

    /// <summary>Behind an apposition the clause goes on: a comma, what the cue governs, a colon or a quotation.</summary>
    bool EndsApposition(int at) =>
        view.IsComma(at) || view.IsColon(at) || view[at].QuoteEnd > 0 || view.Is(at, CueFirstClass.Complementiser);

    int StepWord(int start, int at, int skip, int limit, CueFrames frames, bool withObject, ref State state)
    {
        var first = at == start;
        ref readonly var cell = ref view[at];
        var word = cell.Word;
        var key = view.Key(at);
        if (word is not null)
        {
            if (word.Is(CueFirstClass.OfName))
            {
                state.Closed = false;
                return at + 1;
            }
            if (word.IsOwnedNoun && word.Speaker == SpeakerKind.None && !first)
                return at; // قوله, تأكيده open what is relayed
            if (word.Is(CueFirstClass.Reflexive))
                return first ? at : at + 1;
            if (
                !first
                && word.Is(CueFirstClass.Phrase)
                && cell.Skip == 0
                && word.Speaker == SpeakerKind.None
                && lexicon.According.TryMatch(view.Tokens, cell.Token, view[limit - 1].Token + 1, 0, out _)
            )
                return at;
            if (
                word.Is(CueFirstClass.Anaphor)
                && (!first || at + 1 >= limit || !view.Key(at + 1).StartsWith("ال", StringComparison.Ordinal))
            )
                return at;
            var conjunction = !first && cell.Skip > 0 && key[0] is 'و' or 'ف';
            if (!first && conjunction)
            {
                if (key[0] == 'ف' || word.Speaker == SpeakerKind.None || word.IsFinite && cell.Skip == 1)
                    return at;
                state.Closed = state.Person = false;
                state.Plural |= word.Speaker is SpeakerKind.Role or SpeakerKind.Unnamed;
            }
            if (word.Is(CueFirstClass.EndsPhrase) && word.Speaker == SpeakerKind.None)
                return word.Is(CueFirstClass.Preposition) && !first ? Attachment(at, limit, frames, ref state) : at;
            if (
                cell.Skip == 0
                && word.Speaker == SpeakerKind.None
                && (word.IsFinite || word.IsParticiple)
                && !(word.IsVerbalNoun && !state.Closed)
            )
                return at;
            if (!first && word.Is(CueFirstClass.TimeAdjective))
                return at;
            if (!conjunction && cell.Skip > (first ? skip : 0) && key[conjunction ? 1 : 0] == 'ل' && !first)
            {
                if (state.Person || word.Speaker == SpeakerKind.Outlet || state.Attachments > 1)
                    return at;
                state.Attachments++;
                state.Closed = cell.Skip > 1; // للجيش is closed by its article, لمجلس goes on
                return at + 1;
            }
            if (!first && !conjunction && cell.Skip > 0 && key[0] == 'ب')
                return TakesBi(frames, ref state) && !word.Is(CueFirstClass.Occasion | CueFirstClass.Time) ? at + 1 : at;
            if (first)
                state.Thing =
                    word is { Speaker: SpeakerKind.None }
                    && (word.IsVerbalNoun || word.Is(CueFirstClass.Proposition | CueFirstClass.Occasion));
            if (first || state.Kind == SpeakerKind.None && !state.Named && !state.Thing)
                (state.Kind, state.Gender, state.Plural) = (word.Speaker, word.Gender, word.Plural);
        }
        var bare = key[Math.Min(first ? skip : 0, key.Length - 1)..];
        if (word is null && IsVerbalNounShape(bare))
        {
            if (first)
                state.Thing = true;
            else if (withObject && at - 1 > start && view[at - 1] is { Word: null, MentionEnd: 0 } && view.IsWord(at - 1))
                return at; // behind an adjective or an unknown name: the object
        }
        var definite =
            bare.StartsWith("ال", StringComparison.Ordinal)
            || bare.StartsWith("لل", StringComparison.Ordinal)
            || bare.StartsWith("وال", StringComparison.Ordinal);
        if (definite && !first && word is null && cell.Skip == 0 && view.Tokens.Surface(cell.Token)[0] is 'إ' or 'آ')
            definite = false; // إلفان is a name, no article
        if (!first && word is null && state.Closed && !definite && withObject && IsFullName(at, limit))
            return at + 2;
        if (!first && word is null && state.Indefinite && !state.Named && state.Kind != SpeakerKind.None)
            if (state.Closed && IsPluralAdjective(bare) || lexicon.IsAdjective(bare))
                return at + 1;
        if (!first && word is null)
        {
            if ((frames & (CueFrames.Bi | CueFrames.ObjectBi)) != 0 && !state.Person && CueFirstComplements.IsBi(view, at))
                return at;
            if (
                view[at] is { MentionEnd: 0 }
                && key[0] == 'ب'
                && key.Length > 3
                && at + 1 < limit
                && view[at + 1] is { MentionEnd: > 0, MentionSkip: 0, MentionType: EntityType.Place, MentionEnd: var seat }
                && TakesPlace(at, seat, limit, frames, ref state)
            )
                return seat; // "in the region of …"
            if (bare.StartsWith("لل", StringComparison.Ordinal))
            {
                if (state.Person || state.Attachments++ > 1)
                    return at;
            }
            else if (key is ['و', 'ا', 'ل', ..] && state is { Closed: true, Person: false, Kind: SpeakerKind.Body or SpeakerKind.Role })
                return at + 1; // the ministry of energy and minerals
            else if (state.Closed && definite && withObject && !IsAdjective(bare))
                return at;
            else if (
                !definite
                && (IsVerbLike(at, bare) || IsAdverbial(at) || IsBoundPreposition(at) && !(bare.Length > 4 && TakesBi(frames, ref state)))
            )
                return at;
            else if (
                state.Closed
                && !definite
                && (
                    IsVerbalNounShape(bare)
                    || withObject && (state.Kind != SpeakerKind.Role || state.Person && !(at + 1 < limit && view.IsComma(at + 1)))
                    || state.Loose++ > 3
                    || state.Person && !(state.Loose < 2 && at + 1 < limit && view.IsComma(at + 1))
                )
            )
                return at;
        }
        else if (!first && state.Closed && withObject && word is not null && cell.Skip is 0 or 2)
        {
            // a second noun behind a closed phrase is the object, unless an apposed title or an adjective
            if (
                !(definite && word.Speaker != SpeakerKind.Body && IsAdjective(bare))
                && !(word.Speaker == SpeakerKind.Role && definite && state.Kind == SpeakerKind.Role)
            )
                return at;
        }
        else if (!first && state.Closed && word is not null && cell.Skip == 0 && (word.Is(CueFirstClass.Proposition) || word.IsVerbalNoun))
            return at;
        if (word is not null && word.Is(CueFirstClass.Owned))
        {
            state.Closed = true;
            state.Indefinite = false;
        }
        if (word is { Speaker: not SpeakerKind.None } && !definite && bare.EndsWith("ون", StringComparison.Ordinal))
            state.Closed = true; // a sound plural with its ن is no construct: محللون stands alone
        if (definite)
        {
            state.Closed = true;
            if (first || state.Attachments == 0)
                state.Indefinite = false;
        }
        return at + 1;
    }

    /// <summary>The seat of an office or a body (المكتب الثقافي بالرياض); where the cue governs ب another one must follow.</summary>
    bool TakesPlace(int at, int end, int limit, CueFrames frames, ref State state)
    {
        const CueFrames governed = CueFrames.Bi | CueFrames.ObjectBi | CueFrames.BiClause;
        if (state.Person || view[at].MentionType == EntityType.Person || state.Kind is SpeakerKind.None or SpeakerKind.Document)
            return false;
        if ((frames & governed) == 0 || end >= limit)
            return true;
        return end < limit
            && (view.Key(end)[0] == 'ب' && view.IsWord(end) || Parse(end, 0, limit, CueFrames.None).Person || view.IsComma(end));
    }

    /// <summary>ب inside a phrase (the director of relations at the ministry), where the cue does not govern one.</summary>
    static bool TakesBi(CueFrames frames, ref State state)
    {
        const CueFrames governed = CueFrames.Bi | CueFrames.ObjectBi | CueFrames.BiClause;
        if (
            state.Person
            || !state.Closed
            || (frames & governed) != 0
            || state.Kind is not (SpeakerKind.Role or SpeakerKind.Unnamed or SpeakerKind.Body)
        )
            return false;
        return state.Attachments++ < 2;
    }

    /// <summary>في، من، عن، لدى inside a phrase: they belong to an unnamed or common head when no adverbial of saying follows.</summary>
    int Attachment(int at, int limit, CueFrames frames, ref State state)
    {
        if (state.Person || state.Attachments > 1 || at + 1 >= limit || !view.IsWord(at + 1) && view[at + 1].QuoteEnd == 0)
            return at;
        var bit = CueFirstPrepositions.Of(view.Key(at));
        if (bit == CueFrames.Ala && state.Kind == SpeakerKind.Role)
        {
            // "the general supervisor of (على) the programme So-and-so"
            var inner = Parse(at + 1, 0, limit, CueFrames.None);
            var governed = (frames & (bit | CueFrames.AlaClause | CueFrames.ObjectAla)) != 0;
            if (!NamesPerson(inner) || governed && !view.Is(inner.End, CueFirstClass.Complementiser))
                return at;
            (state.Person, state.Named, state.Closed) = (true, true, true);
            return inner.End;
        }
        if (bit is not (CueFrames.Fi or CueFrames.Min or CueFrames.An) && !view.Key(at).SequenceEqual("لدي"))
            return at;
        if ((frames & bit) != 0 || (frames & (CueFrames)((ulong)bit << 8)) != 0)
            return at;
        if (bit == CueFrames.An && (frames & (CueFrames.AnCounted | CueFrames.Attitude)) != 0)
            return at;
        if (
            !state.Indefinite && state.Kind is not (SpeakerKind.Unnamed or SpeakerKind.People or SpeakerKind.Role)
            || state.Kind is SpeakerKind.Body or SpeakerKind.Outlet
        )
            return at;
        if (
            !state.Indefinite
            && bit != CueFrames.Fi
            && state.Kind != SpeakerKind.People
            && !(bit == CueFrames.Min && view.Is(at, CueFirstClass.Addressee))
        )
            if (state.Kind != SpeakerKind.Unnamed)
                return at;
        if (view.Is(at + 1, CueFirstClass.Occasion | CueFirstClass.Time | CueFirstClass.Complementiser | CueFirstClass.Relative))
            return at;
        if (state.Kind == SpeakerKind.None)
            return at;
        if (
            !state.Indefinite
            && state.Kind == SpeakerKind.Role
            && !(bit == CueFrames.Fi && NamesPerson(Parse(at + 1, 0, limit, CueFrames.None)))
        )
            return at; // "the director in the company" only when the name still follows
        state.Attachments++;
        state.Closed = false;
        return at + 1;
    }

    /// <summary>A person's name, or a title with something behind it, stands in the phrase.</summary>
    bool NamesPerson(CueFirstPhrase phrase)
    {
        for (var i = phrase.Start + 1; i + 1 < phrase.End && !phrase.Person; i++)
            if (view[i] is { Skip: 2, Word.Speaker: SpeakerKind.Role })
                return true;
        return phrase.Person;
    }

    /// <summary>ب or ل written onto an unknown word in front of the article or a quotation mark.</summary>
    public bool IsBoundPreposition(int at)
    {
        var key = view.Key(at);
        return key.Length == 1 && key[0] is 'ب' or 'ل' || key.StartsWith("بال", StringComparison.Ordinal) && key.Length > 4;
    }

    /// <summary>A bare word and a surname with article and nisba: a person's name that nobody knows (نادر الكرمي).</summary>
    bool IsFullName(int at, int limit) => view[at].MentionEnd == 0 && IsFullNameShape(at, limit);

    bool IsFullNameShape(int at, int limit)
    {
        if (at + 1 >= limit || !view.IsWord(at + 1) || view[at + 1].Word is not null)
            return false;
        var given = view.Key(at);
        var surname = view.Key(at + 1);
        return given.Length is > 2 and < 7
            && !IsVerbalNounShape(given)
            && surname.StartsWith("ال", StringComparison.Ordinal)
            && surname.EndsWith("ي", StringComparison.Ordinal)
            && surname.Length > 4;
    }

    /// <summary>An unknown word with the accusative's nunation (دومًا) is an adverb.</summary>
    public bool IsAdverbial(int at)
    {
        var surface = view.Tokens.Surface(view[at].Token);
        return surface.Length > 3 && (surface[^1] == '\u064B' && surface[^2] == 'ا' || surface[^1] == 'ا' && surface[^2] == '\u064B');
    }

    /// <summary>ب in front of a noun the table knows, of the article, or alone: no phrase begins there.</summary>
    bool StartsWithBi(int at)
    {
        var key = view.Key(at);
        if (key.Length == 0 || key[0] is not ('ب' or 'ل') || !view.IsWord(at))
            return false;
        if (key[0] == 'ل')
            return key.Length == 1;
        return key.Length == 1
            || key.StartsWith("بال", StringComparison.Ordinal) && key.Length > 4
            || view[at].Word is not null && view[at].Skip > 0;
    }

    /// <summary>An unknown word in the shape of a present or future verb.</summary>
    public bool IsVerbLike(int at, ReadOnlySpan<char> key) =>
        view.Tokens.Surface(view[at].Token)[^1] != 'ة'
        && key.Length >= 4
        && (
            key[0] == 'ي' && key[1] is not 'و'
            || key.StartsWith("سي", StringComparison.Ordinal)
            || key.StartsWith("ست", StringComparison.Ordinal) && key.Length > 5
        );

    /// <summary>An unknown word in the shape of a derived verbal noun: تفعيل، افتعال، انفعال، استفعال، إفعال.</summary>
    public static bool IsVerbalNounShape(ReadOnlySpan<char> key) =>
        key.Length switch
        {
            5 => key[0] == 'ت' && (key[3] == 'ي' || key[2] == 'ا') || key[0] == 'ا' && key[3] == 'ا' && key[1] != 'ل',
            6 => key[0] == 'ا' && key[4] == 'ا' && key[1] != 'ل' || key[0] == 'ت' && key[3] == 'ي' && key[5] == 'ه',
            8 => key.StartsWith("است", StringComparison.Ordinal) && key[4] == 'ا'
                || key.StartsWith("است", StringComparison.Ordinal) && key[7] == 'ه',
            7 => key.StartsWith("است", StringComparison.Ordinal) && (key[5] == 'ا' || key[4] == 'ا'),
            _ => false,
        };

    /// <summary>سياسيون behind محللون.</summary>
    static bool IsPluralAdjective(ReadOnlySpan<char> key) =>
        key.Length > 4
        && (
            key.EndsWith("يون", StringComparison.Ordinal)
            || key.EndsWith("يين", StringComparison.Ordinal)
            || key.EndsWith("ون", StringComparison.Ordinal)
        );

    /// <summary>A definite word that agrees as an adjective: nisba endings, and the listed common ones.</summary>
    public bool IsAdjective(ReadOnlySpan<char> key)
    {
        if (!key.StartsWith("ال", StringComparison.Ordinal) || key.Length < 5)
            return false;
        var bare = key[2..];
        return bare.EndsWith("ي", StringComparison.Ordinal)
            || bare.EndsWith("يه", StringComparison.Ordinal)
            || bare.EndsWith("يين", StringComparison.Ordinal)
            || bare.EndsWith("يون", StringComparison.Ordinal)
            || lexicon.IsAdjective(bare);
    }
}

/// <summary>The frames' prepositions as words.</summary>
static class CueFirstPrepositions
{
    public static bool IsPlain(ReadOnlySpan<char> key) => Of(key) != CueFrames.None;

    public static CueFrames Of(ReadOnlySpan<char> key) =>
        key switch
        {
            "الي" => CueFrames.Ila,
            "علي" => CueFrames.Ala,
            "من" => CueFrames.Min,
            "عن" => CueFrames.An,
            "في" => CueFrames.Fi,
            _ => CueFrames.None,
        };
}
