using System.Net;

namespace Attache.Desk;

/// <summary>How a desk is started.</summary>
public sealed record DeskOptions
{
    /// <summary>The file of the ledger; made where it is not there.</summary>
    public required string Ledger { get; init; }

    /// <summary>The port; 0 for any free one.</summary>
    public int Port { get; init; } = 4400;

    /// <summary>The address to listen on. Any but a loopback address needs <see cref="Accounts"/>.</summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>Whether people log in. Without, whoever reaches the loopback address is the analyst <see cref="Author"/>.</summary>
    public bool Accounts { get; init; }

    /// <summary>Who decides where nobody logs in.</summary>
    public string Author { get; init; } = "analyst";

    /// <summary>A certificate in PKCS #12 for HTTPS; null for plain HTTP.</summary>
    public string? Certificate { get; init; }

    /// <summary>The certificate's password; null for none.</summary>
    public string? CertificatePassword { get; init; }

    /// <summary>Names by which the desk may be asked besides the loopback ones ("desk.example.org"); empty for any where people log in.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];

    /// <summary>Requests to the API that one user or address may make in a minute.</summary>
    public int ApiRequestsPerMinute { get; init; } = 1200;

    /// <summary>Where the desk keeps what is not in the ledger: the index (derived), accounts and saved searches, keys of cookies.</summary>
    public string Folder => Ledger + ".desk";

    /// <summary>What is wrong with the options, as a message to the user; null for nothing.</summary>
    public string? Problem => !Accounts && !IPAddress.IsLoopback(Address)
        ? $"without accounts the desk listens on this machine only, not on {Address}. Add --accounts, and make one with `attache desk user add NAME --role admin`."
        : Port is < 0 or > 65535 ? $"{Port} is no port; give one from 1 to 65535." : null;
}
