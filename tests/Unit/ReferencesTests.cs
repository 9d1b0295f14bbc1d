using System.Xml.Linq;

namespace Attache.Tests.Unit;

/// <summary>The table of docs/architecture.md: which assembly may reference which.</summary>
public sealed class ReferencesTests
{
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Stories"] = [],
        ["Codebook"] = ["Stories"],
        ["Language"] = ["Stories", "Codebook"],
        ["Coding"] = ["Stories", "Language", "Codebook"],
        ["Ledger"] = ["Codebook", "Stories"],
        ["Views"] = ["Ledger", "Codebook", "Stories"],
        ["Storage"] = ["Ledger", "Codebook", "Stories"],
        ["Exchange"] = ["Views", "Ledger", "Codebook", "Stories"],
        ["Pipeline"] = ["Stories", "Language", "Codebook", "Coding", "Ledger", "Views", "Storage", "Exchange"],
        ["Library"] = ["Stories", "Language", "Codebook", "Coding", "Ledger", "Views", "Storage", "Exchange", "Pipeline"],
        ["Training"] = ["Language", "Coding", "Codebook", "Stories"],
        ["Cli"] = ["Stories", "Language", "Codebook", "Coding", "Ledger", "Views", "Storage", "Exchange", "Pipeline", "Training", "Desk", "Mcp"],
        ["Mcp"] = ["Views", "Storage", "Ledger", "Codebook", "Stories"],
        ["Desk"] = ["Pipeline", "Views", "Exchange", "Storage", "Ledger", "Codebook", "Stories"],
    };

    [Fact]
    public void Every_project_references_only_what_the_table_allows()
    {
        var broken = new List<string>();
        var projects = Directory.GetFiles(Path.Combine(Repository.Root, "src"), "*.csproj", SearchOption.AllDirectories);
        Assert.NotEmpty(projects);
        foreach (var path in projects)
        {
            var name = Path.GetFileNameWithoutExtension(path);
            Assert.True(Allowed.ContainsKey(name), $"{name} stands in no row of the table");
            foreach (string reference in XDocument.Load(path).Descendants("ProjectReference").SelectMany(r => ((string)r.Attribute("Include")!).Split(';')))
            {
                var target = Path.GetFileNameWithoutExtension(reference.Replace('\\', '/'));
                if (!Allowed[name].Contains(target, StringComparer.Ordinal)) broken.Add($"{name} → {target}");
            }
        }
        Assert.Empty(broken);
    }
}
