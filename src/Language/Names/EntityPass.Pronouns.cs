using Attache.Stories;

namespace Attache.Language.Names;

internal sealed partial class EntityPass
{
    // "the two Koreas": the plural of a name that two states share, with their codes.
    private static readonly Dictionary<string, string[]> PairNames = ActorWords.Of("pair-name").Select(w => w.Split(' ')).ToDictionary(w => w[0], w => w[1..], StringComparer.Ordinal);

    private static readonly IReadOnlySet<string> PairNouns = ActorWords.Of("pair"), Directives = ActorWords.Of("directive");

    // "the two countries", "both sides", "the neighbours": the two states that the story last named apart.
    private bool ReadSeveral(Token t, NounPhrase np)
    {
        string lemma = t.Lemma.ToLowerInvariant();
        if (PairNames.TryGetValue(t.Form.ToLowerInvariant(), out var codes) && np.Tokens.Any(x => x.Lemma.ToLowerInvariant() is "two" or "both" or "2"))
        {
            groups[t] = [.. codes.Select(c => new Mention(t, np.FullSpan(), StateOf(c)))];
            mentions[t] = groups[t][0];
            codesSeen.AddRange(codes);
            return true;
        }
        if (!PairNouns.Contains(lemma) || t.Xpos is not ("NNS" or "NNPS")) return false;
        bool two = np.Tokens.Any(x => x.Lemma.ToLowerInvariant() is "two" or "both" or "2") || (np.Determiner is "the" or "both" && lemma is "side" or "neighbour" or "neighbor" or "party" or "capital");
        if (!two || np.Owner is not null || np.Tokens.Any(x => x != t && mentions.ContainsKey(x))) return false;
        var pair = Pair(t) ?? LastTwo();
        if (pair.Count < 2) return false;
        groups[t] = [.. pair.Select(r => new Mention(t, np.FullSpan(), r))];
        mentions[t] = new Mention(t, np.FullSpan(), new Referent { Type = MentionType.Group, HeadLemma = lemma, Plural = true });
        return true;
    }

    private static readonly IReadOnlySet<string> Agreements = ActorWords.Of("agreement");

