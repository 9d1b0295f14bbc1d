namespace Attache.Language.Names;

/// <summary>Whose organs, officials and organisations a text means when it does not say so.</summary>
internal sealed partial class EntityPass
{
    private static readonly IReadOnlySet<string> StateOffices = ActorWords.Of("state-office"), Local = ActorWords.Of("local-sector"), Bodies = ActorWords.Of("organisation"), SameOffices = ActorWords.Of("same-office"), Sending = ActorWords.Of("sending"), Hosting = ActorWords.Of("hosting"), StateNouns = ActorWords.Of("state-noun");

    // Being written there is as much as being named so often.
    private const int Dateline = 1;

    // The state whose organs a text means when it says "the government": the subject of the clause, the state whose organ was
    // spoken of last, the subjects of the sentences before, the state most spoken of, the story's own.
    private string? ContextState(Token t)
    {
        for (int i = history.Count - 1; i >= 0; i--)
        {
            var m = history[i];
            if (m.Head.Sentence != t.Sentence) break;
            if (m.Referent.Type == MentionType.State && m.Referent.Code is { } c && IsSubject(m.Head)) return c;
        }
        if (ActsIn(t) is { } there) return there;
        if (SpeakersOwn(t) is { } own) return own;
        // A story from a party's own capital means its own organs.
        if (home is not null && codesSeen.GroupBy(c => c, StringComparer.Ordinal).Count(g => g.Key != home && g.Count() > codesSeen.Count(c => c == home) + Dateline) < 2) return home;
        for (int i = history.Count - 1; i >= 0 && history[i].Head.Sentence == t.Sentence; i--)
            if (history[i].Referent is { Type: MentionType.State, Code: { } near } && reader.Names.State(near) is not null) return near;
        for (int back = 1; back <= 3; back++)
            for (int i = history.Count - 1; i >= 0; i--)
            {
                var m = history[i];
                if (m.Head.Sentence.Number != t.Sentence.Number - back || m.Referent.Code is not { } c || reader.Names.State(c) is null) continue;
                if (m.Referent.Type == MentionType.Body && m.Referent.Entry is null) return c;
                if (back <= 2 && m.Referent.Type == MentionType.State && IsSubject(m.Head)) return c;
            }
        // Nothing but a town or a state named later tells: "the police arrested him in Lagos".
        return MostSpokenOf() ?? home ?? (sureCodes is { Count: 1 } ? sureCodes.First() : TownCodes() is { Count: 1 } towns ? towns.First() : null);
    }

    // "a Pentagon spokeswoman said the navy would comply", "the government would not negotiate, the minister said": an official means his own.
    // A diplomat speaks of his hosts as often, and nobody calls his own government a junta.
    private string? SpeakersOwn(Token t)
    {
        if (!IsSubject(t) || t.Lemma.ToLowerInvariant() is "junta" or "regime" || RoleOf(t) is not ({ Kind: "force" } or { Kind: "body", Sector: "GOV" or "MIL" or "LEG" })) return null;
        for (var x = t; x is not null; x = x.HeadToken)
        {
            var verb = x.Deprel == "ccomp" ? x.HeadToken : x.Children.FirstOrDefault(c => c.Deprel == "parataxis" && c.Index > t.Index);
            if (verb is null || !SpeechVerbs.Contains(verb.Lemma.ToLowerInvariant())) continue;
            foreach (var c in verb.Children)
                if (IsSubject(c) && SpeakerAt(c) is { Sector: "GOV" or "MIL", Code: { } code } by && (by.Office is not ("ambassador" or "diplomat" or "envoy") || code == home) && reader.Names.State(code) is not null) return code;
        }
        return null;
    }

    // "Finland responded by summoning Ambassador A. Beta": whom a state summons or expels is of the other state that the sentence names.
    private string? Guest(Token name)
    {
        var head = name;
        while (head.Deprel is "flat" or "nmod:desc" or "compound" or "appos" && head.HeadToken is { } up) head = up;
        if (head is not { Deprel: "obj" or "nsubj:pass", HeadToken: { } verb } || !Hosting.Contains(verb.Lemma.ToLowerInvariant())) return null;
        string? host = null;
        for (var v = verb; v is not null && host is null; v = v.HeadToken)
            foreach (var c in v.Children)
                if (IsSubject(c) && c != head && mentions.TryGetValue(c, out var m)) host ??= m.Referent.Code;
        string? other = null;
        foreach (var t in name.Sentence.Tokens)
            if (t.Index < name.Index && mentions.TryGetValue(t, out var m) && !m.IsTown && m.Referent is { Code: { } code } && code != host && reader.Names.State(code) is not null)
            {
                if (other is not null && other != code) return null;
                other = code;
            }
        return host is null ? null : other;
    }

