namespace Isnad;

/// <summary>
/// What is the one thing to record, with which chain? Resolves sources, nests statements and draws their chains. An article has a stack of
/// voices: each layer (the narrator's, or the inside of a statement's content) remembers its speakers, so that a verb without a subject
/// goes on with the voice of its own layer, not with the last person named (Breck and Cardie 2004; Muzny et al. 2017).
/// </summary>
public static class StatementBuilder
{
    /// <summary>Longer chains are cut: deeper nesting than this is a fault of reading, not of reporting.</summary>
    const int MaxChain = 12;

    /// <summary>The statements in text order. Unnamed sources are added to <paramref name="names"/> as entities without mentions.</summary>
    public static List<Statement> Build(
        Document document,
        EntityTable names,
        IReadOnlyList<Attribution> attributions,
        IReadOnlyList<Article> articles
    )
    {
        var statements = new List<Statement>(attributions.Count);
        var order = InTextOrder(document, attributions, out var outer, out var same);
        var resolvers = new SourceResolver?[articles.Count];
        var parents = Nesting.Parents(order, outer);
        for (var i = 0; i < order.Count; i++)
        {
            var attribution = order[i];
            var article = ArticleOf(articles, Anchor(attribution));
            if (article < 0 || Language.Of(articles[article].Language) is not { } language)
            {
                // cannot happen for grammars that stay inside their article; kept as a statement of nobody rather than lost
                article = Math.Max(article, 0);
                language = Language.All[0];
            }
            var resolver = resolvers[article] ??= new SourceResolver(document, names, language);
            var isImplicit = attribution.Form is SourceForm.None or SourceForm.Pronoun;
            var source =
                isImplicit && same[i] is >= 0 and var said && said < i && statements[said].Entity is { } entity
                    ? new ResolvedSource(entity, statements[said].CoEntities, statements[said].Anonymous, null)
                : isImplicit && attribution.Antecedent is { } antecedent
                    ? resolver.Resolve(
                        attribution with
                        {
                            Source = antecedent,
                            Form = SourceForm.Phrase,
                        },
                        CarryOver.Layer(i, order, parents) >= 0
                    )
                : isImplicit ? CarryOver.Resolve(document, names, attribution, i, order, parents, statements)
                : resolver.Resolve(attribution, CarryOver.Layer(i, order, parents) >= 0);
            if (parents[i] < 0 && !isImplicit && source.Entity is { } quoted)
                parents[i] = QuotedBySpeaker.Parent(document, names, language, order, parents, statements, i, quoted);
            statements.Add(
                new Statement
                {
                    Article = article,
                    Content = attribution.Content,
                    Kind = attribution.Kind,
                    Cue = attribution.Cue,
                    Stance = attribution.Stance,
                    Source = attribution.Source,
                    CoEntities = source.Others,
                    Implicit = isImplicit,
                    Entity = source.Entity,
                    Anonymous = source.Anonymous,
                    Parent = parents[i] < 0 ? null : parents[i],
                    Addressee = attribution.Addressee,
                    Guess = attribution.Confidence,
                    Rule = attribution.Rule,
                    Gender = attribution.Gender,
                    Plural = attribution.Plural,
                    Wording = source.Wording,
                }
            );
        }
        var holders = Array.ConvertAll(resolvers, resolver => resolver?.Holders());
        for (var i = 0; i < statements.Count; i++)
            if (statements[i].Entity is { } office && holders[statements[i].Article]?.TryGetValue(office, out var person) is true)
                statements[i] = statements[i] with { Entity = person, Anonymous = false };
        for (var i = 0; i < statements.Count; i++)
        {
            var statement = statements[i];
            var language = Language.Of(articles[statement.Article].Language) ?? Language.All[0];
            var confidence = Calibration.Of(language, statement, names);
            statements[i] = statement with
            {
                Chain = ChainOf(document, names, articles, statements, i),
                Confidence = confidence,
                ToReview = confidence < language.ConfidenceLine,
            };
        }
        return statements;
    }

    /// <summary>Valid attributions by their first offset, with the outer indices following the new order.</summary>
    static List<Attribution> InTextOrder(Document document, IReadOnlyList<Attribution> attributions, out int[] outer, out int[] same)
    {
        var valid = new List<int>(attributions.Count);
        for (var i = 0; i < attributions.Count; i++)
            if (attributions[i].Content.Length > 0 && Array.TrueForAll(attributions[i].Content, span => !span.Trim(document.Text).IsEmpty))
                valid.Add(i);
        // of two that begin together the one that holds the other stands first
        valid.Sort(
            (a, b) =>
                (Anchor(attributions[a]), -attributions[a].Content[^1].End, a).CompareTo(
                    (Anchor(attributions[b]), -attributions[b].Content[^1].End, b)
                )
        );
        var position = new int[attributions.Count];
        Array.Fill(position, -1);
        for (var i = 0; i < valid.Count; i++)
            position[valid[i]] = i;
        outer = new int[valid.Count];
        same = new int[valid.Count];
        for (var i = 0; i < valid.Count; i++)
            same[i] = attributions[valid[i]].SameAs is >= 0 and var s && s < position.Length ? position[s] : -1;
        for (var i = 0; i < valid.Count; i++)
            outer[i] = attributions[valid[i]].Outer is >= 0 and var o && o < position.Length ? position[o] : -1;
        return valid.ConvertAll(i => attributions[i]);
    }

    /// <summary>Where the attribution begins: the first of cue, source and content.</summary>
    internal static int Anchor(Attribution attribution)
    {
        var anchor = attribution.Content[0].Start;
        if (attribution.Cue is { } cue)
            anchor = Math.Min(anchor, cue.Start);
        if (attribution.Source is { } source)
            anchor = Math.Min(anchor, source.Start);
        return anchor;
    }

    static int ArticleOf(IReadOnlyList<Article> articles, int offset)
    {
        for (var i = 0; i < articles.Count; i++)
            if (articles[i].Span.Contains(offset))
                return i;
        return -1;
    }

    static List<ChainLink> ChainOf(
        Document document,
        EntityTable names,
        IReadOnlyList<Article> articles,
        List<Statement> statements,
        int index
    )
    {
        var chain = new List<ChainLink>(4);
        Voice.Add(document, names, articles[statements[index].Article], chain);
        var path = new List<int>();
        for (int? at = index; at is { } i && path.Count < MaxChain; at = statements[i].Parent)
            path.Add(i);
        for (var p = path.Count - 1; p >= 0; p--)
        {
            var statement = statements[path[p]];
            var link =
                statement.Entity is { } entity ? new ChainLink(names.Entities[entity].Name, entity, names.Entities[entity].Anonymous)
                : statement.Wording is { } wording ? new ChainLink(wording, null, false)
                : statement.Anonymous ? new ChainLink("unattributed", null, true)
                : new ChainLink("unresolved", null, false);
            Voice.AddMerged(chain, link);
        }
        return chain;
    }
}
