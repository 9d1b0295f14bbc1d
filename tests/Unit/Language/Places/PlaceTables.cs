using Attache.Language.Places;

namespace Attache.Tests.Unit.Language.Places;

/// <summary>The tables of the repository, loaded once for all tests of places.</summary>
public sealed class PlaceTables
{
    public PlaceTables()
    {
        Folder = Path.Combine(Repository.Root, "data");
        Gazetteer = Gazetteer.Load(Folder);
        Countries = CountryNames.Load(Gazetteer.Folding, Folder);
        Cues = PlaceCues.Load(Folder);
        Resolver = new PlaceResolver(Gazetteer, Countries, Cues);
        Finder = new PlaceFinder(Gazetteer, Countries, Cues);
    }

    public string Folder { get; }
    public Gazetteer Gazetteer { get; }
    public CountryNames Countries { get; }
    public PlaceCues Cues { get; }
    public PlaceResolver Resolver { get; }
    public PlaceFinder Finder { get; }

    /// <summary>The places found, each as <c>text=name/country</c>; demonyms left out unless wanted.</summary>
    public string Found(string text, bool demonyms = false, PlaceContext? context = null) =>
        string.Join("; ", Finder.Find(text, [], context ?? PlaceContext.None)
            .Where(m => demonyms || m.Kind != PlaceMentionKind.Demonym)
            .Select(m => $"{m.Place.Text}={m.Place.Name}/{m.Place.Country ?? "-"}"));
}
