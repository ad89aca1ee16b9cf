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
}
