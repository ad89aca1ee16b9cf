using System.Globalization;

namespace Isnad;

/// <summary>What a word does inside an expression of time. The value's meaning is given with each role.</summary>
enum TimeRole
{
    None,

    /// <summary>ISO 8601 number of the weekday, Monday is 1.</summary>
    Weekday,

    /// <summary>Calendar and number: see <see cref="MonthName"/>.</summary>
    Month,

    /// <summary>Days from the day of writing: today 0, yesterday -1.</summary>
    Day,

    /// <summary>Years from the year of writing (امسال, پارسال).</summary>
    Year,

    /// <summary>A part of the day: the hour at which it typically begins; 0 for the night.</summary>
    Part,

    /// <summary>A <see cref="TimeUnit"/>.</summary>
    Unit,

    /// <summary>Two of a <see cref="TimeUnit"/> in one word (شهرين).</summary>
    TwoUnits,
    Past,
    Next,
    This,

    /// <summary>The one before the last: الأسبوع قبل الماضي.</summary>
    BeforeLast,
    AfterNext,

    /// <summary>Early, mid and late: days 1-10, 11-20 and 21 to the end of a month.</summary>
    Early,
    Mid,
    Late,
    Start,
    Middle,
    End,
    Since,
    Until,
    Before,
    After,
    Within,
    Between,
    From,
    To,
    And,
    Ago,

    /// <summary>Counted onward from a time just mentioned: two days later.</summary>
    Later,

    /// <summary>Counted backward from a time just mentioned.</summary>
    Earlier,

    /// <summary>The word that announces a clock time (الساعة, ساعت).</summary>
    Clock,
    OClock,
    Am,
    Pm,
    HalfPast,
    QuarterPast,
    QuarterTo,
    Noon,
    Midnight,

    /// <summary>Fillers that belong to a date: day, month of, on, of, the.</summary>
    DayWord,
    MonthWord,
    Of,
    On,
    The,

    /// <summary>EDTF season number, 21 spring to 24 winter.</summary>
    Season,

    /// <summary>A <see cref="TimeUnit"/>: that day, the same month.</summary>
    Anaphor,

    /// <summary>1 Gregorian, 2 Hijri, 3 Solar Hijri, -1 before the common era.</summary>
    Era,

    /// <summary>Shows that what stands near it lies ahead; with the value 1 only what stands behind it, with 2 directly behind it.</summary>
    Ahead,

    /// <summary>Repetition: every Wednesday is no date.</summary>
    Every,

    /// <summary>The decade's first year within its century.</summary>
    DecadeName,

    /// <summary>The word decade before a number (دهه ۹۰, عقد التسعينات).</summary>
    Decade,

    /// <summary>Introduces a count of days so far: for the third day.</summary>
    ForThe,

    /// <summary>A preposition of place in time that stays outside: in, في, در.</summary>
    In,

    /// <summary>The calendar day of a festival, as calendar and month and day: see <see cref="MonthName"/>.</summary>
    Festival,

    /// <summary>Behind a count: two weeks from now.</summary>
    FromNow,

    /// <summary>Before a count it looks ahead: in three weeks.</summary>
    AheadIn,

    /// <summary>The preposition of the hour: tomorrow at 7.</summary>
    AtHour,

    /// <summary>A plural of a unit: "last weeks" is no week.</summary>
    Plural,

    /// <summary>Closes a unit at a date: the month to October 21.</summary>
    Ending,

    /// <summary>Days from the day just mentioned: the next morning.</summary>
    DayAfter,

    /// <summary>The day of the event the text speaks of: polling day.</summary>
    EventDay,

    /// <summary>What has a day of its own and is dated beside it: Sunday's election.</summary>
    Event,

    /// <summary>Beside <see cref="Anaphor"/>: the one that the text is about (همین ماه).</summary>
    Topic,
    Article,

    /// <summary>A phrase that holds a word of time and is none: the Friday preacher, the school year.</summary>
    NoTime,

    /// <summary>A quantity without a number, before a unit: some of the past years are no stretch.</summary>
    Several,

    /// <summary>The zone of a clock time.</summary>
    Zone,

    /// <summary>A "this" that only stands before its noun.</summary>
    Pointer,

    /// <summary>Minutes before an hour that is named behind them: half past, quarter to.</summary>
    MinutesPast,

    /// <summary>Behind a unit: that begins on a day.</summary>
    Beginning,

    /// <summary>The second end of an interval only: until now.</summary>
    Now,

    /// <summary>The last of several: the last week of May, الأسبوع الأخير.</summary>
    Final,

    /// <summary>A festival that moves within the Gregorian year, by its rule: see <see cref="MovableFeasts"/>.</summary>
    Movable,

    /// <summary>Beside a unit: the one behind the time just mentioned (the following year, العام التالي).</summary>
    Following,

    /// <summary>Between two times: the second says the first in other words.</summary>
    Namely,

    /// <summary>What a year beside it dates: the 2019 election, حرب 1994.</summary>
    OfYear,

    /// <summary>Beside a day of a month it gives the year, as year, month and day of that day's calendar: the September 11 attacks (20010911).</summary>
    OfDay,
}

enum TimeUnit
{
    Second = 1,
    Minute,
    Hour,
    Day,
    Night,
    Week,
    Weekend,
    Month,
    Quarter,
    HalfYear,
    Year,
    Decade,
    Century,
}

