using System.Text;
using Attache.Codebook;
using Attache.Exchange.Events;
using Attache.Exchange.Tables;
using Attache.Ledger;
using Attache.Ledger.Facts;
using Attache.Tests.Unit.Exchange.Tables;
using CsCheck;

namespace Attache.Tests.Unit.Exchange.Events;

/// <summary>Events in the shapes of POLECAT, ICEWS and GDELT.</summary>
public sealed class PairTableTests
{
    private static readonly ReportedFinding Row = Rows.Row(Rows.Event("f-1", "=cmd\tand\nmore", date: "2022-01"));

    // Names as in the headers of published files; places of Actor1 and Actor2 are cut short here.
    private const string Polecat = "Event ID|Event Date|Event Type|Event Mode|Intensity|Quad Code|Contexts|Actor Name|Actor Country|Actor COW|Primary Actor Sector|Actor Sectors|Actor Title|Actor Name Raw|Wikipedia Actor ID|"
        + "Recipient Name|Recipient Country|Recipient COW|Primary Recipient Sector|Recipient Sectors|Recipient Title|Recipient Name Raw|Wikipedia Recipient ID|Placename|City|District|Province|Country|Latitude|Longitude|"
        + "GeoNames ID|Raw Placename|Feature Type|Source|Publication Date|Story People|Story Organizations|Story Locations|Language|Version";

    private const string Icews = "Event ID|Event Date|Source Name|Source Sectors|Source Country|Event Text|CAMEO Code|Intensity|Target Name|Target Sectors|Target Country|Story ID|Sentence Number|Publisher|City|District|Province|Country|Latitude|Longitude";

    private const string Gdelt = "GLOBALEVENTID|SQLDATE|MonthYear|Year|FractionDate|Actor1Code|Actor1Name|Actor1CountryCode|Actor1KnownGroupCode|Actor1EthnicCode|Actor1Religion1Code|Actor1Religion2Code|Actor1Type1Code|Actor1Type2Code|Actor1Type3Code|"
        + "Actor2Code|Actor2Name|Actor2CountryCode|Actor2KnownGroupCode|Actor2EthnicCode|Actor2Religion1Code|Actor2Religion2Code|Actor2Type1Code|Actor2Type2Code|Actor2Type3Code|IsRootEvent|EventCode|EventBaseCode|EventRootCode|QuadClass|"
        + "GoldsteinScale|NumMentions|NumSources|NumArticles|AvgTone|Actor1Geo_Type|Actor1Geo_FullName|Actor1Geo_CountryCode|Actor1Geo_ADM1Code|Actor1Geo_ADM2Code|Actor1Geo_Lat|Actor1Geo_Long|Actor1Geo_FeatureID|"
        + "Actor2Geo_Type|Actor2Geo_FullName|Actor2Geo_CountryCode|Actor2Geo_ADM1Code|Actor2Geo_ADM2Code|Actor2Geo_Lat|Actor2Geo_Long|Actor2Geo_FeatureID|ActionGeo_Type|ActionGeo_FullName|ActionGeo_CountryCode|ActionGeo_ADM1Code|"
        + "ActionGeo_ADM2Code|ActionGeo_Lat|ActionGeo_Long|ActionGeo_FeatureID|DATEADDED|SOURCEURL";

    private const string Mentions = "GLOBALEVENTID|EventTimeDate|MentionTimeDate|MentionType|MentionSourceName|MentionIdentifier|SentenceID|Actor1CharOffset|Actor2CharOffset|ActionCharOffset|InRawText|Confidence|MentionDocLen|MentionDocTone|MentionDocTranslationInfo|Extras";

    [Fact]
    public void Columns_are_those_of_the_published_data()
    {
        Assert.Equal(Polecat, string.Join('|', PolecatTable.Standard.Columns.Select(c => c.Name)));
        Assert.Equal(Icews, string.Join('|', IcewsTable.Standard.Columns.Select(c => c.Name)));
        Assert.Equal(Gdelt, string.Join('|', GdeltTables.Events.Columns.Select(c => c.Name)));
        Assert.Equal(Mentions, string.Join('|', GdeltTables.Mentions.Columns.Select(c => c.Name)));
        Assert.Equal((40, 20, 61, 16), (PolecatTable.Standard.Columns.Count, IcewsTable.Standard.Columns.Count, GdeltTables.Events.Columns.Count, GdeltTables.Mentions.Columns.Count));
    }

    [Fact]
    public void Icews_keeps_codes_as_text_and_states_in_words()
    {
        var rows = Lines(IcewsTable.Standard, EventPair.Of([Row]));
        Assert.Equal(3, rows.Count);
        Assert.Equal("f-1.1|2022-01-01|Government of Mali|Government|Mali|", string.Join('|', rows[1][..5]) + "|");
        Assert.Equal("0161|-5.5|the envoy|Government|France|urn:x:1|2|APA|Gao|||Mali|16.25|-0.05", string.Join('|', rows[1][6..]));
        Assert.Equal(["f-1.2", "its ally", "", ""], new[] { rows[2][0], rows[2][2], rows[2][3], rows[2][4] });
    }

    [Fact]
    public void A_meeting_without_host_is_told_both_ways()
    {
        Entity a = new() { Text = "Paris", Code = "FRA" }, b = new() { Text = "Bamako", Code = "MLI" }, c = new() { Text = "Niamey", Code = "NER" };
        var pairs = EventPair.Of([Rows.Row(Rows.Event("f-1") with { Actor = [a, b, c], Recipient = null })]).ToList();
        Assert.Equal(["FRA>MLI", "FRA>NER", "MLI>FRA", "MLI>NER", "NER>FRA", "NER>MLI"], pairs.Select(p => $"{p.Actor!.Code}>{p.Recipient!.Code}"));
        Assert.Equal(6, pairs.Select(p => p.Id).Distinct().Count());
        Assert.Null(Assert.Single(EventPair.Of([Rows.Row(Rows.Event("f-2") with { Actor = [a], Recipient = null })])).Recipient);
        Assert.Null(Assert.Single(EventPair.Of([Rows.Row(Rows.Event("f-3") with { Actor = null, Recipient = null })])).Actor);
    }

