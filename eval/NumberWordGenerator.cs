using System.Globalization;

namespace Isnad.Eval;

/// <summary>A case form of Arabic: nominative, or the oblique that accusative and genitive share in duals and tens.</summary>
internal enum WordCase
{
    Nominative,
    Oblique,
}

/// <summary>
/// Writes whole numbers from 0 to 999,999,999 in words, in each form that a language has. It is written from the grammars (Ryding 2005 for
/// Arabic, Lazard 1992 for Persian) and shares nothing with the reader it checks.
/// </summary>
internal static class NumberWordGenerator
{
    public static IEnumerable<string> Forms(long number, string language)
    {
        switch (language)
        {
            case "ar":
                foreach (var wordCase in (WordCase[])[WordCase.Nominative, WordCase.Oblique])
                foreach (var feminine in (bool[])[false, true])
                {
                    var form = Arabic(number, wordCase, feminine);
                    yield return form;
                    if (wordCase == WordCase.Oblique && Accusative(form) is { } accusative)
                        yield return accusative;
                    if (form.Contains("مئ", StringComparison.Ordinal))
                        yield return form.Replace("مئ", "مائ", StringComparison.Ordinal);
                }
                break;
            case "fa":
                var plain = Persian(number);
                yield return plain;
                // one thousand and one hundred may say their one
                if (number / 1000 % 1000 == 1)
                    yield return plain.Replace("هزار", "یک هزار", StringComparison.Ordinal);
                if (number / 100 % 10 == 1 && plain.EndsWith(Persian(number % 1000), StringComparison.Ordinal))
                    yield return plain[..^Persian(number % 1000).Length] + "یک" + Persian(number % 1000);
                break;
            default:
                yield return English(number, true);
                yield return English(number, false);
                break;
        }
    }

    /// <summary>The accusative that a letter shows: the last word with its alef of nunation (واحدًا, ألفًا, ثمانيًا); null where none does.</summary>
    static string? Accusative(string form)
    {
        var last = form[(form.LastIndexOf(' ') + 1)..].TrimStart('و');
        return last switch
        {
            "احد" => form + "ًا",
            "ألف" or "مليون" => form + "ًا",
            "ثمان" or "ثماني" => form[..(form.LastIndexOf("ثمان", StringComparison.Ordinal) + 4)] + "يًا",
            _ => null,
        };
    }

    // ---- Arabic: the number of counted masculine (feminine: false) or feminine things

