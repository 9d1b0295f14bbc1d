using System.Globalization;
using System.Text.Json;
using Attache.Codebook;
using Attache.Language.Dates;

namespace Attache.Training;

/// <summary>
/// Compares a gold date with predictions. A prediction matches when the spans overlap (gold ends are inclusive); its
/// value is right when it covers the same days as one of the gold values, whose ends are exclusive. Where a range names
/// its end, EDTF takes the end in and the gold leaves it out: both count.
/// </summary>
public static class DateScorer
{
    /// <summary>Null where no unused prediction overlaps; else whether its value is right. The prediction is marked as used.</summary>
    public static bool? Match(JsonElement gold, IReadOnlyList<DateMention> mentions, bool[] used)
    {
        ArgumentNullException.ThrowIfNull(mentions);
        ArgumentNullException.ThrowIfNull(used);
        int start = gold.GetProperty("start").GetInt32(), end = gold.GetProperty("end").GetInt32();
        int best = -1;
        bool right = false;
        for (int i = 0; i < mentions.Count && !right; i++)
        {
            if (used[i] || mentions[i].Span.Start > end || mentions[i].Span.End <= start) continue;
            right = gold.GetProperty("values") is { ValueKind: JsonValueKind.Array } values && values.EnumerateArray().Any(v => Same(v, mentions[i].Value));
            if (best < 0 || right) best = i;
        }
        if (best < 0) return null;
        used[best] = true;
        return right;
    }

    /// <summary>Whether a date covers the days of a gold value: <c>value</c>, or <c>start</c> and <c>end</c>.</summary>
    public static bool Same(JsonElement gold, EdtfDate date)
    {
        ArgumentNullException.ThrowIfNull(date);
        if (gold.TryGetProperty("value", out var value))
            return EdtfDate.TryParse(value.GetString(), out var day) && Readings(date).Contains((day.First, Behind(day.Last)));
        var (start, end) = (Day(gold, "start"), Day(gold, "end"));
        return (start is not null || end is not null) && Readings(date).Contains((start, end));
    }

    private static IEnumerable<(DateOnly? First, DateOnly? Behind)> Readings(EdtfDate date)
    {
        yield return (date.First, Behind(date.Last));
        if (!date.IsInterval || date.Last is null) yield break;
        // The end's own first day: the reading that leaves the named end out.
        var end = EdtfDate.Parse(date.Text[(date.Text.IndexOf('/', StringComparison.Ordinal) + 1)..]);
        yield return (date.First, end.First);
    }

    private static DateOnly? Behind(DateOnly? last) => last is { } day && day < DateOnly.MaxValue ? day.AddDays(1) : null;

    private static DateOnly? Day(JsonElement gold, string name) =>
        gold.TryGetProperty(name, out var v) && v.ValueKind == JsonValueKind.String && v.GetString() is { Length: >= 10 } s
            ? DateOnly.ParseExact(s.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture) : null;
}
