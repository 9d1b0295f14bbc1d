namespace Attache.Tests.Unit.Stories.Formats;

public sealed class XmlStoriesTests
{
    private static string NewsItem(string body, string meta = "") => $"""
        <newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:newsml:example.org:17" version="3" xml:lang="en-GB">
          <itemMeta><itemClass qcode="ninat:text"/><provider qcode="prov:AGY"><name>Example Agency</name></provider>
            <versionCreated>2019-05-04T10:00:00+02:00</versionCreated><pubStatus qcode="stat:usable"/>{meta}<edNote>Corrects date in para 3</edNote></itemMeta>
          <contentMeta><headline>Ministers meet in Lima</headline><by>A. Writer</by><located><name>Lima</name></located></contentMeta>
          <contentSet>{body}</contentSet>
        </newsItem>
        """;

    private const string Xhtml = """<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body><p>Peru &amp; Chile met.</p><p>They agreed.</p></body></html></inlineXML>""";

    [Fact]
    public void NewsMl_with_xhtml()
    {
        var story = Reading.One(NewsItem(Xhtml), "a.xml");
        Assert.Equal("Peru & Chile met.\nThey agreed.", story.Body);
        Assert.Equal(("urn:newsml:example.org:17", "3", "usable", "Example Agency", "en-GB"), (story.Id, story.Version, story.PubStatus, story.Publisher, story.Language));
        Assert.Equal(("Ministers meet in Lima", "A. Writer", "Lima", "Corrects date in para 3"), (story.Headline, story.Byline, story.Located, story.EdNote));
        Assert.Equal("2019-05-04T10:00:00+02:00", story.Published.ToString());
    }

    [Fact]
    public void NewsMl_with_nitf_gives_the_content_alone() =>
        Assert.Equal("Peru met Chile.\nThey agreed.", Reading.One(NewsItem("<inlineXML><nitf><body><body.head><hedline><hl1>Ministers</hl1></hedline></body.head><body.content><block><p>Peru met <b>Chile</b>.</p><p>They agreed.</p></block></body.content></body></nitf></inlineXML>"), "a.xml").Body);

    [Fact]
    public void NewsMl_with_plain_text() =>
        Assert.Equal("Peru said no.", Reading.One(NewsItem("""<inlineData contenttype="text/plain">Peru said no.</inlineData>"""), "a.xml").Body);

    [Fact]
    public void A_message_has_many_items_and_a_bad_one_is_no_hindrance()
    {
        string other = NewsItem("").Replace("example.org:17", "example.org:18", StringComparison.Ordinal);
        var results = Reading.All($"<newsMessage xmlns=\"http://iptc.org/std/nar/2006-10-01/\"><header/><itemSet>{NewsItem(Xhtml)}{other}{NewsItem(Xhtml)}</itemSet></newsMessage>", "a.xml");
        Assert.Equal(3, results.Count);
        Assert.NotNull(results[0].Story);
        Assert.Contains("item 2", results[1].Problem!.Origin, StringComparison.Ordinal);
        Assert.NotNull(results[2].Story);
    }

    [Theory]
    [InlineData("stat:canceled", "canceled")]
    [InlineData("http://cv.iptc.org/newscodes/pubstatusg2/withheld", "withheld")]
    public void Withdrawals(string code, string status) =>
        Assert.Equal(status, Reading.One(NewsItem("").Replace("stat:usable", code, StringComparison.Ordinal), "a.xml").PubStatus);

