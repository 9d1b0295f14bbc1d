using Attache.Codebook;
using Attache.Ledger.Facts;

namespace Attache.Views.Brief;

/// <summary>Tells where forces are and what they do; actual, planned and considered apart.</summary>
internal static class ForceLines
{
    public static void Write(BriefWriter w, IReadOnlyList<ForceView> forces)
    {
        var actual = new List<BriefLine>();
        var planned = new List<BriefLine>();
        var considered = new List<BriefLine>();
        var denied = new List<BriefLine>();
        foreach (var force in forces)
        {
            string name = w.Labels.Force(force.Name, force.Contributors);
            var told = Presence(w, force, name);
            told.AddRange(force.Moves.Select(f => w.Say(Past(w, name, f) + When(f) + Tail(w, f), f)));
            if (told.Count > 0) actual.Add(new BriefLine(null, told));
            planned.AddRange(force.Planned.Select(f => Line(w, Future(w, name, f) + Date(f) + Tail(w, f), f)));
            considered.AddRange(force.Considered.Select(f => Line(
                w, $"{Noun(w, name, f)}{Date(f)} {(f.Modality == Modality.Conditional ? "is possible under conditions" : "is being considered")}{Tail(w, f)}", f)));
            denied.AddRange(force.Denied.Select(f => Line(w, Negated(w, name, f) + When(f) + Tail(w, f), f)));
        }
        if (actual.Count + planned.Count + considered.Count + denied.Count == 0) return;
        w.Heading("Forces and movements");
        w.Section("Actual", 3, false, actual);
        w.Section("Planned", 3, false, planned);
        w.Section("Considered", 3, false, considered);
        w.Section("Denied or ended", 3, false, denied);
    }

    /// <summary>What is considered or planned, in a clause for the head of a brief: "a withdrawal of Barkhane".</summary>
    public static string Noun(BriefWriter w, string name, Fact fact)
    {
        var f = fact.Best<DeploymentFinding>();
        string from = Places(w, " from ", f.From), to = Places(w, " to ", f.To);
        return f.Change switch
        {
            "withdrawing" or "withdrawn" => $"a withdrawal of {Strong(fact, name)}{from}{to}",
            "redeploying" => $"a redeployment of {Strong(fact, name)}{from}{to}",
            "arriving" => $"the arrival of {Strong(fact, name)}{Places(w, " in ", f.To)}",
            "reinforcing" => $"a reinforcement of {Strong(fact, name)}{Places(w, " in ", f.To)}",
            "reducing" => $"a reduction of {Strong(fact, name)}{Places(w, " in ", f.From ?? f.To)}",
            "closing-base" => $"the closure of bases of {name}{Places(w, " in ", f.From ?? f.To)}",
            "taking-over" => $"a takeover by {name}{Relieves(w, f)}{Places(w, " in ", f.To)}",
            "attacked" => $"an attack on {name}{Places(w, " in ", f.To ?? f.From)}",
            _ => $"a presence of {Strong(fact, name)}{Places(w, " in ", f.To)}",
        };
    }

    private static List<BriefSentence> Presence(BriefWriter w, ForceView force, string name)
    {
        var sentences = new List<BriefSentence>();
        bool plural = Labels.IsPlural(name);
        foreach (var fact in force.Presence)
        {
            var f = fact.Best<DeploymentFinding>();
            string where = Places(w, " in ", f.To);
            int? strength = Strength(fact);
            string what = strength is { } n ? $"{name} {(plural ? "had" : "had")} {Prose.Number(n)} {(plural ? "members" : "soldiers")}{where}" : $"{name} {(plural ? "were" : "was")} present{where}";
            sentences.Add(w.Say($"{what}, {Confirmed(fact)}{Tail(w, fact)}", fact));
        }
        return sentences;
    }

