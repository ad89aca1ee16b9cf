using Isnad.Training;

// usage: dotnet run -c Release --project tools/Isnad.Training -- MODEL DATA MODELS
//   MODEL   pos-en
//   DATA    the folder with the openly licensed sets
//   MODELS  the folder the weights are written to (models/)
if (args is not [var model, var data, var models])
{
    Console.Error.WriteLine("usage: Isnad.Training MODEL DATA MODELS   (MODEL: pos-en)");
    return 2;
}
switch (model)
{
    case "pos-en":
        PosTraining.English(data, models);
        return 0;
    default:
        Console.Error.WriteLine($"unknown model '{model}'; known: pos-en");
        return 2;
}
