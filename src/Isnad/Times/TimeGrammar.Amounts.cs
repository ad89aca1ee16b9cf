namespace Isnad;

/// <summary>When a number that could be a year is a price, a measure or a count.</summary>
sealed partial class TimeGrammar
{
    FigureWords? figures;

    FigureWords Figures => figures ??= text.Language.Language.Compiled(FigureWords.Load);

    /// <summary>
    /// ۱۹۶۰ تومان, 1960 dollars, from 1990 to 2010 dollars: a currency or measure right behind the number, or behind the second of two, says what it is of.
    /// </summary>
    bool IsAmount(int after) => HasAmount(after) || Second(after, out var end) && HasAmount(end);

    /// <summary>
    /// از ۱۳۵۰ نفر, من 1980 شخصا: a noun of what is counted right behind a bare number (a season or month takes its year all the same). English puts such
    /// nouns behind a year too (in 2014 people said).
    /// </summary>
    bool IsCount(int after) => HasCount(after) || Second(after, out var end) && HasCount(end);

    /// <summary>The end of the number that a number is joined to: 1990 to 2010, 1990–2010.</summary>
    bool Second(int after, out int end)
    {
        end = after;
        if (!text.SameLine(after))
            return false;
        var joint = text.Is(after, TimeRole.To) || text.Is(after, TimeRole.Until) || text.Is(after, TimeRole.And);
        if (!joint && !RangeSign(after))
            return false;
        var next = joint ? text.After(after) : after + 1;
        if (!text.SameLine(next) || !text.Number(next, out var second))
            return false;
        end = second.End;
        return true;
    }

    /// <summary>A letter alone is no measure (2050 م is an era), and units of time have their own rules.</summary>
    bool HasAmount(int after) =>
        text.SameLine(after)
        && Tokens[after].Kind == TokenKind.Word
        && Tokens[after].KeyLength > 1
        && !text.Is(after, TimeRole.Era)
        && (
            Figures.Currencies.TryMatch(Tokens, after, text.End, 0, out _)
            || Figures.Units.TryMatch(Tokens, after, text.End, 0, out var unit)
                && unit.Value.TrueForAll(one => one.Kind is UnitKind.Measure or UnitKind.Percent)
        );

    bool HasCount(int after) =>
        text.Language.Language.RightToLeft
        && text.SameLine(after)
        && Tokens[after].Kind == TokenKind.Word
        && Figures.Counted.TryMatch(Tokens, after, text.End, 0, out _);

    /// <summary>تابستان امسال، ۱۴۵۰ نفر: the comma parts the number from the season before it.</summary>
    bool BehindComma(int at) => at > text.First && Tokens.Is(at - 1, '،');
}
