using System.Text.RegularExpressions;
using Attache.Codebook;
using Attache.Ledger.Facts;

namespace Attache.Views.Brief;

/// <summary>Tells talks, decisions, statements and offices.</summary>
internal static partial class OtherLines
{
    private const int MostStatements = 16, MostTalks = 8;

    public static IReadOnlyList<BriefLine> Talks(BriefWriter w)
    {
        var all = w.File.Of<TalksFinding>().Where(f => f.Modality != Modality.Negated && !f.Best<TalksFinding>().Participants!.All(Labels.IsNameless) && w.File.On.Day.DayNumber - Math.Max(f.From.DayNumber, f.FirstDay.DayNumber) <= 365)
            .OrderByDescending(f => f.From).ThenBy(f => f.Id, StringComparer.Ordinal).ToList();
        w.LeaveOut(all.Count - MostTalks, "round of talks", "rounds of talks");
        return [.. all.Take(MostTalks).Select(f => new BriefLine(null, [w.Say(TalksText(w, f) + BriefWriter.Standing(f), f)]))];
    }

    /// <summary>Days after its deadline, or after the last word of it, for which an open decision is told as due.</summary>
    public const int Fresh = 90;

    /// <summary>Whether a decision still stands before somebody.</summary>
    public static bool IsOpen(BriefWriter w, DecisionView d) => d.State switch
    {
        DecisionState.Due => true,
        DecisionState.Overdue => d.DaysLeft >= -Fresh,
        DecisionState.Pending => w.File.On.Day.DayNumber - d.Fact.LastDay.DayNumber <= Fresh,
        _ => false,
    };

    public static IReadOnlyList<BriefLine> Due(BriefWriter w, IReadOnlyList<DecisionView> decisions) =>
        [.. decisions.Where(d => IsOpen(w, d)).Select(d => new BriefLine(null, [w.Say(Pending(w, d), d.Fact)]))];

    public static IReadOnlyList<BriefLine> Settled(BriefWriter w, IReadOnlyList<DecisionView> decisions) =>
    [
        .. decisions.Where(d => !IsOpen(w, d) && (d.State is not (DecisionState.Made or DecisionState.Lapsed) || d.Outcome is not null || Matter(d.Fact.Best<DecisionFinding>()).Length > 0)).OrderBy(d => d.Fact.From).ThenBy(d => d.Fact.Id, StringComparer.Ordinal)
            .Select(d => new BriefLine(null, [w.Say(d.State is DecisionState.Made or DecisionState.Deferred or DecisionState.Lapsed ? SettledText(w, d) : Pending(w, d), d.Outcome is { } o ? [d.Fact, o] : [d.Fact])])),
    ];

    public static IReadOnlyList<BriefLine> Statements(BriefWriter w)
    {
        var all = w.File.Of<StatementFinding>().Where(f => f.Modality != Modality.Negated && !string.IsNullOrWhiteSpace(f.Best<StatementFinding>().Content))
            .Where(TellsSomething).DistinctBy(f => Ledger.FoldedName.Of(f.Best<StatementFinding>().Content), StringComparer.Ordinal)
            .OrderByDescending(f => Weight(w, f)).ThenBy(f => f.Id, StringComparer.Ordinal).ToList();
        w.LeaveOut(all.Count - MostStatements, "statement", "statements");
        return
        [
            .. all.Take(MostStatements)
                .OrderBy(f => f.From).ThenBy(f => f.Evidence[0].Story.Id, StringComparer.Ordinal).ThenBy(f => f.Evidence[0].Finding.Sentence)
                .GroupBy(f => EventLines.DayOf(f) is { } d ? Prose.Capital(d) : Prose.Day(f.FirstDay), StringComparer.Ordinal)
                .Select(g => new BriefLine(g.Key, [.. g.Select(f => w.Say(Statement(w, f), f)).DistinctBy(s => s.Text, StringComparer.Ordinal)])),
        ];
    }

