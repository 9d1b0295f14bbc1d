using Attache.Bench.Language;
using BenchmarkDotNet.Running;

// dotnet run -c Release --project bench/Language -- trial [FOLDER]: figures in a minute, median of five
// dotnet run -c Release --project bench/Language -- actors [together]: the tables of actors and places, their load and look-ups
// dotnet run -c Release --project bench/Language: BenchmarkDotNet
if (args is ["trial", ..]) LanguageTrial.Run(args.Length > 1 ? args[1] : News.DefaultFolder, Console.Out);
else if (args is ["actors", ..]) ActorTrial.Run(args is [_, "together"], Console.Out);
else BenchmarkSwitcher.FromAssembly(typeof(News).Assembly).Run(args);
