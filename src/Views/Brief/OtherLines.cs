using Attache.Codebook;
using Attache.Ledger.Facts;

namespace Attache.Views.Brief;

/// <summary>Tells talks, decisions, statements and offices.</summary>
internal static class OtherLines
{
    public static IReadOnlyList<BriefLine> Talks(BriefWriter w) =>
    [
        .. w.File.Of<TalksFinding>().Where(f => f.Modality != Modality.Negated).OrderByDescending(f => f.From).ThenBy(f => f.Id, StringComparer.Ordinal)
            .Select(f => new BriefLine(null, [w.Say(TalksText(w, f) + BriefWriter.Doubt([f]), f)])),
    ];

    public static IReadOnlyList<BriefLine> Due(BriefWriter w, IReadOnlyList<DecisionView> decisions) =>
        [.. decisions.Where(d => d.State is DecisionState.Due or DecisionState.Overdue or DecisionState.Pending).Select(d => new BriefLine(null, [w.Say(Pending(w, d), d.Fact)]))];

    public static IReadOnlyList<BriefLine> Made(BriefWriter w, IReadOnlyList<DecisionView> decisions) =>
        [.. decisions.Where(d => d.State is DecisionState.Made or DecisionState.Deferred or DecisionState.Lapsed).Select(d => new BriefLine(null, [w.Say(Settled(w, d), d.Outcome is { } o ? [d.Fact, o] : [d.Fact])]))];

    public static IReadOnlyList<BriefLine> Statements(BriefWriter w) =>
    [
        .. w.File.Of<StatementFinding>().Where(f => f.Modality != Modality.Negated && !string.IsNullOrWhiteSpace(f.Best<StatementFinding>().Content))
            .OrderBy(f => f.From).ThenBy(f => f.Evidence[0].Story.Id, StringComparer.Ordinal).ThenBy(f => f.Evidence[0].Finding.Sentence)
            .Select(f => new BriefLine(f.Date is { } d ? Prose.Capital(Prose.Bare(d)) : Prose.Day(f.FirstDay), [w.Say(Statement(w, f), f)])),
    ];

    public static IReadOnlyList<BriefLine> Offices(BriefWriter w)
    {
        var lines = new List<BriefLine>();
        foreach (var fact in w.File.Of<OfficeFinding>().Where(f => f.Modality == Modality.Actual))
        {
            var f = fact.Best<OfficeFinding>();
            if (f.Title is null) continue;
            string title = f.Of is { } of && !f.Title.Contains(w.Labels.Names.Adjective(of), StringComparison.OrdinalIgnoreCase) && !f.Title.Contains(w.Labels.Names.Name(of), StringComparison.OrdinalIgnoreCase)
                ? $"{w.Labels.Names.Adjective(of)} {f.Title}" : f.Title;
            string text = f.Change switch
            {
                "acting" => $"{f.Holder} is acting {title}",
                "appointed" => $"{f.Holder} was appointed {title}{Date(fact)}",
                "left" => $"{f.Holder} left office as {title}{Date(fact)}",
                "former" => $"{f.Holder} is a former {title}",
                _ => $"{f.Holder} is {title}",
            };
            if (f.Replaces is { } before) text += $", in succession to {before}";
            lines.Add(new BriefLine(null, [w.Say(text + BriefWriter.Doubt([fact]), fact)]));
        }
        return lines;
    }

    /// <summary>A pending decision in a clause: "France is to decide by 21 February 2022, in 14 days".</summary>
    public static string Pending(BriefWriter w, DecisionView d)
    {
        var f = d.Fact.Best<DecisionFinding>();
        string by = w.Labels.Of(f.By) is { Length: > 0 } b ? b.TrimEnd(',') : "somebody whom the report does not name";
        bool many = by.Contains(" and ", StringComparison.Ordinal);
        string text = d.State switch
        {
            DecisionState.Due when d.Deadline!.IsVague || d.Deadline.Grain != DateGrain.Day => $"{by} {(many ? "are" : "is")} to decide {By(d.Deadline)}",
            DecisionState.Due => $"{by} {(many ? "are" : "is")} to decide {By(d.Deadline!)}, {Prose.FromNow(d.DaysLeft!.Value)}",
            DecisionState.Overdue => $"{by} {(many ? "were" : "was")} to decide {By(d.Deadline!)}, {Prose.FromNow(d.DaysLeft!.Value)}; no report tells that {(many ? "they" : "it")} did",
            _ => $"A decision by {by} is pending, as reported on {Prose.Day(d.Fact.LastDay)}",
        };
        return text + Matter(f) + Options(f) + BriefWriter.Doubt([d.Fact]);
    }

