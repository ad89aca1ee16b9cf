namespace Isnad;

/// <summary>Figures that are no number with a unit behind it: duals, joined words, one and a half, ages in order.</summary>
sealed partial class FigureScan
{
    /// <summary>An indefinite dual is two of what it names.</summary>
    bool TryDual(int index, List<Figure> figures, out int after)
    {
        after = index + 1;
        var key = tokens.Key(index);
        if (
            key.Length < 5
            || !(key.EndsWith("ان", StringComparison.Ordinal) || key.EndsWith("ين", StringComparison.Ordinal))
            || Blocked(tokens[index].Start)
        )
            return false;
        if (!words.Duals.TryMatch(tokens, index, end, words.Language.Proclitics, out var dual))
            return false;
        if (dual.Skip > 0 && (tokens.Key(index)[..dual.Skip] is [.., 'ا', 'ل'] or [.., 'ل', 'ل'] or ['س', ..] or ['ك', ..]))
            return false;
        // a plural of the same form: two of them only where no number stands before
        if (words.Counted.TryMatch(tokens, index, end, words.Language.Proclitics, out var plural) && plural.Skip == dual.Skip)
            return false;
        var spanEnd = dual.End;
        var value = 2m;
        var unit = dual.Value;
        if (words.Units.TryGet(Stem(key[dual.Skip..]), out var known) && known is [{ Kind: UnitKind.Time } time, ..])
            (value, after, _, spanEnd) = Duration(2, dual.End, time, dual.End) is var (v, a, u, e) ? (v, a, unit = u!, e) : default;
        figures.Add(
            new Figure(new TextSpan(tokens.OffsetAfter(index, dual.Skip), tokens[spanEnd - 1].End))
            {
                Value = value,
                Bound = Bound(index, spanEnd),
                Unit = unit,
            }
        );
        after = Math.Max(after, spanEnd);
        return true;
    }

    /// <summary>سه‌متری: a number word and its unit in one word, with a zero width non-joiner between.</summary>
    bool TryJoined(int index, List<Figure> figures)
    {
        ref readonly var token = ref tokens[index];
        var joint = tokens.Surface(index).IndexOf('\u200C');
        if (joint <= 0 || Blocked(token.Start))
            return false;
        var (number, noun) = (Folding.Fold(tokens.Surface(index)[..joint]), Folding.Fold(tokens.Surface(index)[(joint + 1)..]));
        if (!words.Numbers.Table.TryGet(number, out var word) || word!.Plain is not { } value || value < 2)
            return false;
        string unit;
        if (words.Units.TryGet(noun, out var known))
            unit = known![0].Name;
        else
            return false;
        figures.Add(
            new Figure(new TextSpan(token.Start, token.Start + joint))
            {
                Value = value,
                Bound = Bound(index, index + 1),
                Unit = unit,
            }
        );
        return true;
    }

    /// <summary>The unit that a dual is made of: its own key without the ending, with the feminine ending restored.</summary>
    static string Stem(ReadOnlySpan<char> key)
    {
        var stem = key[..^2];
        return stem.EndsWith("ت", StringComparison.Ordinal) ? string.Concat(stem[..^1], "ه") : stem.ToString();
    }

    /// <summary>ساعة ونصف, an hour and a half: one and a half of a unit that no number precedes.</summary>
    bool TryHalfUnit(int index, List<Figure> figures, out int after)
    {
        after = index + 1;
        // the joint first: it is rare
        if (index + 1 >= end || tokens.KeyChar(index + 1) is not ('و' or 'a') || !And(index + 1, out _))
            return false;
        if (
            !words.Units.TryMatch(tokens, index, end, words.Language.Proclitics, out var unit)
            || unit.Value[0] is not { Kind: UnitKind.Time } own
            || unit.End >= end
        )
            return false;
        if (tokens[unit.End].Newlines > 0 || unit.Skip > 0 && tokens.Key(index)[..unit.Skip] is [.., 'ا', 'ل'])
            return false;
        var (value, next, _, spanEnd) = Duration(1, unit.End, own, unit.End);
        if (value != 1.5m || Blocked(tokens[index].Start))
            return false;
        figures.Add(
            new Figure(new TextSpan(tokens.OffsetAfter(index, unit.Skip), tokens[spanEnd - 1].End))
            {
                Value = value,
                Bound = Bound(index, spanEnd),
                Unit = own.Name,
            }
        );
        after = next;
        return true;
    }

    /// <summary>في السابعة والعشرين من عمره: an ordinal that is an age.</summary>
    bool TryOrdinalAge(NumberMatch number, List<Figure> figures)
    {
        if (number.End >= end || !words.Marks.TryMatch(tokens, number.End, end, 0, out var mark) || !mark.Value.Contains(FigureMark.Age))
            return false;
        var span = number.Span(tokens);
        // the article belongs to the word
        if (tokens.Key(number.First)[..number.Skip].EndsWith("ال", StringComparison.Ordinal))
            span = new TextSpan(tokens.OffsetAfter(number.First, number.Skip - 2), span.End);
        figures.Add(
            new Figure(span)
            {
                Value = number.Value,
                Bound = Bound(number.First, number.End),
                Unit = "years",
            }
        );
        return true;
    }
}