    private List<Referent> LastTwo()
    {
        var found = new List<Referent>();
        // The two states that the story speaks of most up to here.
        var counts = new Dictionary<string, (int Count, int Last)>(StringComparer.Ordinal);
        for (int i = 0; i < codesSeen.Count; i++) counts[codesSeen[i]] = (counts.GetValueOrDefault(codesSeen[i]).Count + 1, i);
        if (counts.Count >= 2)
            return [.. counts.OrderByDescending(c => c.Value.Count).ThenByDescending(c => c.Value.Last).Take(2).OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => StateOf(c.Key))];
        for (int i = history.Count - 1; i >= 0 && found.Count < 2; i--)
        {
            var r = history[i].Referent;
            if (r.Type is MentionType.Person or MentionType.Media or MentionType.Group && !(r.Type == MentionType.Group && r.Sector == "REB") || r.Code is null) continue;
            if (!found.Exists(x => x.Code == r.Code)) found.Add(r.Type == MentionType.State || reader.Names.State(r.Code) is null ? r : StateOf(r.Code));
        }
        found.Reverse();
        return found;
    }

    private Referent StateOf(string code)
    {
        string key = "state " + code;
        if (named.TryGetValue(key, out var r)) return r;
        var e = reader.Names.State(code)!;
        return named[key] = new Referent { Type = MentionType.State, Name = e.Name, Code = code, Sector = "GOV", Entry = e };
    }

    private void ReadPronoun(Token t)
    {
        string form = t.Form.ToLowerInvariant();
        Referent? r = form switch
        {
            "he" or "him" or "his" or "himself" => Person(t, "m"),
            "she" or "her" or "hers" or "herself" => Person(t, "f"),
            "it" or "its" or "itself" => Thing(t),
            "they" or "them" or "their" or "theirs" or "themselves" => null,
            "latter" => Latter(t),
            "whose" => Whose(t),
            "former" => Former(t),
            "who" or "which" or "that" when t.Deprel is not ("mark" or "det") => Relative(t),
            _ => null,
        };
        if (form is "they" or "them" or "their" or "theirs" or "themselves" or "both") { They(t); return; }
        if (r is null) return;
        var span = form is "latter" or "former" && t.Index > 0 ? new TextSpan(t.Sentence.Tokens[t.Index - 1].Span.Start, t.Span.End) : t.Span;
        Add(t, span, r);
    }

    private Referent? Relative(Token t)
    {
        for (var x = t.HeadToken; x is not null; x = x.HeadToken)
            if (x.Deprel is "acl:relcl" or "acl") return x.HeadToken is { } noun && mentions.TryGetValue(noun, out var m) ? m.Referent : null;
        return null;
    }

    // "Nato, whose secretary-general …": of whom stands right before it.
    private Referent? Whose(Token t)
    {
        for (int i = t.Index - 1; i >= 0 && i > t.Index - 4; i--)
            if (t.Sentence.Tokens[i].Form != "," && mentions.TryGetValue(t.Sentence.Tokens[i], out var m)) return m.Referent;
        return null;
    }

    private Referent? Person(Token t, string gender)
    {
        if (ClauseSubject(t, r => r.Type == MentionType.Person && Agrees(r, gender)) is { } subject) return subject;
        // "…, said A. Beta. The talks were under way, he said": who spoke goes on speaking.
        if (t.Deprel == "nsubj" && t.HeadToken is { } says && SpeechVerbs.Contains(says.Lemma.ToLowerInvariant()) && SpeakerBefore(t, gender) is { } speaker) return speaker;
        // Of the nearest sentence that speaks of a person its subject, else the last one named.
        for (int back = 0; back <= 4; back++)
        {
            Referent? any = null;
            for (int i = history.Count - 1; i >= 0; i--)
            {
                var m = history[i];
                if (m.Head.Sentence.Number != t.Sentence.Number - back || m.Referent.Type != MentionType.Person || !Agrees(m.Referent, gender)) continue;
                if (IsSubject(m.Head) && t.Deprel is "nsubj" or "nsubj:pass" or "nmod:poss") return m.Referent;
                any ??= m.Referent;
            }
            if (any is not null) return any;
        }
        return null;
    }

    // The person behind the reporting verb of the sentence before: "…, said A. Beta, an adviser".
    private Referent? SpeakerBefore(Token t, string gender)
    {
        for (int i = history.Count - 1; i >= 0 && history[i].Head.Sentence.Number >= t.Sentence.Number - 1; i--)
        {
            var m = history[i];
            if (m.Head.Sentence.Number != t.Sentence.Number - 1 || m.Referent.Type != MentionType.Person || !Agrees(m.Referent, gender)) continue;
            if (m.Head is { HeadToken: { } verb } && SpeechVerbs.Contains(verb.Lemma.ToLowerInvariant()) && verb.Index < m.Head.Index && m.Head.Deprel is "nsubj" or "obj" or "iobj" or "ccomp" or "dep"
                && verb.Sentence.Tokens is var tokens && tokens.Take(verb.Index).Any(x => x.Form is "," or "”" or "\"") && m.Head.Index - verb.Index <= 4) return m.Referent;
        }
        return null;
    }

    private static bool Agrees(Referent r, string gender) => r.Gender is null || r.Gender == gender;

    private Referent? Thing(Token t)
    {
        static bool Fits(Referent r) => r.Type is MentionType.State or MentionType.Body or MentionType.Force or MentionType.Organisation or MentionType.Group && !r.Plural;
        if (ClauseSubject(t, Fits) is { } subject) return subject;
        // "The treaty will end six months after its denunciation": the treaty's, which is nobody.
        if (t.Form.ToLowerInvariant() == "its")
            for (var verb = t.HeadToken; verb is not null; verb = verb.HeadToken)
                foreach (var c in verb.Children)
                    if (IsSubject(c) && c.Index < t.Index && !mentions.ContainsKey(c) && Agreements.Contains(c.Lemma.ToLowerInvariant())) return null;
        // "he accused France of it, because it had decided": where no subject fits, the object of the clause around it does.
        for (var verb = t.HeadToken; verb is not null; verb = verb.HeadToken)
            if (verb.Deprel is "advcl" or "ccomp" && verb.HeadToken is { Upos: "VERB" } over)
                foreach (var c in over.Children)
                    if (c.Deprel == "obj" && c.Index < t.Index && c.Index < verb.Index && mentions.TryGetValue(c, out var o) && o.Referent.Type is MentionType.State or MentionType.Organisation) return o.Referent;
        // "relations with the mission soured when the president accused it": whom an official acts upon is not his own state, and stands in the sentence.
        if (t.Deprel == "obj" && t.HeadToken is { } acts && acts.Children.FirstOrDefault(IsSubject) is { } actor && mentions.TryGetValue(actor, out var official) && official.Referent is { Type: MentionType.Person, Code: { } his })
            for (int i = history.Count - 1; i >= 0 && history[i].Head.Sentence == t.Sentence; i--)
                if (history[i] is var near && near.Head.Index < actor.Index && Fits(near.Referent) && near.Referent.Code != his && near.Referent.Code is not null && !near.IsTown) return near.Referent;
        for (int back = 0; back <= 2; back++)
        {
            Referent? any = null;
            for (int i = history.Count - 1; i >= 0; i--)
            {
                var m = history[i];
                int distance = t.Sentence.Number - m.Head.Sentence.Number;
                if (distance > back) break;
                if (distance < back || !Fits(m.Referent) || Modifiers.Contains(m.Head.Deprel)) continue;
                if (IsSubject(m.Head)) return m.Referent;
                if (back > 0) any ??= m.Referent;
            }
            if (any is not null) return any;
        }
        return null;
    }

    private void They(Token t)
    {
        // A coordinated subject, a plural group or a state, by the clause first, then by nearness.
        Token? best = null;
        for (var verb = t.HeadToken; verb is not null && best is null; verb = verb.HeadToken)
            foreach (var c in verb.Children)
                if (IsSubject(c) && c.Index < t.Index && c != t && (mentions.ContainsKey(c) || groups.ContainsKey(c)) && !Within(t, c)) best = c;
        if (best is not null && (groups.ContainsKey(best) || mentions[best].Referent.Type is not MentionType.Person || HasConjunct(best)))
        {
            Alias(t, best);
            Note(t);
            return;
        }
        // "They blamed the junta. They will decide by June": the subject of one sentence goes on as that of the next.
        if (IsSubject(t) && lastThey is { } going && going.Sentence.Number == t.Sentence.Number - 1)
        {
            Alias(t, going);
            Note(t);
            return;
        }
        if (IsSubject(t) && Met(t.Sentence.Number - 1) is { } both)
        {
            groups[t] = [.. both.Select(m => new Mention(t, t.Span, m.Referent))];
            mentions[t] = groups[t][0];
            Note(t);
            return;
        }
        for (int i = history.Count - 1; i >= 0; i--)
        {
            var m = history[i];
            if (t.Sentence.Number - m.Head.Sentence.Number > 2) return;
            if (HasConjunct(m.Head) || m.Referent.Plural || groups.ContainsKey(m.Head) || (IsSubject(m.Head) && m.Referent.Type is MentionType.State or MentionType.Force or MentionType.Organisation))
            {
                Alias(t, m.Head);
                Note(t);
                return;
            }
        }
    }

    // "Shen met Foreign Minister A. Beta. They agreed …": one who meets another, and whom he meets.
    private List<Mention>? Met(int number)
    {
        if (number < 1) return null;
        foreach (var verb in document.Sentences[number - 1].Tokens)
        {
            if (verb.Deprel is not ("root" or "conj") || !Meeting.Contains(verb.Lemma.ToLowerInvariant())) continue;
            Mention? one = null, other = null;
            foreach (var c in verb.Children)
                if (IsSubject(c) && mentions.TryGetValue(c, out var m)) one = m;
                else if ((c.Deprel == "obj" || c.Deprel == "obl" && NounPhrase.Case(c) == "with") && mentions.TryGetValue(c, out var o)) other = o;
            if (one is { Referent: { Type: MentionType.Person or MentionType.State, Plural: false, Code: { } a } } && other is { Referent: { Type: MentionType.Person or MentionType.State, Plural: false, Code: { } b } } && !other.IsTown && a != b) return [one, other];
        }
        return null;
    }

    private static readonly IReadOnlySet<string> Meeting = ActorWords.Of("meeting-verb");

    private Token? lastThey;

    // Only "they" as the subject of a whole sentence.
    private void Note(Token t)
    {
        if (IsSubject(t) && t.HeadToken is { Deprel: "root" } && mentions.ContainsKey(t)) lastThey = t;
    }

    private void Alias(Token t, Token source)
    {
        var all = new List<Mention>();
        if (groups.TryGetValue(source, out var many)) all.AddRange(many);
        else if (mentions.TryGetValue(source, out var one)) all.Add(one);
        foreach (var c in source.Children)
            if (c.Deprel == "conj" && mentions.TryGetValue(c, out var m)) all.Add(m);
        // "France is in talks with its partners on their forces": with a singular subject "their" takes in whom it acts with.
        if (all.Count == 1 && source.HeadToken is { } governor)
            foreach (var c in governor.Children.Concat(governor.Children.Where(x => x.Deprel == "obj").SelectMany(x => x.Children)))
                if (c.Index < t.Index && c.Deprel is "obl" or "nmod" && NounPhrase.Case(c) == "with" && mentions.TryGetValue(c, out var with) && with.Referent.Code is not null) all.Add(with);
        if (all.Count == 0) return;
        var aliased = all.Select(m => new Mention(t, t.Span, m.Referent)).ToList();
        if (aliased.Count > 1) groups[t] = aliased;
        mentions[t] = aliased[0];
    }

    private static bool HasConjunct(Token t) => t.Children.Any(c => c.Deprel == "conj" && c.Upos is "PROPN" or "NOUN");

    // "The latter agreed", "talks with the former", but not "the former president".
    private static bool IsOneOfTwo(Token t)
    {
        if (t.Form.ToLowerInvariant() is not ("latter" or "former")) return false;
        var tokens = t.Sentence.Tokens;
        return t.Index > 0 && tokens[t.Index - 1].Lemma == "the" && (t.Index + 1 >= tokens.Count || tokens[t.Index + 1].Upos is not ("NOUN" or "PROPN" or "ADJ" or "NUM"));
    }

    // The one that was named before the latter, of its kind.
    private Referent? Former(Token t)
    {
        if (Latter(t) is not { } latter) return null;
        for (int i = history.Count - 1; i >= 0; i--)
        {
            var m = history[i];
            if (t.Sentence.Number - m.Head.Sentence.Number > 1) return null;
            if (m.Head.Sentence == t.Sentence && m.Head.Index >= t.Index || m.Referent == latter || (m.Referent.Type == MentionType.Person) != (latter.Type == MentionType.Person) || Modifiers.Contains(m.Head.Deprel)) continue;
            if (m.Referent.Code is not null && m.Referent.Code == latter.Code && latter.Type != MentionType.Person) continue;
            return m.Referent;
        }
        return null;
    }

    private Referent? Latter(Token t)
    {
        foreach (var m in Enumerable.Reverse(history))
            if (m.Head.Sentence != t.Sentence || m.Head.Index < t.Index)
            {
                if (t.Sentence.Number - m.Head.Sentence.Number > 1) return null;
                // Of two in one sentence the last one; persons before states, since "the latter" takes up who was spoken of.
                var sentence = m.Head.Sentence;
                var person = history.LastOrDefault(x => x.Head.Sentence == sentence && x.Referent is { Type: MentionType.Person, Plural: false } && x.Head.Upos is not ("PRON" or "DET") && (x.Head.Sentence != t.Sentence || x.Head.Index < t.Index));
                return person?.Referent ?? m.Referent;
            }
        return null;
    }

    // The subject of the clause, or of a clause around it, that stands before the pronoun.
    private Referent? ClauseSubject(Token t, Func<Referent, bool> fits)
    {
        for (var verb = t.HeadToken; verb is not null; verb = verb.HeadToken)
        {
            foreach (var c in verb.Children)
                if (IsSubject(c) && c.Index < t.Index && c != t && !Within(t, c) && mentions.TryGetValue(c, out var m) && fits(m.Referent)) return m.Referent;
            // "gave the United States two years to withdraw its troops": who is told to do it has it.
            if (verb.Xpos == "VB" && verb.HeadToken is { Upos: "VERB" } governor && Directives.Contains(governor.Lemma.ToLowerInvariant()))
                foreach (var c in governor.Children)
                    if (c.Deprel is "obj" or "iobj" && c.Index < t.Index && mentions.TryGetValue(c, out var told) && fits(told.Referent)) return told.Referent;
        }

        return null;
    }

    private static bool Within(Token t, Token ancestor)
    {
        for (var x = t; x is not null; x = x.HeadToken)
            if (x == ancestor) return true;
        return false;
    }
}
