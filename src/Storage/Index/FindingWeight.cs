using Attache.Codebook;

namespace Attache.Storage.Index;

/// <summary>In which order findings come up for review.</summary>
internal static class FindingWeight
{
    /// <summary>From 0 to 1: 1 where it is as likely right as wrong, 0 where the machine is sure either way.</summary>
    public static double Doubt(Finding finding) => Math.Round(1 - Math.Abs((2 * Math.Clamp(finding.Confidence, 0, 1)) - 1), 3);

    /// <summary>From 0 to 1: how much a wrong one would distort the file. What changes posts, forces and deadlines weighs more than what somebody said; background weighs half.</summary>
    public static double Importance(Finding finding)
    {
        double weight = finding switch
        {
            PostFinding p => p.Change is "expelled" or "closed" or "recalled" or "downgraded" ? 0.95 : 0.75,
            DecisionFinding d => d.Deadline is null ? 0.6 : 0.85,
            DeploymentFinding d => d.Change is "present" ? 0.6 : 0.8,
            RelationFinding r => r.Tone is "broken" ? 0.9 : 0.6,
            TalksFinding => 0.55,
            EventFinding e => 0.2 + (Math.Abs(e.Score ?? 0) * 0.07),
            OfficeFinding => 0.4,
            _ => 0.2,
        };
        if (finding.Historical == true) weight /= 2;
        if (finding.Modality != Modality.Actual) weight *= 0.85;
        return Math.Round(weight, 3);
    }
}
