using Attache.Coding.Clauses;
using Attache.Coding.Lexicon;
using Attache.Language;
using Attache.Language.Names;

namespace Attache.Coding.Finders;

/// <summary>A force as a sentence tells of it.</summary>
/// <param name="Name">Its name without article, number or owner's pronoun ("French army"); null where only its owner is known.</param>
/// <param name="Contributors">PLOVER codes of whose it is; empty where the words and the story don't tell.</param>
/// <param name="Named">Whether it is a force of the tables, or one with a proper name.</param>
/// <param name="Owned">Whether its own words tell whose it is.</param>
internal readonly record struct ForceReading(string? Name, IReadOnlyList<string> Contributors, bool Named, bool Owned);

/// <summary>What is a force, whose it is, what it is called and how many it has.</summary>
internal sealed class Forces(WordClasses classes)
{
    private static readonly string[] Classes = ["force", "troops_unit"];

    /// <summary>Whether a noun, or a number that goes on with the forces spoken of before, is a force.</summary>
    /// <example>1,200 marines → yes · two freighters → no · two navy freighters → yes · a further 550 → where the story speaks of forces</example>
    public bool Is(StoryReading reading, Token t)
    {
        string lemma = t.Lemma.ToLowerInvariant();
        var mention = reading.Entities.At(t);
        if (mention?.Referent.Entry is { Kind: NameKind.Force }) return true;
        if (t.Upos is "NUM" || WordLists.Of("rest").Contains(lemma)) return reading.Memory.LastContributors.Count > 0 && IsCount(t);
        if (t.Upos is "PRON" or "DET") return mention?.Referent.Type == MentionType.Force;
        if (t.Upos is not ("NOUN" or "PROPN")) return false;
        if (WordLists.Of("warship").Contains(lemma) || WordLists.Of("warship").Contains(WithModifier(t))) return true;
        if (WordLists.Of("war-aircraft").Contains(lemma) || WordLists.Of("war-aircraft").Contains(WithModifier(t))) return true;
        // "a wing of the temple", "a column of smoke", "the presence of observers": a unit only of what can be one.
        if (WordLists.Of("unit-ambiguous").Contains(lemma) && mention?.Referent.Entry is null && Predicate.ObliquesOf(t).Any(o => o.Preposition == "of" && o.Noun.Upos is "NOUN" && !Is(reading, o.Noun) && !WordLists.Of("vehicle").Contains(o.Noun.Lemma.ToLowerInvariant()) && !WordLists.Of("persons").Contains(o.Noun.Lemma.ToLowerInvariant()) && reading.Entities.At(o.Noun)?.Referent.Code is null)) return false;
        // "the company pulled out": one of soldiers where a nation, a number or the story says so.
        if (WordLists.Of("unit-civil").Contains(lemma) && mention?.Referent.Entry is null && !reading.Memory.SpeaksOfForces && NumberWords.Of(t) is null && Own(reading, t, 0).Count == 0) return false;
        if (lemma == "presence" && reading.Memory.LastForce is null && !t.Children.Any(c => c.Deprel is "amod" or "compound" && WordLists.Of("war-modifier").Contains(c.Lemma.ToLowerInvariant()))) return false;
        // "2,500 Australians landed": nationals whose forces the story speaks of.
        if (mention?.Referent is { Entry.Kind: NameKind.People, Code: { } nation }) return NumberWords.Of(t) is > 9 && (reading.Memory.SpeaksOfForces || reading.Memory.LastContributors.Contains(nation));
        // Tanks and guns are a force by themselves, lorries and boats only with a word that says so.
        if (classes.Is(lemma, "heavy_weapon")) return true;
        if (classes.Is(lemma, "vessel") || classes.Is(lemma, "aircraft") || WordLists.Of("vehicle").Contains(lemma))
            return t.Children.Any(c => c.Deprel is "amod" or "compound" && WordLists.Of("war-modifier").Contains(c.Lemma.ToLowerInvariant()));
        if (Classes.Any(c => classes.Is(lemma, c) || classes.Is(WithModifier(t), c))) return true;
        if (mention?.Referent.Type == MentionType.Force) return true;
        if (classes.Is(t, "police", null)) return lemma is not "officer" || WithModifier(t).StartsWith("police", StringComparison.Ordinal);
        // "600 men", "34 monitors": persons of a force only as a number, in a story that speaks of forces.
        if (WordLists.Of("soft-person").Contains(lemma) && lemma is not ("people" or "person")) return NumberWords.Of(t) is > 4 && reading.Memory.LastContributors.Count > 0;
        // "550 South Africans": people by their number, where a force is spoken of.
        return false;
    }

