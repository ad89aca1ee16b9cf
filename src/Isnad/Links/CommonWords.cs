using System.Collections.Frozen;

namespace Isnad;

/// <summary>The function words of a language as keys: words that two texts share by chance.</summary>
internal sealed class CommonWords
{
    readonly FrozenSet<uint> hashes;

    CommonWords(FrozenSet<uint> hashes) => this.hashes = hashes;

    public static CommonWords Load(Language language) =>
        new(language.Table("function-words").Select(row => KeyHash.Of(Folding.Fold(row[0]))).ToFrozenSet());

    public bool Has(uint hash, ReadOnlySpan<char> key) => key.Length < 3 || hashes.Contains(hash);
}
