namespace Attache.Tests.Unit.Pipeline.Watching;

/// <summary>A clock that stands still till it is set.</summary>
internal sealed class ManualClock(DateTimeOffset now) : TimeProvider
{
    /// <summary>The time that it shows.</summary>
    public DateTimeOffset Time { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Time;
}
