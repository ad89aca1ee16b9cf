namespace Isnad;

/// <summary>An attribution while its article is being read: its outer link is a draft, not yet an index.</summary>
sealed class CueFirstDraft
{
    public required string Rule;
    public required Stance Stance;
    public TextSpan? Cue;
    public readonly List<TextSpan> Content = [];
    public TextSpan? Source;
    public SourceForm Form;
    public TextSpan? Addressee;

    /// <summary>Without a source: the subject of the sentence to which the grammar leads back.</summary>
    public TextSpan? Antecedent;
    public CueFirstDraft? Outer;
    public sbyte Gender;
    public bool? Plural;
    public double Confidence = 0.8;

    /// <summary>Speech behind a colon without quotation marks.</summary>
    public bool Spoken;

    /// <summary>Positions of the cue, of the first content word, and behind the last.</summary>
    public int CueAt;
    public int ContentAt;
    public int ContentEnd;

    public int Start
    {
        get
        {
            var start = Cue?.Start ?? int.MaxValue;
            if (Source is { } source)
                start = Math.Min(start, source.Start);
            return Content.Count > 0 ? Math.Min(start, Content[0].Start) : start;
        }
    }

    public void SetSource(CueFirstPhrase phrase, CueFirstView view)
    {
        Source = new TextSpan(phrase.Offset, view.End(phrase.End - 1));
        if (phrase.Plural)
            Plural = true; // a verb before its subject is singular whatever follows
        if (view.Is(phrase.Start, CueFirstClass.Anaphor) && phrase.End == phrase.Start + 1)
        {
            (Form, Plural) = (SourceForm.Pronoun, true);
            return;
        }
        Form = phrase.Kind switch
        {
            SpeakerKind.Document => SourceForm.Document,
            SpeakerKind.Unnamed or SpeakerKind.People when !phrase.Named => SourceForm.Unnamed,
            SpeakerKind.Role when phrase is { Indefinite: true, Person: false, Named: false } => SourceForm.Unnamed,
            _ => SourceForm.Phrase,
        };
    }
}
