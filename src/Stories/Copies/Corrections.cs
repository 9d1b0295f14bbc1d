using System.Globalization;
using System.Text.RegularExpressions;

namespace Attache.Stories;

/// <summary>
/// Stories without an identifier say only in a note that they put another one right ("Corrects date in para 3"). The one
/// that they are a near copy of, by the same publisher, is the one: they become its next version.
/// </summary>
public static partial class Corrections
{
    [GeneratedRegex(@"\A\W{0,3}(?:(?:RPT|UPDATE \d|REFILE)[- :]{1,3})?(?:Corrects?|Corrected|Correction|CORRECTS?|CORRECTED|CORRECTION|Recasts?|RECASTS?)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Note { get; }

    /// <summary>Whether a story says that it corrects another: in its note to editors, its headline, or a line of furniture.</summary>
    public static bool IsCorrection(Story story)
    {
        if ((story.EdNote is { } note && Note.IsMatch(note)) || (story.Headline is { } headline && Note.IsMatch(headline))) return true;
        foreach (var block in story.Layout.Blocks)
            if (block.Role is BlockRole.Furniture or BlockRole.Headline && Note.IsMatch(block.Span.Of(story.Body))) return true;
        return false;
    }

    /// <summary>The story as the ledger is to know it: with its cluster and, where it corrects what it is a copy of, as the next version of that.</summary>
    /// <param name="story">The story.</param>
    /// <param name="match">What it repeats; null for nothing.</param>
    public static Story Resolve(Story story, CopyMatch? match)
    {
        if (match is null) return story;
        var known = story with { Cluster = match.Cluster };
        if (story.Uri is not null || match.Kind == CopyKind.Rewrite) return known;
        // The very story, met again: it keeps the identity that it was given the first time.
        if (match.ContentHash == story.ContentHash) return match.Of == story.Id ? known : known with { Uri = match.Of, Version = match.Version };
        if (!IsCorrection(story) || match.Publisher != story.Publisher || match.Published > story.Published.Known) return known;
        return known with { Uri = match.Of, Version = long.TryParse(match.Version, NumberStyles.None, CultureInfo.InvariantCulture, out long v) ? (v + 1).ToString(CultureInfo.InvariantCulture) : "2" };
    }
}
