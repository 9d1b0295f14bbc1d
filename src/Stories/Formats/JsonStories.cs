using System.Globalization;
using System.Text.Json;

namespace Attache.Stories;

/// <summary>
/// JSON: an item of IPTC ninjs 1.x to 3.x, a JSON Feed, an array of objects, or an object of one's own whose fields are
/// named by <see cref="FieldMap"/>.
/// </summary>
internal static class JsonStories
{
    private static readonly JsonDocumentOptions Options = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 64 };

    /// <summary>Reads a file, or one line of JSON lines.</summary>
    /// <param name="json">The text.</param>
    /// <param name="origin">For messages.</param>
    /// <param name="context">What is known from outside.</param>
    /// <param name="isLine">Whether it is a line, which the origin numbers.</param>
    public static IEnumerable<StoryResult> Read(string json, string origin, ReadContext context, bool isLine = false)
    {
        JsonDocument? document = null;
        StoryProblem? problem = null;
        try
        {
            document = JsonDocument.Parse(json, Options);
        }
        catch (JsonException e)
        {
            string where = isLine ? string.Create(CultureInfo.InvariantCulture, $" at byte {e.BytePositionInLine + 1}") : e.LineNumber is { } line ? string.Create(CultureInfo.InvariantCulture, $" at line {line + 1}, byte {e.BytePositionInLine + 1}") : "";
            problem = e.Message.Contains("maximum", StringComparison.OrdinalIgnoreCase)
                ? new StoryProblem(origin, string.Create(CultureInfo.InvariantCulture, $"the JSON is nested deeper than {Options.MaxDepth} levels"), "give one story an object")
                : new StoryProblem(origin, "the JSON is broken" + where, "repair the file or fetch it again");
        }
        if (problem is not null)
        {
            yield return problem;
            yield break;
        }
        using (document)
        {
            foreach (var result in Read(document!.RootElement, origin, context)) yield return result;
        }
    }

    private static IEnumerable<StoryResult> Read(JsonElement root, string origin, ReadContext context)
    {
        if (root.ValueKind == JsonValueKind.Array) return Items(root, origin, new FeedSource(), context);
        var feed = new FeedSource();
        try
        {
            if (!IsFeed(root, out var items)) return [One(root, origin, feed, context)];
            feed.IsFeed = true;
            foreach (string name in (ReadOnlySpan<string>)["title", "language"])
                if (root.TryGetProperty(name, out var v) && v.ValueKind == JsonValueKind.String) feed.Take(name, HtmlText.Plain(v.GetString()!));
            return Items(items, origin, feed, context);
        }
        catch (InvalidOperationException)
        {
            return [BadUnicode(origin)];
        }
    }

    private static bool IsFeed(JsonElement root, out JsonElement items)
    {
        items = default;
        return root.ValueKind == JsonValueKind.Object && root.TryGetProperty("items", out items) && items.ValueKind == JsonValueKind.Array
            && root.TryGetProperty("version", out var v) && v.ValueKind == JsonValueKind.String && v.GetString()!.Contains("jsonfeed.org", StringComparison.OrdinalIgnoreCase);
    }

    private static IEnumerable<StoryResult> Items(JsonElement array, string origin, FeedSource feed, ReadContext context)
    {
        int number = 0;
        foreach (var item in array.EnumerateArray())
            yield return One(item, string.Create(CultureInfo.InvariantCulture, $"{origin}, item {++number}"), feed, context);
        if (number == 0) yield return new StoryProblem(origin, "the JSON holds no items", "fetch it again, or leave it out");
    }

    private static StoryResult One(JsonElement item, string origin, FeedSource feed, ReadContext context)
    {
        try
        {
            return item.ValueKind == JsonValueKind.Object ? Ninjs.Read(item, origin, feed, context) : NoItem(origin);
        }
        catch (InvalidOperationException)
        {
            return BadUnicode(origin);
        }
    }

    private static StoryProblem NoItem(string origin) =>
        new(origin, "the JSON is no story (an object is needed)", "give ninjs objects, a JSON Feed, or objects with fields named by --fields");

    // Half a pair of surrogates, written as an escape: valid JSON that holds no text.
    private static StoryProblem BadUnicode(string origin) =>
        new(origin, "a text in the JSON is no valid Unicode", "repair the file or fetch it again");
}
