using Attache.Codebook;
using static Attache.Exchange.Tables.ColumnType;
using static Attache.Exchange.Tables.EntityColumns;
using FindingColumn = Attache.Exchange.Tables.Column<Attache.Ledger.ReportedFinding>;
using FindingTable = Attache.Exchange.Tables.Table<Attache.Ledger.ReportedFinding>;

namespace Attache.Exchange.Tables;

/// <summary>The tables of findings: one for each kind and one for all.</summary>
public static class FindingTables
{
    /// <summary>The tables, in the order of docs/findings.md, <c>all</c> last.</summary>
    public static IReadOnlyList<FindingTable> Every { get; } =
    [
        Of("event", "one PLOVER 2.0 event of one sentence",
        [
            Word<EventFinding>("event", "PLOVER category", f => f.Category),
            List<EventFinding>("mode", "PLOVER modes", "mode", f => f.Mode),
            List<EventFinding>("context", "PLOVER contexts", "context", f => f.Context),
            .. Entities<EventFinding>("actor", "who did it", f => f.Actor),
            .. Entities<EventFinding>("recipient", "to whom", f => f.Recipient),
            .. Places<EventFinding>("location", "where", f => f.Location),
            Word<EventFinding>("cameo", "CAMEO code with its leading zero, as text", f => f.Cameo),
            Word<EventFinding>("quad", "quad category", f => f.Quad),
            new("score", Number, "conflict–cooperation score, −10 to 10", null, "score", f => ((EventFinding)f.Finding).Score),
        ]),
        Of("statement", "one utterance in one sentence",
        [
            .. Entities<StatementFinding>("speaker", "who says it", f => [f.Speaker]),
            Word<StatementFinding>("cue", "the verb or words that tell it is said", f => f.Cue),
            Word<StatementFinding>("content", "what was said, in the story's words", f => f.Content),
            new("quoted", Flag, "true where part of it stands in quotation marks", null, "quoted", f => ((StatementFinding)f.Finding).Quoted),
            .. Entities<StatementFinding>("addressee", "to whom it was said", f => f.Addressee),
        ]),
        Of("post", "one sentence on a diplomatic post",
        [
            Word<PostFinding>("post", "which post", f => f.Post),
            Word<PostFinding>("sending", "code of the sending state", f => f.Sending),
            Word<PostFinding>("receiving", "code of the receiving state or organisation", f => f.Receiving),
            Word<PostFinding>("holder", "who holds it, is proposed for it or left it", f => f.Holder),
            new("number", Whole, "number of diplomats concerned", null, "number", f => (long?)((PostFinding)f.Finding).Number),
            .. Date<PostFinding>("deadline", "by when somebody must leave", f => f.Deadline),
            Word<PostFinding>("change", "what happened to it", f => f.Change),
        ]),
        Of("office", "one sentence on who holds an office",
        [
            Word<OfficeFinding>("holder", "the person", f => f.Holder),
            Word<OfficeFinding>("title", "the office, in the story's words", f => f.Title),
            Word<OfficeFinding>("of", "code of the state or organisation", f => f.Of),
            Word<OfficeFinding>("change", "what happened to it", f => f.Change),
            Word<OfficeFinding>("replaces", "the predecessor", f => f.Replaces),
        ]),
        Of("deployment", "one sentence on a force",
        [
            Word<DeploymentFinding>("force", "name of the force", f => f.Force),
            List<DeploymentFinding>("contributor", "codes of whose force it is", "contributor", f => f.Contributor),
            Word<DeploymentFinding>("change", "what it does", f => f.Change),
            .. Places<DeploymentFinding>("from", "where it leaves", f => f.From),
            .. Places<DeploymentFinding>("to", "where it goes or is", f => f.To),
            new("strength", Whole, "number of persons; of a range, the lower end", null, "strength", f => (long?)((DeploymentFinding)f.Finding).Strength),
            new("strength_to", Whole, "the upper end, where a range is told", null, "strength_to", f => (long?)((DeploymentFinding)f.Finding).StrengthTo),
            Word<DeploymentFinding>("relieves", "the force that it takes over from", f => f.Relieves),
        ]),
        Of("talks", "one sentence on talks",
        [
            .. Entities<TalksFinding>("participants", "who talks, mediators too", f => f.Participants),
            .. Entities<TalksFinding>("mediators", "who mediates", f => f.Mediators),
            .. Places<TalksFinding>("venue", "where", f => f.Venue is { } v ? [v] : null),
            Word<TalksFinding>("subject", "what about, in the story's words", f => f.Subject),
            .. Date<TalksFinding>("next", "the next round", f => f.Next),
            Word<TalksFinding>("status", "how far they are", f => f.Status),
        ]),
        Of("decision", "one sentence on a decision",
        [
            .. Entities<DecisionFinding>("by", "who decides", f => f.By),
            Word<DecisionFinding>("matter", "what about, in the story's words", f => f.Matter),
            Word<DecisionFinding>("status", "how far it is", f => f.Status),
            .. Date<DecisionFinding>("deadline", "by when", f => f.Deadline),
            List<DecisionFinding>("options", "the choices named", "options", f => f.Options),
        ]),
        Of("relation", "one sentence on how two states stand to each other",
        [
            List<RelationFinding>("between", "the two codes", "between", f => f.Between),
            Word<RelationFinding>("tone", "good, bad and so on", f => f.Tone),
            Word<RelationFinding>("assessment", "the story's words for it", f => f.Assessment),
            .. Date<RelationFinding>("since", "since when", f => f.Since),
        ]),
        Of("all", "one finding of any kind; what its kind has of its own stands in the column finding",
            [new("finding", Text, "the whole finding as JSON, as docs/findings.md tells", null, "the finding", f => FindingJson.Write(f.Finding))]),
    ];

    /// <summary>The table of a kind or of <c>all</c>; null where there is none of that name.</summary>
    public static FindingTable? ByName(string name) => Every.FirstOrDefault(t => t.Name == name);

    /// <summary>The columns that a table has of its own, between those that all have.</summary>
    internal static IEnumerable<FindingColumn> Own(FindingTable table) =>
        table.Columns.Take(table.Columns.Count - CommonColumns.Behind.Count).Skip(CommonColumns.Before.Count);

    private static FindingTable Of(string name, string meaning, IReadOnlyList<FindingColumn> own) => new(name, meaning, [.. CommonColumns.Before, .. own, .. CommonColumns.Behind]);
}
