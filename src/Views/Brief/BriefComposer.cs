using Attache.Codebook;
using Attache.Ledger;
using Attache.Stories;

namespace Attache.Views.Brief;

/// <summary>Writes briefs and dossiers. Every sentence that says something about the world cites its evidence.</summary>
public static class BriefComposer
{
    /// <summary>The least confidence of what a brief tells: “roughly even chance” in the words of ICD 203.</summary>
    public const double LeastTold = 0.45;

    /// <summary>The brief on a subject, from a store.</summary>
    public static BriefDocument Compose(ILedgerStore store, Subject subject, ValidDay on, KnownTime known, ICountryNames names) =>
        Compose(FileOnDay.Of(store, subject, on, known), subject, names);

    /// <summary>The brief on a subject, from its file.</summary>
    public static BriefDocument Compose(FileOnDay file, Subject subject, ICountryNames names)
    {
        string title = Title(subject, names, file);
        // What is rather not so than so is for reviewers, not for readers.
        int whole = file.Facts.Count;
        file = file.Only(f => f.Confidence >= LeastTold);
        var w = new BriefWriter(file, names);
        if (file.Findings.Count == 0)
        {
            w.Section(StandingHeading, 2, true, [Nothing(w, subject, names)]);
            return w.Finish(title, Standing(file));
        }
        var posts = PostsOf(file, subject);
        var decisions = DecisionView.Of(file);
        var forces = ForceView.Of(file);

        var disagreements = Disagreement.Of(file).TakeLast(15).ToList();
        // How a mission ended is told once, with both sides.
        var disputed = disagreements.Where(d => d.Kind == DisagreementKind.PostEnd).SelectMany(d => d.Sides).Where(f => w.Attribution(f).Length > 0).Select(f => f.Id).ToHashSet(StringComparer.Ordinal);

        w.Section(StandingHeading, 2, true, Head(w, subject, posts, decisions));
        w.Section("Due", 2, false, OtherLines.Due(w, decisions));
        w.Section("Where sources disagree", 2, false, DisagreementLines.Of(w, disagreements));
        w.Section("Posts", 2, false, PostLines.Of(w, posts, disputed));
        ForceLines.Write(w, forces);
        w.Section("Talks", 2, false, OtherLines.Talks(w));
        w.Section("Earlier decisions", 2, false, OtherLines.Settled(w, decisions));
        // Of a post its own section tells all that happened.
        if (subject.Kind is not SubjectKind.Post) w.Section("What happened", 2, false, EventLines.Of(w, PostsTold(subject), movesToo: subject.Kind != SubjectKind.Force));
        w.Section("Who said what", 2, false, OtherLines.Statements(w));
        if (subject.Kind != SubjectKind.Pair || file.Findings.Count < 200) w.Section("Offices", 2, false, OtherLines.Offices(w));
        if (!w.HasSections) w.Section(StandingHeading, 2, true, [new BriefLine(null, [w.Say($"What the file holds on {Of(subject, names)} for this day is too little to be told; ‘attache findings’ lists it")])]);
        w.Section("About this file", 2, true, [About(w, whole - file.Facts.Count)]);
        return w.Finish(title, Standing(file));
    }

    /// <summary>The beginning of the brief on a subject, for who needs no more of it: where things stand, with the same notes.</summary>
    public static BriefDocument Lead(FileOnDay file, Subject subject, ICountryNames names)
    {
        string title = Title(subject, names, file);
        file = file.Only(f => f.Confidence >= LeastTold);
        var w = new BriefWriter(file, names);
        if (file.Findings.Count == 0) w.Section(StandingHeading, 2, true, [Nothing(w, subject, names)]);
        else w.Section(StandingHeading, 2, true, Head(w, subject, PostsOf(file, subject), DecisionView.Of(file)));
        return w.Finish(title, Standing(file));
    }

    // "Relations" alone is nobody's assessment.
    private const int LeastWords = 3;

    private const string StandingHeading = "Where things stand";

    private static BriefLine Nothing(BriefWriter w, Subject subject, ICountryNames names) => new(null, [w.Say($"The file holds nothing on {Of(subject, names)} for this day")]);

