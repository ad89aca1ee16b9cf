using System.Collections.Frozen;

namespace Isnad;

/// <summary>Collects offices and titles that stand beside a person's name: before it, or behind it as an apposition.</summary>
internal sealed class NameOffices(Document document)
{
    const int Reach = 9;

    /// <summary>How far an apposition is read; what goes on beyond is no phrase of an office.</summary>
    const int Longest = 14;
    const string Article = "ال";

    /// <summary>Words that lead on to something: what ends with one before a name is no office of its bearer ("the secretary under NAME").</summary>
    static readonly FrozenDictionary<string, FrozenSet<string>> Leading = Language.All.ToFrozenDictionary(
        language => language.Tag,
        language => language.Table("function-words").Select(row => Folding.Fold(row[0])).ToFrozenSet(StringComparer.Ordinal),
        StringComparer.Ordinal
    );

    static readonly FrozenDictionary<string, Bounds> Ends = Language.All.ToFrozenDictionary(
        language => language.Tag,
        language => new Bounds(language),
        StringComparer.Ordinal
    );

    /// <summary>
    /// The words over which a phrase of an office does not go on (nominated, during, who, در): function words but those that the table allows, and the
    /// words and endings that it adds.
    /// </summary>
    sealed class Bounds
    {
        readonly HashSet<string> inside = new(StringComparer.Ordinal);
        readonly HashSet<string> joints = new(StringComparer.Ordinal);
        readonly HashSet<string> ends = new(StringComparer.Ordinal);
        readonly List<string> endings = [];

        public Bounds(Language language)
        {
            foreach (var row in language.Table("office-words"))
                if (row[0][0] == '-')
                    endings.Add(row[0][1..]);
                else
                    (row[1] == "end" ? ends : inside).Add(Folding.Fold(row[0]));
            joints.UnionWith(language.Table("office-words").Where(row => row[1] == "joint").Select(row => Folding.Fold(row[0])));
            ends.UnionWith(Leading[language.Tag]);
            ends.ExceptWith(inside);
        }

        public bool Has(TokenTable tokens, int index)
        {
            // the US envoy: in capitals it is a name
            if (tokens[index].Kind != TokenKind.Word || char.IsUpper(tokens.Surface(index)[0]))
                return false;
            var key = tokens.Key(index).ToString();
            return ends.Contains(key) || !inside.Contains(key) && endings.Exists(ending => key.EndsWith(ending, StringComparison.Ordinal));
        }

        /// <summary>"X, and president Y": behind the comma another one is named with his office.</summary>
        public bool Joins(TokenTable tokens, int index) => joints.Contains(tokens.Key(index).ToString());
    }

    public void Collect(List<NameDraft> drafts, int index, NameLexicon lexicon, Entity entity, EntityTable table)
    {
        var draft = drafts[index];
        var sentence = document.Sentences[draft.Sentence];
        if (
            Before(draft, sentence, lexicon, index > 0 && drafts[index - 1].Type == EntityType.Person ? drafts[index - 1].End : 0) is
            { } before
        )
            Add(before, entity, table);
        if (Behind(draft, sentence, lexicon) is { } behind)
            Add(behind, entity, table);
    }

    void Add(TextSpan span, Entity entity, EntityTable table)
    {
        table.Offices.Add(new OfficeMention(span, entity.Index));
        var text = span.Of(document.Text).ToString();
        if (!entity.Offices.Contains(text))
            entity.Offices.Add(text);
    }

