using System.Globalization;
using System.Text;
using Attache.Language.Places;

namespace Attache.Training;

/// <summary>How well places are resolved and found.</summary>
/// <remarks>A rate over nothing is not a number.</remarks>
public sealed record PlaceScores
{
    /// <summary>Articles scored.</summary>
    public int Articles { get; init; }

    /// <summary>Gold mentions with a GeoNames entry.</summary>
    public int Toponyms { get; init; }

    /// <summary>Of those, the ones that lie in one state.</summary>
    public int WithCountry { get; init; }

    /// <summary>Of those, the ones whose state is right, with gold spans.</summary>
    public int CountryRight { get; init; }

    /// <summary>Gold mentions of populated places (class P).</summary>
    public int Populated { get; init; }

    /// <summary>Of those, the ones resolved within 161 km, with gold spans.</summary>
    public int PopulatedNear { get; init; }

    /// <summary>Gold mentions of states, regions and continents.</summary>
    public int Areas { get; init; }

    /// <summary>Of those, the ones right by state or name, with gold spans.</summary>
    public int AreasRight { get; init; }

    /// <summary>Median distance in kilometres over populated places that are resolved to coordinates.</summary>
    public double MedianKilometres { get; init; }

    /// <summary>Gold mentions of any kind, with or without an entry.</summary>
    public int Gold { get; init; }

    /// <summary>Mentions found end to end.</summary>
    public int Found { get; init; }

    /// <summary>Of those, the ones whose span is exactly a gold one.</summary>
    public int FoundExact { get; init; }

    /// <summary>Of those, the ones that share a character with a gold one not yet matched.</summary>
    public int FoundOverlap { get; init; }

    /// <summary>Found mentions, exact, whose state (or name, where there is none) is right.</summary>
    public int FoundRight { get; init; }

    /// <summary>Part of <see cref="WithCountry"/> that is right.</summary>
    public double CountryRate => (double)CountryRight / WithCountry;

    /// <summary>Part of <see cref="Populated"/> within 161 km.</summary>
    public double PopulatedRate => (double)PopulatedNear / Populated;

    /// <summary>F1 of detection, exact spans.</summary>
    public double F1Exact => 2.0 * FoundExact / (Gold + Found);

    /// <summary>F1 of detection, spans that overlap.</summary>
    public double F1Overlap => 2.0 * FoundOverlap / (Gold + Found);

    /// <summary>F1 of detection and state together, exact spans.</summary>
    public double F1Right => 2.0 * FoundRight / (Gold + Found);
}

/// <summary>Scores places on files in the form of TR-News.</summary>
/// <remarks>A mention that is a state, region or continent is right by its state or name, not by distance.</remarks>
public static class PlaceEvaluation
{
    /// <summary>The distance in kilometres (100 miles) within which a populated place counts as right.</summary>
    public const double Near = 161;

    /// <summary>Scores a file and writes the figures: all articles and the two halves (even and odd numbers from 0), with the state of the
    /// publisher's domain told as a story's source is, and without.</summary>
    /// <param name="path">The XML file.</param>
    /// <param name="output">Where the table goes.</param>
    /// <param name="errors">Where each wrong mention of the even half goes; null for nowhere.</param>
    /// <param name="dataFolder">The data folder; by default the program's.</param>
    /// <returns>0; 2 where the file cannot be read.</returns>
    public static int Run(string path, TextWriter output, TextWriter? errors = null, string? dataFolder = null)
    {
        ArgumentNullException.ThrowIfNull(output);
        var articles = TrNewsFile.Read(path, out var problem);
        if (problem is not null)
        {
            output.WriteLine(problem);
            return 2;
        }
        dataFolder ??= PlaceData.FindFolder();
        var gazetteer = Gazetteer.Load(dataFolder);
        var countries = CountryNames.Load(gazetteer.Folding, dataFolder);
        var cues = PlaceCues.Load(dataFolder);
        var scorer = new PlaceScorer(new PlaceResolver(gazetteer, countries, cues), new PlaceFinder(gazetteer, countries, cues), countries, gazetteer.Folding);
        var even = articles.Where((_, i) => i % 2 == 0).ToList();
        var odd = articles.Where((_, i) => i % 2 == 1).ToList();
        output.WriteLine(Format("all", scorer.Score(articles, true, null)));
        output.WriteLine(Format("even half", scorer.Score(even, true, errors)));
        output.WriteLine(Format("odd half", scorer.Score(odd, true, null)));
        output.WriteLine(Format("all, publisher unknown", scorer.Score(articles, false, null)));
        output.WriteLine(Format("even half, publisher unknown", scorer.Score(even, false, null)));
        output.WriteLine(Format("odd half, publisher unknown", scorer.Score(odd, false, null)));
        return 0;
    }

    private static string Format(string name, PlaceScores s)
    {
        var b = new StringBuilder();
        var c = CultureInfo.InvariantCulture;
        b.AppendLine(c, $"[{name}] articles {s.Articles}, toponyms {s.Gold}, with an entry {s.Toponyms}");
        b.AppendLine(c, $"  gold spans: country right {s.CountryRight}/{s.WithCountry} = {s.CountryRate:0.000}");
        b.AppendLine(c, $"  gold spans: populated places within {Near} km {s.PopulatedNear}/{s.Populated} = {s.PopulatedRate:0.000}, median error {s.MedianKilometres:0.0} km");
        b.AppendLine(c, $"  gold spans: states, regions, continents right by state or name {s.AreasRight}/{s.Areas} = {(double)s.AreasRight / s.Areas:0.000}");
        b.Append(c, $"  end to end: found {s.Found}, exact F1 {s.F1Exact:0.000} (P {(double)s.FoundExact / s.Found:0.000} R {(double)s.FoundExact / s.Gold:0.000}), overlap F1 {s.F1Overlap:0.000}, exact and state right F1 {s.F1Right:0.000}");
        return b.ToString();
    }
}
