namespace Isnad.Eval.Sections;

/// <summary>Cases of the specification that are wrong in themselves or with each other, one by one: neither right nor wrong here, and listed.</summary>
internal static class RecognizersFaults
{
    static readonly Dictionary<string, string> Cases = new(StringComparer.Ordinal)
    {
        ["month of september.16th"] = "wants the whole of September, of which the 16th is a day",
        ["I'll go back 03/18/40."] = "wants 1940; POSIX, which the set follows elsewhere, says 2040",
        ["January first 12 was a special day for me"] = "wants the number behind a whole date to be its year, without a sign",
        ["www.example.com/users/12345/archive-2018-09-23-page-01"] = "the number of a page in an address",
        ["www.example2.com/data/report-20170302.html"] = "the name of a file in an address",
        ["one million two thousand two hundred three fifths"] = "wants 200440.6, a fifth of all that stands before",
        ["fifty - two"] = "two numbers with a dash between spaces",
        ["I'll go back fifth Sunday"] = "wants 31 September",
        ["سأعود يوم الأحد الخامس"] = "wants 31 September",
        ["I'll be away from 2pm till tomorrow 4:30pm"] = "ends at 14:30 in one place and 16:30 in the other",
        ["book me a meeting room tomorrow from 10am-12am tomorrow"] = "12 a.m. is wanted to be noon",
    };

    public static string? Of(string input) => Cases.GetValueOrDefault(input.Trim());
}
