using System.Diagnostics;

namespace Attache.Tests.Golden;

/// <summary>
/// <c>./dev publish --container</c>: what it says where the registry of the base image cannot be reached, and where it can. In place of the SDK, which would build for minutes, stands a
/// script that ends as the SDK does.
/// </summary>
public sealed class ContainerCommandTests
{
    [Fact]
    public void Without_a_registry_the_message_says_what_is_missing()
    {
        using var folder = new TemporaryFolder();
        var (code, _, error) = Publish(folder, "echo 'Containers.targets(312,5): error CONTAINER1017: Unable to communicate with the registry mcr.microsoft.com.'; exit 1");
        Assert.Equal(1, code);
        Assert.Contains("no image was made: the base image comes from mcr.microsoft.com, which cannot be reached from here", error, StringComparison.Ordinal);
        Assert.Contains("Try again where it can", error, StringComparison.Ordinal);
        Assert.Contains("CONTAINER1017", File.ReadAllText(folder.File("artifacts/publish/container.log")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_build_that_fails_is_not_taken_for_a_registry()
    {
        using var folder = new TemporaryFolder();
        var (code, _, error) = Publish(folder, "echo 'Program.cs(1,1): error CS1002: ; expected'; exit 1");
        Assert.Equal(1, code);
        Assert.Contains("CS1002", error, StringComparison.Ordinal);
        Assert.DoesNotContain("mcr.microsoft.com", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_it_can_be_reached_the_image_is_a_file()
    {
        using var folder = new TemporaryFolder();
        var (code, output, _) = Publish(folder, """for a in "$@"; do case $a in -p:ContainerArchiveOutputPath=*) printf image > "${a#*=}" ;; esac; done""");
        Assert.Equal(0, code);
        Assert.Contains("attache-container.tar.gz", output, StringComparison.Ordinal);
        Assert.Contains("docker load", output, StringComparison.Ordinal);
    }

    // The command in a folder of its own, with a `dotnet` that does what the script says.
    private static (int Code, string Output, string Error) Publish(TemporaryFolder folder, string script)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "./dev is a shell script");
        Directory.CreateDirectory(folder.File("eng/dev"));
        Directory.CreateDirectory(folder.File("bin"));
        foreach (string file in (string[])["dev", "eng/dev/common.sh", "eng/dev/publish.sh"]) File.Copy(System.IO.Path.Combine(Repository.Root, file), folder.File(file));
        File.WriteAllText(folder.File("bin/dotnet"), "#!/bin/sh\n" + script + "\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(folder.File("bin/dotnet"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var start = new ProcessStartInfo("/bin/sh") { WorkingDirectory = folder.Path, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string arg in (string[])[folder.File("dev"), "publish", "--container"]) start.ArgumentList.Add(arg);
        start.Environment["PATH"] = folder.File("bin") + ":" + Environment.GetEnvironmentVariable("PATH");
        start.Environment.Remove("ATTACHE_REGISTRY");
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
#pragma warning disable xUnit1031 // The process has ended: nothing is waited for.
        return (process.ExitCode, output, error.Result);
#pragma warning restore xUnit1031
    }
}
