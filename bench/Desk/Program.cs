using System.Globalization;
using Attache.Bench.Desk;

// DeskBench [FINDINGS] [FOLDER] [SECONDS] [USERS] [PAUSE] [PAGE]: the load test of the desk; see docs/operations.md. A ledger that an earlier run
// left in FOLDER is taken as it is. PAUSE is how long a user looks at a page, in milliseconds; 0 for no pause at all. PAGE is the name of
// the one page to ask for, or how several begin.
int Number(int place, int otherwise) => args.Length > place ? int.Parse(args[place], NumberStyles.AllowThousands, CultureInfo.InvariantCulture) : otherwise;
string folder = args.Length > 1 ? args[1] : Directory.CreateTempSubdirectory("attache-bench").FullName;
Directory.CreateDirectory(folder);
await DeskLoad.Run(Number(0, 1_000_000), folder, Number(2, 60), Number(3, 20), Number(4, 0), args.Length > 5 ? args[5] : "", Console.Out).ConfigureAwait(false);
if (args.Length <= 1) Directory.Delete(folder, recursive: true);
