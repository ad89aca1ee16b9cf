using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using SQLitePCL;

namespace Isnad.Ledgers;

/// <summary>
/// The FTS5 tokenizer "isnad" (https://sqlite.org/fts5.html#custom_tokenizers): words and numbers as the reader cuts them, in their
/// folded form, with the offsets of the original bytes. In a query each word also stands for the forms in which
/// it is written with other words on its front (<see cref="WordVariants"/>), as colocated tokens, so that phrases work too.
/// </summary>
internal static unsafe class WordTokenizer
{
    const int TokenizeQuery = 0x0001;
    const int TokenizeDocument = 0x0004;
    const int Colocated = 0x0001;
    const int SqliteError = 1;

    [StructLayout(LayoutKind.Sequential)]
    struct Fts5Api
    {
        public int Version;
        public delegate* unmanaged[Cdecl]<Fts5Api*, byte*, void*, Fts5Tokenizer*, void*, int> CreateTokenizer;
    }

    [StructLayout(LayoutKind.Sequential)]
    struct Fts5Tokenizer
    {
        public delegate* unmanaged[Cdecl]<void*, byte**, int, void**, int> Create;
        public delegate* unmanaged[Cdecl]<void*, void> Delete;
        public delegate* unmanaged[Cdecl]<
            void*,
            void*,
            int,
            byte*,
            int,
            delegate* unmanaged[Cdecl]<void*, int, byte*, int, int, int, int>,
            int> Tokenize;
    }

    [ThreadStatic]
    static byte[]? scratch;

    [ThreadStatic]
    static IndexedWords? handed;

    /// <summary>Makes the tokenizer known to a connection, which must happen before any statement touches a word table.</summary>
    public static void Register(sqlite3 database)
    {
        var bindPointer = (delegate* unmanaged[Cdecl]<nint, int, void*, byte*, void*, int>)
            NativeLibrary.GetExport(SqliteLibrary.Handle, "sqlite3_bind_pointer");
        Fts5Api* api = null;
        var code = raw.sqlite3_prepare_v2(database, "SELECT fts5(?1)", out var statement);
        if (code == raw.SQLITE_OK)
            using (statement)
                fixed (byte* type = "fts5_api_ptr\0"u8)
                {
                    _ = bindPointer(statement.DangerousGetHandle(), 1, &api, type, null);
                    _ = raw.sqlite3_step(statement);
                }
        if (api is null)
            throw new InvalidOperationException("This SQLite library has no full-text search (FTS5).");
        var tokenizer = new Fts5Tokenizer
        {
            Create = &Create,
            Delete = &Delete,
            Tokenize = &Tokenize,
        };
        fixed (byte* name = "isnad\0"u8)
            if (api->CreateTokenizer(api, name, null, &tokenizer, null) != 0)
                throw new InvalidOperationException("SQLite refused the tokenizer.");
    }

    /// <summary>
    /// Runs an insertion into a word table with words that were cut and folded before, when the page was read: what the engine
    /// gives the tokenizer is then only a placeholder. The words are used up.
    /// </summary>
    public static void Index(Prepared insertion, IndexedWords words)
    {
        handed = words;
        try
        {
            insertion.Bind("-").Run();
        }
        finally
        {
            handed = null;
            words.Clear();
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    static int Create(void* context, byte** arguments, int count, void** tokenizer)
    {
        // there is no state; the engine only wants something that is not null
        *tokenizer = (void*)1;
        return 0;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    static void Delete(void* tokenizer) { }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    static int Tokenize(
        void* tokenizer,
        void* context,
        int flags,
        byte* bytes,
        int length,
        delegate* unmanaged[Cdecl]<void*, int, byte*, int, int, int, int> emit
    )
    {
        try
        {
            if ((flags & TokenizeDocument) != 0 && handed is { } words)
                return Emit(words, length, context, emit);
            var text = Encoding.UTF8.GetString(bytes, length);
            var tokens = Tokenizer.Tokenize(text);
            var (position, offset) = (0, 0);
            for (var i = 0; i < tokens.Count; i++)
            {
                ref readonly var token = ref tokens[i];
                if (token.Kind is not (TokenKind.Word or TokenKind.Number) || token.KeyLength == 0)
                    continue;
                offset += Encoding.UTF8.GetByteCount(text.AsSpan(position, token.Start - position));
                var end = offset + Encoding.UTF8.GetByteCount(text.AsSpan(token.Start, token.Length));
                position = token.End;
                var key = tokens.Key(i);
                var code = Emit(key, 0, offset, end, context, emit);
                if (code == 0 && (flags & TokenizeQuery) != 0 && token.Kind == TokenKind.Word)
                    foreach (var variant in WordVariants.Of(key))
                        if ((code = Emit(variant, Colocated, offset, end, context, emit)) != 0)
                            break;
                if (code != 0)
                    return code;
                offset = end;
            }
            return 0;
        }
        catch (Exception)
        {
            // nothing managed may pass into native code
            return SqliteError;
        }
    }

    static int Emit(IndexedWords words, int length, void* context, delegate* unmanaged[Cdecl]<void*, int, byte*, int, int, int, int> emit)
    {
        var keys = words.Keys;
        fixed (byte* all = keys)
        {
            var start = 0;
            foreach (var end in words.Ends)
            {
                var code = emit(context, 0, all + start, end - start, 0, length);
                if (code != 0)
                    return code;
                start = end;
            }
        }
        return 0;
    }

    static int Emit(
        ReadOnlySpan<char> key,
        int flags,
        int start,
        int end,
        void* context,
        delegate* unmanaged[Cdecl]<void*, int, byte*, int, int, int, int> emit
    )
    {
        var most = Encoding.UTF8.GetMaxByteCount(key.Length);
        if (scratch is null || scratch.Length < most)
            scratch = new byte[Math.Max(256, most)];
        var count = Encoding.UTF8.GetBytes(key, scratch);
        fixed (byte* token = scratch)
            return emit(context, flags, token, count, start, end);
    }
}
