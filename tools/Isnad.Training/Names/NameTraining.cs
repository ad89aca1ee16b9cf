using System.Diagnostics;
using System.Globalization;

namespace Isnad.Training;

/// <summary>Trains the name models, and measures them by cross-validation. The sets named here may be built on; see the models' cards.</summary>
static class NameTraining
{
    const int Epochs = 12;
    const int Margin = 12;
    const int Cutoff = 2;
    const int Bits = 18;
    const int Hidden = 20; // percent of tokens that hide their identity in an epoch

    /// <summary>The sets a language's model is trained on. <c>--without anercorp</c> leaves out the one whose licence a third party records.</summary>
    static readonly Dictionary<string, string[]> Sets = new(StringComparer.Ordinal)
    {
        ["ar"] = ["anercorp", "aqmar", "wojood"],
        ["fa"] = ["parstwiner", "perdt"],
        ["en"] = ["gum", "wnut17"],
    };

    public static void Train(string tag, string data, string models, ReadOnlySpan<string> options)
    {
        var clock = Stopwatch.StartNew();
        var blocks = Load(tag, data, Without(options));
        var language = Language.Of(tag)!;
        var trainer = Trainer(language, Counts(language, data, blocks), options);
        var file = Path.Combine(models, $"names-{tag}.bin");
        using var stream = File.Create(file);
        trainer.Train([.. blocks.Values.SelectMany(b => b)], stream);
        Console.WriteLine(
            $"{file}: {stream.Length} bytes, {trainer.Used} rows, {trainer.Dropped} dropped, {clock.Elapsed.TotalSeconds:F0} s"
        );
    }

    /// <summary>Prints one line per set: precision, recall and F1 of persons, places and organisations, each block judged by a model that never saw it.</summary>
    public static void CrossValidate(string tag, string data, ReadOnlySpan<string> options)
    {
        var language = Language.Of(tag)!;
        var blocks = Load(tag, data, Without(options));
        var counts = Counts(language, data, blocks);
        var folds = Number(options, "folds", 5);
        var only = Number(options, "only-fold", -1);
        var scores = blocks.Keys.ToDictionary(set => set, _ => new NameScore(), StringComparer.Ordinal);
        for (var fold = 0; fold < folds; fold++)
        {
            if (only >= 0 && only != fold)
                continue;
            var train = blocks.Values.SelectMany(b => b.Where((_, i) => i % folds != fold)).ToList();
            var model = Trainer(language, counts, options).Train(train);
            foreach (var (set, all) in blocks)
                Score(language, model, all.Where((_, i) => i % folds == fold), counts.Without, scores[set]);
        }
        foreach (var (set, score) in scores)
            Console.WriteLine($"{set}: {score}");
        if (tag != "en")
            return;
        var whole = Trainer(language, counts, options).Train([.. blocks.Values.SelectMany(b => b)]);
        var foreign = new NameScore();
        Score(language, whole, NameData.Load(data, "wikineural"), _ => counts.All, foreign);
        Console.WriteLine($"wikineural (not trained on): {foreign}");
    }

    static Dictionary<string, List<NameBlock>> Load(string tag, string data, HashSet<string> without) =>
        Sets[tag].Where(set => !without.Contains(set)).ToDictionary(set => set, set => NameData.Load(data, set), StringComparer.Ordinal);

    static WordCounts Counts(Language language, string data, Dictionary<string, List<NameBlock>> blocks)
    {
        var counts = new WordCounts(language);
        counts.Add(blocks.Values.SelectMany(b => b));
        counts.AddText(WordCounts.Texts(data, language.Tag));
        return counts;
    }

    static NameTrainer Trainer(Language language, WordCounts counts, ReadOnlySpan<string> options) =>
        new(
            language,
            counts,
            Number(options, "epochs", Epochs),
            Number(options, "margin", Margin),
            Number(options, "cutoff", Cutoff),
            Number(options, "bits", Bits),
            Number(options, "hidden", Hidden)
        );

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

    static void Score(
        Language language,
        NameModel model,
        IEnumerable<NameBlock> test,
        Func<NameBlock, Commonness> classesFor,
        NameScore score
    )
    {
        var lexicon = NameLexicon.Of(language);
        var features = new NameFeatures();
        var tags = new NameTag[1024];
        foreach (var block in test)
        {
            var classOf = classesFor(block);
            foreach (var sentence in block.Sentences)
            {
                if (tags.Length < sentence.Tokens.Count)
                    tags = new NameTag[sentence.Tokens.Count];
                features.Prepare(sentence.Tokens, 0, sentence.Tokens.Count, lexicon, classOf);
                model.Tag(features, sentence.Tokens.Count, tags);
                score.Add(sentence, tags);
            }
        }
    }
}
