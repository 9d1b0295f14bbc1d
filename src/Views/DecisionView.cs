using Attache.Codebook;
using Attache.Ledger;
using Attache.Ledger.Facts;
using Attache.Stories;

namespace Attache.Views;

/// <summary>How a decision stands on a day.</summary>
public enum DecisionState
{
    /// <summary>Not taken, without a day by which it must be.</summary>
    Pending,

    /// <summary>Not taken; its deadline is not over.</summary>
    Due,

    /// <summary>No report that it was taken, and its deadline is over.</summary>
    Overdue,

    /// <summary>Taken.</summary>
    Made,

    /// <summary>Put off.</summary>
    Deferred,

    /// <summary>Its time ran out.</summary>
    Lapsed,
}

/// <summary>A decision on a day.</summary>
/// <param name="Fact">What is reported of it.</param>
/// <param name="State">How it stands.</param>
/// <param name="Deadline">By when; null where no report tells.</param>
/// <param name="DaysLeft">Days from the day of the file to the deadline, negative when it is over; null without deadline.</param>
/// <param name="Outcome">A later report that it was made, deferred or lapsed; null where there is none.</param>
public sealed record DecisionView(Fact Fact, DecisionState State, EdtfDate? Deadline, int? DaysLeft, Fact? Outcome)
{
    /// <summary>The decisions of a file: those with a deadline by deadline, then the others by report.</summary>
    public static IReadOnlyList<DecisionView> Of(FileOnDay file)
    {
        var all = file.Of<DecisionFinding>().Where(f => f.Modality != Modality.Negated).ToList();
        var made = Made(all);
        var views = new List<DecisionView>();
        foreach (var fact in all)
        {
            var finding = (DecisionFinding)fact.Evidence[0].Finding;
            var deadline = fact.Evidence.Select(e => ((DecisionFinding)e.Finding).Deadline).OfType<EdtfDate>().OrderByDescending(d => d.Grain).ThenBy(d => d.Text, StringComparer.Ordinal).FirstOrDefault();
            int? left = (deadline?.Last ?? deadline?.First) is { } last ? last.DayNumber - file.On.Day.DayNumber : null;
            var outcome = finding.Status == "pending" ? FindOutcome(fact, made) : null;
            var state = finding.Status switch
            {
                "made" => DecisionState.Made,
                "deferred" => DecisionState.Deferred,
                "lapsed" => DecisionState.Lapsed,
                _ when outcome is not null => DecisionState.Made,
                _ => left switch { null => DecisionState.Pending, < 0 => DecisionState.Overdue, _ => DecisionState.Due },
            };
            views.Add(new DecisionView(fact, state, deadline, left, outcome));
        }
        return [.. views.OrderBy(v => v.Deadline?.Last ?? v.Deadline?.First ?? DateOnly.MaxValue).ThenBy(v => v.Fact.FirstDay).ThenBy(v => v.Fact.Id, StringComparer.Ordinal)];
    }

    /// <summary>
    /// Reports of decisions that name no day to come, such as those that tell what was decided, by those who are to decide something: what is due
    /// leads to no such report, but may be settled by it.
    /// </summary>
    /// <param name="store">The ledger.</param>
    /// <param name="due">Findings, the pending decisions among them.</param>
    /// <param name="known">As known at.</param>
    /// <param name="until">Only what holds from that day or an earlier one; null for all.</param>
    /// <param name="newest">Only so many of each decider, the latest ones; null for all.</param>
    public static IReadOnlyList<ReportedFinding> ReportsWithoutDay(ILedgerStore store, IEnumerable<ReportedFinding> due, KnownTime known, ValidDay? until = null, int? newest = null) =>
    [
        .. due.Select(f => f.Finding).OfType<DecisionFinding>().SelectMany(SubjectsOf.Codes).Distinct(StringComparer.Ordinal)
            .SelectMany(code => store.Findings(new FindingQuery { Subject = Subject.State(code), Kind = "decision", Known = known, Until = until, Newest = newest }))
            .Where(f => SubjectsOf.DueDate(f.Finding) is null).DistinctBy(f => f.Sequence).OrderBy(f => f.Sequence),
    ];

    // A decision of one of the same deciders, reported after the pending one, in whose matter a word of weight is the same: the first of the file.
    private static Fact? FindOutcome(Fact pending, Dictionary<string, List<(int Place, Fact Fact, HashSet<string> Words)>> made)
    {
        if (made.Count == 0) return null;
        HashSet<string>? words = null;
        (int Place, Fact Fact)? first = null;
        foreach (string code in Deciders(pending))
        {
            foreach (var (place, fact, other) in made.GetValueOrDefault(code, []))
            {
                if (first is { } known && known.Place <= place) break;
                if (fact.FirstDay > pending.FirstDay && (words ??= Words(pending)).Overlaps(other)) first = (place, fact);
            }
        }
        return first?.Fact;
    }

    // Decisions that were made, by who made them, in the order of the file.
    private static Dictionary<string, List<(int Place, Fact Fact, HashSet<string> Words)>> Made(List<Fact> all)
    {
        var made = new Dictionary<string, List<(int, Fact, HashSet<string>)>>(StringComparer.Ordinal);
        for (int i = 0; i < all.Count; i++)
        {
            if (all[i].Modality != Modality.Actual || all[i].Evidence[0].Finding is not DecisionFinding { Status: "made" }) continue;
            var words = Words(all[i]);
            foreach (string code in Deciders(all[i]))
                (made.TryGetValue(code, out var list) ? list : made[code] = []).Add((i, all[i], words));
        }
        return made;
    }

    private static IEnumerable<string> Deciders(Fact fact) => (((DecisionFinding)fact.Evidence[0].Finding).By ?? []).Select(b => b.Code).OfType<string>().Distinct(StringComparer.Ordinal);

    private static HashSet<string> Words(Fact fact) =>
        fact.Evidence.SelectMany(e => FoldedName.Of(((DecisionFinding)e.Finding).Matter).Split(' ')).Where(w => w.Length > 5 && w is not "decide" and not "decision").ToHashSet(StringComparer.Ordinal);
}
