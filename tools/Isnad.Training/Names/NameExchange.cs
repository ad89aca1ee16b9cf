using System.Text;

namespace Isnad.Training;

/// <summary>
/// A copy of labelled blocks in which the words of names are exchanged for invented ones, the same word for the same within a block. What
/// remains to learn from is what a reader of unknown names has: head nouns, titles, endings, and what stands around.
/// </summary>
sealed class NameExchange(Language language, IReadOnlyDictionary<EntityType, NameInvention> inventions, Func<string, bool> isCommon)
{
    const int Share = 75; // percent of names' words that are exchanged
    readonly NameLexicon lexicon = NameLexicon.Of(language);

    public NameBlock Copy(NameBlock block, Random random)
    {
        var exchanged = new Dictionary<string, string>(StringComparer.Ordinal);
        var sentences = new List<NameSentence>();
        foreach (var sentence in block.Sentences)
        {
            var words = Words(sentence);
            var changed = false;
            for (var i = 0; i < words.Count; i++)
                if (sentence.WordTags[i] != NameTag.Outside)
                {
                    var word = Exchange(words[i], sentence.WordTags[i].Type(), exchanged, random);
                    changed |= word != words[i];
                    words[i] = word;
                }
            if (changed)
                sentences.Add(NameData.Sentence(words, sentence.WordTags));
        }
        return new NameBlock(block.Name + "*", sentences) { Copied = block, Guideline = block.Guideline };
    }

    /// <summary>A copy in which most names are exchanged as a whole for listed ones of the same type.</summary>
    public NameBlock CopyListed(NameBlock block, IReadOnlyDictionary<EntityType, List<string>> lists, Random random)
    {
        var exchanged = new Dictionary<(string, EntityType), string>();
        var sentences = new List<NameSentence>();
        foreach (var sentence in block.Sentences)
        {
            var words = Words(sentence);
            var (copied, tags) = (new List<string>(), new List<NameTag>());
            for (var i = 0; i < words.Count; )
            {
                var tag = sentence.WordTags[i];
                var end = i + 1;
                if (tag != NameTag.Outside)
                    while (end < words.Count && sentence.WordTags[end] == tag + 1)
                        end++;
                // the head noun or title that opens a longer name stays
                var head = i;
                while (tag.Begins() && head + 1 < end && (lexicon.Of(Folding.Fold(words[head])) & (NameMarks.Head | NameMarks.Title)) != 0)
                    head++;
                var name = string.Join(' ', words[head..end]);
                if (tag.Begins() && random.Next(100) < Share)
                {
                    var list = lists[tag.Type()];
                    if (!exchanged.TryGetValue((name, tag.Type()), out var other))
                        exchanged[(name, tag.Type())] = other = list[random.Next(list.Count)];
                    name = other;
                }
                name = string.Join(' ', words[i..head].Append(name));
                foreach (var (k, word) in name.Split(' ').Index())
                {
                    copied.Add(word);
                    tags.Add(k > 0 && tag.Begins() ? tag + 1 : tag);
                }
                i = end;
            }
            if (tags.Any(tag => tag != NameTag.Outside))
                sentences.Add(NameData.Sentence(copied, [.. tags]));
        }
        return new NameBlock(block.Name + "+", sentences) { Copied = block, Guideline = block.Guideline };
    }

    static List<string> Words(NameSentence sentence)
    {
        var words = new StringBuilder[sentence.WordTags.Length];
        for (var i = 0; i < sentence.Words.Length; i++)
            (words[sentence.Words[i]] ??= new StringBuilder()).Append(sentence.Tokens.Surface(i));
        return [.. words.Select(word => word?.ToString() ?? "")];
    }

    string Exchange(string word, EntityType type, Dictionary<string, string> exchanged, Random random)
    {
        if (exchanged.TryGetValue(word, out var known))
            return known;
        var kept = random.Next(100) >= Share || word.Length < 3 || !word.All(c => char.IsLetter(c) || c == '\u200c') || isCommon(word);
        var key = Folding.Fold(word);
        kept |= (lexicon.Of(key) & (NameMarks.Head | NameMarks.Title | NameMarks.Nationality | NameMarks.InstitutionAdjective)) != 0;
        if (!language.RightToLeft)
            kept |= !char.IsUpper(word[0]) || word.All(char.IsUpper);
        return exchanged[word] = kept ? word : Like(word, inventions[type].Word(random));
    }

    /// <summary>An invented word with the proclitics, article and capitals of the one it stands for.</summary>
    string Like(string word, string invented)
    {
        if (!language.RightToLeft)
            return char.ToUpperInvariant(invented[0]) + invented[1..];
        if (language.Proclitics.None)
            return invented;
        foreach (var front in (string[])["وال", "بال", "فال", "كال", "لل", "ال"])
            if (word.Length > front.Length + 2 && word.StartsWith(front, StringComparison.Ordinal))
                return front + invented;
        return invented;
    }
}
