using Attache.Stories;

namespace Attache.Tests.Unit.Stories.Formats;

/// <summary>What pages of news sites say of themselves, in the ways in which they say it.</summary>
public sealed class PagesTests
{
    private const string Text = """
        <article><h1>Peru says no</h1><p>Peru on Saturday refused to recall its ambassador to Chile, the foreign ministry said in a statement after a meeting of the cabinet.</p>
        <p>The minister told reporters that talks with the neighbouring country, which began in March, would go on in the capital next week.</p>
        <p>Chile had asked for the recall after a row over fishing in waters that both states claim, and has closed its consulate in the port.</p></article>
        """;

    private static Story Page(string head, string body = Text) => Reading.One($"<!DOCTYPE html><html><head><title>Peru says no</title>{head}</head><body>{body}</body></html>", "a.html");

    [Theory]
    [InlineData("<meta property='article:published_time' content='2019-05-04T10:00:00+02:00'>")]
    [InlineData("<meta name='article:published_time' content='2019-05-04T10:00:00+02:00'>")]
    [InlineData("<meta itemprop='datePublished' content='2019-05-04T10:00:00+02:00'>")]
    [InlineData("<meta name='date' content='2019-05-04T10:00:00+02:00'>")]
    [InlineData("<meta name='DC.date.issued' content='2019-05-04T10:00:00+02:00'>")]
    [InlineData("<meta name='parsely-pub-date' content='2019-05-04T10:00:00+02:00'>")]
    [InlineData("<meta name='sailthru.date' content='Sat, 04 May 2019 10:00:00 +0200'>")]
    [InlineData("<script type='application/ld+json'>{\"@context\":\"https://schema.org\",\"@type\":\"NewsArticle\",\"datePublished\":\"2019-05-04T10:00:00+02:00\"}</script>")]
    [InlineData("<script type='application/ld+json'>{\"@graph\":[{\"@type\":\"WebSite\",\"datePublished\":\"2001-01-01\"},{\"@type\":[\"Article\",\"NewsArticle\"],\"datePublished\":\"2019-05-04T10:00:00+02:00\"}]}</script>")]
    [InlineData("<script type='application/ld+json'>[{\"@type\":\"BreadcrumbList\"},{\"@type\":\"ReportageNewsArticle\",\"datePublished\":\"2019-05-04T10:00:00+02:00\"}]</script>")]
    [InlineData("<script type='application/ld+json'>{broken</script><script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"datePublished\":\"2019-05-04T10:00:00+02:00\"}</script>")]
    public void Dates_of_the_head(string head) => Assert.Equal("2019-05-04T10:00:00+02:00", Page(head).Published.ToString());

    [Theory]
    [InlineData("<time datetime='2019-05-04T10:00:00+02:00'>4 May</time>")]
    [InlineData("<span itemprop='datePublished' content='2019-05-04T10:00:00+02:00'>4 May</span>")]
    public void Dates_of_the_body(string date) => Assert.Equal("2019-05-04T10:00:00+02:00", Page("", Text.Replace("<h1>", date + "<h1>", StringComparison.Ordinal)).Published.ToString());

    [Fact]
    public void A_date_of_another_article_is_not_the_pages()
    {
        var story = Page("<script type='application/ld+json'>{\"@type\":\"WebPage\",\"hasPart\":{\"@type\":\"ItemList\",\"itemListElement\":[{\"@type\":\"NewsArticle\",\"datePublished\":\"2001-01-01T00:00:00Z\"}]},\"mainEntity\":{\"@type\":\"NewsArticle\",\"datePublished\":\"2019-05-04T10:00:00+02:00\"}}</script>");
        Assert.Equal("2019-05-04T10:00:00+02:00", story.Published.ToString());
    }

    [Theory]
    [InlineData("<meta property='og:site_name' content='Example News'>")]
    [InlineData("<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"publisher\":{\"@type\":\"Organization\",\"name\":\"Example News\"}}</script>")]
    [InlineData("<script type='application/ld+json'>{\"@graph\":[{\"@type\":\"NewsMediaOrganization\",\"@id\":\"https://example.org/#o\",\"name\":\"Example News\"},{\"@type\":\"NewsArticle\",\"publisher\":{\"@id\":\"https://example.org/#o\"}}]}</script>")]
    [InlineData("<meta name='application-name' content='Example News'>")]
    public void Publishers(string head) => Assert.Equal("Example News", Page(head).Publisher);

    [Theory]
    [InlineData("<meta name='author' content='A. Writer'>")]
    [InlineData("<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"author\":[{\"@type\":\"Person\",\"name\":\"A. Writer\"}]}</script>")]
    public void Authors(string head) => Assert.Equal("A. Writer", Page(head).Byline);

    [Fact]
    public void A_page_may_begin_with_a_comment_or_without_any_declaration()
    {
        Assert.Contains("Peru on Saturday", Reading.One("<!-- saved from somewhere -->\n<html><head><title>T</title></head><body>" + Text + "</body></html>", "-").Body, StringComparison.Ordinal);
        Assert.Contains("Peru on Saturday", Reading.One("<head><title>T</title></head><body>" + Text + "</body>", "-").Body, StringComparison.Ordinal);
        Assert.Contains("Peru on Saturday", Reading.One("<?xml version=\"1.0\"?>\n<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Strict//EN\" \"http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd\">\n<html xmlns=\"http://www.w3.org/1999/xhtml\"><head><title>T</title></head><body>" + Text + "</body></html>", "a.xml").Body, StringComparison.Ordinal);
    }
}
