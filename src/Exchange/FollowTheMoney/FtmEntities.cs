using Attache.Codebook;
using Attache.Exchange.Tables;
using Attache.Ledger;
using Attache.Views;
using static Attache.Exchange.Tables.ColumnType;

namespace Attache.Exchange.FollowTheMoney;

/// <summary>A person or a public body.</summary>
/// <param name="Id">Identifier.</param>
/// <param name="Name">The name resolved to, else the story's words.</param>
/// <param name="Code">PLOVER code of its state or organisation; null where unknown.</param>
/// <param name="Sector">PLOVER sector; null where unknown.</param>
internal sealed record FtmParty(string Id, string Name, string? Code, string? Sector);

/// <summary>An office or a diplomatic post.</summary>
internal sealed record FtmPosition(string Id, string Name, string? Code, string? BodyId);

/// <summary>Somebody in an office, over all reports.</summary>
internal sealed record FtmOccupancy(string Id, string PersonId, string PositionId)
{
    public EdtfDate? Start { get; set; }

    public EdtfDate? End { get; set; }

    /// <summary>The last day on which it is told to have begun.</summary>
    public DateOnly Begun { get; set; }

    /// <summary>What the last report says.</summary>
    public string Told { get; set; } = "unknown";

    /// <summary>What all say: who left and did not come back is out, whatever title stories of later days give.</summary>
    public string Status => End?.Last is { } end && Begun <= end ? "ended" : Told;

    public DateOnly Last { get; set; }
}

/// <summary>An event fact and the parties of it.</summary>
internal sealed record FtmEvent(string Id, string Name, Ledger.Facts.Fact Fact, EventFinding Best, IReadOnlyList<string> Involved);

/// <summary>Where a thing is reported.</summary>
internal sealed record FtmEvidence(string ThingId, ReportedFinding Report, string Role);

/// <summary>The schemas and properties that we fill, by the model 3.8.4 of <c>@alephdata/followthemoney</c>.</summary>
internal static class FtmEntities
{
    public static FtmSchema<FtmParty> Person { get; } = new(new("Person", "somebody named",
    [
        new("name", Text, "the name, in the fullest form of the first report", null, "person, holder", p => p.Name),
        new("country", Text, "ISO 3166 alpha-2 code of the state whose person it is", null, "code", p => Country(p.Code)),
    ]), p => p.Id);

    public static FtmSchema<FtmParty> PublicBody { get; } = new(new("PublicBody", "a government, ministry, army or another body of a state or organisation",
    [
        new("name", Text, "its own name; where the story has none for it, Government of, Armed forces of and so on with the state", null, "actor, recipient", p => p.Name),
        new("country", Text, "ISO 3166 alpha-2 code", null, "code", p => Country(p.Code)),
        new("classification", Text, "PLOVER sector", null, "sector", p => p.Sector),
    ]), p => p.Id);

    public static FtmSchema<FtmPosition> Position { get; } = new(new("Position", "an office or a diplomatic post",
    [
        new("name", Text, "the office in the story's words, or the post with both states", null, "title, post", p => p.Name),
        new("country", Text, "ISO 3166 alpha-2 code of the state whose office it is", null, "of, sending", p => Country(p.Code)),
        new("organization", Text, "the government that it belongs to", null, "of, sending", p => p.BodyId),
    ]), p => p.Id);

    public static FtmSchema<FtmOccupancy> Occupancy { get; } = new(new("Occupancy", "somebody in an office or post, over all reports",
    [
        new("holder", Text, "the Person", null, "holder", o => o.PersonId),
        new("post", Text, "the Position", null, "title, post", o => o.PositionId),
        new("startDate", Text, "since when, where a report gives the date of an appointment or accreditation", "as reported: day, month or year", "date", o => StartOf(o.Start)),
        new("endDate", Text, "until when, where a report gives the date of the end", "as reported: day, month or year", "date", o => EndOf(o.End)),
        new("status", Text, "ended where a report tells of an end and none of a later beginning; else current, ended or unknown by the last report", null, "change", o => o.Status),
        new("date", Day, "day of the last report of it", "day", "story's publication", o => o.Last),
    ]), o => o.Id);

