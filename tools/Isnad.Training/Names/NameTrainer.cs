namespace Isnad.Training;

/// <summary>
/// Averaged structured perceptron (Collins 2002) with a margin: in training each wrong label starts with a lead, so that right labels
/// win by a distance. All arithmetic is on integers, so a recipe gives the same bytes on every machine.
/// </summary>
sealed class NameTrainer(Language language, WordCounts counts, int epochs, int margin, int cutoff, int bits, int hidden)
{
    const int Tags = NameTags.Count;
    const int Unit = 64; // weight of one update

    sealed record Example(int[] Features, NameTag[] Gold);

    public NameModel Train(IReadOnlyList<NameBlock> blocks, Stream? save = null)
    {
        var (examples, count, hashes) = Index(blocks);
        var weights = new int[count * Tags];
        var sums = new long[count * Tags];
        var links = new int[(Tags + 1) * Tags]; // the last row: start
        var linkSums = new long[(Tags + 1) * Tags];
        var random = new Random(20261120);
        var hide = new bool[1];
        var order = Enumerable.Range(0, examples.Count).ToArray();
        long step = 1;
        var decoded = new NameTag[1];
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            random.Shuffle(order);
            foreach (var index in order)
            {
                var (features, gold) = examples[index];
                if (decoded.Length < gold.Length)
                    decoded = new NameTag[gold.Length * 2];
                if (hide.Length < gold.Length)
                    hide = new bool[gold.Length * 2];
                for (var i = 0; i < gold.Length; i++)
                    hide[i] = random.Next(100) < hidden;
                Decode(features, gold, hide, weights, links, decoded);
                for (var i = 0; i < gold.Length; i++)
                {
                    var (right, wrong) = ((int)gold[i], (int)decoded[i]);
                    var rightBefore = i == 0 ? Tags : (int)gold[i - 1];
                    var wrongBefore = i == 0 ? Tags : (int)decoded[i - 1];
                    if (right != wrong || rightBefore != wrongBefore)
                    {
                        Change(links, linkSums, rightBefore * Tags + right, Unit, step);
                        Change(links, linkSums, wrongBefore * Tags + wrong, -Unit, step);
                    }
                    if (right == wrong)
                        continue;
                    for (var f = i * NameFeatures.PerToken; f < (i + 1) * NameFeatures.PerToken; f++)
                    {
                        if (features[f] < 0 || hide[i] && IsIdentity[f % NameFeatures.PerToken])
                            continue;
                        Change(weights, sums, features[f] * Tags + right, Unit, step);
                        Change(weights, sums, features[f] * Tags + wrong, -Unit, step);
                    }
                }
                step++;
            }
        }
        using var memory = new MemoryStream();
        Pack(weights, sums, links, linkSums, step, hashes, memory);
        if (save is not null)
        {
            memory.Position = 0;
            memory.CopyTo(save);
        }
        memory.Position = 0;
        return NameModel.Read(memory, "trained");
    }

    static readonly bool[] IsIdentity = Identities();

    static bool[] Identities()
    {
        var flags = new bool[NameFeatures.PerToken];
        foreach (var position in NameFeatures.Identities)
            flags[position] = true;
        return flags;
    }

    static void Change(int[] weights, long[] sums, int at, int by, long step)
    {
        weights[at] += by;
        sums[at] += by * step;
    }

    (List<Example>, int, uint[]) Index(IReadOnlyList<NameBlock> blocks)
    {
        var lexicon = NameLexicon.Of(language);
        var features = new NameFeatures();
        var raw = new List<uint[]>();
        NameBlock? last = null;
        var classOf = counts.All;
        var seen = new Dictionary<uint, int>();
        var sentences = new List<NameSentence>();
        foreach (var (block, sentence) in blocks.SelectMany(b => b.Sentences.Select(s => (b, s))))
        {
            if (block != last)
                classOf = counts.Without(last = block);
            sentences.Add(sentence);
            var count = sentence.Tokens.Count;
            features.Prepare(sentence.Tokens, 0, count, lexicon, classOf);
            var hashes = new uint[count * NameFeatures.PerToken];
            for (var i = 0; i < count; i++)
                features.Write(i, hashes.AsSpan(i * NameFeatures.PerToken, NameFeatures.PerToken));
            foreach (var hash in hashes)
                System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(seen, hash, out _)++;
            raw.Add(hashes);
        }
        var index = new Dictionary<uint, int>();
        var kept = new List<uint>();
        foreach (var (hash, times) in seen)
        {
            if (times < cutoff)
                continue;
            index[hash] = kept.Count;
            kept.Add(hash);
        }
        var examples = new List<Example>();
        for (var s = 0; s < raw.Count; s++)
        {
            var ids = new int[raw[s].Length];
            for (var i = 0; i < ids.Length; i++)
                ids[i] = index.TryGetValue(raw[s][i], out var id) ? id : -1;
            if (sentences[s].Tags.Length > 0)
                examples.Add(new Example(ids, sentences[s].Tags));
        }
        return (examples, kept.Count, [.. kept]);
    }

    void Decode(int[] features, NameTag[] gold, bool[] hide, int[] weights, int[] links, NameTag[] decoded)
    {
        var count = gold.Length;
        var back = new byte[count * Tags];
        Span<int> best = stackalloc int[Tags];
        Span<int> next = stackalloc int[Tags];
        Span<int> emit = stackalloc int[Tags];
        for (var i = 0; i < count; i++)
        {
            emit.Fill(margin * Unit);
            emit[(int)gold[i]] = 0;
            for (var f = i * NameFeatures.PerToken; f < (i + 1) * NameFeatures.PerToken; f++)
            {
                if (features[f] < 0 || hide[i] && IsIdentity[f - i * NameFeatures.PerToken])
                    continue;
                var row = weights.AsSpan(features[f] * Tags, Tags);
                for (var tag = 0; tag < Tags; tag++)
                    emit[tag] += row[tag];
            }
            for (var tag = 0; tag < Tags; tag++)
            {
                if (i == 0)
                {
                    next[tag] = ((NameTag)tag).Continues() ? int.MinValue / 2 : links[Tags * Tags + tag] + emit[tag];
                    continue;
                }
                var (top, from) = (int.MinValue, 0);
                for (var before = 0; before < Tags; before++)
                {
                    if (!((NameTag)tag).MayFollow((NameTag)before))
                        continue;
                    var score = best[before] + links[before * Tags + tag];
                    if (score > top)
                        (top, from) = (score, before);
                }
                next[tag] = top + emit[tag];
                back[i * Tags + tag] = (byte)from;
            }
            next.CopyTo(best);
        }
        var last = 0;
        for (var tag = 1; tag < Tags; tag++)
            if (best[tag] > best[last])
                last = tag;
        for (var i = count - 1; i >= 0; i--)
        {
            decoded[i] = (NameTag)last;
            last = back[i * Tags + last];
        }
    }

    /// <summary>Averages, drops the smallest weights, and quantises to signed bytes in the hashed table.</summary>
    void Pack(int[] weights, long[] sums, int[] links, long[] linkSums, long step, uint[] hashes, Stream into)
    {
        var averaged = new int[weights.Length];
        for (var i = 0; i < weights.Length; i++)
            averaged[i] = weights[i] * 16 - (int)(sums[i] * 16 / step);
        var magnitudes = averaged.Where(w => w != 0).Select(Math.Abs).Order().ToArray();
        var top = Math.Max(127, magnitudes[(int)(magnitudes.Length * 0.9995)]);
        int Small(int weight) => Math.Clamp((int)Math.Round((long)weight * 127 / (double)top, MidpointRounding.AwayFromZero), -127, 127);
        var rows = new ulong[1 << bits];
        var importance = new long[hashes.Length];
        for (var i = 0; i < hashes.Length; i++)
        for (var tag = 0; tag < Tags; tag++)
            importance[i] += Math.Abs((long)averaged[i * Tags + tag]);
        var dropped = 0;
        foreach (var i in Enumerable.Range(0, hashes.Length).OrderByDescending(i => importance[i]).ThenBy(i => hashes[i]))
        {
            ulong row = NameModel.Check(hashes[i]);
            for (var tag = 0; tag < Tags; tag++)
                row |= (ulong)(byte)(sbyte)Small(averaged[i * Tags + tag]) << (8 * (tag + 1));
            if (row >> 8 == 0)
                continue;
            var slot = NameModel.Slot(hashes[i], bits);
            if (rows[slot] != 0)
                slot ^= 1;
            if (rows[slot] == 0)
                rows[slot] = row;
            else
                dropped++;
        }
        Used = rows.Count(row => row != 0);
        Dropped = dropped;
        var transitions = new int[Tags * Tags];
        var starts = new int[Tags];
        for (var before = 0; before <= Tags; before++)
        for (var tag = 0; tag < Tags; tag++)
        {
            var at = before * Tags + tag;
            var weight = links[at] * 16 - (int)(linkSums[at] * 16 / step);
            var small = (int)Math.Round((long)weight * 127 / (double)top, MidpointRounding.AwayFromZero);
            if (before == Tags)
                starts[tag] = small;
            else
                transitions[at] = ((NameTag)tag).MayFollow((NameTag)before) ? small : NameModel.Forbidden;
        }
        NameModel.Write(into, bits, transitions, starts, rows, WordCounts.Bits, counts.Table());
    }

    public int Used { get; private set; }
    public int Dropped { get; private set; }
}