    [Fact]
    public void What_did_not_happen_and_what_is_no_event_has_no_row() =>
        Assert.Empty(EventPair.Of([Rows.Row(Rows.Event("f-1", modality: Modality.Negated)), Rows.Row(Rows.OfEveryKind[2])]));

    [Fact]
    public void Gdelt_counts_reports_of_one_fact()
    {
        var second = Rows.Row(Rows.Event("f-2", "Bamako sent the envoy home.") with { Story = "urn:y:1", Sentence = 1 });
        second = second with { Sequence = 2, Story = second.Story with { Id = "urn:y:1", Sequence = 2, Publisher = "BBB", ContentHash = "other" } };
        var facts = FactMerger.Merge([Rows.Row(Rows.Event("f-1")), second]);
        var pairs = EventPair.Of(facts).ToList();
        var events = Lines(GdeltTables.Events, pairs, header: false);
        Assert.Equal(2, events.Count);
        Assert.Equal(["1001", "20220131", "202201", "2022", "2022.0849", "MLIGOV", "Government of Mali", "MLI"], events[0][..8]);
        Assert.Equal(["0161", "016", "01", "4", "-5.5", "2", "2", "2", ""], events[0][26..35]);
        Assert.Equal(["4", "Gao", "", "", "", "16.25", "-0.05", "2457161", "20220208043000", "urn:x:1"], events[0][51..]);
        var mentions = Lines(GdeltTables.Mentions, EventMention.Of(pairs), header: false);
        Assert.Equal(4, mentions.Count);
        Assert.All(mentions, m => Assert.Contains(m[0], events.Select(e => e[0])));
        Assert.Equal(["1001", "20220208043000", "20220208043000", "2", "BBB", "urn:y:1", "1"], mentions[1][..7]);
    }

    [Fact]
    public void Columns_that_we_lack_are_empty_and_all_others_can_be_filled()
    {
        var american = Rows.Event("f-1") with
        {
            Cameo = null, Score = null, Quad = null,
            Actor = [new Entity { Text = "x", Code = "UNO", Sector = "GOV", Office = "Secretary-General" }], Recipient = [new Entity { Text = "y", Code = "FRA", Sector = "GOV", Office = "ambassador" }],
            Location = [new Place { Text = "Ohio", Name = "Ohio", Feature = "ADM1", Country = "USA", GeoNameId = 1 }],
        };
        var un = Rows.Event("f-4") with { Actor = american.Recipient, Recipient = american.Actor };
        ReportedFinding[] rows = [Rows.Row(Rows.Event("f-2")), Rows.Row(american), Rows.Row(un with { Id = "f-5" })];
        Check(PolecatTable.Standard, [.. EventPair.Of(rows)]);
        Check(IcewsTable.Standard, [.. EventPair.Of(rows)]);
        var pairs = EventPair.Of(FactMerger.Merge([Rows.Row(Rows.Event("f-2"))]).Concat(FactMerger.Merge([Rows.Row(american)])).Concat(FactMerger.Merge([Rows.Row(un)]))).ToList();
        Check(GdeltTables.Events, pairs);
        Check(GdeltTables.Mentions, [.. EventMention.Of(pairs)]);

        static void Check<T>(Table<T> table, IReadOnlyList<T> rows)
        {
            foreach (var column in table.Columns)
            {
                bool empty = rows.All(r => column.Value(r) is null);
                Assert.True(empty == (column.Source == Column.Nothing), $"{table.Name}.{column.Name}");
                Assert.True(empty == (column.Meaning == "always empty"), $"{table.Name}.{column.Name}");
            }
        }
    }

    [Fact]
    public void The_grain_stands_behind_the_columns_where_it_is_asked_for()
    {
        var pair = EventPair.Of([Row]).First();
        Assert.Equal("month", IcewsTable.Grain.Value(pair));
        Assert.Equal("story", IcewsTable.Grain.Value(EventPair.Of([Rows.Row(Rows.Event("f-1", date: null))]).First()));
    }

    [Fact]
    public void Whatever_a_story_says_every_row_has_every_column() => Gen.String.Sample(
        text =>
        {
            var row = Rows.Row(Rows.Event("f-1", text) with { Story = text + "x", Actor = [new Entity { Text = text, Name = text, Code = "FRA", Sector = text }] }, text);
            Assert.All(Lines(IcewsTable.Standard, EventPair.Of([row])), r => Assert.Equal(20, r.Length));
            Assert.All(Lines(PolecatTable.Standard, EventPair.Of([row])), r => Assert.Equal(40, r.Length));
            var pairs = EventPair.Of(FactMerger.Merge([row])).ToList();
            Assert.All(Lines(GdeltTables.Events, pairs, header: false), r => Assert.Equal(61, r.Length));
            Assert.All(Lines(GdeltTables.Mentions, EventMention.Of(pairs), header: false), r => Assert.Equal(16, r.Length));
        },
        iter: 200);

    private static List<string[]> Lines<T>(Table<T> table, IEnumerable<T> rows, bool header = true)
    {
        using var stream = new MemoryStream();
        DelimitedTable.Write(stream, table, rows, tabs: true, header);
        return [.. new UTF8Encoding(false, true).GetString(stream.ToArray()).Split('\n')[..^1].Select(l => l.Split('\t'))];
    }
}
