using System.Text;

namespace Isnad.Tests.Statements;

/// <summary>Resolution and nesting on attributions written by hand, apart from any grammar.</summary>
public sealed class StatementBuilderTests
{
    readonly EntityTable names = new();

    static Document Document(string text, string tag)
    {
        var evidence = new Evidence("test.txt", Encoding.UTF8.GetBytes(text));
        var source = EvidenceReader.Read(evidence);
        var tokens = Tokenizer.Tokenize(text);
        return new Document
        {
            Evidence = evidence,
            Source = source,
            Tokens = tokens,
            Language = tag,
            Articles = [new Article(new TextSpan(0, text.Length)) { Language = tag }],
            Noise = [],
            Sentences = [new Sentence(new TextSpan(0, text.Length), 0, tokens.Count, 0, tag, SentenceRole.Body)],
        };
    }

    static TextSpan Span(string text, string part)
    {
        var at = text.IndexOf(part, StringComparison.Ordinal);
        at.ShouldBeGreaterThanOrEqualTo(0, part);
        return new(at, at + part.Length);
    }

    void Name(string text, string name, EntityType type)
    {
        var entity = names.Add(type, name);
        names.Mentions.Add(new(Span(text, name), entity.Index, type));
        names.Mentions.Sort((a, b) => a.Span.CompareTo(b.Span));
    }

    static Attribution Said(string text, string? source, string cue, string content, SourceForm form = SourceForm.Phrase, int outer = -1) =>
        new()
        {
            Source = source is null ? null : Span(text, source),
            Cue = Span(text, cue),
            Content = [Span(text, content)],
            Stance = Stance.Say,
            Form = form,
            Outer = outer,
        };

    List<Statement> Build(string text, string tag, params Attribution[] attributions)
    {
        var document = Document(text, tag);
        return StatementBuilder.Build(document, names, attributions, document.Articles);
    }

    [Fact]
    public void A_person_named_behind_a_title_is_the_source()
    {
        const string text = "Orvia health minister Dana Brel said the ward was full.";
        Name(text, "Dana Brel", EntityType.Person);
        var statement = Build(text, "en", Said(text, "Orvia health minister Dana Brel", "said", "the ward was full")).Single();
        names.Entities[statement.Entity!.Value].Name.ShouldBe("Dana Brel");
        statement.Chain.Select(link => link.Name).ShouldBe(["author", "Dana Brel"]);
    }

    [Fact]
    public void The_brother_of_a_named_person_is_somebody_else()
    {
        const string text = "قال شقيق سامر الدروبي إن البيت احترق.";
        Name(text, "سامر الدروبي", EntityType.Person);
        var statement = Build(text, "ar", Said(text, "شقيق سامر الدروبي", "قال", "البيت احترق")).Single();
        names.Entities[statement.Entity!.Value].Name.ShouldBe("شقيق سامر الدروبي");
        statement.Anonymous.ShouldBeFalse();
    }

    [Fact]
    public void A_spokesman_of_a_ministry_is_not_the_ministry()
    {
        const string text = "سخنگوی وزارت نیرو گفت برق قطع است.";
        Name(text, "وزارت نیرو", EntityType.Organisation);
        var statement = Build(text, "fa", Said(text, "سخنگوی وزارت نیرو", "گفت", "برق قطع است")).Single();
        names.Entities[statement.Entity!.Value].Name.ShouldBe("سخنگوی وزارت نیرو");
    }

    [Fact]
    public void A_newspaper_with_its_generic_noun_is_the_newspaper()
    {
        const string text = "ذكرت صحيفة المرفأ أن السفينة غادرت.";
        Name(text, "المرفأ", EntityType.Outlet);
        var statement = Build(text, "ar", Said(text, "صحيفة المرفأ", "ذكرت", "السفينة غادرت")).Single();
        names.Entities[statement.Entity!.Value].Name.ShouldBe("المرفأ");
    }

    [Fact]
    public void A_verb_without_subject_goes_on_with_the_voice_of_its_own_layer()
    {
        const string text = "قال كامل إن رشيد أبلغه أن الطريق مغلق. وأضاف أن السوق فارغ.";
        Name(text, "كامل", EntityType.Person);
        Name(text, "رشيد", EntityType.Person);
        var statements = Build(
            text,
            "ar",
            Said(text, "كامل", "قال", "رشيد أبلغه أن الطريق مغلق"),
            Said(text, "رشيد", "أبلغه", "الطريق مغلق"),
            Said(text, null, "وأضاف", "السوق فارغ", SourceForm.None)
        );
        statements[1].Parent.ShouldBe(0);
        statements[1].Chain.Select(link => link.Name).ShouldBe(["author", "كامل", "رشيد"]);
        names.Entities[statements[2].Entity!.Value].Name.ShouldBe("كامل");
        statements[2].Implicit.ShouldBeTrue();
    }

    [Fact]
    public void Two_links_that_share_one_content_are_nested_by_the_relay()
    {
        const string text = "ونقلت قناة الميناء عن ضابط قوله إن المركب غرق.";
        Name(text, "الميناء", EntityType.Outlet);
        var statements = Build(
            text,
            "ar",
            Said(text, "قناة الميناء", "ونقلت", "المركب غرق"),
            Said(text, "ضابط", "قوله", "المركب غرق", SourceForm.Unnamed, outer: 0)
        );
        statements[1].Parent.ShouldBe(0);
        statements[1].Anonymous.ShouldBeTrue();
        statements[1].Chain.Select(link => link.Name).ShouldBe(["author", "الميناء", "ضابط"]);
    }

    [Fact]
    public void A_short_definite_phrase_means_the_body_named_before()
    {
        const string text = "The Harbour Ministry denied it. The ministry said ships were safe.";
        Name(text, "Harbour Ministry", EntityType.Organisation);
        var statements = Build(
            text,
            "en",
            Said(text, "The Harbour Ministry", "denied", "it"),
            Said(text, "The ministry", "said", "ships were safe")
        );
        statements[1].Entity.ShouldBe(statements[0].Entity);
    }

    [Fact]
    public void Hearsay_ends_in_nobody()
    {
        const string text = "وقيل إن الجسر انهار.";
        var statement = Build(text, "ar", Said(text, null, "وقيل", "الجسر انهار", SourceForm.Hearsay)).Single();
        statement.Entity.ShouldBeNull();
        statement.Anonymous.ShouldBeTrue();
        statement.Chain[^1].Name.ShouldBe("unattributed");
    }
}
