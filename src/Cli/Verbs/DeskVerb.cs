using System.CommandLine;
using System.Net;
using Attache.Cli.Options;
using Attache.Cli.Output;
using Attache.Desk;
using Attache.Desk.Access;
using Microsoft.Extensions.Hosting;

namespace Attache.Cli.Verbs;

/// <summary><c>attache desk</c></summary>
internal static class DeskVerb
{
    public static Command Create()
    {
        var ledger = Common.Ledger();
        var port = new Option<int>("--port") { Description = "The port; 0 for any free one.", HelpName = "N", DefaultValueFactory = _ => 4400 };
        var address = new Option<string>("--address") { Description = "The address to listen on. Any but this machine's own needs --accounts.", HelpName = "IP", DefaultValueFactory = _ => "127.0.0.1" };
        var accounts = new Option<bool>("--accounts") { Description = "People log in. Without, the desk is for one person on this machine." };
        var author = new Option<string>("--author") { Description = "Who decides where nobody logs in.", HelpName = "NAME", DefaultValueFactory = _ => Environment.UserName is { Length: > 0 } name ? name : "analyst" };
        var certificate = new Option<string?>("--certificate") { Description = "A certificate (PKCS #12) for HTTPS; its password is read from ATTACHE_CERTIFICATE_PASSWORD.", HelpName = "FILE" };
        var hosts = new Option<string[]>("--host") { Description = "A name by which the desk is asked for, such as desk.example.org. May stand several times.", HelpName = "NAME" };
        var command = new Command("desk", "Start the desk: dossiers, map, review, search and calendar in the browser, and the REST API.") { ledger, port, address, accounts, author, certificate, hosts };
        command.Subcommands.Add(User());
        Examples.Attach(command, """
            attache desk                                        on http://localhost:4400, for this machine only
            attache desk --ledger crisis.db --port 8080
            attache desk user ann --role admin                  an account; the password is asked for
            attache desk --accounts --address 0.0.0.0 --certificate desk.pfx --host desk.example.org
            """);
        command.SetAction(r =>
        {
            if (!IPAddress.TryParse(r.GetValue(address), out var ip)) throw new UserException(ExitCode.Usage, $"'{r.GetValue(address)}' is no address. Give one such as 127.0.0.1 or 0.0.0.0.");
            var options = new DeskOptions
            {
                Ledger = r.GetValue(ledger)!, Port = r.GetValue(port), Address = ip, Accounts = r.GetValue(accounts), Author = r.GetValue(author)!,
                Certificate = r.GetValue(certificate), CertificatePassword = Environment.GetEnvironmentVariable("ATTACHE_CERTIFICATE_PASSWORD"), Hosts = r.GetValue(hosts) ?? [],
            };
            return Run(options);
        });
        return command;
    }

    private static int Run(DeskOptions options)
    {
        if (options.Problem is { } problem) throw new UserException(ExitCode.Usage, problem);
        if (options.Certificate is { } file && !File.Exists(file)) throw new UserException(ExitCode.Usage, $"There is no certificate at {file}.");
        if (options.Accounts && new DeskStore(Path.Combine(Directory.CreateDirectory(options.Folder).FullName, "desk.db")).Accounts().Count == 0)
            throw new UserException(ExitCode.Usage, $"there is no account yet. Make one first: attache desk user NAME --role admin --ledger {options.Ledger}");
        var app = DeskHost.Build(options, TimeProvider.System);
        try
        {
            app.Start();
        }
        catch (IOException e) when (e.InnerException is not null || e.Message.Contains("address", StringComparison.OrdinalIgnoreCase))
        {
            throw new UserException(ExitCode.Io, $"port {options.Port} cannot be listened on ({e.Message.ReplaceLineEndings(" ").TrimEnd('.')}). Give another with --port.");
        }
        Console.Error.WriteLine($"The desk is open: {string.Join(", ", app.Urls.Where(u => !u.Contains("[::", StringComparison.Ordinal)))}  (Ctrl-C closes it)");
        app.WaitForShutdownAsync().GetAwaiter().GetResult();
        return ExitCode.Fine;
    }

    private static Command User()
    {
        var name = new Argument<string>("NAME") { Description = "As it stands beside decisions." };
        var role = new Option<string>("--role") { Description = "What they may do.", HelpName = "reader|analyst|admin", DefaultValueFactory = _ => "analyst" };
        role.AcceptOnlyFromAmong("reader", "analyst", "admin");
        var ledger = Common.Ledger();
        var remove = new Option<bool>("--remove") { Description = "End the account." };
        var command = new Command("user", "Make or end an account of the desk, or give one another password and role. The password is read from standard input.") { name, role, ledger, remove };
        Examples.Attach(command, """
            attache desk user ann --role admin
            attache desk user ben --remove
            """);
        command.SetAction(r =>
        {
            string who = r.GetValue(name)!;
            var options = new DeskOptions { Ledger = r.GetValue(ledger)! };
            var store = new DeskStore(Path.Combine(Directory.CreateDirectory(options.Folder).FullName, "desk.db"));
            if (r.GetValue(remove))
            {
                if (!store.Remove(who)) throw new UserException(ExitCode.Nothing, $"there is no account '{who}'.");
                Console.Error.WriteLine($"The account '{who}' is ended. What it decided stays in the ledger.");
                return ExitCode.Fine;
            }
            if (DeskIdentity.Put(store, who, Enum.Parse<Role>(r.GetValue(role)!, true), Password()) is { } problem) throw new UserException(ExitCode.Usage, problem);
            Console.Error.WriteLine($"The account '{who}' is there ({r.GetValue(role)}).");
            return ExitCode.Fine;
        });
        return command;
    }

    // Without an echo where somebody types it.
    private static string Password()
    {
        if (Console.IsInputRedirected) return Console.In.ReadLine() ?? "";
        Console.Error.Write("Password: ");
        var typed = new System.Text.StringBuilder();
        while (Console.ReadKey(intercept: true) is var key && key.Key != ConsoleKey.Enter)
        {
            if (key.Key == ConsoleKey.Backspace && typed.Length > 0) typed.Length--;
            else if (!char.IsControl(key.KeyChar)) typed.Append(key.KeyChar);
        }
        Console.Error.WriteLine();
        return typed.ToString();
    }
}