    // A clause of two words after "said that" is a part of one.
    private static bool TellsSomething(Fact fact)
    {
        var f = fact.Best<StatementFinding>();
        string content = Prose.Inset(f.Content!);
        string first = (content.StartsWith("that ", StringComparison.Ordinal) ? content[5..] : content).Split(' ')[0];
        // Whose "their" is, of one who speaks for himself, neither.
        if (!f.Quoted && first is "their" or "Their" && !f.Speaker.Text.EndsWith('s')) return false;
        int words = content.Count(c => c == ' ') + 1;
        // Of whom "they" speaks, or whom somebody "notified him" of, nobody knows away from the story; of a speaker who is a person, neither what "it" is.
        if (!f.Quoted && first is "they" or "They" or "them" or "these" or "These" or "those" or "Those" or "him" or "her" or "us") return false;
        if (!f.Quoted && f.Speaker.Person is null && first is "he" or "He" or "she" or "She") return false;
        return f.Quoted ? words > 1 : words > 3 || (words > 1 && !EventPhrases.TakesClause(f.Cue));
    }

    // Who is named weighs more than who is not, several sources more than one, and what was said of late more than long ago.
    private static double Weight(BriefWriter w, Fact fact)
    {
        var f = fact.Best<StatementFinding>();
        double weight = fact.Sources * fact.Confidence * (f.Speaker.Person is not null ? 1.5 : f.Speaker.Anonymous == true ? 0.7 : 1) * (f.Quoted ? 1.2 : 1);
        return weight * Math.Pow(0.5, Math.Max(0, w.File.On.Day.DayNumber - fact.LastDay.DayNumber) / 180.0);
    }

    /// <summary>Who holds which office: of each person and state the last word.</summary>
    public static IReadOnlyList<BriefLine> Offices(BriefWriter w)
    {
        var lines = new List<BriefLine>();
        var facts = w.File.Of<OfficeFinding>().Where(f => f.Modality == Modality.Actual && f.Best<OfficeFinding>().Title is not null);
        var seats = new Dictionary<(string?, string), Fact>();
        foreach (var f in facts.Where(f => ((OfficeFinding)f.Evidence[0].Finding).Change is "holds" or "acting" or "appointed"))
        {
            // Of those who are told to hold one office, the last one stands.
            var key = (f.Best<OfficeFinding>().Of, Ledger.FoldedName.Of(f.Best<OfficeFinding>().Title));
            if (!seats.TryGetValue(key, out var before) || (before.From, before.LastDay).CompareTo((f.From, f.LastDay)) < 0) seats[key] = f;
        }
        foreach (var person in facts.GroupBy(f => (w.Labels.Person(f.Best<OfficeFinding>().Holder), f.Best<OfficeFinding>().Of)).OrderBy(g => g.Key.Of, StringComparer.Ordinal).ThenBy(g => g.Key.Item1, StringComparer.Ordinal))
        {
            var byTime = person.OrderBy(f => f.From).ThenBy(f => f.LastDay).ThenBy(f => f.Id, StringComparer.Ordinal).ToList();
            var last = byTime[^1];
            if (((OfficeFinding)last.Evidence[0].Finding).Change is "left" or "former") continue;
            // A story may call "President" who is it no more; only an appointment makes somebody it again.
            var gone = byTime.FindLast(f => ((OfficeFinding)f.Evidence[0].Finding).Change is "left" or "former");
            if (gone is not null && SameTitle(gone, last) && !byTime.Exists(f => ((OfficeFinding)f.Evidence[0].Finding).Change == "appointed" && f.From >= gone.From && SameTitle(f, last))) continue;
            string holder = w.Labels.Person(last.Best<OfficeFinding>().Holder);
            if (seats.TryGetValue((person.Key.Of, Ledger.FoldedName.Of(last.Best<OfficeFinding>().Title)), out var seated) && w.Labels.Person(seated.Best<OfficeFinding>().Holder) != holder) continue;
            var appointed = person.LastOrDefault(f => ((OfficeFinding)f.Evidence[0].Finding).Change == "appointed" && f.From <= last.From);
            lines.Add(new BriefLine(null, [w.Say(OfficeText(w, last) + BriefWriter.Standing(last), appointed is null || appointed == last ? [last] : [appointed, last])]));
        }
        return lines;
    }

