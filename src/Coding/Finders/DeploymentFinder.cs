using Attache.Codebook;
using Attache.Coding.Clauses;
using Attache.Coding.Lexicon;
using Attache.Language;

namespace Attache.Coding.Finders;

/// <summary>
/// Forces: where they are, come, go, move, take over, hand over, are attacked; by the patterns of <c>data/movements.tsv</c>,
/// plus what is told without a verb of movement: who takes a base over, who is relieved, where a force is.
/// </summary>
/// <example>It withdrew 200 soldiers from X. → withdrawn · Gendarmes have been camping on X. → present · Investors withdrew money. → none</example>
public sealed class DeploymentFinder(PredicateLexicon movements, WordClasses classes) : IFinder
{
    private readonly Forces forces = new(classes);

    /// <inheritdoc/>
    public string Kind => "deployment";

    /// <inheritdoc/>
    public IEnumerable<Finding> Find(StoryReading reading, Sentence sentence)
    {
        if (!Topic.IsPolitical(reading, classes)) yield break;
        var found = new List<DeploymentFinding>();
        var touched = new HashSet<Token>();
        foreach (var t in sentence.Tokens)
        {
            var p = new Predicate(t);
            char pos = p.IsVerb ? 'v' : t.Upos == "NOUN" ? 'n' : ' ';
            // "the remaining troops", "a withdrawing column": no statement of its own.
            if (pos == 'v' && t.Deprel == "amod" && t.Xpos == "VBG") pos = ' ';
            if (pos != ' ' && PredicateMatcher.Best(reading, classes, movements, p, pos) is { } match && match.Pattern.Category != "NONE") found.AddRange(ByPattern(reading, sentence, p, match, touched));
            if (ForceStates.Being(reading, t, forces) is { } being && touched.Add(being.Force)) found.AddRange(Make(reading, sentence, new Predicate(t), being.Force, being.Change, being.Modality, [], 0.72, "be", [t], touched));
            if (ForceStates.Figure(reading, t) is { } figure && Forces.Own(reading, figure.Force, 0) is { Count: > 0 } own)
                found.AddRange(Make(reading, sentence, p, figure.Force, "present", Modalities.Of(t), own, 0.75, "strength", [t, figure.Force], touched).Select(d => d with { Force = null, Strength = figure.Strength }));
        }
        foreach (var t in sentence.Tokens)
            if (!touched.Contains(t) && ForceStates.Standing(reading, t, forces)) found.AddRange(Make(reading, sentence, new Predicate(t), t, "present", Modality.Actual, [], 0.6, "standing", [t], touched));
        reading.Memory.SpeaksOfForces |= sentence.Tokens.Any(t => t.Upos == "NOUN" && classes.Is(t.Lemma.ToLowerInvariant(), "force"));
        // A force that the sentence only speaks of is the one that later sentences mean.
        foreach (var t in sentence.Tokens)
            if (!touched.Contains(t) && t.Upos is "NOUN" && Predicate.CaseOf(t) is null && forces.Is(reading, t) && Forces.Own(reading, t, 0) is { Count: > 0 } own && Forces.Describe(reading, t, []) is { Name: { } name }) (reading.Memory.LastContributors, reading.Memory.LastForce) = (own, name);
        // "handed over its base in X, completing its departure": one move, told with its place.
        found.RemoveAll(d => d.Change is "withdrawing" or "withdrawn" && d is { From: null, To: null, Strength: null } && d.Modality == Modality.Actual
            && found.Exists(x => x != d && x.Change is "closing-base" or "withdrawn" && x.From is { Count: > 0 } && x.Modality == Modality.Actual && (x.Contributor ?? []).SequenceEqual(d.Contributor ?? [])));
        foreach (var d in found.DistinctBy(d => (string.Join(',', d.Contributor ?? []), d.Change, d.Strength, d.Force is null || d.Strength is not null ? "" : d.Force))) yield return d;
    }

