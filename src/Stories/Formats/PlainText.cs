namespace Attache.Stories;

/// <summary>A plain wire text: one story a file.</summary>
internal static class PlainText
{
    /// <summary>Reads a text.</summary>
    public static StoryResult Read(string text, string origin, ReadContext context)
    {
        if (string.IsNullOrWhiteSpace(text)) return new StoryProblem(origin, "the file is empty", "give a file with a story's text");
        if (TextDecoding.LooksBinary(text)) return new StoryProblem(origin, "this is no text", "give plain text, JSON, XML, HTML, a table or a WARC file");
        return new StoryDraft { Origin = origin, Body = text, IsWholeText = true }.Finish(context);
    }
}
