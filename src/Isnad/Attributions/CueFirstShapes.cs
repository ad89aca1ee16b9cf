namespace Isnad;

/// <summary>The shapes of <c>word-shapes.tsv</c> that the grammar asks for: what a word that no table knows may be.</summary>
sealed class CueFirstShapes(WordShapes shapes)
{
    /// <summary>With the article, perhaps behind "and".</summary>
    public WordShape Article { get; } = shapes["article"];

    /// <summary>With the article, perhaps behind "and" or "for".</summary>
    public WordShape Definite { get; } = shapes["definite"];

    /// <summary>The same behind any preposition, with at least two letters left.</summary>
    public WordShape DefiniteNoun { get; } = shapes["definite-noun"];

    /// <summary>A sound feminine plural with the article.</summary>
    public WordShape DefinitePlural { get; } = shapes["definite-plural"];

    /// <summary>A sound plural or dual in the genitive or accusative, with the article.</summary>
    public WordShape Oblique { get; } = shapes["oblique"];

    /// <summary>A sound masculine plural: people.</summary>
    public WordShape People { get; } = shapes["people"];

    /// <summary>A derived verbal noun.</summary>
    public WordShape VerbalNoun { get; } = shapes["verbal-noun"];

    /// <summary>A present or future verb in the third person.</summary>
    public WordShape PresentVerb { get; } = shapes["present-verb"];

    /// <summary>A definite adjective of belonging.</summary>
    public WordShape Nisba { get; } = shapes["nisba"];

    /// <summary>A definite surname of belonging.</summary>
    public WordShape NisbaSurname { get; } = shapes["nisba-surname"];

    public WordShape PluralAdjective { get; } = shapes["plural-adjective"];

    /// <summary>A word run together with the preposition behind it.</summary>
    public WordShape VerbPreposition { get; } = shapes["verb-preposition"];

    /// <summary>What no source begins with.</summary>
    public WordShape NoStart { get; } = shapes["no-start"];

    /// <summary>What no source begins with where no table knows the word.</summary>
    public WordShape NoStartUnknown { get; } = shapes["no-start-unknown"];

    /// <summary>"And" written onto the word.</summary>
    public WordShape And { get; } = shapes["and"];

    /// <summary>"Then" written onto the word.</summary>
    public WordShape Then { get; } = shapes["then"];

    /// <summary>Either of the two.</summary>
    public WordShape Conjunction { get; } = shapes["conjunction"];

    /// <summary>ب written onto the word, or alone in front of a mark.</summary>
    public WordShape With { get; } = shapes["with"];

    /// <summary>ل written onto the word.</summary>
    public WordShape For { get; } = shapes["for"];

    /// <summary>Either of the two.</summary>
    public WordShape WithOrFor { get; } = shapes["with-or-for"];

    /// <summary>Any preposition written onto the word.</summary>
    public WordShape Bound { get; } = shapes["bound"];

    /// <summary>The article, and nothing before it.</summary>
    public WordShape The { get; } = shapes["the"];

    public WordShape AndThe { get; } = shapes["and-the"];

    public WordShape ForThe { get; } = shapes["for-the"];

    public WordShape WithThe { get; } = shapes["with-the"];

    /// <summary>What a possessive adds to a noun.</summary>
    public WordShape Possessive { get; } = shapes["possessive"];

    /// <summary>A sound masculine plural in the nominative.</summary>
    public WordShape Sound { get; } = shapes["sound"];

    /// <summary>The same in the accusative or genitive.</summary>
    public WordShape SoundOblique { get; } = shapes["sound-oblique"];

    /// <summary>A present verb in the third person masculine.</summary>
    public WordShape ThirdPerson { get; } = shapes["third-person"];

    /// <summary>"And" with a verb, or with the particle of one.</summary>
    public WordShape AndVerb { get; } = shapes["and-verb"];

    /// <summary>A preposition with a pronoun ends so.</summary>
    public WordShape PronounEnd { get; } = shapes["pronoun-end"];

    /// <summary>Prepositions that end so without one.</summary>
    public WordShape BarePreposition { get; } = shapes["bare-preposition"];

    /// <summary>Opens a question.</summary>
    public WordShape Asks { get; } = shapes["asks"];

    /// <summary>Opens what was asked about.</summary>
    public WordShape AskedAbout { get; } = shapes["asked-about"];

    /// <summary>That which.</summary>
    public WordShape That { get; } = shapes["that-which"];

    /// <summary>If, behind "that which".</summary>
    public WordShape Whether { get; } = shapes["whether"];

    /// <summary>أن and إن, which fold alike.</summary>
    public WordShape If { get; } = shapes["if-or-that"];

    public WordShape DidNot { get; } = shapes["did-not"];

    /// <summary>With, at somebody's.</summary>
    public WordShape Near { get; } = shapes["near"];

    public WordShape As { get; } = shapes["as"];

    /// <summary>One who acts for the holder of an office.</summary>
    public WordShape Acting { get; } = shapes["acting"];

    /// <summary>"In the affairs of", behind <see cref="Acting"/>: the office follows.</summary>
    public WordShape Affairs { get; } = shapes["affairs"];

    /// <summary>Behind an opening adverbial.</summary>
    public WordShape ThenThat { get; } = shapes["then-that"];

    public WordShape Relaying { get; } = shapes["relaying"];

    /// <summary>Behind them "that" takes a verb that has come to pass.</summary>
    public WordShape BeforeOrAfter { get; } = shapes["before-or-after"];

    /// <summary>In front of a present verb: perhaps.</summary>
    public WordShape May { get; } = shapes["may"];

    /// <summary>What leads back to a relative.</summary>
    public WordShape Returning { get; } = shapes["returning"];

    /// <summary>Opens a sentence with what is spoken of.</summary>
    public WordShape OnTopic { get; } = shapes["on-topic"];

    /// <summary>Between a subject and what it does in doing so.</summary>
    public WordShape InDoing { get; } = shapes["in-doing"];

    public WordShape OfWhat { get; } = shapes["of-what"];

    public WordShape FromHim { get; } = shapes["from-him"];

    public WordShape InIt { get; } = shapes["in-it"];

    /// <summary>An opinion, or "he saw".</summary>
    public WordShape Opinion { get; } = shapes["opinion"];

    /// <summary>The prepositions that frames name.</summary>
    public WordShape Ila { get; } = shapes["ila"];

    public WordShape Ala { get; } = shapes["ala"];

    public WordShape Min { get; } = shapes["min"];

    public WordShape An { get; } = shapes["an"];

    public WordShape Fi { get; } = shapes["fi"];
}
