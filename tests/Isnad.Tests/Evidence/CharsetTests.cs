using System.Text;

namespace Isnad.Tests.Evidences;

public sealed class CharsetTests
{
    const string Arabic = "قال مدير المرفأ للصحفيين مساء الأحد إن الرافعات الجديدة ستعمل قبل نهاية الشهر، وإن العمال تسلموا رواتبهم.";
    const string Persian = "رئیس شورای شهر گفت پروژه پل چوبی تا پایان پاییز به بهره‌برداری می‌رسد و هزینه آن پرداخت شده است.";
    const string French = "Le maire a déclaré que la façade de l'école, fermée depuis l'été, sera rénovée à Noël.";

    static SourceText Read(byte[] bytes, string? declared = null) =>
        EvidenceReader.Read(new Evidence("page.txt", bytes) { DeclaredCharset = declared });

    static Encoding Named(string name) => CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);

    public static TheoryData<string, string> Encodings =>
        new()
        {
            { "utf-8", Arabic },
            { "utf-8", Persian },
            { "utf-16", Arabic },
            { "utf-16BE", Persian },
            { "windows-1256", Arabic },
            { "iso-8859-6", Arabic },
            { "windows-1252", French },
        };

    [Theory]
    [MemberData(nameof(Encodings))]
    public void A_charset_is_told_without_any_declaration(string charset, string text)
    {
        var source = Read(Named(charset).GetBytes(text));

        source.Text.ShouldBe(text);
        source.CharsetReason.ShouldNotBeEmpty();
    }

    [Fact]
    public void Persian_in_windows_1256_is_told_by_its_letters()
    {
        var text = Persian.Replace('ی', 'ي');
        var source = Read(Named("windows-1256").GetBytes(text));

        source.Charset.ShouldBe("windows-1256");
        source.CharsetReason.ShouldBe("letter frequencies");
        source.Text.ShouldBe(text);
    }

    [Fact]
    public void The_Persian_letters_of_MacArabic_are_told_from_those_of_iso_8859_6()
    {
        var text = "گزارش پرونده چاپ گردید و پایگاه گفت گروه پیش از پایان چهارشنبه به گرگان رسید".Replace('ی', 'ي').Replace('ک', 'ك');
        Read(Named("x-mac-arabic").GetBytes(text)).Charset.ShouldBe("x-mac-arabic");
    }

    [Fact]
    public void Strict_utf_8_wins_over_a_wrong_declaration()
    {
        var source = Read(Encoding.UTF8.GetBytes(Arabic), "windows-1256");

        source.Text.ShouldBe(Arabic);
        source.CharsetReason.ShouldContain("though windows-1256 was declared");
    }

    [Fact]
    public void Letters_contradict_a_wrong_one_byte_declaration()
    {
        var source = Read(Named("windows-1256").GetBytes(Arabic), "iso-8859-1");

        source.Text.ShouldBe(Arabic);
        source.CharsetReason.ShouldContain("though windows-1252 was declared");
    }

    [Fact]
    public void A_declaration_that_the_letters_allow_is_kept()
    {
        var text = "Министр сообщил, что мост откроют в среду.";
        Read(Named("windows-1251").GetBytes(text), "windows-1251").Text.ShouldBe(text);
    }

    [Theory]
    [InlineData("utf-8", 3)]
    [InlineData("utf-16", 2)]
    [InlineData("utf-16BE", 2)]
    public void A_byte_order_mark_decides_and_is_no_part_of_the_text(string charset, int length)
    {
        var encoding = Encoding.GetEncoding(charset);
        var source = Read([.. encoding.GetPreamble(), .. encoding.GetBytes(Arabic)], "windows-1252");

        source.Text.ShouldBe(Arabic);
        source.CharsetReason.ShouldBe("byte order mark");
        source.Origin[0].ByteStart.ShouldBe(length);
    }

    [Fact]
    public void A_file_cut_inside_a_character_is_still_utf_8()
    {
        var bytes = Encoding.UTF8.GetBytes(Arabic);
        var source = Read(bytes[..^2]);

        source.Charset.ShouldBe("utf-8");
        source.CharsetReason.ShouldBe("UTF-8 with damaged bytes");
    }
}
