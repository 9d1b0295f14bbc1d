namespace Attache.Ledger;

/// <summary>What keeps a ledger from being read or written.</summary>
public enum LedgerProblem
{
    /// <summary>No file there, and none may be made.</summary>
    Missing,

    /// <summary>The file is something else than a ledger.</summary>
    NotALedger,

    /// <summary>Written by a newer program.</summary>
    NewerSchema,

    /// <summary>It may be read but not written.</summary>
    ReadOnly,

    /// <summary>Another program writes.</summary>
    Locked,

    /// <summary>No room on the disk.</summary>
    DiskFull,

    /// <summary>The file is damaged or the disk fails.</summary>
    Damaged,

    /// <summary>The folder is not there or may not be entered.</summary>
    CannotOpen,

    /// <summary>A decision speaks of something that the ledger does not hold.</summary>
    Unknown,

    /// <summary>Somebody else decided on the same finding in the meantime.</summary>
    Conflict,
}

/// <summary>A ledger cannot be used; the message says why and what to do, and is meant for the user.</summary>
public sealed class LedgerException : Exception
{
    /// <summary>With a message that names the ledger and the remedy.</summary>
    public LedgerException(LedgerProblem problem, string message, Exception? inner = null)
        : base(message, inner) => Problem = problem;

    /// <summary>What is wrong.</summary>
    public LedgerProblem Problem { get; }
}
