using Attache.Codebook;
using Attache.Ledger.Facts;

namespace Attache.Views.Brief;

/// <summary>Tells where forces are and what they do; actual, planned and considered apart.</summary>
internal static class ForceLines
{
    private const int MostForces = 25;

    public static void Write(BriefWriter w, IReadOnlyList<ForceView> forces)
    {
        var all = w.File.Of<DeploymentFinding>().ToList();
        List<BriefLine> actual = [], planned = [], considered = [], denied = [];
        var wider = Wider(all);
        var parts = wider.ToLookup(p => p.Value.Id, p => p.Key, StringComparer.Ordinal);
        // Of very many forces those of which the last reports speak.
        var latest = forces.Count <= MostForces ? forces : [.. forces.OrderByDescending(Last).ThenBy(f => f.Key, StringComparer.Ordinal).Take(MostForces).OrderBy(f => f.Key, StringComparer.Ordinal)];
        w.LeaveOut(forces.Count - MostForces, "force", "forces");
        foreach (var force in latest)
        {
            string name = w.Labels.Force(force.Name, force.Contributors);
            List<BriefSentence> told = [.. Presence(w, force, name, all), .. Moves(w, force, name)];
            if (told.Count > 0) actual.Add(new BriefLine(null, told));
            bool Stands(Fact f) => !ForceMoves.IsOvertaken(f, all) && (f.Date is not null || w.File.On.Day.DayNumber - f.LastDay.DayNumber <= ForceMoves.Stale);
            // What all are to do is told once, with what each is said to do among them.
            foreach (var f in force.Planned.Where(Stands).Where(f => !wider.TryGetValue(f, out var whole) || !Stands(whole)))
            {
                bool over = BriefWriter.LastDay(f) is { } last && last < w.File.On.Day;
                string text = Future(w, name, f, ForceMoves.Remaining(f, all), over || (f.Date is null && w.IsOld(f)) ? "was" : "is") + BriefWriter.Dates(f);
                planned.Add(new BriefLine(null, [w.Say($"{text}{Source(w, f)}{(over && !ForceMoves.IsUnderWay(f, all) ? "; no report tells that it happened" : "")}", [f, .. parts[f.Id]])]));
            }
            foreach (var f in force.Considered.Where(Stands))
            {
                // What another one asks for in the same sentence is demanded, not weighed.
                if (f.Modality == Modality.Considered && Demanders(w, f) is { Length: > 0 } demanders)
                {
                    // A day that is not after the report is that of the demand.
                    bool asked = f.Date?.Last <= f.FirstDay;
                    string demand = asked ? $" was demanded by {demanders} {Prose.When(f.Date!)}" : $"{(f.Date is { } by ? " " + Prose.When(by) : "")} has been demanded by {demanders}";
                    considered.Add(Line(w, $"{Noun(w, name, f)}{demand}{(w.IsOld(f) ? ", as last reported on " + Prose.Day(Reported(w, f)) : "")}{BriefWriter.Standing(f)}", f));
                    continue;
                }
                string verb = f.Modality == Modality.Conditional ? "is possible under conditions" : "is being considered";
                if (w.IsOld(f)) verb = verb.Replace("is possible", "was called possible", StringComparison.Ordinal).Replace("is being", "was being", StringComparison.Ordinal);
                // A day that is not after the report is that of the talks about it.
                considered.Add(Line(w, $"{Noun(w, name, f)}{(f.Date is { } d && !(d.Last <= f.FirstDay) ? " " + Prose.When(d) : "")} {verb}{Source(w, f)}", f));
            }
            foreach (var f in force.Denied.Where(Stands)) denied.Add(Line(w, Negated(w, name, f, ForceMoves.Remaining(f, all)) + BriefWriter.When(f) + Tail(w, f), f));
        }
        if (actual.Count + planned.Count + considered.Count + denied.Count == 0) return;
        w.Heading("Forces and movements");
        w.Section("Actual", 3, false, actual);
        w.Section("Planned", 3, false, planned);
        w.Section("Considered", 3, false, considered);
        w.Section("Denied or not so", 3, false, denied);
    }

