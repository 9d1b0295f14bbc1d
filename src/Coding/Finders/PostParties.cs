using System.Collections.Frozen;
using Attache.Codebook;
using Attache.Coding.Clauses;
using Attache.Coding.Lexicon;
using Attache.Language;
using Attache.Language.Dates;

namespace Attache.Coding.Finders;

/// <summary>Sending and receiving state, holder and deadline of a post under a predicate.</summary>
internal static class PostParties
{
    /// <summary>The two sides.</summary>
    public static (string? Sending, string? Receiving) Resolve(StoryReading reading, Predicate p, Token head, string change)
    {
        var (sending, receiving) = Of(reading, head);
        var doers = p.Subjects.Concat(p.Head.Upos == "NOUN" ? p.Obliques.Where(o => o.Preposition == "by").Select(o => o.Noun) : []).ToList();
        if (p.Head.Upos == "NOUN" && p.Possessor is { } owner) doers.Add(owner);
        string? doer = doers.SelectMany(d => Drafts.Codes(Parties.At(reading, d))).FirstOrDefault();
        if (WordLists.Of("by-sending").Contains(change))
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
        else if (WordLists.Of("by-receiving").Contains(change))
        {
            if (doer is not null && doer != sending) receiving = doer;
        }
        else if (change == "accredited")
        {
            foreach (var (prep, noun) in p.Obliques)
                if (prep is "to" && receiving is null) receiving = Parties.Code(reading, noun);
        }
        // "recalled its ambassador from X", "will shut its embassy" beside "in Y": where the clause says where.
        if (receiving is null && sending is not null) receiving = Where(reading, p, sending, change is "recalled" or "left");
        // "decided to withdraw their ambassadors from Y": nobody calls ambassadors home from his own state.
        if (change == "recalled" && sending is not null && p.Obliques.Any(o => o.Preposition == "from" && Parties.Code(reading, o.Noun) == sending))
        {
            receiving = sending;
            sending = doers.SelectMany(d => Drafts.Codes(Parties.At(reading, d))).FirstOrDefault(c => c != receiving);
            if (sending is null) return (null, null);
        }
        return Fill(reading, head, sending, receiving);
    }

    // Names of posts that only one state has: a nuncio is the pope's.
    private static readonly FrozenDictionary<string, string> Senders = Tsv.FromResource(typeof(PostParties).Assembly, "lexicon/post-names.tsv").Rows
        .Where(r => r["sending"].Length > 0 && !r["words"].Contains(' ', StringComparison.Ordinal)).ToFrozenDictionary(r => r["words"], r => r["sending"], StringComparer.Ordinal);

    /// <summary>Sending and receiving state by the words of the post alone: a person's nation that is only guessed does not count.</summary>
    public static (string? Sending, string? Receiving) Of(StoryReading reading, Token head)
    {
        string? sending = null, receiving = null;
        foreach (var (prep, n) in Predicate.ObliquesOf(head))
            if (prep is "at" or "of" or "in" or "from" && WordLists.Of("post-seat").Contains(n.Lemma.ToLowerInvariant()))
            {
                // "diplomats at the X embassy in Y"
                sending ??= Forces.Own(reading, n, 0).FirstOrDefault();
                foreach (var (inner, place) in Predicate.ObliquesOf(n))
                    if (inner is "in" or "to") receiving ??= Parties.Code(reading, place);
            }
            else if (prep is "to" or "in" or "at" or "with" or "accredited") receiving ??= Parties.Code(reading, n);
        sending ??= Senders.GetValueOrDefault(head.Lemma.ToLowerInvariant()) ?? Forces.Own(reading, head, 0).FirstOrDefault(c => c != receiving);
        return (sending, receiving);
    }

    /// <summary>What the words leave open, from the post of the same kind that the story spoke of, from who stands over against the known side, from the story's own state.</summary>
    public static (string? Sending, string? Receiving) Fill(StoryReading reading, Token head, string? sending, string? receiving)
    {
        if (sending is not null && receiving is not null) return (sending, receiving);
        var known = reading.Memory.Last(sending, receiving, null);
        if (sending is null && receiving is null)
        {
            if (known is not null) return (known.Value.Sending, known.Value.Receiving);
            if (reading.Entities.At(head)?.Referent.Code is { } nation && reading.Memory.Other(nation) is { } host) return (nation, host);
            return (null, null);
        }
        if (receiving is null) receiving = known?.Receiving ?? reading.Memory.Partner(sending!) ?? reading.Memory.Other(sending!) ?? HomeUnless(reading, sending);
        else sending = known?.Sending ?? (reading.Entities.At(head)?.Referent.Code is { } own && own != receiving ? own : null) ?? reading.Memory.Partner(receiving) ?? reading.Memory.Other(receiving) ?? HomeUnless(reading, receiving);
        return (sending, receiving);
    }

    // The state that a clause names as the place: of the predicate itself, else of the one coordinated with it.
    private static string? Where(StoryReading reading, Predicate p, string sending, bool from)
    {
        foreach (var (prep, noun) in p.Obliques.Concat(p.Objects.SelectMany(Predicate.ObliquesOf)))
            if ((prep is "in" or "at" or "to" || (from && prep == "from")) && reading.PlaceAt(noun) is not null && Parties.Code(reading, noun) is { } c && c != sending) return c;
            // "from the countries of the bloc X"
            else if (from && prep == "from" && Predicate.ObliquesOf(noun).Where(o => o.Preposition == "of").SelectMany(o => o.Noun.Children.Where(x => x.Deprel is "appos" or "flat").Prepend(o.Noun)).Concat(noun.Children.Where(x => x.Deprel is "nmod" or "appos" && x.Upos == "PROPN")).Select(x => Parties.Code(reading, x)).FirstOrDefault(x => x is not null && x != sending) is { } bloc) return bloc;
        foreach (var c in p.Head.Children.Append(p.Head.Deprel == "conj" ? p.Head.HeadToken : null))
            if (c is { Upos: "VERB" } && (c.Deprel == "conj" || c == p.Head.HeadToken))
                foreach (var (prep, noun) in Predicate.ObliquesOf(c).Concat(new Predicate(c).Objects.SelectMany(Predicate.ObliquesOf)))
                    if (prep is "in" or "at" && reading.Entities.At(noun) is { Referent.Type: Language.Names.MentionType.State, Referent.Code: { } code } && code != sending) return code;
        return null;
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
        p.Subjects.Concat(p.Objects).Any(s => s.Children.Any(c => c.Deprel is "det" or "nummod" or "amod" && c.Lemma.ToLowerInvariant() is "each" or "both" or "neither") || s.Lemma.ToLowerInvariant() is "both" or "neither" or "each");

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
