using Attache.Language;

namespace Attache.Coding.Clauses;

/// <summary>
/// A verb, noun or adjective that tells of an act, with its arguments found by relations: voice undone, subjects shared
/// over coordination, control, participles and relative clauses.
/// </summary>
public sealed class Predicate
{
    private static readonly HashSet<string> RelativePronouns = new(["who", "whom", "which", "that", "whose"], StringComparer.Ordinal);

    private IReadOnlyList<Token>? subjects;
    private IReadOnlyList<Token>? objects;

    /// <summary>Looks at a token as a predicate.</summary>
    public Predicate(Token head)
    {
        Head = head;
        IsVerb = head.Upos == "VERB" || (head.Upos == "AUX" && head.Deprel is not ("aux" or "aux:pass" or "cop"));
        IsPassive = IsVerb && IsPassiveVerb(head);
    }

    /// <summary>The word itself.</summary>
    public Token Head { get; }

    /// <summary>Whether it is a full verb.</summary>
    public bool IsVerb { get; }

    /// <summary>Whether it is a verb in the passive, or a past participle behind its noun.</summary>
    public bool IsPassive { get; }

    /// <summary>Who does it: the active subject, the passive's by-agent; relative pronouns give the noun that they stand for.</summary>
    public IReadOnlyList<Token> Subjects => subjects ??= [.. FindSubjects(Head, 0).Select(Deref)];

    /// <summary>To whom or what it is done: the object, the passive's subject.</summary>
    public IReadOnlyList<Token> Objects => objects ??= [.. FindObjects().Select(Deref)];

    /// <summary>The indirect object; null for none.</summary>
    public Token? Indirect
    {
        get
        {
            if (Child("iobj") is { } i) return i;
            // Two objects side by side: the first is the indirect one ("gave the envoy two days").
            var two = Head.Children.Where(c => c.Deprel == "obj").ToList();
            return two.Count > 1 ? two[0] : Head.Lemma == "give" && two.Count == 1 && two[0].Children.Any(c => c.Deprel == "obl:unmarked") ? two[0] : null;
        }
    }

    /// <summary>The particle's lemma; null for none.</summary>
    public string? Particle => Child("compound:prt")?.Lemma.ToLowerInvariant() ?? (HandedOver(Head) is null ? null : "over");

    /// <summary>The particle of "handed over the base", where the tree takes it for a preposition of the object; null elsewhere.</summary>
    public Token? MistakenParticle => HandedOver(Head)?.Children.First(c => c.Index == Head.Index + 1);

    /// <summary>The infinitive or participle that it governs; null for none.</summary>
    public Token? Xcomp => Child("xcomp") ?? ObjectsInfinitive();

    /// <summary>The clause that it governs; null for none.</summary>
    public Token? Ccomp => Child("ccomp");

    /// <summary>The possessor of a noun; null for none.</summary>
    public Token? Possessor => Child("nmod:poss");

    /// <summary>All nominals with a preposition, of the word itself: preposition in lower case, noun.</summary>
    public IEnumerable<(string Preposition, Token Noun)> Obliques => ObliquesOf(Head);

    /// <summary>The nominals with a preposition under a token.</summary>
    public static IEnumerable<(string Preposition, Token Noun)> ObliquesOf(Token head)
    {
        var handed = HandedOver(head);
        foreach (var c in head.Children)
            if (c != handed && (c.Deprel.StartsWith("obl", StringComparison.Ordinal) || (c.Deprel.StartsWith("nmod", StringComparison.Ordinal) && c.Deprel != "nmod:poss")) && CaseOf(c) is { } p)
            {
                yield return (p, c);
                foreach (var conj in OwnCase(c)) yield return conj;
            }
    }

    // "Ménaka, Gossi, or Gao, towards Niger": a conjunct with a preposition of its own is no coordination.
    private static IEnumerable<(string Preposition, Token Noun)> OwnCase(Token t)
    {
        foreach (var c in t.Children)
            if (c.Deprel == "conj" && Own(c) is { } p && p != CaseOf(t)) yield return (p, c);
            else if (c.Deprel == "conj")
                foreach (var inner in OwnCase(c)) yield return inner;
    }

    private static string? Own(Token t)
    {
        foreach (var c in t.Children)
            if (c.Deprel == "case" && c.Form is not ("'s" or "’s" or "'" or "’")) return c.Lemma.ToLowerInvariant();
        return null;
    }

    /// <summary>The preposition of a nominal in lower case; null for none. A conjunct without its own has its head's.</summary>
    public static string? CaseOf(Token t)
    {
        foreach (var c in t.Children)
            if (c.Deprel == "case" && c.Form is not ("'s" or "’s" or "'" or "’")) return c.Lemma.ToLowerInvariant();
        return t.Deprel == "conj" && t.HeadToken is { } h ? CaseOf(h) : null;
    }

