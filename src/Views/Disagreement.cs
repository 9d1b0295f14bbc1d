using Attache.Codebook;
using Attache.Ledger;
using Attache.Ledger.Facts;

namespace Attache.Views;

/// <summary>What sources disagree on.</summary>
public enum DisagreementKind
{
    /// <summary>How somebody's time in a post ended.</summary>
    PostEnd,

    /// <summary>How strong a force is somewhere.</summary>
    Strength,

    /// <summary>Whether something happens or holds.</summary>
    Denied,

    /// <summary>On which day something happened.</summary>
    Day,
}

/// <summary>Facts that cannot all hold; none is thrown away and none preferred.</summary>
/// <param name="Kind">What they disagree on.</param>
/// <param name="Sides">Two or more facts, by first report.</param>
public sealed record Disagreement(DisagreementKind Kind, IReadOnlyList<Fact> Sides)
{
    // Reports of one state of things some days apart may both be right.
    private const int Days = 10;

    /// <summary>The disagreements of a file, by first report.</summary>
    public static IReadOnlyList<Disagreement> Of(FileOnDay file)
    {
        var found = new List<Disagreement>();
        foreach (var kind in file.Facts.GroupBy(f => f.Kind, StringComparer.Ordinal))
        {
            var facts = kind.ToList();
            if (kind.Key == "post") Gather(facts, DisagreementKind.PostEnd, EndsDiffer, found);
            if (kind.Key == "deployment") Gather(facts, DisagreementKind.Strength, StrengthsDiffer, found);
            if (kind.Key is "post" or "event") Gather(facts, DisagreementKind.Day, DaysDiffer, found);
            if (kind.Key is "post" or "deployment" or "talks") Gather(facts, DisagreementKind.Denied, Contradict, found);
        }
        return [.. found.OrderBy(d => d.Sides[0].FirstReported).ThenBy(d => d.Kind).ThenBy(d => d.Sides[0].Id, StringComparer.Ordinal)];
    }

    // Each fact stands in one disagreement of a kind; the sides are those that differ from its first.
    private static void Gather(List<Fact> facts, DisagreementKind kind, Func<Fact, Fact, bool> differ, List<Disagreement> found)
    {
        // What differs in these never disagrees, and a busy file has hundreds of facts.
        foreach (var bucket in facts.GroupBy(Bucket, StringComparer.Ordinal))
        {
            var some = bucket.ToList();
            if (some.Count > 1) GatherOne(some, kind, differ, found);
        }
    }

    private static string Bucket(Fact fact) => fact.Evidence[0].Finding switch
    {
        PostFinding p => $"{p.Post}|{p.Sending}|{p.Receiving}",
        DeploymentFinding d => $"{fact.ForceKey}|{d.Change}",
        EventFinding e => e.Category,
        _ => "",
    };

    private static void GatherOne(List<Fact> facts, DisagreementKind kind, Func<Fact, Fact, bool> differ, List<Disagreement> found)
    {
        var used = new HashSet<string>(StringComparer.Ordinal);
        for (int i = 0; i < facts.Count; i++)
        {
            if (used.Contains(facts[i].Id)) continue;
            var sides = facts.Skip(i + 1).Where(f => !used.Contains(f.Id) && differ(facts[i], f)).ToList();
            if (sides.Count == 0) continue;
            sides.Insert(0, facts[i]);
            foreach (var s in sides) used.Add(s.Id);
            found.Add(new Disagreement(kind, [.. sides.OrderBy(s => s.FirstReported).ThenBy(s => s.Id, StringComparer.Ordinal)]));
        }
    }

    private static bool EndsDiffer(Fact a, Fact b)
    {
        var (x, y) = ((PostFinding)a.Evidence[0].Finding, (PostFinding)b.Evidence[0].Finding);
        return x.Post == y.Post && x.Sending == y.Sending && x.Receiving == y.Receiving && x.Change != y.Change
            && x.Change is "recalled" or "expelled" or "left" && y.Change is "recalled" or "expelled" or "left"
            && a.Modality == Modality.Actual && b.Modality == Modality.Actual && (IsOnlyOne(x.Post) ? SameHolder(a, b) : SameNamed(a, b)) && Near(a, b);
    }

    // Of other posts a state has many in another, so that only the name tells whether two reports are of one person.
    private static bool IsOnlyOne(string post) => post is "ambassador" or "high commissioner" or "permanent representative" or "chargé d'affaires" or "embassy" or "mission";

