using Attache.Ledger;
using Attache.Ledger.Facts;
using Attache.Stories;

namespace Attache.Views.Brief;

/// <summary>Writes what changed: in the world since a day, and in what was believed.</summary>
public static class ChangesComposer
{
    /// <summary>What was first reported of a subject after one day and holds by another.</summary>
    /// <param name="store">The ledger.</param>
    /// <param name="subject">What about.</param>
    /// <param name="since">The day after which a report is new.</param>
    /// <param name="on">The day up to which.</param>
    /// <param name="known">As known at.</param>
    /// <param name="names">Names of states.</param>
    public static BriefDocument Since(ILedgerStore store, Subject subject, ValidDay since, ValidDay on, KnownTime known, ICountryNames names)
    {
        // What was reported up to a day is what was known on it.
        if (KnownTime.EndOf(on.Day) is var end && end < known) known = end;
        var whole = FileOnDay.Of(store, subject, on, known);
        // What is rather not so than so is for reviewers here, too.
        var recent = whole.Only(f => f.FirstDay > since.Day && f.Confidence >= BriefComposer.LeastTold);
        var w = new BriefWriter(recent, names, whole);
        string standing = $"What was first reported after {Prose.Day(since.Day)} and up to {Prose.Day(on.Day)}.";
        string title = "Changes: " + BriefComposer.Title(subject, names, whole);
        if (recent.Facts.Count == 0)
        {
            w.Section("Nothing new", 2, true, [new BriefLine(null, [w.Say("The file holds nothing new in this time")])]);
            return w.Finish(title, standing);
        }
        var before = PostTimeline.Of(new FileOnDay(since, KnownTime.EndOf(since.Day), whole.Findings.Where(f => f.Known <= KnownTime.EndOf(since.Day)), []));
        w.Section("Posts that stand otherwise", 2, false, Posts(w, before, BriefComposer.PostsOf(whole, subject)));
        w.Section("Newly due", 2, false, OtherLines.Due(w, DecisionView.Of(recent)));
        ForceLines.Write(w, ForceView.Of(recent));
        w.Section("Talks", 2, false, OtherLines.Talks(w));
        w.Section("What happened", 2, false, EventLines.Of(w, BriefComposer.PostsTold(subject)));
        w.Section("Who said what", 2, false, OtherLines.Statements(w));
        return w.Finish(title, standing);
    }

    /// <summary>What was believed of a subject at one time and is not believed at a later one, for the same day: what stories corrected or withdrew and analysts rejected, and posts that stand otherwise.</summary>
    /// <param name="store">The ledger.</param>
    /// <param name="subject">What about.</param>
    /// <param name="on">The day.</param>
    /// <param name="then">The earlier time.</param>
    /// <param name="now">The later time.</param>
    /// <param name="names">Names of states.</param>
    public static BriefDocument Believed(ILedgerStore store, Subject subject, ValidDay on, KnownTime then, KnownTime now, ICountryNames names)
    {
        var former = FileOnDay.Of(store, subject, on, then);
        var present = FileOnDay.Of(store, subject, on, now);
        var w = new BriefWriter(former, names);
        var live = present.Findings.ToDictionary(f => f.Finding.Id, StringComparer.Ordinal);
        var gone = former.Facts.Where(f => f.Evidence.All(e => !live.TryGetValue(e.Finding.Id, out var same) || same.Finding != e.Finding)).ToList();
        // What the corrected story says again in the same words was not given up.
        var again = present.Facts.Select(f => FactText.Of(w, f)).ToHashSet(StringComparer.Ordinal);
        var lines = gone.Where(f => !again.Contains(FactText.Of(w, f))).Select(f => new BriefLine(null, [w.Say(FactText.Of(w, f), f)])).ToList();
        w.Section("Believed then and not now", 2, false, lines);
        w.Section("Posts that stand otherwise", 2, false, Posts(w, PostTimeline.Of(former), BriefComposer.PostsOf(present, subject)));
        if (lines.Count == 0) w.Section("Nothing was given up", 2, true, [new BriefLine(null, [w.Say("All that was believed then still stands")])]);
        return w.Finish("Believed then, not now: " + BriefComposer.Title(subject, names, former), $"For {Prose.Day(on.Day)}: as known at {BriefComposer.Clock(then)}, compared with {(now == KnownTime.Latest ? "all that is known now" : "what was known at " + BriefComposer.Clock(now))}.");
    }

