using System.CommandLine;
using System.Text;
using Isnad.App.Commands;

namespace Isnad.App.Inputs;

/// <summary>The option <c>--measures FILE</c> of the commands that read: measures of the user's own beside those that Isnad has.</summary>
static class MeasureFile
{
    public static Option<string?> Option() =>
        new("--measures")
        {
            Description = "More measures: rows of measure, English name, unit, language, term, with tabs.",
            HelpName = "FILE",
        };

    /// <summary>False when the file cannot be used; the one error is written then. Without a file there is nothing to read.</summary>
    public static bool TryRead(string? path, out OwnMeasures? measures)
    {
        measures = null;
        if (path is null)
            return true;
        try
        {
            measures = OwnMeasures.Parse(path, new UTF8Encoding(false, true).GetString(File.ReadAllBytes(path)));
            return true;
        }
        catch (DecoderFallbackException)
        {
            Terminal.Error($"{path}: this is not text in UTF-8. Save it as UTF-8.");
        }
        catch (InvalidDataException error)
        {
            Terminal.Error(error.Message + ".");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Terminal.Error($"{path}: the file cannot be read ({error.Message}). Name another with --measures.");
        }
        return false;
    }
}
