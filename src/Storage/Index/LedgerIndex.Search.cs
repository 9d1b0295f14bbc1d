using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Attache.Storage.Index;

public sealed partial class LedgerIndex
{
    /// <summary>Counting goes on to here and no further.</summary>
    public const int MostCounted = 1_000;

    /// <summary>Searches findings, the newest reports first.</summary>
    /// <param name="search">What for.</param>
    /// <param name="size">How many, at least 1.</param>
    /// <param name="before">The <see cref="SearchPage.Next"/> of the page before; null for the first.</param>
    /// <param name="count">Whether to count them all, up to <see cref="MostCounted"/>.</param>
    public SearchPage Search(FindingSearch search, int size, long? before = null, bool count = true)
    {
        string? match = search.Expression();
        string rows = match is null
            ? "SELECT row FROM finding WHERE alive = 1 AND row BETWEEN $from AND $to ORDER BY row DESC"
            : "SELECT rowid AS row FROM finding_text WHERE finding_text MATCH $match AND rowid BETWEEN $from AND $to ORDER BY rowid DESC";
        return Page(rows, "SELECT id FROM finding WHERE row = $row", match, search.From, search.To, size, before, count);
    }

    /// <summary>Searches stories by their headline and body, the newest first.</summary>
    /// <param name="text">Words; see <see cref="FullTextQuery"/>. Null or empty for all.</param>
    /// <param name="from">The first day of publication, inclusive; null for any.</param>
    /// <param name="to">The last day of publication, inclusive; null for any.</param>
    /// <param name="size">How many, at least 1.</param>
    /// <param name="before">The <see cref="SearchPage.Next"/> of the page before; null for the first.</param>
    public SearchPage SearchStories(string? text, DateOnly? from, DateOnly? to, int size, long? before = null)
    {
        string? match = FullTextQuery.Parse(text, "{headline body}");
        const string Row = "((s.day << 32) | s.seq)";
        string rows = match is null
            ? $"SELECT {Row} AS row FROM story s WHERE {Row} BETWEEN $from AND $to ORDER BY s.known DESC, s.seq DESC"
            : "SELECT rowid AS row FROM story_text WHERE story_text MATCH $match AND rowid BETWEEN $from AND $to ORDER BY rowid DESC";
        return Page(rows, "SELECT CAST($row & 4294967295 AS TEXT)", match, from, to, size, before, true);
    }

    private SearchPage Page(string rows, string id, string? match, DateOnly? from, DateOnly? to, int size, long? before, bool count)
    {
        long first = from is { } f ? IndexWriter.Row(f, 0) : 0, last = to is { } t ? IndexWriter.Row(t, uint.MaxValue) : long.MaxValue;
        SqliteCommand Rows(string sql, long upTo)
        {
            var command = connection.Command(sql, ("$from", first), ("$to", upTo));
            if (match is not null) command.Parameters.AddWithValue("$match", match);
            return command;
        }
        var found = new List<long>();
        using (var command = Rows($"{rows} LIMIT {(size + 1).ToString(CultureInfo.InvariantCulture)}", before is { } b ? Math.Min(last, b - 1) : last))
        using (var reader = command.ExecuteReader())
            while (reader.Read()) found.Add(reader.GetInt64(0));
        long? next = found.Count > size ? found[size - 1] : null;
        if (next is not null) found.RemoveAt(size);
        var ids = new List<string>(found.Count);
        using (var command = connection.Command(id, ("$row", 0L)))
        {
            foreach (long row in found)
            {
                command.Parameters[0].Value = row;
                if (command.ExecuteScalar() is string text) ids.Add(text);
            }
        }
        int total = ids.Count;
        if (count && (next is not null || before is not null))
        {
            using var command = Rows($"SELECT COUNT(*) FROM ({rows} LIMIT {(MostCounted + 1).ToString(CultureInfo.InvariantCulture)})", last);
            total = Convert.ToInt32(command.ExecuteScalar(), CultureInfo.InvariantCulture);
        }
        return new SearchPage(ids, next, Math.Min(total, MostCounted), total > MostCounted);
    }
}
