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
    [InlineData("The guild votes on the second Monday of June.", "the second Monday of June = 2023-06-12")]
    [InlineData("The lamp burned in the last weekend of April.", "the last weekend of April = 2023-04-29/2023-04-30")]
    [InlineData("The masons met in the last week of April.", "the last week of April = 2023-04-24/2023-04-30")]
    [InlineData("The kiln cooled July 27–28 at the ford.", "July 27–28 = 2023-07-27/2023-07-28")]
    [InlineData("The dam leaked a month and 21 days ago.", "a month and 21 days ago = 2023-03-27")]
    [InlineData("Barges idled over the weekend at the quay.", "the weekend = 2023-05-13/2023-05-14")]
    [InlineData("The fair runs the week of June 7 in the barn.", "the week of June 7 = 2023-06-05/2023-06-11")]
    [InlineData("The mill burned at half past eight on Monday.", "half past eight on Monday = 2023-05-15T08:30")]
    [InlineData("The bell cracked tonight at 9.", "tonight at 9 = 2023-05-17T21:00")]
    [InlineData("Output fell in 2021 Q3 at the mine.", "2021 Q3 = 2021-07/2021-09")]
    public void English_times_counted_within_others_resolve(string text, string expected) => One("en", text).ShouldBe(expected);

    [Theory]
    [InlineData("ar", "بدأ السوق في الأسبوع الأخير من نيسان.", "الأسبوع الأخير من نيسان = 2023-04-24/2023-04-30")]
    [InlineData("ar", "يعود الوفد يوم (الخميس) المقبل.", "يوم (الخميس) المقبل = 2023-05-18")]
    [InlineData("ar", "هبت العاصفة البارحة الأولى.", "البارحة الأولى = 2023-05-15")]
    [InlineData("ar", "أغلق الجسر بعد يوم واحد.", "بعد يوم واحد = 2023-05-18")]
    [InlineData("ar", "انتهت المهلة في 30 شعبان 1444.", "30 شعبان 1444 = 2023-03-22")]
    [InlineData("fa", "کارگاه در ۶ ماه نخست سال ۱۴۰۱ ساخته شد.", "۶ ماه نخست سال ۱۴۰۱ = 2022-03-21/2022-09-22")]
    [InlineData("fa", "پل در ۲۲ خرداد ۸۸ فرو ریخت.", "۲۲ خرداد ۸۸ = 2009-06-12")]
    [InlineData("fa", "باران از ساعت ۳۰:۹ صبح امروز بارید.", "از ساعت ۳۰:۹ صبح امروز = 2023-05-17T09:30/..")]
    [InlineData("fa", "قلعه در ۵۸۹ خورشیدی ویران شد.", "۵۸۹ خورشیدی = 1210-03-21/1211-03-20")]
    public void Parts_of_months_and_forms_that_pages_break_resolve(string language, string text, string expected) =>
        One(language, text).ShouldBe(expected);

    [Theory]
    [InlineData("ar", "سجل الفريق 13 في المائة من الأهداف.")]
    [InlineData("ar", "كان مثل أب حنون.")]
    [InlineData("ar", "هو من أمهر النجارين.")]
    [InlineData("ar", "حل الفريق وصيفا في البطولة.")]
    [InlineData("fa", "امام جمعه شهر به کشاورزان تبریک گفت.")]
    [InlineData("fa", "کارخانه طی چند سال گذشته زیان داد.")]
    [InlineData("fa", "کلاس‌ها تا پایان سال تحصیلی ادامه دارد.")]
    [InlineData("en", "Halloween-themed lamps lit the quay.")]
    [InlineData("en", "The herd moves between its summer and winter pastures.")]
    [InlineData("en", "The orchard paid $14 million.")]
    public void Words_that_hold_a_time_and_are_none_are_left_alone(string language, string text) =>
        TimeFinder.Find(text, language, Written).ShouldBeEmpty();

    [Fact]
    public void A_second_weekday_follows_the_day_it_is_joined_to()
    {
        var times = TimeFinder.Find("باران فردا پنج‌شنبه و جمعه می‌بارد.", "fa", Written);
        times.Select(time => time.Value).ShouldBe(["2023-05-18", "2023-05-19"]);
    }

    [Fact]
    public void A_clock_time_takes_the_date_that_stands_behind_it()
    {
        var times = TimeFinder.Find("The crew docked at 2:49 a.m. local time (0749 UTC) on Saturday.", "en", Written);
        times[0].Value.ShouldBe("2023-05-13T02:49");
    }

    [Fact]
    public void Years_counted_from_a_named_year_start_there()
    {
        var times = TimeFinder.Find("In 1998 the kiln closed. A decade later it was sold.", "en", Written);
        times[^1].ShouldSatisfyAllConditions(time => time.Value.ShouldBe("2008"), time => time.Anchor.ShouldBe(TimeAnchor.Previous));
    }

    [Theory]
    [InlineData("en", "The mill opened on Friday, March 4, 2021.", TimeFault.WeekdayDoesNotFit)]
    [InlineData("ar", "وصل الوفد اليوم الاثنين.", TimeFault.TodayDoesNotFit)]
    [InlineData("en", "The ledger is dated 2/30/2019.", TimeFault.NoSuchDay)]
    public void A_date_that_does_not_fit_itself_says_so(string language, string text, TimeFault fault) =>
        TimeFinder.Find(text, language, Written).ShouldHaveSingleItem().Fault.ShouldBe(fault);

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
