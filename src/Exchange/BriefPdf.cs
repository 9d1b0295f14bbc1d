using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using Attache.Views.Brief;

namespace Attache.Exchange;

/// <summary>A printed brief, or why there is none.</summary>
/// <param name="Pdf">The file; null where it could not be printed.</param>
/// <param name="Problem">What is wrong and what to do; null where nothing is.</param>
public sealed record PdfResult(byte[]? Pdf, string? Problem);

/// <summary>
/// Prints briefs by way of a browser of the Chromium family that is on the machine: the HTML page in its print style, A4.
/// The browser writes the time of printing into the file, so the bytes differ from one run to the next.
/// </summary>
public static class BriefPdf
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    // It sees one page of ours, which may load nothing and run nothing, in a profile that is gone afterwards. It calls no network on its own.
    private static readonly string[] Flags =
    [
        "--headless", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--no-default-browser-check", "--disable-extensions",
        "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-default-apps", "--no-pdf-header-footer",
    ];

    /// <summary>The browser's flags. It refuses to start in its sandbox for a privileged user, and for such a one only it is left out.</summary>
    internal static IEnumerable<string> FlagsFor(bool privileged) => privileged ? [.. Flags, "--no-sandbox"] : Flags;

    /// <summary>Prints a brief.</summary>
    /// <param name="brief">The brief.</param>
    /// <param name="browser">The browser's program; null for the one that is found.</param>
    public static PdfResult Print(BriefDocument brief, string? browser = null)
    {
        if ((browser ?? Browser.Find()) is not { } program)
            return new PdfResult(null, Environment.GetEnvironmentVariable(Browser.Variable) is { Length: > 0 } named
                ? $"a PDF is printed by a browser, and '{named}', which {Browser.Variable} names, is not there. Name another, or take --format html and print that."
                : $"a PDF is printed by a browser, and there is no Chromium, Chrome or Edge here. Install one (Debian: apt-get install chromium), name it in {Browser.Variable}, or take --format html and print that.");
        string folder = Directory.CreateTempSubdirectory("attache-print-").FullName;
        try
        {
            string page = Path.Combine(folder, "brief.html"), pdf = Path.Combine(folder, "brief.pdf");
            File.WriteAllText(page, BriefHtml.Write(brief), new UTF8Encoding(false));
            string? problem = Run(program, [.. FlagsFor(Environment.IsPrivilegedProcess && !OperatingSystem.IsWindows()), $"--user-data-dir={Path.Combine(folder, "profile")}", $"--print-to-pdf={pdf}", new Uri(page).AbsoluteUri], folder);
            if (problem is null && File.Exists(pdf) && File.ReadAllBytes(pdf) is { Length: > 0 } bytes) return new PdfResult(bytes, null);
            return new PdfResult(null, $"{program} printed no PDF ({problem ?? "it wrote no file"}). Name another browser in {Browser.Variable}, or take --format html and print that.");
        }
        finally
        {
            Remove(folder);
        }
    }

    private static string? Run(string program, IEnumerable<string> arguments, string folder)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardError = true, RedirectStandardOutput = true, RedirectStandardInput = true, UseShellExecute = false, WorkingDirectory = folder };
        foreach (string argument in arguments) start.ArgumentList.Add(argument);
        // What it keeps for a user goes where the profile is, too.
        start.Environment["HOME"] = start.Environment["XDG_CONFIG_HOME"] = start.Environment["XDG_CACHE_HOME"] = folder;
        try
        {
            using var process = Process.Start(start)!;
            process.StandardInput.Close();
            var error = new StringBuilder();
            process.ErrorDataReceived += (_, line) =>
            {
                if (line.Data is { } text && error.Length < 4_000) error.Append(text).Append(' ');
            };
            process.BeginErrorReadLine();
            process.BeginOutputReadLine();
            if (!process.WaitForExit(Patience))
            {
                process.Kill(entireProcessTree: true);
                return "it did not end within two minutes";
            }
            process.WaitForExit();
            string said = error.ToString().Trim();
            return process.ExitCode == 0 ? null : $"it ended with {process.ExitCode}{(said.Length == 0 ? "" : ": " + said[..Math.Min(said.Length, 300)])}";
        }
        catch (Win32Exception e)
        {
            return e.Message;
        }
    }

    // The browser's helpers may hold a file of the profile for a moment longer.
    private static void Remove(string folder)
    {
        for (int attempt = 0; attempt < 20; attempt++)
        {
            try
            {
                Directory.Delete(folder, recursive: true);
                return;
            }
            catch (DirectoryNotFoundException)
            {
                return;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                Thread.Sleep(100);
            }
        }
    }
}
