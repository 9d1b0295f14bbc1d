namespace Attache.Language.Names;

internal sealed partial class EntityPass
{
    private static readonly IReadOnlySet<string> Particles = ActorWords.Of("particle"), ArticleParticles = ActorWords.Of("article-particle");

    private const float SurePerson = 0.97f;

    private static readonly IReadOnlySet<string> Honorifics = ActorWords.Of("honorific");

    // Which person a token of a name belongs to, and where the name ends.
    private readonly Dictionary<Token, (Referent Person, int First, int Last)> personTokens = [];

    private void ReadPersons(Sentence s)
    {
        var tokens = s.Tokens;
        for (int i = 0; i < tokens.Count; i++)
        {
            if (!IsNameWord(tokens[i])) continue;
            int first = i, last = i;
            while (last + 1 < tokens.Count && (IsHyphened(tokens, last) || IsNameWord(tokens[last + 1]) || BehindParticles(tokens, last + 1))
                && !(hits[s].Begin(last + 1) is not null && !Runs(tokens[last], tokens[last + 1]))) last++;
            i = last;
            ReadRun(s, first, last);
        }
    }

    // "van der Berg", "von der Alpha": small words of a name with a name word behind them.
    private bool BehindParticles(IReadOnlyList<Token> tokens, int at)
    {
        int end = at;
        while (end < tokens.Count && end < at + 3 && Particles.Contains(tokens[end].Form)) end++;
        return end > at && end < tokens.Count && IsNameWord(tokens[end]);
    }

    // "Beta-ho", "Jean-Félix", "Secretary-General": the hyphen and what hangs on it without a space.
    private static bool IsHyphened(IReadOnlyList<Token> tokens, int last) =>
        last + 1 < tokens.Count && ArticleParticles.Contains(tokens[last].Form) && tokens[last + 1].Form is "-" || last + 2 < tokens.Count && tokens[last + 1].Form is "-" && tokens[last + 1].Span.Start == tokens[last].Span.End && tokens[last + 2].Span.Start == tokens[last + 1].Span.End
        // "Ahmad al-Beta"
        || last + 3 < tokens.Count && Particles.Contains(tokens[last + 1].Form.ToLowerInvariant()) && tokens[last + 2].Form is "-" && tokens[last + 3].Span.Start == tokens[last + 2].Span.End
        || (tokens[last].Form is "-" && tokens[last + 1].Span.Start == tokens[last].Span.End);

    private static bool Runs(Token a, Token b) => b.Deprel.StartsWith("flat", StringComparison.Ordinal) && b.Head <= a.Index;

