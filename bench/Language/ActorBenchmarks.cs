using Attache.Language.Names;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Toolchains.InProcess.NoEmit;

namespace Attache.Bench.Language;

/// <summary>Looking up one name, title or office holder, and loading each table.</summary>
[Config(typeof(InThisProcess))]
[MemoryDiagnoser]
public class ActorBenchmarks
{
    private readonly NameTable names = NameTable.Load();
    private readonly OfficeHolders holders = OfficeHolders.Load();
    private readonly Roles roles = Roles.Load();
    private readonly PersonNames given = PersonNames.Load();
    private readonly DateOnly day = new(2022, 2, 1);

    [Params("Mali", "Côte d'Ivoire", "the world's largest harbour", "Organization for Security and Co-operation in Europe")]
    public string Name { get; set; } = "";

    [Benchmark]
    public int FindName() => names.Find(Name).Count;

    [Benchmark]
    public bool FindHolder() => holders.Find(Name, day) is not null;

    [Benchmark]
    public bool FindRole() => roles.Find(Name) is not null;

    [Benchmark]
    public bool FindGiven() => given.Knows(Name);
}

/// <summary>In this process: a generated one would build the whole program again.</summary>
internal sealed class InThisProcess : ManualConfig
{
    public InThisProcess() => AddJob(Job.ShortRun.WithToolchain(InProcessNoEmitToolchain.Instance));
}

/// <summary>Loading the tables of actors.</summary>
[Config(typeof(InThisProcess))]
[MemoryDiagnoser]
public class ActorLoading
{
    [Benchmark]
    public NameTable Names() => NameTable.Load();

    [Benchmark]
    public OfficeHolders Holders() => OfficeHolders.Load();

    [Benchmark]
    public Roles Heads() => Roles.Load();

    [Benchmark]
    public PersonNames Given() => PersonNames.Load();
}
