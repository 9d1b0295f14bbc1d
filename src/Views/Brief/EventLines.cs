using System.Collections.Frozen;
using Attache.Codebook;
using Attache.Ledger.Facts;

namespace Attache.Views.Brief;

/// <summary>Tells what happened, by date.</summary>
internal static class EventLines
{
    // An event and what is told in a section of its own may be one thing: the same sentence yields both.
    private static readonly FrozenDictionary<string, string[]> ToldElsewhere = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["post"] = ["SANCTION", "AGREE", "SUPPORT", "REJECT", "ACCUSE", "COERCE", "CONSULT"],
        ["deployment"] = ["RETREAT", "CONCEDE", "MOBILIZE", "AGREE"],
        ["talks"] = ["CONSULT", "AGREE", "REJECT"],
        ["office"] = ["RETREAT"],
        ["statement"] = ["ACCUSE", "REJECT", "REQUEST", "THREATEN", "AGREE", "CONCEDE", "SUPPORT"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    // What several who do it do to each other; who moves troops or gives help together does not.
    private static readonly FrozenSet<string> Mutual = FrozenSet.ToFrozenSet(["AGREE", "CONSULT", "SUPPORT", "COOPERATE", "REJECT", "ACCUSE", "THREATEN", "ASSAULT"], StringComparer.Ordinal);

    private const int MostLines = 30;

    /// <summary>The lines.</summary>
    /// <param name="w">The brief.</param>
    /// <param name="isOfPost">Which posts are told of; null for all.</param>
    /// <param name="movesToo">Whether moves of forces are told; not where they are told already.</param>
    public static IReadOnlyList<BriefLine> Of(BriefWriter w, Func<PostFinding, bool>? isOfPost = null, bool movesToo = true)
    {
        var elsewhere = w.File.Facts.Where(f => f.Kind is "post" or "deployment" or "talks" or "statement" or "office")
            .SelectMany(f => f.Evidence.Select(e => (e.Story.ContentHash, e.Finding.Sentence, f.Kind))).ToHashSet();
        var all = w.File.Facts.Where(f => f.Modality == Modality.Actual && IsTold(f, elsewhere) && (movesToo || f.Kind != "deployment") && (isOfPost is null || f.Evidence[0].Finding is not PostFinding post || isOfPost(post))).ToList();
        // A reader of a busy file wants what weighs most and what is newest; the rest stays in the ledger, and is not put into words.
        w.LeaveOut(all.Count - MostLines, "entry of the chronology", "entries of the chronology");
        var told = all.OrderByDescending(f => Weight(w, f)).ThenBy(f => f.Id, StringComparer.Ordinal).Take(MostLines).Select(f => f.Id).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. all.Where(f => told.Contains(f.Id)).GroupBy(f => Prose.Capital(DayOf(f) ?? Prose.Day(f.FirstDay) + " (reported)"), StringComparer.Ordinal)
                .Select(g => new BriefLine(g.Key, [.. g.Select(f => w.Say(Text(w, f) + BriefWriter.Standing(f), f)).DistinctBy(s => s.Text, StringComparer.Ordinal)])),
        ];
    }

    /// <summary>When something happened: "31 January 2022", "by 13 October 2023"; null where no report tells, or none but a day by which something else is to happen.</summary>
    public static string? DayOf(Fact fact) =>
        fact.Date is not { } d ? null : d is { First: null, Last: { } end } ? end > fact.LastDay ? null : Prose.When(d) : d is { IsVague: true, IsInterval: false } ? Prose.When(d) : Prose.Bare(d);

    private static bool IsTold(Fact fact, HashSet<(string, int, string)> elsewhere) => fact.Evidence[0].Finding switch
    {
        EventFinding e => IsWhole(e) && !fact.Evidence.All(x => Elsewhere(elsewhere, x.Story.ContentHash, x.Finding.Sentence, e, fact.Date)),
        PostFinding p => fact.Date is { IsInterval: false } && p.Change is not ("in-post" or "vacant"),
        // Who arrived nobody knows where is no news.
        DeploymentFinding move => fact.Date is { IsInterval: false } && move.Change != "present" && !(move.Change == "arriving" && move.To is not { Count: > 0 }),
        OfficeFinding o => fact.Date is not null && o.Change is "appointed" or "left" && fact.Date is not null,
        _ => false,
    };

