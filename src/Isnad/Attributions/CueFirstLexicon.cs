using System.Collections.Frozen;

namespace Isnad;

/// <summary>
/// The tables of a language whose cue stands first, compiled into one frozen table of folded word forms, with the multi-word
/// expressions beside it. Looking a word up never allocates.
/// </summary>
sealed class CueFirstLexicon
{
    readonly FrozenDictionary<string, CueFirstWord>.AlternateLookup<ReadOnlySpan<char>> words;

    readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> adjectives;

    CueFirstLexicon(Language language)
    {
        Shapes = new(language.Compiled(WordShapes.Load));
        var inflection = language.Compiled(Inflection.Load);
        var growing = new Dictionary<string, CueFirstWord>(StringComparer.Ordinal);
        CueFirstWord Word(string form)
        {
            var key = Folding.Fold(form);
            if (!growing.TryGetValue(key, out var word))
                growing[key] = word = new();
            return word;
        }

        foreach (var row in language.Table("cue-words"))
        {
            row.Expect(2);
            foreach (var name in row[1].Split(' '))
                Word(row[0]).Class |= ClassOf(row, name);
        }
        var possessed = new List<(string Form, SpeakerKind Kind, sbyte Gender)>();
        foreach (var row in language.Table("heads"))
        {
            row.Expect(2);
            var kind = SpeakerOf(row[1].Split(' ')[0]);
            if (kind == SpeakerKind.None)
                continue; // what makes a phrase definite speaks for nobody
            foreach (var form in (row.Optional(2)?.Split(' ') ?? []).Prepend(row[0]))
            {
                var word = Word(form);
                if (word.Speaker == SpeakerKind.None)
                    word.Speaker = kind;
                word.Gender = (sbyte)(
                    form.EndsWith('ة') ? -1
                    : form == row[0] && row[1] != "kin" ? 1
                    : 0
                );
                word.Plural |=
                    kind == SpeakerKind.People || kind is SpeakerKind.Role or SpeakerKind.Unnamed && form != row[0] && !form.EndsWith('ة');
                if (form != row[0] && Shapes.SoundOblique.Fits(Folding.Fold(form)))
                    word.Class |= CueFirstClass.Oblique;
                possessed.Add((form, kind, word.Gender));
            }
        }
        foreach (var (form, kind, gender) in possessed.Where(noun => noun.Kind != SpeakerKind.People))
        foreach (var (inflected, _) in inflection.Of("noun-accusative", form))
        {
            var accusative = Word(inflected); // أن مسؤولًا قال
            if (accusative.Speaker == SpeakerKind.None && accusative.Cues.Length == 0 && accusative.Class == 0)
                (accusative.Speaker, accusative.Gender) = (kind, gender);
        }
        // possessives last: منظمه "their organiser" folds like منظمة
        foreach (var (form, kind, gender) in possessed)
        foreach (var (owned, _) in inflection.Of("noun", form))
        {
            var own = Word(owned);
            if (own.Speaker != SpeakerKind.None || own.Cues.Length > 0 || own.Class != 0)
                continue;
            own.Speaker = kind;
            own.Plural = kind == SpeakerKind.People;
            own.Gender = gender;
            own.Class |= CueFirstClass.Owned;
        }
        foreach (var row in language.Table("occasions"))
            Word(row[0]).Class |= CueFirstClass.Occasion;
        foreach (var row in language.Table("propositions"))
            Word(row[0]).Class |= CueFirstClass.Proposition;
        foreach (var row in language.Table("attitudes"))
        {
            var stance = row.Enum<Stance>(1);
            foreach (var (form, _) in inflection.Of("noun", row[0]).Prepend((row[0], FormFeatures.None)))
                Word(form).Attitude = stance;
        }
        foreach (var row in language.Table("cues"))
            AddCue(row, inflection, Word);
        adjectives = language
            .Table("adjectives")
            .SelectMany(row => inflection.Of("adjective", row[0]))
            .Select(form => Folding.Fold(form.Form))
            .ToFrozenSet(StringComparer.Ordinal)
            .GetAlternateLookup<ReadOnlySpan<char>>();
        According = Phrases(
            language.Table("according-to"),
            row => new AccordingPhrase(row.Enum<AccordingKind>(1), row.Enum<Stance>(2)),
            Word,
            form => growing.ContainsKey(Folding.Fold(form))
        );
        Returns = Phrases(
            language.Table("narrator-returns"),
            row => row.Enum<NarratorReturn>(1),
            Word,
            form => growing.ContainsKey(Folding.Fold(form))
        );
        foreach (var (key, word) in growing)
        {
            word.Governs = Governs(key);
            word.Seal();
        }
        words = growing.ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public static CueFirstLexicon Load(Language language) => new(language);

    public bool IsAdjective(ReadOnlySpan<char> bare) => adjectives.Contains(bare);

    public CueFirstShapes Shapes { get; }
    public PhraseTable<AccordingPhrase> According { get; }
    public PhraseTable<NarratorReturn> Returns { get; }

    /// <summary>
    /// Looks a folded word up: as it stands, behind و or ف, and for nouns behind ب ل ك and the article. <paramref name="skip"/> is the
    /// number of key characters passed over.
    /// </summary>
    public CueFirstWord? Find(ReadOnlySpan<char> key, out byte skip)
    {
        skip = 0;
        if (words.TryGetValue(key, out var word))
            return word;
        var at = 0;
        if (key.Length > 2 && Shapes.Conjunction.Fits(key))
        {
            at = 1;
            if (words.TryGetValue(key[1..], out word))
            {
                skip = 1;
                return word;
            }
        }
        if (key.Length - at > 3 && Shapes.Bound.Fits(key[at..]))
        {
            if (words.TryGetValue(key[(at + 1)..], out word) && word.IsNoun)
            {
                skip = (byte)(at + 1);
                return word;
            }
            at += Shapes.ForThe.Fits(key[at..]) ? 0 : 1;
        }
        if (key.Length - at > 4 && (Shapes.The.Fits(key[at..]) || Shapes.ForThe.Fits(key[at..])))
            if (words.TryGetValue(key[(at + 2)..], out word) && word.IsNoun)
            {
                skip = (byte)(at + 2);
                return word;
            }
        return null;
    }

    /// <summary>The frame of a preposition that is a word of its own.</summary>
    public CueFrames Governs(ReadOnlySpan<char> key) =>
        Shapes.Ila.Fits(key) ? CueFrames.Ila
        : Shapes.Ala.Fits(key) ? CueFrames.Ala
        : Shapes.Min.Fits(key) ? CueFrames.Min
        : Shapes.An.Fits(key) ? CueFrames.An
        : Shapes.Fi.Fits(key) ? CueFrames.Fi
        : CueFrames.None;

    static SpeakerKind SpeakerOf(string kind) =>
        kind switch
        {
            "kin" => SpeakerKind.Unnamed,
            _ => Enum.TryParse<SpeakerKind>(kind, ignoreCase: true, out var speaker) ? speaker : SpeakerKind.None,
        };

    static CueFirstClass ClassOf(DataRow row, string name) =>
        Enum.TryParse<CueFirstClass>(name.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var value)
            ? value
            : throw row.Error($"unknown class '{name}'");

    static void AddCue(DataRow row, Inflection inflection, Func<string, CueFirstWord> word)
    {
        row.Expect(6);
        var frames = CueFrames.None;
        if (row[5] != "-")
            foreach (var name in row[5].Split(' '))
                frames |= FrameOf(row, name);
        var verb = new CueVerb(row[0], row.Enum<Stance>(4), frames, row[5] == "-");
        Add("past", row[0], CueFormKind.Past);
        Add("present", row.Optional(1)?[1..], CueFormKind.Present);
        Add("participle", row.Optional(2), CueFormKind.Participle);
        Add("verbal-noun", row.Optional(3), CueFormKind.VerbalNoun);

        void Add(string part, string? given, CueFormKind kind)
        {
            if (given is null)
                return;
            foreach (var (form, features) in inflection.Of(part, given))
            {
                var value = new CueForm(
                    verb,
                    (features & FormFeatures.Owned) != 0 ? CueFormKind.OwnedVerbalNoun : kind,
                    (sbyte)(
                        (features & FormFeatures.Masculine) != 0 ? 1
                        : (features & FormFeatures.Feminine) != 0 ? -1
                        : 0
                    ),
                    (features & FormFeatures.Plural) != 0,
                    (features & FormFeatures.Object) != 0
                );
                var entry = word(form);
                if (!entry.Cues.Contains(value))
                    entry.Cues = [.. entry.Cues, value];
            }
        }
    }

    static CueFrames FrameOf(DataRow row, string name) =>
        name switch
        {
            "clause" => CueFrames.Clause,
            "clause!" => CueFrames.NearClause,
            "direct" => CueFrames.Direct,
            "colon" => CueFrames.Colon,
            "clause@" => CueFrames.Clause | CueFrames.NeedsSpeaker,
            "object" => CueFrames.Object,
            "object@" => CueFrames.Object | CueFrames.SpeakerObject,
            "object#" => CueFrames.CountedObject,
            "object!" => CueFrames.BlameObject,
            "object~" => CueFrames.VerbalObject,
            "object*" => CueFrames.DeedObject,
            "addressee" => CueFrames.Addressee,
            "question" => CueFrames.Question,
            "attitude" => CueFrames.Attitude,
            "bi" => CueFrames.Bi,
            "ila" => CueFrames.Ila,
            "ala" => CueFrames.Ala,
            "min" => CueFrames.Min,
            "an" => CueFrames.An,
            "an#" => CueFrames.AnCounted,
            "fi" => CueFrames.Fi,
            "li" => CueFrames.Li,
            "bi!" => CueFrames.BiClause,
            "ila!" => CueFrames.IlaClause,
            "ala!" => CueFrames.AlaClause,
            "min!" => CueFrames.MinClause,
            "an!" => CueFrames.AnClause,
            "fi!" => CueFrames.FiClause,
            "li!" => CueFrames.LiClause,
            "object+bi" => CueFrames.ObjectBi,
            "object+ila" => CueFrames.ObjectIla,
            "object+ala" => CueFrames.ObjectAla,
            "object+min" => CueFrames.ObjectMin,
            _ => throw row.Error($"unknown frame '{name}'"),
        };

    PhraseTable<T> Phrases<T>(IEnumerable<DataRow> rows, Func<DataRow, T> value, Func<string, CueFirstWord> word, Func<string, bool> known)
    {
        var entries = new List<(string, T)>();
        foreach (var row in rows)
        {
            row.Expect(2);
            entries.Add((row[0], value(row)));
            // "و" in front of a word the tables know stays a conjunction
            var first = row[0].Split(' ')[0];
            var joined = first.Length > 3 && Shapes.And.Fits(first) && known(first[1..]);
            if (joined)
                word(first[1..]).Class |= CueFirstClass.Phrase;
            if (known(first) || !joined)
                word(first).Class |= CueFirstClass.Phrase;
        }
        return new(entries);
    }
}

/// <summary>What stands behind an expression like "according to" (<c>according-to.tsv</c>).</summary>
enum AccordingKind : byte
{
    Noun,
    Li,
    An,
    Verb,
    Relay,
}

readonly record struct AccordingPhrase(AccordingKind Kind, Stance Stance);

/// <summary>When an expression of <c>narrator-returns.tsv</c> ends a reported clause.</summary>
enum NarratorReturn : byte
{
    Always,
    Cue,
    Anywhere,
}
