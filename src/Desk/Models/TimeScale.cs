using System.Globalization;

namespace Attache.Desk.Models;

/// <summary>Days on a horizontal axis.</summary>
/// <param name="First">The day at <paramref name="Left"/>.</param>
/// <param name="Last">The day at <paramref name="Right"/>.</param>
/// <param name="Left">In user units of the drawing.</param>
/// <param name="Right">In user units of the drawing.</param>
public sealed record TimeScale(DateOnly First, DateOnly Last, double Left, double Right)
{
    /// <summary>Where a day stands; days outside stand at the end.</summary>
    public double X(DateOnly day)
    {
        double share = (day.DayNumber - First.DayNumber) / (double)Math.Max(1, Last.DayNumber - First.DayNumber);
        return Math.Round(Left + (Math.Clamp(share, 0, 1) * (Right - Left)), 1);
    }

    /// <summary>First days of months, quarters or years with their labels, some eight in all.</summary>
    public IReadOnlyList<(double X, string Label)> Ticks()
    {
        int months = ((Last.Year - First.Year) * 12) + Last.Month - First.Month;
        int step = months switch { <= 8 => 1, <= 16 => 2, <= 27 => 3, <= 54 => 6, <= 110 => 12, <= 300 => 36, _ => 120 };
        var ticks = new List<(double, string)>();
        var at = new DateOnly(First.Year, First.Month, 1).AddMonths(1);
        while ((at.Month - 1) % Math.Min(step, 12) != 0 || (step > 12 && at.Year % (step / 12) != 0)) at = at.AddMonths(1);
        for (; at <= Last; at = at.AddMonths(step))
            ticks.Add((X(at), step >= 12 ? at.ToString("yyyy", CultureInfo.InvariantCulture) : at.ToString(at.Month == 1 || ticks.Count == 0 ? "MMM yyyy" : "MMM", CultureInfo.InvariantCulture)));
        return ticks;
    }
}
