using Attache.Exchange.Tables;
using static Attache.Exchange.Tables.ColumnType;

namespace Attache.Exchange.Dyads;

/// <summary>The table of dyads.</summary>
public static class DyadTable
{
    /// <summary>The table.</summary>
    public static Table<DyadRow> Standard { get; } = new("dyads", "what one actor did to another in one day, week or month, counted in facts and not in reports; periods without events have no row",
    [
        new("period", Day, "first day of the period: the day, the week's Monday, the first of the month", "as --by tells", "date", r => r.Start),
        new("period_end", Day, "its last day, inclusive", "as --by tells", "date", r => r.End),
        new("source", Text, "PLOVER code of the actor", null, "actor.code", r => r.Source),
        new("target", Text, "PLOVER code of the recipient; a meeting without host counts both ways", null, "recipient.code", r => r.Target),
        new("events", Whole, "number of event facts", null, "ledger", r => r.Count),
        new("undated", Whole, "of these, without a date of their own: counted on the day of their first report", null, "date", r => r.Undated),
        new("verbal_cooperation", Whole, "of these, quad category 1", null, "event", r => r.Quad(1)),
        new("material_cooperation", Whole, "quad category 2", null, "event", r => r.Quad(2)),
        new("verbal_conflict", Whole, "quad category 3", null, "event", r => r.Quad(3)),
        new("material_conflict", Whole, "quad category 4", null, "event", r => r.Quad(4)),
        new("mean_score", Number, "mean of the conflict–cooperation scores, −10 to 10; empty where no event has one", null, "score", r => r.Mean),
        new("sum_score", Number, "their sum", null, "score", r => r.Sum),
    ]);
}
