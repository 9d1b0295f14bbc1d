using Attache.Codebook;

namespace Attache.Ledger;

/// <summary>Which subjects a finding, and a story through its findings, speaks of.</summary>
public static class SubjectsOf
{
    // A communiqué of thirty states makes 435 pairs of which none is news; the first of them stand for the rest.
    private const int MostCodes = 8;

    /// <summary>The codes of all states and organisations in a finding, each once, in its order.</summary>
    public static IReadOnlyList<string> Codes(Finding finding)
    {
        var codes = new List<string>(4);
        foreach (var side in Sides(finding))
            foreach (var code in side)
                if (!codes.Contains(code)) codes.Add(code);
        return codes;
    }

    /// <summary>The pairs that a finding is about: who does something and to whom, who talks with whom, whose force and where.</summary>
    public static IReadOnlyList<Subject> Pairs(Finding finding)
    {
        var sides = Sides(finding);
        var (first, second) = (sides[0], sides[1]);
        var pairs = new List<Subject>(1);
        void Add(string a, string b)
        {
            if (a == b) return;
            var pair = Subject.Pair(a, b);
            if (!pairs.Contains(pair)) pairs.Add(pair);
        }
        bool mutual = second.Count == 0;
        for (int i = 0; i < Math.Min(first.Count, MostCodes); i++)
        {
            if (mutual)
                for (int j = i + 1; j < Math.Min(first.Count, MostCodes); j++) Add(first[i], first[j]);
            else
                for (int j = 0; j < Math.Min(second.Count, MostCodes); j++) Add(first[i], second[j]);
        }
        return pairs;
    }

    /// <summary>The names of persons in a finding.</summary>
    public static IEnumerable<string> Persons(Finding finding)
    {
        IEnumerable<string?> names = finding switch
        {
            PostFinding f => [f.Holder],
            OfficeFinding f => [f.Holder, f.Replaces],
            _ => Entities(finding).Select(e => e.Person),
        };
        return names.OfType<string>().Where(n => n.Length > 0).Distinct(StringComparer.Ordinal);
    }

    /// <summary>The names of international organisations and their bodies in a finding.</summary>
    public static IEnumerable<string> Organisations(Finding finding) =>
        Entities(finding).Where(e => e.Person is null && e.Office is null && e.Code is { } code && Plover.Standard.InternationalCodes.ContainsKey(code)).Select(e => e.Name).OfType<string>().Distinct(StringComparer.Ordinal);

    /// <summary>The names of forces in a finding: those that move and those that act or talk.</summary>
    public static IEnumerable<string> Forces(Finding finding)
    {
        IEnumerable<string?> names = finding is DeploymentFinding d
            ? [d.Force, d.Relieves]
            : finding is StatementFinding ? [] : Entities(finding).Where(e => e.Person is null && e.Sector is "MIL" or "REB" or "UAF" or "PRM").Select(e => e.Name);
        return names.OfType<string>().Where(n => FoldedName.OfForce(n).Length > 0).Distinct(StringComparer.Ordinal);
    }

    private static IEnumerable<Entity> Entities(Finding finding) => finding switch
    {
        EventFinding f => [.. f.Actor ?? [], .. f.Recipient ?? []],
        StatementFinding f => [f.Speaker, .. f.Addressee ?? []],
        TalksFinding f => [.. f.Participants ?? [], .. f.Mediators ?? []],
        DecisionFinding f => f.By ?? [],
        _ => [],
    };

    /// <summary>All subjects of one finding, pairs among them.</summary>
    public static IEnumerable<Subject> All(Finding finding)
    {
        foreach (var code in Codes(finding)) yield return Subject.State(code);
        foreach (var pair in Pairs(finding)) yield return pair;
        foreach (var person in Persons(finding))
            if (FoldedName.OfPerson(person).Length > 0) yield return Subject.Person(person);
        foreach (var name in Forces(finding)) yield return Subject.Force(name);
        foreach (var name in Organisations(finding))
            if (FoldedName.Of(name).Length > 0) yield return Subject.Organisation(name);
        if (finding is PostFinding { Sending: { } s, Receiving: { } r } p) yield return Subject.Post(p.Post, s, r);
        if (DueDate(finding) is not { } due) yield break;
        yield return Subject.Due;
        var day = LastDayOf(due);
        yield return Subject.DueIn(day.Year, day.Month);
    }

    /// <summary>The day on which something that is due by or on a date is due at the latest.</summary>
    public static DateOnly LastDayOf(EdtfDate due) => due.Last ?? due.First!.Value;

