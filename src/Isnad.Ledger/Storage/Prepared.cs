using System.Text;
using SQLitePCL;

namespace Isnad.Ledgers;

/// <summary>
/// A prepared statement of the writing connection, used again and again. It goes straight to the engine: on this path a row costs
/// a microsecond, and a parameter collection would double that.
/// </summary>
internal sealed class Prepared(sqlite3 database, string sql) : IDisposable
{
    readonly sqlite3_stmt statement = Prepare(database, sql);
    int parameter;

    // the statement's address while this lives; zero afterwards, which the engine refuses
    nint handle;

    nint Handle => handle != 0 || statement.IsClosed ? handle : handle = statement.DangerousGetHandle();

    static sqlite3_stmt Prepare(sqlite3 database, string sql)
    {
        var code = raw.sqlite3_prepare_v2(database, sql, out var statement);
        return code == raw.SQLITE_OK ? statement : throw Error(database, code);
    }

    public Prepared Bind(long value)
    {
        Check(Engine.Bind(Handle, ++parameter, value));
        return this;
    }

    public Prepared Bind(long? value) => value is { } number ? Bind(number) : Null();

    public Prepared Bind(int value) => Bind((long)value);

    public Prepared Bind(int? value) => value is { } number ? Bind((long)number) : Null();

    public Prepared Bind(double? value)
    {
        if (value is not { } number)
            return Null();
        Check(Engine.Bind(Handle, ++parameter, number));
        return this;
    }

    public Prepared Bind(string? value) => value is null ? Null() : Bind(value.AsSpan());

    public Prepared Bind(ReadOnlySpan<char> value)
    {
        var length = Encoding.UTF8.GetMaxByteCount(value.Length);
        byte[]? rented = null;
        var bytes = length <= 1024 ? stackalloc byte[1024] : rented = System.Buffers.ArrayPool<byte>.Shared.Rent(length);
        var count = Encoding.UTF8.GetBytes(value, bytes);
        Check(Engine.Text(Handle, ++parameter, bytes[..count]));
        if (rented is not null)
            System.Buffers.ArrayPool<byte>.Shared.Return(rented);
        return this;
    }

    public Prepared Blob(ReadOnlySpan<byte> value)
    {
        Check(Engine.Blob(Handle, ++parameter, value));
        return this;
    }

    public Prepared Null()
    {
        Check(Engine.Null(Handle, ++parameter));
        return this;
    }

    /// <summary>Runs to the end and is ready for the next values.</summary>
    public void Run()
    {
        while (Step()) { }
    }

    /// <summary>True on a row; false at the end, after which the statement is ready for the next values.</summary>
    public bool Step()
    {
        var code = Engine.Step(Handle);
        if (code == raw.SQLITE_ROW)
            return true;
        if (code != raw.SQLITE_DONE)
            Check(code);
        Reset();
        return false;
    }

    /// <summary>The first column of the first row as a number, or null without a row.</summary>
    public long? Scalar()
    {
        if (!Step())
            return null;
        var value = Integer(0);
        Reset();
        return value;
    }

    public long Integer(int column) => Engine.Integer(Handle, column);

    public byte[] Blob(int column) => raw.sqlite3_column_blob(statement, column).ToArray();

    public double Real(int column) => raw.sqlite3_column_double(statement, column);

    public string Text(int column) => raw.sqlite3_column_text(statement, column).utf8_to_string();

    public bool IsNull(int column) => raw.sqlite3_column_type(statement, column) == raw.SQLITE_NULL;

    public void Reset()
    {
        _ = Engine.Reset(Handle);
        parameter = 0;
    }

    public void Dispose()
    {
        handle = 0;
        statement.Dispose();
    }

    void Check(int code)
    {
        if (code == raw.SQLITE_OK)
            return;
        var error = Error(database, code);
        Reset();
        throw error;
    }

    static EngineException Error(sqlite3 database, int code) => new(code, raw.sqlite3_errmsg(database).utf8_to_string());
}

/// <summary>An error of the engine on the writing path; <see cref="LedgerException"/> tells the user what it means.</summary>
internal sealed class EngineException(int code, string message) : Exception($"SQLite {code}: {message}")
{
    public int Code { get; } = code;
}
