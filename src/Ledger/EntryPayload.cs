using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Attache.Codebook;
using Attache.Stories;

namespace Attache.Ledger;

/// <summary>
/// The content of entries as JSON. A finding's payload is its exchange format with id and story left empty, because
/// they stand in the entry; put back, the JSON is the very one that was recorded.
/// </summary>
public static class EntryPayload
{
    /// <summary>A finding's payload.</summary>
    public static byte[] Write(Finding finding) => WriteOnce(finding).ToArray();

    /// <summary>As <see cref="Write(Finding)"/>; the bytes hold until this thread writes the next finding.</summary>
    public static ReadOnlySpan<byte> WriteOnce(Finding finding) => FindingJson.WriteOnce(finding, "", "");

    /// <summary>The finding of a payload.</summary>
    /// <exception cref="JsonException">The payload is none.</exception>
    public static Finding ReadFinding(ReadOnlySpan<byte> payload, string id, string story) =>
        FindingJson.ReadUtf8(payload, id, story);

    /// <summary>A story's payload.</summary>
    public static byte[] Write(Story story) => JsonSerializer.SerializeToUtf8Bytes(
        new StoryPayload
        {
            Uri = story.Uri,
            Version = story.Version,
            PubStatus = story.PubStatus,
            Publisher = story.Publisher,
            Language = story.Language,
            Published = story.Published.Instant,
            DayOnly = story.Published.DayOnly,
            Headline = story.Headline,
            Byline = story.Byline,
            Located = story.Located,
            EdNote = story.EdNote,
            DeskInitials = story.DeskInitials.Count > 0 ? story.DeskInitials : null,
            ContentHash = story.ContentHash,
            Blocks = [.. story.Layout.Blocks.SelectMany(b => (int[])[(int)b.Role, b.Span.Start, b.Span.End])],
            Cluster = story.Cluster,
            Body = story.Body,
        },
        PayloadJson.Relaxed.StoryPayload);

    /// <summary>The story of a payload.</summary>
    /// <exception cref="JsonException">The payload is none.</exception>
    public static Story ReadStory(ReadOnlySpan<byte> payload)
    {
        var p = JsonSerializer.Deserialize(payload, PayloadJson.Relaxed.StoryPayload) ?? throw new JsonException("null is no story");
        return new Story
        {
            Uri = p.Uri,
            Version = p.Version,
            PubStatus = p.PubStatus,
            Publisher = p.Publisher,
            Language = p.Language,
            Published = new PublicationInstant(p.Published, p.DayOnly),
            Headline = p.Headline,
            Byline = p.Byline,
            Located = p.Located,
            EdNote = p.EdNote,
            DeskInitials = p.DeskInitials ?? [],
            ContentHash = p.ContentHash,
            Layout = new StoryLayout([.. p.Blocks.Chunk(3).Select(b => new StoryBlock((BlockRole)b[0], new TextSpan(b[1], b[2])))]),
            Cluster = p.Cluster,
            Body = p.Body,
        };
    }

    /// <summary>A decision's payload.</summary>
    public static byte[] Write(Decision decision) => decision switch
    {
        AddFinding d => Write(d.Finding),
        CorrectFinding d => Write(d.Replacement),
        MergeFacts d => Ids(d.FindingIds),
        SplitFacts d => Ids(d.FindingIds),
        UndoDecision d => Undo(d.Entry),
        GradeSource d => JsonSerializer.SerializeToUtf8Bytes(new GradePayload { Publisher = d.Publisher, Grade = d.Grade.ToString() }, PayloadJson.Relaxed.GradePayload),
        _ => "{}"u8.ToArray(),
    };