    // A post in an unnamed state is not known to be one between the two.
    internal static IReadOnlyList<PostTimeline> PostsOf(FileOnDay file, Subject subject) => subject.Kind != SubjectKind.Pair
        ? PostTimeline.Of(file)
        : [.. PostTimeline.Of(file).Where(p => IsOfPair(p.Sending, p.Receiving, subject))];

    /// <summary>Which posts the chronology of a subject tells of; null for all.</summary>
    internal static Func<PostFinding, bool>? PostsTold(Subject subject) => subject.Kind == SubjectKind.Pair ? p => IsOfPair(p.Sending, p.Receiving, subject) : null;

    private static bool IsOfPair(string? sending, string? receiving, Subject pair) =>
        sending is not null && receiving is not null && pair.Parts.Contains(sending, StringComparer.Ordinal) && pair.Parts.Contains(receiving, StringComparer.Ordinal);

    private static List<BriefLine> Head(BriefWriter w, Subject subject, IReadOnlyList<PostTimeline> posts, IReadOnlyList<DecisionView> decisions)
    {
        var sentences = new List<BriefSentence>();
        if (subject.Kind == SubjectKind.Pair)
        {
            string a = w.Labels.Names.Name(subject.Parts[0]), b = w.Labels.Names.Name(subject.Parts[1]);
            var relation = RelationView.Of(w.File, subject.Parts[0], subject.Parts[1]);
            if (relation.Tones.Count > 0)
            {
                var last = relation.Tones[^1];
                var f = last.Best<RelationFinding>();
                string tone = f.Tone switch { "crisis" => "in crisis", "broken" => "broken off", _ => f.Tone };
                string words = f.Assessment is { } s && s.Split(' ').Length >= LeastWords ? $" ({Prose.Quote(s)})" : "";
                var told = last.Evidence.Select(e => e.Day).Where(x => x <= w.File.On.Day).DefaultIfEmpty(last.FirstDay).Max();
                // How two states stood a year ago and more is no word on how they stand.
                bool old = w.File.On.Day.DayNumber - told.DayNumber > 365;
                string be = (old, f.Since) switch { (false, { } d) => $"have been {tone} {Prose.Since(d)}", (false, null) => $"are {tone}", (true, { } d) => $"had been {tone} {Prose.Since(d)}", _ => $"were {tone}" };
                sentences.Add(w.Say($"Relations between {a} and {b} {be}{words}, as {(old ? "last " : "")}reported on {Prose.Day(told)}{BriefWriter.Standing(last)}", last));
            }
        }
        var ambassadors = posts.Where(p => p.Post is "ambassador" or "high commissioner" or "chargé d'affaires" or "embassy" or "permanent representative").ToList();
        if (subject.Kind == SubjectKind.Pair)
            foreach (var post in ambassadors)
                if ((post.Post != "embassy" || post.State == PostState.Closed) && PostLines.Short(w, post) is { } told) sentences.Add(w.Say(told.Clause, told.Facts));
        var due = decisions.Where(d => d.State == DecisionState.Due).ToList();
        var overdue = decisions.Where(d => d.State == DecisionState.Overdue && OtherLines.IsOpen(w, d)).ToList();
        if (due.Count > 0)
            sentences.Add(w.Say($"{Prose.Capital(Prose.Words(due.Count))} {(due.Count == 1 ? "decision is" : "decisions are")} due, {(due.Count == 1 ? "" : "the first ")}{OtherLines.By(due[0].Deadline!)}", due.Select(d => d.Fact)));
        if (overdue.Count > 0) sentences.Add(w.Say($"{Prose.Capital(Prose.Words(overdue.Count))} {(overdue.Count == 1 ? "decision is" : "decisions are")} overdue", overdue.Select(d => d.Fact)));
        if (subject.Kind == SubjectKind.Pair && Climate(w, subject) is { } climate) sentences.Add(climate);
        return sentences.Count > 0 ? [new BriefLine(null, sentences)] : [];
    }

    // The score in words: what the events of late weigh, and whether more or less than a month ago.
    private static BriefSentence? Climate(BriefWriter w, Subject subject)
    {
        var now = RelationView.Of(w.File, subject.Parts[0], subject.Parts[1]);
        if (now.Recent.Count < 3) return null;
        double before = RelationView.ScoreOn(w.File, subject.Parts[0], subject.Parts[1], w.File.On.Day.AddDays(-30));
        string trend = Math.Abs(now.Score - before) < 1 ? "much as a month before" : now.Score < before ? $"worse than a month before ({Prose.Signed(before)})" : $"better than a month before ({Prose.Signed(before)})";
        return w.Say($"On PLOVER’s scale of conflict and cooperation the events of the last half year weigh {Prose.Signed(now.Score)}, each counting half after {RelationView.HalfLife} days; that is {trend}", now.Recent);
    }

