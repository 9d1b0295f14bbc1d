using Attache.Codebook;
using Attache.Ledger;
using Attache.Ledger.Facts;
using Attache.Stories;
using Attache.Views;
using Attache.Views.Brief;

namespace Attache.Desk.Models;

/// <summary>All that a dossier's page shows.</summary>
public sealed class Dossier
{
    private readonly Lazy<BriefDocument> brief;
    private readonly Dictionary<(string Story, int Sentence), ReportedFinding> evidence = [];

    /// <summary>Folds a subject's file.</summary>
    public Dossier(ILedgerStore store, Subject subject, DateOnly on, KnownTime known, ICountryNames names)
    {
        Subject = subject;
        File = FileOnDay.Of(store, subject, new ValidDay(on), known);
        Lead = BriefComposer.Lead(File, subject, names);
        brief = new Lazy<BriefDocument>(() => BriefComposer.Compose(File, subject, names));
        Telling = new FactTelling(File, names);
        foreach (var f in File.Findings) evidence.TryAdd((f.Story.Id, f.Finding.Sentence), f);
        IReadOnlyList<PostTimeline> posts = PostTimeline.Of(File);
        if (subject.Kind == SubjectKind.Pair)
        {
            posts = [.. posts.Where(p => p.Sending is null || p.Receiving is null || (subject.Parts.Contains(p.Sending, StringComparer.Ordinal) && subject.Parts.Contains(p.Receiving, StringComparer.Ordinal)))];
            Relation = RelationView.Of(File, subject.Parts[0], subject.Parts[1]);
            Curve = RelationCurve.Of(File, subject.Parts[0], subject.Parts[1]);
        }
        Posts = [.. posts.Where(p => p.Sending is not null && p.Receiving is not null && p.Changes.Count > 0)];
        Forces = ForceView.Of(File);
        Decisions = DecisionView.Of(File);
        Disagreements = [.. Disagreement.Of(File).TakeLast(12)];
        Talks = [.. File.Of<TalksFinding>().OrderByDescending(f => f.LastDay).ThenByDescending(f => f.From).Take(12)];
        Statements = [.. File.Of<StatementFinding>().Where(f => !f.Historical).OrderByDescending(f => f.LastDay).ThenBy(f => f.Id, StringComparer.Ordinal).Take(10)];
        Offices = [.. File.Of<OfficeFinding>().OrderByDescending(f => f.LastDay).ThenBy(f => f.Id, StringComparer.Ordinal).Take(14)];
        Events = [.. File.Of<EventFinding>().Where(f => f.Modality == Modality.Actual && !f.Historical).OrderByDescending(f => f.From).ThenBy(f => f.Id, StringComparer.Ordinal).Take(20)];
    }

    /// <summary>What it is about.</summary>
    public Subject Subject { get; }

    /// <summary>Its file.</summary>
    public FileOnDay File { get; }

    /// <summary>The written brief on it; made when it is first asked for, as the page itself needs its beginning only.</summary>
    public BriefDocument Brief => brief.Value;

    /// <summary>The beginning of the brief: its title and where things stand.</summary>
    public BriefDocument Lead { get; }

    /// <summary>Tells its facts.</summary>
    public FactTelling Telling { get; }

    /// <summary>How the two stand; null where it is not about two.</summary>
    public RelationView? Relation { get; }

    /// <summary>The same over time; null where it is not about two or nothing happened.</summary>
    public RelationCurve? Curve { get; }

    /// <summary>Posts of which something happened.</summary>
    public IReadOnlyList<PostTimeline> Posts { get; }

    /// <summary>Forces.</summary>
    public IReadOnlyList<ForceView> Forces { get; }

    /// <summary>Decisions, by deadline.</summary>
    public IReadOnlyList<DecisionView> Decisions { get; }

    /// <summary>What sources disagree on.</summary>
    public IReadOnlyList<Disagreement> Disagreements { get; }

    /// <summary>Talks, the latest first.</summary>
    public IReadOnlyList<Fact> Talks { get; }

    /// <summary>Statements, the latest first.</summary>
    public IReadOnlyList<Fact> Statements { get; }

    /// <summary>Offices, the latest reports first.</summary>
    public IReadOnlyList<Fact> Offices { get; }

    /// <summary>Events, the latest first.</summary>
    public IReadOnlyList<Fact> Events { get; }

    /// <summary>The brief's first section: where things stand.</summary>
    public IReadOnlyList<BriefSentence> Standing => Lead.Sections is [{ Prose: true, Lines: [var line, ..] }, ..] ? line.Sentences : [];

    /// <summary>The finding that a note of the brief cites; null where it is not at hand.</summary>
    public ReportedFinding? EvidenceOf(int note) => note >= 1 && note <= Lead.Notes.Count && evidence.TryGetValue((Lead.Notes[note - 1].Story, Lead.Notes[note - 1].Sentence), out var f) ? f : null;
}
