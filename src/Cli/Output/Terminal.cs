using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Attache.Cli.Output;

/// <summary>Where text goes: results to standard output, everything else to standard error.</summary>
internal static class Terminal
{
    /// <summary>Columns of a table that goes to a file or pipe, where nobody says otherwise.</summary>
    private const int PipeWidth = 120;

    /// <summary>Standard output for tables. In a pipe: no colours, and <c>COLUMNS</c> or 120 columns.</summary>
    public static IAnsiConsole Output()
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Out), Interactive = InteractionSupport.No });
        if (Console.IsOutputRedirected)
        {
            console.Profile.Width = Columns ?? PipeWidth;
            console.Profile.Capabilities.Ansi = false;
            console.Profile.Capabilities.ColorSystem = ColorSystem.NoColors;
            console.Profile.Capabilities.Links = false;
        }
        return console;
    }

    /// <summary>Prints a table of the library; in a pipe without the blanks and empty lines that frame it on a terminal.</summary>
    public static void Write(IRenderable table)
    {
        if (!Console.IsOutputRedirected)
        {
            Output().Write(table);
            return;
        }
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(text), Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Interactive = InteractionSupport.No });
        console.Profile.Width = Columns ?? PipeWidth;
        console.Write(table);
        foreach (string line in text.ToString().Split('\n'))
            if (line.AsSpan().Trim().Length > 0) Console.Out.WriteLine(line.TrimEnd());
        Console.Out.Flush();
    }

    /// <summary>Columns for running text.</summary>
    public static int TextWidth => Math.Clamp(Console.IsOutputRedirected ? Columns ?? 100 : Width(), 40, 120);

    /// <summary>Says what went wrong.</summary>
    public static void Error(string message) => Console.Error.WriteLine("attache: " + Clean(message));

    /// <summary>Says what to do about it.</summary>
    public static void Hint(string message) => Console.Error.WriteLine(Clean(message));

    /// <summary>Something that came from outside, fit for a terminal: no control characters.</summary>
    public static string Clean(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\0', '\u001f') && !text.AsSpan().ContainsAnyInRange('\u007f', '\u009f')) return text;
        return string.Create(text.Length, text, static (span, t) =>
        {
            for (int i = 0; i < t.Length; i++) span[i] = char.IsControl(t[i]) ? ' ' : t[i];
        });
    }

    private static int? Columns =>
        int.TryParse(Environment.GetEnvironmentVariable("COLUMNS"), NumberStyles.None, CultureInfo.InvariantCulture, out int c) && c is >= 40 and <= 1000 ? c : null;

    private static int Width()
    {
        try
        {
            return Console.WindowWidth;
        }
        catch (IOException)
        {
            return 100;
        }
    }
}
