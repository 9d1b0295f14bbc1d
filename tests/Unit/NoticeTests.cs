using System.Text.Json;

namespace Attache.Tests.Unit;

public sealed class NoticeTests
{
    [Fact]
    public void Notice_names_every_package_that_the_program_runs_with_and_its_licence()
    {
        using var locked = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "src", "Cli", "packages.lock.json")));
        var packages = locked.RootElement.GetProperty("dependencies").EnumerateObject().SelectMany(framework => framework.Value.EnumerateObject())
            .Where(p => p.Value.GetProperty("type").GetString() != "Project" && !p.Name.EndsWith("Analyzers", StringComparison.Ordinal)).Select(p => p.Name).Distinct().Order(StringComparer.OrdinalIgnoreCase);
        var lines = File.ReadLines(Path.Combine(Repository.Root, "NOTICE")).SkipWhile(line => line != "Packages that the program runs with").Skip(2).TakeWhile(line => line.Length > 0)
            .Select(line => line.Split(' ', 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).ToList();
        Assert.All(lines, line => Assert.Matches("^(MIT|Apache-2.0|BSD-3-Clause|MPL-1.1|MS-PL OR Apache-2.0)( |$)", line[1]));
        // Where they differ: ./dev notice
        Assert.Equal(packages, lines.Select(line => line[0]));
    }
}