    /// <summary>Who the force is, whose, and by which name. Contributors are empty where neither the words nor the story tell.</summary>
    /// <param name="reading">The story.</param>
    /// <param name="force">The noun.</param>
    /// <param name="doer">The codes of who has, sends or withdraws it; empty where nobody does.</param>
    public static ForceReading Describe(StoryReading reading, Token force, IReadOnlyList<string> doer)
    {
        var m = reading.Entities.At(force);
        if (m?.Referent.Entry is { Kind: NameKind.Force } entry) return Of(entry);
        // A named force in apposition: "the European Union military force, Takuba".
        foreach (var a in force.Children.Where(c => c.Deprel is "appos" or "acl" or "flat").SelectMany(c => c.Children.Prepend(c)))
            if (reading.Entities.At(a)?.Referent.Entry is { Kind: NameKind.Force } named) return Of(named);
        // "the special forces of Takuba", "the last unit of Barkhane": the named force's, unless their own words tell of another nation.
        foreach (var (prep, noun) in Predicate.ObliquesOf(force))
            if (prep == "of" && reading.Entities.At(noun)?.Referent.Entry is { Kind: NameKind.Force } whole && force.Upos == "NOUN" && !WordLists.Of("institution").Contains(force.Lemma.ToLowerInvariant()))
            {
                var part = Of(whole);
                if (Own(reading, force, 2).All(c => part.Contributors.Contains(c, StringComparer.Ordinal))) return part with { Named = false };
            }
        // "Task Force X is in Y. The force has 900 members": the one that was named.
        if (IsBare(force) && Named(reading, force) is { } spoken) return Of(spoken) with { Named = false };
        var own = Own(reading, force, 0);
        var contributors = own.Count > 0 ? own : doer.Count > 0 ? doer : Assumed(reading, force, m);
        string? name = Name(reading, force, contributors, own.Count > 0);
        return new ForceReading(name, contributors, name is not null && char.IsUpper(force.Form[0]) && force.Upos == "PROPN", own.Count > 0);
    }

    // "the force", "the mission" without a word that tells which.
    private static bool IsBare(Token force) =>
        force.Xpos == "NN" && force.Lemma.ToLowerInvariant() is "force" or "mission" or "operation" && force.Children.Any(c => c.Deprel == "det" && c.Lemma.ToLowerInvariant() is "the" or "this")
        && !force.Children.Any(c => c.Deprel is "amod" or "compound" or "nummod" or "nmod:poss" or "nmod:desc" || (c.Deprel == "nmod" && Predicate.CaseOf(c) is "of" or "from"));

    // The force of a name that was spoken of last, in the same sentence or the one before.
    private static NameEntry? Named(StoryReading reading, Token force)
    {
        int number = force.Sentence.Number;
        return reading.Entities.Mentions.LastOrDefault(m => m.Head.Span.Start < force.Span.Start && m.Head.Sentence.Number >= number - 1 && m.Referent.Entry is { Kind: NameKind.Force })?.Referent.Entry;
    }

