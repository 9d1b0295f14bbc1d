using Attache.Desk.Models;
using Attache.Desk.Service;
using Attache.Views;
using Attache.Views.Brief;
using Microsoft.AspNetCore.Components;

namespace Attache.Desk.Drawings;

/// <summary>Posts as lanes on one time axis: who held them, when they stood vacant, and every change as a sign that leads to its evidence.</summary>
internal static class PostDrawing
{
    private const double Width = 1100, Left = 12, Right = 1088, Lane = 62;

    /// <summary>Draws lanes; at least one.</summary>
    public static MarkupString Of(IReadOnlyList<PostLane> lanes, DateOnly on, FactTelling telling)
    {
        var first = lanes.SelectMany(l => l.Marks).Min(m => m.Day);
        // A life of posts may reach back decades; the last years are drawn wide enough to be read.
        var start = first < on.AddYears(-6) ? on.AddYears(-6) : first.AddDays(-20);
        var time = new TimeScale(start, on, Left, Right);
        double height = (lanes.Count * Lane) + 30;
        var svg = new Svg().Begin("svg", ("class", "chart wide"), ("viewBox", $"0 0 {Svg.Number(Width)} {Svg.Number(height)}"), ("role", "group"), ("aria-label", "Posts over time"));
        svg.Begin("defs").Begin("pattern", ("id", "hatch"), ("width", 7), ("height", 7), ("patternUnits", "userSpaceOnUse"), ("patternTransform", "rotate(45)"))
            .Add("rect", ("class", "hatch-bg"), ("width", 7), ("height", 7)).Add("line", ("class", "hatch"), ("x1", 0), ("x2", 0), ("y1", 0), ("y2", 7)).End().End();
        foreach (var (x, label) in time.Ticks())
        {
            svg.Add("line", ("class", "axis"), ("x1", x), ("x2", x), ("y1", 4), ("y2", height - 22));
            svg.Text("text", label, ("x", x), ("y", height - 6), ("text-anchor", x > Right - 24 ? "end" : x < Left + 24 ? "start" : "middle"));
        }
        for (int i = 0; i < lanes.Count; i++) Draw(svg, lanes[i], (i * Lane) + 4, time, start, telling);
        return svg.End().Markup;
    }

    private static void Draw(Svg svg, PostLane lane, double top, TimeScale time, DateOnly start, FactTelling telling)
    {
        double y = top + 24;
        svg.Text("text", telling.Post(lane.Post.Post, lane.Post.Sending, lane.Post.Receiving), ("class", "lane-name"), ("x", Left), ("y", top + 14));
        foreach (var s in lane.Stretches)
        {
            if (s.To < start) continue;
            double x = time.X(s.From), width = Math.Max(3, time.X(s.To) - x);
            string state = s.State switch { PostState.Held => s.Holder is { } h ? telling.Person(h) : "held, no name reported", PostState.Vacant => "vacant", PostState.Closed => "closed", _ => "open" };
            string told = $"{state}, from {FactTelling.Day(s.From)} to {FactTelling.Day(s.To)}";
            svg.Begin("a", ("href", Links.Evidence(s.Fact.Evidence[0])), ("aria-label", told));
            svg.Text("title", told);
            svg.Add("rect", ("class", s.State switch { PostState.Held => "held", PostState.Vacant => "vacant", PostState.Closed => "closed", _ => "open" }), ("x", x), ("y", y), ("width", width), ("height", 22), ("rx", 4));
            svg.End();
            // As wide as the letters, roughly; a name that does not fit is in the title. It lies on the link, not in it: the link's name tells it already.
            if (width > (state.Length * 6.8) + 14 && s.State != PostState.Vacant) svg.Text("text", state, ("class", "on-bar"), ("aria-hidden", "true"), ("x", x + 8), ("y", y + 15.5));
        }
        double last = double.MinValue;
        foreach (var (day, change, fact) in lane.Marks)
        {
            if (day < start) continue;
            double x = time.X(day);
            // Reports of one day stand on each other; later ones step aside a little.
            if (x - last < 4) x = last + 4;
            last = x;
            string told = $"{FactTelling.Day(day)}: {SafeText.Cut(telling.Of(fact), 300)}";
            svg.Begin("a", ("href", Links.Evidence(fact.Evidence[0])), ("aria-label", told));
            svg.Text("title", told);
            Sign(svg, change, x, y + 11);
            svg.End();
        }
    }

    // Shape tells it as well as colour: a circle comes, a triangle goes, a diamond is in between.
    private static void Sign(Svg svg, string change, double x, double y)
    {
        switch (change)
        {
            case "appointed" or "accredited" or "in-post" or "returned" or "opened" or "agrément-granted":
                svg.Add("circle", ("class", "mark came"), ("cx", x), ("cy", y), ("r", 5.5));
                break;
            case "recalled" or "expelled" or "left" or "closed" or "vacant" or "agrément-refused" or "downgraded":
                svg.Add("path", ("class", "mark gone"), ("d", $"M{Svg.Number(x - 6)} {Svg.Number(y - 5)}H{Svg.Number(x + 6)}L{Svg.Number(x)} {Svg.Number(y + 6)}Z"));
                break;
            default:
                svg.Add("path", ("class", "mark"), ("d", $"M{Svg.Number(x)} {Svg.Number(y - 6)}l6 6l-6 6l-6-6Z"));
                break;
        }
    }
}
