namespace Isnad;

/// <summary>What a word can be when a clause is cut into speaker, circumstances and content.</summary>
[Flags]
enum WordClass : ulong
{
    None = 0,
    Pronoun = 1,
    That = 1 << 1,
    ThisThat = 1 << 2,
    Object = 1 << 3,
    And = 1 << 4,
    Also = 1 << 5,
    Opener = 1 << 6,
    Preposition = 1 << 7,
    Partitive = 1 << 8,
    Modal = 1 << 9,
    Future = 1 << 10,
    Conditional = 1 << 11,
    To = 1 << 12,
    Person = 1 << 13,
    People = 1 << 14,
    Body = 1 << 15,
    Outlet = 1 << 16,
    Document = 1 << 17,
    Unnamed = 1 << 18,
    Time = 1 << 19,
    NotCue = 1 << 20,
    Determiner = 1 << 21,
    Topic = 1 << 22,
    Inside = 1 << 23,
    Representative = 1 << 24,
    Attaching = 1 << 25,
    TimeTail = 1 << 26,
    From = 1 << 27,
    Toward = 1 << 28,
    On = 1 << 29,
    About = 1ul << 30,
    With = 1ul << 31,

    /// <summary>Names who did it in a passive clause ("از سوی").</summary>
    Agent = 1ul << 32,

    /// <summary>What an institution refuses or grants: an act, not a statement.</summary>
    Act = 1ul << 33,
    Causal = 1ul << 34,

    /// <summary>"می‌توان": with a past form behind it, something that may be said by anybody.</summary>
    Impersonal = 1ul << 35,

    /// <summary>"آن‌طور که X گفته، …": what is said follows the comma.</summary>
    As = 1ul << 36,
    Speaker = Person | People | Body | Outlet,
}

/// <summary>What the content of a cue may be (<c>cues.tsv</c>).</summary>
[Flags]
enum CueLastFrames : uint
{
    None = 0,
    Clause = 1,
    From = 1 << 1,
    To = 1 << 2,
    On = 1 << 3,
    About = 1 << 4,
    With = 1 << 5,
    Object = 1 << 6,
    Predicate = 1 << 7,
    Plain = 1 << 8,
    Behind = 1 << 9,
    Quotation = 1 << 10,
    Speech = 1 << 11,
    List = 1 << 12,
    Request = 1 << 13,
    Weak = 1 << 14,
    OfDocument = 1 << 15,
    In = 1 << 16,
    NotCue = 1 << 17,

    /// <summary>The content may follow the cue.</summary>
    Follows = Clause | Quotation | Speech | List | Request,
}

/// <summary>How a phrase without a finite verb attributes (<c>attribution-phrases.tsv</c>).</summary>
enum PhraseKind : byte
{
    None,
    According,
    Document,
    Report,
    Relay,

    /// <summary>A relay only of somebody who can speak ("از زبان": also "but for the language of force").</summary>
    Voice,
    Participle,
    Hearsay,
}

/// <summary>A cue: the words before the verb (empty for a verb alone) are the table's key.</summary>
sealed record CuePattern(Stance Stance, CueLastFrames Frames);

/// <summary>Everything the tables say of one word or phrase.</summary>
sealed class CueLastWord
{
    public WordClass Classes;
    public VerbForm[] Verbs = [];

    /// <summary>The verbs with which this phrase makes a cue, with the cue.</summary>
    public (short Verb, CuePattern Pattern)[] Elements = [];

    /// <summary>A cue by itself ("معتقد است", "آمده است").</summary>
    public CuePattern? Fixed;
    public bool FixedPlural;
    public PhraseKind Phrase;
    public Stance PhraseStance;
    public bool AnyElement => Elements.Length > 0;
}

/// <summary>The words of a cue-last language, compiled from its tables once.</summary>
sealed class CueLastLexicon
{
    public required PhraseTable<CueLastWord> Words { get; init; }

    /// <summary>By verb: the cue that the verb is alone, or null.</summary>
    public required CuePattern?[] Alone { get; init; }

    /// <summary>The verbs that make perfect and passive: "بودن" and "شدن".</summary>
    public required short Be { get; init; }
    public required short Become { get; init; }

