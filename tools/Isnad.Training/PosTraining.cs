using System.IO.Compression;

namespace Isnad.Training;

/// <summary>
/// Trains the part-of-speech tagger from treebanks: EWT (CC BY-SA 4.0) and the CC BY part of GUM. The sentences are cut by Isnad's own
/// tokenizer; a token takes the tag of the treebank word at its start.
/// </summary>
static class PosTraining
{
    const int Epochs = 8;
    const int Seed = 20261120;

    sealed record Example(TokenTable Tokens, PartOfSpeech[] Tags);

    public static void English(string data, string models)
    {
        string[] training = ["ewt/en_ewt-train.conllu.gz", "gum/gum-train-ccby.conllu.gz"];
        string[] development = ["ewt/en_ewt-ud-dev.conllu.gz", "gum/gum-dev-ccby.conllu.gz"];
        var train = training.SelectMany(file => Load(Path.Combine(data, file))).ToList();
        var known = SingleTagged(train);
        var features = Train(train, known);
        var path = Path.Combine(models, "pos-en.bin");
        using (var stream = File.Create(path))
            PosTagger.Write(stream, features);
        Console.WriteLine($"{train.Count} sentences, {features.Count} features, {new FileInfo(path).Length} bytes");
        foreach (var file in development)
            Console.WriteLine($"{file}: accuracy {Accuracy(Load(Path.Combine(data, file)), features):0.0000}");
    }

