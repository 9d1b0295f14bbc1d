using System.Globalization;
using Attache.Stories;
using ModelContextProtocol;

namespace Attache.Mcp.Service;

/// <summary>Reads what an assistant gives: days, pages. What makes no sense is told, not guessed.</summary>
internal static class Reading
{
    /// <summary>A day; null for null or empty.</summary>
    public static DateOnly? Day(string? text, string argument)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        return WireDates.TryInstant(text, out var instant) ? instant.Day : throw new McpException($"{argument}: '{Quoted.Cut(text, 40)}' is no day. Give one such as 2022-02-07.");
    }

    /// <summary>What is known by the end of a day (UTC); everything where none is given.</summary>
    public static KnownTime Known(string? day) => Day(day, "known") is { } d ? KnownTime.EndOf(d) : KnownTime.Latest;

    /// <summary>Where a page begins; null for the first.</summary>
    public static long? Cursor(string? cursor)
    {
        if (string.IsNullOrWhiteSpace(cursor)) return null;
        return long.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out long at) ? at
            : throw new McpException($"cursor: '{Quoted.Cut(cursor, 40)}' is none. Give the 'cursor' of the answer before, or leave it out for the first page.");
    }

    /// <summary>The cursor of the next page; null for none.</summary>
    public static string? Next(long? at) => at?.ToString(CultureInfo.InvariantCulture);

    /// <summary>One of some words, or null for null or empty.</summary>
    public static string? Word(string? given, string argument, IEnumerable<string> words)
    {
        if (string.IsNullOrWhiteSpace(given)) return null;
        return words.FirstOrDefault(w => string.Equals(w, given.Trim(), StringComparison.OrdinalIgnoreCase)) ?? throw new McpException($"{argument}: '{Quoted.Cut(given, 40)}' is none of {string.Join(", ", words)}.");
    }
}
