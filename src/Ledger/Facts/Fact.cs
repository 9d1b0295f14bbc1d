using Attache.Codebook;
using Attache.Stories;

namespace Attache.Ledger.Facts;

/// <summary>Findings of one thing, from one sentence or from many stories, with all their evidence.</summary>
public sealed class Fact
{
    private readonly ReportedFinding first;
    private Finding? best;
    private string? forceKey;

    internal Fact(string id, IReadOnlyList<ReportedFinding> evidence, int sources, double confidence)
    {
        Id = id;
        Evidence = evidence;
        Sources = sources;
        Confidence = confidence;
        first = evidence[0];
        Kind = first.Finding.Kind;
        LastDay = evidence.Max(e => e.Day);
        Date = evidence.Count == 1 ? first.Finding.Date : evidence.Select(e => e.Finding.Date).OfType<EdtfDate>().OrderBy(d => d.IsInterval || d.IsVague).ThenByDescending(d => d.Grain).ThenBy(d => d.Text, StringComparer.Ordinal).FirstOrDefault();
    }

    /// <summary>The same for the same findings, in whatever order their stories came; <c>F-</c> and the digits of its leading finding's id.</summary>
    public string Id { get; }

    /// <summary>All findings, by known time, story, sentence and id.</summary>
    public IReadOnlyList<ReportedFinding> Evidence { get; }

    /// <summary>The kind of its findings.</summary>
    public string Kind { get; }

    /// <summary>The most precise date that a report gives; null where none gives one.</summary>
    public EdtfDate? Date { get; }

    /// <summary>Number of independent sources: a publisher counts once, and so do stories that copy one another.</summary>
    public int Sources { get; }

    /// <summary>From 0 to 1: that the stories say so. One source counts with its best finding; independent sources support each other.</summary>
    public double Confidence { get; }

    /// <summary>When it was first reported.</summary>
    public KnownTime FirstReported => first.Known;

    /// <summary>The first report's day.</summary>
    public DateOnly FirstDay => first.Day;

    /// <summary>The last report's day.</summary>
    public DateOnly LastDay { get; }

    /// <summary>Whether all evidence words it as history, not as news.</summary>
    public bool Historical => Evidence.All(e => e.Finding.Historical == true);

    /// <summary>How it is worded.</summary>
    public Modality Modality => first.Finding.Modality;

    /// <summary>Since when it holds at the earliest: the first day of its date, else the day of the first report.</summary>
    public DateOnly From => Date is { } d ? d.First ?? d.Last!.Value : FirstDay;

    /// <summary>The fullest form of a name that findings give: most words, then most findings, then most letters with marks, then ordinal order. Null where none gives one.</summary>
    public string? Fullest<T>(Func<T, string?> of)
        where T : Finding =>
        Evidence.Count == 1 ? (Evidence[0].Finding is T only && of(only) is { Length: > 0 } name ? name : null) :
        Evidence.Select(e => e.Finding).OfType<T>().Select(of).OfType<string>().Where(v => v.Length > 0).GroupBy(v => v, StringComparer.Ordinal)
            .OrderByDescending(g => g.Key.Count(c => c == ' ')).ThenByDescending(g => g.Count()).ThenByDescending(g => g.Key.Count(c => c > 127)).ThenBy(g => g.Key, StringComparer.Ordinal).FirstOrDefault()?.Key;

    /// <summary>The finding that tells most: reviewed ones first, then the one with the longest JSON, then the order of the evidence.</summary>
    public T Best<T>()
        where T : Finding =>
        (T)(best ??= Evidence.Count == 1 ? Evidence[0].Finding
            : Evidence.OrderByDescending(e => e.Review is not Review.None).ThenByDescending(e => Weight(e.Finding)).ThenBy(e => e.Finding.Id, StringComparer.Ordinal).First().Finding);

    /// <summary>Which force it speaks of (<see cref="Facts.ForceKey.Of"/>); empty where it speaks of none.</summary>
    public string ForceKey => forceKey ??= Evidence[0].Finding is DeploymentFinding d ? Facts.ForceKey.Of(d) : "";

    // How much a finding says, without its sentence and reason.
    private static int Weight(Finding finding) => FindingJson.WriteOnce(finding with { Text = "", Why = null }, "", "").Length;
}
