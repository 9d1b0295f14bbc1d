using Attache.Ledger;
using Attache.Ledger.Facts;
using static Attache.Exchange.Tables.ColumnType;
using FactColumn = Attache.Exchange.Tables.Column<Attache.Ledger.Facts.Fact>;
using FactTable = Attache.Exchange.Tables.Table<Attache.Ledger.Facts.Fact>;

namespace Attache.Exchange.Tables;

/// <summary>
/// The tables of facts, one for each kind and one for all: what many findings say of one thing is one row. What a kind has of its
/// own is taken from the finding that tells most (<see cref="Fact.Best{T}"/>), so that a row never mixes two reports.
/// </summary>
public static class FactTables
{
    private static readonly IReadOnlyList<FactColumn> Before =
    [
        new("id", Text, "identifier of the fact, unique in the table", null, "ledger", f => f.Id),
        new("kind", Text, "kind of the fact", null, "kind", f => f.Kind),
        new("date", Text, "when it happened or holds, EDTF level 1: the most precise of the reports; empty where none gives one", "as date_grain tells", "date", f => f.Date?.Text),
        new("day", Day, "first day of date; its last where the start is open; the first report's day where there is no date. Never empty: look at date_grain", "as date_grain tells", "date", f => f.From),
        new("last_day", Day, "last day of date, inclusive; empty where there is no date or its end is open", "as date_grain tells", "date", f => f.Date?.Last),
        new("date_grain", Text, "how far day can be trusted: day, month, season, year (day is the first day of it), interval (from day to last_day), story (no date: day is the first report's)", null, "date", f => CommonColumns.GrainOf(f.Date)),
    ];

    private static readonly IReadOnlyList<FactColumn> Behind =
    [
        new("modality", Text, "how the reports word it: actual, planned, considered, conditional, negated", null, "modality", f => CommonColumns.NameOf(f.Modality)),
        new("historical", Flag, "true where all reports tell it as background", null, "historical", f => f.Historical),
        new("confidence", Number, "from 0 to 1: that the stories say so; independent sources support each other", null, "ledger", f => f.Confidence),
        new("sources", Whole, "number of independent sources: a publisher counts once, and so do stories that copy one another", null, "ledger", f => (long)f.Sources),
        new("reports", Whole, "number of findings", null, "ledger", f => (long)f.Evidence.Count),
        new("stories", Whole, "number of stories", null, "ledger", f => (long)f.Evidence.Select(e => e.Story.Id).Distinct(StringComparer.Ordinal).Count()),
        new("first_reported", Day, "day of the first report, in that story's own zone", "day", "story's publication", f => f.FirstDay),
        new("last_reported", Day, "day of the last report", "day", "story's publication", f => f.LastDay),
        new("publishers", TextList, "who published the stories, each once, in the order of their first report", null, "story's publisher", f => ListOf(f.Evidence.Select(e => e.Story.Publisher).OfType<string>())),
        new("review", Text, "what people did with the finding that tells most: none, accepted, corrected, added", null, "ledger", f => BestOf(f).Review.ToString().ToLowerInvariant()),
        new("findings", TextList, "identifiers of its findings, by report", null, "id", f => ListOf(f.Evidence.Select(e => e.Finding.Id))),
        new("story", Text, "identifier of the story of the finding that tells most", null, "story", f => BestOf(f).Finding.Story),
        new("text", Text, "the sentence of the finding that tells most", null, "text", f => BestOf(f).Finding.Text),
    ];

    /// <summary>The tables, in the order of docs/findings.md, <c>all</c> last.</summary>
    public static IReadOnlyList<FactTable> Every { get; } = [.. FindingTables.Every.Select(Of)];

    /// <summary>The table of a kind or of <c>all</c>; null where there is none of that name.</summary>
    public static FactTable? ByName(string name) => Every.FirstOrDefault(t => t.Name == name);

    /// <summary>The finding of a fact that tells most, as it was reported.</summary>
    public static ReportedFinding BestOf(Fact fact)
    {
        var best = fact.Best<Codebook.Finding>();
        return fact.Evidence.First(e => ReferenceEquals(e.Finding, best));
    }

    private static FactTable Of(Table<ReportedFinding> findings) => new(
        findings.Name, findings.Meaning.Replace("one sentence", "one fact", StringComparison.Ordinal).Replace("one finding", "one fact", StringComparison.Ordinal),
        [.. Before, .. FindingTables.Own(findings).Select(c => new FactColumn(c.Name, c.Type, c.Meaning, c.Grain, c.Source, f => c.Value(BestOf(f)))), .. Behind]);

    private static string[] ListOf(IEnumerable<string> texts) => [.. texts.Distinct(StringComparer.Ordinal)];
}
