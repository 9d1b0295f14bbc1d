using Attache.Codebook;
using Attache.Ledger.Facts;
using Attache.Views;

namespace Attache.Desk.Models;

/// <summary>How two states stood over time: the relation's score day after day, and the events that moved it.</summary>
/// <param name="First">The first day drawn.</param>
/// <param name="Last">The last day drawn: the day of the dossier.</param>
/// <param name="Points">Days and scores, in order.</param>
/// <param name="Events">Events with their scores, by date.</param>
public sealed record RelationCurve(DateOnly First, DateOnly Last, IReadOnlyList<(DateOnly Day, double Score)> Points, IReadOnlyList<(Fact Fact, double Score)> Events)
{
    private const int MostDays = 730, MostEvents = 80;

    /// <summary>The curve of a file; null without events between the two.</summary>
    public static RelationCurve? Of(FileOnDay file, string first, string second)
    {
        var events = new List<(Fact Fact, double Score)>();
        foreach (var fact in file.Of<EventFinding>())
        {
            if (fact.Modality != Modality.Actual || fact.Historical || fact.From > file.On.Day) continue;
            var e = fact.Evidence.Select(x => (EventFinding)x.Finding).FirstOrDefault(x => x.Score is not null && Joins(x, first, second));
            if (e is not null) events.Add((fact, e.Score!.Value));
        }
        var last = file.On.Day;
        events = [.. events.Where(e => last.DayNumber - e.Fact.From.DayNumber <= MostDays)];
        if (events.Count == 0) return null;
        var start = events.Min(e => e.Fact.From).AddDays(-14);
        int days = last.DayNumber - start.DayNumber, step = Math.Max(1, days / 180);
        var points = new List<(DateOnly, double)>();
        for (int d = 0; d < days; d += step) points.Add((start.AddDays(d), ScoreOn(events, start.AddDays(d))));
        points.Add((last, ScoreOn(events, last)));
        return new RelationCurve(start, last, points, [.. events.OrderByDescending(e => Math.Abs(e.Score)).Take(MostEvents).OrderBy(e => e.Fact.From).ThenBy(e => e.Fact.Id, StringComparer.Ordinal)]);
    }

    // As RelationView.ScoreOn, from events that were chosen once.
    private static double ScoreOn(List<(Fact Fact, double Score)> events, DateOnly day) => Math.Round(
        events.Where(e => e.Fact.From <= day && day.DayNumber - e.Fact.From.DayNumber <= RelationView.Window)
            .Sum(e => e.Score * Math.Pow(0.5, (day.DayNumber - e.Fact.From.DayNumber) / (double)RelationView.HalfLife)), 2);

    private static bool Joins(EventFinding e, string a, string b)
    {
        bool Has(IReadOnlyList<Entity>? side, string code) => (side ?? []).Any(x => x.Code == code);
        if (e.Recipient is not { Count: > 0 }) return Has(e.Actor, a) && Has(e.Actor, b);
        return (Has(e.Actor, a) && Has(e.Recipient, b)) || (Has(e.Actor, b) && Has(e.Recipient, a));
    }
}
