using Attache.Codebook;
using Attache.Language;
using Attache.Language.Names;

namespace Attache.Coding;

/// <summary>Places by the actor tables and by capital letters alone: states, capitals, and other names with a preposition of place.</summary>
internal sealed class StatePlaces(Document document, StoryEntities entities) : IPlaceReading
{
    /// <inheritdoc/>
    public Place? At(Token t)
    {
        if (entities.At(t) is { } m)
        {
            if (m.Referent.Type == MentionType.State || m.IsCapital)
                return new Place { Text = m.Span.Of(document.Text), Name = m.IsCapital ? m.Span.Of(document.Text) : m.Referent.Name, Country = m.Referent.Code };
            if (m.Referent.Type == MentionType.Other && t.Upos == "PROPN") return new Place { Text = m.Span.Of(document.Text) };
        }
        return null;
    }
}
