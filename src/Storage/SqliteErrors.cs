using Attache.Ledger;
using Microsoft.Data.Sqlite;

namespace Attache.Storage;

/// <summary>SQLite's errors as what they mean for the user and what to do.</summary>
internal static class SqliteErrors
{
    private const int Busy = 5, Locked = 6, ReadOnly = 8, IoError = 10, Corrupt = 11, Full = 13, CannotOpen = 14, Auth = 23, NotADatabase = 26;

    /// <summary>The exception to throw in its place.</summary>
    public static LedgerException Translate(SqliteException e, string name) => e.SqliteErrorCode switch
    {
        Busy or Locked => new(LedgerProblem.Locked, $"{name} is being written by another program. Wait until it has finished and try again.", e),
        ReadOnly => new(LedgerProblem.ReadOnly, $"{name} may not be written. Make the file and its folder writable, or give another file with --ledger.", e),
        Full => new(LedgerProblem.DiskFull, $"No room on the disk for {name}. Free some and run the same command again: what is in the ledger stays, what was not written is read again.", e),
        IoError => new(LedgerProblem.Damaged, $"The disk failed on {name} ({e.Message}). Check the disk and its free room; `attache ledger verify` tells whether the ledger is whole.", e),
        Corrupt => new(LedgerProblem.Damaged, $"{name} is damaged ({e.Message}). Restore it from a copy, or read the stories into a new ledger.", e),
        NotADatabase => new(LedgerProblem.NotALedger, $"{name} is no ledger. Give another file with --ledger.", e),
        CannotOpen or Auth => new(LedgerProblem.CannotOpen, $"{name} cannot be opened. Check that its folder exists and that you may read and write there.", e),
        _ => new(LedgerProblem.Damaged, $"{name}: {e.Message}", e),
    };
}
