using Attache.Codebook;
using Attache.Ledger;
using static Attache.Exchange.Tables.ColumnType;

namespace Attache.Exchange.Tables;

/// <summary>The columns that every table of findings has: before its own the story and the date, behind them the wording and the evidence.</summary>
internal static class CommonColumns
{
    public static IReadOnlyList<Column> Before { get; } =
    [
        new("id", Text, "identifier of the finding, unique in the table", null, "id", f => f.Finding.Id),
        new("kind", Text, "kind of the finding", null, "kind", f => f.Finding.Kind),
        new("story", Text, "identifier of the story", null, "story", f => f.Finding.Story),
        new("publisher", Text, "who published the story", null, "story's publisher", f => f.Story.Publisher),
        new("published", Instant, "when this version of the story was published, UTC; of a story with a day only that day's start", null, "story's publication", f => f.Story.Published.Instant.UtcDateTime),
        new("story_day", Day, "day of the story in its own zone", "day", "story's publication", f => f.Day),
        new("date", Text, "when it happened or holds, EDTF level 1; empty where the story gives none", "as date_grain tells", "date", f => f.Finding.Date?.Text),
        new("day", Day, "first day of date; its last where the start is open; the story's day where there is no date. Never empty: look at date_grain", "as date_grain tells", "date", f => DayOf(f)),
        new("last_day", Day, "last day of date, inclusive; empty where there is no date or its end is open", "as date_grain tells", "date", f => f.Finding.Date?.Last),
        new("date_grain", Text, "how far day can be trusted: day, month, season, year (day is the first day of it), interval (from day to last_day), story (no date: day is the story's)", null, "date", f => GrainOf(f.Finding)),
    ];

    public static IReadOnlyList<Column> Behind { get; } =
    [
        new("modality", Text, "how the sentence words it: actual, planned, considered, conditional, negated", null, "modality", f => NameOf(f.Finding.Modality)),
        new("historical", Flag, "true where it is background", null, "historical", f => f.Finding.Historical == true),
        new("attribution", TextList, "who the story gets it from, nearest first", null, "attribution", f => EntityColumns.Names(f.Finding.Attribution)),
        new("confidence", Number, "from 0 to 1", null, "confidence", f => f.Finding.Confidence),
        new("review", Text, "what people did with it: none, accepted, corrected, added, rejected", null, "ledger", f => f.Review.ToString().ToLowerInvariant()),
        new("coder", Text, "program and version, or person, that made it", null, "ledger", f => f.Author),
        new("rule", Text, "rule or model that made it", null, "why.rule", f => f.Finding.Why?.Rule),
        new("words", TextList, "words of the sentence that fired it", null, "why.words", f => f.Finding.Why?.Words),
        new("sentence", Whole, "number of the sentence in the story, from 1", null, "sentence", f => (long)f.Finding.Sentence),
        new("start", Whole, "first UTF-16 code unit of the sentence in the story's body, inclusive", null, "start", f => (long)f.Finding.Start),
        new("end", Whole, "code unit behind the sentence, exclusive", null, "end", f => (long)f.Finding.End),
        new("text", Text, "the sentence", null, "text", f => f.Finding.Text),
    ];

    /// <summary>The value of the column <c>day</c>.</summary>
    public static DateOnly DayOf(ReportedFinding f) => f.Finding.Date is { } d ? d.First ?? d.Last ?? f.Day : f.Day;

    /// <summary>The value of the column <c>date_grain</c>.</summary>
    public static string GrainOf(Finding f) => f.Date switch
    {
        null => "story",
        { IsInterval: true } => "interval",
        { Grain: DateGrain.Day } => "day",
        { Grain: DateGrain.Month } => "month",
        { Grain: DateGrain.Season } => "season",
        _ => "year",
    };

    /// <summary>The modality's name in the exchange format.</summary>
    public static string NameOf(Modality modality) => modality.ToString().ToLowerInvariant();
}