    private static string Settled(BriefWriter w, DecisionView d)
    {
        var f = d.Fact.Best<DecisionFinding>();
        string by = w.Labels.Of(f.By) is { Length: > 0 } b ? b.TrimEnd(',') : "somebody whom the report does not name";
        string verb = d.State switch { DecisionState.Deferred => "put off a decision", DecisionState.Lapsed => "let the time for a decision run out", _ => "took a decision" };
        string when = d.Outcome is { } o ? (o.Date is { } od ? " " + Prose.When(od) : $", as reported on {Prose.Day(o.FirstDay)}") : d.Fact.Date is { } date ? " " + Prose.When(date) : $", as reported on {Prose.Day(d.Fact.FirstDay)}";
        return $"{by} {verb}{when}{Matter(f)}{BriefWriter.Doubt([d.Fact])}";
    }

    private static string TalksText(BriefWriter w, Fact fact)
    {
        var f = fact.Best<TalksFinding>();
        var mediators = (f.Mediators ?? []).Select(m => m.Code ?? m.Name ?? m.Text).ToHashSet(StringComparer.Ordinal);
        string who = w.Labels.Of((f.Participants ?? []).Where(p => !mediators.Contains(p.Code ?? p.Name ?? p.Text))).TrimEnd(',');
        if (who.Length == 0) who = "parties that the report does not name";
        bool many = who.Contains(" and ", StringComparison.Ordinal);
        string be = many ? "are" : "is", when = fact.Date is { } d ? " " + Prose.When(d) : "";
        bool planned = fact.Modality is Modality.Planned or Modality.Considered or Modality.Conditional;
        string text = f.Status switch
        {
            "proposed" => $"Talks between {who} have been proposed{when}",
            "scheduled" => $"{who} {be} to hold talks{when}",
            "under-way" when planned => $"{who} {be} to hold talks{when}",
            "under-way" => fact.Date is null ? $"{who} {be} in talks, as reported on {Prose.Day(fact.LastDay)}" : $"{who} {be} in talks{when}",
            "concluded" => $"{who} concluded talks{when}",
            "broken-off" => $"{who} broke off talks{when}",
            "refused" => $"{who} refused talks{when}",
            _ => $"{who} held talks{when}",
        };
        if (!many) text = text.Replace("between ", "with ", StringComparison.Ordinal);
        if (mediators.Count > 0) text += $", mediated by {w.Labels.Of(f.Mediators).TrimEnd(',')}";
        if (f.Venue is { } venue) text += $", in {w.Labels.Of(venue)}";
        if (f.Subject is { } subject) text += $", on {Prose.Inset(subject)}";
        if (f.Next is { } next) text += $"; the next round is {Prose.When(next)}";
        string from = w.Attribution(fact);
        return text + (from.Length > 0 ? ", " + from : "");
    }

    private static string Statement(BriefWriter w, Fact fact)
    {
        var f = fact.Best<StatementFinding>();
        string speaker = w.Labels.Of(f.Speaker);
        string to = f.Addressee is { Count: > 0 } a ? " to " + w.Labels.Of(a).TrimEnd(',') : "";
        string through = f.Attribution is { Count: > 0 } chain ? $" in {Prose.List(chain.Select(e => w.Labels.Of(e).TrimEnd(',')))}" : "";
        string content = Prose.Inset(f.Content!);
        // Words of the speaker stand in quotation marks as said; words of the reporter are told as reported.
        if (f.Quoted && content.Length > 0 && content[0] is '“' or '"') return $"{speaker} {EventPhrases.Past(f.Cue)}{to}{through}: {Prose.Quote(content)}";
        return $"{speaker} {EventPhrases.Past(f.Cue)}{to}{through}, as reported: {content}";
    }

    /// <summary>"by 21 February 2022".</summary>
    public static string By(EdtfDate deadline) => deadline.IsInterval ? Prose.When(deadline) : "by " + (deadline.IsVague ? "about " : "") + Prose.Bare(deadline);

    // "a final decision" tells nothing that "to decide" does not.
    private static string Matter(DecisionFinding f) =>
        f.Matter is { } m && Ledger.FoldedName.Of(m) is not ("a final decision" or "final decision" or "a decision" or "decision" or "make a final decision" or "to make a final decision") ? $", on {Prose.Quote(m)}" : "";

    private static string Options(DecisionFinding f) => f.Options is { Count: > 0 } o ? $"; the options are {Prose.List(o.Select(Prose.Quote), "or")}" : "";

    private static string Date(Fact fact) => fact.Date is { } d ? " " + Prose.When(d) : "";
}
