using System.Globalization;
using System.Text;

namespace Isnad.Tests.Documents;

/// <summary>What holds for every text: the texts of all specs, the samples and the project's own gold, and random cuts of them.</summary>
public sealed class ReadingPropertyTests
{
    static readonly string Root = FindRoot();
    static readonly string[] Texts = LoadTexts();

    [Fact]
    public void Structure_holds_on_every_text()
    {
        Texts.Length.ShouldBeGreaterThan(20);
        foreach (var text in Texts)
            Check(text);
    }

    [Fact]
    public void Structure_holds_on_random_cuts_and_joins_of_the_texts()
    {
        var random = new Random(20261120);
        for (var i = 0; i < 150; i++)
        {
            var text = new StringBuilder();
            for (var part = random.Next(1, 4); part > 0; part--)
            {
                var source = Texts[random.Next(Texts.Length)];
                var start = random.Next(source.Length);
                text.Append(source.AsSpan(start, random.Next(Math.Min(700, source.Length - start) + 1)));
                if (random.Next(3) == 0)
                    text.Append("\n\n  «"[..random.Next(5)]);
            }
            Check(text.ToString());
        }
    }

    [Fact]
    public void A_reading_is_the_same_bytes_whatever_the_culture()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            foreach (var text in Texts.Where((_, i) => i % 3 == 0))
            {
                var records = new List<string>();
                foreach (var culture in (string[])["", "", "fa-IR", "tr-TR", "ar-SA"])
                {
                    CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
                    records.Add(Record(text));
                }
                records.Distinct(StringComparer.Ordinal).Count().ShouldBe(1);
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    static void Check(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return;
        var evidence = new Evidence("page.txt", Encoding.UTF8.GetBytes(text));
        Document document;
        try
        {
            document = DocumentBuilder.Build(evidence, EvidenceReader.Read(evidence));
        }
        catch (EvidenceException)
        {
            return; // a cut through a surrogate pair, say
        }
        InOrder(document, document.Articles.Select(a => a.Span));
        InOrder(document, document.Noise.Select(n => n.Span));
        InOrder(document, document.Sentences.Select(s => s.Span));
        foreach (var sentence in document.Sentences)
        {
            document.Articles[sentence.Article].Span.Contains(sentence.Span).ShouldBeTrue(text);
            document.Tokens.SpanOf(sentence.FirstToken, sentence.EndToken).ShouldBe(sentence.Span, text);
        }
        // sentences and noise tile the articles
        var (s, n) = (0, 0);
        for (var i = 0; i < document.Tokens.Count; i++)
        {
            var token = document.Tokens[i].Span;
            while (s < document.Sentences.Count && document.Sentences[s].Span.End <= token.Start)
                s++;
            while (n < document.Noise.Count && document.Noise[n].Span.End <= token.Start)
                n++;
            if (!document.Articles.Any(a => a.Span.Contains(token)))
                continue;
            var covered =
                (s < document.Sentences.Count && document.Sentences[s].Span.Contains(token))
                || (n < document.Noise.Count && document.Noise[n].Span.Contains(token));
            covered.ShouldBeTrue($"'{document.Tokens.Surface(i)}' at {token.Start} in: {text}");
        }
    }

    static void InOrder(Document document, IEnumerable<TextSpan> spans)
    {
        var end = 0;
        foreach (var span in spans)
        {
            span.Start.ShouldBeGreaterThanOrEqualTo(end, document.Text);
            span.End.ShouldBeGreaterThan(span.Start, document.Text);
            span.Trim(document.Text).ShouldBe(span, document.Text);
            end = span.End;
        }
        end.ShouldBeLessThanOrEqualTo(document.Text.Length);
    }

    static string Record(string text)
    {
        using var stream = new MemoryStream();
        RecordWriter.Write(stream, Reader.Read(new Evidence("page.txt", Encoding.UTF8.GetBytes(text))), indented: false);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    static string[] LoadTexts()
    {
        var specs = Directory
            .EnumerateFiles(Path.Combine(Root, "languages"), "*.md", SearchOption.AllDirectories)
            .Where(f => Path.GetFileName(Path.GetDirectoryName(f)) == "specs")
            .Order(StringComparer.Ordinal)
            .SelectMany(f => Specs.SpecFile.Load(f).Examples)
            .Select(e => e.Text);
        var pages = ((string[])["samples", "eval"])
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Root, folder), "*.txt", SearchOption.AllDirectories))
            .Order(StringComparer.Ordinal)
            .Select(File.ReadAllText);
        return [.. pages.Concat(specs).Where(t => t.Length > 0)];
    }

    static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Isnad.slnx")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException("Isnad.slnx is not above the tests");
    }
}
