using System.Diagnostics;
using System.Text;

namespace Attache.Tests.Golden;

/// <summary>Runs the built program as a user does.</summary>
internal static class Attache
{
    /// <summary>The built program.</summary>
    public static string Path { get; } = System.IO.Path.Combine(AppContext.BaseDirectory, "attache.dll");

    /// <summary>Runs it in a folder till it ends.</summary>
    public static Result Run(TemporaryFolder folder, params string[] args) => Run(folder, (byte[]?)null, args);

    /// <summary>Runs it with a standard input.</summary>
    public static Result Run(TemporaryFolder folder, byte[]? input, params string[] args) => Ended(Start(folder, args), input, args);

    /// <summary>Runs it with variables of the environment; null takes one away.</summary>
    public static Result Run(TemporaryFolder folder, IReadOnlyDictionary<string, string?> environment, params string[] args) => Ended(Start(folder, args, environment), null, args);

    private static Result Ended(Process started, byte[]? input, string[] args)
    {
        using var process = started;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        if (input is not null) process.StandardInput.BaseStream.Write(input);
        process.StandardInput.Close();
        if (!process.WaitForExit(TimeSpan.FromMinutes(8)))
        {
            process.Kill();
            Assert.Fail($"'{string.Join(' ', args)}' did not end");
        }
        process.WaitForExit();
#pragma warning disable xUnit1031 // The process has ended: nothing is waited for.
        return new Result(process.ExitCode, output.Result, error.Result);
#pragma warning restore xUnit1031
    }

    /// <summary>Starts it.</summary>
    public static Process Start(TemporaryFolder folder, params string[] args) => Start(folder, args, null);

    private static Process Start(TemporaryFolder folder, string[] args, IReadOnlyDictionary<string, string?>? environment)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = folder.Path,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        start.ArgumentList.Add(Path);
        foreach (string arg in args) start.ArgumentList.Add(arg);
        foreach (var (name, value) in environment ?? new Dictionary<string, string?>()) start.Environment[name] = value;
        return Process.Start(start)!;
    }
}

/// <summary>How a run of the program ended.</summary>
internal sealed record Result(int ExitCode, string Output, string Error)
{
    /// <summary>The lines of standard output.</summary>
    public string[] Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Fails unless it ended as expected, and where a stack trace reached the user.</summary>
    public Result Ends(int exitCode)
    {
        Assert.True(exitCode == ExitCode, $"ended with {ExitCode}, not {exitCode}\n{Output}\n{Error}");
        Assert.DoesNotMatch(@"(?m)^ +at [\w.`<>]+\(", Output + Error);
        Assert.DoesNotContain("Unhandled", Error, StringComparison.Ordinal);
        return this;
    }
}
