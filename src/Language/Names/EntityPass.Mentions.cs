using Attache.Stories;

namespace Attache.Language.Names;

internal sealed partial class EntityPass
{
    private static readonly HashSet<string> Modifiers = new(
        ["compound", "amod", "flat", "flat:name", "flat:foreign", "case", "det", "nummod", "goeswith", "punct", "nmod:desc", "fixed", "mark", "aux", "aux:pass", "cop", "cc"], StringComparer.Ordinal);

    private static readonly IReadOnlySet<string> NamedUnits = ActorWords.Of("named-unit"), Naming = ActorWords.Of("naming"), NotToday = ActorWords.Of("not-today"), NonGovernmental = ActorWords.Of("ngo"), HolySee = ActorWords.Of("holy-see");

    private void ReadMentions(Sentence s)
    {
        foreach (var t in s.Tokens)
        {
            if (t.Form == "(") ReadAcronym(s, t.Index);
            if (partsOfNames.Contains(t)) continue;
            if (acronyms.TryGetValue(t.Form, out var spelt) && !personTokens.ContainsKey(t))
            {
                Add(t, Modifiers.Contains(t.Deprel) ? t.Span : NounPhrase.Of_(t).FullSpan(), spelt, !Modifiers.Contains(t.Deprel));
                continue;
            }
            if (personTokens.TryGetValue(t, out var p))
            {
                if (hits[s].Covering(t.Index) is { Entry: { Kind: NameKind.Own } own }) (p.Person.Code, p.Person.Sector) = (own.Code ?? p.Person.Code, own.Sector ?? p.Person.Sector);
                if (p.Person is { Code: null, Sector: null or "" or "GOV" or "MIL" or "LEG" or "JUD" or "COP" or "SPY" or "OPP" or "ELI" or "UNK" } && p.Person.Title is not null) p.Person.Code = CodeOfTitle(t, p.Person);
                // The name's own head speaks for the whole name, and for the title before it.
                if (!mentions.ContainsKey(t)) Add(t, new TextSpan(s.Tokens[Math.Min(p.First, t.Index)].Span.Start, s.Tokens[p.Last].Span.End), p.Person, t.Deprel is not ("flat" or "flat:name" or "compound"));
                continue;
            }
            var hit = hits[s].Covering(t.Index);
            if (IsOneOfTwo(t))
            {
                ReadPronoun(t);
                continue;
            }
            if (Modifiers.Contains(t.Deprel) && t.Upos is not "PRON")
            {
                if (hit is { } inner && inner.Entry.Kind != NameKind.Media) Add(t, SpanOf(s, inner), ReferentOf(inner.Entry), t.Upos is "AUX" or "SCONJ", inner.Entry.Kind == NameKind.Capital);
                continue;
            }
            if (t.Upos is "PRON" or "DET" && hit is { } mistagged && char.IsUpper(Text[t.Span.Start]) && t.Span.Length > 3)
            {
                Add(t, SpanOf(s, mistagged), ReferentOf(mistagged.Entry), true, mistagged.Entry.Kind == NameKind.Capital);
                continue;
            }
            if (t.Upos is "PRON" or "DET") { ReadPronoun(t); continue; }
            if (t.Upos is not ("NOUN" or "PROPN" or "ADJ" or "NUM" or "X")) continue;
            var np = NounPhrase.Of_(t);
            if (hit is { } h && (h.End == np.Last || t.Upos == "PROPN" || h.First <= t.Index && h.End >= t.Index) && !(h.Entry.Kind == NameKind.Adjective && t.Upos == "NOUN"))
            {
                var span = h.Entry.Kind is NameKind.Force or NameKind.Seat or NameKind.Organisation or NameKind.People ? np.FullSpan() : SpanOf(s, h);
                Add(t, span, ReferentOf(h.Entry), true, h.Entry.Kind == NameKind.Capital);
                continue;
            }
            // "the Russian said": of a person of that nation who was named before.
            if (hit is { Entry: { Kind: NameKind.People or NameKind.Adjective, Code: { } nation } } && t.Xpos is "NN" or "NNP" && np.Determiner == "the" && IsSubject(t) && t.Children.All(c => c.Deprel is "det")
                && LastOf(m => m.Referent.IsNamedPerson && m.Referent.Code == nation) is { } national)
            {
                Add(t, np.FullSpan(), national);
                continue;
            }
            if (NamedForce(t) is { } force)
            {
                Add(t, np.FullSpan(), force);
                continue;
            }
            if (roleOf.TryGetValue(t, out var titled))
            {
                if (titled is { Code: null, Title: not null }) titled.Code = CodeOfTitle(t, titled);
                Add(t, np.FullSpan(), titled);
                continue;
            }
            if (ForceBefore(t) is { } owned)
            {
                Add(t, np.FullSpan(), owned);
                continue;
            }
            if (Kin(t, np) is { } kin)
            {
                Add(t, np.FullSpan(), kin);
                continue;
            }
            if (ReadSeveral(t, np)) continue;
            if (Country(t, np) is { } country)
            {
                Add(t, np.FullSpan(), country);
                continue;
            }
            if (Organisation(t, np) is { } organisation)
            {
                Add(t, np.FullSpan(), organisation);
                continue;
            }
            if (t.Upos == "NOUN" && RoleOf(t) is not { Kind: "body" or "force" or "media" } && t.Children.FirstOrDefault(c => c.Deprel == "appos" && personTokens.ContainsKey(c)) is { } apposed)
            {
                Add(t, np.FullSpan(), personTokens[apposed].Person);
                continue;
            }
            if (RoleOf(t) is { Kind: not "kin" } role && !(t.Upos is "ADJ" && t.Deprel is not ("nsubj" or "obj"))) ReadRole(t, np, role);
            else if (t.Upos == "PROPN" && t.Form.Length > 1 && !Calendar.Contains(t.Lemma.TrimEnd('.'))) ReadUnknownName(t, np);
        }
    }

