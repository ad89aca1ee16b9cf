namespace Isnad.Tests.Languages;

public sealed class LanguageIdentifierTests
{
    [Theory]
    [InlineData("ar", "اجتمع مجلس البلدية مساء أمس وقرر تأجيل التصويت على الموازنة إلى الشهر المقبل.")]
    [InlineData("ar", "اجتمع مجلس البلدیة مساء أمس وقرر تأجیل التصویت علی الموازنة، کما قال رئیسه.")]
    [InlineData("fa", "شورای شهر دیشب جلسه داشت و تصمیم گرفت رأی‌گیری درباره بودجه را به ماه بعد موکول کند.")]
    [InlineData("fa", "شوراي شهر ديشب جلسه داشت و تصميم گرفت راي گيري درباره بودجه را به ماه بعد موكول كند.")]
    [InlineData("en", "The town council met last night and put the vote on the budget off until next month.")]
    [InlineData("ur", "بلدیہ کے اجلاس میں گزشتہ رات فیصلہ ہوا کہ بجٹ پر ووٹنگ اگلے مہینے تک ملتوی کی جائے۔")]
    [InlineData("ckb", "ئەنجومەنی شار دوێنێ شەو کۆبووەوە و بڕیاری دا دەنگدان لەسەر بودجە دوا بخرێت.")]
    [InlineData("ps", "د ښار شورا پرون شپه غونډه وکړه او پرېکړه یې وکړه چې په بودیجه رایه ورکول وځنډوي.")]
    [InlineData("he", "מועצת העיר התכנסה אמש והחליטה לדחות את ההצבעה על התקציב.")]
    [InlineData("tr", "Belediye meclisi dün gece toplandı ve bütçe oylamasını gelecek aya erteledi.")]
    [InlineData("az", "Şəhər şurası dünən axşam toplandı və büdcə üzrə səsverməni gələn aya saxladı.")]
    [InlineData("fr", "Le conseil municipal s'est réuni hier soir et a repoussé le vote du budget au mois prochain.")]
    [InlineData("de", "Der Stadtrat trat gestern Abend zusammen und verschob die Abstimmung über den Haushalt.")]
    [InlineData("es", "El consejo se reunió ayer por la noche y decidió que la votación sobre los presupuestos fuera después.")]
    [InlineData("ru", "Городской совет собрался вчера вечером и отложил голосование по бюджету; мэр был рад, но не все.")]
    [InlineData("uk", "Міська рада зібралася вчора ввечері й відклала голосування щодо бюджету до наступного місяця.")]
    public void A_sentence_is_known_whatever_the_keyboard(string tag, string text) => LanguageIdentifier.Identify(text).ShouldBe(tag);

    [Theory]
    [InlineData("", "und")]
    [InlineData("12 345 — 6", "und")]
    [InlineData("你好，世界", "und")]
    [InlineData("سد", "und-Arab")]
    public void Too_little_to_tell_is_left_open(string text, string tag) => LanguageIdentifier.Identify(text).ShouldBe(tag);

    [Fact]
    public void Latin_names_and_addresses_do_not_make_an_Arabic_text_English() =>
        LanguageIdentifier.Identify("نشرت شركة Brackwater Lines Shipping جدول رحلاتها على https://example.org/ferries أمس").ShouldBe("ar");

    [Fact]
    public void A_part_is_foreign_only_when_that_is_sure()
    {
        LanguageIdentifier.IdentifyPart("بنك", "fa").ShouldBe("fa");
        LanguageIdentifier.IdentifyPart("The town council met last night and put the vote off.", "fa").ShouldBe("en");
    }
}