    private static bool SameTitle(Fact a, Fact b)
    {
        string x = Ledger.FoldedName.Of(a.Best<OfficeFinding>().Title), y = Ledger.FoldedName.Of(b.Best<OfficeFinding>().Title);
        return x.Length == 0 || y.Length == 0 || x == y || x.EndsWith(" " + y, StringComparison.Ordinal) || y.EndsWith(" " + x, StringComparison.Ordinal)
            || x.StartsWith(y + " ", StringComparison.Ordinal) || y.StartsWith(x + " ", StringComparison.Ordinal);
    }

    // Who was last told to hold an office so many days ago may hold it no more.
    private const int Remembered = 180;

    /// <summary>An office in a clause.</summary>
    public static string OfficeText(BriefWriter w, Fact fact, bool dated = true)
    {
        var f = fact.Best<OfficeFinding>();
        string holder = w.Labels.Person(f.Holder);
        string title = f.Of is { } of && f.Title is { } t && !t.Contains(w.Labels.Names.Adjective(of), StringComparison.OrdinalIgnoreCase) && !t.Contains(w.Labels.Names.Name(of), StringComparison.OrdinalIgnoreCase)
            ? $"{w.Labels.Names.Adjective(of)} {Labels.Title(t)}" : f.Title is { } named ? Labels.Title(named) : "an office";
        bool old = w.File.On.Day.DayNumber - fact.LastDay.DayNumber > Remembered;
        string reported = old ? $", as last reported on {Prose.Day(fact.LastDay)}" : "";
        string text = f.Change switch
        {
            "acting" => $"{holder} {(old ? "was" : "is")} acting {title}{reported}",
            "appointed" => $"{holder} was appointed {title}{(dated ? BriefWriter.When(fact) : "")}",
            "left" => $"{holder} left office as {title}{(dated ? BriefWriter.When(fact) : "")}",
            "former" => $"{holder} is a former {title}",
            _ => fact.Date is { IsInterval: true, First: not null } d ? $"{holder} has been {title} {Prose.Since(d)}" : $"{holder} {(old ? "was" : "is")} {title}{reported}",
        };
        return f.Replaces is { } before ? text + $", in succession to {w.Labels.Person(before)}" : text;
    }

    /// <summary>A decision in a clause, as it stands in its own file.</summary>
    public static string DecisionText(BriefWriter w, Fact fact)
    {
        var f = fact.Best<DecisionFinding>();
        if (fact.Modality == Modality.Negated) return $"{w.Labels.Of(f.By)} took no decision{Matter(f)}{(w.Attribution(fact) is { Length: > 0 } from ? ", " + from : "")}";
        var view = w.Decisions.GetValueOrDefault(fact.Id) ?? DecisionView.Of(FileOnDay.OfFacts(w.File.On, w.File.Known, [fact])).First();
        return view.State is DecisionState.Made or DecisionState.Deferred or DecisionState.Lapsed ? SettledText(w, view) : Pending(w, view);
    }

    /// <summary>A pending decision in a clause: "France is to decide by 21 February 2022, in 14 days".</summary>
    public static string Pending(BriefWriter w, DecisionView d)
    {
        var f = d.Fact.Best<DecisionFinding>();
        string by = w.Labels.Of(f.By) is { Length: > 0 } b ? b : "somebody whom the report does not name";
        bool many = Labels.IsPlural(by);
        string matter = Matter(f), deadline = d.Deadline is { } until ? " " + By(until) : "";
        bool exact = d.Deadline is { IsVague: false, Grain: DateGrain.Day };
        string text = d.State switch
        {
            DecisionState.Due => $"{by} {(many ? "are" : "is")} to decide{matter}{deadline}{(exact ? ", " + Prose.FromNow(d.DaysLeft!.Value) : "")}",
            DecisionState.Overdue => $"{by} {(many ? "were" : "was")} to decide{matter}{deadline}; no report tells that {(many ? "they" : "it")} did",
            _ when f.Modality is Modality.Considered or Modality.Conditional => $"{by} {(many ? "were" : "was")} considering a decision{matter}, as reported {BriefWriter.Reports(d.Fact)}",
            _ => $"A decision by {by}{matter} {(w.IsOld(d.Fact) ? "was" : "is")} pending, as reported {BriefWriter.Reports(d.Fact)}",
        };
        string from = By(w, d.Fact);
        return text + Options(f) + (from.Length > 0 ? ", " + from : "") + BriefWriter.Standing(d.Fact);
    }