    private void ReadRun(Sentence s, int first, int last)
    {
        var tokens = s.Tokens;
        string? honorific = null, before = null;
        Token? role = null;
        int start = first;
        // The run may begin with its title: "Foreign Minister", "President", "Lt. Col.", "Mr."
        for (int k = first; k <= last; k++)
        {
            string form = tokens[k].Form.ToLowerInvariant();
            if (Honorifics.Contains(form)) { honorific = form.TrimEnd('.'); start = k + 1; continue; }
            if (hits[s].Covering(k) is { } h && h.First >= start && h.End < last && (h.Entry.Kind is NameKind.Adjective or NameKind.State or NameKind.Organisation or NameKind.Seat or NameKind.Capital))
            {
                start = h.End + 1;
                k = h.End;
                before ??= h.Entry.Code;
                continue;
            }
            // "Secretary-General A. Beta"
            if (k + 3 <= last && tokens[k + 1].Form == "-" && reader.Roles.Find(form + "-" + tokens[k + 2].Form.ToLowerInvariant()) is { Kind: "person" }) { role = tokens[k + 2]; start = k + 3; k += 2; continue; }
            if (reader.Roles.Find(tokens[k]) is { Kind: "person" } && (k < last || first == last)) { role = Whole(tokens[k]); start = k + 1; }
            else if (k + 1 <= last && reader.Roles.Find(form + " " + tokens[k + 1].Form.ToLowerInvariant()) is { Kind: "person" }) { role = tokens[k + 1]; start = k + 2; k++; }
        }
        if (start > last) return;
        if (hits[s].Covering(start) is { } covered && covered.End >= last && role is null && honorific is null) return;
        string name = Text[tokens[start].Span.Start..tokens[last].Span.End];
        if (name.Length < 2 || !char.IsLetter(name[0]) || name.Any(char.IsDigit)) return;
        // A title in lower case right before the name: "spokeswoman A. Beta", "special representative X".
        if (role is null && start > 0 && start == first && reader.Roles.Find(tokens[start - 1]) is { Kind: "person" } && tokens[start - 1].Upos is "NOUN" or "PROPN") role = tokens[start - 1];
        // A rank is no office: an office in apposition says more.
        if (role is null || reader.Roles.Find(role)?.Office == "officer") role = (Apposition(tokens, start, last) ?? (first < start ? Apposition(tokens, first, last) : null)) ?? role;

        bool several = last > start;
        // "will close an office in Perth, its chief executive, …": one word behind a preposition of place is no name of who stands beside it.
        if (role is not null && first == start && !several && honorific is null && role.Index > last && NounPhrase.Case(tokens[start]) is "in" or "at" or "near" or "from") role = null;
        var known = Known(name);
        bool given = reader.Given.Knows(tokens[start].Form) || (several && reader.Given.IsPlaceToo(tokens[start].Form) && hits[s].Covering(start) is null);
        bool former = role is not null && IsFormer(role);
        // Names that carry their title ("King Abdullah", "Pope Francis") are looked up with it.
        var term = known is null && !former ? (role is null ? null : reader.Holders.Find(role.Form + " " + name, setting.Day)) ?? Holder(name, role, null, null) : null;
        if (known is null && role is null && honorific is null && term is null && !(several && given) && !LooksLikePerson(tokens[last], several) && !Speaks(tokens, start, last, several)) return;
        if (known is null && !several && role is null && honorific is null && term is not null && !Speaks(tokens, start, last, true)
            && hits[s].Covering(start) is not null) return;
        var person = known ?? new Referent { Type = MentionType.Person, Name = name };
        if (known is null) persons.Add(person);
        else if (several && !person.Resolved && (person.Name is null || name.Length > person.Name.Length)) person.Name = name;
        if (!person.Forms.Contains(name)) person.Forms.Add(name);
        if (role is not null)
        {
            Describe(person, role);
            var (title, code) = TitleOf(role);
            titles.Add(new TitledName(tokens[last], role, title, code, person));
            roleOf.TryAdd(role, person);
            // "OAS Secretary-General A. Beta", where the tree does not hang the name on the title; "a senior U.S. official, Under Secretary A. Beta".
            person.Code ??= StateBehind(tokens, start, last) ?? (role.Index < start && role.Index >= first ? before : null) ?? ApposedState(tokens, first, last) ?? (role.Index < start ? BeforeComma(tokens, role, last) : null);
        }
        if (!former && (person.Code is null || person.Office is null || !person.Resolved)
            && (person.Code is null && term is not null ? term : Holder(name, role, person, person.Code)) is { } holder) Adopt(person, holder);
        else if ((former || several && given) && !person.Resolved && reader.Holders.FindFormer(name, setting.Day, person.Code) is { } once) Recall(person, once);
        // Who is elected holds the office soon: "President-elect A. Beta" is of the state whose president he becomes.
        if (person.Code is null && person.Office is { } coming && coming.EndsWith(Elect, StringComparison.Ordinal))
            person.Code = reader.Holders.Find(name, setting.Day.AddDays(DaysToOffice), null, coming[..^Elect.Length])?.Code;
        person.Gender ??= honorific switch { "mr" or "sir" or "lord" or "monsieur" => "m", "ms" or "mrs" or "lady" or "madame" => "f", _ => null }
            ?? (several ? reader.Given.Gender(tokens[start].Form) : null);
        int from = role is not null && role.Index < start && role.Index >= first ? role.Index : honorific is not null ? start - 1 : start;
        for (int k = from; k <= last; k++) personTokens[tokens[k]] = (person, start, last);
    }

    private const string Elect = " elect";

    // From the vote to the oath it is seldom more than four months.
    private const int DaysToOffice = 120;

