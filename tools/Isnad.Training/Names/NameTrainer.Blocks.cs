using System.Runtime.InteropServices;

namespace Isnad.Training;

/// <content>Blocks of sentences as the features that the program reads: what is learned from, and what is scored.</content>
sealed partial class NameTrainer
{
    /// <summary>The examples of several lists of blocks, where each list's end, how many features there are, and their hashes.</summary>
    (List<Example>, int[], int, uint[]) Index(IReadOnlyList<IReadOnlyList<NameBlock>> lists)
    {
        var lexicon = NameLexicon.Of(language);
        var features = new NameFeatures();
        var raw = new List<(uint[] Hashes, byte[] Gold)>();
        var seen = new Dictionary<uint, int>();
        var ends = new List<int>();
        foreach (var list in lists)
        {
            foreach (var block in list)
                Read(block);
            ends.Add(raw.Count);
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
        foreach (var (hashes, gold) in raw)
        {
            // in place: the two together would take gigabytes
            var ids = (int[])(object)hashes;
            for (var i = 0; i < ids.Length; i++)
                ids[i] = index.TryGetValue((uint)ids[i], out var id) ? id : -1;
            examples.Add(new Example(ids, gold));
        }
        return (examples, [.. ends], kept.Count, [.. kept]);

        void Read(NameBlock block)
        {
            var classes = Counts.Without(block);
            features.Clear();
            var places = block.Sentences.Select(s => features.Add(s.Tokens, 0, s.Tokens.Count, lexicon, classes)).ToArray();
            features.Close();
            foreach (var (s, sentence) in block.Sentences.Index())
            {
                var count = sentence.Tokens.Count;
                if (count == 0)
                    continue;
                var hashes = new uint[count * PerToken];
                features.Guideline = guidelines ? block.Guideline : 0;
                for (var i = 0; i < count; i++)
                    features.Write(places[s] + i, hashes.AsSpan(i * PerToken, PerToken));
                foreach (var hash in hashes)
                    if (hash != 0)
                        CollectionsMarshal.GetValueRefOrAddDefault(seen, hash, out _)++;
                raw.Add((hashes, NameLabels.From(sentence.Tags)));
            }
        }
    }

    /// <summary>
    /// Counts what a model finds in labelled blocks. Blocks whose words were <paramref name="counted"/> as common words are read as if
    /// they had not been.
    /// </summary>
    public void Score(NameModel model, IEnumerable<NameBlock> test, bool counted, NameScore score)
    {
        var lexicon = NameLexicon.Of(language);
        var features = new NameFeatures();
        var tags = new NameTag[1024];
        foreach (var block in test)
        {
            var lore = counted ? Counts.Without(block) : Counts.All;
            features.Clear();
            var places = block.Sentences.Select(s => features.Add(s.Tokens, 0, s.Tokens.Count, lexicon, lore)).ToArray();
            features.Close();
            foreach (var (i, sentence) in block.Sentences.Index())
            {
                var count = sentence.Tokens.Count;
                if (tags.Length < count)
                    tags = new NameTag[count];
                features.Guideline = guidelines ? block.Guideline : 0;
                model.Tag(features, places[i], count, tags);
                score.Add(sentence, tags);
            }
        }
    }
}
