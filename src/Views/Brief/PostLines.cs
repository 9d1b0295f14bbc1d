using Attache.Codebook;
using Attache.Ledger.Facts;

namespace Attache.Views.Brief;

/// <summary>Tells how posts stand and what happened to them.</summary>
internal static class PostLines
{
    public static IReadOnlyList<BriefLine> Of(BriefWriter w, IEnumerable<PostTimeline> posts)
    {
        var lines = new List<BriefLine>();
        foreach (var post in posts)
        {
            var sentences = Sentences(w, post);
            if (sentences.Count > 0) lines.Add(new BriefLine(Prose.Capital(w.Labels.Post(post.Post, post.Sending, post.Receiving)), sentences));
        }
        return lines;
    }

    /// <summary>One clause on how a post stands, for the head of a brief; null where no report tells.</summary>
    public static (string Clause, Fact[] Facts)? Short(BriefWriter w, PostTimeline post)
    {
        if (post.Deciding is not { } deciding) return null;
        string label = w.Labels.Post(post.Post, post.Sending, post.Receiving);
        string change = PostTimeline.Change(deciding);
        string when = When(deciding);
        string? holder = deciding.Fullest<PostFinding>(p => p.Holder);
        return post.State switch
        {
            PostState.Vacant when change == "vacant" => (post.Sending is { } s && !Labels.IsEstablishment(post.Post) && post.Receiving is { } r
                ? $"{w.Labels.Names.Name(s)} has no {post.Post} {(post.Post is "consul" ? "in" : "to")} {w.Labels.Names.Name(r)}" : $"{label} is vacant", [deciding]),
            PostState.Vacant => ($"{Named(label, holder)} {Verb(change)}{when}", [deciding]),
            PostState.Held when post.Holder is { } h => ($"{h} is {label}", [deciding]),
            PostState.Held => ($"{label} is in post", [deciding]),
            PostState.Closed => ($"{label} is closed", [deciding]),
            PostState.Open => ($"{label} is open", [deciding]),
            _ => null,
        };
    }

    private static List<BriefSentence> Sentences(BriefWriter w, PostTimeline post)
    {
        var sentences = new List<BriefSentence>();
        string label = w.Labels.Post(post.Post, post.Sending, post.Receiving);
        var past = post.Changes.Where(f => PostTimeline.Change(f) is not ("nominated" or "agrément-granted" or "agrément-refused" or "vacant" or "in-post")).ToList();

        // First how it stands, then how it came to that.
        var deciding = post.Deciding;
        if (deciding is not null)
        {
            switch (post.State)
            {
                case PostState.Held:
                    string who = post.Holder ?? "An unnamed " + post.Post;
                    sentences.Add(w.Say($"{who} holds the post, {Span(post, deciding)}{BriefWriter.Doubt([deciding])}", deciding));
                    break;
                case PostState.Vacant when PostTimeline.Change(deciding) == "vacant":
                    sentences.Add(w.Say($"The post is vacant, {Reported(deciding)}{BriefWriter.Doubt([deciding])}", deciding));
                    break;
                case PostState.Vacant:
                    var vacant = post.Changes.LastOrDefault(f => PostTimeline.Change(f) == "vacant" && f.From >= deciding.From);
                    sentences.Add(vacant is null ? w.Say("No successor is reported") : w.Say($"The post is vacant, {Reported(vacant)}", vacant));
                    break;
                case PostState.Closed:
                    sentences.Add(w.Say($"It is closed{BriefWriter.Doubt([deciding])}", deciding));
                    break;
                case PostState.Open:
                    sentences.Add(w.Say($"It is open{BriefWriter.Doubt([deciding])}", deciding));
                    break;
            }
        }
        string? last = null;
        foreach (var fact in past)
        {
            string? holder = fact.Fullest<PostFinding>(p => p.Holder);
            int? number = fact.Evidence.Select(e => ((PostFinding)e.Finding).Number).FirstOrDefault(n => n is not null);
            string subject = number is { } n && n > 1 ? $"{Prose.Capital(Prose.Number(n))} {Plural(post.Post)}" : holder is null ? (Labels.IsEstablishment(post.Post) ? "It" : "The " + post.Post) : holder == last ? "The same" : holder;
            last = holder ?? last;
            string verb = number > 1 ? Verb(PostTimeline.Change(fact)).Replace("was ", "were ", StringComparison.Ordinal) : Verb(PostTimeline.Change(fact));
            sentences.Add(w.Say($"{subject} {verb}{When(fact)}{Tail(w, fact)}", fact));
        }
        foreach (var fact in post.Changes.Where(f => PostTimeline.Change(f) == "in-post" && f != deciding && f.Fullest<PostFinding>(p => p.Holder) is not null))
            sentences.Add(w.Say($"{fact.Fullest<PostFinding>(p => p.Holder)} held it, {Span(post, fact)}", fact));
        if (post.Nomination is { } nomination) sentences.Add(Nomination(w, post, nomination));
        foreach (var fact in post.Other) sentences.Add(Other(w, post, label, fact));
        return sentences;
    }