    private static string SettledText(BriefWriter w, DecisionView d)
    {
        var f = d.Fact.Best<DecisionFinding>();
        string by = w.Labels.Of(f.By) is { Length: > 0 } b ? b : "somebody whom the report does not name";
        string verb = d.State switch { DecisionState.Deferred => "put off a decision", DecisionState.Lapsed => "let the time for a decision run out", _ => "took a decision" };
        string when = d.Outcome is { } o ? (o.Date is { } od ? " " + Prose.When(od) : $", as reported on {Prose.Day(o.FirstDay)}") : d.Fact.Date is { } date ? " " + Prose.When(date) : $", as reported on {Prose.Day(d.Fact.FirstDay)}";
        return $"{by} {verb}{Matter(f)}{when}{(By(w, d.Fact) is { Length: > 0 } from ? ", " + from : "")}{BriefWriter.Standing(d.Fact)}";
    }

    /// <summary>Talks in a clause.</summary>
    public static string TalksText(BriefWriter w, Fact fact)
    {
        var f = fact.Best<TalksFinding>();
        var mediators = (f.Mediators ?? []).Select(m => m.Code ?? m.Name ?? m.Text).ToHashSet(StringComparer.Ordinal);
        string who = w.Labels.Of((f.Participants ?? []).Where(p => !mediators.Contains(p.Code ?? p.Name ?? p.Text)));
        if (who.Length == 0) who = "parties that the report does not name";
        // A mediator's talks with one party: with whom it talks there the report does not tell.
        if (mediators.Count > 0 && f.Status == "under-way" && fact.Modality == Modality.Actual && !who.Contains(" and ", StringComparison.Ordinal) && who.Length > 0 && fact.Date is null && f is { Subject: null, Venue: null })
        {
            string by = Prose.List(f.Mediators!.Select(m => m.Person is { } p ? w.Labels.Person(p) : w.Labels.Of(m)));
            string via = w.Attribution(fact);
            return $"{by} {(w.IsOld(fact) ? (Labels.IsPlural(by) ? "were" : "was") : Labels.IsPlural(by) ? "are" : "is")} mediating in {who}, as reported {BriefWriter.Reports(fact)}{(via.Length > 0 ? ", " + via : "")}";
        }
        bool many = Labels.IsPlural(who), several = who.Contains(" and ", StringComparison.Ordinal);
        string be = many ? "are" : "is", when = BriefWriter.When(fact);
        bool old = w.IsOld(fact) || fact.Date?.Last < w.File.On.Day;
        string willBe = old ? (many ? "were" : "was") : be, ahead = fact.Date is { } d ? " " + Prose.When(d) : $", as {(old ? "last " : "")}reported {BriefWriter.Reports(fact)}";
        bool planned = fact.Modality is Modality.Planned or Modality.Considered or Modality.Conditional;
        string text = f.Status switch
        {
            "proposed" => $"Talks between {who} have been proposed{when}",
            "scheduled" => $"{who} {willBe} to hold talks{ahead}",
            "under-way" when !planned && fact.Date?.Last is { } past && past < w.File.On.Day => $"{who} held talks{when}",
            "under-way" or "held" when planned => $"{who} {willBe} to hold talks{ahead}",
            "under-way" => fact.Date is null ? $"{who} {(w.IsOld(fact) ? (many ? "were" : "was") : be)} in talks, as reported {BriefWriter.Reports(fact)}" : $"{who} {be} in talks{when}",
            "concluded" => $"{who} concluded talks{when}",
            "broken-off" => $"{who} broke off talks{when}",
            "refused" => $"{who} refused talks{when}",
            _ => $"{who} held talks{when}",
        };
        if (!several) text = text.Replace("between ", "with ", StringComparison.Ordinal);
        if (mediators.Count > 0) text += $", mediated by {Prose.List(f.Mediators!.Select(m => m.Person is { } p ? w.Labels.Person(p) : w.Labels.Of(m)))}";
        if (f.Venue is { } venue) text += $", in {w.Labels.Of(venue)}";
        if (f.Subject is { } subject) text += $", on {Topic(subject)}";
        if (f.Next is { } next && !(fact.Date is { } round && next.Overlaps(round)) && (next.Last ?? next.First) >= w.File.On.Day) text += $"; the next round is {Prose.When(next)}";
        string from = w.Attribution(fact);
        return text + (from.Length > 0 ? ", " + from : "");
    }

