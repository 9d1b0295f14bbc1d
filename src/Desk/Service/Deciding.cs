using Attache.Desk.Models;
using Attache.Ledger;

namespace Attache.Desk.Service;

/// <summary>What became of a decision.</summary>
/// <param name="Sequence">Sequence of its entry; null where it was not taken.</param>
/// <param name="Conflict">Whether somebody decided on the finding in the meantime.</param>
/// <param name="Problem">Why it was not taken; null where it was.</param>
public sealed record DecisionOutcome(long? Sequence, bool Conflict = false, string? Problem = null)
{
    /// <summary>The id of the finding that was added; null for other decisions.</summary>
    public string? Finding { get; init; }

    /// <summary>What was to be done: accept, reject, correct, undo, add, merge, split, grade.</summary>
    public string Action { get; init; } = "";
}

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
        string? why = Why(reason);
        return Try(action, () =>
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
        });
    }

    /// <summary>Takes a decision back.</summary>
    public static DecisionOutcome Undo(DeskData.Lease lease, TimeProvider clock, string author, long entry, string? reason) => Try("undo", () =>
    {
        new Reviewer(lease.Store, clock, author).Undo(entry, Why(reason));
        return new DecisionOutcome(entry);
    });

    /// <summary>Adds a finding that the machine missed.</summary>
    /// <param name="lease">Ledger and index; the caller writes.</param>
    /// <param name="clock">Gives the time of the decision.</param>
    /// <param name="author">Who decides.</param>
    /// <param name="story">The story's identifier; its latest version is meant.</param>
    /// <param name="sentence">The words that say it, exactly as they stand in the story.</param>
    /// <param name="finding">What they say.</param>
    /// <param name="reason">Why; null or empty for no reason.</param>
    public static DecisionOutcome Add(DeskData.Lease lease, TimeProvider clock, string author, string story, string sentence, Codebook.Finding finding, string? reason) => Try("add", () =>
    {
        var (id, _) = new Reviewer(lease.Store, clock, author).Add(story, sentence, finding, Why(reason));
        return new DecisionOutcome(Last(lease)) { Finding = id };
    });

    /// <summary>Makes one fact of the facts of some findings, or a fact of their own of findings that stand in one with others.</summary>
    /// <param name="lease">Ledger and index; the caller writes.</param>
    /// <param name="clock">Gives the time of the decision.</param>
    /// <param name="author">Who decides.</param>
    /// <param name="asked">The finding that it was looked at from.</param>
    /// <param name="merge">Whether they become one; else they part from the rest.</param>
    /// <param name="findings">The findings' ids.</param>
    /// <param name="reason">Why; null or empty for no reason.</param>
    /// <param name="after">The last merge or split of these facts and those near to them that the author had seen, 0 for none; null where that does not matter.</param>
    public static DecisionOutcome Regroup(DeskData.Lease lease, TimeProvider clock, string author, string asked, bool merge, IReadOnlyList<string> findings, string? reason, long? after) => Try(merge ? "merge" : "split", () =>
    {
        if (after is { } seen && FactModel.Of(lease, asked, null, null)?.Decisions is [var newest, ..] && newest.Sequence > seen) return new DecisionOutcome(null, Conflict: true, $"{newest.Author} {(newest.Kind switch { EntryKind.FactsMerged => "merged", EntryKind.FactsSplit => "split", _ => "put back" })} these facts in the meantime.");
        var reviewer = new Reviewer(lease.Store, clock, author);
        var done = merge ? reviewer.Merge(findings, Why(reason)) : reviewer.Split(findings, Why(reason));
        return done.Entries > 0 ? new DecisionOutcome(Last(lease)) : new DecisionOutcome(null, Problem: "That was decided already.");
    });

    /// <summary>Grades a source.</summary>
    public static DecisionOutcome Grade(DeskData.Lease lease, TimeProvider clock, string author, string publisher, string? grade, string? reason) => Try("grade", () =>
    {
        if (!SourceGrade.TryParse(grade, out var read)) return new DecisionOutcome(null, Problem: $"'{SafeText.Cut(grade, 20)}' is no grade. Give a letter from A to F and a figure from 1 to 6, such as B2.");
        if (!lease.Index.HasPublisher(publisher)) return new DecisionOutcome(null, Problem: $"The ledger holds no story of '{SafeText.Cut(publisher, 60)}'.");
        new Reviewer(lease.Store, clock, author).Grade(publisher, read, Why(reason));
        return new DecisionOutcome(Last(lease));
    });

    private static long Last(DeskData.Lease lease) => lease.Store.DecisionLog(null, 1) is [var last] ? last.Sequence : 0;

    private static string? Why(string? reason) => string.IsNullOrWhiteSpace(reason) ? null : reason.Trim();

    private static DecisionOutcome Try(string action, Func<DecisionOutcome> decide) => Tried(decide) with { Action = action };

    private static DecisionOutcome Tried(Func<DecisionOutcome> decide)
    {
        try
        {
            return decide();
        }
        catch (LedgerException e) when (e.Problem is LedgerProblem.Unknown or LedgerProblem.Conflict)
        {
            return new DecisionOutcome(null, e.Problem == LedgerProblem.Conflict, e.Message);
        }
        catch (ArgumentException e)
        {
            return new DecisionOutcome(null, Problem: Sentence(e));
        }
    }

    // Without the name of the parameter, which is nobody's business.
    private static string Sentence(ArgumentException e)
    {
        int parameter = e.ParamName is null ? -1 : e.Message.IndexOf(" (Parameter '", StringComparison.Ordinal);
        string text = parameter > 0 ? e.Message[..parameter] : e.Message;
        return char.ToUpperInvariant(text[0]) + text[1..] + (text[^1] is '.' or '?' ? "" : ".");
    }
}
