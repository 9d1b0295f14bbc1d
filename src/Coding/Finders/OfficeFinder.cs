using Attache.Codebook;
using Attache.Coding.Clauses;
using Attache.Coding.Lexicon;
using Attache.Language;
using Attache.Language.Names;

namespace Attache.Coding.Finders;

/// <summary>
/// Names with public offices: held, acting, appointed, left, former. Ambassadors and other diplomats are posts, ranks and
/// trades are no offices.
/// </summary>
/// <param name="roles">The titles that are known, a user's among them.</param>
/// <example>Foreign Minister A. Beta said → holds · former minister A. Beta → former · named A. Beta as minister → appointed</example>
public sealed class OfficeFinder(Roles roles) : IFinder
{
    private static readonly HashSet<string> Public = new(["GOV", "MIL", "LEG", "JUD", "COP", "SPY", "PTY", "REB", "OPP", "PRM", "ELI"], StringComparer.Ordinal);

    private readonly PostTypes posts = new();

    /// <inheritdoc/>
    public string Kind => "office";

    /// <inheritdoc/>
    public IEnumerable<Finding> Find(StoryReading reading, Sentence sentence)
    {
        var told = new HashSet<string>(StringComparer.Ordinal);
        foreach (var t in reading.Entities.Titles)
        {
            if (t.Role.Sentence != sentence || t.Person.Name is not { } name || told.Contains(name)) continue;
            var role = roles.Find(t.Role);
            string? title = TitleOf(reading, t);
            // "The head of the Peruvian delegation, A. Beta", where the tree hangs the name on the delegation.
            if (role is { Kind: "body" or "group" } && t.Role is { Deprel: "nmod", HeadToken: { Upos: "NOUN" } over } && Predicate.CaseOf(t.Role) == "of" && roles.Find(over) is { Kind: "person" } head)
                (role, title) = (head, reading.Document.Text[over.Span.Start..t.Role.Span.End]);
            // "Government spokesman Colonel A. Beta": the rank is no office, what stands before it is.
            if (role?.Office is "officer" && t.Role.Index > 0 && t.Role.Sentence.Tokens[t.Role.Index - 1] is var before && title?.EndsWith(" " + t.Role.Form, StringComparison.Ordinal) == true
                && roles.Find(before) is { Office: not null and not "officer" } office && title.Contains(before.Form, StringComparison.Ordinal)) (role, title) = (office, title[..^(t.Role.Form.Length + 1)]);
            if (posts.Of(t.Role) is not null and not "envoy" || !IsOffice(role, t)) continue;
            told.Add(name);
            var (change, verb) = Change(t);
            yield return Make(reading, sentence, name, title, t.Code ?? t.Person.Code, change, null, verb, t.Role);
        }
        foreach (var t in sentence.Tokens)
            if (OfficeChanges.Becoming(reading, t, roles, posts) is { } becoming && (becoming.Again || told.Add(becoming.Person.Name!)))
            {
                if (!becoming.Again) yield return Make(reading, sentence, becoming.Person.Name!, becoming.Title, becoming.Code, "appointed", becoming.Replaces?.Name, t, becoming.Role);
                // "takes over as minister from B, who resigned"
                if (becoming.Replaces is { Name: { } old } && told.Add(old)) yield return Make(reading, sentence, old, becoming.Title, becoming.Code, "left", null, t, becoming.Role);
            }
            else if (OfficeChanges.Predecessor(reading, t) is { } gone && told.Add(gone.Person.Name!)) yield return Make(reading, sentence, gone.Person.Name!, gone.Title, gone.Code, "left", null, gone.Verb, t);
        foreach (var t in sentence.Tokens)
            if (t.Upos == "VERB" && WordLists.Of("naming").Contains(t.Lemma.ToLowerInvariant()) && Appointment(reading, sentence, t) is { } appointed && told.Add(appointed.Holder)) yield return appointed;
    }

    // "The Peruvian foreign minister and her Chilean counterpart, B. Gamma": the same office in another state, where the words before tell it.
    private static string? TitleOf(StoryReading reading, TitledName t)
    {
        if (t.Role.Lemma.ToLowerInvariant() is not "counterpart") return t.Title;
        TitledName? other = null;
        foreach (var x in reading.Entities.Titles)
            if (x.Person != t.Person && x.Role.Lemma.ToLowerInvariant() is not "counterpart" && x.Role.Span.Start < t.Role.Span.Start && x.Role.Sentence.Number >= t.Role.Sentence.Number - 1 && (x.Code ?? x.Person.Code) is { } code && code != (t.Code ?? t.Person.Code)) other = x;
        return other?.Title;
    }

    private static bool IsOffice(Role? role, TitledName t)
    {
        string lemma = t.Role.Lemma.ToLowerInvariant();
        if (lemma is "ambassador" or "envoy" or "consul" or "diplomat" or "attaché" or "attache" or "chargé" or "counsellor" && role?.Office is not "special representative") return lemma is "envoy" && t.Role.Sentence.Text.Contains("special envoy", StringComparison.OrdinalIgnoreCase);
        if (role?.Office is "ambassador" or "diplomat" or "officer") return false;
        if (role?.Office is "spokesman") return true;
        if (role is null) return lemma is "head" or "leader" or "chief" && t.Person.Code is not null;
        if (role.Office is "lawmaker" or "senator") return false;
        return Public.Contains(role.Sector) && (role.Office is not null || t.Title.Contains(' ', StringComparison.Ordinal)) || t.Person.Code is "UNO" or "EUR" or "IGO" && role.Office is not null || role.Sector.Length == 0 && t.Title.Contains(' ', StringComparison.Ordinal);
    }