    /// <summary>The date by which or on which something is to happen: a deadline, a round of talks, a planned move or event; null where the finding names none.</summary>
    public static EdtfDate? DueDate(Finding finding) => finding switch
    {
        DecisionFinding { Deadline: { } deadline } => deadline,
        PostFinding { Deadline: { } deadline } => deadline,
        TalksFinding { Next: { } next } => next,
        { Modality: Modality.Planned, Date: { } planned } => planned,
        TalksFinding { Status: "scheduled", Date: { } scheduled } => scheduled,
        _ => null,
    };

    /// <summary>
    /// The pairs that a whole story is about: two of its findings, or a fifth of them, name both; or one of them does, and the two are those that
    /// most of its sentences name. Such a story's other findings on either of the two belong to their dossier too ("have given themselves two weeks to decide").
    /// </summary>
    public static IReadOnlyList<Subject> PairsOfStory(IReadOnlyList<Finding> findings)
    {
        var counts = new Dictionary<Subject, int>();
        foreach (var f in findings)
            foreach (var pair in Pairs(f))
                counts[pair] = counts.GetValueOrDefault(pair) + 1;
        var leading = counts.Count > 0 ? Leading(findings) : null;
        return [.. counts.Where(c => c.Value >= 2 || c.Value * 5 >= findings.Count || c.Key == leading).Select(c => c.Key).OrderBy(p => p.Key, StringComparer.Ordinal)];
    }

    // The two codes that most sentences name, each three at least and a quarter of them; null where no two stand out.
    private static Subject? Leading(IReadOnlyList<Finding> findings)
    {
        var sentences = new Dictionary<string, HashSet<int>>(StringComparer.Ordinal);
        foreach (var f in findings)
            foreach (string code in Codes(f))
                (sentences.TryGetValue(code, out var of) ? of : sentences[code] = []).Add(f.Sentence);
        int all = findings.Select(f => f.Sentence).Distinct().Count();
        var first = sentences.OrderByDescending(s => s.Value.Count).ThenBy(s => s.Key, StringComparer.Ordinal).Take(3).ToList();
        if (first.Count < 2 || (first.Count > 2 && first[2].Value.Count == first[1].Value.Count)) return null;
        int least = first[1].Value.Count;
        return least >= 3 && least * 4 >= all ? Subject.Pair(first[0].Key, first[1].Key) : null;
    }

    /// <summary>
    /// The pairs of a story that each of its findings belongs to: those that it is about itself, those of the whole
    /// story where it names one of the two, and, of forces, talks and decisions, where another finding of its sentence does.
    /// </summary>
    /// <param name="findings">All findings of the story.</param>
    public static IReadOnlyList<IReadOnlySet<Subject>> PairsInStory(IReadOnlyList<Finding> findings)
    {
        var whole = PairsOfStory(findings);
        var codes = findings.Select(Codes).ToList();
        var bySentence = findings.Select((f, i) => (f.Sentence, i)).ToLookup(x => x.Sentence, x => x.i);
        var result = new List<IReadOnlySet<Subject>>(findings.Count);
        for (int i = 0; i < findings.Count; i++)
        {
            var pairs = Pairs(findings[i]).ToHashSet();
            foreach (var pair in whole)
            {
                bool Names(int j) => pair.Parts.Any(p => codes[j].Contains(p, StringComparer.Ordinal));
                if (Names(i) || (findings[i] is DeploymentFinding or TalksFinding or DecisionFinding && bySentence[findings[i].Sentence].Any(Names))) pairs.Add(pair);
            }
            result.Add(pairs);
        }
        return result;
    }

    private static List<string> CodesOf(IEnumerable<Entity>? entities) =>
        [.. (entities ?? []).Select(e => e.Code).OfType<string>().Distinct(StringComparer.Ordinal)];

    private static List<string> CountriesOf(IEnumerable<Place>? places) =>
        [.. (places ?? []).Select(p => p.Country).OfType<string>().Distinct(StringComparer.Ordinal)];

    private static List<string>[] Sides(Finding finding) => finding switch
    {
        EventFinding f => [CodesOf(f.Actor), CodesOf(f.Recipient)],
        StatementFinding f => [CodesOf([f.Speaker]), CodesOf(f.Addressee)],
        PostFinding f => [f.Sending is { } s ? [s] : [], f.Receiving is { } r ? [r] : []],
        OfficeFinding f => [f.Of is { } o ? [o] : [], []],
        DeploymentFinding f => [[.. f.Contributor ?? []], CountriesOf([.. f.From ?? [], .. f.To ?? []])],
        TalksFinding f => [CodesOf([.. f.Participants ?? [], .. f.Mediators ?? []]), []],
        DecisionFinding f => [CodesOf(f.By), []],
        RelationFinding f => [[.. f.Between.Distinct(StringComparer.Ordinal)], []],
        _ => [[], []],
    };
}
