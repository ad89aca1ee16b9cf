using Isnad.Training;

// usage: dotnet run -c Release --project tools/Isnad.Training -- MODEL DATA MODELS [OPTIONS]
//   MODEL   as listed in Known; names-cv-ar … prints a cross-validation and writes nothing
//   DATA    the folder with the openly licensed sets
//   MODELS  the folder the weights are written to (models/)
//   lexicon-cv writes five lexicons, each without a fifth of the documents, into the folder MODELS, for evaluation
//   clusters-en FILE FOLDER, clusters-fa FILE FOLDER write the clusters of words that the names recipes read, see WordClusters
//   places-ar FILE FOLDER, places-fa FILE FOLDER write the names of places that they read, see PlaceNames
//   --without SET   leaves a set out (names)
const string Known =
    "pos-en, language, main-text, names-ar, names-fa, names-en, names-cv-ar, names-cv-fa, names-cv-en, letters-ar-en, clusters-en, clusters-fa, places-ar, places-fa, lexicon, lexicon-cv, translation";
if (args is not [var model, var data, var models, .. var options])
{
    Console.Error.WriteLine($"usage: Isnad.Training MODEL DATA MODELS [--without SET]   (MODEL: {Known})");
    return 2;
}
switch (model)
{
    case "pos-en":
        PosTraining.English(data, models);
        return 0;
    case "letters-ar-en":
        LetterTraining.Train(data, models);
        return 0;
    case "names-ar" or "names-fa" or "names-en":
        NameTraining.Train(model["names-".Length..], data, models, options);
        return 0;
    case "names-cv-ar" or "names-cv-fa" or "names-cv-en":
        foreach (var (set, score) in NameTraining.CrossValidate(model["names-cv-".Length..], data, options))
            Console.WriteLine($"{set}: {score}");
        return 0;
    case "clusters-en":
        WordClusters.English(data, models);
        return 0;
    case "clusters-fa":
        WordClusters.Persian(data, models);
        return 0;
    case "places-ar" or "places-fa":
        PlaceNames.Write(model["places-".Length..], data, models);
        return 0;
    case "main-text":
        MainTextTraining.Train(data, models);
        return 0;
    case "lexicon":
        LexiconTraining.Train(data, models);
        return 0;
    case "lexicon-cv":
        LexiconTraining.CrossValidate(data, models);
        return 0;
    case "translation":
        TranslationTraining.Train(data, models);
        return 0;
    case "language":
        LanguageTraining.Train(data, models);
        return 0;
    default:
        Console.Error.WriteLine($"unknown model '{model}'; known: {Known}");
        return 2;
}
