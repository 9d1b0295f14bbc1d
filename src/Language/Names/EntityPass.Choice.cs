using Attache.Stories;

namespace Attache.Language.Names;

internal sealed partial class EntityPass
{
    private const int LongestTown = 3;
    private const double Town = 30_000;

    private HashSet<string>? townCodes;

    // The row that a form means here: one that exists on the day, unambiguous or with another sign of the same state in the story.
    private NameEntry? Choose(IReadOnlyList<NameEntry> entries, Token first, Token last)
    {
        // A user's row that is bound to days beats his row for all others.
        if (entries is [{ Kind: NameKind.Own }, ..])
            return entries.FirstOrDefault(e => (e.From ?? e.To) is not null && e.Exists(setting.Day)) ?? entries.FirstOrDefault(e => (e.From ?? e.To) is null);
        NameEntry? best = null;
        int bestScore = int.MinValue;
        bool tie = false;
        foreach (var e in entries)
        {
            bool evidence = e.Code is not null && sureCodes.Contains(e.Code);
            if (IsMetonym(e) && !Speaks(e, entries, last)) continue;
            if (e.Ambiguous && !evidence && !MayStand(e, first, last) && !IsLeft(entries, e, first)) continue;
            int score = (evidence || e.Area.Any(sureCodes.Contains) ? 8 : 0) + (e.Exists(setting.Day) ? 4 : 0) + (e.Ambiguous ? 0 : 2) + Prior(e.Kind, last);
            if (score > bestScore) (best, bestScore, tie) = (e, score, false);
            else if (score == bestScore && e.Code != best!.Code) tie = true;
        }
        if (!tie) return best?.On(setting.Day);
        // Two states of one name: the one that the story's towns lie in, else the one that borders on a state of the story.
        var rivals = entries.Where(e => e.Kind == best!.Kind && e.Exists(setting.Day)).ToList();
        return Only(rivals, e => e.Code is not null && TownCodes().Contains(e.Code)) ?? Only(rivals, e => e.Code is not null && reader.Names.State(e.Code)?.Neighbours.Any(sureCodes.Contains) == true);
    }

    // "Brussels" for the Union: a place that stands for an organisation.
    private bool IsMetonym(NameEntry e) => e is { Kind: NameKind.Seat, Code: { } code } && reader.Names.State(code) is null;

    // Where the capital acts, and the story nowhere else speaks of the state whose capital it is, the organisation that sits there is meant.
    // A place that is no capital is a place.
    private bool Speaks(NameEntry e, IReadOnlyList<NameEntry> entries, Token last)
    {
        foreach (var other in entries)
        {
            if (other == e) break;
            if (IsMetonym(other)) return false;
        }
        var capital = entries.FirstOrDefault(o => o.Kind == NameKind.Capital);
        return capital is null ? Places(last, last).Count == 0 : !sureCodes.Contains(capital.Code!) && NounPhrase.Case(last) is not ("in" or "at" or "near" or "to") && !IsTown(last);
    }

    // "OAS", "RAF": a short form that only rows of the tables share is the one that exists on the day.
    private bool IsLeft(IReadOnlyList<NameEntry> entries, NameEntry e, Token first) =>
        entries.Count > 1 && first.Form.Length > 2 && first.Form.All(char.IsUpper) && e.Exists(setting.Day) && entries.All(o => o.Name == e.Name || !o.Exists(setting.Day));

    private static NameEntry? Only(List<NameEntry> entries, Func<NameEntry, bool> test)
    {
        NameEntry? found = null;
        foreach (var e in entries)
        {
            if (!test(e)) continue;
            if (found is not null && found.Code != e.Code) return null;
            found ??= e;
        }
        return found;
    }

    // An ambiguous form without another sign of its state.
    private bool MayStand(NameEntry e, Token first, Token last) => e.Kind switch
    {
        NameKind.State => !IsRegionElsewhere(e, first, last),
        NameKind.Adjective => true,
        NameKind.Capital => IsLargest(e, first, last),
        // "Houthi fighters", "a Wagner spokesman": what it consists of stands behind it.
        NameKind.Group or NameKind.Force => last.Deprel is "compound" or "amod" or "nmod:poss" && last.HeadToken is { } noun && noun.Index > last.Index && reader.Roles.Find(noun) is { Kind: "group" or "force" or "person", Ambiguous: false },
        // "The African Union's Peace and Security Council": whose organ it is.
        NameKind.Organisation => last.Children.Concat(first.Children).Any(c => c.Deprel == "nmod:poss" && OrganisationAt(c)?.Code == e.Code),
        // "The people" of an ambiguous name, palaces and papers: not without a sign.
        _ => false,
    };

    // The organisation that a possessor names.
    private NameEntry? OrganisationAt(Token owner)
    {
        var np = NounPhrase.Of_(owner);
        for (int i = np.First; i <= np.Last; i++)
            foreach (var e in reader.Names.Find(new TextSpan(owner.Sentence.Tokens[i].Span.Start, owner.Sentence.Tokens[np.Last].Span.End).In(Text)))
                if (e is { Kind: NameKind.Organisation, Ambiguous: false }) return e;
        return null;
    }

