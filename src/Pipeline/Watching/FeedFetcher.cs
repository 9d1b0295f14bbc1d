using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Net.Sockets;

namespace Attache.Pipeline.Watching;

/// <summary>What a fetch brought.</summary>
/// <param name="Body">The bytes; null where there is nothing new or it failed.</param>
/// <param name="Tag">The server's tag of this version; null where it gives none.</param>
/// <param name="Modified">When the server says that it changed, as it wrote it; null where it doesn't.</param>
/// <param name="Failure">Why it failed, a clause without full stop; null where it did not.</param>
/// <param name="RetryAfter">How long the server asks to wait; null where it doesn't.</param>
public sealed record Fetched(byte[]? Body, string? Tag, string? Modified, string? Failure, TimeSpan? RetryAfter)
{
    /// <summary>Where the feed has moved to for good; null where it has not.</summary>
    public Uri? Moved { get; init; }

    /// <summary>Whether the server says that nothing changed.</summary>
    public bool IsUnchanged => Body is null && Failure is null;
}

/// <summary>How a feed may be fetched.</summary>
public sealed record FetchLimits
{
    /// <summary>Most bytes of an answer, decompressed.</summary>
    public int LargestBody { get; init; } = 16 << 20;

    /// <summary>Most time for all of a fetch, redirects included.</summary>
    public TimeSpan LongestTime { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Most redirects.</summary>
    public int MostRedirects { get; init; } = 5;

    /// <summary>Whether addresses of one's own machine and network may be called.</summary>
    public bool AllowPrivate { get; init; }

    /// <summary>Which addresses are public; a test of redirects takes one of this machine's for public and another for private.</summary>
    internal Func<IPAddress, bool> IsPublic { get; init; } = AddressGuard.IsPublic;

    /// <summary>What addresses a name has; a test gives it answers of its own.</summary>
    internal Func<string, CancellationToken, Task<IPAddress[]>> Resolve { get; init; } = Dns.GetHostAddressesAsync;
}

/// <summary>
/// Fetches feeds: conditional requests, limits of size and time, no call of private addresses, whatever a name or a redirect
/// leads to. Every failure is a result.
/// </summary>
public sealed class FeedFetcher : IDisposable
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private readonly FetchLimits limits;
    private readonly TimeProvider clock;
    private readonly HttpClient client;

