namespace Isnad;

/// <summary>In whose content does each attribution stand? The smallest content that holds its cue, or the relay its grammar named.</summary>
static class Nesting
{
    /// <summary>For each attribution the index of its parent, or -1. Parents are strictly longer or named by the grammar, so there is no cycle.</summary>
    public static int[] Parents(List<Attribution> attributions, int[] outer)
    {
        var count = attributions.Count;
        var parents = new int[count];
        var lengths = new int[count];
        var depth = new int[count];
        for (var i = 0; i < count; i++)
        {
            foreach (var span in attributions[i].Content)
                lengths[i] += span.Length;
            for (var o = outer[i]; o >= 0 && depth[i] < count; o = outer[o])
                depth[i]++;
            if (depth[i] >= count)
                outer[i] = -1; // a grammar that names a circle is not followed
        }
        for (var i = 0; i < count; i++)
        {
            parents[i] = outer[i];
            if (parents[i] >= 0)
                continue;
            for (var p = 0; p < count; p++)
            {
                if (p == i || lengths[p] <= lengths[i] || !Holds(attributions[p], attributions[i]))
                    continue;
                var best = parents[i];
                if (best < 0 || lengths[p] < lengths[best] || (lengths[p] == lengths[best] && depth[p] > depth[best]))
                    parents[i] = p;
            }
        }
        return parents;
    }

    static bool Holds(Attribution parent, Attribution child)
    {
        // the cue decides; without one the content does
        var point = child.Cue ?? child.Content[0];
        foreach (var span in parent.Content)
            if (span.Contains(point))
                return child.Content[0].Start >= parent.Content[0].Start && child.Content[^1].End <= parent.Content[^1].End + 2;
        return false;
    }
}
