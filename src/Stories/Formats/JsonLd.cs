using System.Text.Json;

namespace Attache.Stories;

/// <summary>What a page says of its article in JSON-LD, in schema.org's words. Broken scripts are passed over.</summary>
internal sealed class JsonLd
{
    private const int MostNodes = 500;
    private readonly List<JsonElement> nodes = [];
    private readonly JsonElement? article;

    /// <summary>Reads the scripts of a page.</summary>
    /// <param name="scripts">Their texts.</param>
    public JsonLd(IEnumerable<string> scripts)
    {
        foreach (string script in scripts)
        {
            try
            {
                using var document = JsonDocument.Parse(script, new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 64 });
                Collect(document.RootElement.Clone(), 0);
            }
            catch (JsonException)
            {
                // Another script, or the page's metadata, may say it.
            }
        }
        article = nodes.Where(IsArticle).Cast<JsonElement?>().FirstOrDefault();
    }

    /// <summary>When it was published, as written.</summary>
    public string? Published => Text(article, "datePublished") ?? nodes.Select(n => Text(n, "datePublished")).FirstOrDefault(d => d is not null);

    /// <summary>Who publishes it.</summary>
    public string? Publisher => Name("publisher");

    /// <summary>Who wrote it.</summary>
    public string? Author => Name("author");

    // The page's own node, those that it is about, and those of a graph; not what it links to.
    private void Collect(JsonElement at, int depth)
    {
        if (depth > 4 || nodes.Count >= MostNodes) return;
        if (at.ValueKind == JsonValueKind.Array)
        {
            foreach (var node in at.EnumerateArray()) Collect(node, depth + 1);
            return;
        }
        if (at.ValueKind != JsonValueKind.Object) return;
        nodes.Add(at);
        foreach (string name in (ReadOnlySpan<string>)["@graph", "mainEntity", "mainEntityOfPage"])
            if (at.TryGetProperty(name, out var below)) Collect(below, depth + 1);
    }

    private static bool IsArticle(JsonElement node)
    {
        if (!node.TryGetProperty("@type", out var type)) return false;
        foreach (var one in type.ValueKind == JsonValueKind.Array ? [.. type.EnumerateArray()] : (JsonElement[])[type])
            if (one.ValueKind == JsonValueKind.String && one.GetString() is { } name
                && (name.EndsWith("Article", StringComparison.Ordinal) || name.EndsWith("Posting", StringComparison.Ordinal) || name == "Report")) return true;
        return false;
    }

    // A name, an object that has one, a list of these, or a reference to a node of the graph.
    private string? Name(string property)
    {
        if (article is not { } node || !node.TryGetProperty(property, out var value)) return null;
        if (value.ValueKind == JsonValueKind.Array) value = value.EnumerateArray().FirstOrDefault();
        if (value.ValueKind == JsonValueKind.String) return Folded(value.GetString());
        if (value.ValueKind != JsonValueKind.Object) return null;
        if (Text(value, "name") is { } name) return name;
        return Text(value, "@id") is { } id ? nodes.Where(n => Text(n, "@id") == id).Select(n => Text(n, "name")).FirstOrDefault(n => n is not null) : null;
    }

    private static string? Text(JsonElement? node, string property) =>
        node is { ValueKind: JsonValueKind.Object } n && n.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.String ? Folded(value.GetString()) : null;

    private static string? Folded(string? s) =>
        string.IsNullOrWhiteSpace(s) ? null : string.Join(' ', s.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
