using Attache.Desk.Models;
using Attache.Exchange.Tables;
using Attache.Ledger;
using Attache.Storage.Index;
using static Attache.Exchange.Tables.ColumnType;

namespace Attache.Desk.Service;

/// <summary>What was searched for, as CSV (with a byte-order mark, as spreadsheets want it) and JSON, from tables of typed columns as every other export.</summary>
internal static class Table
{
    private static readonly Table<Told> FindingColumns = new("findings", "one finding",
    [
        new("says", Text, "the finding in one sentence", null, "the finding", t => t.Text),
        new("codes", TextList, "codes of all states and organisations in it", null, "the finding", t => SubjectsOf.Codes(t.Reported.Finding) is { Count: > 0 } codes ? codes : null),
        .. FindingTables.ByName("all")!.Columns.Select(c => new Column<Told>(c.Name, c.Type, c.Meaning, c.Grain, c.Source, t => c.Value(t.Reported))),
    ]);

    private static readonly Table<IndexedStory> StoryColumns = new("stories", "one story",
    [
        new("story", Text, "identifier of the story", null, "story", s => s.Id),
        new("publisher", Text, "who published it", null, "story's publisher", s => s.Publisher),
        new("published", Day, "day of the story in its own zone", "day", "story's publication", s => s.Day),
        new("headline", Text, "headline", null, "story's headline", s => s.Headline),
        new("findings", Whole, "number of findings in it", null, "ledger", s => (long)s.Findings),
        new("current", Flag, "whether its publisher stands by this version", null, "ledger", s => s.Current),
    ]);

    /// <summary>Findings.</summary>
    public static byte[] Findings(IEnumerable<Told> findings) => Csv(FindingColumns, findings);

    /// <summary>Stories.</summary>
    public static byte[] Stories(IEnumerable<IndexedStory> stories) => Csv(StoryColumns, stories);

    /// <summary>Stories as a JSON array.</summary>
    public static byte[] StoriesJson(IEnumerable<IndexedStory> stories)
    {
        using var lines = new MemoryStream();
        JsonlTable.Write(lines, StoryColumns, stories);
        lines.Position = 0;
        using var reader = new StreamReader(lines);
        return System.Text.Encoding.UTF8.GetBytes("[" + string.Join(",\n", reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)) + "]\n");
    }

    private static byte[] Csv<T>(Table<T> table, IEnumerable<T> rows)
    {
        using var stream = new MemoryStream();
        stream.Write([0xEF, 0xBB, 0xBF]);
        DelimitedTable.Write(stream, table, rows, tabs: false);
        return stream.ToArray();
    }
}
