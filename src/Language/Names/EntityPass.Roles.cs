namespace Attache.Language.Names;

internal sealed partial class EntityPass
{
    private static readonly HashSet<string> Public = new(["GOV", "MIL", "LEG", "JUD", "COP", "SPY"], StringComparer.Ordinal);

    private static readonly IReadOnlySet<string> FormerWords = ActorWords.Of("former"), Overthrowing = ActorWords.Of("overthrow");

    // The role of a noun as the phrase has it: who held an office once is of PLOVER's elites.
    private Role? RoleOf(Token t)
    {
        // "The force of the blast" is none, "the SADC force" is one.
        if (t.Lemma == "force" && reader.Roles.Find(t) is null && (LeaderOf(t) is not null || t.Children.Any(c => c.Deprel is "compound" or "amod" && hits[t.Sentence].Covering(c.Index)?.Entry.Code is not null))) return reader.Roles.Find("task force");
        if (reader.Roles.Find(t) is not { } role || role.Kind != "person" || role.Sector == "ELI" || !IsFormer(t)) return reader.Roles.Find(t);
        return reader.Roles.Find("former " + role.Phrase) ?? (Public.Contains(role.Sector) ? role with { Sector = "ELI", Office = role.Office is { } office ? "former " + office : null } : role);
    }

    // "the NATO-led force", "the Saudi-led coalition": who leads it.
    private NameEntry? LeaderOf(Token noun)
    {
        foreach (var c in noun.Children)
            if (c.Deprel is "amod" && c.Form.Equals("led", StringComparison.OrdinalIgnoreCase))
                foreach (var x in c.Children)
                    if (x.Index < c.Index && hits[noun.Sentence].Covering(x.Index) is { Entry: { Code: not null } leader }) return leader;
        return null;
    }

    // A force is of who leads it; a coalition of several states is no single one's.
    private string? LedBy(Token noun, Role role) => role.Kind is "force" or "body" && LeaderOf(noun) is { } leader && (leader.Kind == NameKind.Organisation || role.Kind == "force") ? leader.Code : null;

    // "Former Polish president", "the ex-president", "the then minister" is not former on its day.
    private static bool IsFormer(Token role)
    {
        var tokens = role.Sentence.Tokens;
        var np = NounPhrase.Of_(role);
        for (int i = Math.Max(0, Math.Min(np.First, role.Index - 4)); i < role.Index; i++)
            if ((FormerWords.Contains(tokens[i].Form.ToLowerInvariant()) || tokens[i].Form.StartsWith("ex-", StringComparison.OrdinalIgnoreCase)) && Reaches(tokens[i], role)) return true;
        string form = role.Form.ToLowerInvariant();
        return form.StartsWith("ex-", StringComparison.Ordinal);
    }

    // The word stands in the title's own phrase: nothing but words of the phrase between them.
    private static bool Reaches(Token word, Token role)
    {
        var tokens = role.Sentence.Tokens;
        for (int i = word.Index + 1; i < role.Index; i++)
            if (tokens[i].Upos is not ("ADJ" or "NOUN" or "PROPN" or "ADP") && tokens[i].Form is not ("-" or "–")) return false;
        return true;
    }

    // "A spokesman for the Israeli army" is of the army: the sector of whom a person without one of his own speaks for.
    private string? SectorBehind(Token noun)
    {
        foreach (var c in noun.Children)
            if (c.Deprel is "compound" or "nmod:poss" || (c.Deprel is "nmod" or "obl" && c.Index > noun.Index && NounPhrase.Case(c) is "of" or "for" or "from" or "at" or "with"))
                if (SectorOf(c) is { } sector) return sector;
        return null;
    }

    private string? SectorOf(Token t)
    {
        if (reader.Roles.Find(t) is { } role) return role is { Kind: "body" or "force" or "group" or "post", Sector: { Length: > 0 } sector } && sector != "UNK" || role is { Kind: "person", Sector: { } officer } && Public.Contains(sector = officer) ? sector : null;
        return hits[t.Sentence].Covering(t.Index)?.Entry is { } e && !(e.Kind == NameKind.Capital && IsTown(t)) ? e.Sector ?? (e.Kind is NameKind.State or NameKind.Capital ? "GOV" : null) : null;
    }

