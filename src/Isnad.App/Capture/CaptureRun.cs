using System.Globalization;
using System.Text.Json.Nodes;
using Isnad.App.Commands;
using Isnad.Ledgers;

namespace Isnad.App.Capture;

/// <summary>What became of one address, as a row for people (tab-separated) and programs (JSON).</summary>
sealed record CaptureOutcome(string Address, int Status, int Articles, int Statements, string What, bool Captured)
{
    public const string Header = "address\tstatus\tarticles\tstatements\toutcome";

    /// <summary>True when asking again soon may help: no answer, a busy or a failing server.</summary>
    public bool MayPass => !Captured && Status is 0 or 408 or 425 or 429 or >= 500;

    public string Line =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Terminal.Clean(Address, 2000)}\t{Status}\t{Articles}\t{Statements}\t{Terminal.Clean(What, 500)}"
        );

    public JsonObject Json =>
        new()
        {
            ["address"] = Address,
            ["status"] = Status,
            ["articles"] = Articles,
            ["statements"] = Statements,
            ["captured"] = Captured,
            ["outcome"] = What,
        };
}

/// <summary>Captures addresses into a ledger, one after the other, each with its outcome.</summary>
sealed class CaptureRun(Ledger ledger, PageCapture capture, OwnMeasures? measures = null)
{
    /// <summary>The addresses of a file: one a line, blank lines and those that begin with <c>#</c> passed over.</summary>
    /// <exception cref="InputRefusedException">The file cannot be read.</exception>
    public static IReadOnlyList<string> Addresses(FileInfo list)
    {
        try
        {
            return [.. File.ReadLines(list.FullName).Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#')];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InputRefusedException(
                $"{list}: the list of addresses cannot be read ({error.Message.TrimEnd('.')}). Check the path."
            );
        }
    }

    /// <summary>Captures one address; what the other side does is told in the outcome and never thrown.</summary>
    public async Task<CaptureOutcome> One(string address, CancellationToken stop)
    {
        if (PageAddress(address) is not { } uri)
            return new(address, 0, 0, 0, "not an address of a page: it must begin with http:// or https://", false);
        var captured = await capture.Fetch(uri, cancel: stop);
        return captured.Warc is { } archive
            ? Take(address, captured.Status, archive)
            : new(address, captured.Status, 0, 0, captured.Refusal ?? "nothing new", false);
    }

    /// <summary>Reads what an archive holds into the ledger.</summary>
    public CaptureOutcome Take(string address, int status, Evidence archive)
    {
        var (articles, statements, fresh, pieces) = (0, 0, 0, 0);
        string? refused = null;
        foreach (var item in Containers.Expand(archive))
        {
            pieces++;
            try
            {
                var added = ledger.Add(Reader.Read(item, measures: measures));
                articles += added.Articles;
                statements += added.Statements;
                fresh += added.Outcome == AddOutcome.Known ? 0 : 1;
            }
            catch (EvidenceException error)
            {
                // one item that cannot be read does not keep the others out
                ledger.Refuse(error, item);
                refused ??= $"{error.Reason} {error.Mend}";
            }
        }
        if (pieces == 0)
            return new(address, status, 0, 0, "the answer holds no text that Isnad reads", false);
        return new(address, status, articles, statements, refused ?? (fresh > 0 ? "captured" : "captured, known already"), refused is null);
    }

    public static Uri? PageAddress(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? uri : null;
}

/// <summary>Something on the command line cannot be used: one line for the user.</summary>
sealed class InputRefusedException(string message) : Exception(message);