    public static CueLastLexicon Load(Language language)
    {
        var inflection = language.Compiled(Inflection.Load);
        var words = new Dictionary<string, CueLastWord>(StringComparer.Ordinal);
        var order = new List<(string, CueLastWord)>();
        CueLastWord Word(string phrase)
        {
            var key = KeyOf(phrase);
            if (!words.TryGetValue(key, out var word))
            {
                words[key] = word = new CueLastWord();
                order.Add((phrase, word));
            }
            return word;
        }
        var verbs = new Dictionary<string, short>(StringComparer.Ordinal);
        var stems = new List<string>();
        var auxiliaries = new Dictionary<string, short>(StringComparer.Ordinal);
        void AddVerb(string form, VerbForm value)
        {
            var word = Word(form);
            word.Verbs = [.. word.Verbs, value];
        }
        foreach (var row in language.Table("verbs"))
        {
            row.Expect(3);
            var verb = checked((short)verbs.Count);
            if (!verbs.TryAdd(row[0], verb))
                throw row.Error("this verb is given twice");
            stems.Add(row[1]);
            if (row.Optional(4) is { } part && !auxiliaries.TryAdd(part, verb))
                throw row.Error($"a second verb for '{part}'");
            foreach (var (form, value) in VerbForm.Of(inflection, verb, row[1], row[2], row[3] == "bare"))
                AddVerb((row.Optional(3) is { } preverb and not "bare" ? preverb : "") + form, value);
        }
        var alone = new CuePattern?[verbs.Count];
        // written as one word: "اظهارداشت"
        void Glue(string element, short verb, CuePattern pattern)
        {
            if (element.Contains(' ', StringComparison.Ordinal) || (pattern.Frames & CueLastFrames.NotCue) != 0)
                return;
            foreach (var (form, value) in VerbForm.Of(inflection, verb, stems[verb], null, false))
            {
                if (value is not { Tense: VerbTense.Past, Person: 3, Negated: false })
                    continue;
                var word = Word(element + form);
                word.Fixed ??= pattern;
                word.FixedPlural = value.Plural;
            }
        }
        foreach (var row in language.Table("irregular-verbs"))
        {
            row.Expect(3);
            if (!verbs.TryGetValue(row[0], out var verb))
                throw row.Error($"'{row[0]}' is not in verbs.tsv");
            AddVerb(row[1], VerbForm.From(verb, Inflection.Features(row, 2)));
        }
        foreach (var row in language.Table("cues"))
        {
            row.Expect(4);
            var pattern = new CuePattern(row.Enum<Stance>(2), Frames(row));
            if (row[1] == "-")
            {
                var word = Word(row[0]);
                word.Fixed = pattern;
                continue;
            }
            foreach (var name in row[1].Split(','))
            {
                if (!verbs.TryGetValue(name, out var verb))
                    throw row.Error($"'{name}' is not in verbs.tsv");
                if (row[0] == "-")
                    alone[verb] = pattern;
                else
                {
                    var word = Word(row[0]);
                    word.Elements = [.. word.Elements, (verb, pattern)];
                    Glue(row[0], verb, pattern);
                }
            }
        }
        foreach (var row in language.Table("attribution-phrases"))
        {
            row.Expect(3);
            var word = Word(row[0]);
            word.Phrase = row.Enum<PhraseKind>(1);
            word.PhraseStance = row.Enum<Stance>(2);
        }
        foreach (var row in language.Table("attribution-none"))
        foreach (var spelling in (ReadOnlySpan<string>)[row[0], row[0].Replace(Joiner, ' ')])
            Word(spelling).Classes |= WordClass.NotCue;
        foreach (var row in language.Table("speech-words"))
        {
            row.Expect(2);
            Word(row[0]).Classes |= row.Enum<WordClass>(1);
        }
        foreach (var row in language.Table("circumstances"))
            Word(row[0]).Classes |= row.Enum<WordClass>(1);
        foreach (var row in language.Table("speakers"))
        {
            row.Expect(2);
            var classes = row.Enum<WordClass>(1);
            var inflected = (classes & (WordClass.Person | WordClass.Body | WordClass.Outlet | WordClass.Document)) != 0;
            var marks = (classes & WordClass.Person) != 0 ? "person" : "";
            foreach (var (form, _) in inflected ? inflection.Of("noun", row[0], marks) : [(row[0], FormFeatures.None)])
                Word(form).Classes |= classes;
        }
        return new()
        {
            Words = new(order),
            Alone = alone,
            Be = Auxiliary("perfect"),
            Become = Auxiliary("passive"),
        };

        short Auxiliary(string part) =>
            auxiliaries.TryGetValue(part, out var verb)
                ? verb
                : throw new InvalidDataException($"languages/{language.Tag}/verbs.tsv: no row says in its fifth column '{part}'");
    }

    /// <summary>U+200C between the parts of a word, for which many write a space.</summary>
    const char Joiner = '\u200C';

    static CueLastFrames Frames(DataRow row)
    {
        var frames = CueLastFrames.None;
        foreach (var name in row[3].Split(','))
            frames |= name switch
            {
                "clause" => CueLastFrames.Clause,
                "from" => CueLastFrames.From,
                "to" => CueLastFrames.To,
                "on" => CueLastFrames.On,
                "about" => CueLastFrames.About,
                "with" => CueLastFrames.With,
                "object" => CueLastFrames.Object,
                "predicate" => CueLastFrames.Predicate,
                "plain" => CueLastFrames.Plain,
                "behind" => CueLastFrames.Behind,
                "quotation" => CueLastFrames.Quotation,
                "speech" => CueLastFrames.Speech,
                "list" => CueLastFrames.List,
                "request" => CueLastFrames.Request,
                "weak" => CueLastFrames.Weak,
                "document" => CueLastFrames.OfDocument,
                "in" => CueLastFrames.In,
                "none" => CueLastFrames.NotCue,
                _ => throw row.Error($"unknown frame '{name}'"),
            };
        return frames;
    }

    static string KeyOf(string phrase)
    {
        var tokens = Tokenizer.Tokenize(phrase);
        var key = new System.Text.StringBuilder(phrase.Length);
        for (var i = 0; i < tokens.Count; i++)
            key.Append(tokens.Key(i)).Append(' ');
        return key.ToString();
    }
}