    // A title in apposition, on either side: "Florence X, the French minister", "Gabon's foreign minister, Y,".
    private Token? Apposition(IReadOnlyList<Token> tokens, int start, int last)
    {
        for (int k = start; k <= last; k++)
        {
            foreach (var c in tokens[k].Children)
                if (c.Deprel == "appos" && c.Index > last && RoleHead(c) is { } behind) return behind;
            if (tokens[k].Deprel == "appos" && tokens[k].HeadToken is { } governor && governor.Index < start && RoleHead(governor) is { } before) return before;
        }
        // "its own envoy in Malabo, A. Beta": the noun phrase that ends at the comma before the name.
        if (start >= 2 && tokens[start - 1].Form == "," && (last + 1 >= tokens.Count || tokens[last + 1].Form is "," or "." or ")" or ";" or "”" or "\""))
            for (int k = start - 3; k >= Math.Max(0, start - 10) && tokens[k].Upos is not "VERB" and not "PUNCT" and not "SCONJ"; k--)
                if (tokens[k].Upos is "NOUN" && RoleHead(tokens[k]) is { } far && tokens.Skip(k + 1).Take(start - k - 2).All(x => x.Upos is not ("VERB" or "AUX" or "CCONJ"))) return far;
        // The tree may have missed it: a role noun right before the comma before the name.
        if (start >= 2 && tokens[start - 1].Form == "," && tokens[start - 2].Upos is "NOUN" or "PROPN" && RoleHead(tokens[start - 2]) is { } near
            && (last + 1 >= tokens.Count || tokens[last + 1].Form is "," or "." or ")")) return near;
        return null;
    }

    // The same where the tree makes two subjects of it: the description ends at the comma before the title, and a comma ends the name.
    private string? BeforeComma(IReadOnlyList<Token> tokens, Token role, int last)
    {
        if (last + 1 >= tokens.Count || tokens[last + 1].Form != ",") return null;
        int left = Math.Min(NounPhrase.Of_(role).First, role.Index);
        while (left > 0 && tokens[left - 1].Form != "," && left > role.Index - 3) left--;
        if (left < 2 || tokens[left - 1].Form != ",") return null;
        var noun = tokens[left - 2];
        return noun.Upos == "NOUN" && IsSubject(noun) && reader.Roles.Find(noun) is { Kind: "person" } ? TitleOf(noun).Code : null;
    }

    // The state of the description that a title with its name stands in apposition to.
    private string? ApposedState(IReadOnlyList<Token> tokens, int first, int last)
    {
        for (int k = first; k <= last; k++)
            for (var x = tokens[k]; x.HeadToken is { } up; x = up)
            {
                if (x.Deprel == "appos") return up.Index < first && reader.Roles.Find(up) is { Kind: "person" } ? TitleOf(up).Code : null;
                if (x.Deprel is not ("flat" or "compound" or "nmod:desc" or "nmod") || up.Index > last) break;
            }
        return null;
    }

    // "Foreign Minister Ana Beta of Peru"
    private string? StateBehind(IReadOnlyList<Token> tokens, int start, int last)
    {
        for (int k = start; k <= last; k++)
            foreach (var c in tokens[k].Children)
                if (c.Index > last && c.Deprel == "nmod" && NounPhrase.Case(c) == "of" && hits[c.Sentence].Covering(c.Index) is { Entry: { Kind: NameKind.State or NameKind.Capital or NameKind.Organisation, Code: { } code } }) return code;
        return null;
    }

    // "Secretary of State A. Beta", where the tree hangs the name on the last word: the head of the title, but not of a shorter one.
    private Token Whole(Token t) => RoleHead(t) is { } head && reader.Roles.Find(head)?.Phrase.Length >= reader.Roles.Find(t)?.Phrase.Length ? head : t;

    private Token? RoleHead(Token t)
    {
        // "the army's chief of staff, Gen. A. Beta": the head of the whole title.
        if (t.Deprel == "nmod" && NounPhrase.Case(t) == "of" && t.HeadToken is { } above && reader.Roles.Find(above) is { Kind: "person" } whole && whole.Phrase.Contains(" of ", StringComparison.Ordinal)) return above;
        if (reader.Roles.Find(t) is { Kind: "person" }) return t;
        // "the last ambassador of Mali": the head is found; "head of the delegation" too.
        return t.Upos is "NOUN" or "PROPN" && t.Lemma is "head" or "leader" or "chief" or "member" ? t : null;
    }

    // The classifier of names is sure of it.
    private bool LooksLikePerson(Token last, bool several) =>
        several && names.TryGetValue(last, out var name) && name is { Type: NameType.Person, Certainty: >= SurePerson };

