namespace Isnad;

/// <summary>
/// The hash of a folded key: a polynomial in an odd base modulo 2³², lowest power first. Its use is that the hash of the rest of a key
/// behind some first characters (a stem behind proclitics) follows from the hash of the whole without looking at the rest.
/// </summary>
internal static class KeyHash
{
    const uint Base = 16777619;

    /// <summary>Base × Inverse = 1 modulo 2³².</summary>
    const uint Inverse = 899433627;

    public static uint Of(ReadOnlySpan<char> key)
    {
        uint hash = 0,
            power = 1;
        foreach (var c in key)
        {
            hash += c * power;
            power *= Base;
        }
        return hash;
    }

    /// <summary>The hash of <c>key[skip..]</c>, given that of the whole key.</summary>
    public static uint Behind(uint hash, ReadOnlySpan<char> key, int skip)
    {
        uint power = 1,
            inverse = 1;
        for (var i = 0; i < skip; i++)
        {
            hash -= key[i] * power;
            power *= Base;
            inverse *= Inverse;
        }
        return hash * inverse;
    }
}
