using Attache.Exchange.Calendars;
using Attache.Exchange.Dyads;
using Attache.Exchange.Events;
using Attache.Exchange.FollowTheMoney;
using Attache.Exchange.Formats;
using Attache.Exchange.Maps;
using Attache.Exchange.Tables;
using Attache.Ledger;
using Attache.Ledger.Facts;
using Attache.Stories;

namespace Attache.Exchange;

/// <summary>What to export.</summary>
/// <param name="What">A value of <see cref="ExportFormat.Everything"/>.</param>
/// <param name="Format">A format that holds it.</param>
public sealed record ExportRequest(string What, ExportFormat Format)
{
    /// <summary>As known at that time, inclusive.</summary>
    public KnownTime Known { get; init; } = KnownTime.Latest;

    /// <summary>Facts instead of findings.</summary>
    public bool Facts { get; init; }

    /// <summary>For how long pairs are counted.</summary>
    public Period By { get; init; } = Period.Day;

    /// <summary>Whether formats that have no column for the grain of a date get one behind the others.</summary>
    public bool Grain { get; init; }
}

/// <summary>What was exported.</summary>
/// <param name="Rows">Number of rows, lines, features or entries.</param>
/// <param name="LeftOut">Number of facts that were left out because their date does not lie within one period.</param>
public readonly record struct ExportResult(long Rows, long LeftOut);

/// <summary>Writes what a ledger holds in any of the formats. Findings are streamed; facts too, by way of files where a kind has many (<see cref="FactReader"/>).</summary>
public static class Exporter
{
    /// <summary>Writes.</summary>
    /// <param name="store">The ledger.</param>
    /// <param name="request">What, and how.</param>
    /// <param name="stream">Where to; for Parquet it must be able to seek; stays open.</param>
    /// <exception cref="IOException">The stream cannot be written.</exception>
    /// <exception cref="LedgerException">The ledger cannot be read.</exception>
    /// <exception cref="ArgumentException">The format does not hold that.</exception>
    public static ExportResult Write(ILedgerStore store, ExportRequest request, Stream stream)
    {
        if (!request.Format.Kinds.Contains(request.What, StringComparer.Ordinal)) throw new ArgumentException($"{request.Format.Name} holds no {request.What}", nameof(request));
        IEnumerable<ReportedFinding> findings = store.Findings(new FindingQuery { Kind = request.What is "all" or "dyads" or "due" ? null : request.What, Known = request.Known });
        IEnumerable<Fact> Facts(params ReadOnlySpan<string> kinds) => FactReader.Read(store, kinds.ToArray(), request.Known);
        switch (request.Format.Name)
        {
            case "plover": return new(PloverJsonl.Write(stream, findings), 0);
            case "polecat": return new(Tabs(WithGrain(PolecatTable.Standard, IcewsTable.Grain), EventPair.Of(findings)), 0);
            case "icews": return new(Tabs(WithGrain(IcewsTable.Standard, IcewsTable.Grain), EventPair.Of(findings)), 0);
            case "gdelt": return new(Tabs(WithGrain(GdeltTables.Events, IcewsTable.Grain), EventPair.Of(Facts("event")), header: false), 0);
            case "gdelt-mentions": return new(Tabs(WithGrain(GdeltTables.Mentions, GdeltTables.Grain), EventMention.Of(EventPair.Of(Facts("event"))), header: false), 0);
            case "geojson": return new(ForceGeoJson.Write(stream, ForceFeature.Of(Facts("deployment"))), 0);
            case "ftm": return new(FtmJsonl.Write(stream, Facts([.. FtmJsonl.Kinds])), 0);
            case "ics": return new(DeadlineCalendar.Write(stream, Deadline.Of(store, request.Known)), 0);
        }
        if (request.What == "dyads")
        {
            var rows = DyadRow.Of(Facts("event"), request.By, out long leftOut);
            return new(Plain(DyadTable.Standard, rows), leftOut);
        }
        if (!request.Facts) return new(Plain(FindingTables.ByName(request.What)!, findings), 0);
        return new(Plain(FactTables.ByName(request.What)!, Facts(request.What == "all" ? [.. Codebook.Vocabulary.Standard.Kinds] : [request.What])), 0);

        Table<T> WithGrain<T>(Table<T> table, Column<T> grain) => request.Grain ? table with { Columns = [.. table.Columns, grain] } : table;

        long Tabs<T>(Table<T> table, IEnumerable<T> rows, bool header = true) => DelimitedTable.Write(stream, table, rows, tabs: true, header);

        long Plain<T>(Table<T> table, IEnumerable<T> rows) => request.Format.Name switch
        {
            "csv" => DelimitedTable.Write(stream, table, rows, tabs: false),
            "tsv" => DelimitedTable.Write(stream, table, rows, tabs: true),
            "jsonl" => JsonlTable.Write(stream, table, rows),
            _ => ParquetTable.WriteAsync(stream, table, rows).GetAwaiter().GetResult(),
        };
    }
}
