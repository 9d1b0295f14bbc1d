using Attache.Codebook;
using Attache.Coding.Clauses;
using Attache.Coding.Lexicon;
using Attache.Language;

namespace Attache.Coding.Finders;

/// <summary>Actor and recipient of an event: by the places that its pattern names, then by what the sentence and story tell.</summary>
internal sealed class EventSides(StoryReading reading)
{
    // PLOVER gives domestic actors the code of their state.
    private static readonly HashSet<string> Domestic = new(["GOV", "MIL", "REB", "OPP", "PTY", "COP", "JUD", "SPY", "LEG", "UAF", "CVL", "LAB", "SOC", "REL", "REF", "ELI", "PRM", "CRM"], StringComparer.Ordinal);

    private static readonly HashSet<string> Addressing = new(["REQUEST", "REJECT", "THREATEN", "ACCUSE"], StringComparer.Ordinal);

    private static readonly HashSet<string> Directed = new(["REQUEST", "REJECT", "THREATEN", "ACCUSE", "SANCTION", "COERCE", "ASSAULT"], StringComparer.Ordinal);

    private static readonly HashSet<string> Anaphoric = new(
        ["choice", "proposal", "offer", "demand", "request", "move", "decision", "candidate", "nomination", "call", "appeal", "plan", "sanction", "accusation", "charge", "step"], StringComparer.Ordinal);

    /// <summary>Whether acts of a category are done to somebody.</summary>
    public static bool IsDirected(string category) => Directed.Contains(category);

    /// <summary>The two sides as the words give them.</summary>
    public (IReadOnlyList<Entity> Actors, IReadOnlyList<Entity> Recipients) Of(EventCandidate c)
    {
        var (actors, recipients) = new Arguments(reading, c.Predicate, c.Match).Resolve();
        if (c.IsGoverned)
        {
            // "refused to receive the envoy": whom the act concerns is whom the refusal concerns.
            var (inner, innerRecipients) = new Arguments(reading, c.Act.Predicate, c.Act.Match).Resolve();
            if (actors.Count == 0) actors = inner;
            if (recipients.Count == 0) recipients = [.. innerRecipients.Concat(c.Category is "REQUEST" ? inner : []).Where(e => !Same(actors, e))];
        }
        // "Its ambassador in Djibouti was summoned": by those who receive him.
        if (actors.Count == 0 && c.Predicate.IsPassive && c.Category is "ACCUSE" or "SANCTION" && c.Predicate.Objects.FirstOrDefault(o => WordLists.Of("owned-diplomat").Contains(o.Lemma.ToLowerInvariant())) is { } diplomat)
        {
            var (sending, receiving) = Parties.OfDiplomat(reading, diplomat);
            receiving ??= sending is null ? null : reading.Memory.Last(sending, null, null)?.Receiving ?? reading.Memory.Other(sending);
            if (receiving is not null && receiving != sending) actors = [new Entity { Text = receiving, Code = receiving }];
        }
        // "In a telephone call she assured her counterpart", "after talks with the minister, he said": who does the verb, and whom he tells it.
        if (c.Category is "CONSULT" && c.Predicate.Head.Upos == "NOUN" && Drafts.Codes(actors).Count < 2 && c.Match.Pattern.Actor.Contains("both", StringComparer.Ordinal) && Occasion(c.Predicate.Head) is { } told)
        {
            var both = actors.Where(e => e.Code is not null).ToList();
            foreach (var t in told.Subjects)
                foreach (var e in Parties.At(reading, t)) if (e.Code is not null) Parties.Add(both, e);
            if (Drafts.Codes(both).Count < 2 && Predicate.CaseOf(c.Predicate.Head) is not "after")
                foreach (var t in told.Objects.Concat(told.Indirect is { } i ? [i] : []))
                    foreach (var e in Parties.At(reading, t)) if (e.Code is not null) Parties.Add(both, e);
            if (Drafts.Codes(both).Count > 1) actors = both;
        }
        // "A second round of talks with Canberra was held": by those whose state the story is from.
        if (c.Category is "CONSULT" && c.Predicate.Subjects.Count == 0 && c.Match.Pattern.Actor.Contains("both", StringComparer.Ordinal) && Drafts.Codes(actors) is [var guest] && reading.Entities.HomeCode is { } host && host != guest && reading.Memory.Main.Contains(host, StringComparer.Ordinal))
            actors = [.. actors, new Entity { Text = host, Code = host }];
        // "two more battalions were sent there": soldiers are moved by those whose they are; "are stationed there" tells of no move.
        if (actors.Count == 0 && !c.Predicate.Head.Children.Any(a => a.Deprel == "aux:pass" && a.Xpos is "VBZ" or "VBP") && c.Predicate.IsPassive && c.Category is "MOBILIZE" && c.Predicate.Head.Deprel is not "acl")
            actors = [.. c.Predicate.Objects.SelectMany(o => Parties.At(reading, o)).Where(e => e.Sector is "MIL" or "COP")];
        return (Coded(actors, c.Predicate.Head), Coded(recipients, c.Predicate.Head));
    }