    // "The son of the president": the family of who holds or held an office is of PLOVER's elites; of others it is nobody that a table knows.
    private Referent? Kin(Token t, NounPhrase np)
    {
        if (reader.Roles.Find(t) is not { Kind: "kin" }) return null;
        foreach (var other in np.Of.Prepend(np.Owner).OfType<Token>())
        {
            var whose = personTokens.TryGetValue(other, out var p) ? p.Person : mentions.GetValueOrDefault(other)?.Referent;
            string? sector = whose?.Sector ?? RoleOf(other)?.Sector;
            if (sector is null || !(Public.Contains(sector) || sector == "ELI")) continue;
            string? code = whose?.Code ?? TitleOf(other).Code ?? ContextState(other);
            return new Referent { Type = t.Xpos is "NNS" ? MentionType.Group : MentionType.Person, Code = code, Sector = "ELI", HeadLemma = t.Lemma.ToLowerInvariant(), Plural = t.Xpos is "NNS" };
        }
        return null;
    }

    // Whose force a common noun with the force's name before it means: "the Takuba task force", "Azov fighters".
    private Referent? ForceBefore(Token noun)
    {
        if (reader.Roles.Find(noun) is not ({ Kind: "force" or "group" } or { Kind: "person", Sector: "REB" or "UAF" or "MIL" }) || noun.Xpos is "NN" or "NNP" && reader.Roles.Find(noun)!.Kind == "person") return null;
        foreach (var c in noun.Children)
            if (c.Deprel is "compound" or "amod" or "nmod:poss" && hits[noun.Sentence].Covering(c.Index) is { Entry: { Kind: NameKind.Force or NameKind.Group } named }) return ReferentOf(named);
        // Right before it, whatever the tree makes of a foreign name: "Abu Sayyaf gunmen".
        return noun.Index > 0 && hits[noun.Sentence].Covering(noun.Index - 1) is { Entry: { Kind: NameKind.Force or NameKind.Group } before } ? ReferentOf(before) : null;
    }

    // "President Keïta" in a story of his state after he left: who held that office of a state that the story names.
    private string? FormerOfStory(Referent person)
    {
        if (person.Office is not { } office || person.Name is not { } name) return null;
        string? found = null;
        foreach (string code in sureCodes)
            if (reader.Holders.FindFormer(name, setting.Day, code) is { } term && term.Office == office)
            {
                if (found is not null) return null;
                found = code;
            }
        return found;
    }

    // "soldiers overthrew President A. Beta": whom the soldiers of a state overthrow is of that state.
    private string? OverthrownBy(Token name)
    {
        var head = name;
        while (head.Deprel is "flat" or "flat:name" or "compound" or "appos" or "nmod:desc" && head.HeadToken is { } up) head = up;
        if (head is not { Deprel: "obj", HeadToken: { } verb } || !Overthrowing.Contains(verb.Lemma.ToLowerInvariant())) return null;
        foreach (var c in verb.Children)
            if (IsSubject(c) && mentions.TryGetValue(c, out var by) && by.Referent.Code is { } code && reader.Names.State(code) is not null) return code;
        return null;
    }

    // Who of that name holds office: a surname behind one of the highest titles means a holder of that office, of the states that the
    // story names where several states have one.
    private OfficeTerm? Holder(string name, Token? role, Referent? person, string? code)
    {
        string? office = role is not null ? RoleOf(role)?.Office : person?.Office;
        if (name.Contains(' ', StringComparison.Ordinal) || office is not ("head of state" or "head of government" or "foreign minister" or "defence minister")) return reader.Holders.Find(name, setting.Day, code);
        string? title = role?.Lemma.ToLowerInvariant() ?? person?.HeadLemma;
        var only = reader.Holders.Find(name, setting.Day, code, office, title);
        if (only is not null || code is not null) return only;
        OfficeTerm? found = null;
        foreach (string state in sureCodes)
            if (reader.Holders.Find(name, setting.Day, state, office, title) is { } term)
            {
                if (found is not null) return null;
                found = term;
            }
        return found;
    }
}
