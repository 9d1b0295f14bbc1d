using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json;
using ModelContextProtocol.Client;

namespace Attache.Tests.Mcp;

/// <summary>The two ways in.</summary>
public sealed class TransportTests(Served served)
{
    private const string Hello = """{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{},"clientInfo":{"name":"raw","version":"1"}}}""";

    [Fact]
    public async Task Standard_output_has_nothing_but_the_protocol_and_the_end_of_input_ends_it()
    {
        using var folder = new TemporaryFolder();
        using var process = Golden.Attache.Start(folder, "mcp", "--ledger", served.Copy());
        var error = process.StandardError.ReadToEndAsync();
        string[] sent =
        [
            Hello, """{"jsonrpc":"2.0","method":"notifications/initialized"}""", """{"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"overview","arguments":{}}}""",
            """{"jsonrpc":"2.0","id":3,"method":"tools/call","params":{"name":"dossier","arguments":{"subject":"Mali","lines":3}}}""",
        ];
        foreach (string line in sent) await process.StandardInput.WriteLineAsync(line);
        await process.StandardInput.FlushAsync();
        var answered = new HashSet<int>();
        while (answered.Count < 3 && await process.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromMinutes(1)) is { } line)
        {
            var message = JsonDocument.Parse(line).RootElement;
            Assert.Equal("2.0", message.GetProperty("jsonrpc").GetString());
            if (message.TryGetProperty("id", out var id)) answered.Add(id.GetInt32());
        }
        process.StandardInput.Close();
        Assert.Equal("", await process.StandardOutput.ReadToEndAsync().WaitAsync(TimeSpan.FromMinutes(1)));
        Assert.True(process.WaitForExit(TimeSpan.FromMinutes(1)));
        Assert.Equal(0, process.ExitCode);
        Assert.Equal("", await error);
    }

    [Fact]
    public void A_ledger_that_is_not_there_is_told_at_the_start()
    {
        using var folder = new TemporaryFolder();
        var result = Golden.Attache.Run(folder, "mcp", "--ledger", "none-here.db").Ends(3);
        Assert.Equal("", result.Output);
        Assert.Contains("attache read", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Over_HTTP_it_answers_the_same()
    {
        string path = served.Copy();
        var (process, address) = served.Http(null, "--ledger", path);
        using var server = new Stop(process);
        await using var client = await McpClient.CreateAsync(new HttpClientTransport(new HttpClientTransportOptions { Endpoint = address }));
        await using var other = await Served.Stdio(path);
        Assert.Equal((await other.ListToolsAsync()).Select(t => t.Name).Order(), (await client.ListToolsAsync()).Select(t => t.Name).Order());
        Assert.Equal((await other.Ask("dossier", ("subject", "Mali"))).GetRawText(), (await client.Ask("dossier", ("subject", "Mali"))).GetRawText());
    }

    [Fact]
    public async Task Over_HTTP_only_this_machine_is_heard()
    {
        var (process, address) = served.Http(null, "--ledger", served.Copy());
        using var server = new Stop(process);
        Assert.True(address.IsLoopback);
        using var http = new HttpClient();
        Assert.Equal(HttpStatusCode.OK, await Post(http, address));
        Assert.Equal(HttpStatusCode.MisdirectedRequest, await Post(http, address, r => r.Headers.Host = "evil.example.org"));
        Assert.Equal(HttpStatusCode.Forbidden, await Post(http, address, r => r.Headers.Add("Origin", "https://evil.example.org")));
        Assert.Equal(HttpStatusCode.OK, await Post(http, address, r => r.Headers.Add("Origin", "http://localhost:1234")));
    }

    [Fact]
    public async Task Over_HTTP_a_token_is_asked_for_where_there_is_one()
    {
        var (process, address) = served.Http("s3cret", "--ledger", served.Copy());
        using var server = new Stop(process);
        using var http = new HttpClient();
        Assert.Equal(HttpStatusCode.Unauthorized, await Post(http, address));
        Assert.Equal(HttpStatusCode.Unauthorized, await Post(http, address, r => r.Headers.Add("Authorization", "Bearer s3cre")));
        Assert.Equal(HttpStatusCode.OK, await Post(http, address, r => r.Headers.Add("Authorization", "Bearer s3cret")));
    }

    private static async Task<HttpStatusCode> Post(HttpClient http, Uri address, Action<HttpRequestMessage>? with = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new StringContent(Hello, Encoding.UTF8, "application/json") };
        request.Headers.Add("Accept", "application/json, text/event-stream");
        with?.Invoke(request);
        using var response = await http.SendAsync(request);
        return response.StatusCode;
    }

    private sealed class Stop(Process process) : IDisposable
    {
        public void Dispose()
        {
            process.Kill();
            process.WaitForExit();
            process.Dispose();
        }
    }
}