    // The verb of what is said or done on the occasion of a call or talks; null where the noun tells of no occasion.
    private static Predicate? Occasion(Token noun) =>
        noun is { Deprel: "obl", HeadToken: { Upos: "VERB" } verb } && Predicate.CaseOf(noun) is "in" or "during" or "after" or "following" or "over" ? new Predicate(verb) : null;

    /// <summary>Whom a demand, refusal, threat or reproach without a named addressee is meant for: whom its content is about, else the other side of the story.</summary>
    public IReadOnlyList<Entity> Addressee(EventCandidate c, string category, IReadOnlyList<Entity> actors)
    {
        if (!Directed.Contains(category) || Drafts.Codes(actors) is not [var own, ..]) return [];
        // "The two neighbours fought a war": those who do it do it to each other.
        if (Drafts.Codes(actors).Count > 1 && actors.Any(a => a.Code == own && a.Text == actors[^1].Text && a != actors[^1])) return [];
        var found = new List<Entity>();
        if (!Addressing.Contains(category) && category != "SANCTION") return Concerned(c.Predicate, own) is { Count: > 0 } whose ? whose : category == "COERCE" ? Across(c, own) : [];
        foreach (var clause in (ReadOnlySpan<Token?>)[c.Predicate.Ccomp, c.Predicate.Xcomp])
        {
            if (clause is null) continue;
            var inner = new Predicate(clause);
            foreach (var t in inner.Subjects.Concat(inner.Objects))
                foreach (var e in Parties.OwnersOf(reading, t))
                    if (e.Code is not null && e.Code != own) Parties.Add(found, e);
            if (found.Count > 0) return found;
        }
        if (Concerned(c.Predicate, own) is { Count: > 0 } concerned) return concerned;
        // "He rejected the idea that France had failed": a thought that nobody is said to have put is refused to nobody.
        if (category is "REJECT" && c.Predicate.Objects.Any(o => !Anaphoric.Contains(o.Lemma.ToLowerInvariant()) && o.Children.Any(IsThought))) return [];
        bool anaphoric = c.Predicate.Objects.Any(o => Anaphoric.Contains(o.Lemma.ToLowerInvariant()) || o.Upos == "PRON");
        // An organisation acts on whom the sentence names rather than on whom the story is about.
        if (own is "IGO" or "UNO" or "EUR" or "NGO" && Facing(c, own, statesOnly: true) is { Count: > 0 } member) return member;
        // Between two states a measure, a threat or reproach without addressee is for the other one.
        if (category is "SANCTION" && !c.Match.Used.Any(t => t.Lemma.ToLowerInvariant() is "relation" or "tie" or "link" or "contact")) return Facing(c, own) is { Count: > 0 } named ? named : Accredited(c, own);
        if ((anaphoric || category is "THREATEN" or "REQUEST" or "ACCUSE" or "REJECT" or "SANCTION") && actors.All(a => a.Sector is null or "GOV" or "MIL") && reading.Memory.Other(own) is { } other) found.Add(new Entity { Text = other, Code = other });
        if (found.Count == 0 && Facing(c, own) is { Count: > 0 } facing) return facing;
        // A state or organisation from outside aims at the state that the story is about.
        if (found.Count == 0 && category is "THREATEN" or "REQUEST" or "SANCTION" && reading.Memory.Main is [var subject, ..] main && !main.Contains(own, StringComparer.Ordinal) && subject.Length == 3 && subject is not ("UNO" or "EUR" or "IGO" or "NGO")) found.Add(new Entity { Text = subject, Code = subject });
        return found;
    }

    // The clause that tells what an idea, a view, a notion is.
    private static bool IsThought(Token clause) => clause.Deprel is "acl" or "ccomp" && clause.Children.Any(m => m.Deprel == "mark" && m.Lemma.ToLowerInvariant() == "that");

    // "recalled its ambassador", in a story on the two: from the state where he is.
    private IReadOnlyList<Entity> Accredited(EventCandidate c, string own) =>
        c.Match.Pattern.Contexts.Contains("diplomatic", StringComparer.Ordinal) && (reading.Memory.Partner(own) ?? reading.Memory.Other(own)) is { } other ? [new Entity { Text = other, Code = other }] : [];

    // "had closed its border": to the one other side of the sentence, else to the other state of the story.
    private IReadOnlyList<Entity> Across(EventCandidate c, string own)
    {
        if (Facing(c, own) is { Count: > 0 } facing) return facing;
        bool frontier = c.Predicate.Objects.Any(o => o.Lemma.ToLowerInvariant() is "border" or "frontier" or "airspace" or "crossing" or "import" or "trade");
        return frontier && reading.Memory.Other(own) is { } other ? [new Entity { Text = other, Code = other }] : [];
    }

