using NodaTime;

namespace Isnad.Tests.Times;

public sealed class TimeFinderTests
{
    // a Wednesday
    static readonly LocalDate Written = new(2023, 5, 17);

    static string One(string language, string text)
    {
        var time = TimeFinder.Find(text, language, Written).ShouldHaveSingleItem();
        return $"{text[time.Span.Start..time.Span.End]} = {time.Value}";
    }

    [Theory]
    [InlineData("وصلت القافلة في 3 آب (أغسطس) 2022.", "3 آب (أغسطس) 2022 = 2022-08-03")]
    [InlineData("افتتح السوق يوم الاثنين الماضي.", "يوم الاثنين الماضي = 2023-05-15")]
    [InlineData("بدأ الموسم منذ مطلع الشهر.", "منذ مطلع الشهر = 2023-05-01/..")]
    [InlineData("أغلق الميناء قبل شهرين.", "قبل شهرين = 2023-03")]
    [InlineData("تراجع السعر في أواخر نيسان.", "أواخر نيسان = 2023-04-21/2023-04-30")]
    [InlineData("يستمر العمل حتى منتصف حزيران.", "حتى منتصف حزيران = ../2023-06-15")]
    [InlineData("جرى ذلك بين عامي 1995 و1999.", "بين عامي 1995 و1999 = 1995/1999")]
    [InlineData("وصلت الشحنة الأسبوع الماضي.", "الأسبوع الماضي = 2023-05-06/2023-05-12")]
    [InlineData("هطل المطر خلال الساعات الثماني والأربعين الماضية.", "الساعات الثماني والأربعين الماضية = 2023-05-15/2023-05-17")]
    [InlineData("انتهى البناء في غشت 2019.", "غشت 2019 = 2019-08")]
    public void Arabic_dates_and_relative_times_resolve(string text, string expected) => One("ar", text).ShouldBe(expected);

    [Theory]
    [InlineData("باغ در ۱۲ تیر ۱۴۰۱ باز شد.", "۱۲ تیر ۱۴۰۱ = 2022-07-03")]
    [InlineData("کارگاه ۱۲تیر ۱۴۰۱ باز شد.", "۱۲تیر ۱۴۰۱ = 2022-07-03")]
    [InlineData("پل شنبه گذشته بسته شد.", "شنبه گذشته = 2023-05-13")]
    [InlineData("بازار در اردیبهشت‌ماه رونق گرفت.", "اردیبهشت‌ماه = 2023-04-21/2023-05-21")]
    [InlineData("کارخانه از آغاز سال ۱۴۰۰ کار می‌کند.", "از آغاز سال ۱۴۰۰ = 2021-03-21/..")]
    [InlineData("سه سال پیش چاه کنده شد.", "سه سال پیش = 2020")]
    [InlineData("برداشت هفته گذشته تمام شد.", "هفته گذشته = 2023-05-06/2023-05-12")]
    [InlineData("ساعت ۷:۱۵ صبح امروز قطار رسید.", "ساعت ۷:۱۵ صبح امروز = 2023-05-17T07:15")]
    public void Persian_dates_and_relative_times_resolve(string text, string expected) => One("fa", text).ShouldBe(expected);

    [Theory]
    [InlineData("The mill opened on March 4, 2021.", "March 4, 2021 = 2021-03-04")]
    [InlineData("The harvest ended last week.", "last week = 2023-05-08/2023-05-14")]
    [InlineData("The fair closed late on Monday.", "late on Monday = 2023-05-15")]
    [InlineData("Rain has fallen since April.", "since April = 2023-04/..")]
    [InlineData("The bridge must open before the end of the year.", "before the end of the year = ../2023-12-31")]
    [InlineData("The boats will leave at 6 a.m. on Friday.", "6 a.m. on Friday = 2023-05-19T06:00")]
    [InlineData("Sales rose in the first nine months of 2020.", "the first nine months of 2020 = 2020-01/2020-09")]
    [InlineData("The well was dug between May 3 and June 9, 1987.", "between May 3 and June 9, 1987 = 1987-05-03/1987-06-09")]
    public void English_dates_and_relative_times_resolve(string text, string expected) => One("en", text).ShouldBe(expected);

    [Theory]
    [InlineData("ar", "يجتمع المجلس كل أربعاء.")]
    [InlineData("ar", "عاد الصيادون صباحًا.")]
    [InlineData("en", "The council meets every Wednesday.")]
    [InlineData("en", "They may march again.")]
    [InlineData("fa", "او با مهر و محبت سخن گفت.")]
    public void Recurring_vague_and_look_alike_words_are_no_times(string language, string text) =>
        TimeFinder.Find(text, language, Written).ShouldBeEmpty();

    [Fact]
    public void Without_a_day_of_writing_a_relative_time_has_no_value()
    {
        var time = TimeFinder.Find("The fair closed yesterday.", "en", null).ShouldHaveSingleItem();
        time.Value.ShouldBeNull();
    }

    [Fact]
    public void No_count_however_large_throws() =>
        TimeFinder.Find("99999999 years ago and 999999999 days ago, قبل", "en", Written).ShouldNotBeNull();
}
