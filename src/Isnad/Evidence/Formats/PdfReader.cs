using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Isnad;

/// <summary>
/// Reads the text of a PDF with poppler's <c>pdftotext</c> as a child process, which gets bounded time, memory and output. The format
/// hides where a character's bytes are, so there is no origin.
/// </summary>
internal static class PdfReader
{
    const int Seconds = 60;
    const int MemoryKilobytes = 800_000;
    const int MaxOutput = 32 << 20;

    public static SourceText Read(Evidence evidence)
    {
        var raw = Extract(evidence);
        var (text, blocks) = Paragraphs(raw);
        if (blocks.Count == 0)
            throw new EvidenceException(
                evidence.Name,
                "the PDF holds no text (scanned pages, perhaps).",
                "Run it through text recognition first."
            );
        return new SourceText
        {
            Text = text,
            MediaType = MediaTypes.Pdf,
            Charset = "utf-8",
            CharsetReason = "pdftotext",
            Blocks = blocks,
            Metadata = EvidenceReader.FromHints(evidence),
        };
    }

    static string Extract(Evidence evidence)
    {
        using var process = Start(evidence.Name);
        var output = new StringBuilder();
        var tooLong = false;
        process.OutputDataReceived += (_, line) =>
        {
            if (line.Data is null || tooLong)
                return;
            output.Append(line.Data).Append('\n');
            tooLong = output.Length > MaxOutput;
        };
        process.BeginOutputReadLine();
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        var feeding = Task.Run(() => Feed(process, evidence.Bytes));
        if (!process.WaitForExit(TimeSpan.FromSeconds(Seconds)))
        {
            process.Kill(entireProcessTree: true);
            throw new EvidenceException(evidence.Name, $"the PDF took more than {Seconds} seconds to read.", "Print it to a simpler PDF.");
        }
        // Waits for the output handlers, too.
        process.WaitForExit();
        feeding.Wait();
        if (process.ExitCode == 127)
            throw Missing(evidence.Name);
        if (process.ExitCode != 0 && output.Length == 0)
            throw new EvidenceException(evidence.Name, "the PDF is damaged or locked by a password.", "Open it and print it to a new PDF.");
        if (tooLong)
            throw new EvidenceException(evidence.Name, $"the PDF holds more than {MaxOutput >> 20} MB of text.", "Split it.");
        return output.ToString();
    }

    static Process Start(string name)
    {
        var start = new ProcessStartInfo
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = new UTF8Encoding(false),
            UseShellExecute = false,
        };
        if (OperatingSystem.IsWindows())
        {
            start.FileName = "pdftotext";
            start.ArgumentList.Add("-enc");
            start.ArgumentList.Add("UTF-8");
            start.ArgumentList.Add("-");
            start.ArgumentList.Add("-");
        }
        else
        {
            start.FileName = "/bin/sh";
            start.ArgumentList.Add("-c");
            start.ArgumentList.Add($"ulimit -v {MemoryKilobytes}; ulimit -t {Seconds}; exec pdftotext -enc UTF-8 - -");
        }
        try
        {
            return Process.Start(start) ?? throw Missing(name);
        }
        catch (Win32Exception)
        {
            throw Missing(name);
        }
    }

    static EvidenceException Missing(string name) =>
        new(name, "reading a PDF needs the program pdftotext, which is not installed.", "Install poppler-utils.");

    static void Feed(Process process, ReadOnlyMemory<byte> bytes)
    {
        try
        {
            process.StandardInput.BaseStream.Write(bytes.Span);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // The program ended before it had read all: its exit code tells why.
        }
    }

    /// <summary>Joins the lines of a paragraph; a blank line or a page's end divides paragraphs. A hyphen at a line's end joins.</summary>
    static (string Text, List<Block> Blocks) Paragraphs(string raw)
    {
        var (text, blocks) = (new StringBuilder(raw.Length), new List<Block>());
        var start = -1;
        foreach (var line in raw.Split('\n', '\f'))
        {
            var clean = ReadingText.Clean(line);
            if (clean.Length == 0)
            {
                Close();
                continue;
            }
            if (start < 0)
            {
                if (text.Length > 0)
                    text.Append("\n\n");
                start = text.Length;
            }
            else if (text[^1] is '-' or '\u00AD' or '\u2010' && text.Length > 1 && char.IsLetter(text[^2]) && char.IsLower(clean[0]))
                text.Length--;
            else
                text.Append(' ');
            text.Append(clean);
        }
        Close();
        return (text.ToString(), blocks);

        void Close()
        {
            if (start >= 0)
                blocks.Add(new(new(start, text.Length), BlockKind.Unknown));
            start = -1;
        }
    }
}
