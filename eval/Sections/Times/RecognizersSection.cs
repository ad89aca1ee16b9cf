using System.Text.Json;

namespace Isnad.Eval.Sections;

/// <summary>
/// Microsoft's Recognizers-Text specifications, English and Arabic: dates, date-times, date ranges, numbers, percentages, currencies. A case is
/// right when every expected result is found at its place with its value; for a date that the specification resolves twice (past, future)
/// either counts, since Isnad takes the nearer. What is not read at all is counted with its reason.
/// </summary>
internal sealed class RecognizersSection : ISection
{
    public string Name => "recognizers";
    public string Title => "Dates and numbers: Recognizers-Text";

    public bool Write(Repository repository, TextWriter page)
    {
        if (repository.SharedPath("data", "recognizers-specs") is not { } folder)
            return false;
        Run(folder).Write(page);
        return true;
    }

    public static CaseSet Run(string folder)
    {
        var set = new CaseSet();
        foreach (var language in (string[])["Arabic", "English"])
        {
            var tag = language == "Arabic" ? "ar" : "en";
            foreach (var model in (string[])["DateParser", "DateTimeParser", "DatePeriodParser", "DateTimeModel"])
                Each(Path.Combine(folder, "DateTime", language, model + ".json"), tag, set, RecognizersDates.Add);
            foreach (var model in (string[])["NumberModel", "PercentModel"])
                Each(Path.Combine(folder, "Number", language, model + ".json"), tag, set, RecognizersNumbers.Add);
        }
        Each(Path.Combine(folder, "NumberWithUnit", "English", "CurrencyModel.json"), "en", set, RecognizersNumbers.AddCurrencies);
        return set;
    }

    static void Each(string file, string tag, CaseSet set, Action<JsonElement, string, string, CaseSet> run)
    {
        if (!File.Exists(file))
            return;
        using var json = JsonDocument.Parse(File.ReadAllText(file).TrimStart('\uFEFF'));
        foreach (var item in json.RootElement.EnumerateArray())
        {
            if (
                item.TryGetProperty("IgnoreResolution", out var ignore)
                && ignore.ToString().Equals("true", StringComparison.OrdinalIgnoreCase)
            )
            {
                set.LeaveOut($"{tag}: marked IgnoreResolution (no value to compare with)");
                continue;
            }
            var supported = !(
                item.TryGetProperty("NotSupported", out var not) && not.ToString().Contains("dotnet", StringComparison.Ordinal)
            );
            run(item, tag, supported ? "" : " (NotSupported in the original)", set);
        }
    }
}
