using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Attache.Tests.Unit.Pipeline.Watching;

/// <summary>A server that answers as it is told, on a port of this machine.</summary>
internal sealed class Server : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource end = new();

    public Server(Func<string, string> answer, byte[] body)
        : this(answer, null, 0, false, body)
    {
    }

    public Server(Func<string, string> answer, string? more = null, int times = 0, bool pause = false)
        : this(answer, more, times, pause, [])
    {
    }

    private Server(Func<string, string> answer, string? more, int times, bool pause, byte[] body)
    {
        listener.Start();
        Address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/feed"));
        _ = Task.Run(() => Serve(answer, more, times, pause, body));
    }

    public Uri Address { get; }

    public void Dispose()
    {
        end.Cancel();
        listener.Stop();
        end.Dispose();
    }

    private async Task Serve(Func<string, string> answer, string? more, int times, bool pause, byte[] body)
    {
        try
        {
            while (!end.IsCancellationRequested)
            {
                using var client = await listener.AcceptTcpClientAsync(end.Token);
                var stream = client.GetStream();
                var request = new StringBuilder();
                byte[] buffer = new byte[4096];
                while (!request.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
                {
                    int n = await stream.ReadAsync(buffer, end.Token);
                    if (n == 0) break;
                    request.Append(Encoding.ASCII.GetString(buffer, 0, n));
                }
                await stream.WriteAsync(Encoding.ASCII.GetBytes(answer(request.ToString())), end.Token);
                await stream.WriteAsync(body, end.Token);
                for (int i = 0; i < times; i++) await stream.WriteAsync(Encoding.ASCII.GetBytes(more!), end.Token);
                if (pause) await Task.Delay(Timeout.Infinite, end.Token);
            }
        }
        catch (Exception e) when (e is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // The client went away, or the test is over.
        }
    }
}