    /// <summary>The number of persons; null where none is told. Ships, vehicles and battalions are no persons.</summary>
    public static int? Strength(Token force)
    {
        string lemma = force.Lemma.ToLowerInvariant();
        if (force.Upos == "NUM" || WordLists.Of("persons").Contains(lemma) || WordLists.Of("rest").Contains(lemma) || force.Children.Any(c => c.Upos == "NUM" && c.Deprel == "obl:unmarked" && force.Xpos == "VBG"))
            return NumberWords.Of(force) ?? force.Children.Where(c => c.Upos == "NUM" && c.Deprel == "obl:unmarked").Select(NumberWords.Of).FirstOrDefault();
        // "a brigade of some 3,000 men", "a contingent of 1,200", "a frigate with 150 men aboard"
        foreach (var (prep, noun) in Predicate.ObliquesOf(force))
        {
            string of = noun.Lemma.ToLowerInvariant();
            if (prep is "of" && noun.Upos == "NUM") return NumberWords.Of(noun);
            if (prep is "of" or "with" && WordLists.Of("persons").Contains(of) && NumberWords.Of(noun) is { } n) return n;
        }
        // "the 600-strong contingent", "a 1,200-man battalion"
        foreach (var c in force.Children)
        {
            if (c.Deprel is not ("amod" or "compound" or "nmod:desc")) continue;
            foreach (var x in c.Children.Prepend(c))
                if (x.Upos is "NUM" && c.Lemma.ToLowerInvariant() is "strong" or "man" or "member" or "soldier" or "troop" or "person" or "strength") return NumberWords.Parse([x.Form]);
            string form = c.Form.ToLowerInvariant();
            foreach (var end in (ReadOnlySpan<string>)["-strong", "-man", "-member", "-soldier", "-troop", "-person"])
                if (form.EndsWith(end, StringComparison.Ordinal)) return NumberWords.Parse([form[..^end.Length]]);
        }
        return null;
    }

    /// <summary>The codes that a noun's own words give: possessor, adjective, compound, else its of-phrase. Its own mention does not count.</summary>
    public static IReadOnlyList<string> Own(StoryReading reading, Token noun, int depth)
    {
        var codes = new List<string>();
        void Add(Token t)
        {
            foreach (var m in reading.Entities.All(t))
                if (m.Referent.Code is { } c && !codes.Contains(c)) codes.Add(c);
        }

        void Inside(Token t)
        {
            foreach (var c in t.Children)
                if (c.Deprel == "nmod:poss") Add(c);
                else if (c.Deprel is "amod" or "compound" or "nmod:desc" or "det" or "nummod" or "flat")
                {
                    Add(c);
                    // "the Australian-led force"
                    if (c.Lemma is "lead" or "led" && c.Index > 1 && noun.Sentence.Tokens[c.Index - 2] is { } leader && reading.NationOf(leader.Form) is { } led && !codes.Contains(led)) codes.Add(led);
                    Inside(c);
                }
        }

        if (noun.Upos == "PROPN" && reading.Entities.At(noun)?.Referent is { Code: { } people, Entry.Kind: NameKind.People or NameKind.Adjective or NameKind.State }) codes.Add(people);
        Inside(noun);
        if (codes.Count == 0 && depth < 2)
            foreach (var (prep, of) in Predicate.ObliquesOf(noun))
                if (prep is "of" or "from")
                {
                    foreach (var c in Own(reading, of, depth + 1))
                        if (!codes.Contains(c)) codes.Add(c);
                    if (codes.Count == 0 && prep == "of" && reading.Entities.At(of) is { Referent: { Code: { } code, Type: not MentionType.Force and not MentionType.Other } }) codes.Add(code);
                }
        if (codes.Count == 0 && noun.Deprel == "conj" && noun.HeadToken is { Upos: "NOUN" } first && depth < 2 && noun.Children.All(c => c.Deprel is "cc" or "punct")) return Own(reading, first, depth + 1);
        return codes;
    }

    // Whose a force is that its own words don't tell: the army of a state is that of the state spoken of, other soldiers are those
    // that the story spoke of before.
    private static IReadOnlyList<string> Assumed(StoryReading reading, Token force, Mention? m)
    {
        bool institution = WordLists.Of("institution").Contains(force.Lemma.ToLowerInvariant()) || WordLists.Of("institution").Contains(WithModifier(force));
        // "it has moved tanks, and a second battalion arrived": of who acts in the same sentence.
        if (!institution && m?.Referent.Code is { } acting && force.Sentence.Tokens.Any(t => t.Index < force.Index && t.Deprel == "nsubj" && reading.Entities.At(t)?.Referent is { Type: MentionType.State } r && r.Code == acting)) return [acting];
        if (!institution && reading.Memory.LastContributors.Count > 0) return reading.Memory.LastContributors;
        return m?.Referent.Code is { } code ? [code] : reading.Memory.LastContributors;
    }

