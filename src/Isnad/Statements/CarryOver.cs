namespace Isnad;

/// <summary>Resolves a pronoun or a missing subject from the discourse: the voice of the same layer goes on.</summary>
static class CarryOver
{
    /// <summary>A voice farther back than so many statements does not go on; it also keeps a text of megabytes linear.</summary>
    const int Horizon = 400;

    /// <summary>What frames a statement, or stands aside in a talk, stands no more statements away from it.</summary>
    const int Near = 6;

    public static ResolvedSource Resolve(
        Document document,
        EntityTable names,
        Attribution attribution,
        int index,
        List<Attribution> order,
        int[] parents,
        List<Statement> before
    )
    {
        var article = ArticleAt(document, StatementBuilder.Anchor(attribution));
        var parent = parents[index];
        var pronoun = attribution.Form == SourceForm.Pronoun;
        var anchor = attribution.Cue?.Start ?? attribution.Content[0].Start;
        var sentence = SentenceAt(document, anchor);
        if (attribution.FirstPerson && parent >= 0 && before.Count > parent && before[parent].Entity is { } self)
            return new(self, [], before[parent].Anonymous, null);

        // "he said she …": another; "he said he expected": himself
        if (
            pronoun
            && attribution is { Gender: not 0, Plural: not true }
            && parent >= 0
            && before.Count > parent
            && order[parent].Kind != StatementKind.Direct
            && attribution.Source?.Start == order[parent].Content[0].Start
            && before[parent] is { Entity: { } teller, CoEntities.Count: 0 }
            && names.Entities[teller] is { Type: EntityType.Person, Anonymous: false }
            && NameGender.Agrees(attribution.Gender, names.Entities[teller])
        )
            return new(teller, [], false, null);

        // a pronoun behind a person named earlier in its own sentence, outside any statement, means that person
        if (pronoun && attribution.Plural is not true && parent < 0 && sentence >= 0)
        {
            var subject = FirstPerson(
                document,
                names,
                before,
                document.Sentences[sentence].Span.Start,
                Math.Min(anchor, attribution.Source?.Start ?? anchor),
                attribution
            );
            if (subject is { } person)
                return new(person, [], names.Entities[person].Anonymous, null);
        }
        if (
            pronoun
            && parent < 0
            && attribution.Plural is not true
            && !attribution.Neuter
            && SubjectBefore(document, names, attribution, sentence, order, before) is { } topic
        )
            return new(topic, [], names.Entities[topic].Anonymous, null);
        var layer = Layer(index, order, parents);
        ResolvedSource? fallback = null;
        for (var i = before.Count - 1; i >= Math.Max(0, before.Count - Horizon); i--)
        {
            var earlier = before[i];
            if (
                !pronoun
                && i == before.Count - 1
                && earlier is { Entity: null, Implicit: true, Anonymous: false }
                && Layer(i, order, parents) == layer
                && SentenceAt(document, StatementBuilder.Anchor(order[i])) == sentence
            )
                return ResolvedSource.Unknown; // "they found …, indicating that": who they are is not known
            if (
                attribution.Neuter
                && i == before.Count - 1
                && earlier is { Entity: null, Wording: { } wording }
                && Layer(i, order, parents) == layer
            )
                return new(null, [], false, wording); // "a report said …. It also said"
            if (
                Layer(i, order, parents) != layer
                || i == parent && attribution.Rule == "relayed" // "the agency quoted him as saying": not itself
                || earlier.Entity is not { } entity
                || ArticleAt(document, StatementBuilder.Anchor(order[i])) != article
            )
                continue;
            if (attribution.Neuter && names.Entities[entity].Type == EntityType.Person)
                continue;
            if (IsBetween(i, order) || IsReportersQuestion(document, article, order[i]))
                continue;
            if (order[i].Rule == "according" && (FramesSpeaker(i, parents, before) || IsAside(document, names, i, order, parents, before)))
                continue;
            // he or she is one of two who spoke together: the first
            var candidate = new ResolvedSource(
                entity,
                attribution.Gender != 0 && pronoun ? [] : earlier.CoEntities,
                earlier.Anonymous,
                null
            );
            // what several say is no one man's, and no body's
            var alone =
                attribution.Plural is true
                && (attribution.Gender > 0 || pronoun)
                && names.Entities[entity] is { Anonymous: false } one
                && (
                    pronoun
                        ? one.Type == EntityType.Person || earlier.Plural is false || earlier is { Implicit: true, Gender: not 0 }
                        : one.Type != EntityType.Group
                )
                && earlier.Plural is not true
                && earlier.CoEntities.Count == 0;
            if (alone)
                continue;
            // "officials said …, she said": she is none of several who have no name
            if (pronoun && attribution.Gender != 0 && earlier is { Plural: true, Anonymous: true })
                continue;
            // a woman said no "he said"
            var other =
                attribution.Gender * earlier.Gender < 0
                && names.Entities[entity] is { Type: EntityType.Person, Anonymous: false }
                && attribution.Plural is not true
                && earlier.Plural is not true;
            // a paper is no "he"
            if (
                !other
                && !(pronoun && attribution.Plural is not true && !attribution.Neuter && names.Entities[entity].Type == EntityType.Outlet)
            )
                fallback ??= candidate;
            if (attribution.Neuter)
                return candidate;
            if (pronoun && (!CanBePronoun(names.Entities[entity].Type) || !NameGender.Agrees(attribution.Gender, names.Entities[entity])))
                continue;
            if (Agrees(attribution, earlier))
                return candidate;
        }
        // she, and only men have spoken: a woman named in the sentences before
        if (pronoun && attribution.Gender != 0 && NearestNamed(document, names, before, sentence, anchor, attribution) is { } woman)
            return new(woman, [], names.Entities[woman].Anonymous, null);
        if (fallback is { } found)
            return found;
        if (
            parent >= 0
            && attribution.Rule != "relayed"
            && before.Count > parent
            && before[parent].Entity is { } speaker
            && !(pronoun && names.Entities[speaker].Type == EntityType.Outlet)
            && !(pronoun && attribution.Plural is true && names.Entities[speaker] is { Type: EntityType.Person, Anonymous: false })
        )
            return new(speaker, [], before[parent].Anonymous, null);
        if (attribution.Plural is true && (attribution.Gender > 0 || pronoun))
            return ResolvedSource.Unknown;
        // nobody has spoken yet: the first person of the sentence before
        for (var s = sentence - 1; s >= 0 && s >= sentence - 2; s--)
            if (
                FirstPerson(document, names, before, document.Sentences[s].Span.Start, document.Sentences[s].Span.End, attribution) is
                { } person
            )
                return new(person, [], names.Entities[person].Anonymous, null);
        return ResolvedSource.Unknown;
    }

