namespace Attache.Language.Names;

internal sealed partial class EntityPass
{
    // Evidence for the state of an official whose title names none, strongest first.
    private const int SaidThere = 60, OwnSentence = 40, SameParagraph = 30, GoesOn = 45, FromHome = 24, Spoken = 8;

    /// <summary>
    /// The state of an official told without one. Where he speaks counts most ("Foreign Minister A. Beta said in Lima"), then of
    /// whom his sentence and the sentence before in his paragraph speak, then the story's own state and how often each is spoken of. A state
    /// that he acts upon is not his ("accused Peruvian agents"), nor one whose office somebody else holds.
    /// </summary>
    private string? StateOfOffice(Token name, Referent person)
    {
        var scores = new SortedDictionary<string, int>(StringComparer.Ordinal);
        void Vote(string? code, int weight)
        {
            if (code is not null && reader.Names.State(code) is not null) scores[code] = scores.GetValueOrDefault(code) + weight;
        }

        var verb = VerbOver(name);
        Vote(TookOffice(name), SaidThere);
        Vote(verb is null ? null : WhereSaid(verb), SaidThere);
        Vote(HighestSubject(name), OwnSentence);
        // "Washington had called for an inquiry. President A. Beta refused it": nobody answers himself.
        if (Previous(name.Sentence) is { } before && !(verb is not null && Responses.Contains(verb.Lemma.ToLowerInvariant()) && verb.Children.Any(c => c.Deprel == "obj" && c.Upos is "PRON"))) Vote(SubjectCode(before), verb is not null && SpeechVerbs.Contains(verb.Lemma.ToLowerInvariant()) && SpokeFor(before) ? GoesOn : SameParagraph);
        Vote(Scene(name.Sentence), SameParagraph);
        if (verb is not null) Vote(OwnObject(verb), OwnSentence);
        // "President A. Beta and Prime Minister C. Delta": of one state.
        var whole = name;
        while (whole.Deprel is "nmod:desc" or "flat" or "compound" && whole.HeadToken is { } up) whole = up;
        if (whole.Deprel == "conj" && whole.HeadToken is { } first && personTokens.TryGetValue(first, out var beside) && beside.Person != person) Vote(beside.Person.Code, SaidThere);
        Vote(home, FromHome);
        foreach (var g in codesSeen.GroupBy(c => c, StringComparer.Ordinal).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).Take(2).Select((g, i) => (g.Key, i))) Vote(g.Key, Spoken * (2 - g.i));
        var upon = verb is null ? [] : ActedUpon(verb, name).ToHashSet(StringComparer.Ordinal);
        if (Approached(name) is { } by) upon.Add(by);
        foreach (string other in upon) scores.Remove(other);
        if (person.Office is { } office && Unique.Contains(office))
            foreach (var p in persons)
                if (p != person && p.Office == office && p.Code is not null && !HeldOnce(p)) scores.Remove(p.Code);
        // "President A. Beta" in a story from a kingdom is another state's.
        string? head = TitleOfHead(person);
        bool MayBe(string code) => head is null || reader.Holders.MayHave(code, head);
        string? best = null;
        foreach (var (code, score) in scores)
            if ((best is null || score > scores[best]) && MayBe(code)) best = code;
        return best ?? (ContextState(name) is { } around && MayBe(around) && !upon.Contains(around) ? around : null);
    }

    // The title that only the head of some states bears; null for any other.
    private static string? TitleOfHead(Referent person)
    {
        foreach (string title in HeadTitles)
            if (person.Title is { } t && t.EndsWith(title, StringComparison.OrdinalIgnoreCase) && (t.Length == title.Length || t[^(title.Length + 1)] == ' ')) return title;
        return null;
    }

    private static readonly IReadOnlySet<string> HeadTitles = ActorWords.Of("head-title");

    private static readonly IReadOnlySet<string> Unique = ActorWords.Of("unique-office"), NotHolders = ActorWords.Of("not-holder"), OwnVerbs = ActorWords.Of("own-object"), Responses = ActorWords.Of("response"), Audiences = ActorWords.Of("audience");

    // A former holder, or a deputy, leaves the office to another.
    private bool HeldOnce(Referent person)
    {
        foreach (var title in titles)
            if (title.Person == person)
                foreach (var t in title.Role.Sentence.Tokens)
                    if (t.Index < title.Role.Index && t.Index > title.Role.Index - 4 && NotHolders.Contains(t.Lemma.ToLowerInvariant())) return true;
        return false;
    }

    // The verb that the name, or the title that it stands beside, is the subject of.
    private static Token? VerbOver(Token name)
    {
        for (var x = name; x.HeadToken is { } g; x = g)
        {
            if (x.Deprel.StartsWith("nsubj", StringComparison.Ordinal)) return g;
            if (x.Deprel is not ("appos" or "flat" or "compound" or "nmod:desc" or "conj")) return null;
        }
        return null;
    }

    // "The United States declared its support for President A. Beta", "Peru congratulated Prime Minister C. Delta": a state that turns to an official
    // told without a state turns to another's; not where it appoints or dismisses him.
    private string? Approached(Token name)
    {
        bool object_ = false;
        for (var x = name; x.HeadToken is { } up; x = up)
        {
            if (IsSubject(x)) return null;
            object_ |= x.Deprel is "obj" or "iobj" or "obl" or "nmod";
            if (up.Upos != "VERB") continue;
            if (!object_ || OwnVerbs.Contains(up.Lemma.ToLowerInvariant())) return null;
            foreach (var c in up.Children)
                if (IsSubject(c) && c.Deprel == "nsubj" && c.Index < name.Index && mentions.TryGetValue(c, out var m)) return m.Referent is { Type: MentionType.State, Code: { } code } && reader.Names.State(code) is not null ? code : null;
            return null;
        }
        return null;
    }

    // "when President A. Beta took office in Dodoma", "was sworn in in Accra"
    private string? TookOffice(Token name)
    {
        if (VerbOver(name) is not { } verb || !(verb.Lemma == "take" && verb.Children.Any(c => c is { Deprel: "obj", Lemma: "office" or "power" }) || verb.Lemma is "swear" or "inaugurate")) return null;
        foreach (var c in verb.Children.Concat(verb.Children.Where(x => x.Deprel == "obj").SelectMany(x => x.Children)))
            if (c.Deprel is "obl" or "nmod" && NounPhrase.Case(c) == "in" && hits[c.Sentence].Covering(c.Index) is { Entry: { Kind: NameKind.Capital or NameKind.State, Code: { } code } }) return code;
        return null;
    }

    // "said in Moscow", "In Harare, the minister accused …"
    private string? WhereSaid(Token verb)
    {
        if (OwnObject(verb) is not null || !SpeechVerbs.Contains(verb.Lemma.ToLowerInvariant()) && !verb.Children.Any(c => c.Deprel == "obl" && c.Index < verb.Index && NounPhrase.Case(c) == "in")) return null;
        // "told a news conference in Berlin" is said in Berlin.
        foreach (var c in verb.Children.Concat(verb.Children.Where(x => x.Deprel is "obj" or "iobj" or "obl" && Audiences.Contains(x.Lemma.ToLowerInvariant())).SelectMany(x => x.Children)))
            if (c.Deprel is "obl" or "obj" or "nmod" && NounPhrase.Case(c) == "in" && hits[c.Sentence].Covering(c.Index) is { Entry: { Kind: NameKind.Capital, Code: { } code } }) return code;
        return null;
    }

    // "Canberra rejected the allegation. The judges had been informed, Foreign Minister A. Beta said": who said it for the government before.
    private bool SpokeFor(Sentence s)
    {
        foreach (var t in s.Tokens)
            if (IsSubject(t) && t.HeadToken is { Deprel: "root" } verb && (Responses.Contains(verb.Lemma.ToLowerInvariant()) || SpeechVerbs.Contains(verb.Lemma.ToLowerInvariant())) && mentions.TryGetValue(t, out var m)) return m.Referent.Type == MentionType.State;
        return false;
    }

    // "In Paris, Defence Minister A. Beta said … Cooperation Minister C. Delta, for his part, called …": the capital that the story went to last,
    // at most two sentences before, with nothing but such a place at the head of a sentence.
    private string? Scene(Sentence s)
    {
        for (int number = s.Number; number >= 1 && number > s.Number - 3; number--)
        {
            var tokens = document.Sentences[number - 1].Tokens;
            if (tokens.Count > 2 && tokens[0].Form == "In" && hits[tokens[0].Sentence].Begin(1) is { Entry: { Kind: NameKind.Capital, Code: { } code } } place && place.End + 1 < tokens.Count && tokens[place.End + 1].Form == ",") return code;
        }
        return null;
    }

    // "recalled Fiji's high commissioner", "named Peru's envoy": whom one recalls or names is one's own.
    private string? OwnObject(Token verb)
    {
        if (!OwnVerbs.Contains(verb.Lemma.ToLowerInvariant())) return null;
        foreach (var c in verb.Children)
            if (c.Deprel == "obj")
                foreach (var x in c.Children)
                    if (x.Deprel is "nmod:poss" or "amod" or "compound" && hits[x.Sentence].Covering(x.Index) is { Entry: { Kind: NameKind.State or NameKind.Adjective or NameKind.Capital, Code: { } code } }) return code;
        return null;
    }

    // Of the states that are subjects before the name, the one whose clause stands highest in the tree.
    private string? HighestSubject(Token name)
    {
        Token? best = null;
        foreach (var t in name.Sentence.Tokens)
        {
            if (t.Index >= name.Index) break;
            if (IsSubject(t) && mentions.TryGetValue(t, out var m) && m.Referent is { Type: MentionType.State or MentionType.Body, Code: not null } && (best is null || Depth(t) < Depth(best))) best = t;
        }
        return best is null ? null : mentions[best].Referent.Code;
    }

    private static int Depth(Token t)
    {
        int depth = 0;
        for (var x = t; x.HeadToken is { } g; x = g) depth++;
        return depth;
    }

    private Sentence? Previous(Sentence s)
    {
        if (s.Number < 2) return null;
        var before = document.Sentences[s.Number - 2];
        return Text.AsSpan(before.Span.End, s.Span.Start - before.Span.End).Contains('\n') ? null : before;
    }

    // Whose act a sentence tells: its main subject, or who says it.
    private string? SubjectCode(Sentence s)
    {
        Token? best = null;
        foreach (var t in s.Tokens)
            if (IsSubject(t) && mentions.TryGetValue(t, out var m) && m.Referent.Code is not null && (best is null || Depth(t) < Depth(best))) best = t;
        return best is null ? null : mentions[best].Referent.Code;
    }

    // "accused Indian agents", "cancelled a trip to Islamabad", "met with the Peruvian president": the other side.
    private IEnumerable<string> ActedUpon(Token verb, Token name)
    {
        if (OwnVerbs.Contains(verb.Lemma.ToLowerInvariant())) yield break;
        foreach (var c in verb.Children)
        {
            if (c.Index < name.Index || c.Deprel is not ("obj" or "iobj" or "obl") || (c.Deprel == "obl" && NounPhrase.Case(c) is not ("with" or "against"))) continue;
            foreach (var x in c.Children.Prepend(c))
                if (x == c || x.Deprel is "amod" or "compound" or "nmod:poss" || (x.Deprel == "nmod" && NounPhrase.Case(x) is "to" or "with" or "against" or "from"))
                    if (hits[x.Sentence].Covering(x.Index) is { Entry: { Kind: NameKind.State or NameKind.Capital or NameKind.Adjective or NameKind.People, Code: { } code } }) yield return code;
        }
    }
}
