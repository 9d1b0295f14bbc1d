using System.Text.Json;

namespace Attache.Codebook;

/// <summary>
/// Writes findings key by key, the very bytes that the generated code of <see cref="FindingJson"/> writes, in a third of
/// the time: that code looks up the kind, the options and each property anew. A test compares the two on random findings.
/// </summary>
internal static class FindingWriter
{
    /// <summary>Writes one object; <paramref name="id"/> and <paramref name="story"/> stand in the place of the finding's own.</summary>
    public static void Write(Utf8JsonWriter w, Finding f, string id, string story)
    {
        w.WriteStartObject();
        w.WriteString("kind"u8, f.Kind);
        w.WriteString("id"u8, id);
        w.WriteString("story"u8, story);
        w.WriteNumber("sentence"u8, f.Sentence);
        w.WriteNumber("start"u8, f.Start);
        w.WriteNumber("end"u8, f.End);
        w.WriteString("text"u8, f.Text);
        switch (f)
        {
            case EventFinding e: Write(w, e); break;
            case StatementFinding s: Write(w, s); break;
            case PostFinding p: Write(w, p); break;
            case OfficeFinding o: Write(w, o); break;
            case DeploymentFinding d: Write(w, d); break;
            case TalksFinding t: Write(w, t); break;
            case DecisionFinding d: Write(w, d); break;
            case RelationFinding r: Write(w, r); break;
        }
        Write(w, "date"u8, f.Date);
        w.WriteString("modality"u8, f.Modality switch
        {
            Modality.Actual => "actual"u8,
            Modality.Planned => "planned"u8,
            Modality.Considered => "considered"u8,
            Modality.Conditional => "conditional"u8,
            Modality.Negated => "negated"u8,
            _ => throw new JsonException($"{f.Modality} is no modality"),
        });
        Write(w, "historical"u8, f.Historical);
        Write(w, "attribution"u8, f.Attribution);
        w.WriteNumber("confidence"u8, f.Confidence);
        if (f.Why is { } why)
        {
            w.WriteStartObject("why"u8);
            Write(w, "rule"u8, why.Rule);
            Write(w, "words"u8, why.Words);
            w.WriteEndObject();
        }
        w.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter w, EventFinding f)
    {
        Write(w, "event"u8, f.Category);
        Write(w, "mode"u8, f.Mode);
        Write(w, "context"u8, f.Context);
        Write(w, "actor"u8, f.Actor);
        Write(w, "recipient"u8, f.Recipient);
        Write(w, "location"u8, f.Location);
        Write(w, "cameo"u8, f.Cameo);
        Write(w, "quad"u8, f.Quad);
        Write(w, "score"u8, f.Score);
    }

    private static void Write(Utf8JsonWriter w, StatementFinding f)
    {
        w.WritePropertyName("speaker"u8);
        Write(w, f.Speaker);
        Write(w, "cue"u8, f.Cue);
        Write(w, "content"u8, f.Content);
        w.WriteBoolean("quoted"u8, f.Quoted);
        Write(w, "addressee"u8, f.Addressee);
    }

    private static void Write(Utf8JsonWriter w, PostFinding f)
    {
        Write(w, "post"u8, f.Post);
        Write(w, "sending"u8, f.Sending);
        Write(w, "receiving"u8, f.Receiving);
        Write(w, "holder"u8, f.Holder);
        if (f.Number is { } n) w.WriteNumber("number"u8, n);
        Write(w, "deadline"u8, f.Deadline);
        Write(w, "change"u8, f.Change);
    }

    private static void Write(Utf8JsonWriter w, OfficeFinding f)
    {
        Write(w, "holder"u8, f.Holder);
        Write(w, "title"u8, f.Title);
        Write(w, "of"u8, f.Of);
        Write(w, "change"u8, f.Change);
        Write(w, "replaces"u8, f.Replaces);
    }

