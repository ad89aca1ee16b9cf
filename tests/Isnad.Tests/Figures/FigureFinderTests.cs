using System.Globalization;

namespace Isnad.Tests.Figures;

public sealed class FigureFinderTests
{
    static string All(string language, string text) =>
        string.Join(
            " | ",
            FigureFinder
                .Find(text, language)
                .Select(f =>
                    $"{text[f.Span.Start..f.Span.End]} {RecordWriter.Sign(f.Bound)}{f.Value?.ToString("0.##", CultureInfo.InvariantCulture)}{(f.High is { } high ? ".." + high.ToString("0.##", CultureInfo.InvariantCulture) : "")} {f.Unit}"
                )
        );

    [Theory]
    [InlineData("غرس ما لا يقل عن ثلاثين متطوعًا شجيرات.", "ثلاثين >=30 people")]
    [InlineData("لم تتجاوز النسبة 12 في المئة.", "12 في المئة <=12 percent")]
    [InlineData("وصلت سفينتان إلى المرفأ.", "سفينتان =2 ships")]
    [InlineData("استغرق العبور ساعتين وعشرين دقيقة.", "ساعتين وعشرين دقيقة =140 minutes")]
    [InlineData("بقي 60 و23 في المئة من الحقول.", "60 =60 percent | 23 في المئة =23 percent")]
    [InlineData("عمل النجار مدة تتراوح ما بين 3 و10 سنوات.", "3 و10 range3..10 years")]
    [InlineData("بلغت الإيرادات 9ر14 مليون دولار.", "9ر14 مليون =14900000 currency:dollar")]
    [InlineData("حضر مئات الصيادين.", "مئات ~ people")]
    [InlineData("يتراوح السعر ما بين عشرين وثلاثين دولارا.", "عشرين وثلاثين range20..30 currency:dollar")]
    public void Arabic_bounds_duals_and_ranges(string text, string expected) => All("ar", text).ShouldBe(expected);

    [Theory]
    [InlineData("دست‌کم چهل و دو کارگر آمدند.", "چهل و دو >=42 people")]
    [InlineData("نزدیک به ۶ هزار و ۳۰۰ نفر ثبت‌نام کردند.", "۶ هزار و ۳۰۰ ~6300 people")]
    [InlineData("راه سه ساعت و نیم طول کشید.", "سه ساعت و نیم =3.5 hours")]
    [InlineData("۱۸ درصد کمتر شد.", "۱۸ درصد =18 percent")]
    [InlineData("زیان ۱۶ هزار و ۵۰۰ میلیارد تومان بود.", "۱۶ هزار و ۵۰۰ میلیارد =16500000000000 currency:toman")]
    public void Persian_bounds_and_units(string text, string expected) => All("fa", text).ShouldBe(expected);

    [Theory]
    [InlineData("At least forty boats were lost.", "forty >=40 boats")]
    [InlineData("The dyke cost $3m.", "$3m =3000000 currency:USD")]
    [InlineData("Between 10 and 12 percent stayed.", "10 and 12 percent range10..12 percent")]
    [InlineData("Dozens of villagers came.", "Dozens ~ people")]
    [InlineData("Wool fell 2 cents to 30 cents.", "2 =2 currency:cent | 30 =30 currency:cent")]
    public void English_bounds_currencies_and_ranges(string text, string expected) => All("en", text).ShouldBe(expected);

    [Theory]
    [InlineData("en", "Article 12 of the charter")]
    [InlineData("en", "the 2019 election")]
    [InlineData("en", "COVID-19 spread")]
    [InlineData("en", "in the third round")]
    [InlineData("ar", "المادة 12 من القانون")]
    [InlineData("ar", "الطابق الخامس")]
    [InlineData("ar", "القرار رقم (104 / 47)")]
    [InlineData("ar", "وأثنى الوزير على النجارين")]
    [InlineData("ar", "بجروح كبيرين")]
    [InlineData("fa", "شماره حساب ۳۳۳۳ است")]
    public void Names_years_and_ordinals_are_no_figures(string language, string text) => FigureFinder.Find(text, language).ShouldBeEmpty();
}
