using System.Runtime.InteropServices;

namespace Isnad.Ledgers;

/// <summary>
/// The functions of the engine that run for every value written or read, called without the managed provider between: a row costs a microsecond,
/// and the provider's checks of handles cost as much again. A null statement is refused by the engine (misuse).
/// </summary>
internal static unsafe class Engine
{
    static readonly delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, int, long, int> BindInteger =
        (delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, int, long, int>)Function("sqlite3_bind_int64");
    static readonly delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, int, double, int> BindReal =
        (delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, int, double, int>)Function("sqlite3_bind_double");
    static readonly delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, int, int> BindNull =
        (delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, int, int>)Function("sqlite3_bind_null");
    static readonly delegate* unmanaged[Cdecl]<nint, int, byte*, int, nint, int> BindText = (delegate* unmanaged[Cdecl]<
        nint,
        int,
        byte*,
        int,
        nint,
        int>)Function("sqlite3_bind_text");
    static readonly delegate* unmanaged[Cdecl]<nint, int, byte*, int, nint, int> BindBlob = (delegate* unmanaged[Cdecl]<
        nint,
        int,
        byte*,
        int,
        nint,
        int>)Function("sqlite3_bind_blob");
    static readonly delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, int, long> ColumnInteger =
        (delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, int, long>)Function("sqlite3_column_int64");
    static readonly delegate* unmanaged[Cdecl]<nint, int> StepFunction = (delegate* unmanaged[Cdecl]<nint, int>)Function("sqlite3_step");
    static readonly delegate* unmanaged[Cdecl]<nint, int> ResetFunction = (delegate* unmanaged[Cdecl]<nint, int>)Function("sqlite3_reset");

    /// <summary>SQLITE_TRANSIENT: the engine takes a copy.</summary>
    const nint Copied = -1;

    public static int Bind(nint statement, int parameter, long value) => BindInteger(statement, parameter, value);

    public static int Bind(nint statement, int parameter, double value) => BindReal(statement, parameter, value);

    public static int Null(nint statement, int parameter) => BindNull(statement, parameter);

    public static int Text(nint statement, int parameter, ReadOnlySpan<byte> utf8) => Bind(BindText, statement, parameter, utf8);

    public static int Blob(nint statement, int parameter, ReadOnlySpan<byte> bytes) => Bind(BindBlob, statement, parameter, bytes);

    public static long Integer(nint statement, int column) => ColumnInteger(statement, column);

    public static int Step(nint statement) => StepFunction(statement);

    public static int Reset(nint statement) => ResetFunction(statement);

    static int Bind(
        delegate* unmanaged[Cdecl]<nint, int, byte*, int, nint, int> function,
        nint statement,
        int parameter,
        ReadOnlySpan<byte> value
    )
    {
        // an empty span has no address, and the engine takes a null address for NULL
        byte empty = 0;
        fixed (byte* bytes = value)
            return function(statement, parameter, bytes == null ? &empty : bytes, value.Length, Copied);
    }

    static nint Function(string name) => NativeLibrary.GetExport(SqliteLibrary.Handle, name);
}
