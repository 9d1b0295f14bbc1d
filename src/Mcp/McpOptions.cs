using Attache.Ledger;

namespace Attache.Mcp;

/// <summary>How a door for assistants is opened.</summary>
public sealed record McpOptions
{
    /// <summary>The ledger's name for answers, such as its file.</summary>
    public required string Name { get; init; }

    /// <summary>Opens the ledger for reading.</summary>
    public required Func<ILedgerStore> OpenToRead { get; init; }

    /// <summary>Opens the ledger for decisions; null where none may be taken.</summary>
    public Func<ILedgerStore>? OpenToReview { get; init; }

    /// <summary>Who answers for decisions; the name of the assistant's program is added to it.</summary>
    public string Author { get; init; } = "analyst";

    /// <summary>The file of the index of full text, which is derived from the ledger and made where it is not there.</summary>
    public required string Index { get; init; }

    /// <summary>The port for HTTP on this machine; 0 for any free one.</summary>
    public int Port { get; init; } = 4401;

    /// <summary>What a request over HTTP must carry as <c>Authorization: Bearer</c>; null for nothing.</summary>
    public string? Token { get; init; }
}
