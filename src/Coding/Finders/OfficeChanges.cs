using Attache.Codebook;
using Attache.Coding.Clauses;
using Attache.Coding.Lexicon;
using Attache.Language;
using Attache.Language.Names;

namespace Attache.Coding.Finders;

/// <summary>Changes of offices that no title beside the name tells.</summary>
internal static class OfficeChanges
{
    /// <summary>"A. Beta became finance minister", "takes over as premier from C. Delta" → appointed.</summary>
    /// <returns>Who, with which title, of which state, by which word, in whose place; whether he is only spoken of again ("He succeeds C. Delta").</returns>
    public static (Referent Person, string Title, string? Code, Token Role, Referent? Replaces, bool Again)? Becoming(StoryReading reading, Token verb, Roles roles, PostTypes posts)
    {
        if (verb.Upos != "VERB" || verb.Lemma.ToLowerInvariant() is not ("become" or "take" or "serve" or "return" or "succeed" or "replace") || Modalities.Of(verb) is Modality.Negated or Modality.Considered or Modality.Conditional) return null;
        var p = new Predicate(verb);
        var person = p.Subjects.Select(x => reading.Entities.At(x)?.Referent ?? x.Children.Where(c => c.Deprel is "appos" or "flat").Select(c => reading.Entities.At(c)?.Referent).FirstOrDefault(r => r?.IsNamedPerson == true)).FirstOrDefault(r => r?.IsNamedPerson == true);
        if (person is null || p.IsPassive) return null;
        string lemma = verb.Lemma.ToLowerInvariant();
        if (lemma is "succeed" or "replace")
        {
            var old = p.Objects.Select(o => reading.Entities.At(o)?.Referent).FirstOrDefault(r => r is { IsNamedPerson: true, Office: not "ambassador" and not "diplomat" });
            if (old is null || old == person || reading.Memory.Holds(person.Name!)) return null;
            bool again = p.Subjects is [{ Upos: "PRON" }, ..];
            // Told with a title of his own, or in the place of the one who has it now.
            if (old.Title is { } title) return (person, title, old.Code, verb, old, again);
            return person is { Title: { } own, Office: not null and not "ambassador" and not "diplomat" } ? (person, own, person.Code, verb, old, again) : null;
        }
        if (lemma == "take" && p.Particle is not ("over" or "up") && !p.Objects.Any(o => o.Lemma is "office" or "charge")) return null;
        var role = lemma == "become" ? p.Xcomp ?? verb.Children.FirstOrDefault(c => c.Deprel is "obj") : p.Obliques.Where(o => o.Preposition == "as").Select(o => o.Noun).FirstOrDefault();
        if (role is null || roles.Find(role) is not { Kind: "person" } found || found.Office is null || posts.Of(role) is not null || lemma is "serve") return null;
        var replaces = p.Obliques.Where(o => o.Preposition == "from").Select(o => reading.Entities.At(o.Noun)?.Referent).FirstOrDefault(r => r?.IsNamedPerson == true);
        return (person, Title(reading, role), Forces.Own(reading, role, 0).FirstOrDefault() ?? person.Code ?? reading.Entities.HomeCode, role, replaces, false);
    }

    /// <summary>"His predecessor, C. Delta, stepped down" → left, where the story tells whose predecessor in which office.</summary>
    public static (Referent Person, string Title, string? Code, Token? Verb)? Predecessor(StoryReading reading, Token t)
    {
        if (t.Upos != "NOUN" || !WordLists.Of("predecessor").Contains(t.Lemma.ToLowerInvariant())) return null;
        var person = t.Children.Where(c => c.Deprel is "appos" or "flat").Select(c => reading.Entities.At(c)?.Referent).FirstOrDefault(r => r?.IsNamedPerson == true);
        var owner = t.Children.FirstOrDefault(c => c.Deprel == "nmod:poss") is { } o ? reading.Entities.At(o)?.Referent : null;
        if (person is null || owner is not { IsNamedPerson: true, Title: { } title, Office: not "ambassador" and not "diplomat" } || owner == person || reading.Memory.Holds(owner.Name!)) return null;
        return (person, title, owner.Code, t.HeadToken is { Upos: "VERB" } v ? v : null);
    }

    // "deputy prime minister and home minister": the first, with its modifiers.
    private static string Title(StoryReading reading, Token role)
    {
        int start = role.Span.Start;
        foreach (var c in role.Children)
            if (c.Deprel is "amod" or "compound" && c.Index < role.Index) start = Math.Min(start, c.Subtree.Start);
        return OfficeFinder.TrimTitle(reading.Document.Text[start..role.Span.End]);
    }
}
