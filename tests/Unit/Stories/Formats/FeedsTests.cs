namespace Attache.Tests.Unit.Stories.Formats;

/// <summary>Feeds as sites really write them.</summary>
public sealed class FeedsTests
{
    private static string Rss(string item, string channel = "") => $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd">
        <channel><title>Example News</title>{channel}<item>{item}</item></channel></rss>
        """;

    [Fact]
    public void What_other_vocabularies_call_the_same_is_not_the_items_own()
    {
        var story = Reading.One(Rss("""
            <media:title>A picture</media:title><media:content url="https://example.org/a.jpg" type="image/jpeg"/><media:description>The caption of a picture.</media:description><itunes:author>Nobody</itunes:author>
            <title>Peru says no</title><guid isPermaLink="false">n-1</guid><atom:link href="https://example.org/other"/><link>https://example.org/1</link><description>Peru said no.</description><dc:date>2019-05-04T10:00:00Z</dc:date>
            """), "a.rss");
        Assert.Equal(("n-1", "Peru says no", "Peru said no.", "2019-05-04T10:00:00+00:00"), (story.Id, story.Headline, story.Body, story.Published.ToString()));
        Assert.Null(story.Byline);
    }

    [Fact]
    public void A_picture_before_the_content_of_an_atom_entry_does_not_hide_it()
    {
        var story = Reading.One("""
            <feed xmlns="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/"><title>Example</title>
            <entry><id>urn:1</id><media:title>A picture</media:title><media:content url="https://example.org/a.jpg"/><title>T</title><updated>2019-05-04T10:00:00Z</updated>
            <source><id>urn:other</id><title>Other News</title><updated>2019-05-01T10:00:00Z</updated></source>
            <summary>Short.</summary><content type="html">&lt;p&gt;Peru said no.&lt;/p&gt;</content></entry></feed>
            """, "a.atom");
        Assert.Equal(("T", "Peru said no.", "Other News"), (story.Headline, story.Body, story.Publisher));
    }

    [Fact]
    public void Atom_with_xhtml_keeps_paragraphs_and_inline_elements()
    {
        var story = Reading.One("""
            <feed xmlns="http://www.w3.org/2005/Atom"><title>Example</title>
            <entry><id>urn:1</id><title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">Peru says <em>no</em></div></title><published>2019-05-03T10:00:00Z</published><updated>2019-05-04T10:00:00Z</updated>
            <content type="xhtml"><h:div xmlns:h="http://www.w3.org/1999/xhtml"><h:p>Peru said <h:b>no</h:b> &amp; left: 3 &lt; 4.</h:p><h:p>Chile<h:br/>agreed.</h:p></h:div></content></entry></feed>
            """, "a.atom");
        Assert.Equal(("Peru says no", "Peru said no & left: 3 < 4.\nChile\nagreed."), (story.Headline, story.Body));
        Assert.Equal("2019-05-04T10:00:00+00:00", story.Published.ToString());
    }

    [Theory]
    [InlineData("Peru&amp;amp;#8217;s envoy &amp;amp;amp; others left.")]
    [InlineData("<![CDATA[Peru&amp;#8217;s envoy &amp;amp; others left.]]>")]
    [InlineData("<![CDATA[<p>Peru&amp;rsquo;s envoy &amp;amp; others left.</p>]]>")]
    [InlineData("&amp;lt;p&amp;gt;Peru&amp;rsquo;s envoy &amp;amp; others left.&amp;lt;/p&amp;gt;")]
    public void What_was_escaped_twice_is_taken_back_twice(string description) =>
        Assert.Equal("Peru’s envoy & others left.", Reading.One(Rss($"<title>T</title><description>{description}</description>"), "a.rss").Body);

    [Fact]
    public void Soft_hyphens_go_whatever_way_they_are_written() =>
        Assert.Equal("Peru recalled its ambassador.", Reading.One(Rss("<title>T</title><description>Peru re&#173;called its am&amp;shy;bas\u00ADsa&amp;#xAD;dor.</description>"), "a.rss").Body);

    [Fact]
    public void Titles_hold_no_entities() =>
        Assert.Equal("Peru’s envoy & others", Reading.One(Rss("<title>Peru&amp;#8217;s envoy &amp;amp; others</title><description>Peru said no.</description>"), "a.rss").Headline);

    [Fact]
    public void The_names_of_html_for_characters_do_not_break_a_feed()
    {
        var results = Reading.All("<rss><channel><title>x</title><item><title>A&nbsp;B</title><description>Peru&rsquo;s envoy&nbsp;left.</description></item><item><title>C</title><description>Chile &amp; Peru &unknown; met.</description></item></channel></rss>", "a.rss");
        Assert.Equal(["Peru’s envoy left.", "Chile & Peru &unknown; met."], results.Select(r => r.Story?.Body.Replace('\u00A0', ' ')));
    }

    [Fact]
    public void A_control_character_does_not_end_a_feed()
    {
        var results = Reading.All("<rss><channel><title>x</title><item><title>A</title><description>Peru\u000B said no.</description></item><item><title>C</title><description>Chile said&#x1F; yes.</description></item></channel></rss>", "a.rss");
        Assert.Equal(["Peru said no.", "Chile said yes."], results.Select(r => r.Story?.Body.Replace("\u000B", "", StringComparison.Ordinal).Replace("\u001F", "", StringComparison.Ordinal)));
    }

    [Fact]
    public void Rss_1()
    {
        var story = Reading.One("""
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
            <channel rdf:about="https://example.org/"><title>Example</title><items><rdf:Seq><rdf:li resource="https://example.org/1"/></rdf:Seq></items></channel>
            <item rdf:about="https://example.org/1"><title>T</title><link>https://example.org/1</link><description>Peru said no.</description><dc:date>2019-05-04</dc:date><dc:creator>A. Writer</dc:creator></item></rdf:RDF>
            """, "a.xml");
        Assert.Equal(("https://example.org/1", "T", "Peru said no.", "A. Writer", "Example"), (story.Id, story.Headline, story.Body, story.Byline, story.Publisher));
    }

    [Fact]
    public void Json_feed_1_0_has_one_author()
    {
        var story = Reading.One("""
            {"version":"https://jsonfeed.org/version/1","title":"Example &amp; Co","language":"en","items":[
             {"id":"1","url":"https://example.org/1","title":"Peru&#8217;s envoy","content_html":"<p>Peru met Chile.</p>","summary":"not this","date_published":"2019-05-04T10:00:00Z","date_modified":"2019-05-05T10:00:00Z","author":{"name":"A. Writer"}}]}
            """, "feed.json");
        Assert.Equal(("1", "Peru’s envoy", "A. Writer", "Peru met Chile.", "Example & Co"), (story.Id, story.Headline, story.Byline, story.Body, story.Publisher));
        Assert.Equal("2019-05-05T10:00:00+00:00", story.Published.ToString());
    }

    [Fact]
    public void Json_feed_1_1_has_a_language()
    {
        const string text = "Le président";
        var results = Reading.All($$"""
            {"version":"https://jsonfeed.org/version/1.1","title":"Exemple","language":"fr","items":[
             {"id":1,"content_text":"{{text}}","date_published":"2019-05-04T10:00:00Z"},
             {"id":2,"content_text":"The president","language":"en-GB","date_published":"2019-05-04T10:00:00Z"},
             {"id":3,"summary":"Peru said no.","date_published":"2019-05-04T10:00:00Z"},
             {"id":4,"title":"Nothing"}]}
            """, "feed.json");
        Assert.Equal(["fr", "en-GB", "fr"], results.Take(3).Select(r => r.Story!.Language));
        Assert.Equal("Peru said no.", results[2].Story!.Body);
        // of a feed the message speaks as one of a feed
        Assert.DoesNotContain("ninjs", results[3].Problem!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_feed_that_says_utf8_and_is_not_is_read_all_the_same()
    {
        byte[] Feed(string text) => System.Text.Encoding.Latin1.GetBytes($"<?xml version=\"1.0\" encoding=\"UTF-8\"?><rss><channel><title>x</title><item><title>A</title><description>{text}</description></item><item><title>B</title><description>Chile said yes.</description></item></channel></rss>");
        var results = Reading.All(Feed("The foreign minister of Peru, José Núñez, met his colleague in São Paulo and said that the négociations were « très difficiles »."), "a.rss");
        Assert.Contains("José Núñez", results[0].Story!.Body, StringComparison.Ordinal);
        Assert.Equal("Chile said yes.", results[1].Story!.Body);
    }

    [Fact]
    public void One_broken_byte_in_a_long_feed_costs_one_character()
    {
        string items = string.Concat(Enumerable.Range(0, 2000).Select(i => $"<item><title>A</title><description>Peru said “no” {i} times on Monday.</description></item>"));
        byte[] before = System.Text.Encoding.UTF8.GetBytes("<?xml version=\"1.0\" encoding=\"UTF-8\"?><rss><channel><title>x</title>" + items + "<item><title>B</title><description>Chile "), after = "said yes.</description></item></channel></rss>"u8.ToArray();
        var results = Reading.All([.. before, 0xE9, .. after], "a.rss");
        Assert.Equal(2001, results.Count(r => r.Story is not null));
        Assert.Equal("Chile \uFFFDsaid yes.", results[^1].Story!.Body);
    }

    [Theory]
    [InlineData("windows-1251", "Министр сказал во вторник, что переговоры с соседями будут продолжены.")]
    [InlineData("windows-1252", "Le ministre a déclaré que l’été « très chaud » était passé – enfin.")]
    [InlineData("iso-8859-1", "El señor Núñez dijo que no.")]
    [InlineData("koi8-r", "Министр сказал во вторник, что переговоры будут продолжены.")]
    [InlineData("utf-16", "Министр сказал: «Нет».")]
    [InlineData("utf-16BE", "Министр сказал: «Нет».")]
    public void Xml_declares_its_encoding(string name, string text)
    {
        System.Text.Encoding.RegisterProvider(System.Text.CodePagesEncodingProvider.Instance);
        var encoding = System.Text.Encoding.GetEncoding(name);
        string xml = $"<?xml version=\"1.0\" encoding=\"{name}\"?><rss><channel><title>x</title><item><title>A</title><description>{text}</description></item></channel></rss>";
        Assert.Equal(text, Assert.Single(Reading.All([.. encoding.GetPreamble(), .. encoding.GetBytes(xml)], "a.rss")).Story?.Body);
    }

    [Fact]
    public void Utf8_that_says_it_is_latin_1_is_utf8()
    {
        byte[] feed = System.Text.Encoding.UTF8.GetBytes("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><rss><channel><title>x</title><item><title>A</title><description>José Núñez said “no”.</description></item></channel></rss>");
        Assert.Equal("José Núñez said “no”.", Assert.Single(Reading.All(feed, "a.rss")).Story!.Body);
    }

    [Fact]
    public void An_item_that_changed_is_a_later_version_by_its_date()
    {
        string Item(string stamp, string text) => $"""<feed xmlns="http://www.w3.org/2005/Atom"><title>x</title><entry><id>urn:1</id><title>T</title><published>2019-05-04T10:00:00Z</published><updated>{stamp}</updated><content>{text}</content></entry></feed>""";
        var (first, second) = (Reading.One(Item("2019-05-04T10:00:00Z", "Peru said no."), "a.atom"), Reading.One(Item("2019-05-04T12:00:00Z", "Peru said yes."), "a.atom"));
        Assert.Equal(first.Id, second.Id);
        Assert.True(first.Published.Known < second.Published.Known);
    }
}
