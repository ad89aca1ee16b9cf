using System.Text.Json;

namespace Isnad.Bench;

/// <summary>
/// Reads documents for the sake of what may go wrong on real pages: an exception, a span that does not re-derive from the text, two
/// readings that differ.
/// </summary>
internal static class Check
{
    /// <summary>Prints each fault with the document's name; returns how many documents have one.</summary>
    public static int Run(IReadOnlyList<Evidence> documents)
    {
        var (faulty, refused) = (0, 0);
        foreach (var document in documents)
        {
            try
            {
                var record = Record(document);
                if (!record.AsSpan().SequenceEqual(Record(document)))
                    throw new InvalidDataException("two readings differ");
                using var json = JsonDocument.Parse(record);
                CheckSpans(json.RootElement, json.RootElement.GetProperty("text").GetString()!);
            }
            catch (EvidenceException)
            {
                refused++;
            }
            catch (Exception e)
            {
                faulty++;
                Console.WriteLine($"{document.Name}: {e.GetType().Name}: {e.Message} {e.StackTrace?.Split('\n')[0].Trim()}");
            }
        }
        Console.WriteLine($"{documents.Count} documents, {refused} refused, {faulty} with a fault");
        return faulty;
    }

    static byte[] Record(Evidence evidence)
    {
        using var stream = new MemoryStream();
        RecordWriter.Write(stream, Reader.Read(evidence), indented: false);
        return stream.ToArray();
    }

    static void CheckSpans(JsonElement element, string text)
    {
        if (element.ValueKind == JsonValueKind.Array)
            foreach (var item in element.EnumerateArray())
                CheckSpans(item, text);
        if (element.ValueKind != JsonValueKind.Object)
            return;
        if (
            element.TryGetProperty("start", out var start)
            && element.TryGetProperty("end", out var end)
            && element.TryGetProperty("text", out var quoted)
        )
        {
            var (from, to) = (start.GetInt32(), end.GetInt32());
            if (from < 0 || to > text.Length || from >= to || text[from..to] != quoted.GetString())
                throw new InvalidDataException($"span {from}–{to} does not re-derive: {quoted}");
        }
        foreach (var property in element.EnumerateObject())
            CheckSpans(property.Value, text);
    }
}