    private static bool SameNamed(Fact a, Fact b) => a.Fullest<PostFinding>(p => p.Holder) is not null && b.Fullest<PostFinding>(p => p.Holder) is not null && SameHolder(a, b);

    private static bool StrengthsDiffer(Fact a, Fact b)
    {
        var (x, y) = ((DeploymentFinding)a.Evidence[0].Finding, (DeploymentFinding)b.Evidence[0].Finding);
        if (x.Change != "present" || y.Change != "present" || a.Modality != Modality.Actual || b.Modality != Modality.Actual || a.ForceKey != b.ForceKey || !SamePlaces(x.To, y.To)) return false;
        return Strength(a) is { } m && Strength(b) is { } n && Math.Abs(m - n) * 33 > Math.Max(m, n) && a.Evidence.Any(e => b.Evidence.Any(o => Math.Abs(o.Day.DayNumber - e.Day.DayNumber) <= Days));
    }

    // The same thing told of two days that exclude each other, by stories near to both.
    private static bool DaysDiffer(Fact a, Fact b)
    {
        if (a.Modality != Modality.Actual || b.Modality != Modality.Actual || a.Date is not { Grain: DateGrain.Day, IsInterval: false } x || b.Date is not { Grain: DateGrain.Day, IsInterval: false } y || x.Overlaps(y)) return false;
        if (Math.Abs(a.From.DayNumber - b.From.DayNumber) > 3) return false;
        // One story that gives two days tells of two things.
        if (a.Evidence.Any(e => b.Evidence.Any(o => o.Story.Sequence == e.Story.Sequence))) return false;
        return (a.Evidence[0].Finding, b.Evidence[0].Finding) switch
        {
            (PostFinding p, PostFinding q) => p.Change is not ("in-post" or "vacant" or "summoned") && p.Post == q.Post && p.Sending == q.Sending && p.Receiving == q.Receiving && p.Change == q.Change && p.Number is null && q.Number is null && SameHolder(a, b),
            (EventFinding p, EventFinding q) => p.Category == "SANCTION" && p.Category == q.Category && p.Mode is [var m, ..] && q.Mode is [var n, ..] && m == n && Codes(p.Actor).SetEquals(Codes(q.Actor)) && Codes(p.Recipient).SetEquals(Codes(q.Recipient)),
            _ => false,
        };
    }

    private static bool Contradict(Fact a, Fact b)
    {
        if ((a.Modality, b.Modality) is not ((Modality.Actual, Modality.Negated) or (Modality.Negated, Modality.Actual)) || Math.Abs(a.LastDay.DayNumber - b.LastDay.DayNumber) > Days) return false;
        return (a.Evidence[0].Finding, b.Evidence[0].Finding) switch
        {
            (PostFinding p, PostFinding q) => p.Post == q.Post && p.Sending == q.Sending && p.Receiving == q.Receiving && p.Change == q.Change && SameHolder(a, b) && Near(a, b),
            (DeploymentFinding p, DeploymentFinding q) => p.Change == q.Change && a.ForceKey == b.ForceKey && SamePlaces(p.From, q.From) && SamePlaces(p.To, q.To),
            (TalksFinding p, TalksFinding q) => p.Status == q.Status && Codes(p.Participants).SetEquals(Codes(q.Participants)),
            _ => false,
        };
    }

    private static bool Near(Fact a, Fact b) => Math.Abs(a.From.DayNumber - b.From.DayNumber) <= Days;

    private static bool SameHolder(Fact a, Fact b) => a.Fullest<PostFinding>(p => p.Holder) is not { } x || b.Fullest<PostFinding>(p => p.Holder) is not { } y || FoldedName.SamePerson(FoldedName.OfPerson(x), FoldedName.OfPerson(y));

    private static bool SamePlaces(IReadOnlyList<Place>? a, IReadOnlyList<Place>? b) => Names(a).SetEquals(Names(b));

    private static HashSet<string> Names(IReadOnlyList<Place>? places) => (places ?? []).Select(p => FoldedName.Of(p.Name ?? p.Text)).ToHashSet(StringComparer.Ordinal);

    private static HashSet<string> Codes(IReadOnlyList<Entity>? entities) => (entities ?? []).Select(FactKeyParty).ToHashSet(StringComparer.Ordinal);

    private static string FactKeyParty(Entity e) => e.Code ?? FoldedName.Of(e.Name ?? e.Text);

    private static int? Strength(Fact fact) => fact.Evidence.Select(e => ((DeploymentFinding)e.Finding).Strength).FirstOrDefault(s => s is not null);
}
