namespace Attache.Language.Names;

/// <summary>Whose organs, officials and organisations a text means when it does not say so.</summary>
internal sealed partial class EntityPass
{
    private static readonly IReadOnlySet<string> StateOffices = ActorWords.Of("state-office"), Local = ActorWords.Of("local-sector"), Bodies = ActorWords.Of("organisation"), SameOffices = ActorWords.Of("same-office");

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
        if (SpeakersForce(t) is { } own) return own;
        // A story from a party's own capital means its own organs.
        if (home is not null && codesSeen.GroupBy(c => c, StringComparer.Ordinal).OrderByDescending(g => g.Count()).Take(2).Any(g => g.Key == home)) return home;
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

    // "a Pentagon spokeswoman said the navy would comply": an official who speaks of a force without a state means his own.
    private string? SpeakersForce(Token t)
    {
        if (RoleOf(t) is not { Kind: "force" }) return null;
        for (var x = t; x.HeadToken is { } g; x = g)
            if (x.Deprel == "ccomp" && SpeechVerbs.Contains(g.Lemma.ToLowerInvariant()))
                foreach (var c in g.Children)
                    if (IsSubject(c) && mentions.TryGetValue(c, out var by) && by.Referent is { Sector: "GOV" or "MIL", Code: { } code } && reader.Names.State(code) is not null) return code;
        return null;
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
            if (found.Count > 0 && reader.Gazetteer[found[0]] is { Country: { } country } top && (top.IsRegion || top.Population >= Town)) return reader.Names.State(country) is null ? null : country;
        }
        return null;
    }

    // "the bloc", "the organisation", "the alliance", "the regional body": the organisation that the story spoke of last.
    private Referent? Organisation(Token t, NounPhrase np)
    {
        string lemma = t.Lemma.ToLowerInvariant();
        if (t.Xpos is "NNS") return MinistersOf(t, np, lemma);
        bool general = Bodies.Contains(lemma);
        if (t.Upos != "NOUN" || !general && RoleOf(t) is not null || np.Determiner is not ("the" or "this" or "that") || np.Owner is not null || np.Of.Count > 0 || t.Xpos is "NNPS") return null;
        foreach (var x in np.Tokens)
            if (x != t && (hits[t.Sentence].Covering(x.Index) is not null || char.IsUpper(Text[x.Span.Start]) && x.Index > 0 && x.Upos == "PROPN")) return null;
        // "the council" after "the UN Security Council"
        if (!general) return LastOf(m => m.Referent is { Type: MentionType.Organisation, Name: { } name } && name.EndsWith(" " + lemma, StringComparison.OrdinalIgnoreCase));
        // "The agency" is a body of experts, "the bloc" one of states.
        return LastOf(m => m.Referent is { Type: MentionType.Organisation, Entry: { } e } && (lemma is not ("bloc" or "alliance" or "grouping" or "union") || e.Members.Count > 0));
    }

    // "The fifteen foreign ministers": so many can only be those of a body of states.
    private Referent? MinistersOf(Token t, NounPhrase np, string lemma)
    {
        if (lemma is not ("minister" or "leader" or "ambassador" or "member") || np.Determiner != "the" || np.Owner is not null || np.Of.Count > 0 || !np.Tokens.Any(x => x.Deprel == "nummod" && x.Lemma.ToLowerInvariant() is not ("two" or "2" or "one" or "1"))) return null;
        return LastOf(m => m.Referent is { Type: MentionType.Organisation, Entry.Members.Count: > 2 });
    }

    // "his Russian counterpart": the same office in another state.
    private Role OfCounterpart(Token t, NounPhrase np, Role role)
    {
        if (!SameOffices.Contains(t.Lemma.ToLowerInvariant()) || np.Owner is null) return role;
        var owner = mentions.GetValueOrDefault(np.Owner)?.Referent;
        return owner is { Type: MentionType.Person, Office: { } office } ? role with { Office = office, Sector = owner.Sector ?? role.Sector } : role;
    }
}