    // "What it calls acts of aggression": whose words they are the sentence does not tell; that they are somebody's, quotation marks do.
    private static string Topic(string subject)
    {
        string text = Prose.Inset(subject);
        return Called().Match(text) is { Success: true } called ? Prose.Quote(text[called.Length..]) : text;
    }

    [GeneratedRegex("^what (?:it|he|she|they) (?:call(?:s|ed)?|describ(?:es|ed?)(?: as)?|term(?:s|ed)?) ")]
    private static partial Regex Called();

    /// <summary>What somebody said in a clause.</summary>
    public static string Statement(BriefWriter w, Fact fact)
    {
        var f = fact.Best<StatementFinding>();
        // A paper prints what is said; a person tells that it was.
        if (f.Attribution is not { Count: > 0 } chain) return Said(w, f, "");
        return chain.All(e => e.Sector is "MED" or "JRN") ? Said(w, f, $" in {Prose.List(chain.Select(e => w.Labels.Of(e)))}") : $"{Said(w, f, "")}, according to {w.Labels.Attribution(chain)}";
    }

    private static string Said(BriefWriter w, StatementFinding f, string through)
    {
        string speaker = w.Labels.Of(f.Speaker);
        string to = f.Addressee is { Count: > 0 } a ? " to " + w.Labels.Of(a) : "";
        string content = Prose.Closed(Prose.Inset(f.Content ?? "")).TrimStart('-', '–', '—', '•', ' '), cue = EventPhrases.Past(f.Cue);
        // "Warned the judges that they would be barred": who is warned stands before it already.
        foreach (var whom in f.Addressee ?? [])
            if (content.StartsWith(whom.Text, StringComparison.OrdinalIgnoreCase) && content.IndexOf(" that ", StringComparison.Ordinal) is > 0 and var at) content = content[(at + 1)..];
        // What was said is not always told: "Paris protested".
        if (content.Length == 0) return $"{speaker} {(cue == "told" && to.Length == 0 ? "spoke" : cue)}{to}{through}";
        if (cue == "told" && to.Length == 0) cue = "said";
        // "Told", "warned the judges", not "warned to the judges".
        if (to.Length > 0 && cue is "told" or "warned" or "assured" or "informed" or "reminded" or "advised" or "notified" or "promised" or "asked" or "urged" or "cautioned" or "briefed" or "convinced" or "persuaded") to = to[" to".Length..];
        // Words of the speaker stand in quotation marks; words of the reporter are told in their sentence.
        if (f.Quoted && char.IsUpper(content[0]) && (f.Text.Contains("“" + content, StringComparison.Ordinal) || f.Text.Contains("\"" + content, StringComparison.Ordinal))) return $"{speaker} {cue}{to}{through}: {Prose.Quote(content)}";
        if (content.Length > 0 && (content[0] is '“' or '"' || (FirstPerson().IsMatch(content) && content.IndexOfAny(['“', '"']) < 0))) return $"{speaker} {cue}{to}{through}: {Prose.Quote(content)}";
        if (!EventPhrases.TakesClause(f.Cue)) return $"{speaker} {cue} {content}{through}";
        // "Announced the decision", "confirmed the report": an object, told as the story tells it.
        if (IsObject(f, cue, content)) return $"{speaker} {cue} {content}{through}";
        // A question cannot stand behind "that".
        if (content[^1] == '?') return $"{speaker} {cue}{to}{through}: {Prose.Quote(content)}";
        string clause = content.StartsWith("that ", StringComparison.Ordinal) || content.StartsWith("to ", StringComparison.Ordinal) ? content : "that " + Lower(content);
        return $"{speaker} {cue}{to}{through} {clause}";
    }

