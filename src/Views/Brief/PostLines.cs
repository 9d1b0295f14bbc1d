using Attache.Codebook;
using Attache.Ledger;
using Attache.Ledger.Facts;

namespace Attache.Views.Brief;

/// <summary>Tells how posts stand and what happened to them.</summary>
internal static class PostLines
{
    public static IReadOnlyList<BriefLine> Of(BriefWriter w, IEnumerable<PostTimeline> posts, IReadOnlySet<string> disputed)
    {
        var lines = new List<BriefLine>();
        foreach (var post in posts)
        {
            var sentences = new List<BriefSentence>();
            var told = new HashSet<string>(disputed, StringComparer.Ordinal);
            if (State(w, post, told) is { } state) sentences.Add(state);
            sentences.AddRange(History(w, post, told));
            if (post.Nomination is { } nomination) sentences.Add(Nomination(w, post, nomination));
            sentences.AddRange(post.Open.Select(f => Open(w, post, f)));
            if (sentences.Count > 0) lines.Add(new BriefLine(Prose.Capital(IsOfMany(post) ? w.Labels.Posts(post.Post, post.Sending, post.Receiving) : w.Labels.Post(post.Post, post.Sending, post.Receiving)), sentences));
        }
        return lines;
    }

    // A state has many diplomats in another one, so that none of them has a successor.
    private static bool IsOfMany(PostTimeline post) => post.Post == "diplomat";

    /// <summary>One clause on how a post stands, for the head of a brief; null where no report tells.</summary>
    public static (string Clause, Fact[] Facts)? Short(BriefWriter w, PostTimeline post)
    {
        if (post.Deciding is not { } deciding) return null;
        string label = w.Labels.Post(post.Post, post.Sending, post.Receiving), change = PostTimeline.Change(deciding);
        string? holder = deciding.Fullest<PostFinding>(p => p.Holder);
        return post.State switch
        {
            PostState.Vacant when post.Vacancy is { } vacancy && !Labels.IsEstablishment(post.Post) && post is { Sending: { } s, Receiving: { } r } =>
                Since(w, post, vacancy) is var (since, more) && since.Length > 0
                    ? ($"{w.Labels.Names.Name(s)} has had no {post.Post} {Labels.Preposition(post.Post)} {w.Labels.Names.Name(r)} {since}", more)
                    : ($"{w.Labels.Names.Name(s)} has no {post.Post} {Labels.Preposition(post.Post)} {w.Labels.Names.Name(r)}", more),
            PostState.Vacant when change == "vacant" => ($"{label} is vacant", [deciding]),
            // What the agencies say themselves goes before what one of the parties says.
            PostState.Vacant when post.Departure is { } left && left != deciding => ($"{label}{(post.HolderOf(left) is { } gone ? $", {w.Labels.Person(gone)}," : "")} {Verb(PostTimeline.Change(left))}{BriefWriter.When(left)}", [left]),
            PostState.Vacant => ($"{label}{(holder is null ? "" : $", {w.Labels.Person(holder)},")} {Verb(change)}{BriefWriter.When(deciding)}", [deciding]),
            PostState.Held when LastWord(w, post, deciding) is { } last && post.Holder is { } h => ($"{w.Labels.Person(h)} was {label}, as last reported on {Prose.Day(last)}", [deciding]),
            PostState.Held when LastWord(w, post, deciding) is not null => null,
            PostState.Closed when LastWord(w, post, deciding) is { } told => ($"{label} was closed, as last reported on {Prose.Day(told)}", [deciding]),
            PostState.Held when post.Holder is { } h => ($"{w.Labels.Person(h)} is {label}", [deciding]),
            PostState.Held when post is { Post: "chargé d'affaires", Sending: { } of, Receiving: { } at } => ($"A chargé d’affaires runs {w.Labels.Post("embassy", of, at)}", [deciding]),
            PostState.Held => ($"{label} is in post", [deciding]),
            PostState.Closed => ($"{label} is closed", [deciding]),
            _ => null,
        };
    }

    // The day of the last report on a post, where that is long ago.
    private static DateOnly? LastWord(BriefWriter w, PostTimeline post, Fact deciding)
    {
        var last = post.Changes.Where(f => f.From >= deciding.From).Append(deciding).Max(f => f.LastDay);
        return w.File.On.Day.DayNumber - last.DayNumber > Forgotten ? last : null;
    }

    // Days after which the last report on a post tells how it stood, not how it stands.
    private const int Forgotten = 730;

