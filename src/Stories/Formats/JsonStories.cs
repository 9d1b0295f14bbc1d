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
    public static IReadOnlyList<StoryResult> Read(string json, string origin, ReadContext context, bool isLine = false)
    {
        try
        {
            using var doc = JsonDocument.Parse(json, Options);
            return Read(doc.RootElement, origin, context);
        }
        catch (JsonException e)
        {
            string where = isLine ? string.Create(CultureInfo.InvariantCulture, $" at byte {e.BytePositionInLine + 1}") : e.LineNumber is { } line ? string.Create(CultureInfo.InvariantCulture, $" at line {line + 1}, byte {e.BytePositionInLine + 1}") : "";
            return e.Message.Contains("maximum", StringComparison.OrdinalIgnoreCase)
                ? [new StoryProblem(origin, string.Create(CultureInfo.InvariantCulture, $"the JSON is nested deeper than {Options.MaxDepth} levels"), "give one story an object")]
                : [new StoryProblem(origin, "the JSON is broken" + where, "repair the file or fetch it again")];
        }
        catch (InvalidOperationException)
        {
            return [BadUnicode(origin)];
        }
    }

    private static IReadOnlyList<StoryResult> Read(JsonElement root, string origin, ReadContext context)
    {
        if (root.ValueKind == JsonValueKind.Array) return Items(root, origin, new FeedSource(), context);
        if (root.ValueKind != JsonValueKind.Object) return [NoItem(origin)];
        if (!IsFeed(root, out var items)) return [Ninjs.Read(root, origin, new FeedSource(), context)];
        var feed = new FeedSource { IsFeed = true };
        foreach (string name in (ReadOnlySpan<string>)["title", "language"])
            if (root.TryGetProperty(name, out var v) && v.ValueKind == JsonValueKind.String) feed.Take(name, HtmlText.Plain(v.GetString()!));
        return Items(items, origin, feed, context);
    }

    private static bool IsFeed(JsonElement root, out JsonElement items) =>
        root.TryGetProperty("items", out items) && items.ValueKind == JsonValueKind.Array
        && root.TryGetProperty("version", out var v) && v.ValueKind == JsonValueKind.String && v.GetString()!.Contains("jsonfeed.org", StringComparison.OrdinalIgnoreCase);

    private static IReadOnlyList<StoryResult> Items(JsonElement array, string origin, FeedSource feed, ReadContext context)
    {
        var results = new List<StoryResult>(array.GetArrayLength());
        int number = 0;
        foreach (var item in array.EnumerateArray())
        {
            string at = string.Create(CultureInfo.InvariantCulture, $"{origin}, item {++number}");
            try
            {
                results.Add(item.ValueKind == JsonValueKind.Object ? Ninjs.Read(item, at, feed, context) : NoItem(at));
            }
            catch (InvalidOperationException)
            {
                results.Add(BadUnicode(at));
            }
        }
        return results.Count > 0 ? results : [new StoryProblem(origin, "the JSON holds no items", "fetch it again, or leave it out")];
    }

    private static StoryProblem NoItem(string origin) =>
        new(origin, "the JSON is no story (an object is needed)", "give ninjs objects, a JSON Feed, or objects with fields named by --fields");

    // Half a pair of surrogates, written as an escape: valid JSON that holds no text.
    private static StoryProblem BadUnicode(string origin) =>
        new(origin, "a text in the JSON is no valid Unicode", "repair the file or fetch it again");
}
