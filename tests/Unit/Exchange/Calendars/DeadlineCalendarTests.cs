using System.Text;
using Attache.Codebook;
using Attache.Exchange.Calendars;
using Attache.Ledger;
using Attache.Storage;
using Attache.Stories;
using Attache.Tests.Unit.Ledger;
using CsCheck;
using Ical.Net;

namespace Attache.Tests.Unit.Exchange.Calendars;

/// <summary>What is written is read with Ical.Net, which wrote none of it.</summary>
public sealed class DeadlineCalendarTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("attache-ics").FullName;
    private readonly ILedgerStore store;

    public DeadlineCalendarTests() => store = SqliteLedger.Open(Path.Combine(folder, "a.db"), TimeProvider.System);

    [Fact]
    public void A_deadline_is_an_all_day_event_with_its_evidence()
    {
        Append(Decision("urn:x:1", "1", "2022-02-07", "2022-02-21"));
        var e = Assert.Single(Read(Write()).Events);
        Assert.Equal(new DateOnly(2022, 2, 21), e.DtStart!.Date);
        Assert.False(e.DtStart.HasTime);
        Assert.Equal(new DateOnly(2022, 2, 22), e.DtEnd!.Date);
        Assert.Contains("decide", e.Summary, StringComparison.Ordinal);
        Assert.StartsWith("France means to decide; it says so, today.\nAPA, 7 February 2022.", e.Description, StringComparison.Ordinal);
        Assert.Equal("CONFIRMED", e.Status);
        Assert.Equal("2022-02-21", e.Properties["X-ATTACHE-DATE"]!.Value);
    }

    [Theory]
    [InlineData("2022-06", "2022-06-01", "2022-07-01", "month")]
    [InlineData("../2022-02-15", "2022-02-15", "2022-02-16", "interval")]
    [InlineData("2023", "2023-01-01", "2024-01-01", "year")]
    public void A_coarse_date_keeps_its_grain(string date, string start, string end, string grain)
    {
        Append(Decision("urn:x:1", "1", "2022-02-07", date));
        var e = Assert.Single(Read(Write()).Events);
        Assert.Equal((start, end, grain), (Text(e.DtStart!), Text(e.DtEnd!), e.Properties["X-ATTACHE-GRAIN"]!.Value));
    }

    [Fact]
    public void A_corrected_story_and_a_correcting_analyst_update_the_same_entry()
    {
        var first = Decision("urn:x:1", "1", "2022-02-07", "2022-02-21");
        Append(first);
        var before = Assert.Single(Read(Write()).Events);
        Append(Decision("urn:x:1", "2", "2022-02-08", "2022-02-21"));
        var after = Assert.Single(Read(Write()).Events);
        Assert.Equal(before.Uid, after.Uid);
        Assert.True(after.Sequence > before.Sequence);
        Assert.Equal("CONFIRMED", after.Status);

        string standing = store.Findings(new FindingQuery()).Single().Finding.Id;
        new Reviewer(store, TimeProvider.System, "Ada").Change(standing, [new("deadline", "2022-02-22")]);
        var corrected = Assert.Single(Read(Write()).Events, e => e.Status == "CONFIRMED");
        Assert.Equal("2022-02-22", Text(corrected.DtStart!));
    }

    [Fact]
    public void What_is_rejected_withdrawn_or_decided_is_cancelled()
    {
        var rejected = Decision("urn:x:1", "1", "2022-02-07", "2022-02-21");
        Append(rejected);
        var before = Assert.Single(Read(Write()).Events);
        new Reviewer(store, TimeProvider.System, "Ada").Reject([rejected.Id(0)]);
        var after = Assert.Single(Read(Write()).Events);
        Assert.Equal((before.Uid, "CANCELLED"), (after.Uid, after.Status));
        Assert.True(after.Sequence > before.Sequence);

        var withdrawn = Decision("urn:x:2", "1", "2022-03-07", "2022-03-21");
        Append(withdrawn);
        store.Append([Decision("urn:x:2", "2", "2022-03-08", "2022-03-21").Withdrawn()]);
        Assert.Equal("CANCELLED", Read(Write()).Events.Single(e => e.Uid!.StartsWith(withdrawn.Id(0), StringComparison.Ordinal)).Status);

        var pending = Decision("urn:x:3", "1", "2022-04-07", "2022-05-21", "the mandate of the observers");
        Append(pending);
        Append(Wire.Item("urn:x:4", "1", "APA", "2022-04-20", "France has decided on the mandate of the observers.").Says(1, Wire.Decision("made", null, "the mandate of the observers", Wire.State("FRA", "France"))));
        Assert.Equal("CANCELLED", Read(Write()).Events.Single(e => e.Uid!.StartsWith(pending.Id(0), StringComparison.Ordinal)).Status);
    }

    [Fact]
    public void What_one_sentence_tells_of_one_day_is_one_entry()
    {
        Wire Told(string uri, bool withForce) => Wire.Item(uri, "1", "APA", "2022-02-07", "French troops are to leave Mali on 21 March.") is var wire && withForce
            ? wire.Says(1, Wire.Force("French troops", "FRA", "withdrawing", ["Mali/MLI"]), "2022-03-21", Modality.Planned).Says(1, Wire.Event("CONCEDE", null, [Wire.State("FRA", "France")], [Wire.State("MLI", "Mali")]), "2022-03-21", Modality.Planned)
            : wire.Says(1, Wire.Event("CONCEDE", null, [Wire.State("FRA", "France")], [Wire.State("MLI", "Mali")]), "2022-03-21", Modality.Planned);
        Append(Told("urn:x:1", true));
        Assert.Equal("deployment", Assert.Single(Read(Write()).Events).Categories.Single());
        // Where a sentence gives nothing but the event, it stands.
        Append(Told("urn:x:2", false));
        Assert.Equal(2, Read(Write()).Events.Count);
    }

    [Fact]
    public void What_was_known_earlier_is_told_as_it_was() // and the entry of then has the identifier of now
    {
        Append(Decision("urn:x:1", "1", "2022-02-07", "2022-02-21"));
        string uid = Read(Write()).Events.Single().Uid!;
        Append(Decision("urn:x:2", "1", "2022-02-09", "2022-02-21"));
        Assert.Equal(uid, Read(Write()).Events.Single().Uid);
        Assert.Equal(uid, Read(Write(KnownTime.EndOf(new DateOnly(2022, 2, 8)))).Events.Single().Uid);
        Assert.Empty(Read(Write(KnownTime.EndOf(new DateOnly(2022, 2, 1)))).Events);
    }

    [Fact]
    public void Whatever_a_story_says_ends_no_line_and_begins_no_property() => Gen.String.Sample(
        text =>
        {
            string said = "x\r\nEND:VEVENT\r\n" + text + "\u2028,;\\";
            var report = new ReportedFinding(
                1, Wire.Decision("pending", "2022-02-21", "x") with { Id = "f-1", Text = said, Story = text },
                new StoryRef(1, text, "1", "h", "usable", text, PublicationInstant.OfDay(new DateOnly(2022, 2, 7)), null), "a", Review.None);
            using var stream = new MemoryStream();
            DeadlineCalendar.Write(stream, [new Deadline("f-1@attache", 1, new DateTime(2022, 2, 7, 0, 0, 0, DateTimeKind.Utc), EdtfDate.Parse("2022-02-21"), said, report, false)]);
            string written = new UTF8Encoding(false, true).GetString(stream.ToArray());
            Assert.Single(written.Split("\r\n"), l => l == "END:VEVENT");
            Assert.All(written.Split("\r\n"), l => Assert.True(Encoding.UTF8.GetByteCount(l) <= 75));
            Assert.DoesNotContain('\n', written.Replace("\r\n", "", StringComparison.Ordinal));
            Assert.Equal("f-1@attache", Assert.Single(Read(written).Events).Uid);
        },
        iter: 200);

    public void Dispose()
    {
        store.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private static Wire Decision(string uri, string version, string published, string deadline, string matter = "a withdrawal") =>
        Wire.Item(uri, version, "APA", published, "France means to decide; it says so, today.").Says(1, Wire.Decision("pending", deadline, matter, Wire.State("FRA", "France")));

    private void Append(Wire wire) => store.Append([wire.Reading()]);

    private string Write(KnownTime? known = null)
    {
        using var stream = new MemoryStream();
        DeadlineCalendar.Write(stream, Deadline.Of(store, known ?? KnownTime.Latest));
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static Calendar Read(string text) => Calendar.Load(text)!;

    private static string Text(Ical.Net.DataTypes.CalDateTime day) => day.Date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
