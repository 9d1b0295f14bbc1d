using System.Globalization;
using Attache.Codebook;
using Attache.Desk.Service;
using Attache.Ledger;
using Attache.Views;
using Attache.Views.Brief;
using Microsoft.AspNetCore.Components;

namespace Attache.Desk.Drawings;

/// <summary>Forces and their movements on the map of the world. Signs keep their size when the script zooms.</summary>
internal static class MapDrawing
{
    // Signs are drawn for a map as wide as this on the screen; the script corrects it.
    private const double Screen = 1190, Least = 230, Margin = 0.22, LetterWidth = 8.5;

    /// <summary>Draws marks.</summary>
    public static MarkupString Of(IReadOnlyList<ForceMark> marks, FactTelling telling)
    {
        var (left, top, width, height) = View(marks);
        double size = width / Screen;
        var whole = WorldShapes.Whole;
        var svg = new Svg().Begin(
            "svg", ("class", "world"), ("viewBox", Box(left, top, width, height)), ("data-view", Box(whole.X, whole.Y, whole.Width, whole.Height)), ("tabindex", "0"), ("role", "group"),
            ("preserveAspectRatio", "xMidYMid meet"), ("aria-label", "Map of forces. Arrow keys move it, plus and minus zoom, 0 shows the world."));
        svg.Begin("g", ("class", "land"), ("aria-hidden", "true"));
        foreach (var country in WorldShapes.Countries) svg.Add("path", ("d", country.Path));
        Countries(svg, left, top, width, height, size);
        svg.End();

        svg.Begin("g", ("class", "marks"));
        // Presence lies under movements; of one place one sign tells all of it.
        foreach (var place in marks.Where(m => m.Kind == ForceMarkKind.Present).GroupBy(m => Key(m.To!), StringComparer.Ordinal)) Presence(svg, [.. place], size, telling);
        var spread = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var mark in marks.Where(m => m.Kind != ForceMarkKind.Present))
        {
            string way = $"{(mark.From is { } f ? Key(f) : "")}>{(mark.To is { } t ? Key(t) : "")}";
            spread[way] = spread.GetValueOrDefault(way) + 1;
            Movement(svg, mark, spread[way] - 1, size, telling);
        }
        svg.End();
        Names(svg, marks, size);
        return svg.End().Markup;
    }

    /// <summary>The part of the world that shows all marks.</summary>
    internal static (double Left, double Top, double Width, double Height) View(IReadOnlyList<ForceMark> marks)
    {
        var points = marks.SelectMany(m => (Place?[])[m.From, m.To]).OfType<Place>().Select(At).ToList();
        if (points.Count == 0) return WorldShapes.Whole;
        double left = points.Min(p => p.X), right = points.Max(p => p.X), top = points.Min(p => p.Y), bottom = points.Max(p => p.Y);
        double width = Math.Max(Least, (right - left) * (1 + (2 * Margin))), height = Math.Max(Least * 0.52, (bottom - top) * (1 + (2 * Margin)));
        // As wide as the screen's map is, so that nothing falls outside.
        width = Math.Max(width, height / 0.52);
        height = width * 0.52;
        return (Math.Round(((left + right) / 2) - (width / 2), 1), Math.Round(((top + bottom) / 2) - (height / 2), 1), Math.Round(width, 1), Math.Round(height, 1));
    }

    // States are named where there is room for the name, as the script does after zooming.
    private static void Countries(Svg svg, double left, double top, double width, double height, double size)
    {
        foreach (var c in WorldShapes.Countries)
        {
            bool seen = c.X > left && c.X < left + width && c.Y > top && c.Y < top + height && c.Width / size > c.Name.Length * LetterWidth;
            svg.Begin("g", ("data-at", Point(c.X, c.Y)), ("data-room", Svg.Number(Math.Round(c.Width))), ("transform", $"translate({Point(c.X, c.Y)}) scale({Svg.Number(size)})"));
            svg.Text("text", c.Name, ("font-size", 12), ("visibility", seen ? "visible" : "hidden"));
            svg.End();
        }
    }

    private static void Presence(Svg svg, IReadOnlyList<ForceMark> here, double size, FactTelling telling)
    {
        var (x, y) = At(here[0].To!);
        int strength = here.Max(m => m.Strength ?? 0);
        double radius = strength == 0 ? 6 : Math.Clamp(4 + (Math.Sqrt(strength) / 5), 6, 20);
        string told = string.Join("; ", here.Select(m => $"{telling.Force(m.Force, m.Contributors)}{(m.Strength is { } n ? $", {n.ToString("N0", CultureInfo.InvariantCulture)}" : "")}").Distinct(StringComparer.Ordinal));
        Open(svg, here[0], $"{Name(here[0].To!)}: {told}");
        svg.Begin("g", ("data-at", Point(x, y)), ("transform", $"translate({Point(x, y)}) scale({Svg.Number(size)})"));
        svg.Add("circle", ("class", "present hit-shape"), ("r", radius));
        if (strength > 0) svg.Text("text", strength.ToString("N0", CultureInfo.InvariantCulture), ("y", radius + 25), ("text-anchor", "middle"), ("font-size", 11), ("class", "sub"));
        svg.End().End();
    }

    private static void Movement(Svg svg, ForceMark mark, int nth, double size, FactTelling telling)
    {
        string css = mark.Kind switch { ForceMarkKind.Planned => "planned", ForceMarkKind.Considered => "considered", _ => "moved" };
        Open(svg, mark, SafeText.Cut(telling.Of(mark.Fact), 300));
        if (mark is { From: { } from, To: { } to } && Key(from) != Key(to))
        {
            var (ax, ay) = At(from);
            var (bx, by) = At(to);
            double dx = bx - ax, dy = by - ay, bend = 0.18 + (0.1 * nth);
            double cx = ((ax + bx) / 2) - (dy * bend), cy = ((ay + by) / 2) + (dx * bend);
            string curve = $"M{Point(ax, ay)}Q{Point(cx, cy)} {Point(bx, by)}";
            svg.Add("path", ("class", "hit wide-hit"), ("d", curve));
            svg.Add("path", ("class", css), ("d", curve));
            Arrow(svg, css, bx, by, Math.Atan2(by - cy, bx - cx) * 180 / Math.PI, size);
        }
        else
        {
            // One end is known only: a ring with an arrow that goes out or comes in, to no place in particular.
            bool leaves = mark.From is not null && mark.Change is not ("present" or "arriving");
            var (x, y) = At(mark.From ?? mark.To!);
            double angle = leaves ? -45 + (38 * nth) : 135 + (38 * nth);
            svg.Begin("g", ("data-at", Point(x, y)), ("transform", $"translate({Point(x, y)}) scale({Svg.Number(size)})"));
            svg.Add("circle", ("class", "hit"), ("r", 14));
            svg.Add("circle", ("class", css), ("r", 7));
            svg.Begin("g", ("transform", $"rotate({Svg.Number(leaves ? angle : angle - 180)})"));
            svg.Add("path", ("class", css), ("d", leaves ? "M7 0H21" : "M-24 0H-12"));
            svg.Add("path", ("class", css + " tip"), ("d", leaves ? "M28 0l-9-4.5v9z" : "M-7 0l-9-4.5v9z"));
            svg.End().End();
        }
        svg.End();
    }

    private static void Arrow(Svg svg, string css, double x, double y, double angle, double size)
    {
        svg.Begin("g", ("data-at", Point(x, y)), ("transform", $"translate({Point(x, y)}) scale({Svg.Number(size)})"));
        svg.Add("path", ("class", css + " tip"), ("d", "M0 0l-12-5.5v11z"), ("transform", $"rotate({Svg.Number(angle)})"));
        svg.End();
    }

    private static void Open(Svg svg, ForceMark mark, string told)
    {
        svg.Begin("a", ("href", Links.Evidence(mark.Fact.Evidence[0])), ("aria-label", told));
        svg.Text("title", told);
    }

    // Each place is named once, beside its sign.
    private static void Names(Svg svg, IReadOnlyList<ForceMark> marks, double size)
    {
        svg.Begin("g", ("class", "marks names"), ("aria-hidden", "true"));
        foreach (var place in marks.SelectMany(m => (Place?[])[m.To, m.From]).OfType<Place>().DistinctBy(Key, StringComparer.Ordinal))
        {
            var (x, y) = At(place);
            svg.Begin("g", ("data-at", Point(x, y)), ("transform", $"translate({Point(x, y)}) scale({Svg.Number(size)})"));
            svg.Text("text", Name(place), ("x", -13), ("y", 4.5), ("text-anchor", "end"), ("font-size", 13));
            svg.End();
        }
        svg.End();
    }

    private static (double X, double Y) At(Place place) => (WorldShapes.X(place.Longitude!.Value), WorldShapes.Y(place.Latitude!.Value));

    private static string Name(Place place) => place.Name ?? place.Text;

    private static string Key(Place place) => FoldedName.Of(Name(place));

    private static string Point(double x, double y) => $"{Svg.Number(Math.Round(x, 1))} {Svg.Number(Math.Round(y, 1))}";

    private static string Box(double x, double y, double width, double height) => $"{Svg.Number(x)} {Svg.Number(y)} {Svg.Number(width)} {Svg.Number(height)}";
}
