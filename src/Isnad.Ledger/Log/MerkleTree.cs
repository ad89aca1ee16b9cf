using System.Security.Cryptography;

namespace Isnad.Ledgers;

/// <summary>
/// The Merkle tree hash of RFC 9162 section 2.1.1 over leaf hashes that come one after the other: it keeps one hash for each full
/// subtree, so a log of any length takes a few hundred bytes.
/// </summary>
internal sealed class MerkleTree
{
    readonly List<(long Size, byte[] Hash)> subtrees = [];

    public long Count { get; private set; }

    public void Append(byte[] leafHash)
    {
        Count++;
        var (size, hash) = (1L, leafHash);
        while (subtrees.Count > 0 && subtrees[^1].Size == size)
        {
            hash = Node(subtrees[^1].Hash, hash);
            size *= 2;
            subtrees.RemoveAt(subtrees.Count - 1);
        }
        subtrees.Add((size, hash));
    }

    /// <summary>The root over all leaves so far; the hash of nothing when there are none.</summary>
    public byte[] Root()
    {
        if (subtrees.Count == 0)
            return SHA256.HashData([]);
        var hash = subtrees[^1].Hash;
        for (var i = subtrees.Count - 2; i >= 0; i--)
            hash = Node(subtrees[i].Hash, hash);
        return hash;
    }

    static byte[] Node(byte[] left, byte[] right)
    {
        Span<byte> data = stackalloc byte[1 + 2 * SHA256.HashSizeInBytes];
        data[0] = 1;
        left.CopyTo(data[1..]);
        right.CopyTo(data[(1 + SHA256.HashSizeInBytes)..]);
        return SHA256.HashData(data);
    }
}
