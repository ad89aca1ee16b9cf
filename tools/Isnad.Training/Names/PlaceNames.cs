using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Isnad.Training;

/// <summary>
/// Names of towns and provinces in Arabic and Persian (Names/Lists/places-TAG.tsv), from GeoNames by way of a gettext catalogue: Debian's
/// libgeonames-common packs them as <c>locale/TAG/LC_MESSAGES/geonames.mo</c>.
/// </summary>
static partial class PlaceNames
{
    public static void Write(string tag, string catalogue, string folder)
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var value in Translations(File.ReadAllBytes(catalogue)))
            if (Plain(value, tag) is { Length: > 1 } name && InScript().IsMatch(name))
                names.Add(name);
        using var writer = new StreamWriter(Path.Combine(folder, $"places-{tag}.tsv")) { NewLine = "\n" };
        writer.WriteLine("# name of a town, province or state with its head noun where it has one; from GeoNames (CC BY 4.0)");
        foreach (var name in names)
            writer.WriteLine($"{name}\tplace");
    }

    /// <summary>The name alone: without vowel signs, what stands in brackets, and the state that follows a comma.</summary>
    static string Plain(string value, string tag)
    {
        var text = new StringBuilder();
        foreach (var c in value)
            if (CharUnicodeInfo.GetUnicodeCategory(c) is not UnicodeCategory.NonSpacingMark && c is not ('\u0640' or '\u200e' or '\u200f'))
                text.Append(c);
        if (tag == "fa")
            text.Replace('ي', 'ی').Replace('ك', 'ک');
        var name = Brackets().Replace(text.Replace('ٱ', 'ا').ToString(), " ");
        var end = name.AsSpan().IndexOfAny("،,/؛;");
        return Spaces().Replace(end < 0 ? name : name[..end], " ").Trim();
    }

    /// <summary>The translated strings of a gettext catalogue (GNU gettext manual, "The Format of GNU MO Files").</summary>
    static IEnumerable<string> Translations(byte[] file)
    {
        int At(int place) => BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(place));
        if (At(0) != unchecked((int)0x950412de))
            throw new InvalidDataException("not a little-endian gettext catalogue");
        var (count, table) = (At(8), At(16));
        // the first entry is the header
        for (var i = 1; i < count; i++)
            yield return Encoding.UTF8.GetString(file, At(table + 8 * i + 4), At(table + 8 * i));
    }

    [GeneratedRegex(@"\(.*?\)")]
    private static partial Regex Brackets();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"^[ء-غف-يپچژکگی\u200c -]+$")]
    private static partial Regex InScript();
}
