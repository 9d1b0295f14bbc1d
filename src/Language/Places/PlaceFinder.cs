using Attache.Stories;

namespace Attache.Language.Places;

/// <summary>
/// Finds the places that a text names, end to end: names that the tables know, kept where the words beside them speak for a place
/// and not for a person, an organisation or a common word, then resolved. Works on the text alone; a tagger's hints improve it.
/// </summary>
public sealed class PlaceFinder
{
    private readonly PlaceResolver resolver;
    private readonly PlaceSpotter spotter;

    /// <summary>Makes a finder.</summary>
    /// <param name="gazetteer">Towns, regions, seas, areas.</param>
    /// <param name="countries">States and territories.</param>
    /// <param name="cues">Words beside names.</param>
    public PlaceFinder(Gazetteer gazetteer, CountryNames countries, PlaceCues cues)
    {
        Gazetteer = gazetteer;
        resolver = new PlaceResolver(gazetteer, countries, cues);
        spotter = new PlaceSpotter(gazetteer, countries, cues);
    }

    /// <summary>Loads the tables and makes a finder.</summary>
    /// <param name="dataFolder">The data folder; by default the one that <see cref="PlaceData.FindFolder"/> finds.</param>
    /// <exception cref="IOException">A table is missing.</exception>
    public static PlaceFinder Load(string? dataFolder = null)
    {
        dataFolder ??= PlaceData.FindFolder();
        var gazetteer = Gazetteer.Load(dataFolder);
        return new PlaceFinder(gazetteer, CountryNames.Load(gazetteer.Folding, dataFolder), PlaceCues.Load(dataFolder));
    }

    /// <summary>The gazetteer behind it.</summary>
    public Gazetteer Gazetteer { get; }

    /// <summary>The places named in the text, in order, none overlapping another.</summary>
    /// <param name="text">The whole text; offsets count from its start.</param>
    /// <param name="within">The stretches to look in (sentences, a dateline), in order; the whole text where there is none.</param>
    /// <param name="context">What else is known of the story.</param>
    /// <returns>Mentions that name a place, a state or a state's inhabitants. A name that cannot be resolved is left out.</returns>
    public IReadOnlyList<PlaceMention> Find(string text, IReadOnlyList<TextSpan> within, PlaceContext context)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(within);
        ArgumentNullException.ThrowIfNull(context);
        var spans = spotter.Spot(text, context);
        if (within.Count > 0) spans.RemoveAll(s => !within.Any(w => w.Contains(s)));
        var found = resolver.Resolve(text, spans, context);
        return [.. found.Where(m => m.Place.Name is not null)];
    }
}