/// <summary>Which calendar a date is written in.</summary>
public enum Calendar
{
    Gregorian = 1,

    /// <summary>Umm al-Qura.</summary>
    Hijri,

    /// <summary>Solar Hijri, as kept in Iran and Afghanistan.</summary>
    Solar,
}

/// <summary>How surely a spelling is a month: some are everyday words and need a date around them.</summary>
enum MonthForce
{
    Strong,

    /// <summary>Needs a preposition, a modifier, a day or a year beside it.</summary>
    Weak,

    /// <summary>Needs a day, a year or the word "month" beside it.</summary>
    Bound,
}

/// <summary><see cref="Initial"/> is the first letter as the table spells it: folding makes one of أب (father) and آب (August).</summary>
readonly record struct MonthName(Calendar Calendar, int Month, int Day, MonthForce Force, char Initial = ' ');

/// <summary>A spelling of the time tables with all that it can be.</summary>
sealed class TimeWord
{
    readonly List<(TimeRole Role, int Value)> senses = [];
    ulong low;
    ulong high;

    public MonthName Month { get; private set; }

    public void Add(TimeRole role, int value, MonthName month = default)
    {
        senses.Add((role, value));
        if ((int)role < 64)
            low |= 1UL << (int)role;
        else
            high |= 1UL << ((int)role - 64);
        if (role is TimeRole.Month or TimeRole.Festival)
            Month = month;
    }

    public void Add(TimeWord other)
    {
        foreach (var (role, value) in other.senses)
            if (!Is(role) || role == TimeRole.OfDay)
                Add(role, value, other.Month);
    }

    public bool Is(TimeRole role) => (((int)role < 64 ? low : high) >> ((int)role & 63) & 1) != 0;

    /// <summary>The year in which the word's thing was on a day of a month, or null.</summary>
    public int? YearOf(int month, int day)
    {
        foreach (var (own, value) in senses)
            if (own == TimeRole.OfDay && value % 10_000 == month * 100 + day)
                return value / 10_000;
        return null;
    }

    public int Value(TimeRole role)
    {
        foreach (var (own, value) in senses)
            if (own == role)
                return value;
        return 0;
    }
}

/// <summary>The words of time of one language: <c>months.tsv</c>, <c>weekdays.tsv</c>, <c>times.tsv</c>, <c>festivals.tsv</c>.</summary>
sealed class TimeWords
{
    TimeWords(Language language)
    {
        Language = language;
        Numbers = language.Compiled(NumberWords.Load);
        var words = new Dictionary<string, TimeWord>(StringComparer.Ordinal);
        foreach (var row in language.Table("months"))
        {
            row.Expect(3);
            var force = row.Optional(3) is null ? MonthForce.Strong : row.Enum<MonthForce>(3);
            Add(words, row[0], TimeRole.Month, 0, new MonthName(row.Enum<Calendar>(1), Int(row, 2), 0, force, row[0][0]));
        }
        foreach (var row in language.Table("festivals"))
        {
            row.Expect(4);
            Add(words, row[0], TimeRole.Festival, 0, new MonthName(row.Enum<Calendar>(1), Int(row, 2), Int(row, 3), MonthForce.Strong));
        }
        foreach (var row in language.Table("weekdays"))
        {
            row.Expect(2);
            Add(words, row[0], TimeRole.Weekday, Int(row, 1));
        }
        foreach (var row in language.Table("times"))
        {
            row.Expect(2);
            var role = row.Enum<TimeRole>(1);
            var value = role switch
            {
                TimeRole.Unit or TimeRole.TwoUnits or TimeRole.Anaphor => (int)row.Enum<TimeUnit>(2),
                TimeRole.Era => row[2] == "bc" ? -1 : (int)row.Enum<Calendar>(2),
                _ => row[2].Length == 0 ? 0 : Int(row, 2),
            };
            Add(words, row[0], role, value);
        }
        Table = new PhraseTable<TimeWord>(words.Select(word => (word.Key, word.Value)));
        Calendar = Setting("calendar") == "solar" ? Calendar.Solar : Calendar.Gregorian;
        WeekStart = Setting("weekStart") == "saturday" ? 6 : 1;
        MonthFirst = Setting("numericDates") == "mdy";
    }

    public static TimeWords Load(Language language) => new(language);

    public Language Language { get; }
    public NumberWords Numbers { get; }
    public PhraseTable<TimeWord> Table { get; }

    /// <summary>The calendar of "this year" and of a four-digit year that could be of either.</summary>
    public Calendar Calendar { get; }

    /// <summary>ISO number of the weekday on which a week begins.</summary>
    public int WeekStart { get; }

    /// <summary>True where 3/4/2025 is the fourth of March.</summary>
    public bool MonthFirst { get; }

    string Setting(string name) => Language.Settings.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";

    static int Int(DataRow row, int column) =>
        int.TryParse(row[column], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw row.Error($"'{row[column]}' is not a whole number");

    static void Add(Dictionary<string, TimeWord> words, string phrase, TimeRole role, int value, MonthName month = default)
    {
        foreach (var variant in Spellings.Variants(phrase))
        {
            var key = Folding.Fold(variant);
            if (!words.TryGetValue(key, out var word))
                words[key] = word = new TimeWord();
            if (!word.Is(role) || role == TimeRole.OfDay)
                word.Add(role, value, month);
        }
    }
}