    // Who speaks, whose words may stand behind what he says.
    private Referent? SpeakerAt(Token t)
    {
        if (mentions.TryGetValue(t, out var known)) return known.Referent;
        if (personTokens.TryGetValue(t, out var named)) return named.Person;
        if (t.Form.ToLowerInvariant() is "he" or "she") return Person(t, t.Form.ToLowerInvariant() == "he" ? "m" : "f");
        return RoleOf(t) is { Kind: "person" } role && TitleOf(t).Code is { } code ? new Referent { Code = code, Office = role.Office, Sector = role.Sector == "UNK" ? SectorBehind(t) : role.Sector } : null;
    }

    private string? MostSpokenOf()
    {
        string? best = null;
        foreach (var group in codesSeen.GroupBy(c => c, StringComparer.Ordinal).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).Take(1)) best = group.Key;
        return best;
    }

    // "In Moscow, the Foreign Ministry handed over a note": an organ that acts in a capital, told before it, is its state's.
    private string? ActsIn(Token t)
    {
        if (VerbOver(t) is not { } verb) return null;
        foreach (var c in verb.Children)
            if (c.Deprel == "obl" && c.Index < t.Index && c.Index < verb.Index && NounPhrase.Case(c) == "in" && hits[c.Sentence].Covering(c.Index) is { Entry: { Kind: NameKind.Capital, Code: { } code } }) return code;
        return null;
    }

    // "a defence ministry spokesman in Seoul", "a new foreign minister in Lima": who serves a state without a name serves it in its own capital.
    // Envoys and soldiers serve abroad.
    private string? ServesIn(Token t, Role role)
    {
        if (role.Sector == "MIL" || role.Context == "diplomatic" && role.Office is not ("foreign minister" or "spokesman")) return null;
        foreach (var c in t.Children)
            if (c.Deprel == "nmod" && c.Index > t.Index && NounPhrase.Case(c) == "in" && hits[t.Sentence].Covering(c.Index) is { Entry: { Kind: NameKind.Capital, Code: { } code } }) return code;
        return null;
    }

    // "Police in Dhaka", "Niger Delta militants", "a Lagos court": of the state that the town or region lies in. Soldiers may be foreign there.
    private string? StateOfPlace(Token t, Role role)
    {
        if (!Local.Contains(role.Sector) && role.Office is not ("mayor" or "governor")) return null;
        foreach (var c in t.Children)
        {
            bool behind = c.Deprel == "nmod" && c.Index > t.Index && NounPhrase.Case(c) is "in" or "from" or "of";
            if (!behind && !(c.Deprel is "compound" or "nmod:poss" && c.Index < t.Index)) continue;
            if (hits[t.Sentence].Covering(c.Index) is { } hit)
            {
                if (behind && hit.Entry is { Kind: NameKind.State or NameKind.Capital or NameKind.Territory, Code: { } code }) return code;
                continue;
            }
            if (CountryOf(c) is { } country) return country;
        }
        return null;
    }

    // The country of a town or region, of all places of that name the most populous one's; null where it is small or the word is none of a name.
    private string? CountryOf(Token t)
    {
        if (t.Upos != "PROPN" || personTokens.ContainsKey(t)) return null;
        var np = NounPhrase.Of_(t);
        for (int first = np.First; first <= t.Index; first++)
        {
            if (t.Sentence.Tokens[first].Upos != "PROPN") continue;
            var found = Places(t.Sentence.Tokens[first], t);
            if (found.Count > 0 && reader.Gazetteer[found[0]] is { Country: { } country } top && (top.IsRegion || top.Population >= Town))
            {
                // Punjab is in two states: the one that the story speaks of, else neither.
                var regions = found.Select(p => reader.Gazetteer[p]).Where(p => p.IsRegion && p.Country is not null).Select(p => p.Country!).ToHashSet(StringComparer.Ordinal);
                if (regions.Count > 1) return regions.Where(sureCodes.Contains).ToList() is [var only] ? only : null;
                return reader.Names.State(country) is null ? null : country;
            }
        }
        return null;
    }

    // "Australian soldiers and police": what stands before the first of two bare nouns is said of both.
    private string? SharedModifier(Token t)
    {
        if (t.Deprel != "conj" || t.Xpos is not ("NNS" or "NN") || t.HeadToken is not { } first || first.Index > t.Index || t.Children.Any(c => c.Deprel is "det" or "nmod:poss" or "amod" or "compound" or "nummod")) return null;
        if (first.Children.Any(c => c.Deprel == "det" && c.Lemma.ToLowerInvariant() is "a" or "an")) return null;
        foreach (var c in first.Children)
            if (c.Deprel is "amod" or "compound" && c.Index < first.Index && hits[t.Sentence].Covering(c.Index) is { Entry: { Kind: NameKind.Adjective or NameKind.State or NameKind.Organisation, Code: { } code } }) return code;
        return null;
    }

    // "Papua New Guinea is to send 34 police": whom a state sends are its own.
    private string? SentBy(Token t)
    {
        if (t.Deprel != "obj" || t.HeadToken is null) return null;
        var verb = t.HeadToken;
        if (!Sending.Contains(verb.Lemma.ToLowerInvariant())) return null;
        // "agreed to send", "sent"
        for (Token? v = verb; v is not null; v = v.Deprel is "xcomp" or "conj" ? v.HeadToken : null)
            foreach (var c in v.Children)
                if (IsSubject(c) && c.Index < t.Index && mentions.TryGetValue(c, out var by)) return by.Referent is { Type: MentionType.State or MentionType.Body, Code: { } code } && reader.Names.State(code) is not null ? code : null;
        return null;
    }

    // "Kenya raised taxes. The country owes billions": as a subject, the state spoken of.
    private Referent? Country(Token t, NounPhrase np)
    {
        if (!IsSubject(t) || !StateNouns.Contains(t.Lemma.ToLowerInvariant()) || t.Xpos != "NN" || np.Determiner is not ("the" or "this") || np.Owner is not null || t.Children.Any(c => c.Deprel is not ("det" or "punct"))) return null;
        return ContextState(t) is { } code && reader.Names.State(code) is not null ? StateOf(code) : null;
    }

    // "the bloc", "the organisation", "the alliance", "the regional body": the organisation that the story spoke of last.
    private Referent? Organisation(Token t, NounPhrase np)
    {
        string lemma = t.Lemma.ToLowerInvariant();
        if (t.Xpos is "NNS") return MinistersOf(t, np, lemma);
        bool general = Bodies.Contains(lemma);
        bool name = t.Upos == "PROPN";
        if (!general && (name || t.Upos != "NOUN" || RoleOf(t) is not null) || np.Determiner is not ("the" or "this" or "that") || np.Owner is not null || np.Of.Count > 0 || t.Xpos is "NNPS") return null;
        foreach (var x in np.Tokens)
            if (x != t && (hits[t.Sentence].Covering(x.Index) is not null || char.IsUpper(Text[x.Span.Start]) && x.Index > 0 && x.Upos == "PROPN")) return null;
        // "the council" after "the UN Security Council"
        if (!general || name) return !bodyNouns.Contains(lemma) ? null : LastBody(r => r.Name is { } own && own.EndsWith(" " + lemma, StringComparison.OrdinalIgnoreCase));
        // "The agency" may be any body, "the bloc" is one of some states.
        return LastBody(r => lemma is not ("bloc" or "alliance" or "grouping" or "union") || r.Entry!.Members.Count > 0 && r.Code != "UNO");
    }

    // Organisations in the order of the text, and the last words of their names in lower case.
    private readonly List<Referent> bodies = [];
    private readonly HashSet<string> bodyNouns = new(StringComparer.Ordinal);

    // The organisation of some kind that was named last, also within another name: "the ECOWAS Commission".
    private Referent? LastBody(Func<Referent, bool> fits)
    {
        for (int i = bodies.Count - 1; i >= 0; i--)
            if (fits(bodies[i])) return bodies[i];
        return null;
    }

    // "The fifteen foreign ministers": so many can only be those of a body of states.
    private Referent? MinistersOf(Token t, NounPhrase np, string lemma)
    {
        if (lemma is not ("minister" or "leader" or "ambassador" or "member") || np.Determiner != "the" || np.Owner is not null || np.Of.Count > 0 || !np.Tokens.Any(x => x.Deprel == "nummod" && x.Lemma.ToLowerInvariant() is not ("two" or "2" or "one" or "1"))) return null;
        return LastBody(r => r.Entry!.Members.Count > 2 && r.Code != "UNO");
    }

    // "his Russian counterpart": the same office in another state.
    private Role OfCounterpart(Token t, NounPhrase np, Role role)
    {
        if (!SameOffices.Contains(t.Lemma.ToLowerInvariant()) || np.Owner is null) return role;
        var owner = mentions.GetValueOrDefault(np.Owner)?.Referent;
        return owner is { Type: MentionType.Person, Office: { } office } ? role with { Office = office, Sector = owner.Sector ?? role.Sector } : role;
    }
}
