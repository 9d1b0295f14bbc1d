namespace Attache.Cli;

/// <summary>A request that cannot be fulfilled; the message is meant for the user and says what to do.</summary>
internal sealed class UserException(int exitCode, string message) : Exception(message)
{
    public int ExitCode { get; } = exitCode;
}
