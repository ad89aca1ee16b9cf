using System.Security.Cryptography;

namespace Isnad.Ledgers.Tests;

public sealed class MerkleTreeTests
{
    /// <summary>The definition of RFC 9162 section 2.1.1, word for word.</summary>
    static byte[] Defined(ReadOnlySpan<byte[]> leaves)
    {
        if (leaves.IsEmpty)
            return SHA256.HashData([]);
        if (leaves.Length == 1)
            return leaves[0];
        var k = 1;
        while (k * 2 < leaves.Length)
            k *= 2;
        return SHA256.HashData([1, .. Defined(leaves[..k]), .. Defined(leaves[k..])]);
    }

    [Fact]
    public void The_root_is_the_one_that_RFC_9162_defines_for_every_length()
    {
        var tree = new MerkleTree();
        var leaves = new List<byte[]>();
        tree.Root().ShouldBe(Defined([]));
        for (var i = 0; i < 70; i++)
        {
            leaves.Add(SHA256.HashData([0, (byte)i]));
            tree.Append(leaves[^1]);
            tree.Root().ShouldBe(Defined(leaves.ToArray()));
        }
    }
}
