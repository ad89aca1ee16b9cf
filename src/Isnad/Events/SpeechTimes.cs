namespace Isnad;

/// <summary>
/// When was it said? The time beside the cue, outside of what is said; a speaker who goes on without being named anew still speaks at that
/// time. Where the text tells nothing, the day of publication is all that is known, and nothing is recorded here.
/// </summary>
static class SpeechTimes
{
    public static IReadOnlyList<Statement> Tell(IReadOnlyList<Statement> statements, Setting around)
    {
        var told = new Statement[statements.Count];
        // by article and speaker; statements stand in text order
        var last = new Dictionary<(int Article, int Speaker), string>();
        for (var i = 0; i < told.Length; i++)
        {
            var said = statements[i];
            var value = said.Cue is { } cue ? around.TimeOfSpeech(cue) : null;
            if (said.Entity is { } speaker)
            {
                if (value is not null)
                    last[(said.Article, speaker)] = value;
                else if (said.Implicit)
                    value = last.GetValueOrDefault((said.Article, speaker));
            }
            told[i] = value is null ? said : said with { Said = value };
        }
        return told;
    }
}
