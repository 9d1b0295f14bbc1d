using Attache.Codebook;
using Attache.Ledger.Facts;

namespace Attache.Views;

/// <summary>At which level one state is represented in another, as far as reports tell.</summary>
public enum RepresentationLevel
{
    /// <summary>No report tells.</summary>
    Unknown,

    /// <summary>The embassy is closed.</summary>
    None,

    /// <summary>Nobody heads the embassy, as far as reports tell.</summary>
    Vacant,

    /// <summary>A chargé d'affaires heads it.</summary>
    ChargeDAffaires,

    /// <summary>An ambassador or high commissioner does.</summary>
    Ambassador,
}

/// <summary>How two states stand to each other on a day.</summary>
/// <param name="Tones">What reports say of the tone now, not of times before, by the day that it holds from and the last report; the last one stands.</param>
/// <param name="Score">
/// Sum of the PLOVER scores of the events between the two in the last <see cref="Window"/> days, each halved for every
/// <see cref="HalfLife"/> days that it lies back; 0 without events.
/// </param>
/// <param name="Recent">The events that the score is made of, by date.</param>
public sealed record RelationView(IReadOnlyList<Fact> Tones, double Score, IReadOnlyList<Fact> Recent)
{
    /// <summary>Days after which an event counts half.</summary>
    public const int HalfLife = 30;

    /// <summary>Days after which an event counts no more: it would weigh less than two hundredths.</summary>
    public const int Window = 180;

    /// <summary>The relation of two codes in a file.</summary>
    public static RelationView Of(FileOnDay file, string first, string second)
    {
        var tones = file.Of<RelationFinding>().Where(f => f.Modality == Modality.Actual && !f.Historical && Between((RelationFinding)f.Evidence[0].Finding, first, second))
            .OrderBy(f => Latest(f, file.On.Day)).ThenBy(f => f.From).ThenBy(f => f.Id, StringComparer.Ordinal).ToList();
        var events = Events(file, first, second, file.On.Day);
        return new RelationView(tones, Sum(events, file.On.Day), [.. events.Select(e => e.Fact)]);
    }

    /// <summary>The score on an earlier day, from the same file.</summary>
    public static double ScoreOn(FileOnDay file, string first, string second, DateOnly day) => Sum(Events(file, first, second, day), day);

    /// <summary>At which level a state is represented in another.</summary>
    public static RepresentationLevel Level(IReadOnlyList<PostTimeline> posts, string sending, string receiving)
    {
        PostState Of(params ReadOnlySpan<string> names)
        {
            var found = PostState.Unknown;
            foreach (var name in names)
                foreach (var p in posts)
                    if (p.Post == name && p.Sending == sending && p.Receiving == receiving && p.State != PostState.Unknown) found = p.State;
            return found;
        }
        if (Of("embassy") == PostState.Closed) return RepresentationLevel.None;
        var head = Of("ambassador", "high commissioner");
        if (head == PostState.Held) return RepresentationLevel.Ambassador;
        if (Of("chargé d'affaires") == PostState.Held) return RepresentationLevel.ChargeDAffaires;
        return head == PostState.Vacant ? RepresentationLevel.Vacant : RepresentationLevel.Unknown;
    }

    private static DateOnly Latest(Fact fact, DateOnly on) => fact.Evidence.Select(e => e.Day).Where(d => d <= on).DefaultIfEmpty(fact.From).Max();

    private static List<(Fact Fact, double Score)> Events(FileOnDay file, string first, string second, DateOnly on)
    {
        var events = new List<(Fact, double)>();
        foreach (var fact in file.Of<EventFinding>())
        {
            if (fact.Modality != Modality.Actual || fact.From > on || on.DayNumber - fact.From.DayNumber > Window) continue;
            var e = fact.Evidence.Select(x => (EventFinding)x.Finding).FirstOrDefault(x => x.Score is not null && Joins(x, first, second));
            if (e is not null) events.Add((fact, e.Score!.Value));
        }
        return events;
    }

    private static double Sum(List<(Fact Fact, double Score)> events, DateOnly on) =>
        Math.Round(events.Sum(e => e.Score * Math.Pow(0.5, (on.DayNumber - e.Fact.From.DayNumber) / (double)HalfLife)), 2);

    private static bool Between(RelationFinding f, string a, string b) => f.Between.Contains(a, StringComparer.Ordinal) && f.Between.Contains(b, StringComparer.Ordinal);

    private static bool Joins(EventFinding e, string a, string b)
    {
        bool Has(IReadOnlyList<Entity>? side, string code) => (side ?? []).Any(x => x.Code == code);
        if (e.Recipient is not { Count: > 0 }) return Has(e.Actor, a) && Has(e.Actor, b);
        return (Has(e.Actor, a) && Has(e.Recipient, b)) || (Has(e.Actor, b) && Has(e.Recipient, a));
    }
}