    /// <summary>The payload of <see cref="EntryKind.StoryReread"/>, <see cref="EntryKind.FactsMerged"/> and <see cref="EntryKind.FactsSplit"/>.</summary>
    public static byte[] Ids(IEnumerable<string> findingIds) =>
        JsonSerializer.SerializeToUtf8Bytes([.. findingIds.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)], PayloadJson.Relaxed.StringArray);

    /// <summary>Reads what <see cref="Ids"/> wrote.</summary>
    public static string[] ReadIds(ReadOnlySpan<byte> payload) => JsonSerializer.Deserialize(payload, PayloadJson.Relaxed.StringArray) ?? [];

    /// <summary>The decision of an entry; null where the entry is none.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="story">Identifier of the story that the entry speaks of, where it adds or corrects a finding.</param>
    public static Decision? ReadDecision(LedgerEntry entry, string? story)
    {
        var payload = entry.Payload.Span;
        string id = entry.FindingId ?? "";
        return entry.Kind switch
        {
            EntryKind.FindingAccepted => new AcceptFinding(id) { Known = entry.Known, Author = entry.Author, Reason = entry.Reason },
            EntryKind.FindingRejected => new RejectFinding(id) { Known = entry.Known, Author = entry.Author, Reason = entry.Reason },
            EntryKind.FindingCorrected => new CorrectFinding(id, ReadFinding(payload, id, story ?? "")) { Known = entry.Known, Author = entry.Author, Reason = entry.Reason },
            EntryKind.FindingAdded => new AddFinding(ReadFinding(payload, id, story ?? "")) { Known = entry.Known, Author = entry.Author, Reason = entry.Reason },
            EntryKind.FactsMerged => new MergeFacts(ReadIds(payload)) { Known = entry.Known, Author = entry.Author, Reason = entry.Reason },
            EntryKind.FactsSplit => new SplitFacts(ReadIds(payload)) { Known = entry.Known, Author = entry.Author, Reason = entry.Reason },
            EntryKind.SourceGraded => ReadGrade(entry, payload),
            EntryKind.DecisionUndone => new UndoDecision(ReadUndo(payload)) { Known = entry.Known, Author = entry.Author, Reason = entry.Reason },
            _ => null,
        };
    }

    /// <summary>The payload of <see cref="EntryKind.DecisionUndone"/>.</summary>
    public static byte[] Undo(long entry) => JsonSerializer.SerializeToUtf8Bytes(new UndoPayload { Entry = entry }, PayloadJson.Relaxed.UndoPayload);

    /// <summary>The entry that a payload of <see cref="EntryKind.DecisionUndone"/> takes back.</summary>
    public static long ReadUndo(ReadOnlySpan<byte> payload) => JsonSerializer.Deserialize(payload, PayloadJson.Relaxed.UndoPayload)?.Entry ?? throw new JsonException("null is no entry");

    private static GradeSource ReadGrade(LedgerEntry entry, ReadOnlySpan<byte> payload)
    {
        var p = JsonSerializer.Deserialize(payload, PayloadJson.Relaxed.GradePayload) ?? throw new JsonException("null is no grade");
        return new GradeSource(p.Publisher, SourceGrade.TryParse(p.Grade, out var g) ? g : throw new JsonException($"'{p.Grade}' is no grade"))
        {
            Known = entry.Known, Author = entry.Author, Reason = entry.Reason,
        };
    }
}

internal sealed class StoryPayload
{
    public string? Uri { get; init; }

    public string Version { get; init; } = "1";

    public string PubStatus { get; init; } = "usable";

    public string? Publisher { get; init; }

    public string Language { get; init; } = "en";

    public required DateTimeOffset Published { get; init; }

    public bool DayOnly { get; init; }

    public string? Headline { get; init; }

    public string? Byline { get; init; }

    public string? Located { get; init; }

    public string? EdNote { get; init; }

    public IReadOnlyList<string>? DeskInitials { get; init; }

    public required string ContentHash { get; init; }

    /// <summary>Role, start and end of each block in turn.</summary>
    public required int[] Blocks { get; init; }

    public string? Cluster { get; init; }

    public required string Body { get; init; }
}

internal sealed class UndoPayload
{
    public required long Entry { get; init; }
}

internal sealed class GradePayload
{
    public required string Publisher { get; init; }

    public required string Grade { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(StoryPayload))]
[JsonSerializable(typeof(UndoPayload))]
[JsonSerializable(typeof(GradePayload))]
[JsonSerializable(typeof(string[]))]
internal sealed partial class PayloadJson : JsonSerializerContext
{
    // Lazy, because the order in which the parts of this class set their static fields is not defined.
    private static readonly Lazy<PayloadJson> Instance = new(() =>
        new PayloadJson(new JsonSerializerOptions(Default!.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));

    internal static PayloadJson Relaxed => Instance.Value;
}
