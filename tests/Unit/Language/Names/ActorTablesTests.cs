using Attache.Codebook;
using Attache.Language.Names;

namespace Attache.Tests.Unit.Language.Names;

/// <summary>The tables of <c>data/actors</c>: how much they hold, that their codes exist and that their names do not clash.</summary>
public sealed class ActorTablesTests
{
    private static readonly Tsv States = Table("states"), Organisations = Table("organisations"), Forces = Table("forces"), Groups = Table("groups"), Holders = Table("office-holders"), Leaders = Table("leaders"), Territories = Table("territories");
    private static readonly NameTable Names = NameTable.Load();
    private static readonly IReadOnlyDictionary<string, IReadOnlyList<string>> Members = Organisations.Rows
        .ToDictionary(r => r["name"], r => Names.Find(r["name"]).First(e => e.Kind == NameKind.Organisation && e.Name == r["name"]).Members, StringComparer.Ordinal);

    // ISO codes that name somebody: states past and present, territories, and PLOVER's international actors.
    private static readonly HashSet<string> Codes = [.. States.Rows.Select(r => r["code"]), .. Territories.Rows.SelectMany(r => new[] { r["iso"], r["code"] }).Where(c => c.Length > 0), .. Plover.Standard.InternationalCodes.Keys];

    private static Tsv Table(string name) => Tsv.FromResource(typeof(NameTable).Assembly, $"actors/{name}.tsv");

    [Fact]
    public void Every_state_has_names_inhabitants_and_a_capital()
    {
        var incomplete = States.Rows.Where(r => r["code"] is not ("VAT" or "ATA")).Where(r => r["name"].Length == 0 || r["adjectives"].Length == 0 || r["people"].Length == 0 || r["capital"].Length == 0 || r["iso2"].Length != 2 && r["code"] != "KOS");
        Assert.Empty(incomplete.Select(r => r["name"]));
        Assert.Empty(Members["United Nations"].Except(States.Rows.Select(r => r["code"])));
        foreach (var r in States.Rows)
            foreach (string form in r.List("names").Append(r["name"]).Concat(r.List("adjectives")).Concat(r.List("people")))
                Assert.True(Names.Find(form.StartsWith("the ", StringComparison.Ordinal) ? form[4..] : form).Any(e => e.Code == CodeOf(r)), $"{form} of {r["name"]}");
    }

    private static string CodeOf(TsvRow r) => (r["plover"] is { Length: > 0 } p ? p : r["code"]).Split(':')[0];

    [Fact]
    public void At_least_150_organisations_have_a_short_name_and_members()
    {
        var known = Organisations.Rows.Where(r => Members[r["name"]].Count > 0).ToList();
        Assert.True(known.Count(r => r["names"].Length > 0) >= 150, $"{known.Count(r => r["names"].Length > 0)} with another name");
        int acronyms = known.Count(r => r.List("names").Append(r["name"]).Any(n => n.Length is > 1 and <= 9 && n.Count(char.IsUpper) > 1 && !n.Contains(' ', StringComparison.Ordinal)));
        Assert.True(acronyms >= 150, $"{acronyms} with an acronym");
    }

    [Theory]
    [InlineData("United Nations", 193)]
    [InlineData("European Union", 27)]
    [InlineData("North Atlantic Treaty Organization", 32)]
    [InlineData("African Union", 55)]
    [InlineData("Association of Southeast Asian Nations", 11)]
    [InlineData("International Criminal Court", 125)]
    [InlineData("World Trade Organization", 166)]
    [InlineData("Schengen Area", 29)]
    [InlineData("Euro zone", 21)]
    [InlineData("OPEC+", 22)]
    [InlineData("UNESCO", 194)]
    [InlineData("Regional Comprehensive Economic Partnership", 15)]
    [InlineData("Non-Aligned Movement", 121)]
    public void Members_are_as_many_as_the_body_says(string name, int count) => Assert.Equal(count, Members[name].Count);

    [Fact]
    public void At_least_150_missions_have_contributors_area_and_start()
    {
        var known = Forces.Rows.Where(r => r["kind"] is "operation" or "mission" or "force" && r["contributors"].Length > 0 && r["area"].Length > 0 && r["from"].Length > 0).ToList();
        Assert.True(known.Count >= 150, $"{known.Count}");
        Assert.True(known.Count(r => r["to"].Length > 0) >= 100, "a hundred have ended");
        Assert.Empty(Forces.Rows.Where(r => r["relieves"].Length > 0 && Forces.Rows.All(o => o["name"] != r["relieves"])).Select(r => r["name"]));
    }

