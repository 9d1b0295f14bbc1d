using Attache.Codebook;
using Attache.Coding.Clauses;
using Attache.Language;
using Attache.Language.Dates;

namespace Attache.Coding.Finders;

/// <summary>Sending and receiving state, holder and deadline of a post under a predicate.</summary>
internal static class PostParties
{
    // Who does it is the sending state's side, or the receiving one's.
    private static readonly HashSet<string> BySending = new(["recalled", "nominated", "appointed", "downgraded", "returned"], StringComparer.Ordinal);

    private static readonly HashSet<string> ByReceiving = new(["expelled", "summoned"], StringComparer.Ordinal);

    /// <summary>The two sides.</summary>
    public static (string? Sending, string? Receiving) Resolve(StoryReading reading, Predicate p, Token head, string change)
    {
        var (sending, receiving) = Parties.OfDiplomat(reading, head);
        var doers = p.Subjects.Concat(p.Head.Upos == "NOUN" ? p.Obliques.Where(o => o.Preposition == "by").Select(o => o.Noun) : []).ToList();
        if (p.Head.Upos == "NOUN" && p.Possessor is { } owner) doers.Add(owner);
        string? doer = doers.SelectMany(d => Drafts.Codes(Parties.At(reading, d))).FirstOrDefault();
        if (BySending.Contains(change))
        {
            if (sending is null || (doer is not null && sending != doer && receiving is null && change == "recalled")) sending = doer ?? sending;
            if (sending == receiving) receiving = null;
            if (change is "nominated" or "appointed")
            {
                sending = doer ?? sending;
                foreach (var (prep, noun) in p.Obliques)
                    if (prep is "for" or "to" && receiving is null && Parties.Code(reading, noun) is { } c && c != sending) receiving = c;
            }
        }
        else if (ByReceiving.Contains(change))
        {
            if (doer is not null && doer != sending) receiving = doer;
        }
        else if (change == "accredited")
        {
            foreach (var (prep, noun) in p.Obliques)
                if (prep is "to" && receiving is null) receiving = Parties.Code(reading, noun);
        }
        var known = reading.Memory.Last(sending, receiving, null);
        if (sending is null && receiving is null) (sending, receiving) = (known?.Sending, known?.Receiving);
        else if (receiving is null) receiving = known?.Receiving ?? reading.Memory.Other(sending!) ?? HomeUnless(reading, sending);
        else sending ??= known?.Sending ?? reading.Memory.Other(receiving) ?? HomeUnless(reading, receiving);
        return (sending, receiving);
    }

    /// <summary>Whether a return is to the sending state: an ambassador who returns home has been called back.</summary>
    public static bool GoesHome(StoryReading reading, Predicate p, string? sending) =>
        p.Obliques.Any(o => o.Preposition is "to" && Parties.Code(reading, o.Noun) is { } c && c == sending) || p.Head.Children.Any(c => c.Lemma is "home");

    /// <summary>The name of who holds the post, or is proposed for it.</summary>
    public static string? HolderOf(StoryReading reading, Token noun, Token head, string change)
    {
        foreach (var t in (ReadOnlySpan<Token>)[noun, head])
        {
            if (reading.Entities.At(t) is { Referent: { IsNamedPerson: true } r }) return r.Name;
            foreach (var c in t.Children)
                if (c.Deprel is "appos" or "flat" or "compound" && reading.Entities.At(c) is { Referent: { IsNamedPerson: true } a }) return a.Name;
        }
        return change is "agrément-granted" or "agrément-refused" ? reading.Memory.Nominee : null;
    }

    /// <summary>Whether a subject stands for both sides: "each country", "both", "neither capital".</summary>
    public static bool IsMutual(Predicate p) =>
        p.Subjects.Any(s => s.Children.Any(c => c.Deprel is "det" or "nummod" or "amod" && c.Lemma.ToLowerInvariant() is "each" or "both" or "neither") || s.Lemma.ToLowerInvariant() is "both" or "neither" or "each");

    /// <summary>By when somebody must leave: "within 72 hours", "two days to leave", "by Monday evening".</summary>
    public static EdtfDate? DeadlineOf(StoryReading reading, Token head)
    {
        foreach (var d in reading.DatesIn(head.Sentence))
        {
            if (d.Role is DateRole.Deadline or DateRole.Until) return d.Bound ?? d.Value;
            if (d.Role == DateRole.Duration && d.Length is { Unit: DateUnit.Hour or DateUnit.Day or DateUnit.Week }) return DateFinder.Deadline(d, reading.Day);
        }
        return null;
    }

    private static string? HomeUnless(StoryReading reading, string? code) => reading.Entities.HomeCode is { } home && home != code ? home : null;
}
