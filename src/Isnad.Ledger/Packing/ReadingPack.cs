namespace Isnad.Ledgers;

/// <summary>
/// All findings of a reading in one compact piece: numbers and spans, no text but what the text does not hold. One row for a
/// document instead of hundreds; what is asked for across documents stands in rows of its own besides.
/// </summary>
internal static class ReadingPack
{
    const byte Format = 1;

    /// <summary>The pack; borrowed from the writer until it is cleared.</summary>
    public static ReadOnlySpan<byte> Write(PackWriter pack, Reading reading)
    {
        var document = reading.Document;
        pack.Clear();
        pack.Byte(Format);
        WriteSource(pack, document.Source);
        pack.Text(document.Language);
        WriteOuter(pack, reading);
        WriteNames(pack, reading.Names);
        pack.Count(reading.Times.Count);
        foreach (var time in reading.Times)
        {
            pack.Span(time.Span);
            pack.Text(time.Value);
            pack.Byte((byte)time.Anchor);
        }
        pack.Count(reading.Figures.Count);
        foreach (var figure in reading.Figures)
            WriteFigure(pack, figure);
        pack.Count(reading.Statements.Count);
        foreach (var statement in reading.Statements)
            WriteStatement(pack, statement, reading.Names);
        pack.Count(reading.Events.Count);
        foreach (var happening in reading.Events)
        {
            pack.Span(happening.Trigger);
            pack.Byte((byte)happening.Type);
            pack.Text(happening.Date);
            pack.Index(happening.Place);
        }
        WriteClocks(pack, reading);
        WriteContext(pack, reading);
        return pack.Written;
    }

    /// <summary>When statements were made, and clocks that cannot all be right: a tail that packs of earlier versions lack.</summary>
    static void WriteClocks(PackWriter pack, Reading reading)
    {
        pack.Count(reading.Statements.Count(statement => statement.Said is not null));
        for (var i = 0; i < reading.Statements.Count; i++)
            if (reading.Statements[i].Said is { } said)
            {
                pack.Index(i);
                pack.Text(said);
            }
        pack.Count(reading.Findings.Count);
        foreach (var finding in reading.Findings)
        {
            pack.Byte((byte)finding.Fault);
            pack.Index(finding.Article);
            pack.Span(finding.Span);
            pack.Text(finding.Says);
            pack.Text(finding.Against);
        }
        foreach (var time in reading.Times)
        {
            pack.Index((int?)time.Fault);
            pack.Flag(time.Ahead);
        }
        foreach (var happening in reading.Events)
            pack.Flag(happening.Noun);
    }

    /// <summary>Whom figures count, whether up to now, and in whose words events stand: a second tail.</summary>
    static void WriteContext(PackWriter pack, Reading reading)
    {
        foreach (var figure in reading.Figures)
        {
            pack.Text(figure.Population);
            pack.Flag(figure.Cumulative);
        }
        foreach (var happening in reading.Events)
            pack.Index(happening.Statement);
    }

    static void ReadContext(ref PackReader pack, Figure[] figures, Statement[] statements, Event[] events)
    {
        foreach (ref var figure in figures.AsSpan())
            figure = figure with { Population = pack.OptionalText(), Cumulative = pack.Flag() };
        foreach (ref var happening in events.AsSpan())
            happening = happening with { Statement = pack.Index(statements.Length) };
    }

    static OrderFinding[] ReadClocks(ref PackReader pack, TimeMention[] times, Statement[] statements, Event[] events, int articles)
    {
        for (var count = pack.Count(); count > 0; count--)
        {
            var index = pack.Index(statements.Length) ?? throw new InvalidDataException("a kept time of saying belongs to no statement");
            statements[index] = statements[index] with { Said = pack.Text() };
        }
        var findings = new OrderFinding[pack.Count()];
        foreach (ref var finding in findings.AsSpan())
            finding = new(
                pack.Enum<OrderFault>(),
                pack.Index(articles) ?? throw new InvalidDataException("a kept finding belongs to no article"),
                pack.OptionalSpan(),
                pack.OptionalText(),
                pack.OptionalText()
            );
        foreach (ref var time in times.AsSpan())
            time = time with { Fault = (TimeFault?)pack.Index(Enum.GetValues<TimeFault>().Length), Ahead = pack.Flag() };
        foreach (ref var happening in events.AsSpan())
            happening = happening with { Noun = pack.Flag() };
        return findings;
    }

