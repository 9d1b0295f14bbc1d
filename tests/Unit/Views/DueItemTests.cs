using Attache.Codebook;
using Attache.Ledger;
using Attache.Storage;
using Attache.Stories;
using Attache.Tests.Unit.Ledger;
using Attache.Views;

namespace Attache.Tests.Unit.Views;

public sealed class DueItemTests : IDisposable
{
    private static readonly Entity France = Wire.State("FRA", "France"), Mali = Wire.State("MLI", "Mali");

    private readonly string folder = Directory.CreateTempSubdirectory("attache-due").FullName;
    private readonly ILedgerStore store;

    public DueItemTests() => store = SqliteLedger.Open(Path.Combine(folder, "a.db"), TimeProvider.System);

    private IEnumerable<string> Due(string on, string known = "2022-12-31") =>
        DueItem.Within(store, new ValidDay(Day(on)), 30, KnownTime.EndOf(Day(known))).Select(i => i.Date.Text);

    [Theory]
    [InlineData(null)]
    [InlineData("2022-02-14")]
    public void A_decision_that_was_made_is_due_no_more_whether_its_report_gives_a_date_or_not(string? date)
    {
        Append(new Wire("AWP", "2022-02-07", "In two weeks.").Says(1, Wire.Decision("pending", "2022-02-21", "the withdrawal from Mali", France)));
        Append(new Wire("CWS", "2022-02-14", "Decided.").Says(1, Wire.Decision("made", null, "the withdrawal of the force", France), date));
        Assert.Equal(["2022-02-21"], Due("2022-02-10"));
        Assert.Empty(Due("2022-02-15"));
        // Nobody knew it before.
        Assert.Equal(["2022-02-21"], Due("2022-02-15", "2022-02-13"));
    }

    [Fact]
    public void What_others_decided_or_another_matter_settles_nothing()
    {
        Append(new Wire("AWP", "2022-02-07", "In two weeks.").Says(1, Wire.Decision("pending", "2022-02-21", "the withdrawal from Mali", France)));
        Append(new Wire("CWS", "2022-02-14", "Decided.").Says(1, Wire.Decision("made", null, "the withdrawal of the force", Mali)));
        Append(new Wire("CWS", "2022-02-14", "Budget.").Says(1, Wire.Decision("made", null, "the budget", France)));
        Assert.Equal(["2022-02-21"], Due("2022-02-15"));
    }

    [Fact]
    public void What_is_due_is_found_however_much_was_reported_since_that_is_due_at_other_times()
    {
        Append(new Wire("AWP", "2022-01-10", "By then.").Says(1, Wire.Decision("pending", "2022-02-21", "the withdrawal from Mali", France)));
        string[] sentences = [.. Enumerable.Range(1, 300).Select(i => $"Sentence {i}.")];
        for (int story = 0; story < 18; story++)
        {
            var wire = new Wire("CWS", "2022-02-01", [.. sentences.Select(s => $"{s} {story}")]);
            for (int i = 1; i <= sentences.Length; i++) wire.Says(i, Wire.Decision("pending", "2023-06-30", $"matter {story} {i}", Mali));
            Append(wire);
        }
        Assert.Equal(["2022-02-21"], Due("2022-02-10"));
        Assert.Empty(Due("2022-03-10"));
        // Over the turn of a year, and as it was not known before.
        Assert.Equal(["2022-02-21"], DueItem.Within(store, new ValidDay(Day("2022-01-12")), 45, KnownTime.Latest).Select(i => i.Date.Text));
        Assert.Empty(DueItem.Within(store, new ValidDay(Day("2022-01-12")), 45, KnownTime.EndOf(Day("2022-01-09"))));
    }

    public void Dispose()
    {
        store.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private void Append(Wire wire) => store.Append([wire.Reading()]);

    private static DateOnly Day(string day) => DateOnly.Parse(day, null);
}
