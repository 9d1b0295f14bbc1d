using Attache.Exchange.Tables;
using Attache.Views.Brief;
using static Attache.Exchange.Tables.ColumnType;

namespace Attache.Exchange.Calendars;

/// <summary>The properties of an entry of <see cref="DeadlineCalendar"/>.</summary>
public static class DeadlineTable
{
    /// <summary>The table, with the address of each report where there is one.</summary>
    /// <param name="address">The web address of a report; null for none.</param>
    public static Table<Deadline> With(Func<Ledger.ReportedFinding, string?>? address) => new("ics", "one day to come, as an all-day event (RFC 5545)",
    [
        new("UID", Text, "identifier: the same for as long as its first report stands in the ledger, also when it is corrected", null, "id", d => d.Uid),
        new("SEQUENCE", Whole, "grows with every report and decision on it, so that a calendar takes the newer one", null, "ledger", d => d.Sequence),
        new("DTSTAMP", Instant, "when it was last reported, UTC; no clock stands in the file", null, "story's publication", d => d.Stamp),
        new("LAST-MODIFIED", Instant, "the same", null, "story's publication", d => d.Stamp),
        new("DTSTART", Day, "the day; of a month or a year its first day; where only the end is known, that", "as X-ATTACHE-GRAIN tells", "deadline, next or date", d => d.First),
        new("DTEND", Day, "the day behind the last one, as iCalendar counts", "as X-ATTACHE-GRAIN tells", "deadline, next or date", d => d.Last.AddDays(d.Last == DateOnly.MaxValue ? 0 : 1)),
        new("SUMMARY", Text, "what is due, in one sentence", null, "the finding", d => d.Summary),
        new("DESCRIPTION", Text, "the sentence of the last report, who published it and when", null, "text", d => $"{d.Report.Finding.Text}\n{d.Report.Story.Publisher ?? "Publisher unknown"}, {FactTelling.Day(d.Report.Day)}. As reported: {FactTelling.Date(d.Date)}."),
        new("STATUS", Text, "CONFIRMED; TENTATIVE for what is considered or hangs on a condition; CANCELLED for what was decided, put off, rejected, or withdrawn with its stories", null, "ledger", d => d.Cancelled ? "CANCELLED" : d.Report.Finding.Modality is Codebook.Modality.Considered or Codebook.Modality.Conditional ? "TENTATIVE" : "CONFIRMED"),
        new("TRANSP", Text, "TRANSPARENT: nobody is busy because of it", null, "the program", _ => "TRANSPARENT"),
        new("CATEGORIES", Text, "kind of the finding", null, "kind", d => d.Report.Finding.Kind),
        new("URL", Text, "the evidence in the desk, in the feed of a desk only", null, "the desk", d => address?.Invoke(d.Report)),
        new("X-ATTACHE-DATE", Text, "the date as reported, EDTF level 1", "as written", "deadline, next or date", d => d.Date.Text),
        new("X-ATTACHE-GRAIN", Text, "day, month, season, year or interval", null, "deadline, next or date", d => CommonColumns.GrainOf(d.Date)),
        new("X-ATTACHE-STORY", Text, "identifier of the story of the last report", null, "story", d => d.Report.Finding.Story),
    ]);

    /// <summary>The table without addresses.</summary>
    public static Table<Deadline> Standard { get; } = With(null);
}