    /// <summary>
    /// "Mitch X, the majority leader, had left. He stated …": the person with whom the sentence before begins, if nobody speaks in it; also the one
    /// with whom an agency's report begins, if it tells what he did.
    /// </summary>
    static int? SubjectBefore(
        Document document,
        EntityTable names,
        Attribution attribution,
        int sentence,
        List<Attribution> order,
        List<Statement> before
    )
    {
        if (sentence < 1 || document.Sentences[sentence - 1].Role != SentenceRole.Body)
            return null;
        var span = document.Sentences[sentence - 1].Span;
        var start = span.Start;
        for (var i = before.Count - 1; i >= 0 && StatementBuilder.Anchor(order[i]) >= span.Start; i--)
            if (i == before.Count - 1 && order[i].Rule == "according" && StatementBuilder.Anchor(order[i]) == span.Start)
                start = order[i].Content[0].Start;
            else if (StatementBuilder.Anchor(order[i]) < span.End)
                return null;
        if (
            before.Count > 0
            && Array.Exists(before[^1].Content, content => content.Contains(span) || content.Contains(document.Sentences[sentence].Span))
        )
            return null;
        if (start == span.Start && attribution.Gender == 0)
            return null; // a pronoun without a gender keeps to those who spoke
        var m = names.FirstMentionFrom(start);
        if (m >= names.Mentions.Count || names.Mentions[m] is not { Type: EntityType.Person } person || person.Span.End > span.End)
            return null;
        var first = document.Tokens.IndexAt(start);
        var at = document.Tokens.IndexAt(person.Span.Start);
        // nothing stands before the name but a title, or an adverbial with its comma
        var opens = at - first <= 1 || document.Tokens.Is(at - 1, ',');
        return opens && NameGender.Agrees(attribution.Gender, names.Entities[person.Entity]) ? person.Entity : null;
    }

    /// <summary>
    /// The statement whose words are going on. An agency's report, an "according to" at the head of a sentence and a relay of the same words
    /// are no layers of their own: who speaks in them goes on speaking in the sentences behind them.
    /// </summary>
    internal static int Layer(int index, List<Attribution> order, int[] parents)
    {
        var (child, parent) = (index, parents[index]);
        while (parent >= 0 && (order[parent].Rule == "according" || order[child].Rule is "quoting" or "relayed"))
            (child, parent) = (parent, parents[parent]);
        return parent;
    }

    /// <summary>"So-and-so, asked why the minister announced that …, said": what stands between a speaker and his cue leaves him the word.</summary>
    static bool IsBetween(int inner, List<Attribution> order)
    {
        if (order[inner].Cue is not { } cue)
            return false;
        for (var i = Math.Max(0, inner - Near); i < inner; i++)
            if (
                order[i] is { Source: { } source, Cue: { } outer }
                && source.End <= StatementBuilder.Anchor(order[inner])
                && outer.Start >= cue.End
            )
                return true;
        return false;
    }

    /// <summary>"… to a reporter who said: is it true?": he who is asked goes on, not he who asks.</summary>
    static bool IsReportersQuestion(Document document, int article, Attribution attribution)
    {
        if (attribution.Source is not { } source || Language.Of(document.Articles[article].Language) is not { } language)
            return false;
        if (document.Text[attribution.Content[^1].End - 1] is not ('?' or '؟'))
            return false;
        var first = document.Tokens.IndexAt(source.Start);
        var end = document.Tokens.IndexAt(source.End - 1) + 1;
        for (var i = first; i < end; i++)
            if ((HeadTable.For(language).KindAt(document.Tokens, i, end, out _) & HeadKind.Reporter) != 0)
                return true;
        return false;
    }

