using Attache.Codebook;

namespace Attache.Language.Names;

/// <summary>Names of states and capitals that are no government where they stand: parts of other names, kinds of goods, towns.</summary>
internal sealed partial class EntityPass
{
    private static readonly IReadOnlySet<string> Documents = ActorWords.Of("document"), Meetings = ActorWords.Of("meeting"), Landmarks = ActorWords.Of("landmark"), Regions = ActorWords.Of("region"),
        TownPrepositions = ActorWords.Of("town-preposition"), TownNouns = ActorWords.Of("town-noun"), Motion = ActorWords.Of("motion"), MotionNouns = ActorWords.Of("motion-noun"), Attitudes = ActorWords.Of("attitude"), Languages = ActorWords.Of("language-verb");

    private static readonly HashSet<string> Things = [.. Tsv.FromResource(typeof(EntityPass).Assembly, "actors/things.tsv").Rows.Select(r => r["noun"])];

    private readonly HashSet<Token> partsOfNames = [];

    /// <summary>
    /// Drops names that only tell what kind of thing a noun means: "Lima beans" are no Peruvian government, "the Paris Agreement" and
    /// "Geneva talks" have a town's name, "Panama Papers" and "Cyprus Avenue" are names of their own, "Washington State" is another place.
    /// </summary>
    private void DropAttributes(Sentence s)
    {
        for (int i = 0; i + 1 < s.Tokens.Count; i++)
        {
            if (IsLanguage(s.Tokens[i]) && hits[s].Begin(i) is { Entry.Kind: NameKind.Adjective or NameKind.People }) hits[s].Drop(i);
            if (hits[s].Begin(i) is not { Entry.Kind: NameKind.State or NameKind.Capital or NameKind.Territory } hit) continue;
            if (hit.End + 2 < s.Tokens.Count && s.Tokens[hit.End + 1].Form == "-" && s.Tokens[hit.End + 2].Lemma is "base" or "based" or "born") hits[s].Drop(i);
            else if (NounBehind(s, hit.End) is { } noun && IsNoActor(noun, hit.Entry, hit.End)) hits[s].Drop(i);
        }
    }

    // "She taught Portuguese at the school": what one speaks or learns, without an article, is a language.
    private static bool IsLanguage(Token t) =>
        t.Deprel is "obj" && t.Xpos is not ("NNS" or "NNPS") && t.Children.All(c => c.Deprel is "punct" or "conj" or "cc" or "advmod") && t.HeadToken is { Upos: "VERB" } verb && Languages.Contains(verb.Lemma.ToLowerInvariant());

    private bool IsNoActor(Token noun, NameEntry entry, int end)
    {
        string lemma = noun.Lemma.ToLowerInvariant();
        bool named = char.IsUpper(Text[noun.Span.Start]);
        if (Things.Contains(lemma)) return !named || reader.Roles.Find(noun) is null;
        bool town = entry.Kind == NameKind.Capital;
        if (town && named && noun.Index == end + 1 && Regions.Contains(lemma))
        {
            // Nor is "State" behind it a state of the context.
            partsOfNames.Add(noun);
            return true;
        }
        // "The Mali deal" is about a state, "the Algiers deal" is named for where it was signed.
        return (named || town) && (Documents.Contains(lemma) || Landmarks.Contains(lemma)) || town && Meetings.Contains(lemma);
    }

    // The noun that a name stands before as a part of its phrase: the last of the nouns behind it ("Paris climate deal").
    private static Token? NounBehind(Sentence s, int end)
    {
        Token? last = null;
        for (int i = end + 1; i < s.Tokens.Count; i++)
        {
            var t = s.Tokens[i];
            if (t.Upos is "NOUN" or "PROPN" || (t.Upos is "ADJ" && i + 1 < s.Tokens.Count && s.Tokens[i + 1].Upos is "NOUN" or "PROPN")) last = t;
            else break;
        }
        // A noun of a phrase of its own is another object: "told Moscow lawmakers …".
        var head = s.Tokens[end];
        return last is not null && (head.Head == last.Index || (last.Head == head.Index && last.Deprel is "flat" or "flat:name") || (head.HeadToken is { } up && up.Index > end && up.Index <= last.Index)) ? last : null;
    }

    /// <summary>Whether a capital is a town where it stands: where one goes, is, lives or meets; what has streets, suburbs and a mayor.</summary>
    private static bool IsTown(Token t)
    {
        var governor = t.HeadToken;
        string over = governor?.Lemma.ToLowerInvariant() ?? "";
        switch (NounPhrase.Case(t))
        {
            // "a shipment bound for Riyadh", whatever the tree makes of it.
            case "for" when t.Index > 1 && t.Sentence.Tokens[t.Index - 2].Form.Equals("bound", StringComparison.OrdinalIgnoreCase):
                return true;
            case { } preposition when TownPrepositions.Contains(preposition):
                return !(governor is { Upos: "NOUN" } && Attitudes.Contains(over));
            case "to" or "for" or "from" or "towards" or "toward":
                return governor is { Upos: "VERB" } ? Motion.Contains(over) : MotionNouns.Contains(over) || governor is { Upos: "ADJ", Lemma: "bound" };
            case "of":
                return governor is not null && TownNouns.Contains(over);
            case not null:
                return false;
        }
        if (t.Deprel is "nmod:poss" or "compound") return TownNouns.Contains(over);
        return t.Deprel is "obj" && Motion.Contains(over);
    }
}