    // "Bolivia expelled the consul, and Peru responded by calling home its ambassador": the one other side that the sentence names.
    private IReadOnlyList<Entity> Facing(EventCandidate c, string own, bool statesOnly = false)
    {
        Entity? facing = null;
        foreach (var t in c.Predicate.Head.Sentence.Tokens)
        {
            string? code = reading.Entities.At(t) is { } m ? m.Referent.Code : t.Upos == "PROPN" && reading.PlaceAt(t)?.Country is { } country && reading.Memory.Main.Contains(country, StringComparer.Ordinal) ? country : null;
            if (code is null || code == own || code == facing?.Code || (statesOnly && (code is "IGO" or "UNO" or "EUR" or "NGO" || reading.Entities.At(t) is { IsTown: true })) || !IsSide(t)) continue;
            if (facing is not null) return [];
            facing = new Entity { Text = reading.Entities.Words(t), Code = code };
        }
        return facing is null ? [] : [facing];
    }

    // Who is only quoted is no side: "..., a Spanish diplomat said".
    private static bool IsSide(Token t)
    {
        // In a relative clause on who speaks he may be: "the bloc, which suspended Mali, demands that the vote be held".
        for (var x = t; x.HeadToken is { } g && x.Deprel != "acl:relcl"; x = g)
            if (x.Deprel == "nsubj" && WordLists.Of("reporting").Contains(g.Lemma.ToLowerInvariant())) return false;
        return true;
    }

    // "refused to recognise the result of the election in Belarus", "shelled the port of Moba": whose the thing is.
    private IReadOnlyList<Entity> Concerned(Predicate p, string own)
    {
        foreach (var t in p.Objects.Concat(p.Obliques.Where(o => o.Preposition is "to" or "at" or "against" or "with" or "on" or "from" or "of").Select(o => o.Noun)).Concat(p.Xcomp is { } x ? [x] : (Token[])[]))
            foreach (var m in p.Head.Sentence.Tokens)
            {
                if (m.Upos is "VERB" || !t.Subtree.Contains(m.Span)) continue;
                string? code = reading.Entities.At(m)?.Referent.Code ?? (m.Upos == "PROPN" ? reading.PlaceAt(m)?.Country : null);
                if (code is not null && code != own) return [new Entity { Text = reading.Entities.Words(m), Code = code }];
            }
        return [];
    }

    /// <summary>The people that force was used on, where they are only counted or named as a crowd: those of the state where it happened.</summary>
    public IReadOnlyList<Entity> Crowd(EventCandidate c, WordClasses classes, string category, IReadOnlyList<Entity> actors)
    {
        if (category is not ("ASSAULT" or "COERCE") || actors.FirstOrDefault(a => a.Code is not null && a.Sector is "COP" or "MIL" or "REB" or "UAF" or "GOV" or "SPY") is not { Code: { } code }) return [];
        // "fired tear gas", "imposed a curfew": what is used on the people at home only.
        if (category == "ASSAULT" && c.Mode == "crowd-control" || (category == "COERCE" && c.Mode is "curfew" or "martial-law" or "censor"))
            return [new Entity { Text = code, Code = code, Sector = "CVL" }];
        foreach (var o in c.Predicate.Objects)
        {
            var of = o.Upos == "NUM" ? o.Children.FirstOrDefault(x => x.Deprel == "nmod") : null;
            if (o.Upos is "PRON" || (o.Upos is "NUM" && (of is null or { Upos: "PRON" } || Parties.Is(reading, classes, of, "person"))) || Parties.Is(reading, classes, o, "person") || Parties.Is(reading, classes, o, "protester"))
                return [new Entity { Text = reading.Entities.Words(of is { Upos: "NOUN" } ? of : o), Code = code, Sector = "CVL" }];
        }
        return [];
    }

    private IReadOnlyList<Entity> Coded(IReadOnlyList<Entity> entities, Token near)
    {
        if (entities.All(e => e.Code is not null)) return entities;
        return [.. entities.Select(e => e.Code is null && (e.Sector is { } s && Domestic.Contains(s) || e.Person is not null) && StateOf(e, near) is { } code ? e with { Code = code } : e)];
    }

    // "the opposition in Athens", "the police" in a story from Honiara.
    private string? StateOf(Entity e, Token near)
    {
        int at = near.Sentence.Text.IndexOf(e.Text ?? "", StringComparison.Ordinal);
        if (at >= 0)
        {
            int start = near.Sentence.Span.Start + at, end = start + e.Text!.Length;
            foreach (var t in near.Sentence.Tokens)
            {
                if (t.Span.Start < start || t.Span.End > end) continue;
                foreach (var c in t.Children)
                    if (c.Deprel == "nmod" && Predicate.CaseOf(c) is "in" or "of" or "from" or "at" && (reading.PlaceAt(c)?.Country ?? reading.Entities.At(c)?.Referent.Code) is { } code) return code;
            }
        }
        // "the ministry announced the sending of a frigate": whose soldiers are sent.
        if (e.Sector is "MIL")
        {
            for (var x = near; x.Upos == "NOUN" && x.HeadToken is { } g; x = g)
                if (g.Upos == "VERB")
                    foreach (var s in new Predicate(g).Subjects)
                        if (Parties.Code(reading, s) is { } owner) return owner;
            if (reading.Memory.LastContributors is [var only]) return only;
        }
        return reading.Entities.HomeCode;
    }

    private static bool Same(IReadOnlyList<Entity> list, Entity e) => list.Any(x => x.Text == e.Text || (x.Code is not null && x.Code == e.Code));
}
