namespace Isnad.Ledgers;

/// <summary>
/// What was used last, by its article: at least so many are kept, at most twice as many. Articles of one story come together, so that a candidate
/// has often been at hand a moment before.
/// </summary>
internal sealed class Recent<T>(int least)
    where T : class
{
    Dictionary<long, T> young = [];
    Dictionary<long, T> old = [];

    public T? Get(long article)
    {
        if (young.TryGetValue(article, out var found))
            return found;
        if (old.TryGetValue(article, out found))
            Keep(article, found);
        return found;
    }

    public void Keep(long article, T value)
    {
        if (young.Count >= least)
            (young, old) = ([], young);
        young[article] = value;
    }

    public void Remove(long article)
    {
        young.Remove(article);
        old.Remove(article);
    }

    public void Clear()
    {
        young.Clear();
        old.Clear();
    }
}
