using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Attache.Tests.Golden;

/// <summary>A server on a port of this machine that gives its answers one after the other, one to a connection, and notes the requests.</summary>
internal sealed class OneByOneServer : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);

    public OneByOneServer(List<string> requests, params string[] answers)
    {
        listener.Start();
        Address = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/feed.rss");
        _ = Task.Run(() => Serve(requests, answers));
    }

    /// <summary>Its address.</summary>
    public string Address { get; }

    public void Dispose() => listener.Stop();

    private async Task Serve(List<string> requests, string[] answers)
    {
        try
        {
            foreach (string answer in answers)
            {
                using var client = await listener.AcceptTcpClientAsync();
                var stream = client.GetStream();
                var request = new StringBuilder();
                byte[] buffer = new byte[4096];
                while (!request.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal) && await stream.ReadAsync(buffer) is var n and > 0) request.Append(Encoding.ASCII.GetString(buffer, 0, n));
                requests.Add(request.ToString());
                await stream.WriteAsync(Encoding.UTF8.GetBytes(answer));
            }
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException)
        {
            // The client went away, or the test is over.
        }
    }
}
