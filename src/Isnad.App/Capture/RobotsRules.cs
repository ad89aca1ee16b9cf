namespace Isnad.App.Capture;

/// <summary>What a site's robots.txt allows a program of our name (RFC 9309): the group of the most specific name, in it the longest rule.</summary>
sealed class RobotsRules
{
    public const int MaxBytes = 512 << 10;
    public static readonly RobotsRules AllowAll = new([], null);
    public static readonly RobotsRules DenyAll = new([("/", false)], null);
    readonly IReadOnlyList<(string Path, bool Allow)> rules;

    RobotsRules(IReadOnlyList<(string Path, bool Allow)> rules, TimeSpan? delay) => (this.rules, Delay) = (rules, delay);

    /// <summary>The pause the site asks for between two requests, or null.</summary>
    public TimeSpan? Delay { get; }

    public static RobotsRules Parse(string text, string agent)
    {
        var (own, all) = (new List<(string, bool)>(), new List<(string, bool)>());
        var (ownDelay, allDelay, hasOwn) = ((TimeSpan?)null, (TimeSpan?)null, false);
        var (forOwn, forAll, inNames) = (false, false, false);
        foreach (var raw in text.AsSpan().EnumerateLines())
        {
            var line = raw;
            if (line.IndexOf('#') is >= 0 and var hash)
                line = line[..hash];
            var colon = line.IndexOf(':');
            if (colon < 0)
                continue;
            var (key, value) = (line[..colon].Trim().ToString().ToLowerInvariant(), line[(colon + 1)..].Trim().ToString());
            if (key == "user-agent")
            {
                if (!inNames)
                    (forOwn, forAll) = (false, false);
                inNames = true;
                forAll |= value == "*";
                if (value.Length > 0 && agent.StartsWith(value, StringComparison.OrdinalIgnoreCase))
                    forOwn = hasOwn = true;
                continue;
            }
            inNames = false;
            if (key is "allow" or "disallow" && value.Length > 0)
            {
                if (forOwn)
                    own.Add((value, key == "allow"));
                if (forAll)
                    all.Add((value, key == "allow"));
            }
            else if (
                key == "crawl-delay"
                && double.TryParse(value, System.Globalization.CultureInfo.InvariantCulture, out var seconds)
                && seconds is > 0 and < 3600
            )
            {
                if (forOwn)
                    ownDelay = TimeSpan.FromSeconds(seconds);
                if (forAll)
                    allDelay = TimeSpan.FromSeconds(seconds);
            }
        }
        return hasOwn ? new(own, ownDelay) : new(all, allDelay);
    }

    /// <summary>True when the path with its query may be fetched; of rules of one length the allowing one wins.</summary>
    public bool Allows(string pathAndQuery)
    {
        var (best, allowed) = (-1, true);
        foreach (var (path, allow) in rules)
            if (Matches(path, pathAndQuery) && (path.Length > best || (path.Length == best && allow)))
                (best, allowed) = (path.Length, allow);
        return allowed;
    }

    /// <summary><c>*</c> stands for any characters, a final <c>$</c> for the end. Linear: the last star is the only one to return to.</summary>
    static bool Matches(string rule, string path)
    {
        var ends = rule.EndsWith('$');
        var pattern = ends ? rule.AsSpan(0, rule.Length - 1) : rule;
        var (p, s, star, mark) = (0, 0, -1, 0);
        while (s < path.Length)
        {
            if (p == pattern.Length && !ends)
                return true;
            if (p < pattern.Length && pattern[p] == '*')
                (star, mark, p) = (p, s, p + 1);
            else if (p < pattern.Length && pattern[p] == path[s])
                (p, s) = (p + 1, s + 1);
            else if (star >= 0)
                (p, s) = (star + 1, ++mark);
            else
                return false;
        }
        while (p < pattern.Length && pattern[p] == '*')
            p++;
        return p == pattern.Length;
    }
}
