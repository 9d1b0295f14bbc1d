using Attache.Language;

namespace Attache.Coding.Clauses;

/// <summary>
/// Soldiers who are sent to keep a peace are help and no threat (CAMEO 074 is PLOVER's AID with the context peacekeeping):
/// "sent a battalion to Abyei as peacekeepers", "blue helmets arrived in Goma".
/// </summary>
public static class Peacekeeping
{
    /// <summary>A match with its category as peacekeeping has it; itself where no troops move or no peace is kept.</summary>
    public static PredicateMatch Read(Predicate predicate, PredicateMatch match)
    {
        ArgumentNullException.ThrowIfNull(predicate);
        ArgumentNullException.ThrowIfNull(match);
        if (match.Pattern is not { Category: "MOBILIZE", Mode: "troops" } || !IsMeant(predicate)) return match;
        return match with { Pattern = match.Pattern with { Category = "AID", Mode = null, Contexts = ["peacekeeping", .. match.Pattern.Contexts], Intent = "AGREE" } };
    }

    private static bool IsMeant(Predicate predicate)
    {
        foreach (var s in predicate.Subjects)
            if (Holds(s, s)) return true;
        return Holds(predicate.Head, predicate.Head);
    }

    // "sent troops to serve as a peacekeeping force"
    private static bool IsPurpose(Token verb) => verb.Xpos == "VB" && verb.Children.Any(c => c.Deprel == "mark" && c.Lemma == "to");

    // Below a word, but for other clauses and for whom troops are moved against.
    private static bool Holds(Token t, Token top)
    {
        if (t.Lemma.StartsWith("peacekeep", StringComparison.OrdinalIgnoreCase) || t.Lemma.StartsWith("peace-keep", StringComparison.OrdinalIgnoreCase)) return true;
        if (t.Lemma is "helmet" or "beret" && t.Children.Any(c => c.Lemma == "blue")) return true;
        foreach (var c in t.Children)
        {
            if (c.Deprel.Split(':')[0] is "conj" or "parataxis" or "ccomp" or "advcl" or "acl" or "appos" && c.Upos == "VERB" && !IsPurpose(c)) continue;
            if (t == top && Predicate.CaseOf(c) is "against" or "after" or "before" or "from") continue;
            if (Holds(c, top)) return true;
        }
        return false;
    }
}
