using System.Diagnostics;
using System.Globalization;

namespace Isnad.Training;

/// <summary>Trains the name models, and measures them by cross-validation. The sets named here may be built on; see the models' cards.</summary>
static class NameTraining
{
    const int Epochs = 12;
    const int Rate = 50; // thousandths
    const int Ridge = 30; // tenths
    const int Cutoff = 2;
    const int Bits = 19;
    const int PersianBits = 20; // in a table half as large a fifth of the features found no place
    const int Hidden = 20; // percent of tokens that hide their identity in an epoch
    const int Dropped = 50; // percent of a token's features that are left out
    const int Copies = 1; // with invented names
    const int ListedCopies = 1; // with listed names
    const int Examples = 14; // times each page of Names/Examples is filled
    const int EnglishExamples = 8;
    const int GuidedExamples = 6; // of those that follow the guideline of a set
    const int Rounds = 6; // sets of copies and pages, of which each epoch takes the next one
    const int Folds = 5;
    const int FoldsAtOnce = 2; // each takes some 5 GB in Persian
    const int Members = 3; // makings of which the model is the mean

    /// <summary>The sets a language's model is trained on. <c>--without anercorp</c> leaves out the one whose licence a third party records.</summary>
    public static IReadOnlyList<(string Language, string[] Sets)> Sets { get; } =
    [("ar", ["anercorp", "aqmar", "wojood"]), ("fa", ["parstwiner", "perdt"]), ("en", ["gum", "wnut17"])];

    /// <summary>A set of English that no model is trained on: its licence is non-commercial.</summary>
    public const string OnlyMeasured = "wikineural";

    public static void Train(string tag, string data, string models, string[] options)
    {
        var clock = Stopwatch.StartNew();
        var blocks = Load(tag, data, data, Without(options));
        // the program reads pages of no set: a model that tells the sets apart finds fewer names in the gold, and labels of raw text by a set's
        // guideline teach it what Isnad's own labels of the same text contradict
        foreach (var (set, of) in blocks)
            of.RemoveAll(block => block.IsRaw && set != NameData.Own);
        var trainer = Trainer(Language.Of(tag)!, data, blocks, guidelines: false, options);
        var file = Path.Combine(models, $"names-{tag}.bin");
        using var stream = File.Create(file);
        trainer.Train(Enlarge(tag, data, blocks.Select(pair => (pair.Key, pair.Value)), trainer.Counts, options), stream);
        Console.WriteLine(
            $"{file}: {stream.Length} bytes, {trainer.Used} rows, {trainer.Dropped} dropped, {clock.Elapsed.TotalSeconds:F0} s"
        );
    }

    /// <summary>
    /// Each set's precision, recall and F1, and those of the raw texts labelled by Isnad's own guideline, every block judged by a model that never saw it;
    /// sets that are only measured by a model of all the others. Lists and raw text come from <paramref name="data"/>, the sets too where there is no other folder of them.
    /// </summary>
    public static IEnumerable<(string Set, NameScore Score)> CrossValidate(string tag, string data, string[] options, string? other = null)
    {
        var sets = other ?? data;
        var blocks = Load(tag, sets, data, Without(options));
        if (!blocks.Keys.Any(set => set != NameData.Own))
            yield break;
        var only = Number(options, "only-fold", -1);
        var errors = options.Contains("--errors") ? Console.Out : null;
        var tested = blocks.Keys.Where(set => set != NameData.Own || other is null && blocks[set].Any(block => block.IsRaw)).ToList();
        var folds = Enumerable.Range(0, Folds).Where(fold => only < 0 || only == fold).ToList();
        var parts = new NameScore[Folds][];
        Parallel.ForEach(
            folds,
            new ParallelOptions { MaxDegreeOfParallelism = Number(options, "folds-at-once", FoldsAtOnce) },
            fold =>
            {
                var trainer = Trainer(Language.Of(tag)!, data, blocks, guidelines: true, options);
                var learned = blocks.Select(pair => (pair.Key, pair.Value.Where((block, i) => FoldOf(block, i) != fold).ToList()));
                var model = trainer.Train(Enlarge(tag, data, learned, trainer.Counts, options));
                parts[fold] =
                [
                    .. tested.Select(set =>
                    {
                        var score = new NameScore { Errors = errors };
                        var test = blocks[set].Where((block, i) => block.Written == (set == NameData.Own) && FoldOf(block, i) == fold);
                        trainer.Score(model, test, counted: true, score);
                        return score;
                    }),
                ];
            }
        );
        foreach (var (i, set) in tested.Index())
        {
            var whole = new NameScore();
            foreach (var fold in folds)
                whole.Add(parts[fold][i]);
            yield return (set == NameData.Own ? "labelled for Isnad" : set, whole);
        }
        if (tag == "en" && other is null && NameData.Load(data, OnlyMeasured) is { Count: > 0 } foreign)
            yield return (OnlyMeasured, Measure(tag, data, foreign, options, errors));
    }

