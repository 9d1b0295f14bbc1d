using System.Reflection;
using PublicApiGenerator;

namespace Attache.Tests.Golden;

/// <summary>What users of the package can call is as approved; <c>./dev api</c> approves a change that is meant.</summary>
public sealed class PublicApiTests
{
    /// <summary>The assemblies of the package.</summary>
    public static TheoryData<string> Assemblies => [.. LibraryPackage.Projects.Select(p => "Attache." + p)];

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void Public_surface_is_as_approved(string assembly)
    {
        string text = Assembly.Load(assembly).GeneratePublicApi(new ApiGeneratorOptions { IncludeAssemblyAttributes = false });
        Assert.Contains("public ", text, StringComparison.Ordinal);
        Snapshot.Matches($"api/{assembly}.txt", text.ReplaceLineEndings("\n").TrimEnd() + "\n");
    }

    [Fact]
    public void No_assembly_is_approved_that_the_package_lacks() => Snapshot.NoneLeftOver("api", Assemblies.Select(a => a.Data + ".txt"));
}
