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

    private static readonly Lazy<IReadOnlyList<(string Name, string Path)>> Made = new(Read);

    /// <summary>Each country's name and the path of its outline.</summary>
    public static IReadOnlyList<(string Name, string Path)> Countries => Made.Value;

    /// <summary>Where a longitude lies.</summary>
    public static double X(double longitude) => longitude * Scale;

    /// <summary>Where a latitude lies; north is up.</summary>
    public static double Y(double latitude)
    {
        double radians = Math.Clamp(latitude, -85, 85) * Math.PI / 180;
        return -1.25 * Math.Log(Math.Tan((Math.PI / 4) + (0.4 * radians))) * 180 / Math.PI * Scale;
    }

    private static List<(string, string)> Read()
    {
        var countries = new List<(string, string)>();
        foreach (var row in Tsv.FromResource(typeof(WorldShapes).Assembly, "desk/world.tsv").Rows)
        {
            var path = new StringBuilder();
            foreach (string ring in row["rings"].Split('|'))
            {
                int east = 0, north = 0, lastX = 0, lastY = 0;
                bool first = true;
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
                }
                path.Append('z');
            }
            countries.Add((row["name"], path.ToString()));
        }
        return countries;
    }
}
