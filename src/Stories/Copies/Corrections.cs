using System.Globalization;
using System.Text.RegularExpressions;

namespace Attache.Stories;

/// <summary>
/// Stories without an identifier say only in a note that they put another one right ("Corrects date in para 3"). The one
/// that they are a near copy of, by the same publisher, is the one: they become its next version.
/// </summary>
public static partial class Corrections
{
    // "(Corrects date in para 3)", "Eds: Recasts lead", "(This story has been corrected to fix the date)".
    [GeneratedRegex(@"\A\W{0,3}(?:(?:rpt|update \d{1,2}|eds)[-.,: ]{1,3})*(?:corrects|corrected|correction|recasts|refiles|refiled|this (?:[^\n]{0,24} )?(?:story|version|article|item|dispatch)[^\n]{0,80} correct(?:s|ed))\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Note { get; }

    // In a headline the word is set off: "CORRECTED-Peru recalls envoy", "REFILE-UPDATE 2-…"; "Corrected figures show …" is none.
    [GeneratedRegex(@"\A\W{0,3}(?:(?:RPT|UPDATE \d{1,2})[- :]{1,3})*(?:(?:CORRECTS|CORRECTED|CORRECTION|RECASTS?|REFILED?)\b|(?i:corrects|corrected|correction|recasts?|refiled?)\s?[-:–—])", RegexOptions.CultureInvariant)]
    private static partial Regex Mark { get; }

    /// <summary>Whether a story says that it corrects another: in its note to editors, its headline, or a line of furniture.</summary>
    public static bool IsCorrection(Story story)
    {
        if ((story.EdNote is { } note && Note.IsMatch(note)) || (story.Headline is { } headline && Mark.IsMatch(headline))) return true;
        foreach (var block in story.Layout.Blocks)
            if (block.Role is BlockRole.Furniture ? Note.IsMatch(block.Span.Of(story.Body)) : block.Role is BlockRole.Headline && Mark.IsMatch(block.Span.Of(story.Body))) return true;
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
        if (match.Publisher != story.Publisher) return known;
        // The correction came first, and stood for itself till now: what it corrects is the version before it.
        if (match is { IsCorrection: true, Version: "1" } && match.Of.StartsWith("sha256:", StringComparison.Ordinal) && story.Published.Known <= match.Published && !IsCorrection(story))
            return known with { Uri = match.Of, Version = "0" };
        if (!IsCorrection(story) || match.Published > story.Published.Known) return known;
        return known with { Uri = match.Of, Version = long.TryParse(match.Version, NumberStyles.None, CultureInfo.InvariantCulture, out long v) ? (v + 1).ToString(CultureInfo.InvariantCulture) : "2" };
    }
}
