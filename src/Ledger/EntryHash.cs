using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Attache.Ledger;

/// <summary>
/// The chain: SHA-256 over the hash of the entry before, then sequence, kind, known time (UTC ticks), story, author,
/// reason, finding and payload, texts and payload led by their length, numbers little-endian. Whoever changes,
/// removes or reorders an entry breaks every hash from there on. The time of appending is left out: the same input
/// gives the same chain on every machine.
/// </summary>
public static class EntryHash
{
    /// <summary>Length in bytes.</summary>
    public const int Size = SHA256.HashSizeInBytes;

    /// <summary>What stands before the first entry.</summary>
    public static ReadOnlyMemory<byte> Genesis { get; } = new byte[Size];

    /// <summary>The hash of an entry; its own <see cref="LedgerEntry.Hash"/> does not count.</summary>
    public static byte[] Of(ReadOnlySpan<byte> before, LedgerEntry entry) =>
        Of(before, entry.Sequence, entry.Kind, entry.Known.Utc.UtcTicks, entry.Story ?? 0, entry.Author, entry.Reason, entry.FindingId, entry.Payload.Span);

    /// <summary>As above, from the stored values; <paramref name="story"/> is 0 for none.</summary>
    public static byte[] Of(
        ReadOnlySpan<byte> before, long sequence, EntryKind kind, long knownTicks, long story, string author, string? reason, string? finding, ReadOnlySpan<byte> payload)
    {
        int size = Size + 28 + 16 + payload.Length + (4 * (author.Length + (reason?.Length ?? 0) + (finding?.Length ?? 0)));
        byte[] rented = ArrayPool<byte>.Shared.Rent(size);
        try
        {
            var at = rented.AsSpan();
            before.CopyTo(at);
            BinaryPrimitives.WriteInt64LittleEndian(at[Size..], sequence);
            BinaryPrimitives.WriteInt32LittleEndian(at[(Size + 8)..], (int)kind);
            BinaryPrimitives.WriteInt64LittleEndian(at[(Size + 12)..], knownTicks);
            BinaryPrimitives.WriteInt64LittleEndian(at[(Size + 20)..], story);
            int n = Size + 28;
            foreach (var text in (ReadOnlySpan<string?>)[author, reason, finding])
            {
                int length = text is null ? -1 : Encoding.UTF8.GetBytes(text, at[(n + 4)..]);
                BinaryPrimitives.WriteInt32LittleEndian(at[n..], length);
                n += 4 + Math.Max(length, 0);
            }
            BinaryPrimitives.WriteInt32LittleEndian(at[n..], payload.Length);
            payload.CopyTo(at[(n + 4)..]);
            return SHA256.HashData(at[..(n + 4 + payload.Length)]);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }
}