    /// <summary>"He explained that … under the minister's decision": what he goes by frames his words, and he goes on.</summary>
    static bool FramesSpeaker(int according, int[] parents, List<Statement> before)
    {
        for (var i = Math.Max(0, according - Near); i < before.Count; i++)
            if (parents[i] == according && before[i] is { Entity: { } speaker } && speaker != before[according].Entity)
                return true;
        return false;
    }

    /// <summary>
    /// "So-and-so said: …. According to the minister the money is there. He added": an office without a name, cited in a paragraph in which
    /// somebody with a name is talking, does not take the word from him.
    /// </summary>
    static bool IsAside(Document document, EntityTable names, int according, List<Attribution> order, int[] parents, List<Statement> before)
    {
        if (before[according] is not { Entity: { } office, Stance: Stance.AccordingTo } || names.Entities[office].Type != EntityType.Office)
            return false;
        for (var i = according - 1; i >= Math.Max(0, according - Horizon); i--)
        {
            if (before[i].Entity == office)
                return false; // known as a speaker
            if (parents[i] != parents[according] || i < according - Near)
                continue;
            return before[i].Entity is { } speaker
                && names.Entities[speaker] is { Type: EntityType.Person, Anonymous: false }
                && order[i].Rule != "according"
                && IsOneParagraph(document, StatementBuilder.Anchor(order[i]), StatementBuilder.Anchor(order[according]));
        }
        return false;
    }

    static bool IsOneParagraph(Document document, int first, int second)
    {
        for (var s = SentenceAt(document, second); s >= 0 && document.Sentences[s].Span.Start > first; s--)
            if (document.Sentences[s].OpensParagraph)
                return false;
        return true;
    }

    static bool CanBePronoun(EntityType type) => type is EntityType.Person or EntityType.Office or EntityType.Group;

    static bool Agrees(Attribution attribution, Statement earlier)
    {
        if (attribution.Gender != 0 && earlier.Gender != 0 && attribution.Gender != earlier.Gender)
            return false;
        // a masculine singular verb is nobody's of several
        if (attribution is { Plural: false, Gender: > 0 } && earlier.Plural == true)
            return false;
        return attribution.Plural is not true || earlier.Plural is not false || earlier.CoEntities.Count > 0;
    }

    /// <summary>The last person named in this sentence or the four before it, outside any statement, whose name agrees with the pronoun.</summary>
    static int? NearestNamed(Document document, EntityTable names, List<Statement> before, int sentence, int end, Attribution attribution)
    {
        if (sentence < 0)
            return null;
        var start = document.Sentences[Math.Max(0, sentence - 4)].Span.Start;
        int? nearest = null;
        for (var m = names.FirstMentionFrom(start); m < names.Mentions.Count && names.Mentions[m].Span.End <= end; m++)
            if (
                names.Mentions[m].Type == EntityType.Person
                && NameGender.Of(names.Entities[names.Mentions[m].Entity]) == attribution.Gender
                && !InsideContent(names.Mentions[m].Span, before, attribution)
            )
                nearest = names.Mentions[m].Entity;
        return nearest;
    }

    static bool InsideContent(TextSpan span, List<Statement> before, Attribution own)
    {
        if (Array.Exists(own.Content, content => content.Contains(span)))
            return true;
        for (var i = before.Count - 1; i >= Math.Max(0, before.Count - Horizon); i--)
            if (Array.Exists(before[i].Content, content => content.Contains(span)))
                return true;
        return false;
    }

    /// <summary>The first person of a stretch outside any statement, or for "it" the first body.</summary>
    static int? FirstPerson(Document document, EntityTable names, List<Statement> before, int start, int end, Attribution attribution)
    {
        for (var m = names.FirstMentionFrom(start); m < names.Mentions.Count && names.Mentions[m].Span.End <= end; m++)
        {
            var mention = names.Mentions[m];
            var suits = attribution.Neuter
                ? mention.Type is EntityType.Organisation or EntityType.Outlet or EntityType.Group
                : mention.Type == EntityType.Person;
            if (!suits || document.IsNoise(mention.Span.Start))
                continue;
            if (
                !InsideContent(mention.Span, before, attribution)
                && (attribution.Form != SourceForm.Pronoun || NameGender.Agrees(attribution.Gender, names.Entities[mention.Entity]))
            )
                return mention.Entity;
        }
        return null;
    }

    static int ArticleAt(Document document, int offset)
    {
        for (var i = 0; i < document.Articles.Count; i++)
            if (document.Articles[i].Span.Contains(offset))
                return i;
        return -1;
    }

    internal static int SentenceAt(Document document, int offset)
    {
        var (low, high) = (0, document.Sentences.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) >> 1;
            var span = document.Sentences[middle].Span;
            if (span.Contains(offset))
                return middle;
            if (offset < span.Start)
                high = middle - 1;
            else
                low = middle + 1;
        }
        return -1;
    }
}
