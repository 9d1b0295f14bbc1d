using System.Diagnostics;
using System.Globalization;
using Attache.Language.Names;
using Attache.Language.Places;

namespace Attache.Bench.Language;

/// <summary>The first load of the tables in this process, one after the other and all at once, what they hold in memory, and look-ups in a second's run.</summary>
public static class ActorTrial
{
    private const int Lookups = 1_000_000;

    /// <summary>Runs it. Loads are those of a fresh process: the first counts, code that is not yet compiled with it.</summary>
    public static void Run(bool together, TextWriter output)
    {
        long before = GC.GetTotalMemory(true);
        var watch = Stopwatch.StartNew();
        NameTable names;
        OfficeHolders holders;
        Roles roles;
        PersonNames given;
        Gazetteer places;
        if (together)
        {
            var (n, h, r, g, p) = (Task.Run(NameTable.Load), Task.Run(OfficeHolders.Load), Task.Run(Roles.Load), Task.Run(PersonNames.Load), Task.Run(() => Gazetteer.Load()));
            Task.WaitAll(n, h, r, g, p);
            (names, holders, roles, given, places) = (n.Result, h.Result, r.Result, g.Result, p.Result);
        }
        else
        {
            names = Timed(output, "names", NameTable.Load);
            holders = Timed(output, "office holders", OfficeHolders.Load);
            roles = Timed(output, "heads and titles", Roles.Load);
            given = Timed(output, "given names", PersonNames.Load);
            places = Timed(output, "places", () => Gazetteer.Load());
        }
        double loaded = watch.Elapsed.TotalMilliseconds;
        Say(output, $"all tables, {(together ? "at once" : "one by one")}: {loaded:0} ms, {(GC.GetTotalMemory(true) - before) / 1048576.0:0.0} MB");
        string[] asked = ["Mali", "Côte d'Ivoire", "the world's largest harbour", "Emmanuel Macron"];
        var day = new DateOnly(2022, 2, 1);
        Lookup(output, "name", asked, s => names.Find(s).Count > 0);
        Lookup(output, "office holder", asked, s => holders.Find(s, day) is not null);
        Lookup(output, "given name", asked, given.Knows);
        Lookup(output, "place", asked, s => places.Find(s).Count > 0);
        GC.KeepAlive(roles);
    }

    private static void Lookup(TextWriter output, string what, string[] asked, Func<string, bool> find)
    {
        int found = 0;
        for (int i = 0; i < Lookups / 10; i++) found += find(asked[i % asked.Length]) ? 1 : 0;
        long allocated = GC.GetAllocatedBytesForCurrentThread();
        var watch = Stopwatch.StartNew();
        for (int i = 0; i < Lookups; i++) found += find(asked[i % asked.Length]) ? 1 : 0;
        Say(output, $"look up a {what}: {watch.Elapsed.TotalNanoseconds / Lookups:0} ns, {(GC.GetAllocatedBytesForCurrentThread() - allocated) / (double)Lookups:0.##} bytes");
    }

    private static T Timed<T>(TextWriter output, string what, Func<T> load)
    {
        var watch = Stopwatch.StartNew();
        var table = load();
        Say(output, $"{what}: {watch.Elapsed.TotalMilliseconds:0} ms");
        return table;
    }

    private static void Say(TextWriter output, FormattableString line) => output.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
