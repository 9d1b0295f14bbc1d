using Attache.Codebook;
using Attache.Ledger;
using Attache.Ledger.Facts;
using Attache.Stories;
using CsCheck;

namespace Attache.Tests.Unit.Ledger;

public sealed class FactLeadersTests
{
    private static readonly string?[] Dates =
    [
        null, null, "2021-03-02", "2021-03-05", "2021-05-20", "2021-03", "2021-03~", "2021-04", "2021", "2021-21", "2020", "2021-02-20/2021-03-04", "2021-01/2021-06", "../2021-03-10", "2021-03-01/..", "2020-12/..", "../2020",
    ];

    // Window of three days, ten, 45, 180 and ten years; some of the names rule each other out.
    private static readonly Finding[] Things =
    [
        Wire.Relation("FRA", "MLI", "strained"), Wire.Post("summoned", "FRA", "MLI"), Wire.Post("in-post", "FRA", "MLI", "Anna Keller"), Wire.Post("in-post", "FRA", "MLI", "Keller"),
        Wire.Post("in-post", "FRA", "MLI", "Jan Novak"), Wire.Post("in-post", "FRA", "MLI"), Wire.Post("expelled", "FRA", "MLI", "Jan Novak"), Wire.Post("expelled", "FRA", "MLI"),
    ];

    [Fact]
    public void The_nearest_leader_is_the_one_that_a_look_at_all_of_them_finds()
    {
        var one = Gen.Select(Gen.Int[0, Things.Length - 1], Gen.Int[0, 400], Gen.Int[0, Dates.Length - 1]);
        one.Array[0, 40].Sample(reports =>
        {
            var findings = reports.Select((r, i) => Report(i, Things[r.Item1], new DateOnly(2020, 11, 1).AddDays(r.Item2), Dates[r.Item3])).ToList();
            foreach (var block in findings.GroupBy(f => FactKey.Of(f.Finding)))
            {
                var leaders = new FactLeaders();
                var all = new List<ReportedFinding>();
                foreach (var finding in block.OrderBy(f => FactLeaders.Precision(f.Finding.Date)).ThenBy(FactLeaders.DayOf).ThenBy(f => f.Sequence))
                {
                    int expected = all.Select((leader, i) => (leader, i)).Where(x => FactCompatibility.Holds(x.leader, finding))
                        .OrderBy(x => Math.Abs(FactLeaders.DayOf(x.leader).DayNumber - FactLeaders.DayOf(finding).DayNumber)).ThenBy(x => x.i).Select(x => x.i).FirstOrDefault(-1);
                    Assert.Equal(expected, leaders.Nearest(finding));
                    if (expected >= 0) continue;
                    leaders.Add(all.Count, finding);
                    all.Add(finding);
                }
            }
        });
    }

    private static ReportedFinding Report(int number, Finding thing, DateOnly day, string? date)
    {
        var story = new StoryRef(number, $"s{number}", "1", "", "usable", "A", PublicationInstant.OfDay(day), null);
        return new ReportedFinding(number, thing with { Id = $"f-{number}", Story = story.Id, Date = date is null ? null : EdtfDate.Parse(date) }, story, "test", Review.None);
    }
}