    /// <summary>Makes a fetcher.</summary>
    /// <param name="limits">What is allowed.</param>
    /// <param name="clock">What a server's "not before" is counted from where the server does not say what time it has; the system's by default.</param>
    public FeedFetcher(FetchLimits limits, TimeProvider? clock = null)
    {
        this.limits = limits;
        this.clock = clock ?? TimeProvider.System;
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            AutomaticDecompression = DecompressionMethods.None,
            ConnectTimeout = TimeSpan.FromSeconds(15),
            MaxResponseHeadersLength = 64,
            // The address that is called is the one that was checked: a name that changes its address in between gains nothing.
            ConnectCallback = async (context, cancel) => await Connect(context.DnsEndPoint, cancel).ConfigureAwait(false),
        };
        client = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        client.DefaultRequestHeaders.UserAgent.ParseAdd("attache/1 (+feed reader)");
        client.DefaultRequestHeaders.Accept.ParseAdd("application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5");
        client.DefaultRequestHeaders.AcceptEncoding.ParseAdd("gzip");
    }

    /// <summary>Fetches.</summary>
    /// <param name="address">An address of http or https.</param>
    /// <param name="tag">The tag of the version at hand; null for none.</param>
    /// <param name="modified">When the version at hand changed, as the server wrote it; null for none.</param>
    /// <param name="cancel">Ends it with <see cref="OperationCanceledException"/>.</param>
    public async Task<Fetched> Fetch(Uri address, string? tag, string? modified, CancellationToken cancel)
    {
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        time.CancelAfter(limits.LongestTime);
        try
        {
            bool isForGood = true;
            for (int hops = 0; ; hops++)
            {
                if (address.Scheme is not ("http" or "https")) return Failed($"it leads to {address.Scheme}:, only http and https are followed");
                using var request = new HttpRequestMessage(HttpMethod.Get, address);
                if (tag is not null) request.Headers.TryAddWithoutValidation("If-None-Match", tag);
                if (modified is not null) request.Headers.TryAddWithoutValidation("If-Modified-Since", modified);
                using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, time.Token).ConfigureAwait(false);
                int code = (int)response.StatusCode;
                if (code == 304) return new Fetched(null, tag, modified, null, null);
                if (code is 301 or 302 or 303 or 307 or 308 && response.Headers.Location is { } to)
                {
                    isForGood &= code is 301 or 308;
                    if (hops == limits.MostRedirects) return Failed(string.Create(CultureInfo.InvariantCulture, $"more than {limits.MostRedirects} redirects"));
                    address = new Uri(address, to);
                    continue;
                }
                if (code == 410) return new Fetched(null, null, null, "the feed is gone for good (410 Gone); take it out", Day);
                if (!response.IsSuccessStatusCode)
                    return new Fetched(null, null, null, string.Create(CultureInfo.InvariantCulture, $"the server answers {code} {response.ReasonPhrase}").TrimEnd(), RetryAfter(response));
                byte[]? body = await Read(response, time.Token).ConfigureAwait(false);
                if (body is null) return Failed(string.Create(CultureInfo.InvariantCulture, $"the answer is larger than {limits.LargestBody >> 20} MB"));
                return new Fetched(body, response.Headers.ETag?.ToString(), response.Content.Headers.TryGetValues("Last-Modified", out var values) ? values.First() : null, null, null)
                {
                    Moved = hops > 0 && isForGood ? address : null,
                };
            }
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return Failed(string.Create(CultureInfo.InvariantCulture, $"no whole answer within {limits.LongestTime.TotalSeconds:0} s"));
        }
        catch (Exception e) when (e is HttpRequestException or IOException or SocketException or InvalidDataException or UriFormatException)
        {
            var inner = e;
            while (inner.InnerException is { } cause) inner = cause;
            return Failed(inner is InvalidDataException ? "the compressed answer breaks off or is damaged" : inner.Message.ReplaceLineEndings(" ").TrimEnd('.', ' '));
        }
    }

    /// <inheritdoc/>
    public void Dispose() => client.Dispose();

    private async Task<byte[]?> Read(HttpResponseMessage response, CancellationToken cancel)
    {
        // What the server says of the length is no reason to take room for it.
        var raw = await response.Content.ReadAsStreamAsync(cancel).ConfigureAwait(false);
        await using var stream = response.Content.Headers.ContentEncoding.Contains("gzip") ? new GZipStream(raw, CompressionMode.Decompress) : raw;
        using var memory = new MemoryStream();
        byte[] buffer = new byte[1 << 15];
        int n;
        while ((n = await stream.ReadAsync(buffer, cancel).ConfigureAwait(false)) > 0)
        {
            if (memory.Length + n > limits.LargestBody) return null;
            memory.Write(buffer, 0, n);
        }
        return memory.ToArray();
    }

    private async Task<Stream> Connect(DnsEndPoint endpoint, CancellationToken cancel)
    {
        var addresses = await limits.Resolve(endpoint.Host, cancel).ConfigureAwait(false);
        var allowed = limits.AllowPrivate ? addresses : [.. addresses.Where(limits.IsPublic)];
        if (allowed.Length == 0) throw new HttpRequestException($"{endpoint.Host} is an address of this machine or network, which is not called unless you say so (--allow-private)");
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, endpoint.Port, cancel).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private TimeSpan? RetryAfter(HttpResponseMessage response)
    {
        var header = response.Headers.RetryAfter;
        var now = response.Headers.Date ?? clock.GetUtcNow();
        return header?.Delta ?? (header?.Date is { } date && date > now ? date - now : null);
    }

    private static Fetched Failed(string why) => new(null, null, null, why, null);
}
