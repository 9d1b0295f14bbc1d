using System.Text.Json;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Attache.Mcp.Service;

/// <summary>Tells an assistant what is wrong with the arguments of a call: a name that there is none of is never passed over in silence.</summary>
internal static class ArgumentCheck
{
    public static McpRequestHandler<CallToolRequestParams, CallToolResult> Filter(McpRequestHandler<CallToolRequestParams, CallToolResult> next) => async (request, cancel) =>
    {
        if (request.MatchedPrimitive is McpServerTool tool && Problem(tool.ProtocolTool, request.Params?.Arguments) is { } problem) return Error(problem);
        try
        {
            return await next(request, cancel).ConfigureAwait(false);
        }
        catch (Exception e) when (e is JsonException or ArgumentException or FormatException)
        {
            return Error($"An argument has a value that it cannot take: {e.Message.ReplaceLineEndings(" ")} The tool's input schema tells the types.");
        }
    };

    private static string? Problem(Tool tool, IDictionary<string, JsonElement>? arguments)
    {
        if (!tool.InputSchema.TryGetProperty("properties", out var properties)) return null;
        var names = properties.EnumerateObject().Select(p => p.Name).ToList();
        foreach (string given in arguments?.Keys ?? [])
            if (!names.Contains(given, StringComparer.Ordinal)) return $"'{tool.Name}' has no argument '{given}'. It takes: {string.Join(", ", names)}.";
        if (tool.InputSchema.TryGetProperty("required", out var required))
            foreach (var name in required.EnumerateArray())
                if (arguments?.ContainsKey(name.GetString()!) != true) return $"'{tool.Name}' needs the argument '{name.GetString()}': {Description(properties, name.GetString()!)}";
        return null;
    }

    private static string Description(JsonElement properties, string name) =>
        properties.TryGetProperty(name, out var p) && p.TryGetProperty("description", out var d) ? d.GetString()! : "see its input schema.";

    private static CallToolResult Error(string message) => new() { IsError = true, Content = [new TextContentBlock { Text = message }] };
}
