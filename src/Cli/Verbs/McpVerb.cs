using System.CommandLine;
using Attache.Cli.Options;
using Attache.Cli.Output;
using Attache.Mcp;
using Microsoft.Extensions.Hosting;

namespace Attache.Cli.Verbs;

/// <summary><c>attache mcp</c></summary>
internal static class McpVerb
{
    public static Command Create()
    {
        var ledger = Common.Ledger();
        var http = new Option<bool>("--http") { Description = "Serve over HTTP on this machine. Default: standard input and output." };
        var port = new Option<int>("--port") { Description = "The port for --http; 0 for any free one.", HelpName = "N", DefaultValueFactory = _ => 4401 };
        var review = new Option<bool>("--allow-review") { Description = "The assistant may accept, correct and reject findings. Without, it only reads." };
        var by = new Option<string>("--by")
        {
            Description = "Who answers for decisions; they stand in the ledger as 'NAME via PROGRAM'. Default: ATTACHE_ANALYST of the environment, else the name of the account.", HelpName = "NAME",
            DefaultValueFactory = _ => Environment.GetEnvironmentVariable("ATTACHE_ANALYST") is { Length: > 0 } name ? name : Environment.UserName,
        };
        var command = new Command("mcp", "Serve the ledger to assistants (Model Context Protocol): search, dossiers as of a day, changes, what is due, evidence; every answer with its sentences.") { ledger, http, port, review, by };
        Examples.Attach(command, """
            attache mcp --ledger /home/ann/crisis.db     what an assistant's program starts; it speaks over standard input and output
            attache mcp --http                           on http://127.0.0.1:4401/mcp, for this machine only
            attache mcp --allow-review --by ann          the assistant may take decisions, in ann's name and its own
            """);
        command.SetAction(r =>
        {
            string path = r.GetValue(ledger)!;
            if (r.GetValue(port) is < 0 or > 65535) throw new UserException(ExitCode.Usage, $"{r.GetValue(port)} is no port; give one from 1 to 65535.");
            if (r.GetValue(by) is not { } who || string.IsNullOrWhiteSpace(who)) throw new UserException(ExitCode.Usage, "say who answers for decisions with --by NAME.");
            var options = new McpOptions
            {
                Name = path, Index = Path.Combine(path + ".desk", "index.db"), OpenToRead = () => Common.OpenToRead(path), OpenToReview = r.GetValue(review) ? () => Common.OpenToWrite(path) : null, Author = who,
                Port = r.GetValue(port), Token = Environment.GetEnvironmentVariable("ATTACHE_MCP_TOKEN") is { Length: > 0 } token ? token : null,
            };
            return r.GetValue(http) ? Http(options) : Stdio(options);
        });
        return command;
    }

    private static int Stdio(McpOptions options)
    {
        if (!Console.IsInputRedirected) Terminal.Hint("This speaks the Model Context Protocol over standard input and output: it is for an assistant's program to start. Ctrl-C ends it; --http serves over HTTP.");
        // Whatever else would print goes where it does no harm.
        Console.SetOut(Console.Error);
        using var interrupt = new Interrupt();
        McpHost.RunStdio(options, TimeProvider.System, interrupt.Token).GetAwaiter().GetResult();
        return ExitCode.Fine;
    }

    private static int Http(McpOptions options)
    {
        var app = McpHost.BuildHttp(options, TimeProvider.System);
        try
        {
            app.Start();
        }
        catch (IOException e)
        {
            throw new UserException(ExitCode.Io, $"port {options.Port} cannot be listened on ({e.Message.ReplaceLineEndings(" ").TrimEnd('.')}). Give another with --port.");
        }
        Console.Error.WriteLine($"Assistants can ask at {app.Urls.First()}{McpHost.Path}{(options.Token is null ? "" : ", with the token of ATTACHE_MCP_TOKEN")}  (Ctrl-C ends it)");
        app.WaitForShutdownAsync().GetAwaiter().GetResult();
        return ExitCode.Fine;
    }
}
