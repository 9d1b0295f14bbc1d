using Attache.Coding;
using Attache.Language.Places;
using Attache.Ledger;
using Attache.Stories;
using StoryReading = Attache.Ledger.StoryReading;

namespace Attache.Pipeline;

/// <summary>
/// Reads stories, codes them, writes them to a ledger and tells a listener. Batches are coded on several threads but come
/// out in the order of the input, so that the result is the same on any number of cores. Not more than a few batches are
/// held at once.
/// </summary>
public sealed class ReadRun
{
    private readonly ReadOptions options;
    private readonly string program;
    private readonly IReadListener listener;
    private readonly ReadStage read;
    private readonly CodeStage code;
    private readonly RecordStage? record;

    /// <summary>Composes the stages.</summary>
    /// <param name="options">What to read.</param>
    /// <param name="ledger">Where to keep it; null for nowhere.</param>
    /// <param name="listener">Who is told.</param>
    /// <param name="coder">Makes the coder; called once, when the first story is there.</param>
    /// <exception cref="InvalidOperationException">The stages do not fit together (a bug).</exception>
    public ReadRun(ReadOptions options, ILedgerStore? ledger, IReadListener listener, Func<Coder>? coder = null)
    {
        this.options = options;
        // Other actors, other findings: the ledger tells the two readings apart.
        program = options.Actors is { } actors ? $"{Program}, actors {actors.Hash}" : Program;
        this.listener = listener;
        read = new ReadStage(options, listener, ledger);
        code = new CodeStage(new Lazy<Coder>(coder ?? (() => Coder.Create(options.Actors))), program);
        record = ledger is null ? null : new RecordStage(ledger);
        Stages = Composition.Checked(record is null ? [read, code] : [read, code, record]);
    }

    /// <summary>The program and its version, as the ledger names who made a finding.</summary>
    public static string Program { get; } = "attache " + Coder.Version;

    /// <summary>Throws where the folder with the program's data is missing, so that it is told once and before anything is made.</summary>
    /// <exception cref="DirectoryNotFoundException">It is; the message names it and says what to do.</exception>
    public static void NeedData() => _ = PlaceData.FindFolder();

    /// <summary>The stages, in order.</summary>
    public IReadOnlyList<IStage> Stages { get; }

    /// <summary>How far the input is read.</summary>
    public InputProgress Progress => read.Progress;

    /// <summary>The first failure of the program on a story; null where there was none. A bug, for reports.</summary>
    public Exception? Bug { get; private set; }

    /// <summary>Reads everything, or till it is cancelled: then the batches at hand are finished and nothing new is begun.</summary>
    /// <exception cref="LedgerException">The ledger cannot be read or written.</exception>
    /// <exception cref="FileNotFoundException">The language model is missing.</exception>
    /// <exception cref="InvalidDataException">The language model is broken.</exception>
    public ReadReport Execute(CancellationToken cancel = default)
    {
        int stories = 0, findings = 0, problems = 0, known = 0;
        if (!options.SkipKnown) code.Warm();
        // One batch for each job; reading goes on and results go out while they are coded.
        int most = Math.Max(1, options.Jobs);
        var atWork = new Queue<Task<CodedBatch>>();

        void Finish()
        {
            var batch = atWork.Dequeue().GetAwaiter().GetResult();
            Bug ??= batch.Bug;
            record?.Run([.. batch.Readings.OfType<StoryReading>()]);
            int i = 0;
            foreach (var item in batch.Batch.Results)
            {
                var (outcome, problem, found) = (item.Outcome, item.Result.Problem, 0);
                if (item.ToCode is { } story)
                {
                    if (batch.Readings[i++] is { } reading)
                    {
                        stories++;
                        found = reading.Findings.Count;
                        findings += found;
                        listener.OnRead(reading);
                    }
                    else
                    {
                        outcome = Outcome.Problem;
                        problem = new StoryProblem(
                            story.Origin ?? story.Id, $"the program failed on this story ({batch.Bug!.GetType().Name})", "this is a bug; please report it with what --debug prints");
                    }
                }
                if (outcome == Outcome.Known) known++;
                if (problem is not null)
                {
                    problems++;
                    listener.OnProblem(problem);
                }
                listener.OnItem(item.Source, outcome, found, problem);
            }
            listener.OnBatch(stories, findings);
        }

        foreach (var batch in StoryBatch.Of(read.Run().Select(Known)))
        {
            if (cancel.IsCancellationRequested) break;
            atWork.Enqueue(most == 1 ? Task.FromResult(code.Run(batch)) : Task.Run(() => code.Run(batch), CancellationToken.None));
            if (atWork.Count >= most) Finish();
        }
        while (atWork.Count > 0) Finish();
        return new ReadReport(stories, read.Copies, findings, problems, record?.Total, cancel.IsCancellationRequested) { Known = known };
    }

    private ReadItem Known(ReadItem item) =>
        options.SkipKnown && record is not null && item.ToCode is { } story && record.Knows(story, program) ? item with { Outcome = Outcome.Known } : item;
}
