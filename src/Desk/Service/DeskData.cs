using System.Collections.Concurrent;
using Attache.Ledger;
using Attache.Storage;
using Attache.Storage.Index;

namespace Attache.Desk.Service;

/// <summary>
/// Ledger and index for many requests at once. A store is for one thread; a request has one for the time of its question. Writing
/// goes one after the other, and the index has taken in what was written before the writer's answer goes out.
/// </summary>
public sealed class DeskData : IDisposable
{
    // Work is done by the processor; more at once would only make each slower.
    private static readonly int AtOnce = Math.Max(4, 2 * Environment.ProcessorCount), LongAtOnce = Environment.ProcessorCount;

    private readonly ConcurrentBag<Lease> idle = [];
    private readonly SemaphoreSlim writing = new(1, 1);
    private readonly SemaphoreSlim reading = new(AtOnce, AtOnce);
    private readonly SemaphoreSlim folding = new(LongAtOnce, LongAtOnce);
    private readonly DeskOptions options;
    private readonly TimeProvider clock;
    private volatile bool closed;
    private volatile Totals? totals;
    private long marked;

    /// <summary>Opens the ledger, so that what is wrong with it shows at the start.</summary>
    /// <exception cref="LedgerException">It cannot be opened; the message says why and what to do.</exception>
    public DeskData(DeskOptions options, TimeProvider clock)
    {
        (this.options, this.clock) = (options, clock);
        Directory.CreateDirectory(options.Folder);
        idle.Add(Open());
    }

    /// <summary>The time, for entries of analysts.</summary>
    public TimeProvider Clock => clock;

    /// <summary>How far the index goes, as last seen: at once for what this desk writes, within a second for what others do.</summary>
    public long Marked => Volatile.Read(ref marked);

    /// <summary>The ledger's name for pages.</summary>
    public string Name => Path.GetFileName(options.Ledger);

    /// <summary>Answers a question with a ledger and its index; a few at once, the others wait their turn.</summary>
    public Task<T> Read<T>(Func<Lease, T> work) => Within(reading, work);

    /// <summary>The same for a question that takes long, such as a whole dossier: these wait for each other, and nobody else for them.</summary>
    public Task<T> Fold<T>(Func<Lease, T> work) => Within(folding, work);

    /// <summary>Appends to the ledger and brings the index up to it.</summary>
    public async Task<T> Write<T>(Func<Lease, T> work)
    {
        await writing.WaitAsync().ConfigureAwait(false);
        try
        {
            using var lease = Take();
            var result = work(lease);
            lease.Index.CatchUp(lease.Store);
            Volatile.Write(ref marked, lease.Index.Marked);
            return result;
        }
        finally
        {
            writing.Release();
        }
    }

    /// <summary>The same for decisions, which are counted.</summary>
    public async Task<DecisionOutcome> Decide(Func<Lease, DecisionOutcome> work)
    {
        var outcome = await Write(work).ConfigureAwait(false);
        Meters?.Decided(outcome);
        return outcome;
    }

    /// <summary>Counts what is done; null where nobody counts.</summary>
    internal DeskMeters? Meters { get; set; }

    /// <summary>Tells the meters how ledger and index stand.</summary>
    internal void Measure()
    {
        if (Meters is not { } meters) return;
        using var lease = Take();
        meters.Stands(lease.Store.Head.Count, Marked, meters.IsWatched ? lease.Counts() : null);
    }

    /// <summary>Brings the index up to the ledger, where another program wrote there.</summary>
    /// <returns>The number of entries taken in.</returns>
    public long CatchUp(CancellationToken cancel)
    {
        using var lease = Take();
        long at = lease.Index.Marked;
        Volatile.Write(ref marked, at);
        if (at >= lease.Store.Head.Count) return 0;
        writing.Wait(cancel);
        try
        {
            long taken = lease.Index.CatchUp(lease.Store, null, cancel);
            Volatile.Write(ref marked, lease.Index.Marked);
            return taken;
        }
        finally
        {
            writing.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        closed = true;
        while (idle.TryTake(out var lease)) lease.Close();
        writing.Dispose();
        reading.Dispose();
        folding.Dispose();
    }

    private async Task<T> Within<T>(SemaphoreSlim gate, Func<Lease, T> work)
    {
        await gate.WaitAsync().ConfigureAwait(false);
        try
        {
            using var lease = Take();
            return work(lease);
        }
        finally
        {
            gate.Release();
        }
    }

    private Lease Take() => idle.TryTake(out var lease) ? lease : Open();

    private Lease Open()
    {
        var store = SqliteLedger.Open(options.Ledger, clock, LedgerAccess.Write, TimeSpan.FromSeconds(30));
        try
        {
            return new Lease(this, store, LedgerIndex.Open(Path.Combine(options.Folder, "index.db"), store));
        }
        catch
        {
            store.Dispose();
            throw;
        }
    }

    private void Return(Lease lease)
    {
        // As many as work at once stay open; each holds some memory.
        if (closed || idle.Count > AtOnce + LongAtOnce) lease.Close();
        else idle.Add(lease);
    }

    /// <summary>A ledger and its index; disposing gives them back.</summary>
    public sealed class Lease : IDisposable
    {
        private readonly DeskData owner;

        internal Lease(DeskData owner, ILedgerStore store, LedgerIndex index) => (this.owner, Store, Index) = (owner, store, index);

        /// <summary>The ledger.</summary>
        public ILedgerStore Store { get; }

        /// <summary>Its index.</summary>
        public LedgerIndex Index { get; }

        /// <inheritdoc/>
        public void Dispose() => owner.Return(this);

        /// <summary>How much the index holds, counted once for each state of the ledger: with a million findings that takes a while.</summary>
        public IndexCounts Counts() => Total().Counts;

        /// <summary>Publishers with the number of their stories, those with most first, 200 at most; counted once in the same way.</summary>
        public IReadOnlyList<(string Publisher, int Stories)> Publishers() => Total().Publishers;

        private Totals Total()
        {
            long marked = Index.Marked;
            if (owner.totals is { } kept && kept.Marked == marked) return kept;
            return owner.totals = new Totals(marked, Index.Counts(), Index.Publishers());
        }

        internal void Close()
        {
            Index.Dispose();
            Store.Dispose();
        }
    }

    private sealed record Totals(long Marked, IndexCounts Counts, IReadOnlyList<(string Publisher, int Stories)> Publishers);
}