    // The plans of some states that are part of one of several: the same move from the same places, with no other day.
    private static Dictionary<Fact, Fact> Wider(List<Fact> all)
    {
        var found = new Dictionary<Fact, Fact>();
        foreach (var same in all.Where(f => f.Modality == Modality.Planned && Places(f).Count > 0).GroupBy(f => $"{ForceView.Change(f)}|{string.Join('|', Places(f).Order(StringComparer.Ordinal))}", StringComparer.Ordinal))
        {
            var whole = same.MaxBy(f => Owners(f).Count)!;
            foreach (var f in same)
                if (Owners(f) is { Count: > 0 } own && own.Count < Owners(whole).Count && own.All(c => Owners(whole).Contains(c, StringComparer.Ordinal)) && Strength(f) is null && (f.Date is null || whole.Date?.Text == f.Date.Text)) found[f] = whole;
        }
        return found;

        static HashSet<string> Places(Fact f) => ForceMoves.Names(f, x => x.From ?? x.To);

        static IReadOnlyList<string> Owners(Fact f) => ((DeploymentFinding)f.Evidence[0].Finding).Contributor ?? [];
    }

    // Who asks for it in the sentences that tell of it; empty where somebody only considers it.
    private static string Demanders(BriefWriter w, Fact fact)
    {
        var contributors = ((DeploymentFinding)fact.Evidence[0].Finding).Contributor ?? [];
        var found = new List<Entity>();
        foreach (var e in fact.Evidence)
        {
            var demand = w.Requests[(e.Story.Sequence, e.Finding.Sentence)].FirstOrDefault(r => r.Actor?.All(a => a.Code is null || !contributors.Contains(a.Code, StringComparer.Ordinal)) == true);
            if (demand?.Actor is not { Count: > 0 } actor) return "";
            found.AddRange(actor);
        }
        return w.Labels.Of(found);
    }

    /// <summary>A move as a noun: "a withdrawal of Barkhane from Mali".</summary>
    public static string Noun(BriefWriter w, string name, Fact fact)
    {
        var f = fact.Best<DeploymentFinding>();
        string from = Places(w, " from ", f.From), to = Places(w, " to ", f.To), at = Places(w, " in ", f.From ?? f.To);
        string strong = Many(name, fact);
        return f.Change switch
        {
            "withdrawing" or "withdrawn" => $"a withdrawal of {strong}{from}{to}",
            "redeploying" => $"a redeployment of {strong}{from}{to}",
            "arriving" => $"the arrival of {strong}{Places(w, " in ", f.To)}",
            "reinforcing" => $"a reinforcement of {name}{at}",
            "reducing" => $"a reduction of {name}{at}",
            "closing-base" => $"the closure of {Base(name, f)}{at}",
            "taking-over" => $"a takeover by {name}{Relieves(w, f)}{Places(w, " in ", f.To)}",
            "attacked" => $"an attack on {name}{at}",
            _ => $"a presence of {strong}{Places(w, " in ", f.To)}",
        };
    }

    /// <summary>Any report on a force as a clause.</summary>
    public static string Any(BriefWriter w, string name, Fact fact)
    {
        string when = fact.Date is { } d ? " " + Prose.When(d) : "";
        var f = fact.Best<DeploymentFinding>();
        string text = fact.Modality switch
        {
            Modality.Planned => Future(w, name, fact, [], "is"),
            Modality.Considered => $"{Noun(w, name, fact)} is being considered",
            Modality.Conditional => $"{Noun(w, name, fact)} is possible under conditions",
            Modality.Negated => Negated(w, name, fact, []),
            _ when f.Change == "present" && Strength(fact) is not null => Count(name, Figure(fact), $"{Figure(fact)} soldiers", false, Places(w, " in ", f.To)),
            _ => Past(w, name, fact),
        };
        string from = w.Attribution(fact);
        return text + when + (from.Length > 0 ? ", " + from : "");
    }

