using Attache.Ledger;
using Attache.Storage.Index;
using Attache.Stories;

namespace Attache.Desk.Models;

/// <summary>What the page of a dossier shows.</summary>
/// <param name="Dossier">The dossier.</param>
/// <param name="First">The day of the oldest story.</param>
/// <param name="Last">The day of the newest story.</param>
/// <param name="Known">As known at the end of that day; null for everything.</param>
/// <param name="Related">Other dossiers near to this one.</param>
public sealed record DossierPageModel(Dossier Dossier, DateOnly First, DateOnly Last, DateOnly? Known, IReadOnlyList<IndexedSubject> Related)
{
    /// <summary>Pairs of a state, or the two states of a pair, and who is named with them.</summary>
    public static IReadOnlyList<IndexedSubject> RelatedTo(Dossier dossier, LedgerIndex index)
    {
        var counts = new Dictionary<Subject, int>();
        foreach (var f in dossier.File.Findings)
            foreach (var s in SubjectsOf.All(f.Finding))
                if (s.Kind != SubjectKind.Due && !s.Equals(dossier.Subject)) counts[s] = counts.GetValueOrDefault(s) + 1;
        return
        [
            .. counts.GroupBy(c => c.Key.Kind).SelectMany(g => g.OrderByDescending(c => c.Value).ThenBy(c => c.Key.Key, StringComparer.Ordinal).Take(6))
                .OrderBy(c => c.Key.Kind).Select(c => index.Known(c.Key)).OfType<IndexedSubject>(),
        ];
    }

    /// <summary>Which posts have a lane, the most told of first.</summary>
    public IReadOnlyList<PostLane> Lanes { get; } =
    [
        .. Dossier.Posts.OrderByDescending(p => p.Changes.Count).Take(8).Select(p => PostLane.Of(p, Dossier.File.On.Day))
            .Where(l => l.Stretches.Count > 0 || l.Marks.Count > 0),
    ];

    /// <summary>What is known: of now, everything.</summary>
    public KnownTime KnownTime => Known is { } day ? KnownTime.EndOf(day) : KnownTime.Latest;
}
