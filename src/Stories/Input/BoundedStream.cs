using System.Globalization;
using System.IO.Hashing;
using System.Runtime.ExceptionServices;

namespace Attache.Stories;

/// <summary>What was decompressed grew beyond any measure: a bomb.</summary>
internal sealed class BombException(string message) : IOException(message);

/// <summary>
/// Counts what comes out of a compressed stream against what went in. Text shrinks to a fifth, a log to a fiftieth;
/// a thousandth is no text. Small outputs always pass.
/// </summary>
internal sealed class BoundedStream(Stream inner, Func<long> compressed) : Stream
{
    /// <summary>Most bytes out for one byte in.</summary>
    public const int LargestRatio = 200;

    /// <summary>Bytes that may come out whatever went in.</summary>
    public const long AlwaysAllowed = 16 << 20;

    private readonly Crc32 checksum = new();
    private long count;

    /// <summary>Whether <see cref="Checksum"/> is wanted.</summary>
    public bool WithChecksum { get; init; }

    /// <summary>CRC-32 of what was read.</summary>
    public uint Checksum => checksum.GetCurrentHashAsUInt32();

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => count;
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int size) => Read(buffer.AsSpan(offset, size));

    public override int Read(Span<byte> buffer)
    {
        int n = inner.Read(buffer);
        count += n;
        if (WithChecksum) checksum.Append(buffer[..n]);
        if (count > AlwaysAllowed && count / LargestRatio > compressed())
            throw new BombException(string.Create(CultureInfo.InvariantCulture, $"more than {AlwaysAllowed >> 20} MB came out of {Math.Max(1, compressed() >> 10)} KB (more than {LargestRatio} to 1 is no text)"));
        return n;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int size) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
    }
}

/// <summary>Counts the bytes read, and gives the first ones a second time.</summary>
internal sealed class PeekedStream : Stream
{
    private readonly Stream inner;
    private readonly byte[] head;
    private readonly int length;
    private readonly ExceptionDispatchInfo? failure;
    private int given;

    /// <summary>Reads the head. Where that fails in the middle, what was there is given first, and then the failure.</summary>
    public PeekedStream(Stream inner, int size)
    {
        this.inner = inner;
        head = new byte[size];
        try
        {
            for (int n; length < size && (n = inner.Read(head.AsSpan(length))) > 0;) length += n;
        }
        catch (Exception e) when (length > 0 && StoryStreams.IsBroken(e))
        {
            failure = ExceptionDispatchInfo.Capture(e);
        }
        Taken = length;
    }

    /// <summary>The first bytes.</summary>
    public ReadOnlyMemory<byte> Head => head.AsMemory(0, length);

    /// <summary>How many bytes the inner stream gave till now.</summary>
    public long Taken { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        if (given < length)
        {
            int n = Math.Min(buffer.Length, length - given);
            head.AsSpan(given, n).CopyTo(buffer);
            given += n;
            return n;
        }
        failure?.Throw();
        int read = inner.Read(buffer);
        Taken += read;
        return read;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