    private static void Write(Utf8JsonWriter w, DeploymentFinding f)
    {
        Write(w, "force"u8, f.Force);
        Write(w, "contributor"u8, f.Contributor);
        Write(w, "change"u8, f.Change);
        Write(w, "from"u8, f.From);
        Write(w, "to"u8, f.To);
        if (f.Strength is { } n) w.WriteNumber("strength"u8, n);
        if (f.StrengthTo is { } to) w.WriteNumber("strength_to"u8, to);
        Write(w, "relieves"u8, f.Relieves);
    }

    private static void Write(Utf8JsonWriter w, TalksFinding f)
    {
        Write(w, "participants"u8, f.Participants);
        Write(w, "mediators"u8, f.Mediators);
        if (f.Venue is { } venue)
        {
            w.WritePropertyName("venue"u8);
            Write(w, venue);
        }
        Write(w, "subject"u8, f.Subject);
        Write(w, "next"u8, f.Next);
        Write(w, "status"u8, f.Status);
    }

    private static void Write(Utf8JsonWriter w, DecisionFinding f)
    {
        Write(w, "by"u8, f.By);
        Write(w, "matter"u8, f.Matter);
        Write(w, "status"u8, f.Status);
        Write(w, "deadline"u8, f.Deadline);
        Write(w, "options"u8, f.Options);
    }

    private static void Write(Utf8JsonWriter w, RelationFinding f)
    {
        Write(w, "between"u8, f.Between);
        Write(w, "tone"u8, f.Tone);
        Write(w, "assessment"u8, f.Assessment);
        Write(w, "since"u8, f.Since);
    }

    private static void Write(Utf8JsonWriter w, Entity e)
    {
        w.WriteStartObject();
        Write(w, "text"u8, e.Text);
        Write(w, "name"u8, e.Name);
        Write(w, "code"u8, e.Code);
        Write(w, "sector"u8, e.Sector);
        Write(w, "person"u8, e.Person);
        Write(w, "office"u8, e.Office);
        Write(w, "anonymous"u8, e.Anonymous);
        w.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter w, Place p)
    {
        w.WriteStartObject();
        Write(w, "text"u8, p.Text);
        Write(w, "name"u8, p.Name);
        Write(w, "country"u8, p.Country);
        Write(w, "lat"u8, p.Latitude);
        Write(w, "lon"u8, p.Longitude);
        if (p.GeoNameId is { } id) w.WriteNumber("geonameid"u8, id);
        Write(w, "feature"u8, p.Feature);
        w.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter w, ReadOnlySpan<byte> key, IReadOnlyList<Entity>? entities)
    {
        if (entities is null) return;
        w.WriteStartArray(key);
        for (int i = 0; i < entities.Count; i++) Write(w, entities[i]);
        w.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter w, ReadOnlySpan<byte> key, IReadOnlyList<Place>? places)
    {
        if (places is null) return;
        w.WriteStartArray(key);
        for (int i = 0; i < places.Count; i++) Write(w, places[i]);
        w.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter w, ReadOnlySpan<byte> key, IReadOnlyList<string>? texts)
    {
        if (texts is null) return;
        w.WriteStartArray(key);
        for (int i = 0; i < texts.Count; i++) w.WriteStringValue(texts[i]);
        w.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter w, ReadOnlySpan<byte> key, string? text)
    {
        if (text is not null) w.WriteString(key, text);
    }

    private static void Write(Utf8JsonWriter w, ReadOnlySpan<byte> key, EdtfDate? date)
    {
        if (date is not null) w.WriteString(key, date.Text);
    }

    private static void Write(Utf8JsonWriter w, ReadOnlySpan<byte> key, double? number)
    {
        if (number is { } n) w.WriteNumber(key, n);
    }

    private static void Write(Utf8JsonWriter w, ReadOnlySpan<byte> key, bool? value)
    {
        if (value is { } v) w.WriteBoolean(key, v);
    }
}
