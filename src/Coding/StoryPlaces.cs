using Attache.Codebook;
using Attache.Language;
using Attache.Language.Names;
using Attache.Language.Places;
using Attache.Stories;

namespace Attache.Coding;

/// <summary>The places of a story: from the gazetteer, states and capitals from the actor tables, other names as they stand.</summary>
internal sealed class StoryPlaces : IPlaceReading
{
    private readonly Document document;
    private readonly StoryEntities entities;
    private readonly IReadOnlyList<PlaceMention> found;

    public StoryPlaces(PlaceFinder finder, Story story, Document document, StoryEntities entities)
    {
        (this.document, this.entities) = (document, entities);
        var persons = entities.Mentions.Where(m => m.Referent.IsNamedPerson).Select(m => m.Span).ToList();
        found = finder.Find(story.Body, story.Layout.Paragraphs, new PlaceContext
        {
            DatelineCountry = entities.HomeCode,
            Hint = span => persons.Exists(p => p.Overlaps(span)) ? PlaceHint.Person : PlaceHint.Unknown,
        });
    }

    /// <inheritdoc/>
    public Place? At(Token t)
    {
        if (entities.At(t) is { Referent.IsNamedPerson: true }) return null;
        if (Covering(t) is { } mention) return mention.Kind == PlaceMentionKind.Demonym ? null : mention.Place;
        if (entities.At(t) is not { } m) return null;
        if (m.Referent.Type == MentionType.State)
            return new Place { Text = m.Span.Of(document.Text), Name = m.IsCapital ? m.Span.Of(document.Text) : m.Referent.Name, Country = m.Referent.Code };
        // A name that no table knows is kept as it stands: unknown stays unknown.
        return m.Referent.Type == MentionType.Other && t.Upos == "PROPN" ? new Place { Text = m.Span.Of(document.Text) } : null;
    }

    // The mentions are in order and don't overlap.
    private PlaceMention? Covering(Token t)
    {
        int low = 0, high = found.Count - 1;
        while (low <= high)
        {
            int middle = (low + high) / 2;
            if (found[middle].Span.End <= t.Span.Start) low = middle + 1;
            else if (found[middle].Span.Start >= t.Span.End) high = middle - 1;
            else return found[middle];
        }
        return null;
    }
}