    [Fact]
    public void An_embargo_of_the_past_is_the_publication_and_one_to_come_is_kept()
    {
        var past = Reading.One(NewsItem(Xhtml, "<embargoed>2019-05-05T06:00:00Z</embargoed>"), "a.xml");
        Assert.Equal("2019-05-05T06:00:00+00:00", past.Published.ToString());
        Assert.Contains("under embargo until 2999-01-01", Reading.Refused(NewsItem(Xhtml, "<embargoed>2999-01-01T06:00:00Z</embargoed>"), "a.xml").ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<embargoed/>")]
    [InlineData("<embargoed> </embargoed>")]
    public void An_embargo_without_an_end_is_kept(string embargo) =>
        Assert.Contains("does not say until when", Reading.Refused(NewsItem(Xhtml, embargo), "a.xml").Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("packageItem")]
    [InlineData("conceptItem")]
    [InlineData("knowledgeItem")]
    [InlineData("planningItem")]
    public void What_is_no_news_item_is_told_and_the_rest_of_a_message_read(string name)
    {
        string other = $"<{name} guid=\"g\" version=\"1\"><itemMeta><itemClass qcode=\"ninat:composite\"/></itemMeta><groupSet root=\"r\"><group id=\"r\"><itemRef residref=\"urn:newsml:example.org:17\"><title>T</title></itemRef></group></groupSet></{name}>";
        var results = Reading.All($"<newsMessage xmlns=\"http://iptc.org/std/nar/2006-10-01/\"><header/><itemSet>{other}{NewsItem(Xhtml)}</itemSet></newsMessage>", "a.xml");
        Assert.Contains($"a.xml, item 1: a {name} of NewsML-G2", results[0].Problem?.ToString(), StringComparison.Ordinal);
        Assert.Equal("urn:newsml:example.org:17", results[1].Story?.Id);
        Assert.Contains(name, Reading.Refused(other, "a.xml").Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ninat:picture")]
    [InlineData("ninat:video")]
    [InlineData("ninat:graphic")]
    public void News_items_of_other_classes_are_refused(string code) =>
        Assert.Contains(code, Reading.Refused(NewsItem(Xhtml).Replace("ninat:text", code, StringComparison.Ordinal), "a.xml").Message, StringComparison.Ordinal);

    [Fact]
    public void NewsMl_with_data_of_several_kinds_gives_the_first_that_has_a_text()
    {
        const string more = """<remoteContent href="https://example.org/x"/><inlineData contenttype="text/html">&lt;p&gt;Peru said &lt;b&gt;no&lt;/b&gt;.&lt;/p&gt;</inlineData><inlineXML><html><body><p>Not this.</p></body></html></inlineXML>""";
        Assert.Equal("Peru said no.", Reading.One(NewsItem(more), "a.xml").Body);
        Assert.Equal("AT&T & R&D <x>", Reading.One(NewsItem("<inlineData contenttype=\"text/plain\"><![CDATA[AT&T & R&D <x>]]></inlineData>"), "a.xml").Body);
    }

    [Fact]
    public void Rss()
    {
        var results = Reading.All("""
            <?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
            <title>Example News</title><link>https://example.org/</link><language>en</language>
            <item><title>One &amp; two</title><guid>https://example.org/1</guid><pubDate>Sat, 04 May 2019 10:00:00 +0200</pubDate><dc:creator>A. Writer</dc:creator>
              <description>Short.</description><content:encoded><![CDATA[<p>Peru&nbsp;met Chile.</p><p>They ag&shy;reed.</p>]]></content:encoded></item>
            <item><title>Two</title><link>https://example.org/2</link><description>&lt;p&gt;Peru said no.&lt;/p&gt;</description><pubDate>2019-05-04</pubDate></item>
            <item><title>Three</title><link>https://example.org/3</link></item>
            </channel></rss>
            """, "-");
        Assert.Equal(3, results.Count);
        var one = results[0].Story!;
        Assert.Equal(("https://example.org/1", "One & two", "A. Writer", "Example News"), (one.Id, one.Headline, one.Byline, one.Publisher));
        Assert.Equal("Peru met Chile.\nThey agreed.", one.Body.Replace('\u00A0', ' '));
        Assert.Equal("2019-05-04T10:00:00+02:00", one.Published.ToString());
        Assert.Equal(("https://example.org/2", "Peru said no."), (results[1].Story!.Id, results[1].Story!.Body));
        Assert.Contains("no text", results[2].Problem!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Atom()
    {
        var results = Reading.All("""
            <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Example</title><id>urn:feed</id><updated>2019-05-04T09:00:00Z</updated>
            <entry><id>urn:1</id><title type="html">A &lt;b&gt;title&lt;/b&gt;</title><updated>2019-05-04T10:00:00Z</updated><author><name>B. Writer</name></author>
              <link rel="alternate" href="https://example.org/1"/><summary>No.</summary><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Peru said no.</p></div></content></entry>
            <entry><id>urn:2</id><title>T</title><published>2019-05-03T10:00:00Z</published><content type="text">Peru &lt; Chile.</content></entry>
            </feed>
            """, "a.atom");
        Assert.Equal(2, results.Count);
        var one = results[0].Story!;
        Assert.Equal(("urn:1", "A title", "B. Writer", "Peru said no.", "Example"), (one.Id, one.Headline, one.Byline, one.Body, one.Publisher));
        Assert.Equal("Peru < Chile.", results[1].Story!.Body);
    }

    [Fact]
    public void A_feed_that_breaks_off_gives_what_stands_before_the_break()
    {
        var results = Reading.All("<rss><channel><item><title>A</title><description>Peru said no.</description></item><item><title>B", "a.rss");
        Assert.NotNull(results[0].Story);
        Assert.Contains("broken", results[1].Problem!.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<foo><bar/></foo>", "no NewsML-G2, RSS or Atom")]
    [InlineData("<rss><channel><title>x</title></channel></rss>", "no items")]
    [InlineData("<?xml version=\"1.0\" encoding=\"no-such\"?><rss/>", "no items")]
    [InlineData("<nitf><body/></nitf>", "its root is <nitf>")]
    public void What_is_none_is_refused(string xml, string says) => Assert.Contains(says, Reading.Refused(xml, "a.xml").Message, StringComparison.Ordinal);
}
