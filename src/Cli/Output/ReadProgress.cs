using System.Globalization;

namespace Attache.Cli.Output;

/// <summary>One line on a terminal's standard error that says how far a run is. Never in a pipe.</summary>
internal sealed class ReadProgress : IDisposable
{
    private readonly TextWriter error = Console.Error;
    private readonly TimeProvider clock = TimeProvider.System;
    private long shown;
    private long begun;
    private bool visible;

    private ReadProgress()
    {
    }

    /// <summary>Null where standard error is no terminal, or where results on the same terminal show the progress themselves.</summary>
    public static ReadProgress? Start(bool showsResults) =>
        showsResults || Console.IsErrorRedirected || Environment.GetEnvironmentVariable("TERM") is null or "dumb" ? null : new ReadProgress();

    /// <summary>Bytes of all input, and how many of them are read; null where nobody knows.</summary>
    public Func<(long Done, long Total)?>? Input { get; set; }

    /// <summary>Shows how far it is, some times a second.</summary>
    public void Tell(int stories, int findings)
    {
        long now = clock.GetTimestamp();
        if (begun == 0) begun = now;
        if (visible && clock.GetElapsedTime(shown, now) < TimeSpan.FromMilliseconds(150)) return;
        (shown, visible) = (now, true);
        error.Write($"\r\u001b[K{Line(stories, findings, clock.GetElapsedTime(begun, now), Input?.Invoke())}");
    }

    /// <summary>The line: counts, rate and, where the size of the input is known, part done and time left.</summary>
    internal static string Line(int stories, int findings, TimeSpan elapsed, (long Done, long Total)? input)
    {
        var c = CultureInfo.InvariantCulture;
        string line = string.Create(c, $"{stories:N0} stories, {findings:N0} findings");
        if (elapsed.TotalSeconds >= 1) line += string.Create(c, $", {stories / elapsed.TotalSeconds:N0} stories/s");
        if (input is not { Total: > 0 } i || i.Done <= 0 || elapsed.TotalSeconds < 1) return line + " …";
        double part = Math.Min(1, (double)i.Done / i.Total);
        var left = TimeSpan.FromSeconds(Math.Min(elapsed.TotalSeconds * (1 - part) / part, 8_640_000));
        string time = left.TotalHours >= 1 ? string.Create(c, $"{(int)left.TotalHours} h {left.Minutes} min") : left.TotalMinutes >= 1 ? string.Create(c, $"{(int)left.TotalMinutes} min {left.Seconds} s") : string.Create(c, $"{(int)left.TotalSeconds} s");
        return line + string.Create(c, $", {part * 100:0} %, {time} left …");
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
