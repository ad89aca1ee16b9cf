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

/// <summary>Roles of the fixed words in <c>phrases.tsv</c>.</summary>
enum SubjectFirstRole
{
    None,
    According,
    EmptyObject,
    Hypothetical,
    Negation,
    AuthorPronoun,
    Pronoun,
    Relative,
    Auxiliary,
    Be,
    Contrast,
    And,
    Complementiser,
    Question,
    Addressee,
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
        words = new(language.Table("phrases").Select(row => (row[0], row.Enum<SubjectFirstRole>(1))).DistinctBy(pair => pair.Item1));
    }

    public static SubjectFirstLexicon For(Language language) => language.Compiled(static l => new SubjectFirstLexicon(l));

    public SubjectFirstForm? Verb(TokenTable tokens, int index) => verbs.TryGet(tokens.Key(index), out var form) ? form : null;

    public SubjectFirstRole Role(TokenTable tokens, int index) =>
        words.TryGet(tokens.Key(index), out var role) ? role : SubjectFirstRole.None;

    public bool TryPhrase(TokenTable tokens, int index, int end, SubjectFirstRole role, out int length)
    {
        length = 0;
        if (!words.TryMatch(tokens, index, end, 0, out var match) || match.Value != role)
            return false;
        length = match.Length;
        return true;
    }
}