    /// <summary>A move that happened, without its date.</summary>
    public static string Past(BriefWriter w, string name, Fact fact)
    {
        var f = fact.Best<DeploymentFinding>();
        bool plural = Labels.IsPlural(name);
        string from = Places(w, " from ", f.From), to = Places(w, " to ", f.To), at = Places(w, " in ", f.From ?? f.To), have = plural ? "have" : "has", be = plural ? "are" : "is";
        string who = Many(name, fact);
        // What began long ago is told as past, and so is what has a day.
        bool past = w.IsOld(fact) || fact.Date is not null;
        string were = plural ? "were" : "was";
        return f.Change switch
        {
            "withdrawn" => $"{who} withdrew{from}{to}",
            "withdrawing" => past ? $"{who} began to withdraw{from}{to}" : $"{who} {be} withdrawing{from}{to}",
            "redeploying" => past ? $"{who} began to redeploy{from}{to}" : $"{who} {be} redeploying{from}{to}",
            "arriving" => $"{who} arrived{Places(w, " in ", f.To)}",
            "reinforcing" => $"{name} {(past ? were : have + " been")} reinforced{With(fact)}{at}",
            "reducing" => $"{name} {(past ? were : have + " been")} reduced{(Strength(fact) is not null ? $" (figure given: {Figure(fact)})" : "")}{at}",
            "closing-base" => $"{name} gave up {Its(name)} {(f.From is { Count: > 1 } ? "bases" : "base")}{at}{(Strength(fact) is not null ? $" ({Figure(fact)} soldiers)" : "")}",
            "taking-over" => $"{name} took over{Relieves(w, f)}{Places(w, " in ", f.To)}",
            "attacked" => $"{name} {(plural ? "were" : "was")} attacked{at}",
            _ => $"{name} {(plural ? "were" : "was")} present{Places(w, " in ", f.To)}",
        };
    }

    private static IEnumerable<BriefSentence> Presence(BriefWriter w, ForceView force, string name, List<Fact> all)
    {
        foreach (var place in force.Presence.GroupBy(f => string.Join('|', ForceMoves.Names(f, x => x.To).Order(StringComparer.Ordinal)), StringComparer.Ordinal)
            .OrderByDescending(g => g.Max(ForceMoves.Confirmed)).ThenBy(g => g.Key, StringComparer.Ordinal))
        {
            var byTime = place.OrderByDescending(ForceMoves.Confirmed).ThenBy(f => f.Id, StringComparer.Ordinal).ToList();
            var latest = byTime[0];
            var still = ForceMoves.StillThere(latest, all);
            bool named = latest.Best<DeploymentFinding>().To is { Count: > 0 };
            if (named && still.Count == 0) continue;
            // Half a year old, and the force was seen elsewhere since: no word on this day.
            if (w.File.On.Day.DayNumber - ForceMoves.Confirmed(latest).DayNumber > 180 && force.LastConfirmed > ForceMoves.Confirmed(latest)) continue;
            string where = Places(w, " in ", latest.Best<DeploymentFinding>().To?.Where(p => still.Contains(Ledger.FoldedName.Of(p.Name ?? p.Text))).ToList());
            // Figures that other sources give for the same days stand beside it.
            var beside = byTime.Skip(1).Where(f => Strength(f) is not null && Figure(f) != Figure(latest) && ForceMoves.Confirmed(latest).DayNumber - ForceMoves.Confirmed(f).DayNumber <= 10).ToList();
            string confirmed = latest.Date is { } d && !d.IsInterval ? "as of " + Prose.Bare(d) : w.IsOld(latest) ? "last reported on " + Prose.Day(Reported(w, latest)) : "as reported on " + Prose.Day(Reported(w, latest));
            if (Strength(latest) is null)
            {
                yield return w.Say($"{name} {(Labels.IsPlural(name) ? "were" : "was")} present{where}, {confirmed}{Tail(w, latest)}", latest);
                continue;
            }
            string people = beside.Count > 0
                ? Prose.List(beside.Prepend(latest).OrderByDescending(Strength).Select((f, i) => Figure(f) + (i == 0 && !Labels.IsCount(name) ? " soldiers" : "") + (w.Attribution(f) is { Length: > 0 } a ? $" ({a})" : "")), "or")
                : $"{Figure(latest)} soldiers";
            yield return w.Say($"{Count(name, Figure(latest), people, beside.Count > 0, where)}, {confirmed}{(beside.Count > 0 ? BriefWriter.Standing(latest) : Tail(w, latest))}", [latest, .. beside]);
            var earlier = byTime.Skip(1).Where(f => Strength(f) is not null && Figure(f) != Figure(latest) && !beside.Contains(f)).OrderBy(ForceMoves.Confirmed).ToList();
            if (earlier.Count > 0)
                yield return w.Say($"Earlier reports gave {Prose.List(earlier.GroupBy(Figure, StringComparer.Ordinal).Select(g => $"{g.Key} ({Prose.List(g.Select(f => Prose.Day(Reported(w, f))))})"))}", earlier);
        }
    }

