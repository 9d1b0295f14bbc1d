namespace Attache.Cli;

/// <summary>What the program returns to the shell; see docs/cli.md.</summary>
internal static class ExitCode
{
    /// <summary>All was done.</summary>
    public const int Fine = 0;

    /// <summary>The request was understood, but there is nothing that answers it.</summary>
    public const int Nothing = 1;

    /// <summary>Some of the input was not read; the rest was.</summary>
    public const int SomeNotRead = 2;

    /// <summary>The ledger cannot be used, or its chain is broken.</summary>
    public const int Ledger = 3;

    /// <summary>The command line is wrong (EX_USAGE of sysexits.h).</summary>
    public const int Usage = 64;

    /// <summary>A bug in the program (EX_SOFTWARE).</summary>
    public const int Bug = 70;

    /// <summary>Output could not be written, or a part of the program is missing (EX_IOERR).</summary>
    public const int Io = 74;

    /// <summary>Interrupted by Ctrl-C; what was read till then stays read.</summary>
    public const int Interrupted = 130;

    /// <summary>The list that help shows.</summary>
    public const string Help = """
        Exit codes:
          0    all was done
          1    there is nothing that answers the request
          2    some of the input was not read (told on standard error); the rest was
          3    the ledger cannot be used, or its chain is broken
          64   the command line is wrong
          70   a bug in the program
          74   output cannot be written, or a part of the program is missing
          130  interrupted; what was read till then stays read
        """;
}