    private static string Text(BriefWriter w, Fact fact) => fact.Evidence[0].Finding switch
    {
        EventFinding => Event(w, fact),
        PostFinding => Post(w, fact),
        DeploymentFinding move => ForceLines.Past(w, w.Labels.Force(fact.Fullest<DeploymentFinding>(f => f.Force), move.Contributor), fact),
        _ => OtherLines.OfficeText(w, fact, dated: false),
    };

    // "Criticised", without whom, tells a reader nothing, and neither does a deed of nobody.
    private static bool IsWhole(EventFinding e) =>
        e.Actor is { Count: > 0 } && (e.Recipient is { Count: > 0 } || e.Location is { Count: > 0 } || e.Actor.Count > 1 || !EventPhrases.TakesObject(e));

    // How much an event matters: its PLOVER score, sources and confidence, halved for every half year; posts and forces as much as the gravest sanctions.
    private static double Weight(BriefWriter w, Fact fact)
    {
        double gravity = fact.Evidence[0].Finding is EventFinding e ? 1 + Math.Abs(e.Score ?? 0) : 9;
        return gravity * fact.Confidence * Math.Sqrt(fact.Sources) * Math.Pow(0.5, Math.Max(0, w.File.On.Day.DayNumber - fact.From.DayNumber) / 180.0);
    }

    /// <summary>An event as a clause.</summary>
    public static string Event(BriefWriter w, Fact fact)
    {
        var e = fact.Best<EventFinding>();
        string actor = w.Labels.Of(e.Actor) is { Length: > 0 } a ? a : "somebody whom the report does not name";
        // Within one state, the recipient's name would only repeat the actor's.
        bool within = e.Actor is { Count: > 0 } && e.Recipient is { Count: > 0 } && e.Recipient.All(r => e.Actor.Any(x => x.Code is not null && x.Code == r.Code) && (w.Labels.Of(r) == actor || w.Labels.Of(r) == w.Labels.Names.Name(r.Code!)));
        string? recipient = !within && w.Labels.Of(e.Recipient) is { Length: > 0 } r ? r : null;
        // "The 14 of them": of whom, only the story tells.
        if (recipient is not null && (recipient.EndsWith(" of them", StringComparison.Ordinal) || recipient is "them" or "him" or "her" or "it" or "others")) recipient = null;
        // Who visits a town of a state visits that town.
        if (e.Mode is ["visit", ..] && e.Location is [{ Country: { } country } town, ..] && e.Recipient is [{ Code: { } host }, ..] && host == country && w.Labels.Of(town) != recipient)
        {
            string via = w.Attribution(fact);
            return $"{actor} {EventPhrases.Predicate(e, $"{w.Labels.Of(town)} in {w.Labels.Names.Name(host)}", past: true)}{(via.Length > 0 ? ", " + via : "")}";
        }
        // Parties without a recipient meet each other.
        string predicate = e.Recipient is not { Count: > 0 } && e.Actor is { Count: > 1 } && e.Category == "CONSULT" && e.Mode is not { Count: > 0 }
            ? "held talks with each other"
            : e.Recipient is not { Count: > 0 } && e.Actor is { Count: > 1 } && e.Category == "REJECT" && e.Mode is not { Count: > 0 } ? "disagreed with each other"
            : EventPhrases.Predicate(e, recipient ?? (e.Actor is { Count: > 1 } && e.Recipient is not { Count: > 0 } && Mutual.Contains(e.Category) ? "each other" : null), past: true);
        string where = e.Location is { Count: > 0 } places && w.Labels.Of(places) is { } p && p != recipient && p != actor ? " in " + p : "";
        // Whose own word it is that it did something does so by its own account.
        string from = w.Attribution(fact) is var source && source == "according to " + actor ? $"by {(Labels.IsPlural(actor) ? "their" : "its")} own account" : source;
        return $"{actor} {predicate}{where}{(from.Length > 0 ? ", " + from : "")}";
    }

