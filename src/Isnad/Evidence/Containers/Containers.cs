namespace Isnad;

/// <summary>Evidence that holds further evidence (archives, feeds, mailboxes, web archives, JSON Lines), taken apart.</summary>
public static class Containers
{
    /// <summary>The largest container that is opened, in bytes.</summary>
    public const int MaxBytes = 1 << 30;

    /// <summary>
    /// The pieces of a container in their order, one at a time; any other evidence itself. Containers in containers are opened, too.
    /// Depth, count, size and the ratio of sizes are bounded. What is damaged or goes beyond a bound comes as one piece with a
    /// <see cref="Evidence.Refusal"/>, so that the other pieces can still be read: this never throws for bad input.
    /// </summary>
    public static IEnumerable<Evidence> Expand(Evidence evidence) => Expand(evidence, new ContainerBudget(evidence), 0);

    static IEnumerable<Evidence> Expand(Evidence evidence, ContainerBudget budget, int depth)
    {
        if (evidence.Refusal is not null || evidence.Bytes.Length == 0)
            return [evidence];
        var mediaType = MediaTypes.Of(evidence);
        if (mediaType == MediaTypes.Mail)
            return WithAttachments(evidence, budget, depth);
        if (!MediaTypes.IsContainer(mediaType))
            return [evidence];
        if (depth >= ContainerBudget.MaxDepth)
            return [Refused(evidence.Name, "containers are nested too deeply.", "Unpack it by hand.")];
        if (evidence.Bytes.Length > MaxBytes)
            return [Refused(evidence.Name, $"the container has more than {MaxBytes >> 20} MB.", "Split it.")];
        var pieces = mediaType switch
        {
            MediaTypes.Zip => ZipContainer.Open(evidence, budget),
            MediaTypes.Gzip => GzipContainer.Open(evidence, budget),
            MediaTypes.Warc => WarcContainer.Open(evidence.Name, evidence.Bytes.AsStream(), budget),
            MediaTypes.Mbox => MboxContainer.Open(evidence),
            MediaTypes.Feed => FeedContainer.Open(evidence),
            _ => JsonLinesContainer.Open(evidence),
        };
        return Bounded(pieces, budget, depth);
    }

    static IEnumerable<Evidence> Bounded(IEnumerable<Evidence> pieces, ContainerBudget budget, int depth)
    {
        foreach (var piece in pieces)
        {
            if (budget.Exceeded is { } reason)
            {
                yield return Refused(piece.Name, reason, "Unpack it by hand.");
                yield break;
            }
            foreach (var inner in Expand(piece, budget, depth + 1))
            {
                budget.CountPiece();
                yield return inner;
            }
        }
    }

    /// <summary>A message, and those of its attachments that can be read.</summary>
    static IEnumerable<Evidence> WithAttachments(Evidence evidence, ContainerBudget budget, int depth)
    {
        yield return evidence;
        if (depth >= ContainerBudget.MaxDepth)
            yield break;
        var open = new Stack<MailPart>([MailPart.Parse(evidence.Bytes)]);
        while (open.TryPop(out var part))
        {
            for (var i = part.Parts.Count - 1; i >= 0; i--)
                open.Push(part.Parts[i]);
            if (
                part.FileName is not { } name
                || part.Parts.Count > 0
                || !MediaTypes.Extensions.Contains(Path.GetExtension(name).ToLowerInvariant())
            )
                continue;
            var attachment = new Evidence($"{evidence.Name}/{ContainerBudget.SafeName(name)}", part.Decode())
            {
                MediaType = part.MediaType,
                DeclaredCharset = part.Charset,
                Fetched = evidence.Fetched,
            };
            foreach (var inner in Bounded([attachment], budget, depth))
                yield return inner;
        }
    }

    internal static Evidence Refused(string name, string reason, string mend) =>
        new(name, ReadOnlyMemory<byte>.Empty) { Refusal = new EvidenceException(name, reason, mend) };

    internal static Stream AsStream(this ReadOnlyMemory<byte> bytes) =>
        System.Runtime.InteropServices.MemoryMarshal.TryGetArray(bytes, out var segment)
            ? new MemoryStream(segment.Array!, segment.Offset, segment.Count, writable: false)
            : new MemoryStream(bytes.ToArray(), writable: false);
}
