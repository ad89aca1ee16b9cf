using System.Text;
using Isnad.App.Web;
using Isnad.Ledgers;
using Microsoft.AspNetCore.Builder;

namespace Isnad.App.Tests;

/// <summary>A real server on a loopback port over a ledger of a few pages.</summary>
public sealed class SiteFixture : IAsyncLifetime
{
    readonly string folder = Directory.CreateTempSubdirectory("isnad-site-").FullName;
    Ledger? ledger;
    WebApplication? site;

    public HttpClient Client { get; } = new();
    public string Address { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        ledger = Ledger.Open(Path.Combine(folder, "isnad.db"), create: true);
        foreach (
            var (name, text) in (ReadOnlySpan<(string, string)>)
                [("ar.txt", Pages.Arabic), ("fa.txt", Pages.Persian), ("en.txt", Pages.English), ("hostile.txt", Pages.Hostile)]
        )
            ledger.Add(Reader.Read(new Evidence(name, Encoding.UTF8.GetBytes(text))));
        site = Site.Build(ledger, "http://127.0.0.1:0");
        await site.StartAsync();
        Address = site.Urls.First();
        Client.BaseAddress = new Uri(Address);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (site is not null)
            await site.DisposeAsync();
        ledger?.Dispose();
        Directory.Delete(folder, recursive: true);
    }
}