    // An official told without his state is of the state that the title's owner or the context tells: "Deputy Foreign
    // Minister A. Beta" in a story from Warsaw, "its spokesman, A. Beta".
    private string? CodeOfTitle(Token name, Referent person)
    {
        foreach (var title in titles)
        {
            if (title.Person != person || title.Role.Sentence != name.Sentence) continue;
            var np = NounPhrase.Of_(title.Role);
            if (np.Owner is not null)
            {
                if (!mentions.TryGetValue(np.Owner, out var owner) && np.Owner.Upos is "PRON" && np.Owner.Index < name.Index) continue;
                if (owner?.Referent.Code is { } code) return code;
                if (np.Owner.Upos is "PRON" or "NOUN" or "PROPN" && np.Owner.Index > name.Index)
                {
                    // The apposition behind the name is read later: look at whom its owner will mean.
                    if (np.Owner.Lemma.ToLowerInvariant() is "its" or "it" && Thing(np.Owner)?.Code is { } its) return its;
                    if (RoleCode(np.Owner) is { } body) return body;
                }
                return null;
            }
            bool portfolio = IsPortfolio(title.Role);
            foreach (var of in np.Of)
                if (!portfolio && RoleCode(of) is { } ofCode) return ofCode;
            foreach (var c in title.Role.Children)
                if (c.Deprel == "nmod" && NounPhrase.Case(c) is "for" or "of" or "at" or "in" && !(portfolio && NounPhrase.Case(c) is "of" or "for"))
                {
                    if (NounPhrase.Of_(c).Owner is { } holder && (holder.Lemma is "its" or "it" ? Thing(holder) : Organisation(holder, NounPhrase.Of_(holder)))?.Code is { } thing) return thing;
                    if ((RoleCode(c) ?? PersonCode(c)) is { } inner) return inner;
                }
        }
        if (person.Office is "ambassador" or "chargé d'affaires" or "high commissioner" or "consul" or "diplomat" && Guest(name) is { } sender) return sender;
        // The same office told before without the name: "the Tajik chargé … The chargé, A. Beta".
        foreach (var title in titles)
            if (title.Person == person && LastOf(m => m.Referent.HeadLemma == title.Role.Lemma.ToLowerInvariant() && m.Referent.Office == person.Office && m.Referent.Code is not null && !m.Referent.IsNamedPerson)?.Code is { } before) return before;
        if ((FormerOfStory(person) ?? OverthrownBy(name)) is { } once) return once;
        // An envoy is abroad: the state that a story is about is as often the host's as his own.
        return person.Sector is "UNK" || person.Office is "ambassador" or "diplomat" or "envoy" ? null : StateOfOffice(name, person);
    }

