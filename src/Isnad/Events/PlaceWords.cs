namespace Isnad;

/// <summary>The words that put a thing in a place (<c>locatives.tsv</c>): in, near, داخل, در, the proclitic ب.</summary>
sealed class PlaceWords
{
    /// <summary>How many tokens may stand between the word and the name: "in the northern town of …".</summary>
    const int Reach = 4;

    readonly Language language;
    readonly PhraseTable<bool> words;
    readonly HashSet<char> proclitics = [];

    PlaceWords(Language language)
    {
        this.language = language;
        var entries = new List<(string, bool)>();
        foreach (var row in language.Table("locatives"))
        {
            row.Expect(2);
            if (row[1] == "proclitic")
                proclitics.Add(row[0][0]);
            else
                entries.Add((row[0], true));
        }
        words = new PhraseTable<bool>(entries);
    }

    public static PlaceWords Load(Language language) => new(language);

    /// <summary>True when a name stands behind such a word, with nothing but a few words of its own phrase between them.</summary>
    public bool Locates(Document document, TextSpan name, int first)
    {
        var tokens = document.Tokens;
        var at = tokens.IndexAt(name.Start);
        if (tokens[at].Start < name.Start && proclitics.Contains(document.Text[name.Start - 1]))
            return true;
        for (var i = at - 1; i >= Math.Max(first, at - Reach); i--)
        {
            if (tokens[i].Kind != TokenKind.Word)
                return false;
            if (words.TryMatch(tokens, i, at, language.Proclitics, out _))
                return true;
        }
        return false;
    }
}
