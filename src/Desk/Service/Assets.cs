using System.Collections.Frozen;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Attache.Desk.Service;

/// <summary>Style sheet, script and icon, which are part of the assembly. Their addresses carry a hash, so that browsers keep them for good.</summary>
internal static class Assets
{
    private static readonly FrozenDictionary<string, (byte[] Bytes, string Type, string Tag)> Files = new[] { ("desk.css", "text/css; charset=utf-8"), ("desk.js", "text/javascript; charset=utf-8"), ("icon.svg", "image/svg+xml") }
        .ToFrozenDictionary(
            f => f.Item1,
            f =>
            {
                byte[] bytes = Bytes(f.Item1);
                return (bytes, f.Item2, Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 6)));
            },
            StringComparer.Ordinal);

    /// <summary>The address of an asset.</summary>
    public static string Address(string name) => $"/assets/{name}?v={Files[name].Tag}";

    /// <summary>An embedded file.</summary>
    public static byte[] Bytes(string name)
    {
        using var stream = typeof(Assets).Assembly.GetManifestResourceStream("desk/" + name) ?? throw new FileNotFoundException($"{name} is no part of this build");
        byte[] bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/assets/{name}", (string name, HttpContext context) =>
    {
        if (!Files.TryGetValue(name, out var file)) return Results.NotFound();
        context.Response.Headers.CacheControl = context.Request.Query["v"] == file.Tag ? "public, max-age=31536000, immutable" : "no-cache";
        return Results.Bytes(file.Bytes, file.Type, entityTag: new Microsoft.Net.Http.Headers.EntityTagHeaderValue($"\"{file.Tag}\""));
    }).AllowAnonymous().ExcludeFromDescription();
}
