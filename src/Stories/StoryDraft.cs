using System.Globalization;

namespace Attache.Stories;

/// <summary>What the readers of formats are told from outside.</summary>
/// <param name="Date">The date of stories that give none themselves.</param>
/// <param name="Fields">Where the fields of JSON objects and tables stand.</param>
/// <param name="Now">The present, which an embargo is compared with.</param>
internal sealed record ReadContext(PublicationInstant? Date, FieldMap Fields, DateTimeOffset Now);

/// <summary>What a format says of an item; <see cref="Finish"/> applies the rules that all formats share.</summary>
internal sealed record StoryDraft
{
    /// <summary>The file or entry, for messages.</summary>
    public required string Origin { get; init; }

    /// <summary>The text, as it came or as taken out of its markup.</summary>
    public required string Body { get; init; }

    /// <summary>Whether the body is all there is: its first line may be a headline.</summary>
    public bool IsWholeText { get; init; }

    /// <summary>The headline outside the body.</summary>
    public string? Headline { get; init; }

    /// <summary>The item's identifier.</summary>
    public string? Uri { get; init; }

    /// <summary>The item's version.</summary>
    public string? Version { get; init; }

    /// <summary>Publication status in any spelling.</summary>
    public string? PubStatus { get; init; }

    /// <summary>When it was published, as written.</summary>
    public string? Stamp { get; init; }

    /// <summary>How the item calls its stamp, for messages.</summary>
    public string StampName { get; init; } = "the date";

    /// <summary>Not to be used before, as written; empty where the item says that it is under embargo and not till when.</summary>
    public string? Embargo { get; init; }

    /// <summary>Who publishes it.</summary>
    public string? Publisher { get; init; }

    /// <summary>Who publishes it where neither the item nor the body says so better.</summary>
    public string? LastPublisher { get; init; }

    /// <summary>The language that the item claims.</summary>
    public string? Language { get; init; }

    /// <summary>Byline.</summary>
    public string? Byline { get; init; }

    /// <summary>Where it was written.</summary>
    public string? Located { get; init; }

    /// <summary>Note to editors.</summary>
    public string? EdNote { get; init; }

    /// <summary>Most UTF-16 code units of a body. The longest dispatches have some tens of thousands.</summary>
    private const int LongestBody = 1_000_000;

    /// <summary>Most lines of a body. The longest dispatches have some hundreds.</summary>
    private const int MostLines = 20_000;

    /// <summary>The story, or why it is none.</summary>
    public StoryResult Finish(ReadContext context)
    {
        // The sentences of a story are held and read together: what is much longer than any dispatch would take the memory, or an hour.
        if (Body.Length > LongestBody) return new StoryProblem(Origin, string.Create(CultureInfo.InvariantCulture, $"a text of more than {LongestBody:N0} characters is no story"), "split it into stories, one a file or one a line in a .jsonl file");
        if (Body.AsSpan().Count('\n') > MostLines) return new StoryProblem(Origin, string.Create(CultureInfo.InvariantCulture, $"more than {MostLines:N0} lines or paragraphs are no story"), "split it into stories, one a file or one a line in a .jsonl file");
        var reading = IsWholeText ? LayoutReader.Read(Body, mayHoldHeadline: true) : LayoutReader.Read(Body, Headline ?? "");
        if (IsWholeText && reading.Layout.Paragraphs.Count == 0)
            return new StoryProblem(Origin, "no paragraph of a story was found", "give a file with a story's text");
        PublicationInstant published;
        if (!string.IsNullOrWhiteSpace(Stamp))
        {
            if (!WireDates.TryInstant(Stamp, out published))
                return new StoryProblem(Origin, $"{StampName} '{Short(Stamp)}' is no date", "give it in ISO 8601, such as 2022-02-07T18:20:00Z");
        }
        // The dateline speaks of the story itself; --date is what the caller knows of a whole batch.
        else if (reading.DatelineText is { } line && WireDates.FindDay(line) is { } day) published = PublicationInstant.OfDay(day);
        else if (context.Date is { } given) published = given;
        else
        {
            string missing = IsWholeText ? "no date: the text gives none with a year" : $"no date: {StampName} is missing and the dateline has no year";
            return new StoryProblem(Origin, missing, "say when it was published with --date YYYY-MM-DD");
        }
        if (Embargo is not null)
        {
            if (string.IsNullOrWhiteSpace(Embargo)) return new StoryProblem(Origin, "under embargo, and the item does not say until when", "read the item that lifts it");
            // What cannot be understood must not let a story out.
            if (!WireDates.TryInstant(Embargo, out var embargo))
                return new StoryProblem(Origin, $"under embargo until '{Short(Embargo)}', which is no date", "give it in ISO 8601, such as 2022-02-07T18:20:00Z");
            if (embargo.Instant > context.Now)
                return new StoryProblem(Origin, $"under embargo until {embargo}", "read it again after that") { Until = embargo.Instant };
            // It was published when the embargo ended: nobody outside knew it before.
            if (embargo.Instant > published.Instant) published = embargo;
        }
        return new Story
        {
            Uri = Uri,
            Version = Version ?? "1",
            PubStatus = PubStatus is null ? "usable" : Status(PubStatus),
            Publisher = Publisher ?? reading.Agency ?? LastPublisher,
            Language = Languages.Decide(Language, Body, reading.Layout, Headline),
            Published = published,
            Headline = Headline ?? reading.Headline,
            Byline = Byline ?? reading.Byline,
            Located = Located ?? reading.Located,
            EdNote = EdNote,
            DeskInitials = reading.DeskInitials,
            Body = Body,
            Layout = reading.Layout,
            ContentHash = Story.Hash(Body, Headline, published),
            Origin = Origin,
        };
    }

    /// <summary>What stands for the text of an item that withdraws another and has none: what it withdraws is known by its identifier.</summary>
    /// <param name="status">Publication status in any spelling.</param>
    /// <param name="headline">The item's headline.</param>
    /// <returns>The text; null where the item withdraws nothing.</returns>
    internal static string? OfWithdrawal(string? status, string? headline) =>
        status is null || Status(status) == "usable" ? null : headline ?? "(withdrawn)";

    // IPTC's scheme in full or short, and the words that feeds have for it.
    private static string Status(string s)
    {
        string word = s[(s.LastIndexOfAny(['/', ':']) + 1)..].Trim().ToLowerInvariant();
        return word switch
        {
            "cancelled" or "canceled" or "withdrawn" or "killed" or "kill" => "canceled",
            "withheld" => "withheld",
            _ => "usable",
        };
    }

    internal static string Short(string s) => s.Length <= 40 ? s : s[..40] + "…";
}