    TextSpan? Before(in NameDraft draft, in Sentence sentence, NameLexicon lexicon, int floor)
    {
        var tokens = document.Tokens;
        floor = Math.Max(floor, Math.Max(sentence.FirstToken, draft.First - Reach));
        var start = -1;
        for (var i = draft.First - 1; i >= floor; i--)
        {
            if (tokens[i].Kind == TokenKind.Punctuation)
            {
                // a comma between office and name ("the governor of X, NAME"), full stop of an abbreviation
                if (
                    tokens.Is(i, '.') && tokens[i - 1 < 0 ? 0 : i - 1].Length <= 5
                    || i == draft.First - 1
                        && (tokens.Is(i, '،') || tokens.Is(i, ','))
                        && (lexicon.Language.RightToLeft || IsApposition(draft, sentence))
                )
                    continue;
                break;
            }
            if (start >= 0 && start - i > 1)
                break;
            if (lexicon.TryMatch(tokens, i, draft.First, out var match) && (match.Value & NameMarks.Title) != 0)
                start = i;
        }
        if (
            start < 0
            || !lexicon.Language.RightToLeft && tokens.Is(draft.First - 1, ',') && !IsOfficeAlone(start, draft.First - 1, lexicon)
        )
            return null;
        var end = draft.First;
        while (end > start + 1 && tokens[end - 1].Kind == TokenKind.Punctuation && !tokens.Is(end - 1, '.'))
            end--;
        if (Leading[lexicon.Language.Tag].Contains(tokens.Key(end - 1).ToString()))
            return null;
        for (var i = start + 1; i < end; i++)
            if (Ends[lexicon.Language.Tag].Has(tokens, i))
                return null;
        var whole = tokens.SpanOf(start, end);
        return new(whole.Start + WrittenOn(start, lexicon), whole.End);
    }

    /// <summary>How many letters of a title's first word are a word written onto it ("and the minister"); the article is the title's own.</summary>
    int WrittenOn(int title, NameLexicon lexicon)
    {
        var tokens = document.Tokens;
        if (!lexicon.TryMatch(tokens, title, title + 1, out var match) && !lexicon.TryMatch(tokens, title, tokens.Count, out match))
            return 0;
        var key = tokens.Key(title);
        var skip = key[..match.Skip].EndsWith(Article) ? match.Skip - Article.Length : match.Skip;
        return tokens.Text.AsSpan(tokens[title].Start).StartsWith(key[..skip]) ? skip : 0;
    }

    /// <summary>A name between commas or before the sentence's end: "the governor of Sarrin, Adel Murr, said".</summary>
    bool IsApposition(in NameDraft draft, in Sentence sentence) =>
        draft.End >= sentence.EndToken || document.Tokens.Is(draft.End, ',') || document.Tokens.Is(draft.End, '.');

    /// <summary>What stands from the title to the comma is one office: nothing more, or an "of" and what it governs.</summary>
    bool IsOfficeAlone(int start, int comma, NameLexicon lexicon)
    {
        var tokens = document.Tokens;
        var next = lexicon.TryMatch(tokens, start, comma, out var title) ? title.End : start + 1;
        return next >= comma || !InstitutionTerms.BuiltIn.Tells(tokens.Key(next).ToString());
    }

    TextSpan? Behind(in NameDraft draft, in Sentence sentence, NameLexicon lexicon)
    {
        var tokens = document.Tokens;
        var at = draft.End;
        if (at + 1 >= sentence.EndToken || !(tokens.Is(at, '،') || tokens.Is(at, ',') || tokens.Is(at, '(')))
            return null;
        var start = at + 1;
        var bounds = Ends[lexicon.Language.Tag];
        if (bounds.Joins(tokens, start))
            return null;
        var office = -1;
        var reach = Math.Min(sentence.EndToken, start + 4);
        for (var i = start; i < reach && office < 0; i++)
        {
            // "X, along with Senator Y": another's office
            if (tokens[i].Kind == TokenKind.Punctuation || bounds.Has(tokens, i))
                break;
            if (
                lexicon.TryMatch(tokens, i, sentence.EndToken, out var match)
                && match.Skip is 0 or 2
                && (match.Value & (NameMarks.Office | NameMarks.Honorific)) != 0
            )
                office = i;
            if (lexicon.Language.RightToLeft)
                break;
        }
        if (office < 0)
            return null;
        var end = office + 1;
        while (end < sentence.EndToken && end - start < Longest && tokens[end].Kind != TokenKind.Punctuation && !bounds.Has(tokens, end))
            end++;
        while (end > office + 1 && Leading[lexicon.Language.Tag].Contains(tokens.Key(end - 1).ToString()))
            end--;
        return tokens.SpanOf(start, end);
    }
}