    // The state of a body named without it: "the ministry's spokesman" after "the Polish Foreign Ministry".
    private string? RoleCode(Token t)
    {
        if (reader.Roles.Find(t) is not { Kind: "body" or "force" or "group" } role || role.Sector is "CVL" or "CRM" or "UNK" or "BUS" or "") return null;
        return TitleOf(t).Code ?? Antecedent(t, t.Lemma.ToLowerInvariant(), role, false)?.Code ?? (role.Kind is "body" or "force" || role.Sector is "PTY" or "OPP" or "LEG" ? ContextState(t) : null);
    }

    // "an aide to the president", "a lawyer for A. Beta": of the state of whom he works for.
    private string? PersonCode(Token t)
    {
        if (personTokens.TryGetValue(t, out var p)) return p.Person.Sector is not (null or "UNK") || p.Person.Office is not null ? p.Person.Code : null;
        if (reader.Roles.Find(t) is not { Kind: "person", Sector: "GOV" or "MIL" or "LEG" or "" } role) return null;
        return TitleOf(t).Code ?? Antecedent(t, t.Lemma.ToLowerInvariant(), role, false)?.Code ?? (role.Office is "head of state" or "head of government" ? ContextState(t) : null);
    }

    private static readonly HashSet<string> Calendar = new(
        System.Globalization.CultureInfo.InvariantCulture.DateTimeFormat.DayNames
            .Concat(System.Globalization.CultureInfo.InvariantCulture.DateTimeFormat.MonthNames).Concat(System.Globalization.CultureInfo.InvariantCulture.DateTimeFormat.AbbreviatedMonthNames).Where(n => n.Length > 0),
        StringComparer.Ordinal);

    // "the operation known as Barkhane", "the European Union military force, Takuba", "a force, EUFOR": the common noun is the named force.
    private Referent? NamedForce(Token noun)
    {
        if (noun.Upos != "NOUN") return null;
        // "the Russian private military company Wagner"
        if (noun.Lemma == "company" && noun.Children.FirstOrDefault(c => c.Deprel is "appos" or "flat" && c.Index == noun.Index + 1) is { } beside && hits[noun.Sentence].Covering(beside.Index) is { Entry.Kind: NameKind.Force } company) return ReferentOf(company.Entry);
        if (!NamedUnits.Contains(noun.Lemma.ToLowerInvariant())) return null;
        foreach (var c in noun.Children)
        {
            if (c.Deprel == "appos" && hits[noun.Sentence].Covering(c.Index) is { Entry.Kind: NameKind.Force } named) return ReferentOf(named.Entry);
            if (c.Deprel is "acl" && Naming.Contains(c.Lemma.ToLowerInvariant()))
                foreach (var x in c.Children)
                    if (hits[noun.Sentence].Covering(x.Index) is { Entry.Kind: NameKind.Force } known) return ReferentOf(known.Entry);
        }
        // The tree may have lost it: "…, Takuba," right behind the noun, or "known as Barkhane" before the next verb.
        var tokens = noun.Sentence.Tokens;
        if (noun.Index + 2 < tokens.Count && tokens[noun.Index + 1].Form == "," && hits[noun.Sentence].Begin(noun.Index + 2) is { Entry.Kind: NameKind.Force } next) return ReferentOf(next.Entry);
        for (int i = noun.Index + 1; i + 2 < tokens.Count && i < noun.Index + 12; i++)
            if (tokens[i].Lemma is "know" && tokens[i + 1].Lemma == "as" && hits[noun.Sentence].Begin(i + 2) is { Entry.Kind: NameKind.Force } late) return ReferentOf(late.Entry);
            else if (tokens[i].Upos is "VERB" && tokens[i].Lemma is not "know" || tokens[i].Form == ";") break;
        return null;
    }

    private static TextSpan SpanOf(Sentence s, (int First, int End, NameEntry Entry) h) => new(s.Tokens[h.First].Span.Start, s.Tokens[h.End].Span.End);

    private void Add(Token head, TextSpan span, Referent r, bool salient = true, bool capital = false)
    {
        if (head.Upos is not ("PRON" or "DET")) r.Description ??= span.Of(Text);
        var m = new Mention(head, span, r, capital, capital && IsTown(HeadOfName(head)));
        mentions[head] = m;
        // A town where one meets or goes tells nothing of whose story it is.
        if (!m.IsTown && r.Code is not null && r.Entry is { Kind: NameKind.State or NameKind.Adjective or NameKind.Capital or NameKind.People } && reader.Names.State(r.Code) is not null) codesSeen.Add(r.Code);
        if (r is { Type: MentionType.Organisation, Entry: not null, Name: { } name } && (bodies.Count == 0 || bodies[^1] != r))
        {
            bodies.Add(r);
            bodyNouns.Add(name[(name.LastIndexOf(' ') + 1)..].ToLowerInvariant());
        }
        if (salient || r.Type == MentionType.State) history.Add(m);
    }