    /// <summary>A token and what is coordinated with it.</summary>
    public static IEnumerable<Token> WithConjuncts(Token t)
    {
        yield return t;
        foreach (var c in t.Children)
            if (c.Deprel == "conj" && (Own(c) is not { } own || own == CaseOf(t)) && (c.Upos is "NOUN" or "PROPN" or "PRON" or "NUM") == (t.Upos is "NOUN" or "PROPN" or "PRON" or "NUM"))
                yield return c;
    }

    /// <summary>The noun behind a relative pronoun; other tokens stay.</summary>
    public static Token Deref(Token t)
    {
        if (t.Upos is not ("PRON" or "DET") || !RelativePronouns.Contains(t.Lemma.ToLowerInvariant())) return t;
        for (var x = t.HeadToken; x is not null; x = x.HeadToken)
            if (x.Deprel == "acl:relcl" && x.HeadToken is { } noun) return noun;
        return t;
    }

    private static bool IsPassiveVerb(Token verb)
    {
        foreach (var c in verb.Children)
        {
            if (c.Deprel is "nsubj:pass" or "aux:pass" or "csubj:pass") return true;
            if (c.Deprel is "nsubj" or "aux" && c.Lemma is "have") return false;
        }
        if (verb.Xpos != "VBN") return false;
        // "a diplomat quoted in the press", "asked by reporters": a participle without auxiliary.
        if (verb.Deprel is "acl" or "advcl" or "amod" or "acl:relcl") return true;
        return verb.Deprel == "conj" && verb.HeadToken is { } h && h.Upos == "VERB" && IsPassiveVerb(h) && !verb.Children.Any(c => c.Deprel is "aux" or "nsubj");
    }

    private static IEnumerable<Token> FindSubjects(Token verb, int depth)
    {
        if (depth > 6) yield break;
        bool passive = IsPassiveVerb(verb) && verb.Upos == "VERB";
        if (passive)
        {
            foreach (var c in verb.Children)
                if (c.Deprel == "obl:agent" || (c.Deprel == "obl" && CaseOf(c) == "by" && c.Upos is "NOUN" or "PROPN" or "PRON"))
                    yield return c;
            yield break;
        }
        bool any = false;
        foreach (var c in verb.Children)
            if (c.Deprel is "nsubj" or "nsubj:outer")
            {
                any = true;
                yield return c;
            }
        if (any) yield break;
        foreach (var t in SurfaceSubject(verb, depth)) yield return t;
    }

    // The understood subject of a verb without one of its own.
    private static IEnumerable<Token> SurfaceSubject(Token verb, int depth)
    {
        if (verb.HeadToken is not { } governor || depth > 6) yield break;
        switch (verb.Deprel)
        {
            case "conj":
                foreach (var t in Surface(governor, depth + 1)) yield return t;
                break;
            case "xcomp":
                var controlled = governor.Children.FirstOrDefault(c => c.Deprel is "obj" or "iobj");
                if (controlled is not null && governor.Lemma is not ("promise" or "threaten" or "have" or "need" or "use"))
                    yield return controlled;
                else
                    foreach (var t in Surface(governor, depth + 1)) yield return t;
                break;
            case "advcl" or "advcl:relcl" or "ccomp" or "parataxis" when !verb.Children.Any(c => c.Deprel == "mark" && c.Lemma is "that"):
                foreach (var t in Surface(governor, depth + 1)) yield return t;
                break;
            case "acl" when verb.Xpos is "VBG" && verb.Children.Any(c => c.Deprel is "mark" or "case" && Lexicon.WordLists.Of("adverbial-mark").Contains(c.Lemma.ToLowerInvariant())):
                // "responded by closing the consulate and by summoning the envoy": whatever noun the tree hangs it on, he does it who does the verb above.
                for (var above = governor; above is not null; above = above.HeadToken)
                    if (above.Upos == "VERB")
                    {
                        foreach (var t in Surface(above, depth + 1)) yield return t;
                        break;
                    }
                break;
            case "acl" when verb.Xpos is "VBG" && !verb.Children.Any(c => c.Deprel == "mark" && c.Lemma == "of"):
                yield return governor;
                break;
            case "acl":
                // "the decision to withdraw", "the right of Mali to choose", "a plan to send troops"
                // "Bulgaria, the first state to recognise it": who did it is the noun itself.
                if (governor.Children.Any(c => c.Deprel == "amod" && Lexicon.WordLists.Of("ordinal").Contains(c.Lemma.ToLowerInvariant())) && verb.Xpos == "VB" && governor.Deprel is "appos" or "root" or "conj") yield return governor;
                // "Russia and China were the first to congratulate him"
                else if (verb.Xpos == "VB" && Lexicon.WordLists.Of("ordinal").Contains(governor.Lemma.ToLowerInvariant()) && governor.Children.Any(c => c.Deprel == "cop"))
                    foreach (var c in governor.Children)
                    {
                        if (c.Deprel is "nsubj") yield return c;
                    }
                else if (governor.Children.FirstOrDefault(c => c.Deprel == "nmod:poss") is { } owner) yield return owner;
                else if (governor.Children.FirstOrDefault(c => c.Deprel == "nmod" && CaseOf(c) is "of" or "by" or "for") is { } of) yield return of;
                else if (governor.Deprel is "obj" or "obl" or "nsubj:pass" && governor.HeadToken is { } verbAbove)
                    foreach (var t in FindSubjects(verbAbove, depth + 1)) yield return t;
                break;
            case "acl:relcl" when verb.Children.All(c => !RelativePronouns.Contains(c.Lemma.ToLowerInvariant())) is false:
                yield return governor;
                break;
            case "amod" when verb.Xpos == "VBG":
                yield return governor;
                break;
        }
    }

