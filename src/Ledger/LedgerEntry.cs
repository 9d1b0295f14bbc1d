using Attache.Stories;

namespace Attache.Ledger;

/// <summary>An entry as it stands in the ledger; nothing of it ever changes.</summary>
public sealed record LedgerEntry
{
    /// <summary>Place in the ledger, from 1 without gaps.</summary>
    public required long Sequence { get; init; }

    /// <summary>What it says.</summary>
    public required EntryKind Kind { get; init; }

    /// <summary>Since when it counts as known: of machine entries the publication of the story's version, of an analyst's entry the analyst's clock.</summary>
    public required KnownTime Known { get; init; }

    /// <summary>When it was written, for audit only; no part of <see cref="Hash"/>, so that the same input gives the same chain.</summary>
    public required DateTimeOffset Appended { get; init; }

    /// <summary>Who: a program and its version ("attache 0.1.0") or a person.</summary>
    public required string Author { get; init; }

    /// <summary>Why; null where nobody gave a reason.</summary>
    public string? Reason { get; init; }

    /// <summary>Sequence of the story's entry that this one speaks of; null where it speaks of none.</summary>
    public long? Story { get; init; }

    /// <summary>The finding that it speaks of; null where it speaks of none.</summary>
    public string? FindingId { get; init; }

    /// <summary>The content as UTF-8 JSON; see <see cref="EntryPayload"/>.</summary>
    public required ReadOnlyMemory<byte> Payload { get; init; }

    /// <summary>SHA-256 over the entry before it and this one's content; see <see cref="EntryHash"/>.</summary>
    public required ReadOnlyMemory<byte> Hash { get; init; }
}
