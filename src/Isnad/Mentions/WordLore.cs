namespace Isnad;

/// <summary>What a model knows of a word by the hash of its key or stem, see <see cref="WordLore"/>.</summary>
internal interface IWordLore
{
    uint Of(uint hash);

    /// <summary>Says that a word will be asked for soon.</summary>
    void Fetch(uint hash) { }
}

/// <summary>
/// The parts of a word's class: how common it is outside names, in which lists of names it stands, and its cluster: the words that are used
/// or inflected like it.
/// </summary>
internal static class WordLore
{
    public const int Most = 7;
    public const uint PersonList = 8;
    public const uint OftenInPersonList = 16;
    public const uint PlaceList = 32;

    public static int Common(uint wordClass) => (int)(wordClass & 7);

    public static uint Lists(uint wordClass) => (wordClass >> 3) & 7;

    /// <summary>The number of the word's cluster, 0 for none; its upper bits name wider clusters.</summary>
    public static uint Cluster(uint wordClass) => wordClass >> ClusterShift;

    public const int ClusterBits = 10;
    public const int ClusterShift = 6;

    /// <summary>One of 64 wider clusters.</summary>
    public static uint Wider(uint cluster) => cluster >> 4;

    /// <summary>One of 16 widest clusters.</summary>
    public static uint Widest(uint cluster) => cluster >> 6;
}
