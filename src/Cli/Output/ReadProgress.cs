using System.Globalization;

namespace Attache.Cli.Output;

/// <summary>One line on a terminal's standard error that says how far a run is. Never in a pipe.</summary>
internal sealed class ReadProgress : IDisposable
{
    private readonly TextWriter error = Console.Error;
    private readonly TimeProvider clock = TimeProvider.System;
    private long shown;
    private bool visible;

    private ReadProgress()
    {
    }

    /// <summary>Null where standard error is no terminal, or where results on the same terminal show the progress themselves.</summary>
    public static ReadProgress? Start(bool showsResults) =>
        showsResults || Console.IsErrorRedirected || Environment.GetEnvironmentVariable("TERM") is null or "dumb" ? null : new ReadProgress();

    /// <summary>Shows how far it is, some times a second.</summary>
    public void Tell(int stories, int findings)
    {
        long now = clock.GetTimestamp();
        if (visible && clock.GetElapsedTime(shown, now) < TimeSpan.FromMilliseconds(150)) return;
        (shown, visible) = (now, true);
        error.Write(string.Create(CultureInfo.InvariantCulture, $"\r\u001b[K{stories:N0} stories, {findings:N0} findings …"));
    }

    /// <summary>Prints something without the line in between.</summary>
    public void Aside(Action print)
    {
        Clear();
        print();
    }

    public void Dispose() => Clear();

    private void Clear()
    {
        if (!visible) return;
        error.Write("\r\u001b[K");
        visible = false;
    }
}
