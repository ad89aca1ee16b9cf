namespace Isnad.Ledgers;

/// <summary>Names, figures and statements.</summary>
internal static partial class ReadingPack
{
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
