using System.ComponentModel;
using Attache.Ledger;
using Attache.Ledger.Facts;
using Attache.Mcp.Answers;
using Attache.Mcp.Service;
using Attache.Storage.Index;
using Attache.Stories;
using Attache.Views;
using Attache.Views.Brief;
using ModelContextProtocol;
using ModelContextProtocol.Server;

namespace Attache.Mcp.Tools;

/// <summary>The tool that tells where something comes from.</summary>
internal sealed class EvidenceTools(LedgerFile file)
{
    [McpServerTool(Name = "evidence", Title = "Where it comes from", ReadOnly = true, OpenWorld = false, UseStructuredContent = true)]
    [Description("All sentences of all stories that tell of one fact, with the rule that read each, its confidence, and what people decided. Takes the id of a finding (f-...) or of a fact (F-...).")]
    public Task<EvidenceAnswer> Evidence(
        [Description("Id of a finding or a fact")] string id, IProgress<ProgressNotificationValue> progress, CancellationToken cancel, [Description("Leave out what was reported after this day (UTC); left out: everything")] string? known = null,
        [Description("How many findings, 1 to 20")] int limit = 8, [Description("Of the answer before")] string? cursor = null) => file.Ask(
        (store, index) =>
        {
            string text = id.Trim();
            var time = Reading.Known(known);
            // A fact is called after the finding that leads it.
            string lead = text.StartsWith("F-", StringComparison.Ordinal) ? "f" + text[1..] : text;
            var finding = store.Findings(new FindingQuery { FindingId = lead, Known = time, WithDead = true }).FirstOrDefault()
                ?? throw new McpException($"The file has no finding or fact '{Quoted.Cut(text, 60)}'{(time == KnownTime.Latest ? "" : " that was known by then")}. search_findings gives ids of findings.");
            var (fact, telling) = FactOf(store, finding, time);
            return EvidenceAnswer.Of(fact, telling, f => Decisions(index, f), (int)Math.Min(Reading.Cursor(cursor) ?? 0, int.MaxValue), Math.Clamp(limit, 1, 20));
        },
        progress, cancel);

    /// <summary>What people decided about a finding.</summary>
    public static IReadOnlyList<DecisionAnswer> Decisions(LedgerIndex index, string finding) =>
        [.. index.DecisionsOn(finding).Select(d => new DecisionAnswer(d.Sequence, Words.GetValueOrDefault(d.Kind, "decided"), d.Author, d.Known, d.Reason is { } r ? Quoted.Cut(r, 300) : null, d.Undone))];

    private static readonly Dictionary<EntryKind, string> Words = new()
    {
        [EntryKind.FindingAccepted] = "accepted", [EntryKind.FindingRejected] = "rejected", [EntryKind.FindingCorrected] = "corrected", [EntryKind.FindingAdded] = "added", [EntryKind.DecisionUndone] = "took a decision back",
    };

    // Merging needs the findings of one subject; the narrowest one that the finding has is the quickest. What counts no longer, or is older than what a file holds, stands alone.
    private static (Fact Fact, FactTelling Telling) FactOf(ILedgerStore store, ReportedFinding finding, KnownTime known)
    {
        var subject = SubjectsOf.All(finding.Finding).Where(s => s.Kind != SubjectKind.Due).OrderBy(Breadth).FirstOrDefault();
        if (subject is not null)
        {
            var whole = FileOnDay.Of(store, subject, new ValidDay(DateOnly.MaxValue), known);
            if (whole.Facts.FirstOrDefault(f => f.Evidence.Any(e => e.Finding.Id == finding.Finding.Id)) is { } fact) return (fact, new FactTelling(whole, CountryNames.Standard));
        }
        return (FactMerger.Merge([finding])[0], FactTelling.OfFindings([finding], CountryNames.Standard));
    }

    private static int Breadth(Subject subject) => subject.Kind switch { SubjectKind.Post => 0, SubjectKind.Force => 1, SubjectKind.Pair => 2, SubjectKind.Person => 3, _ => 4 };
}
