using System.Diagnostics.Metrics;
using Attache.Storage.Index;

namespace Attache.Desk.Service;

/// <summary>What the desk counts of its own work, for OpenTelemetry (<see cref="Telemetry"/>): stories, findings, decisions, the queue, how far the index lies behind.</summary>
internal sealed class DeskMeters : IDisposable
{
    /// <summary>The meter's name.</summary>
    public const string Name = "Attache.Desk";

    private readonly Meter meter;
    private readonly Counter<long> stories, findings, decisions;
    private readonly ObservableGauge<long> queue;
    private long waiting, entries, behind;

    public DeskMeters(IMeterFactory factory)
    {
        meter = factory.Create(Name);
        stories = meter.CreateCounter<long>("attache.stories.read", "{story}", "Stories that programs sent in and that were read; attribute new: whether the ledger did not hold them.");
        findings = meter.CreateCounter<long>("attache.findings.recorded", "{finding}", "Findings that are new in the ledger, from stories that were sent in.");
        decisions = meter.CreateCounter<long>("attache.decisions", "{decision}", "Decisions of people; attributes action and outcome: taken, conflict, refused.");
        queue = meter.CreateObservableGauge("attache.review.queue", () => Volatile.Read(ref waiting), "{finding}", "Findings that nobody has looked at.");
        meter.CreateObservableGauge("attache.ledger.entries", () => Volatile.Read(ref entries), "{entry}", "Entries of the ledger.");
        meter.CreateObservableGauge("attache.index.behind", () => Volatile.Read(ref behind), "{entry}", "Entries that the index has not taken in yet.");
    }

    /// <summary>Whether somebody looks at the queue's length, which has to be counted.</summary>
    public bool IsWatched => queue.Enabled;

    /// <summary>Stories came in.</summary>
    public void Read(int read, int isNew, int recorded)
    {
        if (isNew > 0) stories.Add(isNew, new KeyValuePair<string, object?>("new", true));
        if (read > isNew) stories.Add(read - isNew, new KeyValuePair<string, object?>("new", false));
        if (recorded > 0) findings.Add(recorded);
    }

    /// <summary>Somebody decided, or wanted to.</summary>
    public void Decided(DecisionOutcome outcome) => decisions.Add(
        1, new KeyValuePair<string, object?>("action", outcome.Action), new KeyValuePair<string, object?>("outcome", outcome.Sequence is not null ? "taken" : outcome.Conflict ? "conflict" : "refused"));

    /// <summary>How ledger and index stand.</summary>
    public void Stands(long head, long marked, IndexCounts? counts)
    {
        Volatile.Write(ref entries, head);
        Volatile.Write(ref behind, Math.Max(0, head - marked));
        if (counts is not null) Volatile.Write(ref waiting, counts.Unreviewed);
    }

    public void Dispose() => meter.Dispose();
}
