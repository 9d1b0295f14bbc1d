using Attache.Ledger;

namespace Attache.Views;

/// <summary>Reads one state or two from what somebody typed: "Mali", "France and Mali", "FRA/MLI", "French Malian".</summary>
public static class StatesInWords
{
    private static readonly string[] Joints = [" and ", " – ", "–", "/", ",", " "];

    /// <summary>The state or the pair of states that is meant; null for none.</summary>
    public static Subject? Read(string typed)
    {
        var names = CountryNames.Standard;
        string text = typed.Trim();
        if (names.CodeOf(text) is { } one) return Subject.State(one);
        foreach (string joint in Joints)
        {
            for (int at = text.IndexOf(joint, StringComparison.OrdinalIgnoreCase); at > 0; at = text.IndexOf(joint, at + 1, StringComparison.OrdinalIgnoreCase))
                if (names.CodeOf(text[..at]) is { } a && names.CodeOf(text[(at + joint.Length)..]) is { } b && a != b) return Subject.Pair(a, b);
        }
        return null;
    }
}
