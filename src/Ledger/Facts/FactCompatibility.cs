using Attache.Codebook;

namespace Attache.Ledger.Facts;

/// <summary>Whether two findings with one <see cref="FactKey"/> may speak of one thing.</summary>
internal static class FactCompatibility
{
    // The time first, which is soon told.
    public static bool Holds(ReportedFinding a, ReportedFinding b) => SameTime(a, b) && SameThing(a.Finding, b.Finding);

    private static bool SameThing(Finding a, Finding b) => (a, b) switch
    {
        // Words to somebody and words to nobody in particular are two: a president refuses and rejects many things in a week.
        (EventFinding x, EventFinding y) => (x.Category is not ("REJECT" or "ACCUSE" or "REQUEST" or "THREATEN") || (x.Recipient is { Count: > 0 }) == (y.Recipient is { Count: > 0 })) && Overlap(Codes(x.Recipient), Codes(y.Recipient)) && Overlap(x.Mode, y.Mode) && Places(x.Location, y.Location),
        (StatementFinding x, StatementFinding y) => SameSpeaker(x.Speaker, y.Speaker) && SameWords(x.Content ?? x.Text, y.Content ?? y.Text),
        (PostFinding x, PostFinding y) => Person(x.Holder, y.Holder) && (x.Number is null || y.Number is null || x.Number == y.Number),
        (OfficeFinding x, OfficeFinding y) => Person(x.Holder, y.Holder) && Titles(x.Title, y.Title),
        (DeploymentFinding x, DeploymentFinding y) => Places(x.From, y.From) && Places(x.To, y.To)
            && (x.Change != "present" || x.Strength is null || y.Strength is null || (x.Strength == y.Strength && x.StrengthTo == y.StrengthTo))
            && (x.Relieves is null || y.Relieves is null || FoldedName.OfForce(x.Relieves) == FoldedName.OfForce(y.Relieves)),
        (TalksFinding x, TalksFinding y) => x.Next is null || y.Next is null || x.Next.Overlaps(y.Next),
        (DecisionFinding x, DecisionFinding y) => (x.Deadline is null || y.Deadline is null || x.Deadline.Overlaps(y.Deadline))
            // Two decisions that were taken on different matters are two.
            && (x.Status != "made" || x.Matter is null || y.Matter is null || SameWords(x.Matter, y.Matter)),
        _ => true,
    };

    private static bool SameTime(ReportedFinding a, ReportedFinding b)
    {
        int window = Window(a.Finding);
        return (a.Finding.Date, b.Finding.Date) switch
        {
            ({ } x, { } y) => x.Overlaps(y),
            ({ } x, null) => Follows(x, b.Day, window) && (!IsAhead(a.Finding) || Near(a, b, window)),
            (null, { } y) => Follows(y, a.Day, window) && (!IsAhead(b.Finding) || Near(a, b, window)),
            _ => Math.Abs(a.Day.DayNumber - b.Day.DayNumber) <= window,
        };
    }

    // What is to come has no day yet when it is first spoken of, so that the days of the reports must be near each other.
    private static bool IsAhead(Finding finding) => finding.Modality is Modality.Planned or Modality.Considered or Modality.Conditional;

    private static bool Near(ReportedFinding a, ReportedFinding b, int window) => Math.Abs(a.Day.DayNumber - b.Day.DayNumber) <= window;

    // A report without a date tells of something not later than itself and not long ago.
    private static bool Follows(EdtfDate date, DateOnly report, int window) =>
        (date.First is not { } first || first <= report) && (date.Last is not { } last || report.DayNumber - last.DayNumber <= window);

    /// <summary>For how many days reports without a date are taken to speak of one thing. A state lasts; an event passes; words are said once.</summary>
    internal static int Window(Finding finding) => finding switch
    {
        PostFinding { Change: "in-post" or "vacant" } or OfficeFinding { Change: "holds" or "former" } => 3650,
        // An envoy is called in again and again.
        PostFinding { Change: "summoned" } => 10,
        PostFinding { Holder: not null } => 730,
        DeploymentFinding { Change: "present" } => 90,
        PostFinding or OfficeFinding => 180,
        DeploymentFinding or DecisionFinding or RelationFinding => 45,
        TalksFinding => 21,
        EventFinding => 10,
        _ => 3,
    };

    private static bool Person(string? a, string? b) => a is null || b is null || FoldedName.SamePerson(FoldedName.OfPerson(a), FoldedName.OfPerson(b));

    private static bool SameSpeaker(Entity a, Entity b) => a.Person is null || b.Person is null || Person(a.Person, b.Person);

    private static bool Overlap(IReadOnlyList<string>? a, IReadOnlyList<string>? b) =>
        a is not { Count: > 0 } || b is not { Count: > 0 } || a.Any(x => b.Contains(x, StringComparer.Ordinal));

    private static string[] Codes(IReadOnlyList<Entity>? entities) => [.. (entities ?? []).Select(e => e.Code ?? FoldedName.Of(e.Name ?? e.Text))];

    private static bool Places(IReadOnlyList<Place>? a, IReadOnlyList<Place>? b)
    {
        if (a is not { Count: > 0 } || b is not { Count: > 0 }) return true;
        return a.Any(x => b.Any(y => FoldedName.Of(x.Name ?? x.Text) == FoldedName.Of(y.Name ?? y.Text)));
    }

    private static bool Titles(string? a, string? b) => a is null || b is null || Words(a).Overlaps(Words(b));

    private static bool SameWords(string a, string b)
    {
        HashSet<string> x = Words(a), y = Words(b);
        if (x.Count == 0 || y.Count == 0) return x.Count == y.Count;
        int common = x.Count(y.Contains);
        return common * 10 >= Math.Min(x.Count, y.Count) * 8;
    }

    private static HashSet<string> Words(string text) => FoldedName.Of(text).Split(' ').Where(w => w.Length > 2 && w is not "the" and not "and").ToHashSet(StringComparer.Ordinal);
}
