using Attache.Codebook;
using Attache.Stories;

namespace Attache.Language.Dates;

/// <summary>Which way from the reference day a date lies that its words leave open ("on Tuesday", "in August").</summary>
public enum DateDirection
{
    /// <summary>Not told by the caller: decided from the words around the date; without any, past.</summary>
    Unknown,

    /// <summary>On or before the reference day.</summary>
    Past,

    /// <summary>On or after the reference day.</summary>
    Future,
}

/// <summary>What a time expression does in its sentence.</summary>
public enum DateRole
{
    /// <summary>A day, month, season or year: "on Tuesday", "in August 2021".</summary>
    Date,

    /// <summary>A stretch of time: "from 2 to 5 May", "last week", "the 1990s".</summary>
    Range,

    /// <summary>A length of time without a place in it: "two weeks". The value is the stretch that begins on the reference day.</summary>
    Duration,

    /// <summary>The end that a duty or a plan has: "by the end of March", "within 72 hours". The value ends there.</summary>
    Deadline,

    /// <summary>The start of what goes on: "since 2013". The value is open at its end.</summary>
    Since,

    /// <summary>The end of what goes on: "until 2 August". The value is open at its start and takes the end in.</summary>
    Until,

    /// <summary>Some time before: "before 2018". The value is open at its start and leaves the named period out.</summary>
    Before,

    /// <summary>Some time after: "after February". The value is open at its end; a named month or year is left out, a named day is in.</summary>
    After,
}

/// <summary>The units that lengths of time are counted in.</summary>
public enum DateUnit
{
    /// <summary>An hour; 24 make a day, the rest is rounded up.</summary>
    Hour,

    /// <summary>A day.</summary>
    Day,

    /// <summary>A day from Monday to Friday.</summary>
    BusinessDay,

    /// <summary>Seven days.</summary>
    Week,

    /// <summary>A calendar month.</summary>
    Month,

    /// <summary>Three calendar months.</summary>
    Quarter,

    /// <summary>A calendar year.</summary>
    Year,

    /// <summary>Ten calendar years.</summary>
    Decade,

    /// <summary>A hundred calendar years.</summary>
    Century,
}

/// <summary>A length of time as words give it.</summary>
/// <param name="Count">How many units; never negative.</param>
/// <param name="Unit">The unit.</param>
/// <param name="Vague">Whether the number is a vague one ("a few").</param>
public readonly record struct DateLength(int Count, DateUnit Unit, bool Vague = false)
{
    /// <summary>Days beyond the units ("two weeks and three days"); never negative.</summary>
    public int Days { get; init; }
}

/// <summary>A time expression in a text, resolved.</summary>
/// <param name="Span">Where it stands in the text.</param>
/// <param name="Value">What it means, as days, months, seasons and years; EDTF intervals take both ends in.</param>
/// <param name="Role">What it does.</param>
/// <param name="Rule">The rule that read it: its family and form.</param>
public sealed record DateMention(TextSpan Span, EdtfDate Value, DateRole Role, string Rule)
{
    /// <summary>The length of a duration, or of a stretch told by its length ("within 72 hours"); else null.</summary>
    public DateLength? Length { get; init; }

    /// <summary>
    /// The single date that a bound names, in its own grain: 2013 of "since 2013", the last day of March of "by the end
    /// of March", the last day of "within 72 hours"; null where the mention is no bound.
    /// </summary>
    public EdtfDate? Bound { get; init; }
}