    private static IEnumerable<BriefSentence> Moves(BriefWriter w, ForceView force, string name)
    {
        // One after the other, but for bases given up or taken over, which are one list.
        foreach (var same in force.Moves.OrderBy(f => f.From).ThenBy(f => f.Id, StringComparer.Ordinal).GroupBy(f => (ForceView.Change(f), w.Attribution(f), ForceView.Change(f) is "closing-base" or "taking-over" ? "" : f.Id)))
        {
            var facts = same.ToList();
            // Bases given up one after the other are one sentence.
            if (same.Key.Item1 == "closing-base" && facts.Count > 1)
            {
                string list = Prose.List(facts.Select(f => w.Labels.Of(f.Best<DeploymentFinding>().From ?? f.Best<DeploymentFinding>().To) + (f.Date is { } d ? " " + Prose.When(d) : $" (reported {BriefWriter.Reports(f)})")));
                yield return w.Say($"{name} gave up {Its(name)} bases in {list}{(same.Key.Item2.Length > 0 ? ", " + same.Key.Item2 : "")}{BriefWriter.Standing(facts)}", facts);
                continue;
            }
            // So are those that one force took over.
            if (same.Key.Item1 == "taking-over" && facts.Count > 1 && facts.All(f => f.Best<DeploymentFinding>() is { Relieves: null, To.Count: > 0 }))
            {
                string list = Prose.List(facts.Select(f => w.Labels.Of(f.Best<DeploymentFinding>().To) + (f.Date is { } d ? " " + Prose.When(d) : $" (reported {BriefWriter.Reports(f)})")));
                yield return w.Say($"{name} took over in {list}{(same.Key.Item2.Length > 0 ? ", " + same.Key.Item2 : "")}{BriefWriter.Standing(facts)}", facts);
                continue;
            }
            // Who arrived nobody knows where is no news.
            foreach (var f in facts.Where(f => same.Key.Item1 != "arriving" || f.Best<DeploymentFinding>().To is { Count: > 0 })) yield return w.Say(Past(w, name, f) + BriefWriter.When(f) + Tail(w, f), f);
        }
    }

    private static string Future(BriefWriter w, string name, Fact fact, HashSet<string> remaining, string be)
    {
        var f = Where(fact, remaining);
        bool plural = Labels.IsPlural(name);
        string from = Places(w, " from ", f.From), to = Places(w, " to ", f.To), at = Places(w, " in ", f.From ?? f.To), who = Many(name, fact);
        string is_ = plural ? (be == "is" ? "are" : "were") : be;
        return f.Change switch
        {
            "withdrawing" or "withdrawn" => $"{who} {is_} to withdraw{from}{to}",
            "redeploying" => $"{who} {is_} to redeploy{from}{to}",
            "arriving" => $"{who} {is_} to arrive{Places(w, " in ", f.To)}",
            "reinforcing" => $"{name} {is_} to be reinforced{With(fact)}{at}",
            "reducing" => $"{name} {is_} to be reduced{at}{(Strength(fact) is not null ? $" (figure given: {Figure(fact)})" : "")}",
            "closing-base" => $"{name} {is_} to give up {Its(name)} {(f.From is { Count: > 1 } ? "bases" : "base")}{at}",
            "taking-over" => $"{name} {is_} to take over{Relieves(w, f)}{Places(w, " in ", f.To)}",
            _ when Strength(fact) is not null => $"{name} {is_} to number {Figure(fact)}{Places(w, " in ", f.To)}",
            _ => $"{name} {is_} to be present{Places(w, " in ", f.To)}",
        };
    }

    // Of several places, those where it is still to happen.
    private static DeploymentFinding Where(Fact fact, HashSet<string> remaining)
    {
        var f = fact.Best<DeploymentFinding>();
        return f.From is { Count: > 1 } && remaining.Count > 0 ? f with { From = [.. f.From.Where(p => remaining.Contains(Ledger.FoldedName.Of(p.Name ?? p.Text)))] } : f;
    }

