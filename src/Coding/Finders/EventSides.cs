using Attache.Codebook;
using Attache.Coding.Clauses;
using Attache.Language;

namespace Attache.Coding.Finders;

/// <summary>Actor and recipient of an event: by the places that its pattern names, then by what the sentence and story tell.</summary>
internal sealed class EventSides(StoryReading reading)
{
    // PLOVER gives domestic actors the code of their state.
    private static readonly HashSet<string> Domestic = new(["GOV", "MIL", "REB", "OPP", "PTY", "COP", "JUD", "SPY", "LEG", "UAF", "CVL", "LAB", "SOC", "REL", "REF", "ELI", "PRM"], StringComparer.Ordinal);

    private static readonly HashSet<string> Addressing = new(["REQUEST", "REJECT", "THREATEN", "ACCUSE"], StringComparer.Ordinal);

    private static readonly HashSet<string> Anaphoric = new(
        ["choice", "proposal", "offer", "demand", "request", "move", "decision", "candidate", "nomination", "call", "appeal", "plan", "sanction", "accusation", "charge", "step"], StringComparer.Ordinal);

    /// <summary>The two sides as the words give them.</summary>
    public (IReadOnlyList<Entity> Actors, IReadOnlyList<Entity> Recipients) Of(EventCandidate c)
    {
        var (actors, recipients) = new Arguments(reading, c.Predicate, c.Match).Resolve();
        if (c.IsGoverned)
        {
            // "refused to receive the envoy": whom the act concerns is whom the refusal concerns.
            var (inner, innerRecipients) = new Arguments(reading, c.Act.Predicate, c.Act.Match).Resolve();
            if (actors.Count == 0) actors = inner;
            if (recipients.Count == 0) recipients = [.. innerRecipients.Concat(c.Category is "REQUEST" ? inner : []).Where(e => !Same(actors, e))];
        }
        return (Coded(actors, c.Predicate.Head), Coded(recipients, c.Predicate.Head));
    }

    /// <summary>Whom a demand, refusal, threat or reproach without a named addressee is meant for: whom its content is about, else the other side of the story.</summary>
    public IReadOnlyList<Entity> Addressee(EventCandidate c, string category, IReadOnlyList<Entity> actors)
    {
        if (!Addressing.Contains(category) || Drafts.Codes(actors) is not [var own, ..]) return [];
        var found = new List<Entity>();
        foreach (var clause in (ReadOnlySpan<Token?>)[c.Predicate.Ccomp, c.Predicate.Xcomp])
        {
            if (clause is null) continue;
            var inner = new Predicate(clause);
            foreach (var t in inner.Subjects.Concat(inner.Objects))
                foreach (var e in Parties.OwnersOf(reading, t))
                    if (e.Code is not null && e.Code != own) Parties.Add(found, e);
            if (found.Count > 0) return found;
        }
        if (category is "REJECT" && c.Predicate.Objects.Any(o => Anaphoric.Contains(o.Lemma.ToLowerInvariant())) && reading.Memory.Other(own) is { } other) found.Add(new Entity { Text = other, Code = other });
        return found;
    }

    private IReadOnlyList<Entity> Coded(IReadOnlyList<Entity> entities, Token near)
    {
        if (entities.All(e => e.Code is not null)) return entities;
        return [.. entities.Select(e => e.Code is null && e.Sector is { } s && Domestic.Contains(s) && StateOf(e, near) is { } code ? e with { Code = code } : e)];
    }

    // "the opposition in Athens", "the police" in a story from Honiara.
    private string? StateOf(Entity e, Token near)
    {
        int at = near.Sentence.Text.IndexOf(e.Text ?? "", StringComparison.Ordinal);
        if (at >= 0)
        {
            int start = near.Sentence.Span.Start + at, end = start + e.Text!.Length;
            foreach (var t in near.Sentence.Tokens)
            {
                if (t.Span.Start < start || t.Span.End > end) continue;
                foreach (var c in t.Children)
                    if (c.Deprel == "nmod" && Predicate.CaseOf(c) is "in" or "of" or "from" or "at" && (reading.PlaceAt(c)?.Country ?? reading.Entities.At(c)?.Referent.Code) is { } code) return code;
            }
        }
        return reading.Entities.HomeCode;
    }

    private static bool Same(IReadOnlyList<Entity> list, Entity e) => list.Any(x => x.Text == e.Text || (x.Code is not null && x.Code == e.Code));
}