    public static FtmSchema<FtmEvent> Event { get; } = new(new("Event", "a PLOVER event, as a fact of all its reports",
    [
        new("name", Text, "the event in one sentence", null, "the fact", e => e.Name),
        new("date", Text, "when, where a report gives a day, month or year; without a date it has none", "as reported", "date", e => e.Fact.Date is { IsInterval: false, Grain: not DateGrain.Season } d ? StartOf(d) : null),
        new("startDate", Text, "start of an interval or a season", "as reported: day, month or year; of a season its first day", "date", e => e.Fact.Date is { } d && (d.IsInterval || d.Grain == DateGrain.Season) ? StartOf(d) : null),
        new("endDate", Text, "its end", "as startDate", "date", e => e.Fact.Date is { } d && (d.IsInterval || d.Grain == DateGrain.Season) ? EndOf(d) : null),
        new("country", Text, "ISO 3166 alpha-2 code of the state where it happened", null, "location.country", e => Country(e.Best.Location is { Count: > 0 } l ? l[0].Country : null)),
        new("location", TextList, "names of the places", null, "location", e => e.Best.Location is { Count: > 0 } l ? l.Select(p => p.Name ?? p.Text).ToArray() : null),
        new("involved", TextList, "the Person and PublicBody entities that act or are acted upon", null, "actor, recipient", e => e.Involved),
        new("keywords", TextList, "PLOVER category, modes and contexts", null, "event, mode, context", e => new[] { e.Best.Category }.Concat(e.Best.Mode ?? []).Concat(e.Best.Context ?? []).ToArray()),
        new("summary", Text, "the sentence of the report that tells most", null, "text", e => e.Best.Text),
    ]), e => e.Id);

    public static FtmSchema<StoryRef> Article { get; } = new(new("Article", "a story",
    [
        new("name", Text, "headline, else publisher and day", null, "story's headline", s => s.Headline ?? $"{s.Publisher ?? "Publisher unknown"}, {DayOf(s.Published.Day)}"),
        new("fileName", Text, "identifier of the story; the model wants it of every document", null, "story", s => s.Id),
        new("title", Text, "headline", null, "story's headline", s => s.Headline),
        new("publisher", Text, "who published it", null, "story's publisher", s => s.Publisher),
        new("publishedAt", Text, "when: an instant in UTC, or a day where no more is known", null, "story's publication", s => s.Published.DayOnly ? DayOf(s.Published.Day) : Cells.Write(s.Published.Instant.UtcDateTime)),
        new("sourceUrl", Text, "the story's identifier, where it is a web address", null, "story", s => Uri.TryCreate(s.Id, UriKind.Absolute, out var u) && u.Scheme is ("http" or "https") ? s.Id : null),
    ]), s => ArticleId(s.Id));

    public static FtmSchema<FtmEvidence> Documentation { get; } = new(new("Documentation", "evidence: that a story tells of an Event or a Person in office",
    [
        new("document", Text, "the Article", null, "story", e => ArticleId(e.Report.Story.Id)),
        new("entity", Text, "the Event or Person", null, "the fact", e => e.ThingId),
        new("role", Text, "what kind of finding it is", null, "kind", e => e.Role),
        new("summary", Text, "the sentence", null, "text", e => e.Report.Finding.Text),
        new("date", Day, "day of the story", "day", "story's publication", e => e.Report.Day),
        new("recordId", Text, "identifier of the finding", null, "id", e => e.Report.Finding.Id),
    ]), e => FtmId.Of("evidence", e.ThingId, e.Report.Finding.Id));

    /// <summary>The tables, for the documentation.</summary>
    public static IReadOnlyList<Table> Tables { get; } = [Person.Table, PublicBody.Table, Position.Table, Occupancy.Table, Event.Table, Article.Table, Documentation.Table];

    private static string ArticleId(string story) => FtmId.Of("story", story);

    // The model has states of today and the European Union as countries.
    private static string? Country(string? code) => code == "EUR" ? "eu" : code is null ? null : CountryNames.Standard.ShortCode(code)?.ToLowerInvariant();

    private static string? DayOf(DateOnly? day) => day is { } d ? Cells.Write(d) : null;

    // The model takes a year, a month or a day; so each end of a date keeps the grain that it was told with, and of a season the day is written.
    private static string? StartOf(EdtfDate? date) => date?.First is { } day ? Part(date.Text.Split('/')[0], day) : null;

    private static string? EndOf(EdtfDate? date) => date?.Last is { } day ? Part(date.Text.Split('/')[^1], day) : null;

    private static string? Part(string part, DateOnly day) => part.TrimEnd('~', '?', '%') switch
    {
        { Length: 7 } month when month[5] == '2' => DayOf(day),
        var known => known,
    };
}
