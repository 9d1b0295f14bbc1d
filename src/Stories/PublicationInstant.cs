namespace Attache.Stories;

/// <summary>When a version of a story was published: an instant with its own offset, or a day only.</summary>
/// <param name="Instant">The instant; where only the day is known, that day's start in UTC.</param>
/// <param name="DayOnly">Whether only the day is known.</param>
public readonly record struct PublicationInstant(DateTimeOffset Instant, bool DayOnly)
{
    /// <summary>A story with a date only.</summary>
    public static PublicationInstant OfDay(DateOnly day) => new(new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero), true);

    /// <summary>The story's day, in its time stamp's own offset: what "Tuesday" is counted from.</summary>
    public DateOnly Day => DateOnly.FromDateTime(Instant.DateTime);

    /// <summary>When what the story says counts as known: the instant; of a day only, that day's start in UTC.</summary>
    public KnownTime Known => new(Instant);

    /// <summary>ISO 8601: <c>2022-02-07</c> or <c>2022-02-07T18:20:00+01:00</c>.</summary>
    public override string ToString() =>
        DayOnly ? Day.ToString("yyyy-MM-dd", null) : Instant.ToString("yyyy-MM-ddTHH:mm:sszzz", null);
}

/// <summary>When something was reported (transaction time in the sense of bitemporal databases). Never swapped with <see cref="ValidDay"/>.</summary>
public readonly record struct KnownTime : IComparable<KnownTime>
{
    /// <summary>From an instant of any offset.</summary>
    public KnownTime(DateTimeOffset instant) => Utc = instant.ToUniversalTime();

    /// <summary>The instant in UTC.</summary>
    public DateTimeOffset Utc { get; }

    /// <summary>The last instant of a day in UTC: <c>--known D</c> includes all of D.</summary>
    public static KnownTime EndOf(DateOnly day) => new(new DateTimeOffset(day.ToDateTime(TimeOnly.MaxValue), TimeSpan.Zero));

    /// <summary>Later than every other.</summary>
    public static KnownTime Latest { get; } = new(DateTimeOffset.MaxValue);

    /// <inheritdoc/>
    public int CompareTo(KnownTime other) => Utc.CompareTo(other.Utc);

    /// <summary>Earlier than.</summary>
    public static bool operator <(KnownTime left, KnownTime right) => left.Utc < right.Utc;

    /// <summary>Later than.</summary>
    public static bool operator >(KnownTime left, KnownTime right) => left.Utc > right.Utc;

    /// <summary>Not later than.</summary>
    public static bool operator <=(KnownTime left, KnownTime right) => left.Utc <= right.Utc;

    /// <summary>Not earlier than.</summary>
    public static bool operator >=(KnownTime left, KnownTime right) => left.Utc >= right.Utc;

    /// <summary>ISO 8601 in UTC.</summary>
    public override string ToString() => Utc.ToString("yyyy-MM-ddTHH:mm:ssZ", null);
}

/// <summary>A day on which something holds in the world (valid time). Never swapped with <see cref="KnownTime"/>.</summary>
/// <param name="Day">The day.</param>
public readonly record struct ValidDay(DateOnly Day) : IComparable<ValidDay>
{
    /// <inheritdoc/>
    public int CompareTo(ValidDay other) => Day.CompareTo(other.Day);

    /// <summary>Earlier than.</summary>
    public static bool operator <(ValidDay left, ValidDay right) => left.Day < right.Day;

    /// <summary>Later than.</summary>
    public static bool operator >(ValidDay left, ValidDay right) => left.Day > right.Day;

    /// <summary>Not later than.</summary>
    public static bool operator <=(ValidDay left, ValidDay right) => left.Day <= right.Day;

    /// <summary>Not earlier than.</summary>
    public static bool operator >=(ValidDay left, ValidDay right) => left.Day >= right.Day;

    /// <summary>ISO 8601.</summary>
    public override string ToString() => Day.ToString("yyyy-MM-dd", null);
}
