using Attache.Codebook;
using Attache.Exchange.Tables;
using Attache.Ledger;
using Attache.Stories;

namespace Attache.Exchange.Compare;

/// <summary>A field in which findings are compared: a column of the tables of findings.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="Metric">How far two values are from each other.</param>
/// <param name="Value">Its value as text; a list without regard to its order; null for none.</param>
internal sealed record ComparedField(string Name, Metric Metric, Func<Finding, string?> Value)
{
    // Of what a date is, its text tells all; a place is the same where its identifier or name is; wording is no coding.
    private static readonly string[] Passed = ["_text", "_lat", "_lon", "_first", "_last"];
    private static readonly string[] Shared = ["date", "modality", "historical", "attribution"];
    private static readonly StoryRef NoStory = new(0, "", "1", "", "usable", null, PublicationInstant.OfDay(DateOnly.MinValue), null);

    /// <summary>The fields of a kind, in the order of its table.</summary>
    public static IReadOnlyList<ComparedField> Of(string kind)
    {
        var table = FindingTables.ByName(kind)!;
        return [.. FindingTables.Own(table).Where(c => !Passed.Any(p => c.Name.EndsWith(p, StringComparison.Ordinal))).Concat(Shared.Select(n => table[n])).Select(Field)];
    }

    private static ComparedField Field(Column<ReportedFinding> column) => new(
        column.Name, column.Type is ColumnType.Number or ColumnType.Whole && !column.Name.EndsWith("_geonameid", StringComparison.Ordinal) ? Metric.Interval : Metric.Nominal,
        f => Text(column.Value(new ReportedFinding(0, f, NoStory, "", Review.None))));

    private static string? Text(object? value) => value switch
    {
        null => null,
        IReadOnlyList<string> list => string.Join('|', list.Order(StringComparer.Ordinal)),
        bool and false => null,
        _ => Cells.Write(value) is { Length: > 0 } s ? s : null,
    };
}
