using System.Text.Json;
using Attache.Stories;

namespace Attache.Tests.Unit.Stories.Formats;

/// <summary>Items of IPTC ninjs as each of its versions spells them.</summary>
public sealed class NinjsTests
{
    [Fact]
    public void Version_1()
    {
        var story = Reading.One("""
            {"uri":"http://example.org/n/1","type":"text","mimetype":"text/plain","version":"2","versioncreated":"2019-05-04T10:00:00+02:00","firstcreated":"2019-05-03T10:00:00Z","pubstatus":"usable",
             "urgency":3,"copyrightholder":"Example Holder","source":"Example Agency","byline":"A. Writer","headline":"Peru says no","located":"Lima","language":"en","ednote":"Corrects date in para 1",
             "place":[{"name":"Peru"}],"body_text":"Peru said no &amp; left.","body_xhtml":"<p>not this</p>","charcount":12}
            """, "a.json");
        Assert.Equal(("http://example.org/n/1", "2", "usable", "Example Agency", "A. Writer", "Lima"), (story.Id, story.Version, story.PubStatus, story.Publisher, story.Byline, story.Located));
        // ninjs says that body_text is plain text: it stays as it came
        Assert.Equal(("Peru says no", "Corrects date in para 1", "Peru said no &amp; left.", "2019-05-04T10:00:00+02:00"), (story.Headline, story.EdNote, story.Body, story.Published.ToString()));
    }

    [Theory]
    [InlineData("body_xhtml")]
    [InlineData("body_html")]
    public void Version_1_with_markup(string key) =>
        Assert.Equal("Peru said no & left.\nChile too.", Reading.One($$"""{"uri":"u:1","versioncreated":"2019-05-04","{{key}}":"<p>Peru said no &amp; left.</p><p>Chile too.</p>"}""", "a.json").Body);

    private const string Nitf = """
        <?xml version="1.0" encoding="UTF-8"?>
        <nitf><head><title>Peru says no</title><docdata><date.issue norm="20190504"/></docdata></head>
        <body><body.head><hedline><hl1>Peru says no</hl1></hedline><byline>By A. Writer</byline><distributor>Example</distributor></body.head>
        <body.content><block id="lead"><p lede="true">Peru said <em>no</em> on Saturday.</p></block><block><p>Chile agreed.</p></block></body.content><body.end><tagline>End of it</tagline></body.end></body></nitf>
        """;

    [Theory]
    [InlineData("body_nitf", null)]
    [InlineData("bodies", "application/nitf+xml")]
    [InlineData("bodies", "text/vnd.IPTC.NITF")]
    public void The_text_of_a_body_in_nitf_is_its_content(string key, string? type)
    {
        object body = type is null ? Nitf : new[] { new { role = "nitf", contentType = type, value = Nitf } };
        string json = JsonSerializer.Serialize(new Dictionary<string, object> { ["uri"] = "u:1", ["versionCreated"] = "2019-05-04", [key] = body });
        Assert.Equal("Peru said no on Saturday.\nChile agreed.", Reading.One(json, "a.json").Body);
    }

    [Fact]
    public void Version_2()
    {
        var story = Reading.One("""
            {"uri":"http://example.org/n/2","standard":{"name":"ninjs","version":"2.0","schema":"http://www.iptc.org/std/ninjs/ninjs-schema_2.0.json"},"type":"text","version":"7","versioncreated":"2019-05-04T10:00:00Z",
             "contentcreated":"2019-05-01T10:00:00Z","pubstatus":"usable","by":"A. Writer","located":"Lima","copyrightholder":"Holder","infosources":[{"role":"isrol:originfo","name":"Example Agency"}],
             "headlines":[{"role":"short","value":"No"},{"role":"main","value":"Peru says no"}],"slugline":"PERU","title":"not this",
             "bodies":[{"role":"teaser","contenttype":"text/plain","value":"Teaser."},{"role":"main","contenttype":"text/plain","charcount":12,"value":"Peru said no."}]}
            """, "a.json");
        Assert.Equal(("http://example.org/n/2", "7", "Example Agency", "A. Writer", "Lima"), (story.Id, story.Version, story.Publisher, story.Byline, story.Located));
        Assert.Equal(("Peru says no", "Peru said no.", "2019-05-04T10:00:00+00:00"), (story.Headline, story.Body, story.Published.ToString()));
    }

