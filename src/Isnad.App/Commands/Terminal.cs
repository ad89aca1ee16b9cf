using System.Text.Encodings.Web;
using System.Text.Json;
using Spectre.Console;

namespace Isnad.App.Commands;

/// <summary>How results are written: colours and bars on a terminal only, plain lines for programs.</summary>
static class Terminal
{
    public static readonly JsonSerializerOptions Json = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
    };

    /// <summary>A console on standard error for progress: silent unless a person watches.</summary>
    public static IAnsiConsole Progress { get; } =
        AnsiConsole.Create(
            new AnsiConsoleSettings
            {
                Out = new AnsiConsoleOutput(Console.Error),
                Ansi = Console.IsErrorRedirected ? AnsiSupport.No : AnsiSupport.Detect,
                Interactive = Console.IsErrorRedirected ? InteractionSupport.No : InteractionSupport.Detect,
            }
        );

    /// <summary>One line for a person: what, why, and the mend.</summary>
    public static void Error(string message) => Console.Error.WriteLine($"isnad: {message}");

    /// <summary>Text from a page, safe for a terminal: control characters (escape sequences among them) become spaces.</summary>
    public static string Clean(string text, int most = 200)
    {
        Span<char> buffer = text.Length > most ? stackalloc char[most + 1] : stackalloc char[text.Length];
        for (var i = 0; i < buffer.Length; i++)
        {
            var c = text[i];
            buffer[i] = char.IsControl(c) || c is >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069' ? ' ' : c;
        }
        if (text.Length > most)
            buffer[^1] = '…';
        return new string(buffer);
    }

    /// <summary>An excerpt with its hits between brackets.</summary>
    public static string Marked(Isnad.Ledgers.Excerpt excerpt)
    {
        var text = new System.Text.StringBuilder(excerpt.Text.Length + 8);
        var at = 0;
        foreach (var mark in excerpt.Marks)
        {
            text.Append(excerpt.Text, at, mark.Start - at).Append('[').Append(excerpt.Text, mark.Start, mark.Length).Append(']');
            at = mark.End;
        }
        text.Append(excerpt.Text, at, excerpt.Text.Length - at);
        return Clean(text.ToString(), 400);
    }
}
