using Attache.Codebook;
using Attache.Stories;

namespace Attache.Ledger;

/// <summary>What a person decides about what the ledger holds. Every decision is an entry; none changes another.</summary>
public abstract record Decision
{
    /// <summary>When it was taken, on the analyst's clock; the caller's <see cref="TimeProvider"/> gives it.</summary>
    public required KnownTime Known { get; init; }

    /// <summary>Who took it; not empty.</summary>
    public required string Author { get; init; }

    /// <summary>Why; null where nobody gave a reason.</summary>
    public string? Reason { get; init; }

    /// <summary>
    /// The last decision on the same finding that its author had seen (<see cref="ReportedFinding.LastDecision"/>), 0 for none; null where that
    /// does not matter. A store refuses the decision with <see cref="LedgerProblem.Conflict"/> where somebody decided since. Not stored.
    /// </summary>
    public long? After { get; init; }

    /// <summary>The kind of its entry.</summary>
    public abstract EntryKind Kind { get; }
}

/// <summary>A finding is confirmed.</summary>
/// <param name="FindingId">Its id.</param>
public sealed record AcceptFinding(string FindingId) : Decision
{
    /// <inheritdoc/>
    public override EntryKind Kind => EntryKind.FindingAccepted;
}

/// <summary>A finding is rejected.</summary>
/// <param name="FindingId">Its id.</param>
public sealed record RejectFinding(string FindingId) : Decision
{
    /// <inheritdoc/>
    public override EntryKind Kind => EntryKind.FindingRejected;
}

/// <summary>A finding is put right.</summary>
/// <param name="FindingId">The id of the finding, which stays.</param>
/// <param name="Replacement">What stands from now on; its own id and story do not count.</param>
public sealed record CorrectFinding(string FindingId, Finding Replacement) : Decision
{
    /// <inheritdoc/>
    public override EntryKind Kind => EntryKind.FindingCorrected;
}

/// <summary>A finding that the machine missed, or that another coder made.</summary>
/// <param name="Finding">With the story that it comes from and an id of its own. It counts as a person's where its rule is <see cref="Reviewer.Rule"/>; else nobody has looked at it yet.</param>
public sealed record AddFinding(Finding Finding) : Decision
{
    /// <inheritdoc/>
    public override EntryKind Kind => EntryKind.FindingAdded;
}

/// <summary>Findings speak of one thing, so their facts are one.</summary>
/// <param name="FindingIds">Two or more; one of each fact is enough.</param>
public sealed record MergeFacts(IReadOnlyList<string> FindingIds) : Decision
{
    /// <inheritdoc/>
    public override EntryKind Kind => EntryKind.FactsMerged;
}

/// <summary>Findings speak of another thing than the rest of the fact that they stand in.</summary>
/// <param name="FindingIds">One or more.</param>
public sealed record SplitFacts(IReadOnlyList<string> FindingIds) : Decision
{
    /// <inheritdoc/>
    public override EntryKind Kind => EntryKind.FactsSplit;
}

/// <summary>A source is graded.</summary>
/// <param name="Publisher">As in <see cref="Story.Publisher"/>.</param>
/// <param name="Grade">The grade.</param>
public sealed record GradeSource(string Publisher, SourceGrade Grade) : Decision
{
    /// <inheritdoc/>
    public override EntryKind Kind => EntryKind.SourceGraded;
}

/// <summary>A decision is taken back.</summary>
/// <param name="Entry">Sequence of its entry.</param>
public sealed record UndoDecision(long Entry) : Decision
{
    /// <inheritdoc/>
    public override EntryKind Kind => EntryKind.DecisionUndone;
}

/// <summary>A decision as it stands in the ledger.</summary>
/// <param name="Sequence">Sequence of its entry.</param>
/// <param name="FindingId">The finding that it speaks of; null for merges, splits and grades.</param>
/// <param name="Decision">What was decided.</param>
/// <param name="UndoneBy">Sequence of the entry that takes it back; null where it stands.</param>
public sealed record TakenDecision(long Sequence, string? FindingId, Decision Decision, long? UndoneBy);

/// <summary>A grade on the Admiralty scale (NATO AJP-2.1).</summary>
/// <param name="Reliability">Of the source: A (completely reliable) to E (unreliable), F (cannot be judged).</param>
/// <param name="Credibility">Of what it reports: 1 (confirmed) to 5 (improbable), 6 (cannot be judged).</param>
public readonly record struct SourceGrade(char Reliability, int Credibility)
{
    /// <summary>Reads "B2"; false for anything else.</summary>
    public static bool TryParse(string? text, out SourceGrade grade)
    {
        grade = default;
        if (text is not { Length: 2 } || char.ToUpperInvariant(text[0]) is not (>= 'A' and <= 'F') || text[1] is not (>= '1' and <= '6')) return false;
        grade = new SourceGrade(char.ToUpperInvariant(text[0]), text[1] - '0');
        return true;
    }

    /// <summary>As "B2".</summary>
    public override string ToString() => $"{Reliability}{Credibility}";
}