    private IEnumerable<DeploymentFinding> ByPattern(StoryReading reading, Sentence sentence, Predicate p, PredicateMatch match, HashSet<Token> touched)
    {
        string change = match.Pattern.Category;
        var modality = ForceStates.ModalityOf(p);
        if (modality == Modality.Negated && change is "present" or "attacked") yield break;
        // "named no base that would close": of nothing nothing is told. "They did not say it would be sent": what is not said is not told.
        if (p.Head is { Deprel: "acl:relcl", HeadToken: { } antecedent } && antecedent.Children.Any(c => c.Deprel == "det" && c.Lemma.ToLowerInvariant() == "no")) yield break;
        if (p.Head is { Deprel: "ccomp", HeadToken: { } told } && told.Lemma.ToLowerInvariant() is not ("deny" or "rule") && Attributions.IsReporting(told) && Modalities.IsNegated(told)) yield break;
        // "remain partners of Mali": what somebody goes on being is no place to be.
        if (change == "present" && p.Head.Lemma is "remain" or "stay" && p.Objects.Any(o => o.Index > p.Head.Index) && p.Obliques.All(o => o.Preposition is not ("in" or "at" or "on"))) yield break;
        // "has not asked France to withdraw": what nobody asks for nobody weighs.
        if (p.Head.Xpos == "VB" && p.Head.Deprel is "xcomp" or "advcl" or "ccomp" && p.Head.HeadToken is { Upos: "VERB" } asking && WordLists.Of("asking").Contains(asking.Lemma.ToLowerInvariant()) && Modalities.IsNegated(asking)) yield break;
        // "The Danes were to join Takuba": that they are to come does not tell where it is.
        if (p.Head.Lemma == "join" && change == "present" && modality != Modality.Actual) yield break;
        // "a plan to attack its barracks": nothing has been attacked.
        if (change == "attacked" && modality != Modality.Actual) yield break;
        var doer = Drafts.Codes(p.Subjects.SelectMany(s => Parties.At(reading, s)));
        var targets = Targets(reading, p, match);
        if (targets.Count == 0) yield break;
        // "the force, to which three states contribute": the force is not what they send.
        if (p.Head.Lemma is "contribute" && targets.TrueForAll(x => reading.Entities.At(x)?.Referent.Entry is { Kind: Language.Names.NameKind.Force })) yield break;
        // "X withdrew from Y" is a movement only from a place.
        if (targets.TrueForAll(t => !forces.Is(reading, t)) && p.Head.Lemma == "withdraw" && (p.Objects.Count > 0 && !p.IsPassive || p.Obliques.Any(o => o.Preposition is "from" or "of" && reading.PlaceAt(o.Noun) is null && !classes.Is(o.Noun, "territory", null)))) yield break;
        // "It has 200 soldiers": what it does with its own makes them its own; what it does to others does not.
        var owner = change == "attacked" || !WordLists.Of("owner-verb").Contains(p.Head.Lemma.ToLowerInvariant()) ? [] : doer;
        // "made a battalion cross", "ordered its troops to leave"
        if (owner.Count == 0 && change is not "attacked" && p.Head.Deprel == "xcomp" && p.Head.HeadToken is { Upos: "VERB" } causing && WordLists.Of("causing").Contains(causing.Lemma.ToLowerInvariant())) owner = Drafts.Codes(new Predicate(causing).Subjects.SelectMany(x => Parties.At(reading, x)));
        // "the junta told the soldiers to leave": the soldiers spoken of before, not those of who tells them.
        if (owner.Count > 0 && WordLists.Of("commanding").Contains((p.Head.HeadToken ?? p.Head).Lemma.ToLowerInvariant()) && reading.Memory.LastContributors.Count > 0 && targets.TrueForAll(x => x.Children.Any(c => c.Deprel == "det" && c.Lemma.ToLowerInvariant() == "the"))) owner = [];
        if (owner.Count == 0 && p.Head.Upos == "NOUN" && p.Possessor is { } o && Parties.Code(reading, o) is { } code) owner = [code];
        if (owner.Count == 0 && p.Head.Upos == "NOUN" && change is not "attacked" && p.Head.Deprel is "obj" && p.Head.HeadToken is { Upos: "VERB" } over) owner = Drafts.Codes(new Predicate(over).Subjects.SelectMany(s => Parties.At(reading, s)));
        // "A column left the base": those who go leave a base that others may keep.
        if (change == "closing-base" && p.Head.Lemma is "leave" or "quit" && targets.Exists(t => forces.Is(reading, t) && (NumberWords.Of(t) is not null || t.Children.Any(c => c.Deprel == "det" && c.Lemma is "a" or "an")))) change = "withdrawing";
        // Positions and checkpoints are left, not closed.
        if (change == "closing-base" && p.Head.Lemma is "abandon" or "leave" or "quit" or "evacuate" or "vacate" && targets.Exists(t => forces.Is(reading, t)) && !p.Objects.Any(o => IsBase(o) || o.Children.Any(c => c.Deprel == "nmod" && IsBase(c)))) change = "withdrawing";
        // "is sending another 600 soldiers": to those that are there already.
        if (change == "arriving" && p.IsVerb && p.Objects.Any(o => forces.Is(reading, o) && o.Children.Any(c => WordLists.Of("further").Contains(c.Lemma.ToLowerInvariant()) && (c.Deprel is "amod" or "det" or "advmod" || c.Xpos == "JJR")))) change = "reinforcing";
        // "43 soldiers followed": they do what those before them did.
        if (p.Head.Lemma == "follow") change = reading.Memory.LastChange ?? change;
        // "three days after the departure of the last soldiers": it is over.
        if (change == "withdrawing" && modality == Modality.Actual && p.Head.Upos == "NOUN" && Predicate.CaseOf(p.Head) is "after" or "following") change = "withdrawn";
        var all = new List<string>();
        foreach (var force in targets)
            foreach (var d in Make(reading, sentence, p, force, change, modality, owner, match.Pattern.Strength * (p.IsVerb ? 0.95 : 0.85), match.Pattern.ToString(), [p.Head, .. match.Used], touched))
            {
                foreach (string whose in d.Contributor ?? [])
                    if (!all.Contains(whose, StringComparer.Ordinal)) all.Add(whose);
                yield return d;
            }
        // "Barkhane and Takuba are to leave. The soldiers …": those of both.
        if (targets.Count > 1 && all.Count > 1) (reading.Memory.LastContributors, reading.Memory.LastForce) = (all, null);
        if ((change == "closing-base" || WordLists.Of("giving-over").Contains(p.Head.Lemma.ToLowerInvariant())) && ForceStates.Taker(reading, p, forces) is { } taker)
            foreach (var d in Make(reading, sentence, p, taker, "taking-over", modality, Drafts.Codes(Parties.At(reading, taker)), 0.75, "handover", [p.Head, taker], touched)) yield return d with { From = null, To = d.To ?? d.From };
        if (change == "taking-over" && p.Head.Lemma is "relieve" or "replace" && p.Objects.Count > 0 && forces.Is(reading, p.Objects[0]))
            foreach (var d in Make(reading, sentence, p, p.Objects[0], "withdrawing", modality, [], 0.7, "relief", [p.Head, p.Objects[0]], touched)) yield return d with { From = d.From ?? d.To, To = null };
    }

