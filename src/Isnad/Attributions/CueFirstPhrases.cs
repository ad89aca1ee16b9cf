namespace Isnad;

/// <summary>
/// Cuts noun phrases: title, name and apposition, coordinated lists whole; without relative clauses and adverbials. Works without a
/// parser: an Arabic phrase is closed by its first definite noun or name, and only agreeing adjectives, names, and a few attachments
/// follow it.
/// </summary>
sealed partial class CueFirstPhrases(CueFirstView view, CueFirstLexicon lexicon)
{
    const int LongestPhrase = 40;
    readonly CueFirstShapes shapes = lexicon.Shapes;

    public CueFirstShapes Shapes => shapes;

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
            || shapes.NoStartUnknown.Fits(key) && view[at].Word is null
            || shapes.NoStart.Fits(key) && view[at].Word is null or { Speaker: SpeakerKind.None }
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
            var head = cell.MentionEnd > 0 || cell.Word?.Speaker is not (null or SpeakerKind.None) || shapes.Article.Fits(view.Key(start));
            if (!head || IsAgreeingAdjective(start, floor))
                continue;
            var phrase = Parse(start, skip, end, CueFrames.Object);
            if (
                phrase.End < end
                && cell is { MentionEnd: > 0, MentionType: EntityType.Person }
                && phrase.End == cell.MentionEnd
                && view[phrase.End].Word is { Speaker: SpeakerKind.Role }
            )
                phrase = Parse(start, skip, end, CueFrames.None); // "So-and-so, minister of finance, stressed"
            phrase = WithSeat(phrase, end);
            if (phrase.End == end && phrase.Speaks && (best.IsEmpty || !best.Speaks || IsHead(start)))
                best = phrase;
            else if (phrase.End == end && best.IsEmpty)
                best = phrase;
        }
        return best;
    }

    /// <summary>"The chief negotiator in the file" before his cue: where the office has its seat goes on to the cue.</summary>
    CueFirstPhrase WithSeat(CueFirstPhrase phrase, int end)
    {
        if (
            phrase.IsEmpty
            || phrase.End + 1 >= end
            || phrase.Kind != SpeakerKind.Role && !phrase.Person
            || view.Governs(phrase.End) != CueFrames.Fi
        )
            return phrase;
        var at = phrase.End + 1;
        if (
            view.Is(at, CueFirstClass.Occasion | CueFirstClass.Time)
            || view[at].Word is { Speaker: SpeakerKind.Document } && !shapes.The.Fits(view.Key(at))
        )
            return phrase;
        return Parse(at, 0, end, CueFrames.None).End == end ? phrase with { End = end } : phrase;
    }

    /// <summary>The word itself can speak; "the floor to the expert" is the expert.</summary>
    bool IsHead(int at) => view[at].MentionEnd > 0 || view[at].Word is { Speaker: not SpeakerKind.None } || view[at].Word is null;

    /// <summary>الداخلية behind another noun with the article is its adjective, not the ministry.</summary>
    bool IsAgreeingAdjective(int at, int floor) =>
        at > floor
        && view[at].Skip is 0 or 2
        && IsAdjective(view.Key(at))
        && view.IsWord(at - 1)
        && shapes.DefiniteNoun.Fits(view.Key(at - 1));

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

        /// <summary>A title follows the name (So-and-so, general manager of a travel company): its words go on with the phrase.</summary>
        public bool Titled;
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
            TokenKind.Number => first || at == start + 1 && view.Is(start, CueFirstClass.About) ? at + 1 : at,
            _ => StepPunctuation(at, first, limit, ref state),
        };
    }

    int StepMention(int at, bool first, int limit, CueFrames frames, bool withObject, ref State state)
    {
        ref readonly var cell = ref view[at];
        if (!first && cell.MentionSkip > 0)
        {
            var lead = view.Key(at);
            if (shapes.With.Fits(lead) && TakesPlace(at, cell.MentionEnd, limit, frames, ref state))
                return Math.Min(limit, cell.MentionEnd);
            if (!shapes.And.Fits(lead) && (!shapes.For.Fits(lead) || state.Person || cell.MentionType == EntityType.Outlet))
                return at;
            if (shapes.And.Fits(lead))
                (state.Plural, state.Person) = (state.Person && cell.MentionType == EntityType.Person, false);
        }
        else if (!first && state.Closed)
        {
            var person =
                cell.MentionType == EntityType.Person
                || state.Kind == SpeakerKind.Role && !state.Person && cell.MentionEnd == at + 2 && IsFullNameShape(at, limit)
                || state.Kind == SpeakerKind.Role && !state.Named && cell.MentionEnd == limit && cell.MentionEnd > at + 1;
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
                    : !first
                        && (
                            view[at - 1].Word?.Speaker is SpeakerKind.Body or SpeakerKind.Outlet or SpeakerKind.Document
                            || view[at - 1].Word?.Speaker is SpeakerKind.Role or SpeakerKind.Unnamed && IsQuotedName(cell.QuoteEnd, limit)
                        );
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

    /// <summary>
    /// The engineer «Z», the sources of «the Coast»: marks behind a person's noun hold a name, not what he says, where a clause follows that
    /// the cue governs, or the cue itself.
    /// </summary>
    bool IsQuotedName(int end, int limit) =>
        end >= limit
        || view.IsColon(end)
        || view.Is(end, CueFirstClass.Complementiser)
        || view.Is(end, CueFirstClass.Preposition) && end + 1 < limit && view.Is(end + 1, CueFirstClass.Complementiser);

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

    /// <summary>A bare word and a surname with article and nisba: a person's name that nobody knows (نادر الكرمي).</summary>
    bool IsFullName(int at, int limit) => view[at].MentionEnd == 0 && IsFullNameShape(at, limit);

    bool IsFullNameShape(int at, int limit)
    {
        if (at + 1 >= limit || !view.IsWord(at + 1) || view[at + 1].Word is not null)
            return false;
        var given = view.Key(at);
        var surname = view.Key(at + 1);
        return given.Length is > 2 and < 7 && !shapes.VerbalNoun.Fits(given) && shapes.NisbaSurname.Fits(surname);
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
        if (key.Length == 0 || !shapes.WithOrFor.Fits(key) || !view.IsWord(at))
            return false;
        if (shapes.For.Fits(key))
            return key.Length == 1;
        return key.Length == 1 || shapes.WithThe.Fits(key) && key.Length > 4 || view[at].Word is not null && view[at].Skip > 0;
    }

    /// <summary>An unknown word in the shape of a present or future verb.</summary>
    public bool IsVerbLike(int at, ReadOnlySpan<char> key) =>
        view.Tokens.Surface(view[at].Token)[^1] != 'ة' && shapes.PresentVerb.Fits(key);

    /// <summary>A definite word that agrees as an adjective: nisba endings, and the listed common ones.</summary>
    public bool IsAdjective(ReadOnlySpan<char> key) =>
        shapes.Nisba.Fits(key) || key.Length > 4 && shapes.The.Fits(key) && lexicon.IsAdjective(key[2..]);
}
