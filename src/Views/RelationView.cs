using Attache.Codebook;
using Attache.Ledger.Facts;

namespace Attache.Views;

/// <summary>How two states stand to each other on a day.</summary>
/// <param name="Tones">What reports say of the tone, by date; the last one stands.</param>
/// <param name="Score">Sum of the PLOVER scores of events between the two, each halved for every <see cref="HalfLife"/> days that it lies back; null without events.</param>
/// <param name="Events">Number of events that the score is made of.</param>
public sealed record RelationView(IReadOnlyList<Fact> Tones, double? Score, int Events)
{
    /// <summary>Days after which an event counts half.</summary>
    public const int HalfLife = 90;

    /// <summary>The relation of two codes in a file.</summary>
    public static RelationView Of(FileOnDay file, string first, string second)
    {
        var tones = file.Of<RelationFinding>().Where(f => f.Modality == Modality.Actual && Between((RelationFinding)f.Evidence[0].Finding, first, second)).OrderBy(f => f.LastDay).ThenBy(f => f.Id, StringComparer.Ordinal).ToList();
        double score = 0;
        int events = 0;
        foreach (var fact in file.Of<EventFinding>())
        {
            if (fact.Modality != Modality.Actual) continue;
            var e = fact.Evidence.Select(x => (EventFinding)x.Finding).FirstOrDefault(x => x.Score is not null && Joins(x, first, second));
            if (e is null) continue;
            int age = Math.Max(0, file.On.Day.DayNumber - fact.From.DayNumber);
            score += e.Score!.Value * Math.Pow(0.5, age / (double)HalfLife);
            events++;
        }
        return new RelationView(tones, events > 0 ? Math.Round(score, 2) : null, events);
    }

    private static bool Between(RelationFinding f, string a, string b) => f.Between.Contains(a, StringComparer.Ordinal) && f.Between.Contains(b, StringComparer.Ordinal);

    private static bool Joins(EventFinding e, string a, string b)
    {
        bool Has(IReadOnlyList<Entity>? side, string code) => (side ?? []).Any(x => x.Code == code);
        if (e.Recipient is not { Count: > 0 }) return Has(e.Actor, a) && Has(e.Actor, b);
        return (Has(e.Actor, a) && Has(e.Recipient, b)) || (Has(e.Actor, b) && Has(e.Recipient, a));
    }
}