    /// <exception cref="InvalidDataException">The pack is damaged or of a newer Isnad.</exception>
    public static Reading Read(ReadOnlySpan<byte> bytes, Evidence evidence, string text, ReadingVersion version)
    {
        var pack = new PackReader(bytes, text.Length);
        if (pack.Byte() != Format)
            throw new InvalidDataException("the kept findings have an unknown format");
        var source = ReadSource(ref pack, text);
        var language = pack.Text();
        var (articles, noise, sentences) = ReadOuter(ref pack);
        var names = ReadNames(ref pack);
        var entities = names.Entities.Count;
        var times = new TimeMention[pack.Count()];
        foreach (ref var time in times.AsSpan())
            time = new(pack.Span(), pack.OptionalText(), pack.Enum<TimeAnchor>());
        var figures = new Figure[pack.Count()];
        foreach (ref var figure in figures.AsSpan())
            figure = ReadFigure(ref pack, entities);
        var statements = new Statement[pack.Count()];
        foreach (ref var statement in statements.AsSpan())
            statement = ReadStatement(ref pack, names, statements.Length, articles.Length);
        var events = new Event[pack.Count()];
        foreach (ref var happening in events.AsSpan())
            happening = new(pack.Span(), pack.Enum<EventType>(), pack.OptionalText(), pack.Index(entities));
        var findings = pack.AtEnd ? [] : ReadClocks(ref pack, times, statements, events, articles.Length);
        if (!pack.AtEnd)
            ReadContext(ref pack, figures, statements, events);
        if (!pack.AtEnd)
            throw new InvalidDataException("the kept findings are longer than what they hold");
        return new Reading
        {
            Document = new Document
            {
                Evidence = evidence,
                Source = source,
                Tokens = Tokenizer.Tokenize(text),
                Language = language,
                Articles = articles,
                Noise = noise,
                Sentences = sentences,
            },
            Version = version,
            Articles = articles,
            Names = names,
            Times = times,
            Figures = figures,
            Statements = statements,
            Events = events,
            Findings = findings,
        };
    }

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

    static void WriteNames(PackWriter pack, EntityTable names)
    {
        pack.Count(names.Entities.Count);
        foreach (var entity in names.Entities)
        {
            pack.Byte((byte)entity.Type);
            pack.Text(entity.Name);
            pack.Flag(entity.Anonymous);
            pack.Count(entity.Offices.Count);
            foreach (var office in entity.Offices)
                pack.Text(office);
        }
        pack.Count(names.Mentions.Count);
        foreach (var mention in names.Mentions)
        {
            pack.Span(mention.Span);
            pack.Index(mention.Entity);
            pack.Byte((byte)mention.Type);
        }
    }

    static EntityTable ReadNames(ref PackReader pack)
    {
        var names = new EntityTable();
        for (var count = pack.Count(); count > 0; count--)
        {
            var entity = names.Add(pack.Enum<EntityType>(), pack.Text(), pack.Flag());
            for (var offices = pack.Count(); offices > 0; offices--)
                entity.Offices.Add(pack.Text());
        }
        for (var count = pack.Count(); count > 0; count--)
            names.Mentions.Add(
                new(
                    pack.Span(),
                    pack.Index(names.Entities.Count) ?? throw new InvalidDataException("a mention without entity"),
                    pack.Enum<EntityType>()
                )
            );
        return names;
    }