    // Since when the post is empty: by its own report, else by the departure that emptied it.
    private static (string Since, Fact[] Facts) Since(BriefWriter w, PostTimeline post, Fact vacancy)
    {
        if (vacancy.Date is { IsInterval: true, First: not null } d) return (Prose.Bare(d), [vacancy]);
        if (post.Departure is not { } left) return ("", [vacancy]);
        string who = post.HolderOf(left) is { } h ? w.Labels.Person(h) : "the last one";
        return ($"since {who} {Verb(PostTimeline.Change(left))}{BriefWriter.When(left)}", [vacancy, left]);
    }

    /// <summary>"was recalled": what a change did, told of who held the post or of the establishment.</summary>
    public static string Verb(string change) => change switch
    {
        "accredited" => "presented credentials",
        "left" => "left the post",
        "returned" => "returned",
        "downgraded" => "was lowered in rank",
        "in-post" => "was in post",
        "agrément-granted" => "was accepted",
        "agrément-refused" => "was refused",
        _ => "was " + change,
    };

    private static BriefSentence? State(BriefWriter w, PostTimeline post, HashSet<string> joined)
    {
        if (post.Deciding is not { } deciding) return null;
        string standing = BriefWriter.Standing(deciding);
        switch (post.State)
        {
            case PostState.Held:
                string who = post.Holder is { } h ? w.Labels.Person(h) : "A diplomat whom no report names";
                string span = Span(w, post, deciding);
                string holds = span.StartsWith("since", StringComparison.Ordinal) ? $"{who} has held the post {span}" : $"{who} holds the post, {span}";
                // What happened to the holder since is told in the same breath.
                var since = post.Changes.Where(f => post.Holder is not null && f != deciding && post.HolderOf(f) is { } n && FoldedName.SamePerson(FoldedName.OfPerson(n), FoldedName.OfPerson(post.Holder)) && PostTimeline.Change(f) is "summoned" && w.Attribution(f).Length == 0).ToList();
                foreach (var f in since) joined.Add(f.Id);
                return since.Count == 0 ? w.Say(holds + standing, deciding) : w.Say($"{holds}, and {Verbs(since, false)}{BriefWriter.Standing([deciding, .. since])}", [deciding, .. since]);
            case PostState.Vacant when post.Vacancy is { } vacancy:
                return w.Say(vacancy.Date is { IsInterval: true } d ? $"The post has been vacant {Prose.Bare(d)}{BriefWriter.Standing(vacancy)}" : $"The post is vacant, as reported {BriefWriter.Reports(vacancy)}{BriefWriter.Standing(vacancy)}", vacancy);
            case PostState.Vacant:
                // Whom nobody follows for years no report follows.
                return IsOfMany(post) || w.File.On.Day.DayNumber - deciding.LastDay.DayNumber > Forgotten ? null : w.Say("No successor is reported");
            case PostState.Closed:
                return w.Say($"It is closed, {Span(w, post, deciding)}{standing}", deciding);
            case PostState.Open:
                var stays = post.Other.Where(f => PostTimeline.Change(f) == "closed" && f.Modality == Modality.Negated && f.LastDay >= deciding.From).Take(1);
                return w.Say($"It is open, as reported {BriefWriter.Reports(deciding)}{standing}", [deciding, .. stays]);
            default:
                return null;
        }
    }