    private IEnumerable<DeploymentFinding> Make(
        StoryReading reading, Sentence sentence, Predicate p, Token force, string change, Modality modality, IReadOnlyList<string> owner, double strength, string rule, IEnumerable<Token> why, HashSet<Token> touched)
    {
        bool isForce = forces.Is(reading, force), people = reading.Entities.At(force)?.Referent.Entry?.Kind == Language.Names.NameKind.People;
        var described = isForce || change is "reinforcing" or "attacked" or "closing-base" ? Forces.Describe(reading, force, owner) : new ForceReading(null, Drafts.Codes(Parties.At(reading, force)), false, false);
        // A base is no force: whose it is matters, and that is not told by where it stands.
        if (!isForce) described = described with { Name = null, Contributors = described.Owned || people || owner.Count > 0 || change is not "closing-base" and not "reinforcing" ? described.Contributors : p.Subjects.SelectMany(x => Drafts.Codes(Parties.At(reading, x))).FirstOrDefault() is { } giver ? [giver] : reading.Memory.LastContributors };
        // "The mission has 3,300 troops": they are the mission.
        if (isForce && !described.Owned && change is not "attacked" && p.IsVerb && WordLists.Of("owner-verb").Contains(p.Head.Lemma.ToLowerInvariant()) && p.Subjects.FirstOrDefault(x => reading.Entities.At(x)?.Referent.Entry?.Kind == Language.Names.NameKind.Force) is { } whole && whole != force) described = Forces.Describe(reading, whole, []);
        if (described.Contributors.Count == 0) yield break;
        if (change == "withdrawing" && modality == Modality.Actual && p.Head.Xpos is "VBD" or "VBN" && !p.Head.Children.Any(c => c.Deprel == "aux" && c.Lemma == "be")) change = "withdrawn";
        var (from, to) = ForcePlaces.Of(reading, p, change, force);
        var range = people || isForce ? NumberWords.RangeOf(force) : null;
        int? number = range?.From ?? (people ? NumberWords.Of(force) : isForce ? Forces.Strength(force) ?? Members(p, force) : null);
        // "have" and its like tell of a presence only with a place or a number.
        if (change == "present" && to.Count == 0 && number is null && !described.Named && p.IsVerb && p.Head.Lemma is "have" or "keep" or "be" or "remain" or "stay" or "hold" or "operate" or "guard" or "control") yield break;
        touched.Add(force);
        // Who comes instead is not whom the story goes on to speak of.
        if (rule != "handover") (reading.Memory.LastContributors, reading.Memory.LastForce, reading.Memory.LastChange) = (described.Contributors, described.Name ?? reading.Memory.LastForce, change is "present" or "attacked" or "taking-over" ? reading.Memory.LastChange : change == "withdrawn" ? "withdrawing" : change);
        var date = (force.Deprel == "conj" ? reading.DateOf(force, deadlines: true) : null) ?? reading.DateOf(p.Head, deadlines: true)
            // "On 19 April it handed over the base where 300 men were stationed": until that day.
            ?? (p.Head is { Deprel: "acl:relcl", Xpos: "VBN" or "VBD", HeadToken.HeadToken: { Upos: "VERB" } main } && p.Head.Children.Any(c => c.Deprel == "advmod" && c.Lemma.ToLowerInvariant() == "where") ? reading.DateOf(main) : null);
        // "was declared ready in April and had 900 members": the day of the first is not that of the second.
        if (change == "present" && date is not null && p.Head is { Deprel: "conj", HeadToken: { Upos: "VERB" } before } && !reading.DatesIn(sentence).Any(d => d.Value == date && (d.Span.Start >= p.Head.Span.Start || d.Span.Start < before.Span.Start))) date = null;
        yield return new DeploymentFinding
        {
            Story = reading.Story.Id,
            Sentence = sentence.Number,
            Start = sentence.Span.Start,
            End = sentence.Span.End,
            Text = sentence.Text,
            Force = described.Name,
            Contributor = described.Contributors,
            Change = change,
            From = Drafts.OrNull(from),
            To = Drafts.OrNull(to),
            Strength = number,
            StrengthTo = range?.To,
            Relieves = change == "taking-over" ? Relieved(reading, p, described.Name) : null,
            Modality = modality,
            Historical = reading.IsHistorical(p.Head, date) ? true : null,
            Attribution = Drafts.OrNull(Attributions.Of(reading, p.Head)),
            Date = date,
            Confidence = Drafts.Bound(strength),
            Why = Drafts.Why("deployment." + change + ": " + rule, why),
        };
    }