    [Fact]
    public void Version_3()
    {
        var story = Reading.One("""
            {"uri":"http://example.org/n/3","standard":{"name":"ninjs","version":"3.0"},"type":"text","representationType":"full","version":"3","versionCreated":"2019-05-04T10:00:00Z","firstCreated":"2019-05-01T10:00:00Z",
             "pubStatus":"withheld","usageTerms":"Not for sale","edNote":"Not for radio","copyrightHolder":"Holder","copyrightNotice":"(c)","language":"en-GB","by":"A. Writer","located":"Lima, Peru",
             "infoSources":[{"name":"Example Agency"}],"people":[{"name":"Somebody"}],"title":"not this",
             "headlines":[{"role":"main","value":"Peru says no"}],"descriptions":[{"role":"lead","value":"Not this."}],
             "bodies":[{"role":"xhtml","contentType":"application/xhtml+xml","value":"<p>not this</p>"},{"role":"text","contentType":"text/plain","charCount":1,"wordCount":1,"value":"Peru said no on Saturday to the offer that was made by Chile in the talks."}],
             "associations":[{"name":"picture","type":"picture","uri":"u:p","bodies":[{"value":"Not this."}]}]}
            """, "a.json");
        Assert.Equal(("http://example.org/n/3", "3", "withheld", "Example Agency", "A. Writer", "en-GB"), (story.Id, story.Version, story.PubStatus, story.Publisher, story.Byline, story.Language));
        Assert.Equal(("Peru says no", "Not for radio", "Lima, Peru"), (story.Headline, story.EdNote, story.Located));
        Assert.StartsWith("Peru said no on Saturday", story.Body, StringComparison.Ordinal);
    }

    [Fact]
    public void A_body_that_does_not_say_its_type_may_hold_markup() =>
        Assert.Equal("Peru said no.\nChile too.", Reading.One("""{"uri":"u:1","versionCreated":"2019-05-04","bodies":[{"role":"main","value":"<p>Peru said no.</p><p>Chile too.</p>"}]}""", "a.json").Body);

    [Theory]
    [InlineData("picture")]
    [InlineData("audio")]
    [InlineData("video")]
    [InlineData("graphic")]
    [InlineData("planning")]
    [InlineData("event")]
    [InlineData("component")]
    public void What_is_no_text_is_refused(string type) =>
        Assert.Contains($"of type '{type}'", Reading.Refused($$"""{"uri":"u:1","type":"{{type}}","versioncreated":"2019-05-04","body_text":"A caption."}""", "a.json").Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("canceled")]
    [InlineData("cancelled")]
    [InlineData("stat:canceled")]
    public void A_withdrawal_may_come_without_a_text(string status)
    {
        var story = Reading.One($$"""{"uri":"u:1","type":"text","version":"3","versioncreated":"2019-05-04T10:00:00Z","pubstatus":"{{status}}","headline":"Peru says no"}""", "a.json");
        Assert.Equal(("u:1", "3", "canceled"), (story.Id, story.Version, story.PubStatus));
        Assert.Equal("canceled", Reading.One("""{"uri":"u:1","versionCreated":"2019-05-04T10:00:00Z","pubStatus":"canceled"}""", "a.json").PubStatus);
    }

    [Theory]
    [InlineData("2999-01-01T06:00:00Z", "under embargo until 2999-01-01")]
    [InlineData("next week", "'next week', which is no date")]
    public void An_embargo_is_kept_also_where_its_end_cannot_be_read(string embargo, string says) =>
        Assert.Contains(says, Reading.Refused($$"""{"uri":"u:1","versioncreated":"2019-05-04","embargoed":"{{embargo}}","body_text":"Peru said no."}""", "a.json").ToString(), StringComparison.Ordinal);

    [Fact]
    public void What_an_embargo_held_back_is_read_after_it()
    {
        const string json = """{"uri":"u:1","versioncreated":"2019-05-04T10:00:00Z","embargoed":"2019-05-06T06:00:00Z","body_text":"Peru said no."}""";
        StoryResult At(string now) => new StoryFiles { Clock = new Stopped(DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture)) }.Read(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(json)), "a.json").Single();
        var before = At("2019-05-06T05:59:59Z").Problem!;
        Assert.Equal(DateTimeOffset.Parse("2019-05-06T06:00:00Z", System.Globalization.CultureInfo.InvariantCulture), before.Until);
        // nobody outside knew it before
        Assert.Equal("2019-05-06T06:00:00+00:00", At("2019-05-06T06:00:00Z").Story!.Published.ToString());
    }

    private sealed class Stopped(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
