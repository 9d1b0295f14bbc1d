using Attache.Bench.Language;
using BenchmarkDotNet.Running;

// dotnet run -c Release --project bench/Language -- trial [FOLDER]: figures in a minute, median of five
// dotnet run -c Release --project bench/Language: BenchmarkDotNet
if (args is ["trial", ..]) LanguageTrial.Run(args.Length > 1 ? args[1] : News.DefaultFolder, Console.Out);
else BenchmarkSwitcher.FromAssembly(typeof(News).Assembly).Run(args);