    private static (string Change, Token? Verb) Change(TitledName t)
    {
        foreach (var c in t.Role.Children.Concat(t.Name.Children))
        {
            string lemma = c.Lemma.ToLowerInvariant();
            if (c.Deprel is "amod" or "compound" or "advmod" && lemma is "former" or "ex" or "ex-" or "late" or "then" or "onetime" or "erstwhile" or "ousted" or "deposed" or "exiled" or "toppled") return ("former", c);
            if (c.Deprel is "amod" or "advmod" && lemma is "acting" or "interim" or "caretaker") return ("acting", c);
        }
        if (t.Role.Index > 0 && t.Role.Sentence.Tokens.Take(t.Role.Index).TakeLast(3).FirstOrDefault(x => x.Lemma.ToLowerInvariant() is "former" or "acting" or "interim" or "ex") is { } before) return (before.Lemma.ToLowerInvariant() is "former" or "ex" ? "former" : "acting", before);
        // The verb over the name or the title.
        foreach (var start in (ReadOnlySpan<Token>)[t.Name, t.Role])
            for (var x = start; x.HeadToken is { } g; x = g)
            {
                if (g.Upos == "VERB")
                {
                    string lemma = g.Lemma.ToLowerInvariant();
                    var p = new Predicate(g);
                    bool subject = x.Deprel.StartsWith("nsubj", StringComparison.Ordinal) && !p.IsPassive, passive = x.Deprel == "nsubj:pass" || x.Deprel == "obj";
                    if ((subject && lemma is "resign" or "quit" or "retire") || (subject && lemma is "step" or "stand" && p.Particle is "down" or "aside") || (passive && WordLists.Of("leaving").Contains(lemma) && lemma is not "resign" and not "quit" and not "retire") || (subject && lemma is "step" && p.Head.Children.Any(c => c.Lemma is "down"))) return ("left", g);
                    if (passive && WordLists.Of("naming").Contains(lemma) && lemma is not "nominate") return ("appointed", g);
                    break;
                }
                if (x.Deprel is not ("flat" or "compound" or "appos" or "nmod:desc" or "flat:name" or "conj")) break;
            }
        return ("holds", null);
    }

    // "named his adviser, A. Beta, to succeed him", "chose lawmaker A. Beta as unification minister", "elected A. Beta president"
    private OfficeFinding? Appointment(StoryReading reading, Sentence sentence, Token verb)
    {
        var p = new Predicate(verb);
        if (p.Objects.Count == 0 || Modalities.Of(verb) is Modality.Negated) return null;
        var person = p.Objects.SelectMany(o => o.Children.Where(c => c.Deprel is "appos" or "flat").Prepend(o)).Select(reading.Entities.At).FirstOrDefault(m => m?.Referent.IsNamedPerson == true);
        if (person is null) return null;
        Token? office = null;
        string? replaces = null;
        foreach (var (prep, noun) in p.Obliques)
            if (prep is "as" or "to" && roles.Find(noun) is { Kind: "person" }) office = noun;
        office ??= p.Xcomp is { } x && roles.Find(x) is { Kind: "person" } ? x : null;
        // "appointed A. Beta unification minister"
        office ??= p.Objects.FirstOrDefault(o => o.Upos == "NOUN" && o.Index > person.Head.Index && roles.Find(o) is { Kind: "person" });
        string? title = null, code = null;
        foreach (var c in verb.Children.Concat(p.Objects.SelectMany(o => o.Children)))
            if (c.Lemma is "succeed" or "replace" && c.Children.FirstOrDefault(o => o.Deprel == "obj") is { } old && reading.Entities.At(old) is { Referent: { IsNamedPerson: true } predecessor } && predecessor.Name != person.Referent.Name)
                (title, code, replaces) = (predecessor.Title, predecessor.Code, predecessor.Name);
        if (office is not null)
        {
            if (roles.Find(office)?.Office is "ambassador" or "diplomat") return null;
            var span = office.Subtree;
            title = reading.Entities.Titles.FirstOrDefault(t => t.Role == office)?.Title ?? TrimTitle(span.Of(reading.Document.Text));
            code = reading.Entities.Owners(office).FirstOrDefault() ?? person.Referent.Code ?? p.Subjects.Select(s => Parties.Code(reading, s)).FirstOrDefault();
        }
        if (title is null) return null;
        code ??= person.Referent.Code;
        return Make(reading, sentence, person.Referent.Name!, title, code, "appointed", replaces, verb, office ?? verb);
    }

    internal static string TrimTitle(string s)
    {
        foreach (var prefix in (ReadOnlySpan<string>)["as ", "to ", "the ", "a ", "an ", "new ", "its ", "his ", "her ", "their "])
            if (s.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)) s = s[prefix.Length..];
        return s.Trim();
    }

    private static OfficeFinding Make(StoryReading reading, Sentence s, string holder, string? title, string? code, string change, string? replaces, Token? verb, Token role) => new()
    {
        Story = reading.Story.Id,
        Sentence = s.Number,
        Start = s.Span.Start,
        End = s.Span.End,
        Text = s.Text,
        Holder = holder,
        Title = title,
        Of = code,
        Change = change,
        Replaces = replaces,
        Date = verb is not null && verb.Upos == "VERB" ? reading.DateOf(verb) : null,
        Historical = change == "former" ? true : null,
        Confidence = change == "holds" ? 0.88 : 0.82,
        Why = Drafts.Why("office." + change, [role, verb]),
    };
}