    private static string Negated(BriefWriter w, string name, Fact fact, HashSet<string> remaining)
    {
        var f = Where(fact, remaining);
        bool plural = Labels.IsPlural(name);
        string have = plural ? "have" : "has";
        return f.Change switch
        {
            "present" => $"{name} {(plural ? "are" : "is")} not present{Places(w, " in ", f.To)}",
            "withdrawing" or "withdrawn" => $"{name} {(plural ? "were" : "was")} not withdrawing{Places(w, " from ", f.From)}",
            "attacked" => $"{name} {(plural ? "were" : "was")} not attacked{Places(w, " in ", f.From ?? f.To)}",
            "redeploying" => $"{name} {have} not been redeployed{Places(w, " from ", f.From)}{Places(w, " to ", f.To)}",
            "arriving" => $"{name} {have} not arrived{Places(w, " in ", f.To)}",
            "reinforcing" => $"{name} {have} not been reinforced{Places(w, " in ", f.From ?? f.To)}",
            "reducing" => $"{name} {have} not been reduced{Places(w, " in ", f.From ?? f.To)}",
            "closing-base" => $"{name} {have} not given up {Its(name)} {(f.From is { Count: > 1 } ? "bases" : "base")}{Places(w, " in ", f.From ?? f.To)}",
            "taking-over" => $"{name} {have} not taken over{Relieves(w, f)}{Places(w, " in ", f.To)}",
            _ => $"There was not {Noun(w, name, fact)}",
        };
    }

    private static DateOnly Last(ForceView force) => force.Presence.Concat(force.Moves).Concat(force.Planned).Concat(force.Considered).Concat(force.Denied).Max(f => f.LastDay);

    private static DateOnly Reported(BriefWriter w, Fact fact) => fact.Evidence.Select(e => e.Day).Where(d => d <= w.File.On.Day).DefaultIfEmpty(fact.FirstDay).Max();

    private static string Its(string name) => Labels.IsPlural(name) ? "their" : "its";

    private static string Base(string name, DeploymentFinding f) => $"{Prose.Possessive(name)} {(f.From is { Count: > 1 } ? "bases" : "base")}";

    // "300 French soldiers", "the Danish contingent (105 persons)".
    private static string Many(string name, Fact fact) =>
        Strength(fact) is null ? name : Labels.IsCount(name) ? $"{Figure(fact)} {name}" : $"{name} ({Figure(fact)} persons)";

    private static string With(Fact fact) => Strength(fact) is not null ? $" with {Figure(fact)} persons" : "";

    // "300 French soldiers were in Niger", "Barkhane had 5,100 soldiers in the Sahel", "French soldiers in Mali numbered 2,400 (A) or 2,300 (B)".
    private static string Count(string name, string figure, string people, bool several, string where) =>
        !Labels.IsCount(name) ? $"{name} had {people}{where}" : several ? $"{name}{where} numbered {people}" : $"{figure} {name} were {(where.Length > 0 ? where[1..] : "present")}";

    /// <summary>"2,400", and "2,500 to 3,000" of a range; empty where no report gives a number.</summary>
    public static string Figure(Fact fact) =>
        fact.Evidence.Select(e => (DeploymentFinding)e.Finding).LastOrDefault(f => f.Strength is not null) is not { Strength: { } from } last ? "" : last.StrengthTo is { } to ? $"{Prose.Number(from)} to {Prose.Number(to)}" : Prose.Number(from);

    private static int? Strength(Fact fact) => fact.Evidence.Select(e => ((DeploymentFinding)e.Finding).Strength).LastOrDefault(s => s is not null);

    // A force does not relieve itself, whatever the sentence was read to say.
    private static string Relieves(BriefWriter w, DeploymentFinding f) => f.Relieves is { } r && Ledger.FoldedName.OfForce(r) != Ledger.FoldedName.OfForce(f.Force) ? " from " + w.Labels.Force(r, null) : "";

    private static string Places(BriefWriter w, string preposition, IReadOnlyList<Place>? places) => places is { Count: > 0 } ? preposition + w.Labels.Of(places) : "";

    // Who says it, when it was last said if that is long ago, and how certain it is.
    private static string Source(BriefWriter w, Fact fact) => (w.Attribution(fact) is { Length: > 0 } from ? ", " + from : "") + (w.IsOld(fact) ? ", as last reported on " + Prose.Day(Reported(w, fact)) : "") + BriefWriter.Standing(fact);

    private static string Tail(BriefWriter w, Fact fact) => (w.Attribution(fact) is { Length: > 0 } from ? ", " + from : "") + BriefWriter.Standing(fact);

    private static BriefLine Line(BriefWriter w, string text, Fact fact) => new(null, [w.Say(text, fact)]);
}
