using Isnad;
using Isnad.Eval;
using Isnad.Eval.Calibrating;
using Isnad.Eval.Gate;
using Isnad.Eval.Gold;
using Isnad.Eval.Scoring;
using Isnad.Eval.Sections;

const string Usage = """
    Measures how well Isnad reads. Run inside the repository: dotnet run -c Release --project eval -- COMMAND

      build                 eval/gold/source (markup) -> eval/gold/*/NAME.txt and NAME.json
      score GOLD [PRED]     scores the gold pairs of a folder against the records NAME.json in PRED;
                            without PRED the gold texts are read here and now
      gate                  reads eval/gold, compares with eval/baseline.json; exit code 1 when a floor is broken or the gold changed
      gate --update         pins gold and floors anew; refuses to lower a floor
           --allow-regression "reason"    lowers it after all and keeps the reason in the file
      numbers [STEP]        writes every number (every STEPth) from 0 to 10,000,000 in words, in each language and form, and reads it back
      calibrate             fits languages/*/confidence.tsv on eval/gold (build again afterwards)
      misses SECTION        prints what came out wrong in recognizers, dateparser, parstdex, main-text, sentence-rules,
                            or in events (shared gold, without the documents kept out of tuning)
      names [DATA]          cross-validates the name models on the labelled sets; with another data folder of the same layout
                            scores its sets by models of the own sets, and cross-validates on it too
      report [SECTION…]     writes docs/quality.md (all sections, or those named)

    --shared FOLDER         where gold and data outside the repository lie (default: the folder "shared" beside the repository)
    """;

var words = args.ToList();
var shared = Take("--shared");
var reason = Take("--allow-regression");
var update = words.Remove("--update");
try
{
    switch (words)
    {
        case ["build"]:
            return Build(Repository.Find(shared));
        case ["score", var gold]:
            return Print(Measurement.OfLibrary(GoldCorpus.Pairs(gold)));
        case ["score", var gold, var records]:
            return ScoreRecords(gold, records);
        case ["gate"]:
            return Gate(new(Repository.Find(shared)));
        case ["numbers", .. var step]:
            return NumberWordGenerator.Check(
                step is [var text] ? int.Parse(text, System.Globalization.CultureInfo.InvariantCulture) : 1,
                Console.Out
            );
        case ["calibrate"]:
            return CalibrationFit.Write(
                Repository.Find(shared),
                DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime),
                Console.Out
            );
        case ["names", .. var folder]:
            return NamesSection.Print(Repository.Find(shared), folder is [var other] ? other : null, Console.Out) ? 0 : 1;
        case ["misses", var section]:
            return CaseMisses.Print(Repository.Find(shared), section);
        case ["report", .. var sections]:
            QualityPage.Write(Repository.Find(shared), sections, Console.Out);
            return 0;
        default:
            Console.Error.WriteLine(Usage);
            return 2;
    }
}
catch (Exception e) when (e is InvalidDataException or IOException or EvidenceException)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}

string? Take(string option)
{
    var at = words.IndexOf(option);
    if (at < 0 || at + 1 >= words.Count)
        return null;
    var value = words[at + 1];
    words.RemoveRange(at, 2);
    return value;
}

static int Build(Repository repository)
{
    var count = 0;
    foreach (var (path, bytes) in GoldCorpus.Build(repository.Gold))
    {
        var file = Path.Combine(repository.Gold, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllBytes(file, bytes);
        count++;
    }
    Console.WriteLine($"{count} files written under eval/gold");
    return 0;
}

static int ScoreRecords(string gold, string records)
{
    var missing = new List<string>();
    var scores = Measurement.OfFolder(GoldCorpus.Pairs(gold), records, missing);
    foreach (var name in missing)
        Console.Error.WriteLine($"{name}: no record in {records}");
    return Print(scores);
}

static int Print(Scoreboard scores)
{
    Console.WriteLine($"{scores.All.Documents} documents");
    Console.WriteLine("        " + string.Concat(Score.Layers.Select(layer => $"{RecordWriter.Hyphenated(layer.ToString()), 11}")));
    foreach (var (language, score) in scores.Rows)
        Console.WriteLine($"{language, -8}" + string.Concat(Score.Layers.Select(layer => $"{ScoreTable.Cell(score.Measure(layer)), 11}")));
    return 0;
}

int Gate(QualityGate gate)
{
    Print(gate.Scores);
    var faults = update ? gate.Update(reason) : [.. gate.Faults()];
    foreach (var fault in faults)
        Console.Error.WriteLine(fault);
    if (update && faults.Count > 0)
        Console.Error.WriteLine("eval/baseline.json is unchanged. To lower a floor give --allow-regression \"reason\".");
    else
        Console.WriteLine(
            update ? "eval/baseline.json is pinned."
            : faults.Count == 0 ? "The gate is open."
            : ""
        );
    return faults.Count == 0 ? 0 : 1;
}