    // One sentence for each person and each source that it comes from: "Joël Meyer, in post since October 2018, was summoned on …, and expelled on …".
    private static IEnumerable<BriefSentence> History(BriefWriter w, PostTimeline post, IReadOnlySet<string> disputed)
    {
        var tellable = post.Changes.Where(f => f != post.Vacancy && !disputed.Contains(f.Id)
            && PostTimeline.Change(f) is not ("nominated" or "agrément-granted" or "agrément-refused" or "vacant") && !(f == post.Deciding && post.State is PostState.Held or PostState.Open or PostState.Closed)).ToList();
        var groups = new List<(string? Holder, string Source, List<Fact> Facts)>();
        foreach (var fact in tellable)
        {
            string? holder = post.HolderOf(fact);
            string source = w.Attribution(fact);
            var group = groups.Find(g => g.Source == source && (g.Holder == holder || (g.Holder is { } a && holder is { } b && FoldedName.SamePerson(FoldedName.OfPerson(a), FoldedName.OfPerson(b)))));
            if (group.Facts is null) groups.Add((holder, source, [fact]));
            else group.Facts.Add(fact);
        }
        foreach (var (holder, source, facts) in groups)
        {
            bool establishment = Labels.IsEstablishment(post.Post);
            string who = holder is { } h ? w.Labels.Person(h) : establishment ? "It" : (IsOfMany(post) ? "A " : "The ") + Labels.Spelled(post.Post);
            // "Ambassador from 1995 to 2002", "a former ambassador": when it was is told, or that it was.
            var former = facts.Find(post.IsFormer);
            if (former is not null && facts.Count == 1)
            {
                string years = former.Date is { IsInterval: true, First: not null, Last: not null } term ? Prose.FromTo(term) : $"earlier, as reported {BriefWriter.Reports(former)}";
                yield return w.Say(BriefWriter.After(source, $"{who} held the post {years}{BriefWriter.Standing(former)}"), former);
                continue;
            }
            var tenure = facts.Find(f => PostTimeline.Change(f) == "in-post");
            var rest = facts.Where(f => f != tenure && PostTimeline.Change(f) != "in-post").ToList();
            int? number = facts.SelectMany(f => f.Evidence).Select(e => ((PostFinding)e.Finding).Number).FirstOrDefault(n => n > 1);
            if (number is { } n) who = $"{Prose.Capital(Prose.Words(n))} {Plural(post.Post)}";
            if (rest.Count == 0)
            {
                // Somebody else's tenure before or after; of who holds the post now it is told already.
                if (tenure is null || (post.State == PostState.Held && post.Holder == holder)) continue;
                yield return w.Say(BriefWriter.After(source, $"{who} held the post, {Span(w, post, tenure)}{BriefWriter.Standing(tenure)}"), tenure);
                continue;
            }
            string inPost = tenure is null || number is not null ? "" : $", in post {(tenure.Date is { IsInterval: true } d ? Prose.Bare(d) : "as reported " + BriefWriter.Reports(tenure))},";
            yield return w.Say(BriefWriter.After(source, $"{who}{inPost} {Verbs(rest, number > 1)}{BriefWriter.Standing(rest)}"), tenure is null ? rest : [tenure, .. rest]);
        }
    }

    private static string Verbs(List<Fact> facts, bool plural)
    {
        // Two things of one day are told with it once.
        if (facts.Count > 1 && facts[0].Date is { } day && facts.All(f => f.Date?.Text == day.Text) && facts.DistinctBy(PostTimeline.Change).Count() == facts.Count && facts.All(f => ((PostFinding)f.Evidence[0].Finding).Deadline is null))
        {
            var verbs = facts.Select(f => plural ? Verb(PostTimeline.Change(f)).Replace("was ", "were ", StringComparison.Ordinal) : Verb(PostTimeline.Change(f)));
            return $"{Prose.List(verbs)} {Prose.When(day)}";
        }
        var clauses = new List<string>();
        foreach (var same in facts.GroupBy(PostTimeline.Change, StringComparer.Ordinal))
        {
            string verb = Verb(same.Key);
            if (plural) verb = verb.Replace("was ", "were ", StringComparison.Ordinal);
            if (clauses.Count > 0 && verb.StartsWith("was ", StringComparison.Ordinal)) verb = verb[4..];
            var deadline = same.SelectMany(f => f.Evidence).Select(e => ((PostFinding)e.Finding).Deadline).FirstOrDefault(d => d is not null);
            string until = deadline is null ? "" : $", to leave by {Prose.Bare(deadline)}";
            string[] times = [.. same.Select(BriefWriter.When)];
            clauses.Add(verb + (times.Length == 1 ? times[0] : " " + Prose.List(times.Select(t => t.TrimStart(' ', ',')))) + until);
        }
        return Prose.List(clauses);
    }

    private static BriefSentence Nomination(BriefWriter w, PostTimeline post, Fact nomination)
    {
        string nominee = nomination.Fullest<PostFinding>(p => p.Holder) is { } n ? w.Labels.Person(n) : "A candidate whom no report names";
        string receiving = post.Receiving is { } r ? w.Labels.Names.Name(r) : "the receiving state";
        string text = $"{nominee} was nominated{BriefWriter.When(nomination)}";
        if (post.Answer is not { } answer) return w.Say($"{text}; no answer from {receiving} is reported{BriefWriter.Standing(nomination)}", nomination);
        string verb = PostTimeline.Change(answer) == "agrément-granted" ? "accepted" : "refused";
        return w.Say($"{text}; {receiving} {verb} the nomination{BriefWriter.When(answer)}{BriefWriter.Standing(nomination, answer)}", nomination, answer);
    }