    /// <summary>What is due in the days after a day.</summary>
    /// <param name="store">The ledger.</param>
    /// <param name="on">The day.</param>
    /// <param name="days">For how many days; the last one is in.</param>
    /// <param name="known">As known at.</param>
    /// <param name="names">Names of states.</param>
    /// <param name="code">Only what concerns a state or organisation; null for all.</param>
    public static BriefDocument Due(ILedgerStore store, ValidDay on, int days, KnownTime known, ICountryNames names, string? code = null)
    {
        var items = DueItem.Within(store, on, days, known).Where(i => code is null || i.Fact.Evidence.Any(e => SubjectsOf.Codes(e.Finding).Contains(code, StringComparer.Ordinal))).ToList();
        // The meeting and the will to meet are one thing where a sentence yields both.
        var meetings = items.Where(i => i.Fact.Kind != "event").SelectMany(i => i.Fact.Evidence.Select(e => (i.Day, e.Story.Sequence, e.Finding.Sentence))).ToHashSet();
        items.RemoveAll(i => i.Fact.Kind == "event" && i.Fact.Evidence.All(e => meetings.Contains((i.Day, e.Story.Sequence, e.Finding.Sentence))));
        var facts = items.Select(i => i.Fact).DistinctBy(f => f.Id, StringComparer.Ordinal).ToList();
        var w = new BriefWriter(FileOnDay.OfFacts(on, known, facts), names);
        List<BriefLine> lines = [.. items.Select(i => new BriefLine(Prose.Capital(i.Date.First is null ? Prose.When(i.Date) : Prose.Bare(i.Date)), [w.Say(WithStanding(FactText.Of(w, i.Fact), i.Fact), i.Fact)]))];
        if (lines.Count == 0) lines.Add(new BriefLine(null, [w.Say("Nothing in the file is due in this time")]));
        w.Section("Due", 2, false, lines);
        return w.Finish("Due", $"From {Prose.Day(on.Day)} to {Prose.Day(on.Day.AddDays(days))}.");
    }

    // Some texts of facts tell already how sure they are.
    private static string WithStanding(string text, Fact fact) =>
        BriefWriter.Standing(fact) is var standing && text.EndsWith(standing, StringComparison.Ordinal) ? text : text + standing;

    private static List<BriefLine> Posts(BriefWriter w, IReadOnlyList<PostTimeline> before, IReadOnlyList<PostTimeline> after)
    {
        var lines = new List<BriefLine>();
        foreach (var now in after)
        {
            var then = before.FirstOrDefault(p => p.Post == now.Post && p.Sending == now.Sending && p.Receiving == now.Receiving);
            if (PostLines.Short(w, now) is not { } told) continue;
            var old = then is null ? null : PostLines.Short(w, then);
            if (old?.Clause == told.Clause || (then is not null && then.State == now.State && then.Holder == now.Holder)) continue;
            List<BriefSentence> sentences = [w.Say(told.Clause, told.Facts)];
            if (old is { } o) sentences.Add(w.Say($"Before: {o.Clause}", o.Facts));
            // Where the sentence names the post, it needs no label.
            string label = Prose.Capital(w.Labels.Post(now.Post, now.Sending, now.Receiving));
            lines.Add(new BriefLine(sentences[0].Text.Contains(label, StringComparison.Ordinal) ? null : label, sentences));
        }
        return lines;
    }
}
