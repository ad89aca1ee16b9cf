using System.Globalization;
using System.Text.Json;
using Isnad.Eval.Scoring;
using NodaTime;

namespace Isnad.Eval.Sections;

/// <summary>Persian time expressions (parstdex): spans found, by overlap, over the kinds that Isnad's guidelines annotate as times.</summary>
internal sealed class ParstdexSection : ISection
{
    public string Name => "parstdex";
    public string Title => "Persian time expressions: parstdex";

    public bool Write(Repository repository, TextWriter page)
    {
        if (repository.SharedPath("data", "time-expr-parstdex", "cases.jsonl") is not { } file)
            return false;
        var (tally, sentences, leftOut, _) = Run(file);
        page.WriteLine("| sentences | precision | recall | F1 |");
        page.WriteLine("|--:|--:|--:|--:|");
        page.WriteLine($"| {sentences} | {Cell(tally.Precision)} | {Cell(tally.Recall)} | {Cell(tally.F1)} |");
        page.WriteLine();
        page.WriteLine("Left out (the span neither asked for nor held against):");
        page.WriteLine();
        foreach (var (reason, count) in leftOut)
            page.WriteLine($"- {reason}: {count}");
        return true;
    }

    static string Cell(double? value) => (value ?? 0).ToString("0.000", CultureInfo.InvariantCulture);

    public static (Tally Tally, int Sentences, SortedDictionary<string, int> LeftOut, List<string> Misses) Run(string file)
    {
        var tally = new Tally();
        var leftOut = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var misses = new List<string>();
        var sentences = 0;
        foreach (var line in File.ReadLines(file).Where(line => line.Length > 0))
        {
            using var json = JsonDocument.Parse(line);
            var text = json.RootElement.GetProperty("text").GetString()!;
            var spans = json
                .RootElement.GetProperty("spans")
                .EnumerateArray()
                .Select(s => new TextSpan(s[0].GetInt32(), s[1].GetInt32()))
                .ToList();
            var found = TimeFinder.Find(text, "fa", new LocalDate(2024, 11, 20)).Select(time => time.Span).ToList();
            sentences++;
            var asked = 0;
            var hits = 0;
            foreach (var span in spans)
            {
                if (Reason(text[span.Start..span.End]) is { } reason)
                {
                    leftOut[reason] = leftOut.GetValueOrDefault(reason) + 1;
                    found.RemoveAll(own => own.Overlaps(span));
                    continue;
                }
                asked++;
                if (found.Any(own => own.Overlaps(span)))
                {
                    hits++;
                    found.RemoveAll(own => own.Overlaps(span));
                }
                else
                    misses.Add($"missed: {text} [{text[span.Start..span.End]}]");
            }
            foreach (var extra in found)
                misses.Add($"spurious: {text} [{text[extra.Start..extra.End]}]");
            tally.Add(hits, found.Count, asked - hits);
        }
        return (tally, sentences, leftOut, misses);
    }

    /// <summary>Why a span is of a kind that the guidelines do not annotate as a time, or null.</summary>
    static string? Reason(string span)
    {
        span = span.Replace('ي', 'ی').Replace('ك', 'ک');
        if (span.All(c => char.IsDigit(c) || c == ' '))
            return "bare years in names of events (Olympics 2016), numbers without a word";
        if (span.Split(':').Length > 1 && !span.Any(char.IsLetter))
            return "clock times and hours without a date";
        if (Duration(span))
            return "ages, durations, anniversaries";
        var words = span.Split([' ', '\u200C'], StringSplitOptions.RemoveEmptyEntries);
        bool Has(params string[] any) => any.Any(one => words.Contains(one, StringComparer.Ordinal));
        bool Dated() =>
            Months.Any(month => span.Contains(month, StringComparison.Ordinal))
            || span.Contains("شنبه", StringComparison.Ordinal)
            || Has("جمعه", "امروز", "دیروز", "فردا", "امشب", "دیشب", "امسال", "پارسال", "پریروز");
        if (Has("چند", "چندین"))
            return "vague counts (some of the past years)";
        if (
            Has(
                "هر",
                "همه",
                "روزانه",
                "هفتگی",
                "ماهانه",
                "سالانه",
                "میون",
                "میان",
                "همیشه",
                "روزها",
                "شبها",
                "روزهای",
                "عصرها",
                "صبحها",
                "ها"
            ) && !Has("این", "آن", "همان")
        )
            return "recurring and plural times";
        if (
            !Dated()
            && !Has(
                "سال",
                "گذشته",
                "پیش",
                "قبل",
                "آینده",
                "قرن",
                "دهه",
                "سده",
                "بعد",
                "این",
                "همان",
                "آن",
                "میلادی",
                "خورشیدی",
                "شمسی",
                "هجری",
                "قمری"
            )
            && !span.Any(char.IsDigit)
        )
            return "durations, parts of the day and vague times without a date";
        if (
            !Dated()
            && Has("ساعت", "دقیقه", "ثانیه", "صبح", "شب", "عصر", "ظهر", "بامداد", "غروب")
            && !Has("گذشته", "پیش", "قبل", "آینده", "بعد")
        )
            return "clock times and hours without a date";
        if (!Dated() && Has("ساله", "ماهه", "روزه", "سالگرد", "سالگی", "سن", "شبه", "طی", "مدت", "برای", "در", "طول"))
            return "ages, durations, anniversaries";
        return null;
    }

    /// <summary>A number and its unit and nothing else (سی سال, 15 روز) is a duration, and so a figure.</summary>
    static bool Duration(string span) =>
        FigureFinder.Find(span, "fa") is [{ Unit: "years" or "months" or "weeks" or "days" or "hours" or "minutes" or "decades" } figure]
        && figure.Span.Start == 0
        && span[figure.Span.End..].Trim() is "" or "سال" or "ماه" or "هفته" or "روز" or "ساعت" or "دقیقه" or "دهه";

    static readonly string[] Months =
    [
        "فروردین",
        "اردیبهشت",
        "خرداد",
        "تیر",
        "مرداد",
        "شهریور",
        "مهر",
        "آبان",
        "آذر",
        "دی",
        "بهمن",
        "اسفند",
        "ژانویه",
        "فوریه",
        "مارس",
        "آوریل",
        "ژوئن",
        "ژوئیه",
        "جولای",
        "اوت",
        "آگوست",
        "سپتامبر",
        "اکتبر",
        "نوامبر",
        "دسامبر",
        "محرم",
        "صفر",
        "رجب",
        "شعبان",
        "رمضان",
        "شوال",
    ];
}