    /// <summary>The fold in which a block is tested; none for sentences that were written. A raw text has the same one by either guideline.</summary>
    static int FoldOf(NameBlock block, int i) =>
        block.IsRaw ? block.Raw % Folds
        : block.Written ? -1
        : i % Folds;

    /// <summary>The sets of another folder, judged by a model of all of <paramref name="data"/>.</summary>
    public static IEnumerable<(string Set, NameScore Score)> Measure(string tag, string data, string other, string[] options)
    {
        string[] sets = tag == "en" ? [.. SetsOf(tag), OnlyMeasured] : SetsOf(tag);
        foreach (var set in sets)
            if (NameData.Load(other, set) is { Count: > 0 } blocks)
                yield return (set, Measure(tag, data, blocks, options, null));
    }

    static NameScore Measure(string tag, string data, List<NameBlock> test, string[] options, TextWriter? errors)
    {
        var blocks = Load(tag, data, data, Without(options));
        var trainer = Trainer(Language.Of(tag)!, data, blocks, guidelines: true, options);
        var score = new NameScore { Errors = errors };
        trainer.Score(
            trainer.Train(Enlarge(tag, data, blocks.Select(pair => (pair.Key, pair.Value)), trainer.Counts, options)),
            test,
            counted: false,
            score
        );
        return score;
    }

    /// <summary>
    /// How often a block is learned: those of a small set that is like nothing else more than once, but not the sentences that were written by its
    /// guideline. How often Isnad's own sentences count was chosen by the gold.
    /// </summary>
    static int Times(string tag, string set, NameBlock block) =>
        set switch
        {
            _ when block.IsRaw => 1,
            NameData.Own => tag switch
            {
                "fa" => 4,
                "ar" => 2,
                _ => 1,
            },
            _ when block.Written => 1,
            "perdt" => 3,
            "aqmar" => 2,
            _ => 1,
        };

    /// <summary>A making of the lessons for each model of which the mean is taken.</summary>
    static IEnumerable<NameLessons> Enlarge(
        string tag,
        string data,
        IEnumerable<(string Set, List<NameBlock> Blocks)> sets,
        WordCounts counts,
        string[] options
    ) => Enumerable.Range(0, Number(options, "members", Members)).Select(member => Enlarge(tag, data, sets, counts, options, member));

