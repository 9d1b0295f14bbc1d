using Attache.Codebook;
using Attache.Coding.Clauses;
using Attache.Coding.Lexicon;
using Attache.Language;
using Attache.Language.Names;

namespace Attache.Coding.Finders;

/// <summary>Forces: where they are, come, go, move, take over, hand over, are attacked; by the patterns of <c>data/movements.tsv</c>.</summary>
/// <example>It withdrew 200 soldiers from X. → withdrawn · Gendarmes have been camping on X. → present · Investors withdrew money. → none</example>
public sealed class DeploymentFinder(PredicateLexicon movements, WordClasses classes) : IFinder
{
    private static readonly HashSet<string> Toward = new(["to", "into", "towards", "toward", "onto", "for"], StringComparer.Ordinal);

    private static readonly HashSet<string> Inside = new(["in", "at", "on", "near", "along", "around", "inside", "outside", "across", "throughout", "within", "off"], StringComparer.Ordinal);

    /// <inheritdoc/>
    public string Kind => "deployment";

    /// <inheritdoc/>
    public IEnumerable<Finding> Find(StoryReading reading, Sentence sentence)
    {
        if (!Topic.IsPolitical(reading, classes)) yield break;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var t in sentence.Tokens)
        {
            var p = new Predicate(t);
            char pos = p.IsVerb ? 'v' : t.Upos == "NOUN" ? 'n' : ' ';
            if (pos == ' ') continue;
            if (PredicateMatcher.Best(reading, classes, movements, p, pos) is not { } match || match.Pattern.Category == "NONE") continue;
            foreach (var d in Drafts_(reading, sentence, p, match))
                if (seen.Add(d.Force + "|" + d.Change + "|" + string.Join(',', d.Contributor ?? []) + "|" + d.Strength)) yield return d;
        }
    }

    private IEnumerable<DeploymentFinding> Drafts_(StoryReading reading, Sentence sentence, Predicate p, PredicateMatch match)
    {
        string change = match.Pattern.Category;
        var modality = Modalities.Of(p.Head);
        var forces = Forces(reading, p, match);
        var doer = p.Subjects.SelectMany(s => Parties.At(reading, s)).ToList();
        if (forces.Count == 0) yield break;
        if (change == "withdrawing" && modality == Modality.Actual && p.Head.Xpos is "VBD" or "VBN" && !(p.Head.Children.Any(c => c.Deprel == "aux" && c.Lemma == "be"))) change = "withdrawn";
        if (modality == Modality.Negated && change == "present") yield break;
        foreach (var force in forces)
        {
            var (name, contributors, entry) = Describe(reading, force);
            if (contributors.Count == 0 && entry is null) contributors = Drafts.Codes(doer);
            // "Warsaw has 1,700 troops in Iraq": whose they are is told by who has them.
            if (contributors.Count == 0 && p.Possessor is { } o && Parties.Code(reading, o) is { } code) contributors = [code];
            if (contributors.Count == 0 && (force.Upos is "NUM" or "PRON" || reading.Entities.At(force)?.Referent.Code is null)) contributors = reading.Memory.LastContributors;
            if (contributors.Count == 0) continue;
            reading.Memory.LastContributors = contributors;
            var (from, to) = Places(reading, p, match, change, force);
            if (change == "present" && to.Count == 0 && p.Head.Lemma is "have" or "keep" or "be" or "serve" or "remain" or "stay" or "hold" or "operate" or "guard") continue;
            var attribution = Attributions.Of(reading, p.Head);
            var date = reading.DateOf(p.Head, deadlines: true);
            string? relieves = change == "taking-over" ? Relieved(reading, p) : null;
            yield return new DeploymentFinding
            {
                Story = reading.Story.Id,
                Sentence = sentence.Number,
                Start = sentence.Span.Start,
                End = sentence.Span.End,
                Text = sentence.Text,
                Force = name,
                Contributor = contributors,
                Change = change,
                From = Drafts.OrNull(from),
                To = Drafts.OrNull(to),
                Strength = NumberWords.Of(force),
                Relieves = relieves,
                Modality = modality,
                Historical = reading.IsHistorical(p.Head, date) ? true : null,
                Attribution = Drafts.OrNull(attribution),
                Date = date,
                Confidence = Drafts.Bound(match.Pattern.Strength * (p.IsVerb ? 0.95 : 0.85)),
                Why = Drafts.Why("deployment." + change + ": " + match.Pattern, [p.Head, .. match.Used]),
            };
        }
    }

    private List<Token> Forces(StoryReading reading, Predicate p, PredicateMatch match)
    {
        var found = new List<Token>();
        foreach (var place in match.Pattern.Actor)
        {
            string at = place is "of" or "by" ? "prep:" + place : place;
            foreach (var t in PredicateMatcher.At(p, at, match.Used))
            {
                // Of coordinated ones every one that is a force: "Barkhane and … Takuba".
                if (t.Deprel == "conj" && t.Upos is not ("NOUN" or "PROPN" or "NUM")) continue;
                if (IsForce(reading, t) || (place == "subj" && reading.Entities.At(t) is { Referent.Code: not null }) || match.Pattern.Category == "closing-base") found.Add(t);
            }
            if (found.Count > 0) break;
        }
        return found.DistinctBy(t => t.Index).ToList();
    }

    private bool IsForce(StoryReading reading, Token t) =>
        classes.Is(t, "force", reading.Entities.At(t)) || classes.Is(t, "troops_unit", null) || classes.Is(t, "vessel", null) || classes.Is(t, "aircraft", null) || classes.Is(t, "police", null)
        || (t.Upos == "NUM" && t.Deprel is "nsubj" or "obj" or "nsubj:pass");

    private static (string? Name, IReadOnlyList<string> Contributors, NameEntry? Entry) Describe(StoryReading reading, Token force)
    {
        var m = reading.Entities.At(force);
        if (m?.Referent.Entry is { Kind: NameKind.Force } entry) return (entry.Name, entry.Contributors.Count > 0 ? entry.Contributors : m.Referent.Code is { } c ? [c] : [], entry);
        // A named force in apposition: "the European Union military force, Takuba".
        foreach (var a in force.Children.Where(c => c.Deprel is "appos" or "acl" or "flat").SelectMany(c => c.Children.Prepend(c)))
            if (reading.Entities.At(a)?.Referent.Entry is { Kind: NameKind.Force } named) return (named.Name, named.Contributors, named);
        string words = force.Upos is "PRON" or "DET" || m is { Referent.Type: MentionType.State } ? "" : reading.Entities.Words(force);
        foreach (var prefix in (ReadOnlySpan<string>)["the ", "its ", "his ", "their ", "her ", "a ", "an ", "some "])
            if (words.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)) words = words[prefix.Length..];
        return (words.Length > 0 ? words : null, reading.Entities.Owners(force), null);
    }

    private static (IReadOnlyList<Place> From, IReadOnlyList<Place> To) Places(StoryReading reading, Predicate p, PredicateMatch match, string change, Token force)
    {
        var from = new List<Token>();
        var to = new List<Token>();
        bool leaving = change is "withdrawing" or "withdrawn" or "closing-base" or "reducing";
        foreach (var (prep, noun) in p.Obliques.Concat(Predicate.ObliquesOf(force)).Concat(p.Head.Upos == "NOUN" ? UpTo(p.Head) : []))
        {
            if (prep is "from" or "of" && (prep == "from" || (p.Head.Children.Any(c => c.Lemma is "out") && noun != force))) from.Add(noun);
            else if (Toward.Contains(prep)) to.Add(noun);
            else if (Inside.Contains(prep)) (leaving || change == "redeploying" ? from : to).Add(noun);
        }
        foreach (var o in p.Objects)
            if (o != force && reading.PlaceAt(o) is not null) (leaving ? from : to).Add(o);
        foreach (var o in p.Objects)
            if (o.Lemma is "base" or "camp" or "garrison" or "post" or "town" or "headquarters" or "airport")
                foreach (var (prep, noun) in Predicate.ObliquesOf(o))
                    if (Inside.Contains(prep) || prep == "of") (leaving ? from : to).Add(noun);
        _ = match;
        return (reading.PlacesOf(Deep(from)), reading.PlacesOf(Deep(to)));
    }

    // "in the localities of X, Y or Z": the names hang on the common noun.
    private static IEnumerable<Token> Deep(IEnumerable<Token> nouns)
    {
        foreach (var n in nouns)
        {
            yield return n;
            if (n.Upos != "PROPN")
                foreach (var (prep, inner) in Predicate.ObliquesOf(n))
                    if (prep is "of" or "in") yield return inner;
            foreach (var c in n.Children)
                if (c.Deprel is "appos" or "flat" or "compound" && c.Upos == "PROPN" && n.Upos != "PROPN") yield return c;
        }
    }

    // "a redeployment … towards Niger is being considered": what hangs on the verb may belong to its noun subject.
    private static IEnumerable<(string, Token)> UpTo(Token noun) =>
        noun.Deprel.StartsWith("nsubj", StringComparison.Ordinal) && noun.HeadToken is { Upos: "VERB" } verb ? Predicate.ObliquesOf(verb) : [];

    private static string? Relieved(StoryReading reading, Predicate p)
    {
        foreach (var (prep, noun) in p.Obliques)
            if (prep == "from") return NameOf(noun);
        return p.Objects.Count > 0 && p.Head.Lemma is "relieve" or "replace" or "succeed" ? NameOf(p.Objects[0]) : null;

        string? NameOf(Token t)
        {
            var (name, _, _) = Describe(reading, t);
            return name ?? reading.Entities.Words(t);
        }
    }
}
