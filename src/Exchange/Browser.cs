namespace Attache.Exchange;

/// <summary>Finds a browser of the Chromium family on this machine.</summary>
public static class Browser
{
    /// <summary>The variable of the environment that names one, before all others.</summary>
    public const string Variable = "ATTACHE_CHROMIUM";

    private static readonly string[] Commands =
        ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge", "microsoft-edge-stable", "msedge", "brave-browser"];

    private static readonly string[] MacApplications = ["Google Chrome", "Chromium", "Microsoft Edge", "Brave Browser"];

    private static readonly string[] WindowsPrograms = [@"Google\Chrome\Application\chrome.exe", @"Chromium\Application\chrome.exe", @"Microsoft\Edge\Application\msedge.exe"];

    /// <summary>The path of its program; null where there is none.</summary>
    public static string? Find()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named) return File.Exists(named) ? named : OnPath(named);
        return Commands.Select(OnPath).OfType<string>().Concat(Installed()).FirstOrDefault();
    }

    private static string? OnPath(string command)
    {
        if (command.Contains(Path.DirectorySeparatorChar, StringComparison.Ordinal)) return null;
        string name = OperatingSystem.IsWindows() && !command.EndsWith(".exe", StringComparison.OrdinalIgnoreCase) ? command + ".exe" : command;
        return (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
    }

    private static IEnumerable<string> Installed()
    {
        if (OperatingSystem.IsMacOS()) return MacApplications.Select(name => $"/Applications/{name}.app/Contents/MacOS/{name}").Where(File.Exists);
        if (!OperatingSystem.IsWindows()) return [];
        return from folder in (Environment.SpecialFolder[])[Environment.SpecialFolder.ProgramFiles, Environment.SpecialFolder.ProgramFilesX86, Environment.SpecialFolder.LocalApplicationData]
               from program in WindowsPrograms
               let path = Path.Combine(Environment.GetFolderPath(folder), program)
               where File.Exists(path)
               select path;
    }
}
