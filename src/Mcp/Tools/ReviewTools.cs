using System.ComponentModel;
using System.Text.Json;
using Attache.Ledger;
using Attache.Mcp.Answers;
using Attache.Mcp.Service;
using Attache.Storage.Index;
using ModelContextProtocol;
using ModelContextProtocol.Server;

namespace Attache.Mcp.Tools;

/// <summary>Tools that decide about findings; there only where the server was started with <c>--allow-review</c>. Nothing is ever overwritten.</summary>
internal sealed class ReviewTools(LedgerFile file)
{
    private const string ReasonText = "Why, in a few words; stands in the ledger", AfterText = "The finding's last_decision as you saw it, 0 for none; refused where somebody decided since";

    [McpServerTool(Name = "review_queue", Title = "What awaits review", ReadOnly = true, OpenWorld = false, UseStructuredContent = true)]
    [Description("Findings that nobody has decided on, each with its sentence: the most important or the most doubtful first.")]
    public Task<FindingList> Queue(
        IProgress<ProgressNotificationValue> progress, CancellationToken cancel, [Description("importance or doubt")] string order = "importance", [Description("How many, 1 to 25")] int limit = 10, [Description("Of the answer before")] string? cursor = null) => file.Ask(
        (store, index) =>
        {
            int most = Math.Clamp(limit, 1, 25), skip = (int)Math.Min(Reading.Cursor(cursor) ?? 0, int.MaxValue);
            var ids = index.Queue(Reading.Word(order, "order", ["importance", "doubt"]) == "doubt" ? QueueOrder.Doubt : QueueOrder.Importance, most + 1, skip);
            var found = ids.Take(most).Select(id => store.Findings(new FindingQuery { FindingId = id, WithDead = true }).FirstOrDefault()).OfType<ReportedFinding>().ToList();
            return new FindingList(FindingAnswer.Of(found), null, ids.Count > most ? Reading.Next(skip + most) : null);
        },
        progress, cancel);

    [McpServerTool(Name = "review_accept", Title = "Confirm a finding", Destructive = false, OpenWorld = false, UseStructuredContent = true)]
    [Description("Confirms a finding: its sentence says just that.")]
    public Task<DecidedAnswer> Accept(McpServer server, [Description("Id of the finding")] string id, [Description(ReasonText)] string? reason = null, [Description(AfterText)] long? after = null, CancellationToken cancel = default) =>
        Decide(server, id, "accepted", who => who.Accept([id], reason, after), cancel);

    [McpServerTool(Name = "review_reject", Title = "Reject a finding", Destructive = true, OpenWorld = false, UseStructuredContent = true)]
    [Description("Rejects a finding: its sentence does not say that. It counts no longer but stays in the ledger.")]
    public Task<DecidedAnswer> Reject(McpServer server, [Description("Id of the finding")] string id, [Description(ReasonText)] string reason, [Description(AfterText)] long? after = null, CancellationToken cancel = default) =>
        Decide(server, id, "rejected", who => who.Reject([id], reason, after), cancel);

    [McpServerTool(Name = "review_correct", Title = "Put a finding right", Destructive = true, OpenWorld = false, UseStructuredContent = true)]
    [Description("Puts fields of a finding right; it keeps its id, kind and sentence.")]
    public Task<DecidedAnswer> Correct(
        McpServer server, [Description("Id of the finding")] string id,
        [Description("Fields of the exchange format and their new values, such as {\"change\":\"recalled\",\"date\":\"2022-01-31\"}; an empty text takes a field away")] IReadOnlyDictionary<string, JsonElement> changes,
        [Description(ReasonText)] string? reason = null, [Description(AfterText)] long? after = null, CancellationToken cancel = default)
    {
        if (changes.Count == 0) throw new McpException("changes: name at least one field. To confirm the finding as it stands there is review_accept.");
        return Decide(server, id, "corrected", who => who.Change(id, changes.Select(c => new KeyValuePair<string, string>(c.Key, c.Value.ValueKind == JsonValueKind.String ? c.Value.GetString()! : c.Value.GetRawText())), reason, after), cancel);
    }

    [McpServerTool(Name = "review_undo", Title = "Take a decision back", Destructive = true, OpenWorld = false, UseStructuredContent = true)]
    [Description("Takes a decision back: what stood before stands again.")]
    public Task<DecidedAnswer> Undo(McpServer server, [Description("The decision's entry, as evidence and the decision's answer tell it")] long entry, [Description(ReasonText)] string? reason = null, CancellationToken cancel = default) => file.Decide(
        (store, who) =>
        {
            var result = who.Undo(entry, reason);
            return new DecidedAnswer(result.Entries > 0 ? store.Head.Count : null, result.Entries > 0 ? $"took back entry {entry}" : $"entry {entry} was taken back before; nothing was added", null);
        },
        server.ClientInfo?.Name, cancel);

    private Task<DecidedAnswer> Decide(McpServer server, string id, string done, Func<Reviewer, AppendResult> decide, CancellationToken cancel) => file.Decide(
        (store, who) =>
        {
            AppendResult result;
            try
            {
                result = decide(who);
            }
            catch (ArgumentException e)
            {
                throw new McpException(e.Message.Split(" (Parameter")[0].TrimEnd('.') + ".", e);
            }
            var stands = store.Findings(new FindingQuery { FindingId = id, WithDead = true }).FirstOrDefault();
            return new DecidedAnswer(
                store.DecisionLog(id, 1) is [var last] ? last.Sequence : null, result.Entries > 0 ? done : "the ledger has that decision already; nothing was added", stands is null ? null : FindingAnswer.Of([stands])[0]);
        },
        server.ClientInfo?.Name, cancel);
}
