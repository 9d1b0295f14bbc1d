using Attache.Codebook;

namespace Attache.Ledger.Facts;

/// <summary>What force a finding speaks of: the folded name of one that has a name of its own, else the states whose forces they are.</summary>
public static class ForceKey
{
    /// <summary>The key: "barkhane", or "FRA" for "the French army", "French troops" and forces of France without a name; empty where neither is known.</summary>
    public static string Of(DeploymentFinding finding)
    {
        string name = FoldedName.OfForce(finding.Force);
        if (finding.Contributor is not { Count: > 0 } contributors) return name;
        return name.Length == 0 || IsGeneric(name) ? string.Join('+', contributors.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)) : name;
    }

    // "french army", "danish contingent", "malian armed forces": one word of origin and words that name nothing.
    private static bool IsGeneric(string folded)
    {
        var words = folded.Split(' ');
        return words.Length <= 3 && words.Skip(words.Length > 1 && !ForceName.IsGeneric(words[0]) ? 1 : 0).All(ForceName.IsGeneric);
    }
}
