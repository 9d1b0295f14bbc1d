using System.Text.RegularExpressions;

namespace Attache.Stories;

/// <summary>What a body says about itself besides its sentences.</summary>
/// <param name="Layout">Its blocks.</param>
/// <param name="Headline">A headline found in it.</param>
/// <param name="Byline">A byline found in it.</param>
/// <param name="Located">The dateline's place.</param>
/// <param name="Agency">The agency named in dateline or sign-off.</param>
/// <param name="DatelineText">The dateline's words, for a date with a year.</param>
/// <param name="DeskInitials">Initials of the sign-off.</param>
public sealed record BodyReading(
    StoryLayout Layout, string? Headline, string? Byline, string? Located, string? Agency, string? DatelineText, IReadOnlyList<string> DeskInitials);

/// <summary>
/// Finds headline, byline, dateline, sub-headings, sign-off and furniture in the body of a wire story. Linear in the
/// length of the text; anything it does not recognise is a paragraph, so that no sentence is lost.
/// </summary>
public static partial class LayoutReader
{
    private const int LongestHeading = 90;

    // Examples: "MALABO, 4 March (Agency) — ", "WARSAW/MINSK, March 12 (Agency) - ", "YEREVAN — ", "Bamako (AFP) – ",
    // "BAMAKO, Mali, Feb. 1 (CWS) -- ", "Quito, Feb 15 (EFE).- ". With a date and an agency the dash may be missing, as
    // Indian agencies have it: "New Delhi, Aug 9 (PTI) India said". Not: "Talks - the third in a year - failed".
    [GeneratedRegex(@"\A(?<place>\p{Lu}[\p{Lu}\s.'’\-]*\p{Lu}(?:/\p{Lu}[\p{Lu}\s.'’\-]*)*(?:,\s+\p{Lu}[\p{L}.]+){0,2}?|\p{Lu}[\p{L}'’\-]+(?:\s\p{Lu}[\p{L}'’\-]+){0,2}(?=,?\s*(?:\d{1,2}\s|[A-Z][a-z]{2,8}\.?\s\d|\()))(?<rest>,?\s*(?:[A-Z][a-z]+day,\s*)?(?<date>(?:\d{1,2}\s+[A-Z][a-z]{2,8}\.?|[A-Z][a-z]{2,8}\.?\s+\d{1,2})(?:,?\s+\d{4})?|\d{4}-\d\d-\d\d)?\s*(?:\((?<agency>[^()\n]{2,40})\))?\s*)(?:\.?(?:[—–]|--?)\s+|(?(date)(?(agency)(?=[""“‘\p{Lu}])|(?!))|(?!)))", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Dateline { get; }

    // "CD/te/lb/as/APA", "fe/mk", "JPM/at", "vk/ob"; also "(dpa/ab)".
    [GeneratedRegex(@"\A\(?(?<part>\p{L}{1,10}\.?)(?:/(?<part>\p{L}{1,10}\.?)){1,7}\)?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex SignOff { get; }

    [GeneratedRegex(@"\A(?:By\s+\p{Lu}[^\n.!?]{2,100}|\((?:Reporting|Writing|Additional reporting|Editing|Compiled)\b[^\n]{2,300}\)|(?:Reporting|Additional reporting|Writing|Editing) by\s+\p{Lu}[^\n]{2,200})\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Byline { get; }

    // What sites and agencies put around a story: calls to subscribe, share and read on, rights. A line that begins so and is short is no sentence of the story.
    [GeneratedRegex(@"\A(?:(?:Read (?:more|also|next|on)|Also read|See also|Related(?: (?:stories|articles|news))?|More on this(?: story)?|Watch|Listen)\s*:[^\n]{0,200}|(?:Follow us|Subscribe|Sign up|Click here|Share this|Download our app|Support our journalism)\b[^\n]{0,160}|Advertisement|ADVERTISEMENT|(?:Copyright|\(c\)|©)[^\n]{0,200}|[^\n]{0,120}\bAll rights reserved\b[^\n]{0,160}|This (?:material|content|article) may not be (?:published|reproduced)\b[^\n]{0,200})\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Boilerplate { get; }

    // Notes on what is new in a version stand in parentheses, or have no full stop: "Repeat offenders will be expelled." is a sentence.
    [GeneratedRegex(@"\A(?:[*_=#~·•\-–—\s]{1,40}|\(?(?:ENDS?|MORE|30|FACTBOX|URGENT|END OF STORY|mf|ends)\)?[.:]?|\((?i:corrects?|corrected|correction|adds?|updates?|updated|recasts?|refiles?|refiled|repeats?|this (?:[^\n]{0,24} )?(?:story|version|article|item|dispatch)[^\n]{0,80} correct(?:s|ed))\b[^\n]{0,240}|(?i:corrects|recasts|refiles|adds|updates|repeats)\b[^\n]{0,239}[^.!?”""\n]|(?i:correct(?:s|ed|ion)?|recasts?|refiled?s?)\s?[:\-–—][^\n]{0,240}|(?i:adds?|updates?|repeats?)\s?[:\-–—]([^\n]{0,239}[^.!?”""\n])?|\(?(?:EDS|Eds|Editor['’]s note|ATTENTION|Note to editors?|CORRECTION|CORRECTED|REFILE)\b[:\s\-–—][^\n]{0,240})\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Furniture { get; }

    /// <summary>Reads a body.</summary>
    /// <param name="body">The text, unchanged.</param>
    /// <param name="headline">The headline where the item gives one apart: then no line is taken for one but its copy.</param>
    /// <param name="mayHoldHeadline">Whether the body's first line may be a headline (a plain text file).</param>
    public static BodyReading Read(string body, string? headline = null, bool mayHoldHeadline = false)
    {
        var lines = Paragraphs(body);
        var blocks = new List<StoryBlock>(lines.Count + 2);
        string? foundHeadline = null, byline = null, located = null, agency = null, dateline = null;
        IReadOnlyList<string> initials = [];
        bool begun = false;
        for (int i = 0; i < lines.Count; i++)
        {
            var span = lines[i];
            var text = span.Length <= 400 ? span.Of(body) : null;
            if (text is not null && i == lines.Count - 1 && begun && SignOff.Match(text) is { Success: true } sign)
            {
                blocks.Add(new StoryBlock(BlockRole.SignOff, span));
                var parts = sign.Groups["part"].Captures.Select(c => c.Value.TrimEnd('.')).ToList();
                if (parts is [.., { Length: >= 3 } last] && parts.Count > 1 && last.All(char.IsUpper))
                {
                    agency ??= last;
                    parts.RemoveAt(parts.Count - 1);
                }
                initials = parts;
                continue;
            }
            if (text is not null && Byline.IsMatch(text))
            {
                blocks.Add(new StoryBlock(BlockRole.Byline, span));
                byline ??= text.Trim('(', ')');
                continue;
            }
            if (text is not null && (Furniture.IsMatch(text) || Boilerplate.IsMatch(text)))
            {
                blocks.Add(new StoryBlock(BlockRole.Furniture, span));
                continue;
            }
            if (text is not null && !begun && headline is not null && SameWords(text, headline))
            {
                blocks.Add(new StoryBlock(BlockRole.Headline, span));
                continue;
            }
            if (!begun && DatelineAt(body, span) is { Success: true } d)
            {
                int end = span.Start + d.Length;
                blocks.Add(new StoryBlock(BlockRole.Dateline, new TextSpan(span.Start, end).Trim(body)));
                located = d.Groups["place"].Value.Trim();
                dateline = d.Value;
                if (d.Groups["agency"].Success) agency ??= d.Groups["agency"].Value;
                span = new TextSpan(end, span.End).Trim(body);
                begun = true;
                if (!span.IsEmpty) blocks.Add(new StoryBlock(BlockRole.Paragraph, span));
                continue;
            }
            if (text is not null && !begun && mayHoldHeadline && headline is null && foundHeadline is null && i + 1 < lines.Count && IsHeading(text, 160))
            {
                blocks.Add(new StoryBlock(BlockRole.Headline, span));
                foundHeadline = text;
                continue;
            }
            // Between two blocks only: a story's last line is rather a sentence that lost its full stop.
            if (text is not null && begun && i + 1 < lines.Count && IsHeading(text, LongestHeading))
            {
                blocks.Add(new StoryBlock(BlockRole.Subheading, span));
                continue;
            }
            begun = true;
            blocks.Add(new StoryBlock(BlockRole.Paragraph, span));
        }
        return new BodyReading(new StoryLayout(blocks), foundHeadline, byline, located, agency, dateline, initials);
    }

    // A heading is short and has no end of a sentence, or is a question of its own line ("Niger, a new rear base?").
    private static bool IsHeading(string text, int longest)
    {
        if (text.Length > longest || !text.Any(char.IsLetter)) return false;
        int words = text.Count(c => c == ' ') + 1;
        if (text[^1] == '?') return words <= 12 && text.IndexOfAny(['.', '“', '"']) < 0;
        if (text[^1] is '.' or '!' or '”' or '"' or '’' or '\'' or ':' or ';' or ',' or ')' or '…' || words > (longest > LongestHeading ? 22 : 10)) return false;
        // "- point" and "1. point" are items of a list.
        return text[0] is not ('-' or '•' or '*' or '“' or '"' or '‘' or '«') && !text.Contains(". ", StringComparison.Ordinal);
    }

    private static Match DatelineAt(string body, TextSpan span) =>
        Dateline.Match(body.Substring(span.Start, Math.Min(span.Length, 160)));

    private static bool SameWords(string a, string b) =>
        string.Equals(a.Trim().TrimEnd('.'), b.Trim().TrimEnd('.'), StringComparison.OrdinalIgnoreCase);

    // A line is a paragraph, but where blank lines part the paragraphs and the lines between are wrapped, the lines of a group are one.
    private static List<TextSpan> Paragraphs(string body)
    {
        var lines = new List<(TextSpan Span, bool AfterBlank)>();
        bool blank = true, anyBlank = false;
        for (int start = 0; start <= body.Length;)
        {
            int end = body.AsSpan(start).IndexOfAny('\n', '\r', '\u2029');
            end = end < 0 ? body.Length : start + end;
            var span = new TextSpan(start, end).Trim(body);
            if (span.IsEmpty) { blank = true; anyBlank |= lines.Count > 0; }
            else { lines.Add((span, blank)); blank = false; }
            start = end < body.Length && body[end] == '\r' && end + 1 < body.Length && body[end + 1] == '\n' ? end + 2 : end + 1;
        }
        int followed = 0, wrapped = 0;
        for (int i = 0; i + 1 < lines.Count; i++)
        {
            if (lines[i + 1].AfterBlank) continue;
            followed++;
            if (lines[i].Span.Length is >= 40 and <= 110 && body[lines[i].Span.End - 1] is not ('.' or '?' or '!' or '”' or '"' or ':')) wrapped++;
        }
        bool join = anyBlank && followed >= 2 && wrapped * 2 > followed;
        var result = new List<TextSpan>(lines.Count);
        foreach (var (span, afterBlank) in lines)
        {
            if (join && !afterBlank && result.Count > 0) result[^1] = new TextSpan(result[^1].Start, span.End);
            else result.Add(span);
        }
        return result;
    }
}