    static void WriteFigure(PackWriter pack, Figure figure)
    {
        pack.Span(figure.Span);
        pack.Decimal(figure.Value);
        pack.Byte((byte)figure.Bound);
        pack.Decimal(figure.High);
        pack.Text(figure.Unit);
        pack.Text(figure.What);
        pack.Text(figure.Measure);
        pack.Text(figure.Period);
        pack.Index(figure.Place);
        pack.Index(figure.Statement);
    }

    static Figure ReadFigure(ref PackReader pack, int entities) =>
        new(pack.Span())
        {
            Value = pack.Decimal(),
            Bound = pack.Enum<FigureBound>(),
            High = pack.Decimal(),
            Unit = pack.Text(),
            What = pack.Text(),
            Measure = pack.OptionalText(),
            Period = pack.OptionalText(),
            Place = pack.Index(entities),
            Statement = pack.Index(int.MaxValue),
        };

    static void WriteStatement(PackWriter pack, Statement statement, EntityTable names)
    {
        pack.Count(statement.Article);
        pack.Count(statement.Content.Length);
        foreach (var span in statement.Content)
            pack.Span(span);
        pack.Byte((byte)statement.Kind);
        pack.Span(statement.Cue);
        pack.Byte((byte)statement.Stance);
        pack.Span(statement.Source);
        pack.Count(statement.CoEntities.Count);
        foreach (var entity in statement.CoEntities)
            pack.Index(entity);
        pack.Flag(statement.Implicit);
        pack.Index(statement.Entity);
        pack.Flag(statement.Anonymous);
        pack.Index(statement.Parent);
        pack.Count(statement.Chain.Count);
        foreach (var link in statement.Chain)
        {
            pack.Index(link.Entity);
            // most links bear their entity's own name
            pack.Text(link.Entity is { } entity && names.Entities[entity].Name == link.Name ? null : link.Name);
            pack.Flag(link.Anonymous);
        }
        pack.Span(statement.Addressee);
        pack.Double(statement.Confidence);
        pack.Flag(statement.ToReview);
        pack.Text(statement.Rule);
        pack.Number(statement.Gender);
        pack.Byte(
            statement.Plural switch
            {
                null => 0,
                false => 1,
                true => 2,
            }
        );
        pack.Text(statement.Wording);
    }

    static Statement ReadStatement(ref PackReader pack, EntityTable names, int statements, int articles)
    {
        var entities = names.Entities.Count;
        var article = pack.Amount();
        if (article >= articles)
            throw new InvalidDataException("a statement outside every article");
        var content = new TextSpan[pack.Count()];
        foreach (ref var span in content.AsSpan())
            span = pack.Span();
        var (kind, cue, stance, source) = (pack.Enum<StatementKind>(), pack.OptionalSpan(), pack.Enum<Stance>(), pack.OptionalSpan());
        var others = new int[pack.Count()];
        foreach (ref var entity in others.AsSpan())
            entity = pack.Index(entities) ?? throw new InvalidDataException("a source without entity");
        var (isImplicit, speaker, anonymous, parent) = (pack.Flag(), pack.Index(entities), pack.Flag(), pack.Index(statements));
        var chain = new ChainLink[pack.Count()];
        foreach (ref var link in chain.AsSpan())
        {
            var entity = pack.Index(entities);
            var name =
                pack.OptionalText()
                ?? (entity is { } index ? names.Entities[index].Name : throw new InvalidDataException("a nameless link"));
            link = new(name, entity, pack.Flag());
        }
        return new Statement
        {
            Article = article,
            Content = content,
            Kind = kind,
            Cue = cue,
            Stance = stance,
            Source = source,
            CoEntities = others,
            Implicit = isImplicit,
            Entity = speaker,
            Anonymous = anonymous,
            Parent = parent,
            Chain = chain,
            Addressee = pack.OptionalSpan(),
            Confidence = pack.Double(),
            ToReview = pack.Flag(),
            Rule = pack.Text(),
            Gender = (sbyte)pack.Number(),
            Plural = pack.Byte() switch
            {
                0 => null,
                1 => false,
                _ => true,
            },
            Wording = pack.OptionalText(),
        };
    }
}
