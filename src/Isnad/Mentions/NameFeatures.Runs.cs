namespace Isnad;

/// <content>The run of words that may be a name, in which a word stands.</content>
internal sealed partial class NameFeatures
{
    /// <summary>Tells each word of a run what stands around the whole of it: a name's second word is as far from its title as from its verb.</summary>
    void MarkRuns(int start, int count, bool latin)
    {
        const int Far = 4;
        for (var first = start; first < start + count; first++)
        {
            if (!MayBeName(words[first], latin))
                continue;
            var end = first + 1;
            // an initial's full stop and a hyphen join
            while (
                end < start + count
                && (MayBeName(words[end], latin) || latin && IsJoint(words[end - 1], words[end]) && MayBeName(words[end + 1], latin))
            )
                end++;
            uint any = 0;
            for (var i = first; i < end; i++)
                any |= words[i].Marks;
            for (var i = first; i < end; i++)
            {
                ref var word = ref words[i];
                word.RunBefore = words[first - 1].Stem;
                word.RunAfter = words[end].Stem;
                word.RunFirst = words[first].Key;
                word.RunLast = words[end - 1].Key;
                word.RunMarks = any;
                word.ClusterBefore = words[first - 1].Cluster;
                word.ClusterAfter = words[end].Cluster;
                word.ClusterFirst = words[first].Cluster;
                word.ClusterLast = words[end - 1].Cluster;
                word.RunPlace = (uint)(Math.Min(i - first, Far) << 8 | Math.Min(end - 1 - i, Far)) + 257;
            }
            first = end;
        }
    }

    /// <summary>In Latin script a word with a capital; else a word that is rare outside names.</summary>
    static bool MayBeName(in Word word, bool latin)
    {
        const uint Rare = 2;
        return latin ? word.Shape is > 0 and < 5 : word.Shape is 5 or 6 or 7 && (word.Common & 7) <= Rare && word.Common >> 3 <= Rare;
    }

    static bool IsJoint(in Word before, in Word word) => word.Key == Hyphen || word.Key == Stop && before.Shape == 1;

    static readonly uint Hyphen = Hash("-");
    static readonly uint Stop = Hash(".");
}
