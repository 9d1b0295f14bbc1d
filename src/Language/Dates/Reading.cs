using Attache.Codebook;

namespace Attache.Language.Dates;

/// <summary>A time expression found at a token.</summary>
/// <param name="Start">Its first token.</param>
/// <param name="End">The token behind its last.</param>
/// <param name="Shape">What it says.</param>
/// <param name="Role">What it does.</param>
/// <param name="Rule">The family and form that read it.</param>
internal sealed record Reading(int Start, int End, Shape Shape, DateRole Role, string Rule)
{
    public DateLength? Length { get; init; }

    public EdtfDate? Bound { get; init; }

    /// <summary>How the value is made from the shape's resolved date, for bounds; null takes it as it is.</summary>
    public Func<EdtfDate, EdtfDate?>? Frame { get; init; }

    /// <summary>The direction that the expression itself has ("since", "by"); unknown: the words around decide.</summary>
    public DateDirection Direction { get; init; }

    public static Reading? Of(int start, int end, Shape? shape, string rule, DateRole role = DateRole.Date) =>
        end > start && shape is not null ? new Reading(start, end, shape, role, rule) : null;

    public static Reading? Day(int start, int end, DateOnly? day, string rule) => Of(start, end, Shape.Of(day), rule);

    public static Reading? Of(int start, int end, EdtfDate? date, string rule) => Of(start, end, Shape.Maybe(date), rule);
}

/// <summary>A sentence for a rule: brackets stand around the expression, <c>Reference</c> is the story's day, no expected value means that nothing may be found.</summary>
/// <param name="Text">The sentence with brackets.</param>
/// <param name="Reference">The reference day, ISO.</param>
/// <param name="Value">The EDTF value, or empty.</param>
public readonly record struct DateExample(string Text, string Reference, string Value);
