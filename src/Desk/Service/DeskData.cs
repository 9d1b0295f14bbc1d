using System.Collections.Concurrent;
using Attache.Ledger;
using Attache.Storage;
using Attache.Storage.Index;

namespace Attache.Desk.Service;

/// <summary>
/// Ledger and index for many requests at once. A store is for one thread; requests lease one and give it back. Writing
/// goes one after the other, and the index has taken in what was written before the writer's answer goes out.
/// </summary>
public sealed class DeskData : IDisposable
{
    private readonly ConcurrentBag<Lease> idle = [];
    private readonly Lock writing = new();
    private readonly DeskOptions options;
    private readonly TimeProvider clock;
    private volatile bool closed;

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

    /// <summary>The ledger's name for pages.</summary>
    public string Name => Path.GetFileName(options.Ledger);

    /// <summary>A ledger and its index for the time of a request.</summary>
    public Lease Take() => idle.TryTake(out var lease) ? lease : Open();

    /// <summary>Appends to the ledger and brings the index up to it.</summary>
    public T Write<T>(Func<Lease, T> work)
    {
        lock (writing)
        {
            using var lease = Take();
            var result = work(lease);
            lease.Index.CatchUp(lease.Store);
            return result;
        }
    }

    /// <summary>Brings the index up to the ledger, where another program wrote there.</summary>
    /// <returns>The number of entries taken in.</returns>
    public long CatchUp(CancellationToken cancel)
    {
        using var lease = Take();
        if (lease.Index.Marked >= lease.Store.Head.Count) return 0;
        lock (writing) return lease.Index.CatchUp(lease.Store, null, cancel);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        closed = true;
        while (idle.TryTake(out var lease)) lease.Close();
    }

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
        if (closed || idle.Count >= 2 * Environment.ProcessorCount) lease.Close();
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

        internal void Close()
        {
            Index.Dispose();
            Store.Dispose();
        }
    }
}