    // "The Hague", "Port Louis": of a name of several words the one that the others hang on.
    private Token HeadOfName(Token t)
    {
        if (hits[t.Sentence].Covering(t.Index) is not { } hit) return t;
        var head = t;
        while (head.HeadToken is { } up && up.Index >= hit.First && up.Index <= hit.End) head = up;
        return head;
    }

    private void ReadUnknownName(Token t, NounPhrase np)
    {
        string name = Text[np.Tokens.First(x => x.Upos == "PROPN").Span.Start..t.Sentence.Tokens[np.Last].Span.End];
        string key = "name " + NameTable.Fold(name);
        if (!named.TryGetValue(key, out var r)) named[key] = r = new Referent { Type = MentionType.Other, Name = name };
        mentions[t] = new Mention(t, np.FullSpan(), r);
    }

    // "the Ministry of the Armed Forces": what it is in charge of is no army spoken of before.
    private static bool IsPortfolio(Token role) => role.Lemma.ToLowerInvariant() is "ministry" or "department" or "minister" or "secretary";

    private void ReadRole(Token t, NounPhrase np, Role role)
    {
        string lemma = t.Lemma.ToLowerInvariant();
        role = OfCounterpart(t, np, role);
        var (_, code) = TitleOf(t);
        // "In Paris, the Foreign Ministry said": of the state whose capital the sentence begins with.
        if (code is null && np.Owner is null && role is { Kind: "body", Sector: "GOV" or "MIL" or "LEG" } && t.Xpos is not ("NNS" or "NNPS") && IsSubject(t)) code = ActsIn(t);
        if (code is null && np.Owner is not null && !Relational.Contains(lemma) && mentions.TryGetValue(np.Owner, out var owner)) code = owner.Referent.Code;
        if (code is null)
            foreach (var of in np.Of)
                if (mentions.TryGetValue(of, out var m) && !(IsPortfolio(t) && m.Referent.Type is not MentionType.State)) code ??= m.Referent.Code;
        code ??= SharedModifier(t) ?? LedBy(t, role) ?? (role.Kind is "force" ? SentBy(t) : null) ?? StateOfPlace(t, role) ?? (role.Kind == "person" && Public.Contains(role.Sector) ? ServesIn(t, role) : null);
        if (code is null && role.Sector == "UNK" && SectorBehind(t) is "GOV") code = ServesIn(t, role);
        if (code is null)
            foreach (var c in t.Children)
            {
                // "a government official", "deputies of the ruling party"; "parliament in Bujumbura", "an aide to the president"
                if (c.Deprel == "compound" || (c.Deprel == "nmod" && NounPhrase.Case(c) is "of" or "for" or "from" && !IsPortfolio(t))) code ??= RoleCode(c);
                else if (c.Deprel == "nmod" && role.Kind is "person" && NounPhrase.Case(c) is "to" or "of" or "for") code ??= PersonCode(c);
                else if (c.Deprel == "nmod" && (role.Kind is "body" || role.Sector is "OPP" or "PTY") && NounPhrase.Case(c) is "in" && hits[t.Sentence].Covering(c.Index) is { Entry: { Kind: NameKind.State or NameKind.Capital, Code: { } seat } }) code ??= seat;
            }
        if (t.Xpos is "NNS" or "NNPS" && Several(t) is { Count: > 1 } states)
        {
            int end = np.FullSpan().End;
            foreach (var of in np.Of)
                foreach (var x in of.Children)
                    if (x.Deprel == "conj") end = Math.Max(end, x.Span.End);
            var span = new TextSpan(t.Subtree.Start, end);
            var each = states.Select(c => new Mention(t, span, OfState(c, role, lemma))).ToList();
            Add(t, span, each[0].Referent);
            groups[t] = each;
            return;
        }
        // Somebody whose name stands in apposition is that person; the tree may hang it on the last noun of the title ("chief of staff, A. Beta").
        foreach (var c in role.Phrase.Contains(" of ", StringComparison.Ordinal) ? t.Children.Concat(t.Children.Where(x => x.Deprel == "nmod").SelectMany(x => x.Children)) : t.Children)
            if (role.Kind is not ("body" or "force" or "media") && c.Deprel is "appos" or "flat" && personTokens.TryGetValue(c, out var p))
            {
                Add(t, np.FullSpan(), p.Person);
                return;
            }
        if (t.Deprel == "appos" && t.HeadToken is { } governor && personTokens.TryGetValue(governor, out var g))
        {
            Add(t, np.FullSpan(), g.Person);
            return;
        }
        // "Police fired tear gas": without an article they are those of the place, not the foreign ones spoken of before.
        if (code is null && lemma == "police" && np.Determiner is null && np.First == t.Index && t.Deprel != "conj") code = ActsIn(t) ?? home;
        bool plural = t.Xpos is "NNS" or "NNPS";
        bool definite = np.Determiner is "the" or "this" or "that" or "these" or "those" || np.Owner is not null || t.Upos == "PROPN";
        // Who "its partners" are the words do not tell: those named before may be some of them, and are not taken for all.
        bool unnamed = plural && np.Owner is not null && Relational.Contains(lemma);
        // What an official says of "the government" or an organ does in a capital tells more than who was spoken of before.
        if (code is null && definite && role.Kind is "body" or "force" or "post") code = SpeakersOwn(t) ?? ActsIn(t);
        var antecedent = !unnamed && (definite || role.Kind == "force") && code is null ? Antecedent(t, lemma, role, plural) : null;
        // A titled person told again by the title and state: "the French minister".
        antecedent ??= role.Kind == "person" && definite && !plural && code is not null
            ? LastOf(m => m.Referent.IsNamedPerson && m.Referent.Code == code && (m.Referent.HeadLemma == lemma || SameOffice(m.Referent, role))) : null;
        if (antecedent is not null)
        {
            Add(t, np.FullSpan(), antecedent);
            return;
        }
        // A nuncio is the Holy See's, whoever does not say so.
        if (code is null && HolySee.Contains(lemma)) code = "VAT";
        // "Human rights groups have criticised it": of no state that the story tells.
        if (code is null && !definite && NonGovernmental.Contains(role.Phrase)) code = "NGO";
        if (role.Ambiguous && code is null && !definite && role.Kind is not "media" && t.Deprel is not ("nsubj" or "nsubj:pass" or "obl" or "obl:agent")) return;
        // "the ruling officers"
        if (code is null && definite && np.Tokens.Any(x => x != t && x.Form.ToLowerInvariant() is "ruling" or "governing")) code = ContextState(t);
        // "A military council dissolved parliament": an organ of state that acts, told for the first time, is one of the state spoken of.
        if (code is null && !plural && role.Kind is "body" && role.Sector is "GOV" or "MIL" && IsSubject(t)) code = ContextState(t);
        // Nor are "its partners" of the state that is spoken of.
        if (unnamed) definite = false;
        // "The five states" are several, of which none is told.
        if (code is null && plural && States.Contains(lemma)) definite = false;
        // "Police arrested him" has no article and means the police of the place.
        bool organ = role.Kind is "body" or "force" or "post" || role is { Kind: "group", Sector: "OPP" or "PTY" } || !plural && role is { Kind: "person", Office: { } post } && StateOffices.Contains(post);
        if (code is null && organ && (definite || np.Determiner is null && lemma == "police")) code = ContextState(t);
        var r = new Referent
        {
            Type = role.Kind switch
            {
                "person" => plural ? MentionType.Group : MentionType.Person,
                "body" or "post" => MentionType.Body,
                "force" => MentionType.Force,
                "media" => MentionType.Media,
                _ => MentionType.Group,
            },
            Code = code,
            Sector = role.Sector == "UNK" ? SectorBehind(t) ?? "UNK" : role.Sector.Length > 0 ? role.Sector : null,
            HeadLemma = lemma,
            Office = role.Office,
            Plural = plural,
            Title = role.Kind == "person" && !plural ? TitleOf(t).Title : null,
            Gender = t.Form.EndsWith("woman", StringComparison.Ordinal) ? "f" : t.Form.EndsWith("man", StringComparison.Ordinal) ? "m" : null,
        };
        // The table knows who held a state's high office on the day.
        if (r.Type == MentionType.Person && definite && code is not null && role.Office is { } office && reader.Holders.Holder(code, office, setting.Day, lemma) is { } holder
            // In the days in which an office changes hands, a story may mean either.
            && !(holder.From?.First is { } began && setting.Day.DayNumber - began.DayNumber < Handover)
            && !persons.Exists(p => p.Code == code && p.Office == office)
            && !np.Tokens.Any(x => NotToday.Contains(x.Lemma)))
        {
            (r.Name, r.Gender) = (holder.Name, r.Gender ?? holder.Gender);
        }
        Add(t, np.FullSpan(), r);
    }

