using Microsoft.AspNetCore.Components;

namespace Attache.Desk.Drawings;

/// <summary>A small line of scores, for lists.</summary>
internal static class Spark
{
    private const double Width = 150, Height = 40;

    /// <summary>The line; zero is marked, the last value has a dot.</summary>
    public static MarkupString Of(IReadOnlyList<double> values)
    {
        double high = Math.Max(1, values.Max()), low = Math.Min(-1, values.Min());
        double Y(double v) => 4 + ((high - v) / (high - low) * (Height - 8));
        double X(int i) => 2 + (i / (double)Math.Max(1, values.Count - 1) * (Width - 8));
        string path = string.Join(' ', values.Select((v, i) => $"{(i == 0 ? 'M' : 'L')}{Svg.Number(X(i))} {Svg.Number(Y(v))}"));
        return new Svg().Begin("svg", ("class", "spark"), ("viewBox", "0 0 150 40"), ("aria-hidden", "true"))
            .Add("path", ("class", "zero"), ("d", $"M0 {Svg.Number(Y(0))}H{Svg.Number(Width)}"))
            .Add("path", ("d", path))
            .Add("circle", ("cx", X(values.Count - 1)), ("cy", Y(values[^1])), ("r", 3), ("class", values[^1] < 0 ? "down" : "up")).End().Markup;
    }
}