    static readonly string[] Masculine = ["", "واحد", "اثنان", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة"];
    static readonly string[] Feminine = ["", "واحدة", "اثنتان", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع"];
    static readonly string[] Tens = ["", "", "عشر", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع"];

    static string Arabic(long number, WordCase wordCase, bool feminine)
    {
        if (number == 0)
            return "صفر";
        var parts = new List<string>();
        var (millions, thousands, rest) = (number / 1_000_000, number / 1000 % 1000, number % 1000);
        if (millions > 0)
            parts.Add(ArabicScale(millions, wordCase, "مليون", "مليونان", "مليونين", "ملايين", "مليونًا"));
        if (thousands > 0)
            parts.Add(ArabicScale(thousands, wordCase, "ألف", "ألفان", "ألفين", "آلاف", "ألفًا"));
        if (rest > 0)
            parts.Add(ArabicHundreds(rest, wordCase, feminine));
        return string.Join(" و", parts);
    }

    static string ArabicScale(long count, WordCase wordCase, string one, string two, string twoOblique, string few, string many) =>
        count switch
        {
            1 => one,
            2 => wordCase == WordCase.Nominative ? two : twoOblique,
            // the scale word agrees with the last part: 3 to 10 plural, 11 to 99 accusative singular, hundreds genitive singular
            _ => (count % 100) switch
            {
                0 => ArabicHundreds(count, wordCase, false) + " " + one,
                1 or 2 => ArabicHundreds(count, wordCase, false) + " " + one,
                <= 10 => ArabicHundreds(count, wordCase, false) + " " + few,
                _ => ArabicHundreds(count, wordCase, false) + " " + many,
            },
        };

    static string ArabicHundreds(long number, WordCase wordCase, bool feminine)
    {
        var (hundreds, rest) = (number / 100, number % 100);
        var parts = new List<string>();
        if (hundreds == 1)
            parts.Add("مئة");
        else if (hundreds == 2)
            parts.Add(wordCase == WordCase.Nominative ? "مئتان" : "مئتين");
        else if (hundreds > 2)
            parts.Add((hundreds == 8 ? "ثماني" : Feminine[hundreds]) + "مئة");
        if (rest > 0)
            parts.Add(ArabicTens((int)rest, wordCase, feminine));
        return string.Join(" و", parts);
    }

    static string ArabicTens(int number, WordCase wordCase, bool feminine)
    {
        var units = feminine ? Feminine : Masculine;
        var two = (wordCase, feminine) switch
        {
            (WordCase.Nominative, false) => "اثنان",
            (WordCase.Nominative, true) => "اثنتان",
            (_, false) => "اثنين",
            _ => "اثنتين",
        };
        if (number == 2)
            return two;
        if (number < 10)
            return feminine && number == 8 && wordCase == WordCase.Oblique ? "ثماني" : units[number];
        if (number == 10)
            return feminine ? "عشر" : "عشرة";
        if (number < 20)
        {
            var unit = (number % 10) switch
            {
                1 => feminine ? "إحدى" : "أحد",
                2 => two[..^1],
                8 when feminine => "ثماني",
                var n => units[n],
            };
            return unit + " " + (feminine ? "عشرة" : "عشر");
        }
        var tens = Tens[number / 10] + (wordCase == WordCase.Nominative ? "ون" : "ين");
        return (number % 10) switch
        {
            0 => tens,
            1 => (feminine ? "إحدى" : "واحد") + " و" + tens,
            2 => two + " و" + tens,
            8 when feminine => "ثمان" + " و" + tens,
            var n => units[n] + " و" + tens,
        };
    }

    // ---- Persian

    static readonly string[] PersianSmall =
    [
        "صفر",
        "یک",
        "دو",
        "سه",
        "چهار",
        "پنج",
        "شش",
        "هفت",
        "هشت",
        "نه",
        "ده",
        "یازده",
        "دوازده",
        "سیزده",
        "چهارده",
        "پانزده",
        "شانزده",
        "هفده",
        "هجده",
        "نوزده",
    ];
    static readonly string[] PersianTens = ["", "", "بیست", "سی", "چهل", "پنجاه", "شصت", "هفتاد", "هشتاد", "نود"];
    static readonly string[] PersianHundreds = ["", "صد", "دویست", "سیصد", "چهارصد", "پانصد", "ششصد", "هفتصد", "هشتصد", "نهصد"];

    static string Persian(long number)
    {
        if (number == 0)
            return PersianSmall[0];
        var parts = new List<string>();
        var (millions, thousands, rest) = (number / 1_000_000, number / 1000 % 1000, number % 1000);
        if (millions > 0)
            parts.Add(PersianGroup(millions) + " میلیون");
        if (thousands > 0)
            parts.Add(thousands == 1 ? "هزار" : PersianGroup(thousands) + " هزار");
        if (rest > 0)
            parts.Add(PersianGroup(rest));
        return string.Join(" و ", parts);
    }

    static string PersianGroup(long number)
    {
        var parts = new List<string>();
        if (number >= 100)
            parts.Add(PersianHundreds[number / 100]);
        var rest = number % 100;
        if (rest is > 0 and < 20)
            parts.Add(PersianSmall[rest]);
        else if (rest >= 20)
        {
            parts.Add(PersianTens[rest / 10]);
            if (rest % 10 > 0)
                parts.Add(PersianSmall[rest % 10]);
        }
        return string.Join(" و ", parts);
    }

    // ---- English, with the British "and" and without

    static readonly string[] EnglishSmall =
    [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    static readonly string[] EnglishTens = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

    static string English(long number, bool and)
    {
        if (number == 0)
            return EnglishSmall[0];
        var parts = new List<string>();
        var (millions, thousands, rest) = (number / 1_000_000, number / 1000 % 1000, number % 1000);
        if (millions > 0)
            parts.Add(EnglishGroup(millions, and) + " million");
        if (thousands > 0)
            parts.Add(EnglishGroup(thousands, and) + " thousand");
        if (rest > 0)
            parts.Add((and && rest < 100 && parts.Count > 0 ? "and " : "") + EnglishGroup(rest, and));
        return string.Join(" ", parts);
    }

    static string EnglishGroup(long number, bool and)
    {
        var hundred = number >= 100 ? EnglishSmall[number / 100] + " hundred" : "";
        var rest = number % 100;
        var small =
            rest == 0 ? ""
            : rest < 20 ? EnglishSmall[rest]
            : EnglishTens[rest / 10] + (rest % 10 > 0 ? "-" + EnglishSmall[rest % 10] : "");
        return string.Join(
            hundred.Length > 0 && small.Length > 0
                ? and
                    ? " and "
                    : " "
                : "",
            hundred,
            small
        );
    }

    /// <summary>The whole range, or every <paramref name="step"/>th number of it, in all languages; exit code 1 when one came out otherwise.</summary>
    public static int Check(int step, TextWriter output)
    {
        var wrong = 0;
        foreach (var language in (string[])["ar", "fa", "en"])
        {
            var failures = Failures(Numbers(step), language, 50);
            wrong += failures.Count;
            output.WriteLine($"{language}: {failures.Count} read otherwise");
            foreach (var failure in failures)
                output.WriteLine("  " + failure);
        }
        return wrong == 0 ? 0 : 1;
    }

    static IEnumerable<long> Numbers(int step)
    {
        for (var number = 0L; number <= 10_000_000; number += Math.Max(1, step))
            yield return number;
    }

    /// <summary>Reads every form of the numbers back; returns those that came out otherwise.</summary>
    public static List<string> Failures(IEnumerable<long> numbers, string language, int most)
    {
        var failures = new List<string>();
        foreach (var number in numbers)
        foreach (var form in Forms(number, language))
        {
            var read = NumberReader.Read(form, language);
            if (
                read.Count == 1
                && read[0].Number.Kind == NumberKind.Cardinal
                && read[0].Number.Value == number
                && read[0].Span.Length == form.Length
            )
                continue;
            failures.Add(
                $"{number.ToString(CultureInfo.InvariantCulture)}: {form} => {string.Join("; ", read.Select(r => r.Number.Value))}"
            );
            if (failures.Count >= most)
                return failures;
        }
        return failures;
    }
}
