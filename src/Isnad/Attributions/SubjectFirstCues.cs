namespace Isnad;

/// <summary>What may follow a cue verb of a subject-first language (the column <c>frames</c> of <c>cues.tsv</c>).</summary>
[Flags]
enum SubjectFirstFrames
{
    None = 0,
    That = 1,
    Quote = 2,
    Np = 4,
    To = 8,

    /// <summary>The content stands behind the cue's particle (called for, warned of).</summary>
    For = 16,
    ObjTo = 32,
    ObjOf = 64,
    ObjAs = 128,
    ObjPred = 256,
    At = 512,
    Whether = 1024,

    /// <summary>Somebody told may stand before the content.</summary>
    Addr = 2048,

    /// <summary>The source follows (citing, quoting).</summary>
    Source = 4096,

    /// <summary>A number as content (counts 17).</summary>
    Num = 8192,

    /// <summary>Things do this too (show, mean, promise): only with a name, a person, a body or a document as subject.</summary>
    Speaker = 16384,

    /// <summary>A clause only behind its complementiser (accepted that, not: accepted the text).</summary>
    Explicit = 32768,
}

enum VerbShape : byte
{
    Base,
    Third,
    Past,
    Participle,
    Ing,
}

/// <summary>One reading of a verb form: <c>call</c> + <c>for</c> is another cue than <c>call</c>.</summary>
sealed record SubjectFirstCue(string? Particle, Stance Stance, SubjectFirstFrames Frames);

/// <summary>The forms of a verb that share one spelling, with what shapes the spelling can be.</summary>
sealed class SubjectFirstForm
{
    public int Shapes;
    public readonly List<SubjectFirstCue> Cues = [];

    public bool Can(VerbShape shape) => (Shapes & (1 << (int)shape)) != 0;
}

/// <summary>Roles of the fixed words in <c>phrases.tsv</c>; a word may have several.</summary>
[Flags]
enum SubjectFirstRole : long
{
    None = 0,

    /// <summary>"according to": the source follows.</summary>
    According = 1,

    /// <summary>What is said when nothing is said ("said nothing").</summary>
    EmptyObject = 2,

    /// <summary>Opens a clause that does not assert the saying.</summary>
    Hypothetical = 4,
    Negation = 8,
    AuthorPronoun = 16,
    Pronoun = 32,
    Relative = 64,
    Auxiliary = 128,
    Be = 256,
    Contrast = 512,
    And = 1024,

    /// <summary>The complementiser of a statement.</summary>
    That = 2048,

    /// <summary>A word that opens an indirect question.</summary>
    Question = 4096,

    /// <summary>A question word that does not belong to the content.</summary>
    Whether = 8192,
    Addressee = 1 << 14,

    /// <summary>Joins the one addressed to what he is to do (urged X to …).</summary>
    To = 1 << 15,

    /// <summary>Joins what is described to its description (described X as …).</summary>
    As = 1 << 16,

    /// <summary>Joins a saying to the act it explains ("replied by saying"), or a passive to its agent.</summary>
    By = 1 << 17,

    /// <summary>Joins what is counted to its number (put the toll at …).</summary>
    At = 1 << 18,

    /// <summary>A preposition that opens an adverbial of the saying, unless a name follows.</summary>
    Adverbial = 1 << 19,

    /// <summary>A preposition that opens an adverbial also before a name (on Radio Two).</summary>
    On = 1 << 20,

    /// <summary>Goes on inside such an adverbial.</summary>
    Inside = 1 << 21,

    /// <summary>A conjunction behind which a new subject begins.</summary>
    Subordinate = 1 << 22,

    /// <summary>A word that opens a clause which leads the sentence and is nothing said.</summary>
    Leading = 1 << 23,

    /// <summary>Brings the narrator back (", while …").</summary>
    Returning = 1 << 24,

    /// <summary>May stand before a cue in -ing that opens no clause between commas (by saying).</summary>
    Gerund = 1 << 25,

    /// <summary>An indefinite article.</summary>
    Article = 1 << 26,

    /// <summary>An adverb that may stand beside a subject, also between commas (meanwhile, however).</summary>
    Loose = 1 << 27,

    /// <summary>A time that is told without a preposition (yesterday, last week).</summary>
    Time = 1 << 28,
    Modal = 1 << 29,

    /// <summary>"with officials saying": opens a clause of a participle with its own subject.</summary>
    With = 1 << 30,
    Masculine = 1L << 31,
    Feminine = 1L << 32,
    Plural = 1L << 33,
    Neuter = 1L << 34,

    /// <summary>A preposition behind which no clause opens at once ("responded to", "joked about").</summary>
    Preposition = 1L << 35,

    /// <summary>Makes a habit of the past of an infinitive ("used to say").</summary>
    Habit = 1L << 36,

    /// <summary>Stands for any thing at all, so that nothing is said by it ("figures show whatever was asked of them").</summary>
    Whatever = 1L << 37,

    /// <summary>Opens a list of some of those who were named before it ("four banks, including A and B").</summary>
    Including = 1L << 38,

    /// <summary>A participle that tells who made a document ("posted by"), not who read or leaked it.</summary>
    Made = 1L << 39,

    /// <summary>Opens what a quotation is about ("said of the seal, “…”").</summary>
    Topic = 1L << 40,

    /// <summary>Begins like a cue and is none ("alleged ties", "sworn in", "answered the phone").</summary>
    NoCue = 1L << 41,
}

/// <summary>The cues and fixed words of a subject-first language.</summary>
sealed class SubjectFirstLexicon
{
    readonly PhraseTable<SubjectFirstForm> verbs;
    readonly PhraseTable<SubjectFirstRole> words;

    SubjectFirstLexicon(Language language)
    {
        var forms = new Dictionary<string, SubjectFirstForm>(StringComparer.Ordinal);
        foreach (var row in language.Table("cues"))
        {
            row.Expect(8);
            var frames = SubjectFirstFrames.None;
            foreach (var frame in row[7].Split(' '))
                frames |= Enum.TryParse<SubjectFirstFrames>(frame, true, out var one) ? one : throw row.Error($"'{frame}' is no frame");
            var cue = new SubjectFirstCue(row.Optional(5), row.Enum<Stance>(6), frames);
            for (var shape = 0; shape < 5; shape++)
            {
                if (!forms.TryGetValue(row[shape], out var form))
                    forms[row[shape]] = form = new();
                form.Shapes |= 1 << shape;
                if (!form.Cues.Contains(cue))
                    form.Cues.Add(cue);
            }
        }
        verbs = new(forms.Select(pair => (pair.Key, pair.Value)));
        var roles = new Dictionary<string, SubjectFirstRole>(StringComparer.Ordinal);
        foreach (var row in language.Table("phrases"))
            roles[row[0]] = roles.GetValueOrDefault(row[0]) | row.Enum<SubjectFirstRole>(1);
        words = new(roles.Select(pair => (pair.Key, pair.Value)));
    }

    public static SubjectFirstLexicon For(Language language) => language.Compiled(static l => new SubjectFirstLexicon(l));

    public SubjectFirstForm? Verb(TokenTable tokens, int index) => verbs.TryGet(tokens.Key(index), out var form) ? form : null;

    public SubjectFirstRole Role(TokenTable tokens, int index) =>
        words.TryGet(tokens.Key(index), out var role) ? role : SubjectFirstRole.None;

    public bool TryPhrase(TokenTable tokens, int index, int end, SubjectFirstRole role, out int length)
    {
        length = 0;
        if (!words.TryMatch(tokens, index, end, 0, out var match) || (match.Value & role) == 0)
            return false;
        length = match.Length;
        return true;
    }
}
