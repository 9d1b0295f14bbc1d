using Attache.Ledger;

namespace Attache.Desk.Service;

/// <summary>What became of a decision.</summary>
/// <param name="Sequence">Sequence of its entry; null where it was not taken.</param>
/// <param name="Conflict">Whether somebody decided on the finding in the meantime.</param>
/// <param name="Problem">Why it was not taken; null where it was.</param>
public sealed record DecisionOutcome(long? Sequence, bool Conflict = false, string? Problem = null);

/// <summary>Takes decisions for pages and API alike.</summary>
public static class Deciding
{
    /// <summary>The decisions that can be taken on one finding.</summary>
    public static IReadOnlyList<string> Actions { get; } = ["accept", "reject", "correct"];

    /// <summary>Decides on a finding.</summary>
    /// <param name="lease">Ledger and index; the caller writes.</param>
    /// <param name="clock">Gives the time of the decision.</param>
    /// <param name="author">Who decides.</param>
    /// <param name="action">One of <see cref="Actions"/>.</param>
    /// <param name="finding">The finding's id.</param>
    /// <param name="changes">What a correction changes, from the finding as it stands.</param>
    /// <param name="reason">Why; null or empty for no reason.</param>
    /// <param name="after">The last decision on it that the author had seen; null where that does not matter.</param>
    public static DecisionOutcome Decide(
        DeskData.Lease lease, TimeProvider clock, string author, string action, string finding, Func<ReportedFinding, (IReadOnlyList<KeyValuePair<string, string>> Changes, string? Problem)> changes, string? reason, long? after)
    {
        var reviewer = new Reviewer(lease.Store, clock, author);
        string? why = string.IsNullOrWhiteSpace(reason) ? null : reason.Trim();
        try
        {
            switch (action)
            {
                case "accept": reviewer.Accept([finding], why, after); break;
                case "reject": reviewer.Reject([finding], why, after); break;
                default:
                    var standing = lease.Store.Findings(new FindingQuery { FindingId = finding, WithDead = true }).FirstOrDefault();
                    if (standing is null) return new DecisionOutcome(null, Problem: $"There is no finding {finding}.");
                    var (change, problem) = changes(standing);
                    if (problem is not null) return new DecisionOutcome(null, Problem: problem);
                    if (change.Count == 0) return new DecisionOutcome(null, Problem: "Nothing was changed. To confirm the finding as it stands, accept it.");
                    reviewer.Change(finding, change, why, after);
                    break;
            }
            return new DecisionOutcome(lease.Store.DecisionLog(finding, 1) is [var last] ? last.Sequence : 0);
        }
        catch (LedgerException e) when (e.Problem == LedgerProblem.Conflict)
        {
            return new DecisionOutcome(null, Conflict: true, e.Message);
        }
        catch (LedgerException e) when (e.Problem == LedgerProblem.Unknown)
        {
            return new DecisionOutcome(null, Problem: e.Message);
        }
        catch (ArgumentException e)
        {
            return new DecisionOutcome(null, Problem: e.Message);
        }
    }

    /// <summary>Takes a decision back.</summary>
    public static DecisionOutcome Undo(DeskData.Lease lease, TimeProvider clock, string author, long entry, string? reason)
    {
        try
        {
            new Reviewer(lease.Store, clock, author).Undo(entry, string.IsNullOrWhiteSpace(reason) ? null : reason.Trim());
            return new DecisionOutcome(entry);
        }
        catch (LedgerException e) when (e.Problem is LedgerProblem.Unknown or LedgerProblem.Conflict)
        {
            return new DecisionOutcome(null, e.Problem == LedgerProblem.Conflict, e.Message);
        }
    }
}