    /// <summary>An event that did not happen yet, or not at all, as a clause.</summary>
    public static string Open(BriefWriter w, EventFinding e, Fact fact)
    {
        string actor = w.Labels.Of(e.Actor) is { Length: > 0 } a ? a : "somebody whom the report does not name";
        // Who is to meet somebody means to cooperate, in PLOVER's terms; that they will agree on anything nobody has said.
        string predicate = e.Category == "AGREE" && fact.Modality == Modality.Planned
            ? "cooperate" + (w.Labels.Of(e.Recipient) is { Length: > 0 } with ? $" or meet with {with}" : " or meet")
            : EventPhrases.Predicate(e, w.Labels.Of(e.Recipient) is { Length: > 0 } r ? r : null, past: false);
        bool many = Labels.IsPlural(actor);
        string text = fact.Modality switch
        {
            Modality.Planned => $"{actor} {(many ? "are" : "is")} to {predicate}",
            Modality.Considered => $"{actor} {(many ? "are" : "is")} considering whether to {predicate}",
            Modality.Conditional => $"{actor} may {predicate}, under conditions",
            _ => $"{actor} did not {predicate}",
        };
        string from = w.Attribution(fact);
        return from.Length > 0 ? $"{text}, {from}" : text;
    }

    /// <summary>A change of a post as a clause.</summary>
    /// <param name="w">The brief.</param>
    /// <param name="fact">The change.</param>
    /// <param name="dated">Whether to tell when.</param>
    public static string Post(BriefWriter w, Fact fact, bool dated = false)
    {
        string when = dated && fact.Date is { } date ? " " + Prose.When(date) : "";
        var f = (PostFinding)fact.Evidence[0].Finding;
        string label = w.Labels.Post(f.Post, f.Sending, f.Receiving);
        if (!PostTimeline.IsOne(f) && f.Change is "recalled" or "expelled" or "summoned" or "returned")
            return $"{w.Labels.Posts(f.Post, f.Sending, f.Receiving)} {(PostLines.Verb(f.Change) is var verb && verb.StartsWith("was ", StringComparison.Ordinal) ? "were" + verb[3..] : verb)}{when}{(w.Attribution(fact) is { Length: > 0 } whose ? ", " + whose : "")}";
        string? holder = fact.Fullest<PostFinding>(p => p.Holder) is { } h ? w.Labels.Person(h) : null;
        return f.Change switch
        {
            "nominated" => $"{holder ?? "A candidate"} was nominated as {label}",
            "appointed" => $"{holder ?? "A new holder"} was appointed {label}",
            "agrément-refused" => $"{holder ?? "The candidate"} was refused as {label}",
            "agrément-granted" => $"{holder ?? "The candidate"} was accepted as {label}",
            _ => $"{label}{(holder is null ? "" : $", {holder},")} {PostLines.Verb(f.Change)}{when}{(fact.Evidence.Select(e => ((PostFinding)e.Finding).Deadline).FirstOrDefault(x => x is not null) is { } until ? $", to leave by {Prose.Bare(until)}" : "")}",
        } + (w.Attribution(fact) is { Length: > 0 } from ? ", " + from : "");
    }

    private static bool Elsewhere(HashSet<(string, int, string)> told, string story, int sentence, EventFinding e, EdtfDate? date)
    {
        foreach (var (kind, categories) in ToldElsewhere)
        {
            // Dated meetings and visits belong to the chronology even where the talks are told, too.
            if (kind == "talks" && date is not null) continue;
            if (categories.Contains(e.Category, StringComparer.Ordinal) && told.Contains((story, sentence, kind))) return true;
        }
        return false;
    }
}
