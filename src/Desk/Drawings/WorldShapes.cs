using System.Globalization;
using System.Text;
using Attache.Codebook;

namespace Attache.Desk.Drawings;

/// <summary>Countries in outline (<c>data/desk/world.tsv</c>), projected by Miller's cylinder: familiar shapes without Mercator's giants in the north.</summary>
internal static class WorldShapes
{
    /// <summary>Units of the drawing to a degree of longitude.</summary>
    public const double Scale = 10;

    /// <summary>The whole map: left, top, width, height.</summary>
    public static readonly (double X, double Y, double Width, double Height) Whole = (-1800, Y(80), 3600, Y(-57) - Y(80));

    private static readonly Lazy<IReadOnlyList<Country>> Made = new(Read);

    /// <summary>A country: its name, the path of its outline, and where its name stands: at the middle of its largest piece, as wide as that piece.</summary>
    public sealed record Country(string Name, string Path, double X, double Y, double Width);

    /// <summary>All countries.</summary>
    public static IReadOnlyList<Country> Countries => Made.Value;

    /// <summary>Where a longitude lies.</summary>
    public static double X(double longitude) => longitude * Scale;

    /// <summary>Where a latitude lies; north is up.</summary>
    public static double Y(double latitude)
    {
        double radians = Math.Clamp(latitude, -85, 85) * Math.PI / 180;
        return -1.25 * Math.Log(Math.Tan((Math.PI / 4) + (0.4 * radians))) * 180 / Math.PI * Scale;
    }

    private static List<Country> Read()
    {
        var countries = new List<Country>();
        foreach (var row in Tsv.FromResource(typeof(WorldShapes).Assembly, "desk/world.tsv").Rows)
        {
            var path = new StringBuilder();
            (double Size, double X, double Y, double Width) largest = default;
            foreach (string ring in row["rings"].Split('|'))
            {
                int east = 0, north = 0, lastX = 0, lastY = 0;
                bool first = true;
                var outline = new List<(int X, int Y)>();
                foreach (string point in ring.Split(' '))
                {
                    int comma = point.IndexOf(',', StringComparison.Ordinal);
                    east += int.Parse(point.AsSpan(0, comma), CultureInfo.InvariantCulture);
                    north += int.Parse(point.AsSpan(comma + 1), CultureInfo.InvariantCulture);
                    // Tenths of a unit are half a kilometre, less than the outline's own error.
                    int x = (int)Math.Round(X(east / 100.0)), y = (int)Math.Round(Y(north / 100.0));
                    if (first) path.Append('M').Append(x).Append(' ').Append(y).Append('l');
                    else if (x == lastX && y == lastY) continue;
                    else path.Append(x - lastX).Append(' ').Append(y - lastY).Append(' ');
                    (lastX, lastY, first) = (x, y, false);
                    outline.Add((x, y));
                }
                path.Append('z');
                if (Middle(outline) is var middle && middle.Size > largest.Size) largest = middle;
            }
            countries.Add(new Country(row["name"], path.ToString(), Math.Round(largest.X), Math.Round(largest.Y), largest.Width));
        }
        return countries;
    }

    // Area and centre of gravity by the formula of Gauss; how wide the outline is from west to east.
    private static (double Size, double X, double Y, double Width) Middle(List<(int X, int Y)> outline)
    {
        double twice = 0, sumX = 0, sumY = 0;
        for (int i = 0; i < outline.Count; i++)
        {
            var (a, b) = (outline[i], outline[(i + 1) % outline.Count]);
            double cross = ((double)a.X * b.Y) - ((double)b.X * a.Y);
            twice += cross;
            sumX += (a.X + b.X) * cross;
            sumY += (a.Y + b.Y) * cross;
        }
        return twice == 0 ? default : (Math.Abs(twice / 2), sumX / (3 * twice), sumY / (3 * twice), outline.Max(p => p.X) - outline.Min(p => p.X));
    }
}
