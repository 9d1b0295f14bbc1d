using System.Text.Json;

namespace Attache.Codebook;

/// <summary>
/// Reads what <see cref="FindingWriter"/> wrote, several times faster than the generated code. It knows the usual form only (the kind
/// first, no nulls, no key twice); at anything else it gives up, and the generated code reads and judges.
/// </summary>
internal ref struct FindingReader
{
    private Utf8JsonReader r;
    private string? id, story, text, category, cameo, quad, cue, content, post, sending, receiving, holder, change, title, of, replaces, force, relieves, subject, status, matter, tone, assessment;
    private int? sentence, start, end, number, strength, strengthTo;
    private double? score, confidence;
    private bool? historical, quoted;
    private Modality? modality;
    private EdtfDate? date, deadline, next, since;
    private Entity? speaker;
    private Place? venue;
    private Reason? why;
    private IReadOnlyList<string>? mode, context, contributor, options, between;
    private IReadOnlyList<Entity>? attribution, actor, recipient, addressee, participants, mediators, by;
    private IReadOnlyList<Place>? location, from, to;

    private FindingReader(ReadOnlySpan<byte> json)
    {
        this = default;
        r = new Utf8JsonReader(json);
    }

    /// <summary>The finding; null where its form is not the usual one.</summary>
    /// <param name="json">One object.</param>
    /// <param name="id">Stands in the place of the id in the JSON; null for that one.</param>
    /// <param name="story">Stands in the place of the story in the JSON; null for that one.</param>
    /// <exception cref="JsonException">It is not well formed.</exception>
    public static Finding? Read(ReadOnlySpan<byte> json, string? id, string? story)
    {
        var reader = new FindingReader(json);
        if (!reader.r.Read() || reader.r.TokenType != JsonTokenType.StartObject || !reader.r.Read() || !reader.r.ValueTextEquals("kind"u8) || !reader.r.Read()) return null;
        string? kind = reader.r.TokenType == JsonTokenType.String ? reader.r.GetString() : null;
        while (reader.r.Read() && reader.r.TokenType == JsonTokenType.PropertyName)
            if (!reader.Value()) return null;
        if (reader.r.TokenType != JsonTokenType.EndObject || reader.r.Read()) return null;
        if (id is not null) reader.id = id;
        if (story is not null) reader.story = story;
        return reader.Make(kind);
    }

    private bool Value()
    {
        // Copied, as the reader moves on to the value.
        var key = r.ValueSpan;
        if (!r.Read()) return false;
        switch (key.Length)
        {
            case 2:
                if (key.SequenceEqual("id"u8)) return Text(ref id);
                if (key.SequenceEqual("of"u8)) return Text(ref of);
                if (key.SequenceEqual("by"u8)) return Entities(ref by);
                return key.SequenceEqual("to"u8) && Places(ref to);
            case 3:
                if (key.SequenceEqual("end"u8)) return Whole(ref end);
                if (key.SequenceEqual("cue"u8)) return Text(ref cue);
                return key.SequenceEqual("why"u8) && Why();
            case 4:
                if (key.SequenceEqual("text"u8)) return Text(ref text);
                if (key.SequenceEqual("date"u8)) return Date(ref date);
                if (key.SequenceEqual("from"u8)) return Places(ref from);
                if (key.SequenceEqual("post"u8)) return Text(ref post);
                if (key.SequenceEqual("quad"u8)) return Text(ref quad);
                if (key.SequenceEqual("mode"u8)) return Texts(ref mode);
                if (key.SequenceEqual("next"u8)) return Date(ref next);
                return key.SequenceEqual("tone"u8) && Text(ref tone);
            case 5:
                if (key.SequenceEqual("story"u8)) return Text(ref story);
                if (key.SequenceEqual("start"u8)) return Whole(ref start);
                if (key.SequenceEqual("event"u8)) return Text(ref category);
                if (key.SequenceEqual("actor"u8)) return Entities(ref actor);
                if (key.SequenceEqual("score"u8)) return Number(ref score);
                if (key.SequenceEqual("cameo"u8)) return Text(ref cameo);
                if (key.SequenceEqual("title"u8)) return Text(ref title);
                if (key.SequenceEqual("force"u8)) return Text(ref force);
                if (key.SequenceEqual("venue"u8)) return Venue();
                return key.SequenceEqual("since"u8) && Date(ref since);
            case 6:
                if (key.SequenceEqual("change"u8)) return Text(ref change);
                if (key.SequenceEqual("quoted"u8)) return Flag(ref quoted);
                if (key.SequenceEqual("holder"u8)) return Text(ref holder);
                if (key.SequenceEqual("status"u8)) return Text(ref status);
                if (key.SequenceEqual("matter"u8)) return Text(ref matter);
                return key.SequenceEqual("number"u8) && Whole(ref number);
            case 7:
                if (key.SequenceEqual("speaker"u8)) return Speaker();
                if (key.SequenceEqual("content"u8)) return Text(ref content);
                if (key.SequenceEqual("context"u8)) return Texts(ref context);
                if (key.SequenceEqual("sending"u8)) return Text(ref sending);
                if (key.SequenceEqual("between"u8)) return Texts(ref between);
                if (key.SequenceEqual("subject"u8)) return Text(ref subject);
                return key.SequenceEqual("options"u8) && Texts(ref options);
            case 8:
                if (key.SequenceEqual("sentence"u8)) return Whole(ref sentence);
                if (key.SequenceEqual("modality"u8)) return ReadModality();
                if (key.SequenceEqual("location"u8)) return Places(ref location);
                if (key.SequenceEqual("deadline"u8)) return Date(ref deadline);
                if (key.SequenceEqual("strength"u8)) return Whole(ref strength);
                if (key.SequenceEqual("replaces"u8)) return Text(ref replaces);
                return key.SequenceEqual("relieves"u8) && Text(ref relieves);
            case 9:
                if (key.SequenceEqual("recipient"u8)) return Entities(ref recipient);
                if (key.SequenceEqual("receiving"u8)) return Text(ref receiving);
                if (key.SequenceEqual("addressee"u8)) return Entities(ref addressee);
                return key.SequenceEqual("mediators"u8) && Entities(ref mediators);
            case 10:
                if (key.SequenceEqual("confidence"u8)) return Number(ref confidence);
                if (key.SequenceEqual("historical"u8)) return Flag(ref historical);
                return key.SequenceEqual("assessment"u8) && Text(ref assessment);
            case 11:
                if (key.SequenceEqual("attribution"u8)) return Entities(ref attribution);
                if (key.SequenceEqual("strength_to"u8)) return Whole(ref strengthTo);
                return key.SequenceEqual("contributor"u8) && Texts(ref contributor);
            case 12:
                return key.SequenceEqual("participants"u8) && Entities(ref participants);
            default:
                return false;
        }
    }

    // What is required and missing, and keys of another kind, are left to the generated code as well.
    private readonly Finding? Make(string? kind)
    {
        if (sentence is null || start is null || end is null || text is null || modality is null) return null;
        return kind switch
        {
            "event" when category is not null => new EventFinding
            {
                Id = id ?? "", Story = story ?? "", Sentence = sentence.Value, Start = start.Value, End = end.Value, Text = text, Modality = modality.Value, Historical = historical, Attribution = attribution, Confidence = confidence ?? 0, Date = date, Why = why,
                Category = category, Mode = mode, Context = context, Actor = actor, Recipient = recipient, Location = location, Cameo = cameo, Quad = quad, Score = score,
            },
            "statement" when speaker is not null => new StatementFinding
            {
                Id = id ?? "", Story = story ?? "", Sentence = sentence.Value, Start = start.Value, End = end.Value, Text = text, Modality = modality.Value, Historical = historical, Attribution = attribution, Confidence = confidence ?? 0, Date = date, Why = why,
                Speaker = speaker, Cue = cue, Content = content, Quoted = quoted ?? false, Addressee = addressee,
            },
            "post" when post is not null && change is not null => new PostFinding
            {
                Id = id ?? "", Story = story ?? "", Sentence = sentence.Value, Start = start.Value, End = end.Value, Text = text, Modality = modality.Value, Historical = historical, Attribution = attribution, Confidence = confidence ?? 0, Date = date, Why = why,
                Post = post, Sending = sending, Receiving = receiving, Holder = holder, Number = number, Deadline = deadline, Change = change,
            },
            "office" when holder is not null && change is not null => new OfficeFinding
            {
                Id = id ?? "", Story = story ?? "", Sentence = sentence.Value, Start = start.Value, End = end.Value, Text = text, Modality = modality.Value, Historical = historical, Attribution = attribution, Confidence = confidence ?? 0, Date = date, Why = why,
                Holder = holder, Title = title, Of = of, Change = change, Replaces = replaces,
            },
            "deployment" when change is not null => new DeploymentFinding
            {
                Id = id ?? "", Story = story ?? "", Sentence = sentence.Value, Start = start.Value, End = end.Value, Text = text, Modality = modality.Value, Historical = historical, Attribution = attribution, Confidence = confidence ?? 0, Date = date, Why = why,
                Force = force, Contributor = contributor, Change = change, From = from, To = to, Strength = strength, StrengthTo = strengthTo, Relieves = relieves,
            },
            "talks" when status is not null => new TalksFinding
            {
                Id = id ?? "", Story = story ?? "", Sentence = sentence.Value, Start = start.Value, End = end.Value, Text = text, Modality = modality.Value, Historical = historical, Attribution = attribution, Confidence = confidence ?? 0, Date = date, Why = why,
                Participants = participants, Mediators = mediators, Venue = venue, Subject = subject, Next = next, Status = status,
            },
            "decision" when status is not null => new DecisionFinding
            {
                Id = id ?? "", Story = story ?? "", Sentence = sentence.Value, Start = start.Value, End = end.Value, Text = text, Modality = modality.Value, Historical = historical, Attribution = attribution, Confidence = confidence ?? 0, Date = date, Why = why,
                By = by, Matter = matter, Status = status, Deadline = deadline, Options = options,
            },
            "relation" when between is not null && tone is not null => new RelationFinding
            {
                Id = id ?? "", Story = story ?? "", Sentence = sentence.Value, Start = start.Value, End = end.Value, Text = text, Modality = modality.Value, Historical = historical, Attribution = attribution, Confidence = confidence ?? 0, Date = date, Why = why,
                Between = between, Tone = tone, Assessment = assessment, Since = since,
            },
            _ => null,
        };
    }

    private bool Text(ref string? value)
    {
        if (r.TokenType != JsonTokenType.String) return false;
        value = r.GetString();
        return true;
    }

    private bool Whole(ref int? value)
    {
        if (r.TokenType != JsonTokenType.Number || !r.TryGetInt32(out int n)) return false;
        value = n;
        return true;
    }

    private bool Long(ref long? value)
    {
        if (r.TokenType != JsonTokenType.Number || !r.TryGetInt64(out long n)) return false;
        value = n;
        return true;
    }

    private bool Number(ref double? value)
    {
        if (r.TokenType != JsonTokenType.Number || !r.TryGetDouble(out double n)) return false;
        value = n;
        return true;
    }

    private bool Flag(ref bool? value)
    {
        if (r.TokenType is not (JsonTokenType.True or JsonTokenType.False)) return false;
        value = r.GetBoolean();
        return true;
    }

    private bool Date(ref EdtfDate? value) => r.TokenType == JsonTokenType.String && EdtfDate.TryParse(r.GetString(), out value);

    private bool ReadModality()
    {
        if (r.TokenType != JsonTokenType.String) return false;
        modality = r.ValueTextEquals("actual"u8) ? Modality.Actual
            : r.ValueTextEquals("planned"u8) ? Modality.Planned
            : r.ValueTextEquals("considered"u8) ? Modality.Considered
            : r.ValueTextEquals("conditional"u8) ? Modality.Conditional
            : r.ValueTextEquals("negated"u8) ? Modality.Negated
            : null;
        return modality is not null;
    }

    private bool Texts(ref IReadOnlyList<string>? value)
    {
        if (r.TokenType != JsonTokenType.StartArray) return false;
        var list = new List<string>(2);
        while (r.Read() && r.TokenType == JsonTokenType.String) list.Add(r.GetString()!);
        value = list;
        return r.TokenType == JsonTokenType.EndArray;
    }

    private bool Entities(ref IReadOnlyList<Entity>? value)
    {
        if (r.TokenType != JsonTokenType.StartArray) return false;
        var list = new List<Entity>(1);
        while (r.Read() && r.TokenType != JsonTokenType.EndArray)
        {
            if (ReadEntity() is not { } entity) return false;
            list.Add(entity);
        }
        value = list;
        return true;
    }

    private bool Places(ref IReadOnlyList<Place>? value)
    {
        if (r.TokenType != JsonTokenType.StartArray) return false;
        var list = new List<Place>(1);
        while (r.Read() && r.TokenType != JsonTokenType.EndArray)
        {
            if (ReadPlace() is not { } place) return false;
            list.Add(place);
        }
        value = list;
        return true;
    }

    private bool Speaker() => (speaker = ReadEntity()) is not null;

    private bool Venue() => (venue = ReadPlace()) is not null;

    private Entity? ReadEntity()
    {
        if (r.TokenType != JsonTokenType.StartObject) return null;
        string? words = null, name = null, code = null, sector = null, person = null, office = null;
        bool? anonymous = null;
        while (r.Read() && r.TokenType == JsonTokenType.PropertyName)
        {
            var key = r.ValueSpan;
            if (!r.Read()) return null;
            bool read = key.SequenceEqual("text"u8) ? Text(ref words)
                : key.SequenceEqual("name"u8) ? Text(ref name)
                : key.SequenceEqual("code"u8) ? Text(ref code)
                : key.SequenceEqual("sector"u8) ? Text(ref sector)
                : key.SequenceEqual("person"u8) ? Text(ref person)
                : key.SequenceEqual("office"u8) ? Text(ref office)
                : key.SequenceEqual("anonymous"u8) && Flag(ref anonymous);
            if (!read) return null;
        }
        return words is null || r.TokenType != JsonTokenType.EndObject ? null : new Entity { Text = words, Name = name, Code = code, Sector = sector, Person = person, Office = office, Anonymous = anonymous };
    }

    private Place? ReadPlace()
    {
        if (r.TokenType != JsonTokenType.StartObject) return null;
        string? words = null, name = null, country = null, feature = null;
        double? latitude = null, longitude = null;
        long? geoname = null;
        while (r.Read() && r.TokenType == JsonTokenType.PropertyName)
        {
            var key = r.ValueSpan;
            if (!r.Read()) return null;
            bool read = key.SequenceEqual("text"u8) ? Text(ref words)
                : key.SequenceEqual("name"u8) ? Text(ref name)
                : key.SequenceEqual("country"u8) ? Text(ref country)
                : key.SequenceEqual("lat"u8) ? Number(ref latitude)
                : key.SequenceEqual("lon"u8) ? Number(ref longitude)
                : key.SequenceEqual("geonameid"u8) ? Long(ref geoname)
                : key.SequenceEqual("feature"u8) && Text(ref feature);
            if (!read) return null;
        }
        if (words is null || r.TokenType != JsonTokenType.EndObject) return null;
        return new Place { Text = words, Name = name, Country = country, Latitude = latitude, Longitude = longitude, GeoNameId = geoname, Feature = feature };
    }

    private bool Why()
    {
        if (r.TokenType != JsonTokenType.StartObject) return false;
        string? rule = null;
        IReadOnlyList<string>? words = null;
        while (r.Read() && r.TokenType == JsonTokenType.PropertyName)
        {
            var key = r.ValueSpan;
            if (!r.Read()) return false;
            if (!(key.SequenceEqual("rule"u8) ? Text(ref rule) : key.SequenceEqual("words"u8) && Texts(ref words))) return false;
        }
        if (rule is null || words is null || r.TokenType != JsonTokenType.EndObject) return false;
        why = new Reason(rule, words);
        return true;
    }
}
