using Attache.Ledger;
using Attache.Storage.Index;
using ModelContextProtocol;

namespace Attache.Mcp.Service;

/// <summary>The ledger and its index for one question at a time. What is wrong is told to the assistant with its remedy.</summary>
internal sealed class LedgerFile : IDisposable
{
    private readonly McpOptions options;
    private readonly TimeProvider clock;
    private readonly SemaphoreSlim gate = new(1, 1);
    private readonly ILedgerStore store;
    private LedgerIndex? index;

    /// <summary>Opens the ledger, so that what is wrong with it shows at the start; the index is opened by the first question that needs it.</summary>
    /// <exception cref="LedgerException">It cannot be opened.</exception>
    public LedgerFile(McpOptions options, TimeProvider clock)
    {
        (this.options, this.clock) = (options, clock);
        store = options.OpenToRead();
    }

    /// <summary>The ledger's name.</summary>
    public string Name => options.Name;

    /// <summary>Whether decisions may be taken.</summary>
    public bool MayDecide => options.OpenToReview is not null;

    /// <summary>Answers a question.</summary>
    /// <exception cref="McpException">It cannot be answered; the message is for the assistant.</exception>
    public Task<T> Ask<T>(Func<ILedgerStore, LedgerIndex, T> work, IProgress<ProgressNotificationValue>? progress, CancellationToken cancel) => Guarded(() => work(store, Index(progress, cancel)), cancel);

    /// <summary>Takes a decision and brings the index up to it.</summary>
    /// <param name="work">Decides.</param>
    /// <param name="client">The assistant's program.</param>
    /// <param name="cancel">Gives up waiting for one's turn.</param>
    /// <exception cref="McpException">It cannot be taken; the message is for the assistant.</exception>
    public Task<T> Decide<T>(Func<ILedgerStore, Reviewer, T> work, string? client, CancellationToken cancel) => Guarded(
        () =>
        {
            using var writing = options.OpenToReview!();
            var result = work(writing, new Reviewer(writing, clock, $"{options.Author} via {Clean(client)}"));
            Index(null, cancel);
            return result;
        },
        cancel);

    /// <inheritdoc/>
    public void Dispose()
    {
        index?.Dispose();
        store.Dispose();
        gate.Dispose();
    }

    private LedgerIndex Index(IProgress<ProgressNotificationValue>? progress, CancellationToken cancel)
    {
        if (index is null)
        {
            try
            {
                Directory.CreateDirectory(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(options.Index))!);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new McpException($"The index beside the ledger cannot be made ({e.Message.TrimEnd('.')}). Whoever runs attache must make the folder of {options.Name} writable, or copy the ledger to one that is.");
            }
            index = LedgerIndex.Open(options.Index, store);
        }
        long head = store.Head.Count;
        index.CatchUp(store, progress is null ? null : new Steps(progress, head), cancel);
        return index;
    }

    private async Task<T> Guarded<T>(Func<T> work, CancellationToken cancel)
    {
        await gate.WaitAsync(cancel).ConfigureAwait(false);
        try
        {
            return await Task.Run(work, cancel).ConfigureAwait(false);
        }
        catch (LedgerException e)
        {
            throw new McpException(e.Message, e);
        }
        finally
        {
            gate.Release();
        }
    }

    // A name that a program gives itself stands in the ledger for good: letters, digits and a few signs, and not many.
    private static string Clean(string? client)
    {
        string name = new([.. (client ?? "").Where(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or ' ').Take(40)]);
        return name.Trim() is { Length: > 0 } kept ? kept : "an assistant";
    }

    private sealed class Steps(IProgress<ProgressNotificationValue> progress, long head) : IProgress<long>
    {
        public void Report(long value) => progress.Report(new ProgressNotificationValue { Progress = value, Total = head, Message = "bringing the index up to the ledger" });
    }
}
