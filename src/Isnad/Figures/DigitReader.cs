namespace Isnad;

/// <summary>Reads a number in digits with its group and fraction separators: 1,900 · 3٬200 · ۴٫۲ · 1.5 · 12.345.678.</summary>
static class DigitReader
{
    /// <summary>The number of digits that a group behind a thousands separator has.</summary>
    const int GroupLength = 3;

    /// <summary>One number in digits. In right-to-left languages a lone dot before three digits separates thousands.</summary>
    public static bool TryRead(
        TokenTable tokens,
        int index,
        int end,
        bool rightToLeft,
        out int after,
        out decimal value,
        out bool fraction,
        out bool grouped
    )
    {
        (after, value, fraction, grouped) = (index, 0, false, false);
        if (index >= end || tokens[index].Kind != TokenKind.Number || tokens[index].Length > 18)
            return false;
        value = Whole(tokens, index);
        after = index + 1;
        var first = tokens[index].Length;
        var separator = '\0';
        while (after + 1 < end && Glued(tokens, after) && Glued(tokens, after + 1) && tokens[after + 1].Kind == TokenKind.Number)
        {
            var c = tokens.Text[tokens[after].Start];
            var length = tokens[after + 1].Length;
            var group = length == GroupLength && first <= GroupLength && (separator == '\0' || separator == c);
            // a third number behind the same sign: a date or a section number unless all of it is groups
            if (
                c is '٬' or '’' && group
                || c is ',' or '،' && group && !(first == 1 && tokens[index].Length == 1 && value == 0)
                || c == '.' && group && value != 0 && (rightToLeft || separator == '.' || MoreGroups(tokens, after + 2, end))
            )
            {
                if (value > 999_999_999_999_999m)
                    break;
                value = value * 1000 + Whole(tokens, after + 1);
                (separator, grouped) = (c, true);
                after += 2;
                continue;
            }
            if (c == separator && c != '\0')
                break;
            if (c is '٫' || (c is '.' or ',' or '،' && length <= 12 && !ThirdPart(tokens, after + 2, end)))
            {
                if (c is ',' or '،' && (length > 2 || !rightToLeft))
                    break;
                var part = Whole(tokens, after + 1);
                for (var i = 0; i < length; i++)
                    part /= 10;
                value += part;
                fraction = true;
                after += 2;
            }
            break;
        }
        // digit groups parted by a no-break or thin space
        while (
            after < end
            && separator == '\0'
            && !fraction
            && first <= GroupLength
            && tokens[after].Kind == TokenKind.Number
            && tokens[after].Length == GroupLength
            && tokens[after].Start == tokens[after - 1].End + 1
            && tokens.Text[tokens[after].Start - 1] is '\u00A0' or '\u202F' or '\u2009'
        )
        {
            value = value * 1000 + Whole(tokens, after);
            grouped = true;
            after++;
        }
        // 1 234 567: two groups or more behind ordinary spaces
        while (
            separator == '\0'
            && !fraction
            && first <= GroupLength
            && after < end
            && SpacedGroup(tokens, after)
            && (after > index + 1 || Zeros(tokens, after) || after + 1 < end && SpacedGroup(tokens, after + 1))
        )
        {
            value = value * 1000 + Whole(tokens, after);
            grouped = true;
            after++;
        }
        return true;
    }

    /// <summary>40 000: three zeros are no number of their own.</summary>
    static bool Zeros(TokenTable tokens, int index) => tokens.Key(index) is "000";

    static bool SpacedGroup(TokenTable tokens, int index) =>
        tokens[index].Kind == TokenKind.Number
        && tokens[index].Length == GroupLength
        && tokens[index].Newlines == 0
        && tokens[index].Start == tokens[index - 1].End + 1;

    /// <summary>The value of a run of digits, whatever their set; zero for a run too long to be a quantity.</summary>
    public static decimal Whole(TokenTable tokens, int index)
    {
        decimal value = 0;
        foreach (var c in tokens.Key(index))
            value = value * 10 + (c - '0');
        return value;
    }

    public static bool Glued(TokenTable tokens, int index) => !tokens[index].SpaceBefore && tokens[index].Newlines == 0;

    static bool MoreGroups(TokenTable tokens, int at, int end) =>
        at + 1 < end
        && tokens.Is(at, '.')
        && Glued(tokens, at)
        && Glued(tokens, at + 1)
        && tokens[at + 1].Kind == TokenKind.Number
        && tokens[at + 1].Length == GroupLength;

    /// <summary>1.2.2025 is no decimal number.</summary>
    static bool ThirdPart(TokenTable tokens, int at, int end) =>
        at + 1 < end
        && (tokens.Is(at, '.') || tokens.Is(at, '/'))
        && Glued(tokens, at)
        && Glued(tokens, at + 1)
        && tokens[at + 1].Kind == TokenKind.Number;
}
