namespace Isnad;

/// <summary>What a row of <c>inflection.tsv</c> says of the form that it makes.</summary>
[Flags]
enum FormFeatures : uint
{
    None = 0,
    Past = 1,
    Imperfect = 1 << 1,
    Present = 1 << 2,
    Perfect = 1 << 3,
    Participle = 1 << 4,
    Subjunctive = 1 << 5,
    VerbalNoun = 1 << 6,
    First = 1 << 7,
    Second = 1 << 8,
    Third = 1 << 9,
    Masculine = 1 << 10,
    Feminine = 1 << 11,
    Plural = 1 << 12,
    Negated = 1 << 13,

    /// <summary>An object pronoun is written onto the form.</summary>
    Object = 1 << 14,

    /// <summary>A possessive is written onto the form.</summary>
    Owned = 1 << 15,
}

/// <summary>
/// The forms of a language's words, made from the parts that its tables give (a stem, a principal part): every row of
/// <c>inflection.tsv</c> is one way to make a form, <c>inflection-affixes.tsv</c> holds the affixes that a row may name.
/// </summary>
sealed class Inflection
{
    readonly record struct Affix(string Text, FormFeatures Features);

    /// <summary>A change at one end of the part: its letters are taken off and others put there.</summary>
    readonly record struct Change(bool Front, string Letters, string By);

    sealed record Row(string[] Conditions, Change[] Changes, Affix[] Before, Affix[] After, FormFeatures Features);

    readonly Dictionary<string, List<Row>> parts = new(StringComparer.Ordinal);
    readonly Dictionary<string, List<Affix>> sets = new(StringComparer.Ordinal);

    public static Inflection Load(Language language)
    {
        var made = new Inflection();
        foreach (var row in language.Table("inflection-affixes"))
        {
            row.Expect(2);
            if (!made.sets.TryGetValue(row[0], out var set))
                made.sets[row[0]] = set = [];
            set.Add(new(row.Optional(1) ?? "", Features(row, 2)));
        }
        foreach (var row in language.Table("inflection"))
        {
            row.Expect(6);
            if (!made.parts.TryGetValue(row[0], out var rows))
                made.parts[row[0]] = rows = [];
            rows.Add(new(Words(row, 1), [.. Words(row, 2).Select(ChangeOf)], made.Affixes(row, 3), made.Affixes(row, 4), Features(row, 5)));
        }
        return made;
    }

    /// <summary>All forms that the rows of a part make of it, in the order of the rows; a form may come more than once.</summary>
    /// <param name="part">What the rows name in their first column: <c>past</c>, <c>noun</c>.</param>
    /// <param name="word">The part itself.</param>
    /// <param name="marks">What is known of the word, for rows that ask for it: <c>person</c>, <c>bare</c>.</param>
    public IEnumerable<(string Form, FormFeatures Features)> Of(string part, string word, params string[] marks)
    {
        foreach (var row in parts.GetValueOrDefault(part) ?? [])
        {
            if (!row.Conditions.All(condition => Holds(condition, word, marks)))
                continue;
            var stem = row.Changes.Aggregate((Word: word, Front: false, Back: false), Apply).Word;
            foreach (var before in row.Before)
            foreach (var after in row.After)
                yield return (before.Text + stem + after.Text, row.Features | before.Features | after.Features);
        }
    }

    static bool Holds(string condition, string word, string[] marks) =>
        condition switch
        {
            ['[', '^', .. var letters, ']'] => !letters.Contains(word[^1], StringComparison.Ordinal),
            ['[', .. var letters, ']'] => letters.Contains(word[^1], StringComparison.Ordinal),
            [var least and >= '1' and <= '9', '+'] => word.Length >= least - '0',
            ['-', .. var mark] => !marks.Contains(mark),
            _ => marks.Contains(condition),
        };

    /// <summary>At each end the first change that fits is made.</summary>
    static (string Word, bool Front, bool Back) Apply((string Word, bool Front, bool Back) so, Change change)
    {
        if (change.Front)
            return !so.Front && so.Word.StartsWith(change.Letters, StringComparison.Ordinal)
                ? (change.By + so.Word[change.Letters.Length..], true, so.Back)
                : so;
        return !so.Back && so.Word.EndsWith(change.Letters, StringComparison.Ordinal)
            ? (so.Word[..^change.Letters.Length] + change.By, so.Front, true)
            : so;
    }

    static Change ChangeOf(string text)
    {
        var arrow = text.IndexOf('>', StringComparison.Ordinal);
        var front = text[0] == '^';
        return new(front, text[(front ? 1 : 0)..arrow], text[(arrow + 1)..]);
    }

    /// <summary>A literal affix, or a letter or two and the name of a set in braces: <c>ت{object}</c>; "_" is a space.</summary>
    Affix[] Affixes(DataRow row, int column)
    {
        if (row.Optional(column) is not { } text)
            return [new("", FormFeatures.None)];
        text = text.Replace('_', ' ');
        var open = text.IndexOf('{', StringComparison.Ordinal);
        if (open < 0)
            return [new(text, FormFeatures.None)];
        var close = text.IndexOf('}', StringComparison.Ordinal);
        if (close < open || !sets.TryGetValue(text[(open + 1)..close], out var set))
            throw row.Error($"'{text}' names no set of inflection-affixes.tsv");
        return [.. set.Select(affix => affix with { Text = text[..open] + affix.Text + text[(close + 1)..] })];
    }

    /// <summary>The cell as features; an error names what is none.</summary>
    public static FormFeatures Features(DataRow row, int column)
    {
        var features = FormFeatures.None;
        foreach (var name in Words(row, column))
            features |= Enum.TryParse<FormFeatures>(name.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var feature)
                ? feature
                : throw row.Error($"unknown feature '{name}'");
        return features;
    }

    static string[] Words(DataRow row, int column) => row.Optional(column)?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];
}
