using System.CommandLine;
using System.Reflection;
using System.Runtime.InteropServices;

namespace Attache.Cli.Verbs;

/// <summary><c>attache version</c></summary>
internal static class VersionVerb
{
    public static Command Create()
    {
        var command = new Command("version", "Print the version of the program and of the runtime.");
        command.SetAction(_ =>
        {
            string version = typeof(VersionVerb).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0";
            Console.Out.WriteLine($"attache {version} ({RuntimeInformation.FrameworkDescription}, {RuntimeInformation.RuntimeIdentifier})");
            return ExitCode.Fine;
        });
        return command;
    }
}