    private static string? Name(StoryReading reading, Token force, IReadOnlyList<string> contributors, bool owned)
    {
        if (force.Upos is "PRON" or "DET" or "NUM" || WordLists.Of("rest").Contains(force.Lemma.ToLowerInvariant()) || force.Xpos == "VBG") return reading.Memory.LastForce;
        var words = new List<Token>();
        Collect(force, words, 0);
        words.RemoveAll(w => w != force && reading.DatesIn(w.Sentence).Any(d => d.Span.Contains(w.Span)));
        words.Sort((a, b) => a.Index.CompareTo(b.Index));
        string name = "";
        bool ownerIn = false;
        foreach (var w in words)
        {
            if (reading.Entities.At(w)?.Referent.Code is not null && w != force) ownerIn = true;
            string form = w != force && char.IsUpper(w.Form[0]) && w.Upos is "ADJ" && w.Index == 0 && reading.Entities.At(w) is null ? w.Form.ToLowerInvariant() : w.Form;
            name += (name.Length == 0 || w.Form == "-" || name[^1] == '-' ? "" : " ") + form;
        }
        if (force.Index == 0 && force.Upos == "NOUN") name = char.ToLowerInvariant(name[0]) + name[1..];
        // "its soldiers", "the garrison": with the adjective of the one state whose they are.
        if (!ownerIn && contributors.Count == 1 && reading.Entities.At(force)?.Referent.Entry?.Kind is not (NameKind.People or NameKind.Adjective) && reading.Adjective(contributors[0]) is { } adjective) name = adjective + " " + name;
        // "riflemen of the marine infantry": the unit belongs to the name.
        if (!owned || force.Children.Any(c => c.Deprel == "nmod:poss"))
            foreach (var (prep, of) in Predicate.ObliquesOf(force))
                if (prep == "of" && of.Xpos == "NN" && WordLists.Of("institution").Contains(of.Lemma.ToLowerInvariant())) name += " of the " + reading.Entities.Words(of).Replace("the ", "", StringComparison.Ordinal);
        return name;
    }

    // The words of the base phrase that belong to a name: no articles, numbers, sizes, possessors.
    private static void Collect(Token t, List<Token> words, int depth)
    {
        words.Add(t);
        if (depth > 4) return;
        foreach (var c in t.Children)
        {
            string lemma = c.Lemma.ToLowerInvariant();
            bool part = c.Deprel is "compound" or "flat" or "nmod:desc" || (c.Deprel == "amod" && c.Index < t.Index && (!WordLists.Of("size").Contains(lemma) || IsOfName(c, t)) && c.Xpos is not ("VBG" or "VBN" or "CD" or "JJS"))
                || (c.Deprel == "punct" && c.Form == "-" && c.Index < t.Index);
            if (part && c.Upos is not ("NUM" or "DET") && !NumberWords.IsNumber(c.Form)) Collect(c, words, depth + 1);
        }
    }

    // "New" of "New Zealand": a capital within a sentence.
    private static bool IsOfName(Token adjective, Token of) => adjective.Index > 0 && char.IsUpper(adjective.Form[0]) && char.IsUpper(of.Form[0]) && of.Index == adjective.Index + 1;

    private static ForceReading Of(NameEntry e) => new(e.Name, e.Code is "EUR" or "UNO" ? [e.Code] : e.Contributors.Count > 0 ? e.Contributors : e.Code is { } c ? [c] : [], true, true);

    // A number is a count of forces as subject or object, not as a date, an hour or a sum.
    private static bool IsCount(Token t)
    {
        if (t.Deprel.Split(':')[0] is not ("nsubj" or "obj" or "conj" or "obl" or "nmod")) return false;
        if (t.Deprel.Split(':')[0] is "obl" or "nmod" && Predicate.CaseOf(t) is not "of") return false;
        // "1,600 of them" goes on, "400 of the villagers" does not.
        if (t.Children.Any(c => c.Deprel == "nmod" && Predicate.CaseOf(c) == "of" && c.Upos is "NOUN" or "PROPN" && !WordLists.Of("persons").Contains(c.Lemma.ToLowerInvariant()))) return false;
        return t.Upos != "NUM" || NumberWords.Of(t) is > 4;
    }

    private static string WithModifier(Token t) =>
        t.Index > 0 && t.Sentence.Tokens[t.Index - 1] is { } before && before.Head == t.Index ? before.Form.ToLowerInvariant() + " " + t.Lemma.ToLowerInvariant() : "";
}
