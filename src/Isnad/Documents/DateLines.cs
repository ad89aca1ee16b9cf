namespace Isnad;

/// <summary>Which stretches hold nothing but a date, and which mention one. What date it is, the time stage finds out.</summary>
static class DateLines
{
    /// <summary>The share of words and numbers of <c>[first, end)</c> that belong to a date, and how many there are.</summary>
    public static (int Dated, int All, bool Year) Count(Page page, int first, int end)
    {
        var (dated, all, year) = (0, 0, false);
        for (var i = first; i < end; )
        {
            if (!Marks.IsWord(page.Tokens, i))
            {
                i++;
                continue;
            }
            if (page.Tokens[i].Kind == TokenKind.Number)
            {
                all++;
                dated++;
                year |= IsYear(page.Tokens.Key(i));
                i++;
                continue;
            }
            var length = page.MatchLength(w => w.Dates, i, end);
            all += Math.Max(1, length);
            dated += length;
            i += Math.Max(1, length);
        }
        return (dated, all, year);
    }

    /// <summary>Nothing but a date stands there: at least two of its parts or a numeric date.</summary>
    public static bool IsDate(Page page, int first, int end)
    {
        var (dated, all, _) = Count(page, first, end);
        return all is >= 2 and <= 16 && dated == all && HasNumber(page.Tokens, first, end);
    }

    /// <summary>A date with its year, or a day of a named month, stands somewhere in the stretch.</summary>
    public static bool Mentions(Page page, int first, int end)
    {
        for (var i = first; i < end; i++)
        {
            if (page.Tokens[i].Kind == TokenKind.Number && IsYear(page.Tokens.Key(i)))
                return true;
            if (page.Tokens[i].Kind != TokenKind.Word || page.Tokens[i].KeyLength < 3)
                continue;
            var length = page.MatchLength(w => w.Dates, i, end);
            if (length == 0)
                continue;
            if (i > first && page.Tokens[i - 1].Kind == TokenKind.Number)
                return true;
            if (i + length < end && page.Tokens[i + length].Kind == TokenKind.Number)
                return true;
        }
        return false;
    }

    static bool IsYear(ReadOnlySpan<char> key) => key.Length == 4 && key[0] is '1' or '2' && key[1] is '0' or '9' or '3' or '4';

    static bool HasNumber(TokenTable tokens, int first, int end)
    {
        for (var i = first; i < end; i++)
            if (tokens[i].Kind == TokenKind.Number)
                return true;
        return false;
    }
}