    private static BriefSentence Nomination(BriefWriter w, PostTimeline post, Fact nomination)
    {
        string nominee = nomination.Fullest<PostFinding>(p => p.Holder) ?? "A candidate";
        string receiving = post.Receiving is { } r ? w.Labels.Names.Name(r) : "the receiving state";
        string text = $"{nominee} was nominated{When(nomination)}";
        if (post.Answer is not { } answer) return w.Say($"{text}; no answer from {receiving} is reported{BriefWriter.Doubt([nomination])}", nomination);
        string verb = PostTimeline.Change(answer) == "agrément-granted" ? $"{receiving} accepted the nomination" : $"{receiving} refused the nomination";
        return w.Say($"{text}; {verb}{When(answer)}{BriefWriter.Doubt([nomination, answer])}", nomination, answer);
    }

    private static BriefSentence Other(BriefWriter w, PostTimeline post, string label, Fact fact)
    {
        string change = PostTimeline.Change(fact);
        string subject = fact.Fullest<PostFinding>(p => p.Holder) ?? (Labels.IsEstablishment(post.Post) ? "It" : "The " + post.Post);
        string participle = Participle(change);
        string when = fact.Date is { } d ? " " + Prose.When(d) : "";
        string text = fact.Modality switch
        {
            Modality.Planned => $"{subject} is to {Infinitive(change)}{when}",
            Modality.Considered => $"It is being considered that {(subject == "It" ? label : subject)} {Infinitive(change)}{when}",
            Modality.Conditional => $"{subject} may {Infinitive(change)} under conditions{when}",
            _ => change is "in-post" or "vacant" ? $"{subject} is not {participle}{when}" : $"{subject} was not {participle}{when}",
        };
        return w.Say(text + Tail(w, fact), fact);
    }

    private static string Tail(BriefWriter w, Fact fact)
    {
        var deadline = fact.Evidence.Select(e => ((PostFinding)e.Finding).Deadline).FirstOrDefault(d => d is not null);
        string text = deadline is null ? "" : $" and given until {Prose.Bare(deadline)} to leave";
        string from = w.Attribution(fact);
        return text + (from.Length > 0 ? ", " + from : "") + BriefWriter.Doubt([fact]);
    }

    // "at least from … to …": what reports with and without dates prove, no more.
    private static string Span(PostTimeline post, Fact fact)
    {
        bool began = PostTimeline.Change(fact) is "appointed" or "accredited" or "returned" || fact.Date is { IsInterval: true };
        string from = fact.Date is { } d ? Prose.Bare(d).Replace("since ", "", StringComparison.Ordinal) : Prose.Day(fact.FirstDay);
        var lastSeen = post.Changes.Where(f => f.From >= fact.From && PostTimeline.Change(f) is "in-post" or "summoned" && f.Fullest<PostFinding>(p => p.Holder) is { } h && h == fact.Fullest<PostFinding>(p => p.Holder))
            .Select(f => f.LastDay).Append(fact.LastDay).Max();
        string to = Prose.Day(lastSeen);
        if (began) return $"since {from}, last confirmed on {to}";
        return from == to ? $"as reported on {to}" : $"at least from {from} to {to}";
    }

    private static string Reported(Fact fact) => fact.Date is { } d
        ? (d.IsInterval ? Prose.Bare(d) : $"as reported for {Prose.Bare(d)}")
        : fact.FirstDay == fact.LastDay ? $"as reported on {Prose.Day(fact.FirstDay)}" : $"as reported from {Prose.Day(fact.FirstDay)} to {Prose.Day(fact.LastDay)}";

    private static string When(Fact fact) => fact.Date is { } d ? " " + Prose.When(d) : $", as reported on {Prose.Day(fact.FirstDay)}";

    private static string Named(string label, string? holder) => holder is null ? label : $"{label}, {holder},";

    private static string Plural(string post) => post is "chargé d'affaires" ? "chargés d'affaires" : post + "s";

    private static string Verb(string change) => change switch
    {
        "appointed" => "was appointed",
        "accredited" => "presented credentials",
        "summoned" => "was summoned",
        "recalled" => "was recalled",
        "expelled" => "was expelled",
        "left" => "left the post",
        "returned" => "returned",
        "closed" => "was closed",
        "opened" => "was opened",
        "downgraded" => "was lowered in rank",
        "in-post" => "was in post",
        "vacant" => "was vacant",
        "nominated" => "was nominated",
        "agrément-granted" => "was accepted",
        _ => "was refused",
    };

    private static string Participle(string change) => change switch
    {
        "in-post" => "in post",
        "accredited" => "accredited",
        "agrément-granted" => "accepted",
        "agrément-refused" => "refused",
        "downgraded" => "lowered in rank",
        "left" => "gone",
        "returned" => "back",
        _ => change,
    };

    private static string Infinitive(string change) => change switch
    {
        "left" => "leave",
        "returned" => "return",
        "accredited" => "present credentials",
        _ => "be " + Participle(change),
    };
}
