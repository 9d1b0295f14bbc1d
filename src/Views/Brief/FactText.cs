using Attache.Codebook;
using Attache.Ledger.Facts;

namespace Attache.Views.Brief;

/// <summary>Any fact as one clause that stands alone.</summary>
internal static class FactText
{
    public static string Of(BriefWriter w, Fact fact)
    {
        string text = fact.Evidence[0].Finding switch
        {
            EventFinding e => fact.Modality == Modality.Actual ? EventLines.Event(w, fact) : EventLines.Open(w, e, fact),
            PostFinding p => fact.Modality == Modality.Actual ? EventLines.Post(w, fact, dated: true) : $"{w.Labels.Post(p.Post, p.Sending, p.Receiving)} {PostLines.Verb(p.Change)} ({Prose.Wording(fact.Modality)})",
            DeploymentFinding d => ForceLines.Any(w, w.Labels.Force(fact.Fullest<DeploymentFinding>(f => f.Force), d.Contributor), fact),
            TalksFinding => OtherLines.TalksText(w, fact),
            DecisionFinding => OtherLines.DecisionText(w, fact),
            OfficeFinding => OtherLines.OfficeText(w, fact, dated: false),
            StatementFinding => OtherLines.Statement(w, fact),
            RelationFinding r => $"relations between {Prose.List(r.Between.Select(w.Labels.Names.Name))} {(fact.Historical ? "were" : "are")} {(r.Tone == "crisis" ? "in crisis" : r.Tone)}",
            _ => fact.Kind,
        };
        return fact.Date is { } date && fact.Evidence[0].Finding is EventFinding or PostFinding or OfficeFinding 
            && !text.Contains(Prose.Bare(date), StringComparison.Ordinal) && !text.Contains(Prose.When(date), StringComparison.Ordinal) ? $"{text} {Prose.When(date)}" : text;
    }
}