    /// <summary>
    /// What is learned: the blocks of the sets, and for each round copies of them with invented and with listed names, and made pages. An epoch
    /// takes the blocks and one round, so that what the model becomes does not hang on the names that chance once drew.
    /// </summary>
    static NameLessons Enlarge(
        string tag,
        string data,
        IEnumerable<(string Set, List<NameBlock> Blocks)> sets,
        WordCounts counts,
        string[] options,
        int member
    )
    {
        var blocks = sets.SelectMany(set => set.Blocks).ToList();
        var language = Language.Of(tag)!;
        var random = new Random(Number(options, "seed", 20261128) + member);
        var persons = NameLists.Persons(data, language).Where(pair => pair.Times > 1).Select(pair => pair.Name).ToList();
        var inventions = new Dictionary<EntityType, NameInvention>();
        foreach (var type in (EntityType[])[EntityType.Person, EntityType.Organisation, EntityType.Place])
        {
            var words = blocks.SelectMany(block => block.Sentences).SelectMany(sentence => NameLists.Words(sentence, type));
            if (type == EntityType.Person)
                words = words.Concat(persons);
            if (type == EntityType.Place)
                words = words.Concat(language.Table("places").Where(row => row[1] != "country").SelectMany(row => row[0].Split(' ')));
            inventions[type] = new([
                .. words
                    .Where(word => word.Length > 2 && word.All(char.IsLetter) && !counts.IsCommon(word))
                    .Select(word => language.RightToLeft ? NameLists.Bare(word, language) : word.ToLowerInvariant()),
            ]);
        }
        var exchange = new NameExchange(language, inventions, counts.IsCommon);
        var listed = NameLists.Listed(data, language, random);
        var examples = new NameExamples(
            tag,
            inventions,
            [.. language.Table("given-names").Select(row => row[0])],
            [.. language.Table("places").Select(row => row[0])],
            [.. language.Table("places").Where(row => row[1] == "city").Select(row => row[0])],
            NameLists.Nouns(data, language)
        );
        var rounds = new List<List<NameBlock>>();
        for (var round = 0; round < Number(options, "rounds", Rounds); round++)
        {
            var copies = new List<NameBlock>();
            for (var copy = 0; copy < Number(options, "copies", Copies); copy++)
                copies.AddRange(blocks.Select(block => exchange.Copy(block, random)));
            for (var copy = 0; copy < Number(options, "listed", ListedCopies); copy++)
                copies.AddRange(blocks.Select(block => exchange.CopyListed(block, listed, random)));
            copies.RemoveAll(block => block.Sentences.Count == 0);
            copies.AddRange(examples.Blocks(Number(options, "examples", tag == "en" ? EnglishExamples : Examples), random));
            foreach (var (set, _) in sets)
                copies.AddRange(examples.Blocks(Number(options, "guided", GuidedExamples), random, set));
            rounds.Add(copies);
        }
        var always = sets.SelectMany(set => set.Blocks.SelectMany(block => Enumerable.Repeat(block, Times(tag, set.Set, block))));
        return new([.. always], rounds);
    }

    static string[] SetsOf(string tag) => Sets.Single(row => row.Language == tag).Sets;

    static Dictionary<string, List<NameBlock>> Load(string tag, string sets, string data, HashSet<string> without) =>
        SetsOf(tag)
            .Where(set => !without.Contains(set))
            .Select(set => (Set: set, Blocks: NameData.Load(sets, set)))
            .Where(pair => pair.Blocks.Count > 0)
            .Append((Set: NameData.Own, Blocks: []))
            .Select(pair =>
                (
                    pair.Set,
                    Blocks: pair.Blocks.Concat(NameExamples.Written(tag, pair.Set)).Concat(LabelledTexts.Of(data, tag, pair.Set)).ToList()
                )
            )
            .ToDictionary(pair => pair.Set, pair => pair.Blocks, StringComparer.Ordinal);

    static NameTrainer Trainer(
        Language language,
        string data,
        Dictionary<string, List<NameBlock>> blocks,
        bool guidelines,
        ReadOnlySpan<string> options
    )
    {
        var counts = new WordCounts(language);
        counts.Add(blocks.Values.SelectMany(b => b));
        counts.AddText(WordCounts.Texts(data, language.Tag));
        foreach (var (name, times) in NameLists.Persons(data, language))
            counts.AddList([name], times > 2 ? WordLore.PersonList | WordLore.OftenInPersonList : WordLore.PersonList);
        counts.AddList(language.Table("place-words").Select(row => row[0]), WordLore.PlaceList);
        counts.AddList(NameLists.Places(language), WordLore.PlaceList);
        counts.AddClusters(WordClusters.Of(language.Tag));
        return new(
            language,
            counts,
            Number(options, "epochs", Epochs),
            Number(options, "rate", Rate) / 1000f,
            Number(options, "ridge", Ridge) / 10f,
            Number(options, "cutoff", Cutoff),
            Number(options, "bits", language.Tag == "fa" ? PersianBits : Bits),
            Number(options, "hidden", Hidden),
            Number(options, "dropped", Dropped),
            guidelines
        );
    }

    static HashSet<string> Without(ReadOnlySpan<string> options)
    {
        var sets = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i + 1 < options.Length; i++)
            if (options[i] == "--without")
                sets.Add(options[i + 1]);
        return sets;
    }

    static int Number(ReadOnlySpan<string> options, string name, int fallback)
    {
        for (var i = 0; i + 1 < options.Length; i++)
            if (options[i] == "--" + name)
                return int.Parse(options[i + 1], CultureInfo.InvariantCulture);
        return fallback;
    }
}