    static List<Example> Load(string path)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        var examples = new List<Example>();
        var words = new List<(string Form, string Tag, bool SpaceAfter)>();
        var until = 0;
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0)
            {
                if (words.Count > 0)
                    examples.Add(Cut(words));
                words.Clear();
                until = 0;
                continue;
            }
            if (line[0] == '#')
                continue;
            var cells = line.Split('\t');
            var space = !cells[9].Contains("SpaceAfter=No", StringComparison.Ordinal);
            if (cells[0].Contains('.', StringComparison.Ordinal))
                continue;
            if (cells[0].Split('-') is [var from, var to])
            {
                // a contraction: the words inside follow without spaces
                until = int.Parse(to, System.Globalization.CultureInfo.InvariantCulture);
                pendingSpace = space;
                continue;
            }
            var id = int.Parse(cells[0], System.Globalization.CultureInfo.InvariantCulture);
            if (id < until)
                space = false;
            else if (id == until)
                space = pendingSpace;
            words.Add((cells[1], cells[4], space));
        }
        return examples;
    }

    static bool pendingSpace;

    static Example Cut(List<(string Form, string Tag, bool SpaceAfter)> words)
    {
        var text = new System.Text.StringBuilder();
        var starts = new List<(int Offset, string Tag)>();
        foreach (var (form, tag, space) in words)
        {
            starts.Add((text.Length, tag));
            text.Append(form);
            if (space)
                text.Append(' ');
        }
        var tokens = Tokenizer.Tokenize(text.ToString());
        var tags = new PartOfSpeech[tokens.Count];
        var at = 0;
        for (var i = 0; i < tokens.Count; i++)
        {
            while (at + 1 < starts.Count && starts[at + 1].Offset <= tokens[i].Start)
                at++;
            tags[i] = Penn(starts[at].Tag);
        }
        return new(tokens, tags);
    }

    static PartOfSpeech Penn(string tag) =>
        tag switch
        {
            "NN" or "NNS" => PartOfSpeech.Noun,
            "NNP" or "NNPS" => PartOfSpeech.Name,
            "PRP" => PartOfSpeech.Pronoun,
            "PRP$" or "WP$" => PartOfSpeech.Possessive,
            "DT" or "PDT" => PartOfSpeech.Determiner,
            "IN" => PartOfSpeech.Preposition,
            "CC" => PartOfSpeech.Conjunction,
            "TO" => PartOfSpeech.To,
            "MD" => PartOfSpeech.Modal,
            "VB" => PartOfSpeech.VerbBase,
            "VBD" => PartOfSpeech.VerbPast,
            "VBP" or "VBZ" => PartOfSpeech.VerbPresent,
            "VBN" => PartOfSpeech.VerbParticiple,
            "VBG" => PartOfSpeech.VerbIng,
            "JJ" or "JJR" or "JJS" => PartOfSpeech.Adjective,
            "RB" or "RBR" or "RBS" => PartOfSpeech.Adverb,
            "CD" => PartOfSpeech.Number,
            "WP" or "WDT" or "WRB" => PartOfSpeech.Wh,
            "RP" => PartOfSpeech.Particle,
            "POS" => PartOfSpeech.PossessiveMark,
            "." or "," or ":" or "``" or "''" or "-LRB-" or "-RRB-" or "HYPH" or "NFP" => PartOfSpeech.Punctuation,
            _ => PartOfSpeech.Other,
        };

    /// <summary>Words seen at least ten times, 99.5 % of them with one tag: stored as look-ups.</summary>
    static Dictionary<uint, byte> SingleTagged(List<Example> examples)
    {
        var counts = new Dictionary<uint, int[]>();
        foreach (var example in examples)
            for (var i = 0; i < example.Tokens.Count; i++)
            {
                var key = PosTagger.Lexical(example.Tokens, i);
                if (!counts.TryGetValue(key, out var c))
                    counts[key] = c = new int[PosTagger.TagCount];
                c[(int)example.Tags[i]]++;
            }
        return counts
            .Where(pair => pair.Value.Sum() >= 10 && pair.Value.Max() >= 0.995 * pair.Value.Sum())
            .ToDictionary(pair => pair.Key, pair => (byte)Array.IndexOf(pair.Value, pair.Value.Max()));
    }

    sealed class Weight
    {
        public readonly float[] Now = new float[PosTagger.TagCount];
        public readonly double[] Sum = new double[PosTagger.TagCount];
        public readonly int[] Since = new int[PosTagger.TagCount];
    }

    static List<(uint, (byte, sbyte)[])> Train(List<Example> examples, Dictionary<uint, byte> known)
    {
        var weights = new Dictionary<uint, Weight>();
        var random = new Random(Seed);
        var step = 0;
        var features = new uint[PosTagger.FeatureCount];
        var scores = new float[PosTagger.TagCount];
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            var order = Enumerable.Range(0, examples.Count).ToArray();
            random.Shuffle(order);
            var (right, seen) = (0, 0);
            foreach (var index in order)
            {
                var (tokens, gold) = examples[index];
                var (before, last) = (PartOfSpeech.Other, PartOfSpeech.Other);
                for (var i = 0; i < tokens.Count; i++)
                {
                    step++;
                    var guess = gold[i];
                    if (tokens[i].Kind == TokenKind.Number)
                        guess = PartOfSpeech.Number;
                    else if (known.TryGetValue(PosTagger.Lexical(tokens, i), out var single))
                        guess = (PartOfSpeech)single;
                    else
                    {
                        PosTagger.Features(tokens, i, 0, tokens.Count, last, before, features);
                        Array.Clear(scores);
                        foreach (var feature in features)
                            if (weights.TryGetValue(feature, out var w))
                                for (var t = 0; t < scores.Length; t++)
                                    scores[t] += w.Now[t];
                        guess = (PartOfSpeech)Array.IndexOf(scores, scores.Max());
                        seen++;
                        if (guess == gold[i])
                            right++;
                        else
                            foreach (var feature in features)
                            {
                                if (!weights.TryGetValue(feature, out var w))
                                    weights[feature] = w = new();
                                Update(w, (int)gold[i], 1, step);
                                Update(w, (int)guess, -1, step);
                            }
                    }
                    (before, last) = (last, guess);
                }
            }
            Console.WriteLine($"epoch {epoch + 1}: {(double)right / seen:0.0000} of {seen}");
        }
        var result = new List<(uint, (byte, sbyte)[])>();
        foreach (var (key, tag) in known)
            result.Add((key, [(tag, 1)]));
        foreach (var (key, w) in weights)
        {
            if (known.ContainsKey(key))
                continue;
            var entries = new List<(byte, sbyte)>();
            for (var t = 0; t < w.Now.Length; t++)
            {
                var average = (w.Sum[t] + w.Now[t] * (double)(step - w.Since[t])) / step;
                var scaled = (int)Math.Round(average * 4);
                if (Math.Abs(scaled) >= 1)
                    entries.Add(((byte)t, (sbyte)Math.Clamp(scaled, -127, 127)));
            }
            if (entries.Count > 0)
                result.Add((key, [.. entries]));
        }
        result.Sort((a, b) => a.Item1.CompareTo(b.Item1));
        return result;
    }

    static void Update(Weight w, int tag, float by, int step)
    {
        w.Sum[tag] += w.Now[tag] * (double)(step - w.Since[tag]);
        w.Since[tag] = step;
        w.Now[tag] += by;
    }

    static double Accuracy(List<Example> examples, List<(uint, (byte, sbyte)[])> features)
    {
        using var stream = new MemoryStream();
        PosTagger.Write(stream, features);
        stream.Position = 0;
        var tagger = PosTagger.Read(stream);
        var (right, all) = (0, 0);
        foreach (var (tokens, gold) in examples)
        {
            var tags = new PartOfSpeech[tokens.Count];
            tagger.Tag(tokens, 0, tokens.Count, tags);
            for (var i = 0; i < tags.Length; i++)
            {
                all++;
                if (tags[i] == gold[i])
                    right++;
            }
        }
        return (double)right / all;
    }
}