    // A name of several words that speaks, or is spoken of as people are, is a person's.
    private bool Speaks(IReadOnlyList<Token> tokens, int start, int last, bool several)
    {
        if (!several) return false;
        for (int k = start; k <= last; k++)
        {
            if (tokens[k].Deprel is "nsubj" && tokens[k].HeadToken is { } verb && (SpeechVerbs.Contains(verb.Lemma.ToLowerInvariant()) || (verb.Lemma == "become" && verb.Children.Any(c => c.Deprel == "xcomp" && reader.Roles.Find(c) is { Kind: "person" })))) return true;
            // "her predecessor, A. Beta,"
            if (tokens[k].Deprel is "appos" && tokens[k].HeadToken is { } beside && NamedBeside.Contains(beside.Lemma.ToLowerInvariant())) return true;
        }
        return false;
    }

    private static readonly IReadOnlySet<string> SpeechVerbs = ActorWords.Of("speech"), NamedBeside = ActorWords.Of("named-beside");

    private Referent? Known(string name)
    {
        string folded = NameTable.Fold(name);
        Referent? partial = null;
        foreach (var p in persons)
            foreach (string form in p.Forms.Append(p.Name!))
            {
                string full = NameTable.Fold(form);
                if (full == folded) return p;
                if (IsPartOf(folded, full) || IsPartOf(full, folded)) partial = p;
            }
        return partial;
    }

    // "Kim" in "Kim Beta-ho", "Beta" in "Ana Beta": the words of the short name stand in the long one in order.
    private static bool IsPartOf(string part, string whole)
    {
        if (part.Length >= whole.Length) return false;
        return whole.StartsWith(part + " ", StringComparison.Ordinal) || whole.EndsWith(" " + part, StringComparison.Ordinal)
            || whole.Contains(" " + part + " ", StringComparison.Ordinal);
    }

    private void Describe(Referent person, Token roleHead)
    {
        var role = RoleOf(roleHead);
        var (title, code) = TitleOf(roleHead);
        person.HeadLemma ??= roleHead.Lemma.ToLowerInvariant();
        if (person.Title is null || title.Length > person.Title.Length && person.Code is null) person.Title = title;
        person.Code ??= code;
        if (role is not null && (person.Sector is null or "UNK") && role.Sector is { Length: > 0 } sector) person.Sector = sector == "UNK" ? SectorBehind(roleHead) ?? sector : sector;
        person.Office ??= role?.Office;
        person.Gender ??= roleHead.Form.EndsWith("woman", StringComparison.Ordinal) ? "f" : roleHead.Form.EndsWith("man", StringComparison.Ordinal) ? "m" : null;
    }

    // What the table knows of who holds an office: what the story says stands, the name takes its usual form.
    private static void Adopt(Referent person, OfficeTerm term)
    {
        person.Code ??= term.Code;
        person.Sector = person.Sector is null or "UNK" ? term.Sector : person.Sector;
        person.Title ??= term.Title;
        person.Office ??= term.Office;
        person.Gender ??= term.Gender;
        (person.Name, person.Resolved) = (term.Name, true);
    }

    // Who held an office once is of the state that he held it for, and none of its government.
    private static void Recall(Referent person, OfficeTerm term)
    {
        person.Code ??= term.Code;
        person.Sector ??= "ELI";
        person.Gender ??= term.Gender;
        (person.Name, person.Resolved) = (term.Name, true);
    }