    [Fact]
    public void At_least_200_armed_groups_have_a_country() =>
        Assert.True(Groups.Rows.Count(r => r["sector"] is "REB" or "PRM" or "UAF" && r["code"].Length > 0 && r["area"].Length > 0) >= 200);

    [Fact]
    public void All_codes_exist()
    {
        var unknown = new List<string>();
        void Check(Tsv table, params string[] columns)
        {
            foreach (var r in table.Rows)
                foreach (string column in columns)
                    unknown.AddRange(r.List(column).Select(c => c.Split(':')[0]).Where(c => c.Length > 0 && !Codes.Contains(c)).Select(c => $"{table.Name} {r["name"]} {c}"));
        }

        Check(States, "neighbours", "plover");
        Check(Organisations, "code", "former_members");
        Check(Forces, "code", "contributors", "area");
        Check(Groups, "code", "area");
        Check(Holders, "code");
        Check(Leaders, "code");
        Check(Territories, "code");
        unknown.AddRange(Members.SelectMany(m => m.Value.Where(c => !Codes.Contains(c)).Select(c => $"{m.Key} {c}")));
        Assert.Empty(unknown);
    }

    [Fact]
    public void All_sectors_are_PLOVER_s()
    {
        var sectors = Plover.Standard.Sectors;
        foreach (var table in new[] { Organisations, Forces, Groups, Leaders, Territories })
            Assert.Empty(table.Rows.Where(r => r["sector"].Length > 0 && !sectors.Contains(r["sector"])).Select(r => $"{table.Name} {r["name"]} {r["sector"]}"));
    }

    [Fact]
    public void Names_that_mean_two_say_so()
    {
        var bearers = new Dictionary<string, List<(string Row, bool Ambiguous)>>(StringComparer.Ordinal);
        foreach (var table in new[] { Organisations, Forces, Groups })
            foreach (var r in table.Rows)
                foreach (string form in r.List("names").Append(r["name"]).Select(NameTable.Fold).Distinct(StringComparer.Ordinal))
                {
                    if (!bearers.TryGetValue(form, out var list)) bearers[form] = list = [];
                    list.Add(($"{table.Name} {r["name"]}", r.List("ambiguous").Select(NameTable.Fold).Contains(form)));
                }
        Assert.Empty(bearers.Where(b => b.Value.Count > 1 && b.Value.Exists(x => !x.Ambiguous)).Select(b => $"{b.Key}: {string.Join(", ", b.Value.Select(x => x.Row))}"));
    }

    [Fact]
    public void Dates_are_in_order()
    {
        foreach (var table in new[] { States, Organisations, Forces, Groups, Holders, Leaders, Territories })
            foreach (var r in table.Rows)
            {
                Assert.True(r["from"].Length == 0 || EdtfDate.TryParse(r["from"], out _), $"{table.Name} {r["name"]}: {r["from"]}");
                Assert.True(r["to"].Length == 0 || EdtfDate.TryParse(r["to"], out _), $"{table.Name} {r["name"]}: {r["to"]}");
                if (r["from"].Length > 0 && r["to"].Length > 0) Assert.True(EdtfDate.Parse(r["from"]).First <= EdtfDate.Parse(r["to"]).Last, $"{table.Name} {r["name"]}: {r["from"]} to {r["to"]}");
            }
    }

    /// <summary>The share of the days of 1 July 1990–2025 on which the table knows who held the office in a member of the United Nations.</summary>
    [Theory]
    [InlineData("head of state", 0.98)]
    [InlineData("head of government", 0.92)]
    [InlineData("foreign minister", 0.95)]
    [InlineData("defence minister", 0.74)]
    public void Office_holders_are_known_from_1990_on(string office, double share)
    {
        var terms = Holders.Rows.Where(r => r["office"] == office).ToLookup(r => r["code"], r => (From: EdtfDate.TryParse(r["from"], out var f) ? f.First : null, To: EdtfDate.TryParse(r["to"], out var t) ? t.Last : null));
        int all = 0, known = 0;
        foreach (string state in Members["United Nations"])
            for (int year = 1990; year <= 2025; year++)
            {
                var day = new DateOnly(year, 7, 1);
                if (Names.State(state)?.Exists(day) != true) continue;
                all++;
                if (terms[state].Any(t => (t.From is not { } f || f <= day) && (t.To is not { } l || l >= day))) known++;
            }
        Assert.True(known >= share * all, $"{known} of {all}");
    }
}