    private const int Handover = 4;

    private static readonly IReadOnlySet<string> States = ActorWords.Of("states");

    // "The Spanish and Italian governments", "the defence ministers of Sweden and Finland": the states that are joined before or behind one noun.
    private List<string>? Several(Token noun)
    {
        foreach (var c in noun.Children)
            if (c.Deprel == "nmod" && c.Index > noun.Index && NounPhrase.Case(c) == "of" && c.Children.Any(x => x.Deprel == "conj"))
            {
                var behind = new List<string>();
                foreach (var x in c.Children.Where(x => x.Deprel == "conj").Prepend(c))
                    if (hits[noun.Sentence].Covering(x.Index) is { Entry: { Kind: NameKind.State or NameKind.Capital, Code: { } state } } && !behind.Contains(state)) behind.Add(state);
                return behind;
            }
        if (!noun.Children.Any(c => c.Deprel is "amod" or "compound" && c.Children.Any(x => x.Deprel == "conj"))) return null;
        var codes = new List<string>();
        foreach (var c in noun.Children)
            if (c.Deprel is "amod" or "compound" && c.Index < noun.Index)
                foreach (var x in c.Children.Where(x => x.Deprel == "conj").Prepend(c))
                    if (hits[noun.Sentence].Covering(x.Index) is { Entry: { Kind: NameKind.Adjective or NameKind.State, Code: { } code } } && !codes.Contains(code)) codes.Add(code);
        return codes;
    }