    /// <summary>The title's words without state, owner and article, and the code of whom it belongs to.</summary>
    private (string Title, string? Code) TitleOf(Token head)
    {
        var s = head.Sentence;
        var np = NounPhrase.Of_(head);
        string? code = null;
        int first = Math.Min(np.First, head.Index), end = head.Span.End;
        while (first < head.Index)
        {
            var t = s.Tokens[first];
            if (hits[s].Begin(first) is { } hit && hit.Entry.Kind is not NameKind.Force && hit.End < head.Index)
            {
                // "a European diplomat" is one of some state in Europe, not of the Union.
                if (!(hit.Entry is { Kind: NameKind.Adjective, Code: "EUR" } && head.Xpos is "NN")) code ??= hit.Entry.Code;
                first = hit.End + 1;
            }
            else if (t.Upos is "DET" or "PRON" or "PUNCT" or "PART" or "NUM" || t.Deprel is "case" or "punct" || TitleModifiers.Contains(t.Lemma) || personTokens.ContainsKey(t)) first++;
            else break;
        }
        // "the jailed Gabonese president": a state's adjective behind another word.
        for (int i = first; code is null && i < head.Index; i++)
            if (hits[s].Begin(i) is { Entry.Kind: NameKind.Adjective } adjective && adjective.End < head.Index) code = adjective.Entry.Code;
        bool relational = Relational.Contains(head.Lemma.ToLowerInvariant());
        if (np.Owner is not null && !relational) code ??= CodeNear(np.Owner);
        if (relational && head.Index + 2 < s.Tokens.Count && s.Tokens[head.Index + 1].Lemma is "from" or "in" && hits[s].Begin(head.Index + 2) is { Entry: { Kind: NameKind.State or NameKind.Capital, Code: { } other } }) code ??= other;
        foreach (var of in np.Of)
        {
            var inner = NounPhrase.Of_(of);
            var hit = hits[s].Covering(of.Index);
            code ??= CodeNear(of);
            // "Minister of the Armed Forces" keeps its of-phrase, "president of Togo" does not.
            if (hit is not { Entry.Kind: NameKind.State or NameKind.Capital } && inner.First <= head.Index + 3) end = Math.Max(end, s.Tokens[inner.Last].Span.End);
        }
        foreach (var c in head.Children)
            if (code is null && c.Deprel == "nmod" && NounPhrase.Case(c) is "for" or "in" or "at" && hits[s].Covering(c.Index) is { Entry.Kind: NameKind.Organisation or NameKind.State } org) code = org.Entry.Code;
        string title = Text[s.Tokens[first].Span.Start..end];
        // "the court's president" is none of a state: whose he is belongs to the title.
        if (np.Owner is { Upos: "NOUN" } owner && end == head.Span.End && hits[s].Covering(owner.Index) is null && OwnTitles.Contains(owner.Lemma.ToLowerInvariant())) title += " of the " + owner.Form.ToLowerInvariant();
        return (title, code);
    }

    // Bodies whose head is no head of a state or government.
    private static readonly IReadOnlySet<string> OwnTitles = ActorWords.Of("own-title");

    // Whoever is somebody's counterpart or ally is not of his state.
    private static readonly IReadOnlySet<string> Relational = ActorWords.Of("relational"), TitleModifiers = ActorWords.Of("title-modifier");

    // The code of a name at or within a phrase; pronouns are left to the second pass.
    private string? CodeNear(Token t)
    {
        if (hits[t.Sentence].Covering(t.Index) is { } hit) return hit.Entry.Code;
        var np = NounPhrase.Of_(t);
        foreach (var x in np.Tokens)
            if (hits[t.Sentence].Covering(x.Index) is { } inner && inner.Entry.Code is { } c) return c;
        return np.Owner is not null && np.Owner != t ? CodeNear(np.Owner) : null;
    }

    private bool IsNameWord(Token t) =>
        char.IsUpper(Text[t.Span.Start]) && (t.Upos is "PROPN" or "X" || IsHolder(t))
        && !t.Form.All(c => char.IsDigit(c) || c == '.') && (!Calendar.Contains(t.Lemma.TrimEnd('.')) && !Calendar.Contains(t.Form.TrimEnd('.')) || EndsName(t));

    // A surname that the tagger takes for another word: it stands with a capital, somebody of that name holds office on the day,
    // and nothing of the noun phrase hangs on it or stands behind it ("Brown bears").
    private bool IsHolder(Token t) =>
        t.Upos is "NOUN" or "ADJ" or "VERB" && t.Form.Length > 4 && t.Deprel is "nsubj" or "nsubj:pass" or "root" or "obj" or "obl" && t.Xpos is not ("NNS" or "NNPS")
        && t.Children.All(c => c.Deprel is not ("det" or "amod" or "compound")) && reader.Given.Gender(t.Form) is null && reader.Roles.Find(t.Form.ToLowerInvariant()) is null
        && reader.Holders.Find(t.Form, setting.Day) is not null;

    // "Theresa May": a month behind a given name is a family name.
    private bool EndsName(Token t) => t.Index > 0 && t.Sentence.Tokens[t.Index - 1] is { Upos: "PROPN" } before && reader.Given.Knows(before.Form) && !Calendar.Contains(before.Form);
}
