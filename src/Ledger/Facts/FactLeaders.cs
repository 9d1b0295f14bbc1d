using Attache.Codebook;

namespace Attache.Ledger.Facts;

/// <summary>
/// The findings that lead the clusters of one block, kept by precision and day: which of them a finding fits is asked of those near it in
/// time, not of all that a long ledger has. They must come in the order of <see cref="FactMerger"/>: by precision, then day.
/// </summary>
internal sealed class FactLeaders
{
    private readonly Rank?[] ranks = new Rank?[Undated + 1];

    /// <summary>The precision of what has no date, the last of all.</summary>
    public const int Undated = 9;

    /// <summary>How precisely a date is given: 0 for one day, the more the less.</summary>
    public static int Precision(EdtfDate? date) => date is null ? Undated : (date.IsInterval ? 4 : 0) + (date.IsVague ? 1 : 0) + ((int)DateGrain.Day - (int)date.Grain);

    /// <summary>The day that a finding stands for among others: the first of its date, its last where the start is open; the report's where it has none.</summary>
    public static DateOnly DayOf(ReportedFinding finding) => finding.Finding.Date is { } d ? d.First ?? d.Last!.Value : finding.Day;

    /// <summary>Adds the finding that leads a cluster.</summary>
    public void Add(int cluster, ReportedFinding leader)
    {
        var date = leader.Finding.Date;
        var rank = ranks[Precision(date)] ??= new Rank();
        rank.Days.Add(DayOf(leader).DayNumber);
        rank.Leaders.Add((cluster, leader));
        rank.Window = Math.Max(rank.Window, FactCompatibility.Window(leader.Finding));
        if (date is null) return;
        rank.OpenStart |= date.First is null;
        rank.Span = date.Last is { } last ? Math.Max(rank.Span, last.DayNumber - rank.Days[^1]) : int.MaxValue;
    }

    /// <summary>The cluster that a finding fits: of those whose leader may speak of the same thing the nearest in time, of equally near ones the first. -1 for none.</summary>
    public int Nearest(ReportedFinding finding)
    {
        int day = DayOf(finding).DayNumber;
        var best = (Distance: int.MaxValue, Cluster: -1);
        foreach (var rank in ranks)
        {
            if (rank is null) continue;
            var (least, most) = rank.Reach(finding, undated: rank == ranks[Undated]);
            int at = rank.Days.BinarySearch(day);
            if (at < 0) at = ~at;
            // The first of that day; a day has as many leaders as there are different things said of it.
            while (at > 0 && rank.Days[at - 1] == day) at--;
            for (int i = at; i < rank.Days.Count && rank.Days[i] <= most && rank.Days[i] - day <= best.Distance; i++)
                if (Take(rank, i)) break;
            for (int i = at - 1; i >= 0 && rank.Days[i] >= least && day - rank.Days[i] <= best.Distance; i--) Take(rank, i);
        }
        return best.Cluster;

        bool Take(Rank rank, int i)
        {
            var (cluster, leader) = rank.Leaders[i];
            // Members are compared with the first only, so that no chain of vague reports joins two precise ones.
            if (!FactCompatibility.Holds(leader, finding)) return false;
            int distance = Math.Abs(rank.Days[i] - day);
            if (distance < best.Distance || (distance == best.Distance && cluster < best.Cluster)) best = (distance, cluster);
            return true;
        }
    }

    // Leaders whose dates are equally precise, by day.
    private sealed class Rank
    {
        public List<int> Days { get; } = [];

        public List<(int Cluster, ReportedFinding Leader)> Leaders { get; } = [];

        /// <summary>The longest that reports without a date are taken to speak of the same thing, in days.</summary>
        public int Window { get; set; }

        /// <summary>Days from the day of a leader to the end of its date, at most.</summary>
        public int Span { get; set; }

        /// <summary>Whether a date has no start.</summary>
        public bool OpenStart { get; set; }

        /// <summary>Between which days, both inclusive, a leader must stand that may share the time of a finding.</summary>
        public (long Least, long Most) Reach(ReportedFinding finding, bool undated)
        {
            var (day, date) = (finding.Day.DayNumber, finding.Finding.Date);
            if (undated) return (day - Window, day + Window);
            long? first = date is null ? day - Window : date.First?.DayNumber, last = date is null ? day : date.Last?.DayNumber;
            return (first - Span ?? long.MinValue, OpenStart ? long.MaxValue : last ?? long.MaxValue);
        }
    }
}
