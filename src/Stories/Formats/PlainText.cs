namespace Attache.Stories;

/// <summary>A plain wire text: one story a file.</summary>
public static class PlainText
{
    /// <summary>Reads a text.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="origin">For messages.</param>
    /// <param name="date">The date given from outside; it counts where the text has none with a year.</param>
    public static StoryResult Read(string text, string origin, PublicationInstant? date)
    {
        if (string.IsNullOrWhiteSpace(text)) return new StoryProblem(origin, "the file is empty", "give a file with a story's text");
        if (TextDecoding.LooksBinary(text)) return new StoryProblem(origin, "this is no text", "give plain text or ninjs JSON");
        var reading = LayoutReader.Read(text, mayHoldHeadline: true);
        if (reading.Layout.Paragraphs.Count == 0) return new StoryProblem(origin, "no paragraph of a story was found", "give a file with a story's text");
        // The dateline speaks of the story itself; --date is what the caller knows of a whole batch.
        var published = reading.DatelineText is { } line && WireDates.FindDay(line) is { } day ? PublicationInstant.OfDay(day) : date;
        if (published is not { } at)
            return new StoryProblem(origin, "no date: the text gives none with a year", "say when it was published with --date YYYY-MM-DD");
        return new Story
        {
            Published = at,
            Headline = reading.Headline,
            Byline = reading.Byline,
            Located = reading.Located,
            Publisher = reading.Agency,
            DeskInitials = reading.DeskInitials,
            Body = text,
            Layout = reading.Layout,
            ContentHash = Story.Hash(text, null, at),
            Origin = origin,
        };
    }
}
