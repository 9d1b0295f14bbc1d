using Attache.Codebook;
using Attache.Ledger;
using Attache.Ledger.Facts;
using Attache.Stories;

namespace Attache.Views;

/// <summary>
/// What the ledger holds about a subject, true on or before one day and known at one time. All views are folds of it.
/// An undated finding holds from the day of its story; what is only planned or considered, too, whatever its date.
/// </summary>
public sealed class FileOnDay
{
    /// <summary>Takes the findings of a subject as they stand at <paramref name="known"/>.</summary>
    /// <param name="on">The day; what begins after it is left out.</param>
    /// <param name="known">The time that the findings were read for.</param>
    /// <param name="findings">Findings in any order.</param>
    /// <param name="decisions">Merges, splits and grades as known at that time.</param>
    public FileOnDay(ValidDay on, KnownTime known, IEnumerable<ReportedFinding> findings, IReadOnlyList<Decision> decisions)
    {
        On = on;
        Known = known;
        Findings = [.. findings.Where(f => f.HoldsFrom <= on.Day)];
        Facts = FactMerger.Merge(Findings, decisions);
        Grades = decisions.OfType<GradeSource>().GroupBy(g => g.Publisher, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Last().Grade, StringComparer.Ordinal);
    }

    // How many findings of each kind a file takes in at most, the latest ones first: what a reader can use of a busy
    // subject, and what keeps an answer fast however long the ledger is.
    private static readonly (string Kind, int Most)[] Limits =
    [
        ("event", 300), ("statement", 120), ("post", 500), ("office", 100), ("deployment", 300), ("talks", 100), ("decision", 100), ("relation", 80),
    ];

    private FileOnDay(ValidDay on, KnownTime known, IReadOnlyList<Fact> facts, IReadOnlyDictionary<string, SourceGrade> grades)
    {
        (On, Known, Facts, Grades) = (on, known, facts, grades);
        Findings = [.. facts.SelectMany(f => f.Evidence)];
    }

    /// <summary>A file of facts that were merged already.</summary>
    public static FileOnDay OfFacts(ValidDay on, KnownTime known, IReadOnlyList<Fact> facts) => new(on, known, facts, new Dictionary<string, SourceGrade>());

    /// <summary>The same file with some of its facts only.</summary>
    public FileOnDay Only(Func<Fact, bool> keep) => new(On, Known, [.. Facts.Where(keep)], Grades) { IsCut = IsCut };

    /// <summary>Reads what a store holds about a subject: of each kind the latest findings, as many as a reader can use.</summary>
    public static FileOnDay Of(ILedgerStore store, Subject subject, ValidDay on, KnownTime known)
    {
        var findings = new List<ReportedFinding>();
        bool cut = false;
        foreach (var (kind, most) in Limits)
        {
            int before = findings.Count;
            // One more than is used tells whether there are more.
            findings.AddRange(store.Findings(new FindingQuery { Subject = subject, Kind = kind, Known = known, Until = on, Newest = most + 1 }));
            cut |= findings.Count - before > most;
        }
        return new FileOnDay(on, known, findings, store.Decisions(known)) { IsCut = cut };
    }

    private ILookup<Type, Fact>? byType;

    /// <summary>The day that the file is asked about.</summary>
    public ValidDay On { get; }

    /// <summary>As known at.</summary>
    public KnownTime Known { get; }

    /// <summary>Whether older findings were left out.</summary>
    public bool IsCut { get; init; }

    /// <summary>The findings that hold or held by that day.</summary>
    public IReadOnlyList<ReportedFinding> Findings { get; }

    /// <summary>The same as facts, by date.</summary>
    public IReadOnlyList<Fact> Facts { get; }

    /// <summary>Grades of sources by publisher.</summary>
    public IReadOnlyDictionary<string, SourceGrade> Grades { get; }

    /// <summary>The facts of one kind.</summary>
    public IEnumerable<Fact> Of<T>()
        where T : Finding => (byType ??= Facts.ToLookup(f => f.Evidence[0].Finding.GetType()))[typeof(T)];
}
