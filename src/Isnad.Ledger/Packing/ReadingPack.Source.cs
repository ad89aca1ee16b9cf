namespace Isnad.Ledgers;

/// <summary>The text with its way back to the bytes, the dates and the parts of the document.</summary>
internal static partial class ReadingPack
{
    static void WriteSource(PackWriter pack, SourceText source)
    {
        pack.Text(source.MediaType);
        pack.Text(source.Charset);
        pack.Text(source.CharsetReason);
        pack.Count(source.Origin.Count);
        var end = 0;
        foreach (var run in source.Origin)
        {
            pack.Span(run.Text);
            pack.Number(run.ByteStart - end);
            pack.Number(run.ByteEnd - run.ByteStart);
            end = run.ByteEnd;
        }
        pack.Count(source.Blocks.Count);
        foreach (var block in source.Blocks)
        {
            pack.Span(block.Span);
            pack.Byte((byte)block.Kind);
            pack.Count(block.Headers?.Count ?? 0);
            foreach (var header in block.Headers ?? [])
                pack.Span(header);
        }
        pack.Count(source.Beside.Count);
        foreach (var part in source.Beside)
        {
            pack.Byte((byte)part.Kind);
            pack.Text(part.Text);
            pack.Index(part.ByteStart);
            pack.Index(part.ByteEnd);
        }
        var metadata = source.Metadata;
        pack.Text(metadata.Title);
        pack.Text(metadata.Outlet);
        pack.Text(metadata.Author);
        pack.Text(metadata.CanonicalUrl);
        pack.Text(metadata.Language);
        WriteDates(pack, metadata.Dates);
    }

    static SourceText ReadSource(ref PackReader pack, string text)
    {
        var (mediaType, charset, reason) = (pack.Text(), pack.Text(), pack.Text());
        var origin = new OriginRun[pack.Count()];
        var end = 0;
        foreach (ref var run in origin.AsSpan())
        {
            var span = pack.Span();
            var start = end + pack.Number();
            end = start + pack.Number();
            run = new(span, start, end);
        }
        var blocks = new Block[pack.Count()];
        foreach (ref var block in blocks.AsSpan())
        {
            block = new(pack.Span(), pack.Enum<BlockKind>());
            var headers = new TextSpan[pack.Count()];
            foreach (ref var header in headers.AsSpan())
                header = pack.Span();
            if (headers.Length > 0)
                block = block with { Headers = headers };
        }
        var beside = new PagePart[pack.Count()];
        foreach (ref var part in beside.AsSpan())
            part = new(pack.Enum<BlockKind>(), pack.Text(), pack.Index(int.MaxValue), pack.Index(int.MaxValue));
        return new SourceText
        {
            Text = text,
            MediaType = mediaType,
            Charset = charset,
            CharsetReason = reason,
            Origin = origin,
            Blocks = blocks,
            Beside = beside,
            Metadata = new Metadata
            {
                Title = pack.OptionalText(),
                Outlet = pack.OptionalText(),
                Author = pack.OptionalText(),
                CanonicalUrl = pack.OptionalText(),
                Language = pack.OptionalText(),
                Dates = ReadDates(ref pack),
            },
        };
    }

    static void WriteDates(PackWriter pack, IReadOnlyList<DateCandidate> dates)
    {
        pack.Count(dates.Count);
        foreach (var date in dates)
        {
            pack.Text(date.Value);
            pack.Text(date.Reason);
            pack.Number(date.Rank);
        }
    }

    static DateCandidate[] ReadDates(ref PackReader pack)
    {
        var dates = new DateCandidate[pack.Count()];
        foreach (ref var date in dates.AsSpan())
            date = new(pack.Text(), pack.Text(), pack.Number());
        return dates;
    }

    static void WriteOuter(PackWriter pack, Reading reading)
    {
        pack.Count(reading.Articles.Count);
        foreach (var article in reading.Articles)
        {
            pack.Span(article.Span);
            pack.Span(article.Title);
            pack.Span(article.Byline);
            pack.Span(article.Dateline);
            pack.Span(article.Masthead);
            pack.Text(article.Language);
            pack.Text(article.Published.Value);
            pack.Byte((byte)article.Published.Basis);
            WriteDates(pack, article.Published.Candidates);
        }
        pack.Count(reading.Document.Noise.Count);
        foreach (var noise in reading.Document.Noise)
        {
            pack.Span(noise.Span);
            pack.Byte((byte)noise.Kind);
        }
        pack.Count(reading.Document.Sentences.Count);
        var token = 0;
        foreach (var sentence in reading.Document.Sentences)
        {
            pack.Span(sentence.Span);
            pack.Number(sentence.FirstToken - token);
            pack.Number(sentence.EndToken - sentence.FirstToken);
            token = sentence.EndToken;
            pack.Count(sentence.Article);
            pack.Text(sentence.Language);
            pack.Byte((byte)sentence.Role);
            pack.Flag(sentence.OpensParagraph);
        }
    }

    static (Article[] Articles, Noise[] Noise, Sentence[] Sentences) ReadOuter(ref PackReader pack)
    {
        var articles = new Article[pack.Count()];
        foreach (ref var article in articles.AsSpan())
            article = new(pack.Span())
            {
                Title = pack.OptionalSpan(),
                Byline = pack.OptionalSpan(),
                Dateline = pack.OptionalSpan(),
                Masthead = pack.OptionalSpan(),
                Language = pack.Text(),
                Published = new Publication(pack.OptionalText(), pack.Enum<PublicationBasis>()) { Candidates = ReadDates(ref pack) },
            };
        var noise = new Noise[pack.Count()];
        foreach (ref var stretch in noise.AsSpan())
            stretch = new(pack.Span(), pack.Enum<NoiseKind>());
        var sentences = new Sentence[pack.Count()];
        var token = 0;
        foreach (ref var sentence in sentences.AsSpan())
        {
            var span = pack.Span();
            var first = token + pack.Number();
            token = first + pack.Number();
            sentence = new(span, first, token, pack.Amount(), pack.Text(), pack.Enum<SentenceRole>()) { OpensParagraph = pack.Flag() };
        }
        return (articles, noise, sentences);
    }
}