    private static string Past(BriefWriter w, string name, Fact fact)
    {
        var f = fact.Best<DeploymentFinding>();
        bool plural = Labels.IsPlural(name);
        string from = Places(w, " from ", f.From), to = Places(w, " to ", f.To), have = plural ? "have" : "has", strong = Strength(fact) is { } n ? $" with {Prose.Number(n)} persons" : "";
        return f.Change switch
        {
            "withdrawn" => $"{name} withdrew{strong}{from}{to}",
            "withdrawing" => $"{name} {(plural ? "are" : "is")} withdrawing{strong}{from}{to}",
            "redeploying" => $"{name} {(plural ? "are" : "is")} redeploying{strong}{from}{to}",
            "arriving" => $"{name} arrived{strong}{Places(w, " in ", f.To)}",
            "reinforcing" => $"{name} {have} been reinforced{strong}{Places(w, " in ", f.To)}",
            "reducing" => $"{name} {have} been reduced{(Strength(fact) is { } m ? $" by {Prose.Number(m)} persons" : "")}{Places(w, " in ", f.From ?? f.To)}",
            "closing-base" => $"{name} gave up bases{Places(w, " in ", f.From ?? f.To)}",
            "taking-over" => $"{name} took over{Relieves(w, f)}{Places(w, " in ", f.To)}",
            "attacked" => $"{name} {(plural ? "were" : "was")} attacked{Places(w, " in ", f.To ?? f.From)}",
            _ => $"{name} {(plural ? "were" : "was")} present{Places(w, " in ", f.To)}",
        };
    }

    private static string Future(BriefWriter w, string name, Fact fact)
    {
        var f = fact.Best<DeploymentFinding>();
        string from = Places(w, " from ", f.From), to = Places(w, " to ", f.To), are = Labels.IsPlural(name) ? "are" : "is", strong = Strength(fact) is { } n ? $" with {Prose.Number(n)} persons" : "";
        return f.Change switch
        {
            "withdrawing" or "withdrawn" => $"{name} {are} to withdraw{strong}{from}{to}",
            "redeploying" => $"{name} {are} to redeploy{strong}{from}{to}",
            "arriving" => $"{name} {are} to arrive{strong}{Places(w, " in ", f.To)}",
            "reinforcing" => $"{name} {are} to be reinforced{strong}{Places(w, " in ", f.To)}",
            "reducing" => $"{name} {are} to be reduced{(Strength(fact) is { } m ? $" by {Prose.Number(m)} persons" : "")}{Places(w, " in ", f.From ?? f.To)}",
            "closing-base" => $"{name} {are} to give up bases{Places(w, " in ", f.From ?? f.To)}",
            "taking-over" => $"{name} {are} to take over{Relieves(w, f)}{Places(w, " in ", f.To)}",
            _ => $"{name} {are} to be present{strong}{Places(w, " in ", f.To)}",
        };
    }

    private static string Negated(BriefWriter w, string name, Fact fact)
    {
        var f = fact.Best<DeploymentFinding>();
        return f.Change == "present" ? $"{name} {(Labels.IsPlural(name) ? "are" : "is")} not present{Places(w, " in ", f.To)}" : $"There is no word of {Noun(w, name, fact)}".Replace("There is no word of a ", "No ", StringComparison.Ordinal).Replace("There is no word of the ", "No ", StringComparison.Ordinal) + " takes place";
    }

    private static string Strong(Fact fact, string name) => Strength(fact) is { } n ? $"{Prose.Number(n)} persons of {name}" : name;

    private static int? Strength(Fact fact) => fact.Evidence.OrderByDescending(e => e.Known).Select(e => ((DeploymentFinding)e.Finding).Strength).FirstOrDefault(s => s is not null);

    private static string Relieves(BriefWriter w, DeploymentFinding f) => f.Relieves is { } r ? " from " + w.Labels.Force(r, null) : "";

    private static string Places(BriefWriter w, string preposition, IReadOnlyList<Place>? places) => places is { Count: > 0 } ? preposition + w.Labels.Of(places) : "";

    private static string Confirmed(Fact fact)
    {
        if (fact.Date is { } d) return (d.IsInterval ? "" : "as of ") + Prose.Bare(d);
        return fact.FirstDay == fact.LastDay ? $"as reported on {Prose.Day(fact.FirstDay)}" : $"as reported from {Prose.Day(fact.FirstDay)} to {Prose.Day(fact.LastDay)}";
    }

    private static string When(Fact fact) => fact.Date is { } d ? " " + Prose.When(d) : $", as reported on {Prose.Day(fact.FirstDay)}";

    private static string Date(Fact fact) => fact.Date is { } d ? " " + Prose.When(d) : "";

    private static string Tail(BriefWriter w, Fact fact) => (w.Attribution(fact) is { Length: > 0 } from ? ", " + from : "") + BriefWriter.Doubt([fact]);

    private static BriefLine Line(BriefWriter w, string text, Fact fact) => new(null, [w.Say(text, fact)]);
}
