using Attache.Coding;
using Attache.Ledger;
using Attache.Pipeline;
using Attache.Stories;
using StoryReading = Attache.Ledger.StoryReading;

namespace Attache.Desk.Service;

/// <summary>What became of stories that were sent in.</summary>
/// <param name="Readings">The stories that were read, with what they say.</param>
/// <param name="Problems">What was not read, and why.</param>
/// <param name="Appended">What is new in the ledger.</param>
public sealed record ReadOutcome(IReadOnlyList<StoryReading> Readings, IReadOnlyList<StoryProblem> Problems, AppendResult Appended);

/// <summary>Reads stories that programs send in. The language model is loaded with the first one.</summary>
internal sealed class StoryReader(DeskData data)
{
    private readonly Lazy<Coder> coder = new(Coder.Create);

    /// <summary>Reads a body as <c>attache read -</c> does and keeps it in the ledger.</summary>
    /// <param name="body">Plain text, ninjs, or JSON lines of it.</param>
    /// <param name="date">The date of stories that give none themselves; null for none.</param>
    /// <param name="cancel">Stops between two batches; then nothing is kept.</param>
    public async Task<ReadOutcome> Read(byte[] body, PublicationInstant? date, CancellationToken cancel)
    {
        var heard = new Heard();
        var options = new ReadOptions { Paths = ["-"], Input = () => new MemoryStream(body), Date = date };
        // Coding takes its time; the ledger is held only while it is written to.
        await Task.Run(() => new ReadRun(options, null, heard, () => coder.Value).Execute(cancel), cancel).ConfigureAwait(false);
        cancel.ThrowIfCancellationRequested();
        var appended = heard.Readings.Count == 0 ? default : await data.Write(lease => lease.Store.Append(heard.Readings)).ConfigureAwait(false);
        data.Meters?.Read(heard.Readings.Count, appended.Stories, appended.Findings);
        return new ReadOutcome(heard.Readings, heard.Problems, appended);
    }

    private sealed class Heard : IReadListener
    {
        public List<StoryReading> Readings { get; } = [];

        public List<StoryProblem> Problems { get; } = [];

        public void OnRead(StoryReading reading) => Readings.Add(reading);

        public void OnProblem(StoryProblem problem) => Problems.Add(problem);

        public void OnNote(string origin, string note)
        {
        }

        public void OnBatch(int stories, int findings)
        {
        }
    }
}