    private static BriefSentence Open(BriefWriter w, PostTimeline post, Fact fact)
    {
        string change = PostTimeline.Change(fact);
        string subject = post.HolderOf(fact) is { } h ? w.Labels.Person(h) : Labels.IsEstablishment(post.Post) ? "It" : change is "in-post" or "nominated" or "appointed" ? "A " + Labels.Spelled(post.Post) : "The " + Labels.Spelled(post.Post);
        // A day that is not after the report is that of the plan or of the talks about it, and of what has not happened there is none.
        string when = fact.Date is { } d && !(d.Last <= fact.FirstDay) ? " " + Prose.When(d) : "";
        bool was = w.IsOld(fact) || (when.Length > 0 && BriefWriter.LastDay(fact) < w.File.On.Day);
        // Of those a state has many no single one is meant.
        if (fact.Modality == Modality.Negated && post.HolderOf(fact) is null && post.Post is "diplomat" or "consul" or "military attaché") subject = "No " + Labels.Spelled(post.Post);
        bool none = subject.StartsWith("No ", StringComparison.Ordinal);
        string text = fact.Modality switch
        {
            Modality.Planned => $"{subject} {(was ? "was" : "is")} to {Infinitive(change)}{when}",
            Modality.Considered => $"It {(was ? "was" : "is")} being considered that {(subject.StartsWith("The ", StringComparison.Ordinal) || subject.StartsWith("A ", StringComparison.Ordinal) || subject == "It" ? char.ToLowerInvariant(subject[0]) + subject[1..] : subject)} should {Infinitive(change)}{when}",
            Modality.Conditional => $"{subject} may {Infinitive(change)} under conditions{when}",
            _ when change is "returned" or "left" => $"{subject} has {(none ? "" : "not ")}{(change == "left" ? "left the post" : change)}",
            _ when change == "accredited" => $"{subject} has {(none ? "" : "not ")}presented credentials",
            _ when none => $"{subject} has been {Participle(change)}",
            // Whether it has not closed or will not: it stays open.
            _ when change == "closed" => $"{subject} stays open",
            _ when change is "in-post" or "vacant" => $"{subject} is not {Participle(change)}",
            _ => $"{subject} has not been {Participle(change)}",
        };
        string from = w.Attribution(fact);
        return w.Say($"{text}, {(from.Length > 0 ? from + ", " : "")}as reported {BriefWriter.Reports(fact)}{BriefWriter.Standing(fact)}", fact);
    }

    // "at least from … to …": what reports with and without dates prove, no more.
    private static string Span(BriefWriter w, PostTimeline post, Fact fact)
    {
        string change = PostTimeline.Change(fact);
        bool began = change is "appointed" or "accredited" or "returned" or "closed" || fact.Date is { IsInterval: true, First: not null };
        string from = fact.Date is { First: not null } d ? Prose.Bare(d) : Prose.Day(fact.FirstDay);
        if (from.StartsWith("since ", StringComparison.Ordinal)) from = from["since ".Length..];
        string? holder = post.HolderOf(fact);
        // Reports after the day of the file may tell of it, but do not confirm it for a later day.
        var last = post.Changes.Where(f => f.From >= fact.From && PostTimeline.Change(f) is "in-post" or "summoned" && post.HolderOf(f) == holder).Append(fact)
            .SelectMany(f => f.Evidence).Select(e => e.Day).Where(day => day <= w.File.On.Day).DefaultIfEmpty(fact.From).Max();
        // A day that lies behind all reports is none that one of them can have seen.
        if (fact.From > last && !began) return $"as reported on {Prose.Day(fact.Evidence.Max(e => e.Day))}";
        if (began) return $"since {from}" + (last > fact.From ? $", last confirmed on {Prose.Day(last)}" : "");
        return from == Prose.Day(last) ? $"as reported on {from}" : $"at least from {from} to {Prose.Day(last)}";
    }

    private static string Departed(string change) => change switch { "expelled" => "the expulsion of the last", "recalled" => "the recall of the last", _ => "the departure of the last" };

    private static string Plural(string post) => post == "chargé d'affaires" ? "chargés d’affaires" : post == "military attaché" ? "military attachés" : post + "s";

    private static string Participle(string change) => change switch
    {
        "in-post" => "in post",
        "agrément-granted" => "accepted",
        "agrément-refused" => "refused",
        "downgraded" => "lowered in rank",
        _ => change,
    };

    private static string Infinitive(string change) => change switch
    {
        "left" => "leave",
        "returned" => "return",
        "accredited" => "present credentials",
        "in-post" => "take up the post",
        _ => "be " + Participle(change),
    };
}
