using Attache.Codebook;

namespace Attache.Language.Names;

/// <summary>What a head noun or title points to.</summary>
/// <param name="Phrase">The words, lower case, last word a lemma.</param>
/// <param name="Sector">PLOVER sector.</param>
/// <param name="Kind">person, body, group, force, media or post.</param>
/// <param name="Context">PLOVER context that the phrase brings; null for none.</param>
/// <param name="Office">Normalised office of a title; null for none.</param>
/// <param name="Ambiguous">Whether it is a common word that wants a state, name or title beside it.</param>
public sealed record Role(string Phrase, string Sector, string Kind, string? Context, string? Office, bool Ambiguous);

/// <summary>The heads and titles of <c>data/actors/sectors.tsv</c>.</summary>
public sealed class Roles
{
    private readonly Dictionary<string, Role> roles;

    private Roles(Dictionary<string, Role> roles) => this.roles = roles;

    /// <summary>Reads the table that is part of this assembly.</summary>
    public static Roles Load()
    {
        var rows = Tsv.FromResource(typeof(Roles).Assembly, "actors/sectors.tsv").Rows;
        var roles = new Dictionary<string, Role>(rows.Count, StringComparer.Ordinal);
        foreach (var r in rows) roles.TryAdd(r["phrase"], new Role(r["phrase"], r["sector"], r["kind"], r.Optional("context"), r.Optional("office"), r["ambiguous"] == "yes"));
        return new Roles(roles);
    }

    /// <summary>These roles with the agents of a user's dictionary, which hold where both know a phrase.</summary>
    public Roles With(ActorDictionary dictionary)
    {
        ArgumentNullException.ThrowIfNull(dictionary);
        var all = new Dictionary<string, Role>(roles, StringComparer.Ordinal);
        foreach (var agent in dictionary.Agents)
        {
            string singular = agent.Phrase.ToLowerInvariant(), sector = CameoActorCodes.Role(agent.Role[..3]) ?? "UNK";
            var known = all.GetValueOrDefault(singular);
            all[singular] = known is null ? new Role(singular, sector, "person", null, null, false) : known with { Sector = sector };
            foreach (string plural in agent.Plurals.Select(p => p.ToLowerInvariant()))
                all[plural] = new Role(plural, sector, known is null or { Kind: "person" } ? "group" : known.Kind, known?.Context, null, false);
        }
        return new Roles(all);
    }

    /// <summary>The role of a phrase in lower case; null for none.</summary>
    public Role? Find(string phrase) => roles.GetValueOrDefault(phrase);

    /// <summary>
    /// The role of a noun with what stands before it ("naval staff", "foreign minister") and, for titles, an of-phrase
    /// behind it ("minister of defence"): the longest phrase that the table knows.
    /// </summary>
    public Role? Find(Token noun)
    {
        var tokens = noun.Sentence.Tokens;
        string head = noun.Lemma.ToLowerInvariant(), form = noun.Form.ToLowerInvariant();
        if (noun.Index + 2 < tokens.Count && tokens[noun.Index + 1].Lemma is "of" or "for" or "to")
        {
            // "minister of foreign affairs", "minister of the armed forces", "aide to the president"
            string phrase = head + " " + tokens[noun.Index + 1].Lemma, whole = phrase;
            for (int i = noun.Index + 2; i < Math.Min(tokens.Count, noun.Index + 7); i++)
            {
                if (tokens[i].Upos is not "DET") phrase += " " + tokens[i].Form.ToLowerInvariant();
                whole += " " + tokens[i].Form.ToLowerInvariant();
                if ((Find(phrase) ?? Find(whole)) is { } of) return of;
            }
        }
        // "the president" in "an aide to the president" is the president; "Secretary of State" is one title.
        int least = Math.Max(0, noun.Index - 3);
        foreach (var c in noun.Children)
            if (c is { Deprel: "case", Lemma: "to" } && c.Index < noun.Index) least = Math.Max(least, c.Index + 1);
        for (int start = least; start < noun.Index; start++)
        {
            string before = "";
            for (int i = start; i < noun.Index; i++) before += tokens[i].Form.ToLowerInvariant() + (i + 1 < noun.Index && tokens[i + 1].Span.Start == tokens[i].Span.End ? "" : " ");
            if (noun.Index > 0 && tokens[noun.Index - 1].Span.End == noun.Span.Start) before = before.TrimEnd();
            if ((Find(before + form) ?? Find(before + head)) is { } longer) return longer;
        }
        return Find(form) ?? Find(head);
    }
}
