using System.Reflection;
using System.Runtime.InteropServices;
using SQLitePCL;

namespace Isnad.Ledgers;

/// <summary>
/// Chooses the SQLite engine once per process: the library that the environment variable <c>ISNAD_SQLITE</c> names, else the
/// system's when it is at least as new as the bundled one (it then has the distribution's fixes) and has FTS5, else the bundled one.
/// </summary>
internal static class SqliteLibrary
{
    /// <summary>sqlite3_libversion_number() of the engine that comes with the package.</summary>
    const int Bundled = 3_035_005;
    const string Name = "e_sqlite3";

    static readonly Assembly Provider = typeof(SQLite3Provider_e_sqlite3).Assembly;
    static readonly Lazy<Choice> Chosen = new(Choose);

    sealed record Choice(nint Handle, string Origin);

    /// <summary>The loaded library, for the few functions that the managed provider does not offer.</summary>
    public static nint Handle => Chosen.Value.Handle;

    /// <summary>Where the engine came from: "configured", "system" or "bundled".</summary>
    public static string Origin => Chosen.Value.Origin;

    /// <summary>Must run before the first connection.</summary>
    public static void Load() => _ = Chosen.Value;

    static Choice Choose()
    {
        var choice = Find();
        NativeLibrary.SetDllImportResolver(Provider, (name, _, _) => name == Name ? choice.Handle : 0);
        raw.SetProvider(new SQLite3Provider_e_sqlite3());
        // the engine's count of its own memory, which nobody asks for, costs a lock for each allocation
        _ = raw.sqlite3_config(raw.SQLITE_CONFIG_MEMSTATUS, 0);
        return choice;
    }

    static Choice Find()
    {
        var configured = Environment.GetEnvironmentVariable("ISNAD_SQLITE");
        if (!string.IsNullOrEmpty(configured))
        {
            if (!NativeLibrary.TryLoad(configured, out var named) || !IsFit(named))
                throw new LedgerException(
                    configured,
                    "this is no SQLite library with full-text search (FTS5), or it is older than 3.35.5.",
                    "Correct the environment variable ISNAD_SQLITE or remove it."
                );
            return new(named, "configured");
        }
        foreach (var system in (string[])["libsqlite3.so.0", "libsqlite3.dylib", "winsqlite3.dll"])
            if (NativeLibrary.TryLoad(system, out var found))
            {
                if (IsFit(found))
                    return new(found, "system");
                NativeLibrary.Free(found);
            }
        return new(NativeLibrary.Load(Name, Provider, null), "bundled");
    }

    static unsafe bool IsFit(nint library)
    {
        if (
            !NativeLibrary.TryGetExport(library, "sqlite3_libversion_number", out var version)
            || !NativeLibrary.TryGetExport(library, "sqlite3_compileoption_used", out var option)
            || !NativeLibrary.TryGetExport(library, "sqlite3_bind_pointer", out _)
        )
            return false;
        fixed (byte* fts5 = "ENABLE_FTS5\0"u8)
            return ((delegate* unmanaged[Cdecl]<int>)version)() >= Bundled && ((delegate* unmanaged[Cdecl]<byte*, int>)option)(fts5) != 0;
    }
}
