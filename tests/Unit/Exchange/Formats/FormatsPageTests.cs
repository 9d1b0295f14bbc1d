using Attache.Exchange;
using Attache.Exchange.Formats;
using Attache.Tests.Unit.Exchange.Tables;

namespace Attache.Tests.Unit.Exchange.Formats;

public sealed class FormatsPageTests(SahelLedger sahel) : IClassFixture<SahelLedger>
{
    [Fact]
    public void The_page_in_docs_is_the_programs_examples_aside()
    {
        string[] page = [.. File.ReadAllLines(Path.Combine(Repository.Root, "docs", "formats.md")).Select(WithoutExample)];
        string[] made = [.. FormatsPage.Write(null).TrimEnd('\n').Split('\n').Select(WithoutExample)];
        for (int i = 0; i < Math.Min(page.Length, made.Length); i++) Assert.True(page[i] == made[i], $"docs/formats.md, line {i + 1}: run ./dev formats\nis:   {page[i]}\nmade: {made[i]}");
        Assert.Equal(made.Length, page.Length);
    }

    [Fact]
    public void Every_table_on_the_page_has_examples_of_real_rows()
    {
        string page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "formats.md"));
        foreach (string example in (string[])["| f-", "| F-", "@attache |"]) Assert.Contains(example, page, StringComparison.Ordinal);
        foreach (string part in page.Split("\n## ")[1..].Where(p => p.Contains("| example |", StringComparison.Ordinal)))
            foreach (string table in part.Split("| column |")[1..]) Assert.Contains(table.Split('\n')[2..], l => l.StartsWith('|') && !l.EndsWith("|  |", StringComparison.Ordinal));
    }

    [Fact]
    public void What_the_page_tells_to_do_in_DuckDb_works()
    {
        string folder = Directory.CreateTempSubdirectory("attache-formats").FullName;
        try
        {
            foreach (var loading in Loading.Every)
            {
                string[] words = loading.Make.Split(' ');
                var format = ExportFormat.ByName(loading.Format)!;
                string file = words[^1];
                Assert.EndsWith(format.Extension, file, StringComparison.Ordinal);
                ExportResult result;
                using (var stream = File.Create(Path.Combine(folder, file)))
                    result = Exporter.Write(sahel.Store, new ExportRequest(words[2], format) { Facts = words.Contains("--facts") }, stream);
                Assert.True(result.Rows > 5, loading.Format);
                if (loading.DuckDb is not { } sql) continue;
                string count = DelimitedTableTests.One(sql.Replace($"'{file}'", $"'{Path.Combine(folder, file)}'", StringComparison.Ordinal));
                if (sql.Contains("where", StringComparison.Ordinal)) Assert.InRange(long.Parse(count, null), 1, result.Rows);
                else Assert.True(count == result.Rows.ToString(System.Globalization.CultureInfo.InvariantCulture), $"{loading.Format}: {count} rows of {result.Rows}");
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Every_format_says_how_it_is_loaded_and_every_kind_has_one()
    {
        Assert.Equal(ExportFormat.Every.Select(f => f.Name), Loading.Every.Select(l => l.Format));
        foreach (string what in ExportFormat.Everything) Assert.Contains(ExportFormat.Every, f => f.Kinds.Contains(what));
        Assert.Throws<ArgumentException>(() => Exporter.Write(sahel.Store, new ExportRequest("post", ExportFormat.ByName("icews")!), Stream.Null));
    }

    // A row of a table of columns without its last cell.
    private static string WithoutExample(string line)
    {
        if (!line.StartsWith("| `", StringComparison.Ordinal) || !line.EndsWith(" |", StringComparison.Ordinal)) return line.TrimEnd();
        int last = line[..^2].Replace("\\|", "  ", StringComparison.Ordinal).LastIndexOf(" |", StringComparison.Ordinal);
        return line[..last];
    }
}