    // "Georgia" beside "Atlanta" is the state of the union: a region of that name lies where the story's towns lie, and the state's do not.
    private bool IsRegionElsewhere(NameEntry e, Token first, Token last)
    {
        if (TownCodes() is not { Count: > 0 } towns || towns.Contains(e.Code!)) return false;
        foreach (int place in Places(first, last))
            if (reader.Gazetteer[place] is { IsRegion: true, Country: { } country } && country != e.Code && towns.Contains(country)) return true;
        return false;
    }

    // A capital that shares its name with a greater town elsewhere wants a sign ("Victoria"); "Lima" does not.
    private bool IsLargest(NameEntry e, Token first, Token last)
    {
        double own = 0, other = 0;
        foreach (int place in Places(first, last))
        {
            var p = reader.Gazetteer[place];
            if (p.Country == e.Code) own = Math.Max(own, p.Population);
            else if (p.IsPopulated) other = Math.Max(other, p.Population);
        }
        return own >= other;
    }

    private List<int> Places(Token first, Token last)
    {
        var found = reader.Gazetteer.Find(new TextSpan(first.Span.Start, last.Span.End).In(Text));
        var list = new List<int>(found.Count);
        for (int i = 0; i < found.Count; i++) list.Add(found[i]);
        return list;
    }

    // The states of the towns and regions that the story names, capitals apart: of each name the most populous bearer's.
    private HashSet<string> TownCodes()
    {
        if (townCodes is not null) return townCodes;
        townCodes = new HashSet<string>(StringComparer.Ordinal);
        foreach (var s in document.Sentences)
            for (int i = 0; i < s.Tokens.Count; i++)
            {
                if (s.Tokens[i].Upos != "PROPN" || !char.IsUpper(Text[s.Tokens[i].Span.Start])) continue;
                for (int j = Math.Min(s.Tokens.Count - 1, i + LongestTown - 1); j >= i; j--)
                {
                    if (s.Tokens[j].Upos != "PROPN") continue;
                    var span = new TextSpan(s.Tokens[i].Span.Start, s.Tokens[j].Span.End);
                    var found = reader.Gazetteer.Find(span.In(Text));
                    if (found.Count == 0) continue;
                    if (!found.IsWord && !IsState(reader.Names.Find(span.In(Text))) && reader.Gazetteer[found[0]] is { Country: { } country } top && (top.IsRegion || top.Population >= Town)) townCodes.Add(country);
                    i = j;
                    break;
                }
            }
        return townCodes;
    }

    // A state's name says itself whom it means, and the capital of one side of a quarrel is no place of the story.
    private static bool IsState(IReadOnlyList<NameEntry> entries) => entries.Any(e => e.Kind is NameKind.State && !entries.Any(c => c.Kind is NameKind.Capital && c.Code == e.Code) || e is { Kind: NameKind.Capital, Name: "United States" } || e is { Kind: NameKind.Capital, Ambiguous: false });

    // A state's name, a capital or an adjective is no actor of its own inside another name: "Chad Smith", "Mr. Berlin", "Real Madrid", "Panama Papers".
    private void DropParts(Sentence s)
    {
        foreach (var n in document.Names)
        {
            if (n.Sentence != s || n.Type is NameType.Office or NameType.People) continue;
            for (int i = n.First; i <= n.Last; i++)
            {
                if (hits[s].Begin(i) is not { } hit || hit.Entry.Kind is not (NameKind.State or NameKind.Capital or NameKind.Territory) || (i == n.First && hit.End >= n.Last)) continue;
                bool drop = n.Type switch
                {
                    // "Ana Beta of Peru" has the state behind the name.
                    NameType.Person => i == n.First || s.Tokens[i - 1].Upos != "ADP",
                    NameType.Organisation => hit.Entry.Kind == NameKind.Capital && hit.End == n.Last && s.Tokens[i].Deprel != "nmod",
                    NameType.Other or NameType.Operation => i == n.First && n.Certainty >= SurePart,
                    _ => false,
                };
                if (drop) hits[s].Drop(i);
            }
        }
        for (int i = 0; i + 1 < s.Tokens.Count; i++)
        {
            if (hits[s].Begin(i) is { } named && named.Entry.Kind is NameKind.State or NameKind.Capital or NameKind.Territory && i > 0 && Honorifics.Contains(s.Tokens[i - 1].Form.ToLowerInvariant())) hits[s].Drop(i);
            // "Kenya Moore": a given name with a family name that is neither a title nor known otherwise.
            else if (hits[s].Begin(i) is { } given && given.End == i && reader.Given.IsPlaceToo(s.Tokens[i].Form) && s.Tokens[i + 1] is { Upos: "PROPN" } family && Joined(s.Tokens[i], family)
                && hits[s].Covering(i + 1) is null && reader.Roles.Find(family) is null && reader.Names.Find(family.Span.In(Text)).Count == 0) hits[s].Drop(i);
        }
    }

    private const float SurePart = 0.8f;

    private static bool Joined(Token a, Token b) => b.Head == a.Index && b.Deprel.StartsWith("flat", StringComparison.Ordinal);

    private static int Prior(NameKind kind, Token last) => kind switch
    {
        NameKind.Adjective => last.Upos == "ADJ" || last.Deprel == "amod" ? 2 : 0,
        NameKind.People => last.Upos == "NOUN" || last.Xpos is "NNPS" or "NNS" ? 1 : 0,
        NameKind.State => 1,
        _ => 0,
    };
}
