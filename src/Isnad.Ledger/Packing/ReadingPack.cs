namespace Isnad.Ledgers;

/// <summary>
/// All findings of a reading in one compact piece: numbers and spans, no text but what the text does not hold. One row for a
/// document instead of hundreds; what is asked for across documents stands in rows of its own besides.
/// </summary>
internal static partial class ReadingPack
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
}