    private static BriefLine About(BriefWriter w, int doubtful)
    {
        var stories = w.File.Findings.Select(f => f.Story).DistinctBy(s => (s.Id, s.ContentHash)).ToList();
        int sources = stories.Select(s => s.Publisher ?? s.Id).Distinct(StringComparer.Ordinal).Count();
        string span = stories.Min(s => s.Published.Day) is var first && stories.Max(s => s.Published.Day) is var last && first == last
            ? $"of {Prose.Day(first)}" : $"from {Prose.Day(first)} to {Prose.Day(last)}";
        return new BriefLine(null,
        [
            w.Say($"It rests on {Prose.Count(w.File.Findings.Count, "finding", "findings")} in {Prose.Count(stories.Count, "story", "stories")} by {Prose.Count(sources, "source", "sources")}, {span}"),
            w.Say("Where no word of certainty stands, the reading of the sources is very likely or almost certain (80 % or more, in the terms of ICD 203), and where no number of sources stands, one source tells it"),
            .. doubtful > 0 ? [w.Say($"{Prose.Capital(Prose.Words(doubtful))} {(doubtful == 1 ? "reading that is" : "readings that are")} less likely than not {(doubtful == 1 ? "is" : "are")} left out; ‘attache review queue’ shows such readings first")] : (BriefSentence[])[],
            .. w.LeftOut.Count > 0 ? [w.Say($"Left out here, as older or of less weight: {Prose.List(w.LeftOut)}; the ledger has them all")] : (BriefSentence[])[],
            .. w.File.IsCut ? [w.Say("Of each kind the latest findings were read; the ledger holds older ones")] : (BriefSentence[])[],
        ]);
    }

    internal static string Title(Subject subject, ICountryNames names, FileOnDay file) => subject.Kind switch
    {
        SubjectKind.State => Prose.Capital(names.Name(subject.Parts[0])),
        SubjectKind.Pair => Prose.Capital($"{names.Name(subject.Parts[0])} and {names.Name(subject.Parts[1])}"),
        SubjectKind.Due => "Due",
        SubjectKind.Post => Prose.Capital(new Labels(names, new PersonSpelling([])).Post(subject.Parts[0], subject.Parts[1], subject.Parts[2])),
        SubjectKind.Organisation => file.Findings.SelectMany(f => SubjectsOf.Organisations(f.Finding)).FirstOrDefault(n => Subject.Organisation(n).Key == subject.Key) ?? subject.Parts[0],
        SubjectKind.Force => Prose.Capital(file.Findings.SelectMany(f => SubjectsOf.Forces(f.Finding))
            .FirstOrDefault(f => Subject.Force(f).Key == subject.Key) ?? subject.Parts[0]),
        // In the one spelling that the text has.
        _ => file.Findings.SelectMany(f => SubjectsOf.Persons(f.Finding)).FirstOrDefault(p => Subject.Person(p).Key == subject.Key) is { } named ? new PersonSpelling(file.Findings).Of(named) : subject.Parts[0],
    };

    private static string Of(Subject subject, ICountryNames names) => subject.Kind switch
    {
        SubjectKind.State => names.Name(subject.Parts[0]),
        SubjectKind.Pair => $"{names.Name(subject.Parts[0])} and {names.Name(subject.Parts[1])}",
        SubjectKind.Due => "what is due",
        SubjectKind.Post => new Labels(names, new PersonSpelling([])).Post(subject.Parts[0], subject.Parts[1], subject.Parts[2]),
        _ => subject.Parts[0],
    };

    private static string Standing(FileOnDay file)
    {
        string on = $"As of {Prose.Day(file.On.Day)}";
        return file.Known == KnownTime.Latest ? on + "." : $"{on}, as known at {Clock(file.Known)}.";
    }

    /// <summary>A known time as a reader says it, to the minute.</summary>
    internal static string Clock(KnownTime known) => FormattableString.Invariant($"{known.Utc:d MMMM yyyy, HH:mm} UTC");
}
