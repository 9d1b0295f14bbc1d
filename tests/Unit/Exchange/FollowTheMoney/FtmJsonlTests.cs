using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Attache.Codebook;
using Attache.Exchange.FollowTheMoney;
using Attache.Ledger.Facts;
using Attache.Tests.Unit.Exchange.Tables;
using Attache.Tests.Unit.Ledger;

namespace Attache.Tests.Unit.Exchange.FollowTheMoney;

/// <summary>Entities are checked against the model of npm's @alephdata/followthemoney (model.tsv).</summary>
public sealed partial class FtmJsonlTests
{
    private static readonly ILookup<string, (string Property, string Type, string Range, bool Required)> Model = File.ReadLines(Path.Combine(Repository.Root, "tests", "Unit", "Exchange", "FollowTheMoney", "model.tsv"))
        .Where(l => !l.StartsWith('#')).Skip(1).Select(l => l.Split('\t')).ToLookup(c => c[0], c => (c[1], c[2], c[3], c[4] == "yes"));

    [Fact]
    public void Every_entity_keeps_to_the_model()
    {
        var entities = Write();
        Assert.Equal(["Article", "Documentation", "Event", "Occupancy", "Person", "Position", "PublicBody"], entities.Values.Select(e => Schema(e)).Distinct().Order(StringComparer.Ordinal));
        foreach (var (id, entity) in entities) Check(id, entity, entities);
    }

    [Fact]
    public void The_check_finds_what_is_wrong()
    {
        var entities = Write();
        string person = entities.First(e => Schema(e.Value) == "Person").Key;
        foreach (string wrong in (string[])["""{"schema":"Person","properties":{"colour":["red"],"name":["x"]}}""", """{"schema":"Person","properties":{}}""", """{"schema":"Person","properties":{"name":["x"],"country":["MLI"]}}""",
            """{"schema":"Event","properties":{"name":["x"],"date":["May 2022"]}}""", """{"schema":"Occupancy","properties":{"holder":["nobody"],"post":["nobody"]}}"""])
            Assert.ThrowsAny<Exception>(() => Check(person, JsonDocument.Parse(wrong).RootElement, entities));
    }

    [Fact]
    public void Tables_of_the_documentation_name_properties_of_the_model()
    {
        foreach (var table in FtmJsonl.Tables)
            Assert.All(table.Described, c => Assert.Contains(Model[table.Name], p => p.Property == c.Name));
    }