    private Referent OfState(string code, Role role, string lemma)
    {
        string key = "role " + code + " " + role.Phrase;
        if (named.TryGetValue(key, out var r)) return r;
        return named[key] = new Referent
        {
            Type = role.Kind switch { "body" or "post" => MentionType.Body, "force" => MentionType.Force, _ => MentionType.Group },
            Code = code, Sector = role.Sector is { Length: > 0 } sector ? sector : null, HeadLemma = lemma, Office = role.Office, Plural = true,
        };
    }

    private static bool SameOffice(Referent r, Role role) => role.Office is not null && r.Office == role.Office;

    // "the minister", "the army", "the ministry": the last one of its kind that the story spoke of.
    private Referent? Antecedent(Token t, string lemma, Role role, bool plural)
    {
        for (int i = history.Count - 1; i >= 0; i--)
        {
            var r = history[i].Referent;
            if (r.Plural != plural && role.Kind == "person") continue;
            if (role.Kind == "person" && r.Type == MentionType.Person)
            {
                if (r.HeadLemma == lemma || SameOffice(r, role) || (r.Title is { } title && (LastWord(title) == lemma || BeforeRank(title) == lemma))) return r;
                if (role.Office == "officer" && r.Sector == "MIL") return r;
            }
            else if (role.Kind != "person" && r.HeadLemma == lemma && r.Code is not null) return r;
            else if (role.Kind is "force" or "body" or "post" && r.Type == MentionType.Force && r.Entry?.Kind == NameKind.Force && lemma is "mission" or "force" or "operation") return r;
            else if (role.Kind != "person" && r.Type == MentionType.Organisation && r.Name is { } org && org.ToLowerInvariant().EndsWith(lemma, StringComparison.Ordinal)) return r;
        }
        return null;
    }

    // "Government spokesman Colonel": what stands before a rank.
    private static string? BeforeRank(string title)
    {
        string[] words = title.Split(' ');
        return words.Length > 1 && Ranks.Contains(words[^1].TrimEnd('.').ToLowerInvariant()) ? words[^2].ToLowerInvariant() : null;
    }

    private static readonly IReadOnlySet<string> Ranks = ActorWords.Of("rank");

    private static string LastWord(string s)
    {
        string first = s.Split(" of ")[0].Split(" for ")[0];
        return first[(first.LastIndexOf(' ') + 1)..].ToLowerInvariant();
    }

    private Referent? LastOf(Func<Mention, bool> test)
    {
        for (int i = history.Count - 1; i >= 0; i--)
            if (test(history[i])) return history[i].Referent;
        return null;
    }

    private static bool IsSubject(Token t) => t.Deprel.StartsWith("nsubj", StringComparison.Ordinal);
}
