namespace Isnad;

/// <summary>Reads one piece of evidence. This method is the map of the library: each line is a folder.</summary>
public static class Reader
{
    /// <exception cref="EvidenceException">The evidence cannot be read; nothing else is thrown for bad input.</exception>
    public static Reading Read(Evidence evidence, StageClock? clock = null, OwnMeasures? measures = null)
    {
        var source = EvidenceReader.Read(evidence);
        clock?.Lap(Stage.Evidence);
        var document = DocumentBuilder.Build(evidence, source);
        clock?.Lap(Stage.Documents);
        var names = MentionFinder.Find(document);
        clock?.Lap(Stage.Mentions);
        var quotations = QuotationFinder.Find(document);
        var (times, articles) = TimeFinder.Find(document, names, quotations);
        clock?.Lap(Stage.Times);
        var figures = FigureFinder.Find(document, names, times);
        clock?.Lap(Stage.Figures);
        var attributions = AttributionFinder.Find(document, names, quotations, times);
        clock?.Lap(Stage.Attributions);
        var statements = StatementBuilder.Build(document, names, attributions, articles);
        clock?.Lap(Stage.Statements);
        var spoken = StatementClock.Set(document, statements, times);
        var around = new Setting(document, names, times, spoken, articles);
        var events = EventFinder.Find(document, names, around);
        var findings = OrderFinder.Find(document, articles, times, spoken, events);
        clock?.Lap(Stage.Events);
        return new Reading
        {
            Version = ReadingVersion.With(measures),
            Document = document,
            Articles = articles,
            Names = names,
            Times = times,
            Figures = FigureContext.Complete(figures, document, around, measures),
            Statements = spoken,
            Events = events,
            Findings = findings,
        };
    }
}