    // The grammatical subject, whatever the voice.
    private static IEnumerable<Token> Surface(Token verb, int depth)
    {
        bool any = false;
        foreach (var c in verb.Children)
            if (c.Deprel.StartsWith("nsubj", StringComparison.Ordinal))
            {
                any = true;
                yield return c;
            }
        if (!any)
            foreach (var t in SurfaceSubject(verb, depth)) yield return t;
    }

    private IEnumerable<Token> FindObjects()
    {
        if (IsPassive)
        {
            bool any = false;
            foreach (var c in Head.Children)
                if (c.Deprel is "nsubj:pass" or "nsubj")
                {
                    any = true;
                    yield return c;
                }
            if (!any && Head.Deprel is "acl" or "amod" && Head.HeadToken is { } noun) yield return noun;
            else if (!any)
                foreach (var t in SurfaceSubject(Head, 0)) yield return t;
            yield break;
        }
        bool own = false;
        foreach (var c in Head.Children)
            if (c.Deprel == "obj" || c == HandedOver(Head))
            {
                own = true;
                yield return c;
            }
        if (own || !IsVerb) yield break;
        // "the soldiers that it withdrew", "the commander France sent": the noun is the object where the clause has another subject.
        if (Head.Deprel == "acl:relcl" && Head.HeadToken is { } antecedent && Head.Children.Any(c => c.Deprel == "nsubj" && Deref(c) != antecedent) && Ccomp is null)
            yield return antecedent;
        // "condemned and expelled the ambassador": the last conjunct's object is the first one's too.
        foreach (var c in Head.Children)
            if (c.Deprel == "conj" && c.Upos == "VERB" && c.Children.FirstOrDefault(x => x.Deprel == "obj") is { } shared && !c.Children.Any(x => x.Deprel.StartsWith("nsubj", StringComparison.Ordinal)) && Head.Children.All(x => x.Index > c.Index || x.Deprel is not ("obl" or "ccomp" or "xcomp")))
            {
                yield return shared;
                break;
            }
    }

    // "ordered five diplomats to leave": the tree may hang the infinitive on the object.
    private Token? ObjectsInfinitive()
    {
        if (Head.Lemma.ToLowerInvariant() is not ("order" or "ask" or "tell" or "instruct" or "urge" or "request" or "require" or "force" or "oblige" or "give" or "call")) return null;
        foreach (var o in Head.Children)
            if (o.Deprel is "obj" or "iobj" or "nsubj:pass")
                foreach (var c in o.Children)
                    if (c.Deprel == "acl" && c.Upos == "VERB" && c.Children.Any(m => m.Lemma == "to")) return c;
        // "was told to leave by Saturday": of who is told, whatever the tree calls it.
        if (IsPassive)
            foreach (var c in Head.Children)
                if (c.Deprel == "advcl" && c.Index > Head.Index && c.Xpos == "VB" && c.Children.Any(m => m.Deprel == "mark" && m.Lemma == "to")) return c;
        return null;
    }

    // "handed over the base": nobody hands beyond a base, so "over" belongs to the verb and the base is its object.
    private static Token? HandedOver(Token verb)
    {
        if (verb.Upos != "VERB" || !Lexicon.WordLists.Of("over-verb").Contains(verb.Lemma.ToLowerInvariant())) return null;
        foreach (var c in verb.Children)
            if (c.Deprel == "obl" && c.Children.Any(x => x.Deprel == "case" && x.Lemma == "over" && x.Index == verb.Index + 1)) return c;
        return null;
    }

    private Token? Child(string relation)
    {
        foreach (var c in Head.Children)
            if (c.Deprel == relation) return c;
        return null;
    }
}
