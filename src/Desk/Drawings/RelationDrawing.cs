using System.Globalization;
using Attache.Desk.Models;
using Attache.Desk.Service;
using Attache.Views.Brief;
using Microsoft.AspNetCore.Components;

namespace Attache.Desk.Drawings;

/// <summary>The relation of two states over time: a line, what lies above and below zero, and the events as pins that lead to their evidence.</summary>
internal static class RelationDrawing
{
    private const double Width = 1100, Height = 300, Left = 44, Right = 1088, Top = 14, Bottom = 262;

    /// <summary>Draws a curve.</summary>
    public static MarkupString Of(RelationCurve curve, FactTelling telling)
    {
        var time = new TimeScale(curve.First, curve.Last, Left, Right);
        double high = Math.Max(2, curve.Points.Max(p => p.Score)), low = Math.Min(-2, curve.Points.Min(p => p.Score));
        foreach (var (_, score) in curve.Events) (high, low) = (Math.Max(high, score), Math.Min(low, score));
        double Y(double v) => Math.Round(Top + ((high - v) / (high - low) * (Bottom - Top)), 1);
        var svg = new Svg().Begin("svg", ("class", "chart wide"), ("viewBox", $"0 0 {Svg.Number(Width)} {Svg.Number(Height)}"), ("role", "group"), ("aria-label", "Relation score over time, with its events"));
        svg.Begin("defs");
        svg.Begin("clipPath", ("id", "above")).Add("rect", ("x", 0), ("y", 0), ("width", Width), ("height", Y(0))).End();
        svg.Begin("clipPath", ("id", "below")).Add("rect", ("x", 0), ("y", Y(0)), ("width", Width), ("height", Height - Y(0))).End();
        svg.End();

        foreach (double level in Levels(low, high))
        {
            svg.Add("line", ("class", level == 0 ? "zero" : "axis"), ("x1", Left), ("x2", Right), ("y1", Y(level)), ("y2", Y(level)));
        }
        foreach (var (x, label) in time.Ticks())
        {
            svg.Add("line", ("class", "axis"), ("x1", x), ("x2", x), ("y1", Bottom), ("y2", Bottom + 6));
            svg.Text("text", label, ("x", x), ("y", Bottom + 22), ("text-anchor", x > Right - 24 ? "end" : "middle"));
        }

        string line = string.Join(' ', curve.Points.Select((p, i) => $"{(i == 0 ? 'M' : 'L')}{Svg.Number(time.X(p.Day))} {Svg.Number(Y(p.Score))}"));
        string area = $"{line} L{Svg.Number(Right)} {Svg.Number(Y(0))} L{Svg.Number(time.X(curve.Points[0].Day))} {Svg.Number(Y(0))}Z";
        svg.Add("path", ("class", "above"), ("d", area), ("clip-path", "url(#above)"));
        svg.Add("path", ("class", "below"), ("d", area), ("clip-path", "url(#below)"));
        svg.Add("path", ("class", "line"), ("d", line));

        foreach (var (fact, score) in curve.Events)
        {
            double x = time.X(fact.From), y = Y(score);
            string told = $"{FactTelling.Day(fact.From)}: {SafeText.Cut(telling.Of(fact), 300)} ({(score > 0 ? "+" : "−")}{Math.Abs(score).ToString("0.#", CultureInfo.InvariantCulture)})";
            svg.Begin("a", ("href", Links.Evidence(fact.Evidence[0])), ("class", score < 0 ? "ev minus" : "ev plus"), ("aria-label", told));
            svg.Text("title", told);
            svg.Add("line", ("x1", x), ("x2", x), ("y1", Y(0)), ("y2", y));
            svg.Add("circle", ("cx", x), ("cy", y), ("r", 5));
            svg.End();
        }
        // The scale lies over all, as it stays where it is when the chart is moved sideways.
        foreach (double level in Levels(low, high))
            svg.Text("text", (level > 0 ? "+" : level < 0 ? "−" : "") + Svg.Number(Math.Abs(level)), ("class", "stays"), ("x", Left - 8), ("y", Y(level) + 4), ("text-anchor", "end"));
        return svg.End().Markup;
    }

    private static IEnumerable<double> Levels(double low, double high)
    {
        double step = (high - low) switch { <= 8 => 2, <= 20 => 5, <= 45 => 10, <= 110 => 25, _ => 50 };
        for (double v = Math.Ceiling(low / step) * step; v <= high; v += step) yield return v;
    }
}
