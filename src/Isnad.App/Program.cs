using Isnad.App.Commands;

return await CommandLine.RunAsync(args);
