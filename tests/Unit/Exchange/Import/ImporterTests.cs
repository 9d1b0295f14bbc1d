using System.Text;
using Attache.Codebook;
using Attache.Exchange;
using Attache.Exchange.Formats;
using Attache.Exchange.Import;
using Attache.Ledger;
using Attache.Ledger.Facts;
using Attache.Storage;
using Attache.Stories;
using Attache.Tests.Unit.Exchange.Tables;
using Attache.Tests.Unit.Ledger;
using CsCheck;

namespace Attache.Tests.Unit.Exchange.Import;

/// <summary>What goes out comes in again, and what is wrong is told and left out.</summary>
public sealed class ImporterTests : IClassFixture<SahelLedger>, IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("attache-import").FullName;
    private readonly SahelLedger sahel;
    private readonly ILedgerStore store;
    private readonly List<string> problems = [];

    public ImporterTests(SahelLedger sahel) => (this.sahel, store) = (sahel, SqliteLedger.Open(Path.Combine(folder, "a.db"), TimeProvider.System));

    [Fact]
    public void Findings_come_back_as_they_were_without_their_stories()
    {
        string text = Export("all", "jsonl");
        var result = Import(FindingsImport.Read(new StringReader(text)));
        Assert.Empty(problems);
        var before = sahel.Store.Findings(new FindingQuery()).ToList();
        Assert.Equal(before.Count, result.Findings);
        var after = store.Findings(new FindingQuery()).ToDictionary(f => f.Finding.Id, StringComparer.Ordinal);
        foreach (var f in before)
        {
            var back = after[f.Finding.Id];
            // Offsets are those of the stub, which holds the coded sentences only.
            Assert.Equal(FindingJson.Write(f.Finding), FindingJson.Write(back.Finding with { Start = f.Finding.Start, End = f.Finding.End, Why = f.Finding.Why }));
            Assert.Equal((f.Author, f.Day, f.Story.Publisher, f.Review), (back.Author, back.Day, back.Story.Publisher, back.Review));
            var story = store.StoryOf(back.Story.Sequence)!;
            Assert.Equal(back.Finding.Text, story.Body[back.Finding.Start..back.Finding.End]);
        }
        // A second time, and beside the stories, nothing is new.
        Assert.Equal(new ImportResult(0, 0, before.Count), Import(FindingsImport.Read(new StringReader(text))));
        Assert.True(store.Check().Holds);
    }

    [Fact]
    public void Plover_events_come_back_with_their_dates_and_parties()
    {
        var result = Import(PloverImport.Read(new StringReader(Export("event", "plover")), new ImportDefaults()));
        Assert.Empty(problems);
        var before = Events(sahel.Store);
        Assert.Equal(before.Count, result.Findings);
        var after = Events(store);
        foreach (var (id, f) in before)
        {
            var e = after[id];
            Assert.Equal((f.Category, f.Date?.Text, f.Modality, f.Historical, f.Confidence, f.Text, f.Sentence, f.Story), (e.Category, e.Date?.Text, e.Modality, e.Historical, e.Confidence, e.Text, e.Sentence, e.Story));
            Assert.Equal((f.Mode ?? []).ToList(), e.Mode ?? []);
            Assert.Equal((f.Context ?? []).ToList(), e.Context ?? []);
            Assert.Equal(Parties(f.Actor), Parties(e.Actor));
            Assert.Equal(Parties(f.Recipient), Parties(e.Recipient));
            Assert.Equal(f.Score ?? Plover.Standard.Score(f.Category, f.Mode), e.Score);
        }
    }

    [Fact]
    public void Icews_rows_of_one_event_become_one_again()
    {
        var result = Import(IcewsImport.Read(new StringReader(Export("event", "icews", grain: true)), new ImportDefaults()), new ImportDefaults { Coder = "ICEWS" });
        Assert.Empty(problems);
        var before = Events(sahel.Store);
        Assert.Equal(before.Count, result.Findings);
        var after = Events(store);
        foreach (var (id, f) in before)
        {
            var e = after[id];
            // CAMEO tells the category and the score stands in the row; a code that two categories share may give the other.
            Assert.Equal((f.Cameo ?? Plover.Standard.CameoOf(f.Category, f.Mode, f.Context), f.Score ?? Plover.Standard.Score(f.Category, f.Mode), f.Sentence, f.Story), (e.Cameo, e.Score, e.Sentence, e.Story));
            Assert.Equal(Names(f.Actor), Names(e.Actor));
            Assert.Equal(Names(f.Recipient), Names(e.Recipient));
            Assert.Equal(States(f.Actor), States(e.Actor));
            if (f.Date is null or { IsInterval: false, IsVague: false, Grain: not DateGrain.Season }) Assert.Equal(f.Date?.Text, e.Date?.Text);
        }
        Assert.All(store.Findings(new FindingQuery()), f => Assert.Equal(("ICEWS", 0.5, Review.None), (f.Author, f.Finding.Confidence, f.Review)));
    }

    [Fact]
    public void A_story_that_is_there_keeps_the_place_and_the_coders_confidence()
    {
        var wire = Wire.Item("urn:x:1", "1", "APA", "2022-02-07", "Paris spoke.", "Mali expelled the envoy.");
        store.Append([wire.Reading()]);
        var finding = Rows.Event("x1", "Mali expelled the envoy.") with { Story = "urn:x:1", Start = 3, Confidence = 0.6 };
        Import([new(1, new ImportRecord(1, finding, new ImportStory("urn:x:1")) { Coder = "petrarch2" }, null)]);
        var f = Assert.Single(store.Findings(new FindingQuery()));
        Assert.Equal((13, 37, 0.6, "petrarch2", Review.None), (f.Finding.Start, f.Finding.End, f.Finding.Confidence, f.Author, f.Review));
        Assert.StartsWith("f-", f.Finding.Id, StringComparison.Ordinal);
        Assert.Equal(0.6, FactMerger.Merge([f])[0].Confidence);
        var entry = store.Entries().Last();
        Assert.Equal(("imported from file, line 1, x1", f.Known), (entry.Reason, entry.Known));
        // Known with the story, so that the file of that day has it.
        Assert.Single(store.Findings(new FindingQuery { Known = KnownTime.EndOf(new DateOnly(2022, 2, 7)) }));
    }

    [Fact]
    public void What_a_person_made_stays_a_persons()
    {
        var byHand = Rows.Event("f-00000000000000000001") with { Why = new Reason(Reviewer.Rule, []), Confidence = 1 };
        Import([new(1, new ImportRecord(1, byHand, new ImportStory("urn:x:1", PublicationInstant.OfDay(new DateOnly(2022, 2, 7)))) { Coder = "Ada" }, null)]);
        var f = Assert.Single(store.Findings(new FindingQuery()));
        Assert.Equal((Review.Added, 0.99), (f.Review, FactMerger.Merge([f])[0].Confidence));
    }

    [Fact]
    public void A_story_that_is_read_later_takes_the_stubs_place_and_the_coders_findings_stay()
    {
        var coded = new ImportLine(1, new ImportRecord(1, Rows.Event("x1") with { Story = "urn:x:1" }, new ImportStory("urn:x:1", PublicationInstant.OfDay(new DateOnly(2022, 2, 7)))) { Coder = "c" }, null);
        Import([coded]);
        var wire = Wire.Item("urn:x:1", "1", "APA", "2022-02-07", "Mali expels the envoy.").Says(1, Wire.Post("expelled", "FRA", "MLI"));
        store.Append([wire.Reading()]);

        var found = store.Findings(new FindingQuery()).ToDictionary(f => f.Finding.Kind, StringComparer.Ordinal);
        Assert.Equal(2, found.Count);
        Assert.Equal(("c", Review.None), (found["event"].Author, found["event"].Review));
        // Its evidence stands in the stub still.
        var stub = store.StoryOf(found["event"].Story.Sequence)!;
        Assert.Equal(found["event"].Finding.Text, stub.Body[found["event"].Finding.Start..found["event"].Finding.End]);
        // Once more is nothing new.
        Assert.Equal(new ImportResult(0, 0, 1), Import([coded]));
        // A story that its publisher takes back takes what was coded in it along.
        store.Append([Wire.Item("urn:x:1", "2", "APA", "2022-02-08", "Mali expels the envoy.").Withdrawn()]);
        Assert.Empty(store.Findings(new FindingQuery()));
        Assert.Equal(2, store.Findings(new FindingQuery { Known = KnownTime.EndOf(new DateOnly(2022, 2, 7)) }).Count());
    }

    [Fact]
    public void A_story_that_its_wire_calls_version_0_is_no_stub_and_takes_the_place_of_one()
    {
        var wire = Wire.Item("urn:x:1", "0", "APA", "2022-02-07", "Mali expels the envoy.").Says(1, Wire.Post("expelled", "FRA", "MLI"));
        store.Append([wire.Reading()]);
        Assert.False(Assert.Single(store.Stories(KnownTime.Latest)).IsStub);

        // Of another story the coded sentence came first, published later than the story says of itself.
        var coded = new ImportLine(1, new ImportRecord(1, Rows.Event("x1") with { Story = "urn:x:2" }, new ImportStory("urn:x:2", PublicationInstant.OfDay(new DateOnly(2022, 2, 9)))) { Coder = "c" }, null);
        Import([coded]);
        store.Append([Wire.Item("urn:x:2", "0", "APA", "2022-02-08", "Mali expels the envoy, whose embassy stays.").Says(1, Wire.Post("expelled", "FRA", "MLI")).Reading()]);
        var versions = store.Stories(KnownTime.Latest).Where(s => s.Id == "urn:x:2").ToList();
        Assert.Equal([true, false], versions.Select(s => s.IsStub));
        // The coder's finding stays, as it stands in a stub; the story's own counts, as nothing is above it.
        Assert.Equal(["event", "post"], store.Findings(new FindingQuery { Story = "urn:x:2" }).Select(f => f.Finding.Kind).Order(StringComparer.Ordinal));
        store.RebuildViews();
        Assert.Equal([true, false], store.Stories(KnownTime.Latest).Where(s => s.Id == "urn:x:2").Select(s => s.IsStub));
    }

    [Fact]
    public void What_a_stub_and_a_reading_both_have_counts_once_as_the_readings()
    {
        var reading = Wire.Item("urn:x:1", "1", "APA", "2022-02-07", "Mali expels the envoy.").Says(1, Wire.Post("expelled", "FRA", "MLI")).Reading();
        var own = reading.Findings[0];
        Import([new(1, new ImportRecord(1, own, new ImportStory("urn:x:1", PublicationInstant.OfDay(new DateOnly(2022, 2, 7)))) { Coder = reading.Program }, null)]);
        store.Append([reading]);
        var one = Assert.Single(store.Findings(new FindingQuery()));
        Assert.Equal((own.Id, "1"), (one.Finding.Id, one.Story.Version));
        Assert.Equal(one.Sequence, Assert.Single(store.Findings(new FindingQuery { FindingId = own.Id })).Sequence);
        Assert.Equal(one.Sequence, Assert.Single(store.ReviewQueue(new ReviewQuery())).Sequence);
    }

    [Fact]
    public void What_another_program_coded_waits_for_review_and_what_a_person_made_does_not()
    {
        var at = new ImportStory("urn:x:1", PublicationInstant.OfDay(new DateOnly(2022, 2, 7)));
        var byHand = Rows.Event("f-00000000000000000001") with { Why = new Reason(Reviewer.Rule, []) };
        Import([new(1, new ImportRecord(1, Rows.Event("x1"), at) { Coder = "petrarch2" }, null), new(2, new ImportRecord(2, byHand, at) { Coder = "Ada" }, null)]);
        var waiting = Assert.Single(store.ReviewQueue(new ReviewQuery()));
        Assert.Equal(("petrarch2", 1), (waiting.Author, store.CountForReview()));

        var reviewer = new Reviewer(store, TimeProvider.System, "Grace");
        reviewer.Accept([waiting.Finding.Id]);
        Assert.Empty(store.ReviewQueue(new ReviewQuery()));
        Assert.Equal(Review.Accepted, store.Findings(new FindingQuery { FindingId = waiting.Finding.Id }).Single().Review);
        reviewer.Undo(store.DecisionLog(waiting.Finding.Id)[0].Sequence);
        Assert.Equal(waiting.Finding.Id, Assert.Single(store.ReviewQueue(new ReviewQuery())).Finding.Id);
        store.RebuildViews();
        Assert.Equal(waiting.Finding.Id, Assert.Single(store.ReviewQueue(new ReviewQuery())).Finding.Id);
    }

    [Fact]
    public void What_cannot_come_in_is_told_and_the_rest_goes_on()
    {
        store.Append([Wire.Item("urn:x:1", "1", "APA", "2022-02-07", "Paris spoke.").Reading()]);
        var good = Rows.Event("x1", "Paris spoke.") with { Story = "urn:x:1" };
        var records = new[]
        {
            new ImportRecord(1, good with { Text = "Nobody said so." }, new ImportStory("urn:x:1")) { Coder = "c" },
            new ImportRecord(2, good with { Text = "", Sentence = 4 }, new ImportStory("urn:x:1")) { Coder = "c" },
            new ImportRecord(3, good, new ImportStory("urn:x:1")),
            new ImportRecord(4, good with { Date = null, Story = "urn:new" }, new ImportStory("urn:new")) { Coder = "c" },
            new ImportRecord(5, good with { Category = "DANCE" }, new ImportStory("urn:x:1")) { Coder = "c" },
            new ImportRecord(6, good, new ImportStory("urn:x:1")) { Coder = "c" },
        };
        Assert.Equal(1, Import(records.Select(r => new ImportLine(r.Line, r, null))).Findings);
        Assert.Equal(5, problems.Count);
        Assert.Contains(problems, p => p.StartsWith("1: these words do not stand in story urn:x:1", StringComparison.Ordinal));
        Assert.Contains(problems, p => p.StartsWith("2: the format holds no text", StringComparison.Ordinal));
        Assert.Contains(problems, p => p.Contains("--coder", StringComparison.Ordinal));
        Assert.Contains(problems, p => p.Contains("--date", StringComparison.Ordinal));
    }

    [Fact]
    public void Where_nothing_can_come_in_no_story_is_left_behind()
    {
        var at = new ImportStory("urn:x:9", PublicationInstant.OfDay(new DateOnly(2022, 2, 7)));
        var good = Rows.Event("x1", "Paris spoke.") with { Story = "urn:x:9" };
        Assert.Equal(new ImportResult(0, 0, 0), Import([new(1, new ImportRecord(1, good, at), null), new(2, new ImportRecord(2, good with { Category = "DANCE" }, at) { Coder = "c" }, null)]));
        Assert.Equal(2, problems.Count);
        Assert.Empty(store.Stories(KnownTime.Latest));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{"event":["DANCE"],"date":"2022-01-01","cite_info":{"citation":"s"}}""")]
    [InlineData("""{"event":["AID","FIGHT"],"date":"2022-01-01","cite_info":{"citation":"s"}}""")]
    [InlineData("""{"event":["AID"],"date":"soon","cite_info":{"citation":"s"}}""")]
    [InlineData("""{"event":["AID"],"cite_info":{"citation":"s"}}""")]
    [InlineData("""{"event":["AID"],"date":"2022-01-01"}""")]
    [InlineData("""{"has_event":false,"event":["AID"],"date":"2022-01-01","cite_info":{"citation":"s"}}""")]
    [InlineData("""{"event":["AID"],"date":"2022-01-02","enddate":"2022-01-01","cite_info":{"citation":"s"}}""")]
    public void A_plover_record_that_is_none_is_told(string line)
    {
        var read = Assert.Single(PloverImport.Read(new StringReader(line), new ImportDefaults()));
        Assert.Null(read.Record);
        Assert.NotNull(read.Problem);
    }

    [Theory]
    [InlineData("Event ID\tEvent Date", "lacks Source Name")]
    [InlineData("Event ID\tEvent Date\tSource Name\tCAMEO Code\tTarget Name\tStory ID\n1\t2016-01-01\ta\t999\tb\ts", "no CAMEO code")]
    [InlineData("Event ID\tEvent Date\tSource Name\tCAMEO Code\tTarget Name\tStory ID\n1\t1 May\ta\t010\tb\ts", "no day")]
    [InlineData("Event ID\tEvent Date\tSource Name\tCAMEO Code\tTarget Name\tStory ID\n1\t2016-01-01\ta", "3 cells")]
    public void An_icews_table_that_is_none_is_told(string text, string what)
    {
        var read = Assert.Single(IcewsImport.Read(new StringReader(text), new ImportDefaults()));
        Assert.Contains(what, read.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Icews_as_it_is_published_is_read()
    {
        const string Header = "Event ID\tEvent Date\tSource Name\tSource Sectors\tSource Country\tEvent Text\tCAMEO Code\tIntensity\tTarget Name\tTarget Sectors\tTarget Country\tStory ID\tSentence Number\tPublisher\tCity\tDistrict\tProvince\tCountry\tLatitude\tLongitude";
        const string Row = "31\t2016-01-02\tArmy of Ruritania\tMilitary,Army\tFrance\tExpress intent to meet or negotiate\t36\t0.0\tUnited Nations\tGlobal Diplomatic IGOs\t\t77\t2\tThe Paper\tParis\t\t\tFrance\t48.8534\t2.3488";
        var e = (EventFinding)Assert.Single(IcewsImport.Read(new StringReader(Header + "\n" + Row), new ImportDefaults())).Record!.Finding;
        Assert.Equal(("FRA", "MIL", "2016-01-02", "Paris", 48.8534), (e.Actor![0].Code, e.Actor[0].Sector, e.Date!.Text, e.Location![0].Text, e.Location[0].Latitude));
        Assert.Equal(("UNO", 2, "77"), (e.Recipient![0].Code, e.Sentence, e.Story));
        Assert.Equal(("036", "AGREE"), (e.Cameo, e.Category));
    }

    [Fact]
    public void No_text_breaks_the_readers() => Gen.String.Sample(
        text =>
        {
            Assert.All(PloverImport.Read(new StringReader(text), new ImportDefaults()), l => Assert.True(l.Record is null != l.Problem is null));
            Assert.All(FindingsImport.Read(new StringReader(text)), l => Assert.True(l.Record is null != l.Problem is null));
            Assert.All(IcewsImport.Read(new StringReader("Event ID\tEvent Date\tSource Name\tCAMEO Code\tTarget Name\tStory ID\n" + text), new ImportDefaults()), l => Assert.True(l.Record is null != l.Problem is null));
        },
        iter: 500);

    public void Dispose()
    {
        store.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private ImportResult Import(IEnumerable<ImportLine> lines, ImportDefaults? defaults = null)
    {
        var importer = new Importer(store, defaults ?? new ImportDefaults(), (_, line, what) => problems.Add($"{line}: {what}"));
        return importer.Import(lines.Select(l => ("folder/file", l.Record ?? throw new InvalidOperationException($"line {l.Line}: {l.Problem}"))));
    }

    private string Export(string what, string format, bool grain = false)
    {
        using var stream = new MemoryStream();
        Exporter.Write(sahel.Store, new ExportRequest(what, ExportFormat.ByName(format)!) { Grain = grain }, stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static Dictionary<string, EventFinding> Events(ILedgerStore ledger) =>
        ledger.Findings(new FindingQuery { Kind = "event" }).Select(f => (EventFinding)f.Finding).Where(f => Attache.Exchange.Events.PloverJsonl.IsCoded(f)).ToDictionary(f => f.Id, StringComparer.Ordinal);

    private static List<string> Parties(IReadOnlyList<Entity>? entities) => [.. (entities ?? []).Select(e => $"{e.Text}|{e.Name}|{e.Code}|{e.Sector}|{e.Office}")];

    private static List<string> Names(IReadOnlyList<Entity>? entities) => [.. (entities ?? []).Select(Attache.Exchange.Tables.PartyNames.Of).Distinct(StringComparer.Ordinal)];

    private static List<string?> States(IReadOnlyList<Entity>? entities) => [.. (entities ?? []).DistinctBy(Attache.Exchange.Tables.PartyNames.Of).Select(e => e.Code is { } c && !Plover.Standard.InternationalCodes.ContainsKey(c) ? c : null)];
}
