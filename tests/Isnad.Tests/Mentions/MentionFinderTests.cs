using System.Text;
using Shouldly;

namespace Isnad.Tests.Mentions;

public class MentionFinderTests
{
    static (Document Document, EntityTable Names) Read(string text)
    {
        var evidence = new Isnad.Evidence("page.txt", Encoding.UTF8.GetBytes(text));
        var document = DocumentBuilder.Build(evidence, EvidenceReader.Read(evidence));
        return (document, MentionFinder.Find(document));
    }

    static string[] Names(string text)
    {
        var (document, names) = Read(text);
        return [.. names.Mentions.Select(m => m.Span.Of(document.Text).ToString())];
    }

    [Fact]
    public void A_title_is_no_part_of_a_name()
    {
        Names("وقال وزير الصحة الدكتور خالد الحمصاني إن المستشفيات في بيروت امتلأت بالجرحى منذ الصباح.")
            .ShouldBe(["خالد الحمصاني", "بيروت"]);
    }

    [Theory]
    [InlineData("The rules were written by the secretary of trade under Mira Tolland in Paris on Monday.", "Mira Tolland", null)]
    [InlineData("The rules were written by Foreign Minister Mira Tolland in Paris on Monday.", "Mira Tolland", "Foreign Minister")]
    [InlineData("والتقى الوفد في بيروت ووزير الصحة خالد الحمصاني مساء أمس.", "خالد الحمصاني", "وزير الصحة")]
    [InlineData("وقدم الوفد في بيروت تقريره لوزير الصحة خالد الحمصاني مساء أمس.", "خالد الحمصاني", "وزير الصحة")]
    public void An_office_stands_whole_beside_its_bearer_without_what_is_written_onto_it(string text, string bearer, string? office)
    {
        var (_, names) = Read(text);
        names.Entities.Single(entity => entity.Name == bearer).Offices.ShouldBe(office is null ? [] : [office]);
    }

    [Fact]
    public void A_preposition_written_onto_a_name_stays_outside() =>
        Names("وصل الوفد مساء أمس إلى القاهرة قادما من دمشق، ثم توجه لبغداد وبيروت في زيارة رسمية.").ShouldContain("بيروت");

    [Fact]
    public void A_surname_alone_is_the_person_named_in_full_elsewhere()
    {
        var (document, names) = Read(
            "Foreign Minister Peter Hallworth arrived in Paris on Monday. The talks were hard, Hallworth told reporters on Tuesday."
        );
        var person = names.Entities.Single(e => e.Type == EntityType.Person);
        person.Name.ShouldBe("Peter Hallworth");
        names
            .Mentions.Where(m => m.Entity == person.Index)
            .Select(m => m.Span.Of(document.Text).ToString())
            .ShouldBe(["Peter Hallworth", "Hallworth"]);
    }

    [Fact]
    public void A_strange_word_that_closes_the_name_of_a_body_elsewhere_is_a_place_and_not_who_heads_it()
    {
        var (_, names) = Read(
            "مدیر محیط زیست دشت‌مینو: تالاب ممکن است خشک شود\n\nهومن تاجدینی، مدیرکل حفاظت محیط زیست دشت‌مینو، گفت که تالاب ممکن است تا پایان تابستان خشک شود.\n"
        );
        names.Entities.Single(e => e.Name == "دشت‌مینو").Type.ShouldBe(EntityType.Place);
    }

    [Theory]
    [InlineData("قالت أم محمد إن المدرسة بعيدة عن القرية. وأضاف محمد أن الطريق وعر.", "أم محمد", "محمد")]
    [InlineData("Umm Omar said the school is far from the village. Omar said the road is rough.", "Umm Omar", "Omar")]
    public void A_child_is_not_the_parent_who_is_called_by_its_name(string text, string parent, string child)
    {
        var (_, names) = Read(text);
        names.Entities.Where(e => e.Type == EntityType.Person).Select(e => e.Name).ShouldBe([parent, child]);
    }

    [Fact]
    public void Every_mention_lies_inside_the_text()
    {
        var (document, names) = Read("خبرگزاری ایسنا از تهران گزارش داد که دکتر محمد رضایی، رئیس دانشگاه شیراز، به مشهد سفر کرد.");
        names.Mentions.ShouldNotBeEmpty();
        foreach (var mention in names.Mentions)
            mention.Span.Of(document.Text).Length.ShouldBeGreaterThan(1);
    }
}
