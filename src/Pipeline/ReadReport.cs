using Attache.Ledger;

namespace Attache.Pipeline;

/// <summary>What a run did.</summary>
/// <param name="Stories">Stories that were read, copies not counted.</param>
/// <param name="Copies">Stories that came a second time in this run.</param>
/// <param name="Findings">Findings in the stories read.</param>
/// <param name="Problems">Inputs that were not read.</param>
/// <param name="Appended">What is new in the ledger; null without one.</param>
/// <param name="Interrupted">Whether the run was stopped before its end. What it read till then stays read.</param>
public sealed record ReadReport(int Stories, int Copies, int Findings, int Problems, AppendResult? Appended, bool Interrupted)
{
    /// <summary>Stories that were passed over, because the ledger holds them already.</summary>
    public int Known { get; init; }
}
