using Attache.Codebook;
using Attache.Ledger.Facts;

namespace Attache.Views.Brief;

/// <summary>Tells on what sources disagree, and who says which.</summary>
internal static class DisagreementLines
{
    public static IReadOnlyList<BriefLine> Of(BriefWriter w, IReadOnlyList<Disagreement> disagreements) =>
        [.. disagreements.Select(d => new BriefLine(null, [w.Say(Topic(w, d) + ": " + string.Join("; ", d.Sides.Select(s => $"{Claim(w, d, s)} ({Who(w, s)})")), d.Sides)]))];

    private static string Topic(BriefWriter w, Disagreement d)
    {
        var first = d.Sides[0].Evidence[0].Finding;
        switch (first)
        {
            case PostFinding p:
                string label = w.Labels.Post(p.Post, p.Sending, p.Receiving);
                string? holder = d.Sides.Select(s => s.Fullest<PostFinding>(f => f.Holder)).FirstOrDefault(h => h is not null);
                string who = holder is null ? label : $"{label}, {w.Labels.Person(holder)},";
                return d.Kind switch
                {
                    DisagreementKind.PostEnd => $"How the mission of {who} ended",
                    DisagreementKind.Day => $"On which day {label} {PostLines.Verb(p.Change)}",
                    _ => $"Whether {label} {PostLines.Verb(p.Change)}",
                };
            case DeploymentFinding f:
                string name = w.Labels.Force(f.Force, f.Contributor);
                string where = f.To is { Count: > 0 } to ? " in " + w.Labels.Of(to) : f.From is { Count: > 0 } from ? " from " + w.Labels.Of(from) : "";
                return d.Kind == DisagreementKind.Strength && Labels.IsCount(name) ? $"How many {name} there are{where}"
                    : d.Kind == DisagreementKind.Strength ? $"How strong {name} {(Labels.IsPlural(name) ? "are" : "is")}{where}" : $"On {ForceLines.Noun(w, name, d.Sides[0])}";
            case TalksFinding t:
                return $"Whether {w.Labels.Of(t.Participants)} talk";
            default:
                return "On which day it happened that " + EventLines.Event(w, d.Sides[0]);
        }
    }

    private static string Claim(BriefWriter w, Disagreement d, Fact side) => side.Evidence[0].Finding switch
    {
        DeploymentFinding when d.Kind == DisagreementKind.Strength => ForceLines.Figure(side),
        PostFinding p when d.Kind == DisagreementKind.PostEnd => PostLines.Verb(p.Change).Replace("was ", "", StringComparison.Ordinal) + BriefWriter.When(side),
        _ when d.Kind == DisagreementKind.Day => Prose.Bare(side.Date!),
        _ => side.Modality == Modality.Negated ? "no" : "yes",
    };

    // "the French general staff, in SNA and BRW": first whose word it is, then who prints it.
    private static string Who(BriefWriter w, Fact side)
    {
        // Copies of one dispatch are one source, which is named as whoever had it first names it.
        string[] publishers = [.. side.Evidence.DistinctBy(e => e.Story.Cluster ?? e.Story.Id, StringComparer.Ordinal).Select(e => e.Story.Publisher ?? "an unnamed publisher").Distinct(StringComparer.Ordinal)];
        string from = w.Attribution(side);
        string printed = Prose.List(publishers.Take(4));
        return from.Length == 0 ? printed : $"{from["according to ".Length..]}, in {printed}";
    }
}
