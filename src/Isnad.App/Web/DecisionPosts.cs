using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Isnad.Ledgers;

namespace Isnad.App.Web;

/// <summary>What a form that decides needs: the token of this run of the server, and who decided last in this browser.</summary>
public sealed record DecisionForm(string Token, string Author, long? Done);

/// <summary>
/// Takes decisions from forms. Another site can make a browser send a form here, so one is heeded only when it came from a page of this
/// server (its origin, and a token that only these pages hold), and when the server is addressed as what it is: a name that somebody else's DNS
/// points to this machine is not.
/// </summary>
sealed class DecisionPosts(Ledger ledger, string urls)
{
    const string Cookie = "isnad-reviewer";
    const int MostBytes = 64 << 10;
    const int LongestText = 400;

    readonly string token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));

    public DecisionForm Form(HttpRequest request) =>
        new(
            token,
            request.Cookies[Cookie] is { Length: > 0 and <= LongestText } kept ? kept : "",
            long.TryParse(request.Query["done"], NumberStyles.None, CultureInfo.InvariantCulture, out var done) ? done : null
        );

    /// <summary>Makes the decision and sends the browser back to where it came from.</summary>
    /// <exception cref="LedgerException">The decision contradicts a standing one, or is about nothing.</exception>
    public async Task<IResult> Take(HttpRequest request)
    {
        if (Refusal(request) is { } refusal)
            return Site.Problem(request, StatusCodes.Status403Forbidden, "This decision was not taken", refusal);
        var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
        if (!CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(form["token"].ToString()), Encoding.UTF8.GetBytes(token)))
            return Site.Problem(
                request,
                StatusCodes.Status403Forbidden,
                "This decision was not taken",
                "The page is from an earlier run of the server. Load it again and decide there."
            );
        var author = Text(form["author"]);
        var number = Decide(form, author);
        request.HttpContext.Response.Cookies.Append(
            Cookie,
            author,
            new CookieOptions
            {
                HttpOnly = true,
                SameSite = SameSiteMode.Strict,
                MaxAge = TimeSpan.FromDays(365),
                IsEssential = true,
            }
        );
        var back =
            form["back"].ToString() is ['/', not ('/' or '\\'), ..] local && !local.Contains('?', StringComparison.Ordinal)
                ? local
                : "/review";
        request.HttpContext.Response.Headers.Location = $"{back}?done={number.ToString(CultureInfo.InvariantCulture)}";
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }

    long Decide(IFormCollection form, string author)
    {
        var words = form["decide"].ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var reason = Text(form["reason"]);
        if (reason.Length == 0)
            reason = "Read in the browser.";
        switch (words)
        {
            case ["merge", var into, var from]:
                return ledger.Merge(into, from, author, reason);
            case ["distinct", var one, var other]:
                return ledger.Distinct(one, other, author, reason);
            case ["confirm", var statement]:
                return ledger.Confirm(statement, author, reason);
            case ["reject", var statement]:
                return ledger.Reject(statement, author, reason);
            case ["undo", var text] when long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number):
                return ledger.Undo(number, author, reason);
            case ["split", var source]:
                var names = form["name"].OfType<string>().ToArray();
                var documents = form["document"].OfType<string>().ToArray();
                if (names.Length > 0 == documents.Length > 0)
                    throw new LedgerException("split", "names or documents are to be chosen, one of the two.", "Nothing was changed.");
                _ =
                    names.Length > 0
                        ? ledger.Split(source, names, author, reason)
                        : ledger.SplitDocuments(source, documents, author, reason);
                return ledger.Decisions()[0].Number;
            default:
                throw new LedgerException("decision", "it is not known what is to be decided.", "Use the buttons of the page.");
        }
    }

    /// <summary>Why a post is not heeded, or null.</summary>
    string? Refusal(HttpRequest request)
    {
        if (!request.HasFormContentType || request.ContentLength is not <= MostBytes)
            return "A decision is a small form.";
        if (!IsOurs(request.Host.Host))
            return "The server was addressed by a name that is not its own. Open it by the address it printed.";
        var origin = request.Headers.Origin.ToString();
        var same =
            origin.Length > 0
                ? origin.Equals($"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase)
                : request.Headers["Sec-Fetch-Site"].ToString() is "same-origin" or "none";
        return same ? null : "It came from another site. Decide on the pages of this server.";
    }

    bool IsOurs(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || IPAddress.TryParse(host.Trim('[', ']'), out _)
        || urls.Split(';', StringSplitOptions.TrimEntries)
            .Any(url =>
                Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Host.Equals(host, StringComparison.OrdinalIgnoreCase)
            );

    static string Text(string? given)
    {
        var text = (given ?? "").Trim();
        return text.Length > LongestText ? text[..LongestText] : text;
    }
}
