namespace Isnad;

/// <summary>
/// Reads a mail message (RFC 5322, MIME): the subject as title, the sender as author, the date, and of the alternatives of the body
/// the plain text unless it is only a stub of the HTML.
/// </summary>
internal static class MailReader
{
    public static SourceText Read(Evidence evidence)
    {
        var message = MailPart.Parse(evidence.Bytes);
        var (plain, html) = (message.Find("text/plain"), message.Find("text/html"));
        var body = plain is null ? null : ReadPart(evidence, plain, MediaTypes.Text);
        if (html is not null && (body is null || body.Text.Trim().Length < 200))
        {
            var rich = ReadPart(evidence, html, MediaTypes.Html);
            if (body is null || rich.Text.Length > body.Text.Trim().Length * 2)
                body = rich;
        }
        var subject = message.Header("subject") is { } s ? ReadingText.Clean(s) : null;
        var title = body is { MediaType: MediaTypes.Html } && body.Blocks.Any(b => b.Kind == BlockKind.Title) ? null : subject;
        var opening = string.IsNullOrEmpty(title) ? "" : title + "\n\n";
        var shift = opening.Length;
        var text = opening + (body?.Text ?? "");
        var blocks = new List<Block>();
        if (shift > 0)
            blocks.Add(new(new(0, title!.Length), BlockKind.Title));
        blocks.AddRange((body?.Blocks ?? []).Select(b => b with { Span = Moved(b.Span, shift) }));
        var date = message.Header("date") is { } d ? DateText.First(d) : null;
        return new SourceText
        {
            Text = text,
            MediaType = MediaTypes.Mail,
            Charset = body?.Charset ?? "us-ascii",
            CharsetReason = body?.CharsetReason ?? "no text in the message",
            Origin = [.. (body?.Origin ?? []).Select(run => run with { Text = Moved(run.Text, shift) })],
            Blocks = blocks,
            Metadata = new Metadata
            {
                Title = subject,
                Author = message.Header("from") is { } from ? Sender(from) : null,
                Language = message.Header("content-language"),
                CanonicalUrl = evidence.Uri,
                Dates = date is { } day ? [new(DateText.Format(day), "mail header Date", 0)] : [],
            },
        };
    }

    static TextSpan Moved(TextSpan span, int by) => new(span.Start + by, span.End + by);

    static SourceText ReadPart(Evidence evidence, MailPart part, string mediaType)
    {
        var decoded = part.Decode();
        if (decoded.Length == 0)
            return new SourceText
            {
                Text = "",
                MediaType = mediaType,
                Charset = "us-ascii",
                CharsetReason = "empty part",
            };
        var source = EvidenceReader.ReadText(
            new Evidence(evidence.Name, decoded)
            {
                MediaType = mediaType,
                DeclaredCharset = part.Charset,
                Fetched = evidence.Fetched,
            },
            mediaType
        );
        if (!part.IsPlainlyEncoded)
            return new SourceText
            {
                Text = source.Text,
                MediaType = mediaType,
                Charset = source.Charset,
                CharsetReason = source.CharsetReason,
                Blocks = source.Blocks,
                Metadata = source.Metadata,
            };
        return new SourceText
        {
            Text = source.Text,
            MediaType = mediaType,
            Charset = source.Charset,
            CharsetReason = source.CharsetReason,
            Blocks = source.Blocks,
            Metadata = source.Metadata,
            Origin = [.. source.Origin.Select(r => new OriginRun(r.Text, r.ByteStart + part.BodyStart, r.ByteEnd + part.BodyStart))],
        };
    }

    /// <summary>The display name of an address, or the address.</summary>
    static string Sender(string from)
    {
        var angle = from.IndexOf('<', StringComparison.Ordinal);
        var name = angle > 0 ? from[..angle].Trim().Trim('"').Trim() : "";
        return name.Length > 0 ? name : from.Trim('<', '>', ' ');
    }
}
