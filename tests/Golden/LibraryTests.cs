using System.Diagnostics;
using System.Reflection.Metadata;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Attache.Tests.Golden;

/// <summary>The package: that it is whole, and that its documented sample compiles and runs.</summary>
public sealed partial class LibraryTests
{
    // What the SDK puts before a console program.
    private const string Usings =
        "global using System; global using System.IO; global using System.Linq; global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks; global using System.Collections.Generic;";

    [Fact]
    public void The_package_names_what_its_assemblies_depend_on()
    {
        var needed = LibraryPackage.Projects.SelectMany(LibraryPackage.Packages).Distinct().Order(StringComparer.Ordinal);
        Assert.Equal(needed, LibraryPackage.Packages("Library").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_package_holds_every_assembly_that_its_assemblies_need() =>
        Assert.Equal(LibraryPackage.Projects.SelectMany(LibraryPackage.Closure).Distinct().Order(StringComparer.Ordinal), LibraryPackage.Projects.Order(StringComparer.Ordinal));

    [Fact]
    public void The_sample_of_the_documentation_runs()
    {
        string sample = Sample(Path.Combine(Repository.Root, "docs", "library.md"));
        Assert.InRange(sample.Split('\n').Count(l => l.Trim().Length > 0), 10, 25);
        string program = Compile(sample);
        using var folder = new TemporaryFolder();
        folder.Write("wire.txt", "BAMAKO, 7 February 2022 (OPN) — Mali expelled the ambassador of France on Monday.\n");

        string output = Run(program, folder, "wire.txt");

        Assert.Contains("2022-02-07  SANCTION   MLI → FRA: Mali expelled the ambassador of France on Monday.", output, StringComparison.Ordinal);
        Assert.Equal("PAR1"u8, File.ReadAllBytes(folder.File("events.parquet")).AsSpan()[..4]);
        Attache.Run(folder, "findings", "--ledger", "wire.db").Ends(0);
    }

    [Fact]
    public void Every_assembly_carries_its_sources()
    {
        var embedded = new Guid("0E8A571B-6926-466E-B4AD-8AB04611F5FE");
        foreach (string project in LibraryPackage.Projects)
        {
            using var symbols = MetadataReaderProvider.FromPortablePdbStream(File.OpenRead(Path.Combine(AppContext.BaseDirectory, $"Attache.{project}.pdb")));
            var reader = symbols.GetMetadataReader();
            Assert.NotEmpty(reader.Documents);
            foreach (var document in reader.Documents)
                Assert.True(reader.GetCustomDebugInformation(document).Any(c => reader.GetGuid(reader.GetCustomDebugInformation(c).Kind) == embedded), $"{project}: {reader.GetString(reader.GetDocument(document).Name)}");
        }
    }

    [Fact]
    public void The_readme_of_the_package_has_that_sample() =>
        Assert.Equal(Sample(Path.Combine(Repository.Root, "docs", "library.md")), Sample(Path.Combine(Repository.Root, "src", "Library", "README.md")));

    private static string Sample(string path)
    {
        var found = Assert.Single(Fence().Matches(File.ReadAllText(path).ReplaceLineEndings("\n")));
        return found.Groups[1].Value;
    }

    // Beside the assemblies, as a build of the user's project would put it.
    private static string Compile(string source)
    {
        var options = new CSharpParseOptions(LanguageVersion.CSharp14);
        var trees = new[] { Usings, source }.Select(t => CSharpSyntaxTree.ParseText(SourceText.From(t, Encoding.UTF8), options));
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(p => MetadataReference.CreateFromFile(p));
        var compilation = CSharpCompilation.Create("library-sample", trees, references, new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));
        string path = Path.Combine(AppContext.BaseDirectory, "library-sample.dll");
        var result = compilation.Emit(path, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Empty(result.Diagnostics.Where(d => d.Severity >= DiagnosticSeverity.Warning).Select(d => d.ToString()));
        return path;
    }

    private static string Run(string program, TemporaryFolder folder, string argument)
    {
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = folder.Path, RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = Encoding.UTF8 };
        string beside = AppContext.BaseDirectory;
        foreach (string arg in (string[])["exec", "--depsfile", Path.Combine(beside, "attache.deps.json"), "--runtimeconfig", Path.Combine(beside, "attache.runtimeconfig.json"), program, argument])
            start.ArgumentList.Add(arg);
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
#pragma warning disable xUnit1031 // The process has ended: nothing is waited for.
        Assert.True(process.ExitCode == 0, output + error.Result);
#pragma warning restore xUnit1031
        return output;
    }

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Fence();
}