    // Who speaks of himself as "I" or "we" is quoted, whatever marks the story has.
    [GeneratedRegex("\\b(?:(?<!War )I|[Ww]e|[Mm]y|[Oo]ur|us|me)\\b")]
    private static partial Regex FirstPerson();

    // What stands right behind a verb that is none of bare saying, and begins as a noun does.
    private static bool IsObject(StatementFinding f, string cue, string content) =>
        !f.Quoted && cue is not ("said" or "told" or "added" or "wrote" or "thought" or "believed") && content.Split(' ')[0].ToLowerInvariant() is "the" or "a" or "an" or "its" or "his" or "her" or "their" or "any"
        && (f.Text.Contains($" {cue} {content}", StringComparison.OrdinalIgnoreCase) || (f.Cue is { } lemma && (f.Text.Contains($" {lemma} {content}", StringComparison.OrdinalIgnoreCase) || f.Text.Contains($" {lemma}s {content}", StringComparison.OrdinalIgnoreCase))));

    // The first word of a sentence of the story within ours.
    private static string Lower(string content)
    {
        string first = content.Split(' ')[0];
        return first is "The" or "A" or "An" or "It" or "He" or "She" or "They" or "His" or "Her" or "Its" or "Their" or "This" or "These" or "There" or "No" or "Some" or "In" or "On" or "At" or "If" or "Nobody" or "Neither" or "Several" or "About" or "Around" or "Nearly" or "Almost" or "More" or "Most" or "Many" or "Two" or "Three" or "After" or "Since" or "While" or "When" or "For" or "With" or "All"
            ? char.ToLowerInvariant(content[0]) + content[1..]
            : content;
    }

    // Who says it, unless it is the decider.
    private static string By(BriefWriter w, Fact fact) =>
        fact.Evidence.All(e => e.Finding.Attribution is { Count: 1 } from && ((DecisionFinding)e.Finding).By?.Any(b => b.Code is not null && b.Code == from[0].Code) == true) ? "" : w.Attribution(fact);

    /// <summary>"by 21 February 2022".</summary>
    public static string By(EdtfDate deadline) => deadline.IsInterval ? Prose.When(deadline) : "by " + (deadline.IsVague ? "about " : "") + Prose.Bare(deadline);

    // "a final decision" tells nothing that "to decide" does not.
    private static string Matter(DecisionFinding f) =>
        // Nor does "to recall him", where nothing tells whom.
        f.Matter is { } m && !(m.Split(' ') is var words && (words[^1] is "him" or "her" or "them" || (words[^1] == "it" && words.Length < 4))) && Ledger.FoldedName.Of(m) is not ("the decision" or "this decision" or "its decision" or "their decision" or "a final decision" or "final decision" or "a decision" or "decision" or "make a final decision" or "to make a final decision") ? (Clause().IsMatch(m) ? " " : " on ") + Prose.Quote(m.StartsWith("on ", StringComparison.Ordinal) ? m[3..] : Clause().IsMatch(m) ? char.ToLowerInvariant(m[0]) + m[1..] : m) : "";

    [GeneratedRegex("^(?:to|whether|how|when|where|if) ", RegexOptions.IgnoreCase)]
    private static partial Regex Clause();

    private static string Options(DecisionFinding f) => f.Options is { Count: > 0 } o ? $"; the options are {Prose.List(o.Select(Prose.Quote), "or")}" : "";
}