    // "The force has about 900 members": they are all of it.
    private static int? Members(Predicate p, Token force) =>
        p.IsVerb && p.Head.Lemma.ToLowerInvariant() is "have" or "number" or "count" or "comprise" or "include" && p.Subjects.Contains(force) && p.Objects.Count > 0 && WordLists.Of("persons").Contains(p.Objects[0].Lemma.ToLowerInvariant()) ? NumberWords.Of(p.Objects[0]) : null;

    private bool IsBase(Token t) => classes.Is(t, "base", null) && t.Lemma.ToLowerInvariant() is not ("position" or "post" or "checkpoint") && t.Upos != "NUM";

    // The forces of a predicate, or the base that it gives up or strengthens where no force does.
    private List<Token> Targets(StoryReading reading, Predicate p, PredicateMatch match)
    {
        var found = new List<Token>();
        foreach (var place in match.Pattern.Actor)
        {
            string at = place is "of" or "by" ? "prep:" + place : place;
            foreach (var t in PredicateMatcher.At(p, at, match.Used))
            {
                if (t.Deprel == "conj" && t.Upos is not ("NOUN" or "PROPN" or "NUM")) continue;
                // "sailors and marines", "two frigates and a reconnaissance plane": one sending, told by two words.
                if (t.Deprel == "conj" && found.Count > 0 && t.Upos == "NOUN" && Forces.Own(reading, t, 2).Count == 0 && reading.Entities.At(t)?.Referent.Entry is null && !WordLists.Of("rest").Contains(t.Lemma.ToLowerInvariant()) && forces.Is(reading, t))
                {
                    if (Forces.Strength(t) is null) continue;
                    if (Forces.Strength(found[^1]) is null && !WordLists.Of("persons").Contains(found[^1].Lemma.ToLowerInvariant())) found.RemoveAt(found.Count - 1);
                }
                if (forces.Is(reading, t) || (place == "subj" && !match.Pattern.Frame.Any(f => f.Relation == "subj" && !f.Classes.Contains("state")) && reading.Entities.At(t) is { Referent.Code: not null }) || (match.Pattern.Category == "attacked" && (classes.Is(t, "base", null) || WordLists.Of("attackable").Contains(t.Lemma.ToLowerInvariant())) && Forces.Own(reading, t, 0).Count > 0)) found.Add(t);
            }
            if (found.Count > 0) break;
        }
        // A base that is given up without a word of who leaves it: whose base it is, else the forces spoken of before.
        if (found.Count == 0 && match.Pattern.Category is "closing-base" && p.Objects.Count > 0) found.AddRange(p.Objects.Take(1));
        // "a contingent of Task Force X": one part of it goes, not the whole.
        found.RemoveAll(t => t.Deprel == "nmod" && Predicate.CaseOf(t) == "of" && t.HeadToken is { } part && found.Contains(part));
        foreach (var t in found.ToList()) found.AddRange(Joined(reading, t));
        return found.DistinctBy(t => t.Index).ToList();
    }