    [Fact]
    public void Somebody_in_a_post_is_an_occupancy_from_accreditation_to_expulsion()
    {
        var entities = Write();
        var occupancy = entities.Values.Single(e => Schema(e) == "Occupancy" && First(entities[First(e, "holder")], "name") == "Joël Meyer");
        Assert.Equal(("2018-10", "2022-01-31", "ended"), (First(occupancy, "startDate"), First(occupancy, "endDate"), First(occupancy, "status")));
        var position = entities[First(occupancy, "post")];
        Assert.Equal(("France’s ambassador to Mali", "fr"), (First(position, "name"), First(position, "country")));
        Assert.Equal("Government of France", First(entities[First(position, "organization")], "name"));
        Assert.Contains(entities.Values, e => Schema(e) == "Documentation" && First(e, "entity") == First(occupancy, "holder") && First(e, "summary").Contains("expelled", StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_planned_denied_or_undated_is_not_told_as_done_or_dated()
    {
        var planned = Facts(new Wire("APA", "2022-02-07", "A plan.").Says(1, Wire.Event("SANCTION", "expel", [Wire.State("MLI", "Mali")], [Wire.State("FRA", "France")]), modality: Modality.Negated));
        Assert.Empty(Write(planned));
        var undated = Facts(new Wire("APA", "2022-02-07", "A deed.").Says(1, Wire.Event("SANCTION", "expel", [Wire.State("MLI", "Mali")], [Wire.State("FRA", "France")])));
        Assert.False(Write(undated).Values.Single(e => Schema(e) == "Event").GetProperty("properties").TryGetProperty("date", out _));
    }

    [Fact]
    public void Who_left_is_out_whatever_title_later_stories_give()
    {
        var facts = Facts(new Wire("APA", "2022-02-07", "Keita left in 2020.", "President Keita asked for help.", "Diop was named minister in 2014.", "Diop left in 2017.", "Diop was named minister in 2020.")
            .Says(1, Wire.Office("Ibrahim Keita", "President", "MLI", "left"), "2020-08").Says(2, Wire.Office("Ibrahim Keita", "President", "MLI", "holds"))
            .Says(3, Wire.Office("Abdoulaye Diop", "Minister", "MLI", "appointed"), "2014").Says(4, Wire.Office("Abdoulaye Diop", "Minister", "MLI", "left"), "2017").Says(5, Wire.Office("Abdoulaye Diop", "Minister", "MLI", "appointed"), "2020"));
        var entities = Write(facts);
        JsonElement Of(string name) => entities.Values.Single(e => Schema(e) == "Occupancy" && First(entities[First(e, "holder")], "name") == name);
        Assert.Equal(("2020-08", "ended"), (First(Of("Ibrahim Keita"), "endDate"), First(Of("Ibrahim Keita"), "status")));
        Assert.Equal("current", First(Of("Abdoulaye Diop"), "status"));
    }

    [Fact]
    public void Each_end_of_an_interval_keeps_its_grain()
    {
        var facts = Facts(new Wire("APA", "2022-02-07", "Ouane was ambassador from 1995 to 2002.", "They met from May to 3 June.").Says(1, Wire.Post("left", "MLI", "UNO", "Moctar Ouane"), "1995/2002")
            .Says(2, Wire.Event("CONSULT", "meet", [Wire.State("MLI", "Mali")], [Wire.State("FRA", "France")]), "2021-05~/2021-06-03"));
        var entities = Write(facts);
        Assert.Equal("2002", First(entities.Values.Single(e => Schema(e) == "Occupancy"), "endDate"));
        var met = entities.Values.Single(e => Schema(e) == "Event");
        Assert.Equal(("2021-05", "2021-06-03"), (First(met, "startDate"), First(met, "endDate")));
    }

    [Theory]
    [InlineData("the French army", null, "FRA", "MIL", "Armed forces of France")]
    [InlineData("Malian Armed Forces", "Malian Armed Forces", "MLI", "MIL", "Armed forces of Mali")]
    [InlineData("Troops", null, "MLI", "MIL", "Armed forces of Mali")]
    [InlineData("their", "its partners", "MLI", "GOV", "Government of Mali")]
    [InlineData("Paris", "France", "FRA", "GOV", "Government of France")]
    [InlineData("the US", "United States", "USA", null, "Government of the United States")]
    [InlineData("Mali's military government", null, "MLI", "GOV", "Government of Mali")]
    [InlineData("The Malian Ministry of Defence", null, "MLI", "GOV", "Malian Ministry of Defence")]
    [InlineData("the National Assembly", null, "MLI", "LEG", "National Assembly")]
    [InlineData("it", "Barkhane", "FRA", "MIL", "Barkhane")]
    [InlineData("the junta in Bamako", null, "MLI", "GOV", "Government of Mali")]
    [InlineData("their", "the Northern states", "FRA", "GOV", "Government of France")]
    [InlineData("the Security Council", "UN Security Council", "UNO", null, "UN Security Council")]
    [InlineData("ECOWAS", "Economic Community of West African States", "IGO", null, "Economic Community of West African States")]
    [InlineData("the bloc", null, "EUR", null, "European Union")]
    [InlineData("European special forces", null, "EUR", "MIL", null)]
    [InlineData("an agency", null, "IGO", null, null)]
    [InlineData("terrorist groups", null, "MLI", "REB", null)]
    [InlineData("Wagner", "Wagner Group", "RUS", null, null)]
    public void One_body_is_one_entity(string text, string? name, string code, string? sector, string? body) =>
        Assert.Equal(body, FtmBodies.Of(new Entity { Text = text, Name = name, Code = code, Sector = sector }, text + " left on Monday.")?.Name);

    private static void Check(string id, JsonElement entity, Dictionary<string, JsonElement> all)
    {
        string schema = Schema(entity);
        var properties = Model[schema].Where(p => p.Property != "(is)").ToDictionary(p => p.Property, StringComparer.Ordinal);
        Assert.NotEmpty(properties);
        foreach (var property in entity.GetProperty("properties").EnumerateObject())
        {
            Assert.True(properties.TryGetValue(property.Name, out var known), $"{schema} {id} has no {property.Name}");
            Assert.NotEqual(0, property.Value.GetArrayLength());
            foreach (var value in property.Value.EnumerateArray())
            {
                string text = value.GetString()!;
                switch (known.Type)
                {
                    case "date": Assert.Matches(Date(), text); break;
                    case "country": Assert.Contains(Model["(country)"], c => c.Property == text); break;
                    case "url": Assert.True(Uri.IsWellFormedUriString(text, UriKind.Absolute)); break;
                    case "entity":
                        Assert.True(all.TryGetValue(text, out var other), $"{schema} {id} {property.Name} points nowhere");
                        Assert.Contains(Model[Schema(other)], p => p.Property == "(is)" && p.Type == known.Range);
                        break;
                    default: Assert.NotEmpty(text); break;
                }
            }
        }
        foreach (var required in properties.Values.Where(p => p.Required)) Assert.True(entity.GetProperty("properties").TryGetProperty(required.Property, out _), $"{schema} {id} lacks {required.Property}");
    }

    private static Dictionary<string, JsonElement> Write(IEnumerable<Fact>? facts = null)
    {
        facts ??= Facts(
            new Wire("APA", "2022-02-07", "Mali expelled the ambassador of France, Joël Meyer.", "Meyer presented his credentials in October 2018.", "Florence Parly, the Minister of the Armed Forces, spoke.", "The UN met Mali.")
                .Says(1, Wire.Post("expelled", "FRA", "MLI", "Joël Meyer"), "2022-01-31").Says(1, Wire.Event("SANCTION", "expel", [Wire.State("MLI", "Mali")], [Wire.State("FRA", "France")], Wire.Place("Bamako", "MLI")), "2022-01-31")
                .Says(2, Wire.Post("accredited", "FRA", "MLI", "Joël Meyer"), "2018-10").Says(3, Wire.Office("Florence Parly", "Minister of the Armed Forces", "FRA"))
                .Says(4, Wire.Event("CONSULT", "meet", [new Entity { Text = "the UN", Code = "UNO" }, new Entity { Text = "Diop", Person = "Abdoulaye Diop", Code = "MLI" }], [new Entity { Text = "the EU", Code = "EUR", Sector = "GOV" }]), "2022-01/2022-02"));
        using var stream = new MemoryStream();
        long count = FtmJsonl.Write(stream, facts);
        var lines = Encoding.UTF8.GetString(stream.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement).ToList();
        Assert.Equal(count, lines.Count);
        return lines.ToDictionary(l => l.GetProperty("id").GetString()!, StringComparer.Ordinal);
    }

    private static IReadOnlyList<Fact> Facts(Wire wire)
    {
        var reading = wire.Reading();
        var story = new Attache.Ledger.StoryRef(1, reading.Story.Id, "1", reading.Story.ContentHash, "usable", "APA", reading.Story.Published, null);
        return FactMerger.Merge([.. reading.Findings.Select((f, i) => Rows.Row(f) with { Sequence = i + 1, Finding = f, Story = story })]);
    }

    private static string Schema(JsonElement entity) => entity.GetProperty("schema").GetString()!;

    private static string First(JsonElement entity, string property) => entity.GetProperty("properties").GetProperty(property)[0].GetString()!;

    [GeneratedRegex(@"^\d{4}(-\d{2}(-\d{2}(T\d{2}:\d{2}:\d{2}Z)?)?)?$")]
    private static partial Regex Date();
}
