using Attache.Exchange;
using Attache.Views.Brief;

namespace Attache.Tests.Unit.Exchange;

/// <summary>How the browser that prints is started.</summary>
public sealed class BriefPdfTests
{
    [Fact]
    public void The_sandbox_is_left_out_for_a_privileged_user_only()
    {
        Assert.Contains("--no-sandbox", BriefPdf.FlagsFor(privileged: true));
        Assert.DoesNotContain("--no-sandbox", BriefPdf.FlagsFor(privileged: false));
        Assert.Contains("--headless", BriefPdf.FlagsFor(privileged: false));
    }

    [Fact]
    public void The_browser_is_called_for_the_user_that_runs_the_program()
    {
        if (OperatingSystem.IsWindows()) return;
        string folder = Directory.CreateTempSubdirectory("attache-browser").FullName;
        try
        {
            // Writes down how it was called, and prints nothing.
            string called = Path.Combine(folder, "called"), browser = Path.Combine(folder, "browser");
            File.WriteAllText(browser, $"#!/bin/sh\nprintf '%s\\n' \"$@\" > '{called}'\nexit 3\n");
            File.SetUnixFileMode(browser, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            var result = BriefPdf.Print(new BriefDocument("Title", "As of today.", [], []), browser);
            Assert.Null(result.Pdf);
            Assert.Contains("ended with 3", result.Problem, StringComparison.Ordinal);
            Assert.Equal(Environment.IsPrivilegedProcess, File.ReadAllLines(called).Contains("--no-sandbox"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