    // "Operation X and Task Force Y", "the operation known as X, and the force, Y": the tree may make the one a part of the other's name, or
    // hang the second on the name of the first.
    private static IEnumerable<Token> Joined(StoryReading reading, Token force)
    {
        bool IsNamed(Token t) => reading.Entities.At(t)?.Referent.Entry is { Kind: Language.Names.NameKind.Force };
        var own = reading.Entities.At(force)?.Referent.Entry;
        foreach (var c in force.Children)
        {
            if (c.Deprel is "compound" or "flat" && IsNamed(c) && reading.Entities.At(c)!.Referent.Entry != own && force.Children.Any(x => x.Deprel == "cc")) yield return c;
            if (c.Deprel != "acl" || !WordLists.Of("known-as").Contains(c.Lemma.ToLowerInvariant())) continue;
            foreach (var name in c.Children.Where(x => x.Upos == "PROPN"))
                foreach (var next in name.Children)
                    if (next.Deprel == "conj" && IsNamed(next)) yield return next;
        }
    }

    private static string? Relieved(StoryReading reading, Predicate p, string? own)
    {
        foreach (var (prep, noun) in p.Obliques)
            if (prep == "from") return NameOf(noun);
        return p.Objects.Count > 0 && p.Head.Lemma is "relieve" or "replace" or "succeed" ? NameOf(p.Objects[0]) : null;

        string? NameOf(Token t)
        {
            string? name = Forces.Describe(reading, t, []).Name ?? reading.Entities.Words(t);
            if (name != own) return name;
            // "B, which is to take over from it": not from itself, but from the force named before.
            return reading.Entities.Mentions.LastOrDefault(m => m.Head.Span.Start < t.Span.Start && m.Referent.Entry is { Kind: Language.Names.NameKind.Force } e && e.Name != own)?.Referent.Entry?.Name;
        }
    }
}
