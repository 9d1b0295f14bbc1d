using System.Text;
using Attache.Stories;

namespace Attache.Tests.Unit.Stories;

public sealed class StoryFilesTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("attache-").FullName;

    public void Dispose() => Directory.Delete(folder, true);

    private string Put(string name, byte[] bytes)
    {
        string path = Path.Combine(folder, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    private string Put(string name, string text) => Put(name, Encoding.UTF8.GetBytes(text));

    private static StoryResult One(string path, string? date = null) =>
        Assert.Single(new StoryFiles(date is null ? null : PublicationInstant.OfDay(DateOnly.Parse(date, null))).Read([path]));

    [Fact]
    public void A_text_without_a_year_needs_a_date_from_outside()
    {
        string path = Put("a.txt", "LIMA, 4 March (AG) — Peru said no.\n");
        var problem = One(path).Problem!;
        Assert.Contains("--date", problem.ToString(), StringComparison.Ordinal);
        Assert.Contains(path, problem.ToString(), StringComparison.Ordinal);
        Assert.Equal("2003-03-05", One(path, "2003-03-05").Story!.Published.ToString());
    }

    [Fact]
    public void A_dateline_with_a_year_gives_the_date() =>
        Assert.Equal("2021-06-03", One(Put("a.txt", "LIMA, 3 June 2021 (AG) — Peru said no.\n")).Story!.Published.ToString());

    [Theory]
    [InlineData("{\"uri\":\"urn:a\",\"versioncreated\":\"2003-03-04T18:20:00+01:00\",\"headline\":\"H\",\"body_text\":\"Peru said no.\"}")]
    [InlineData("{\"uri\":\"urn:a\",\"versioncreated\":\"2003-03-04T18:20:00+01:00\",\"headlines\":[{\"role\":\"main\",\"value\":\"H\"}],\"bodies\":[{\"role\":\"main\",\"contenttype\":\"text/html\",\"value\":\"<p>x</p>\"},{\"role\":\"main\",\"contenttype\":\"text/plain\",\"value\":\"Peru said no.\"}]}")]
    [InlineData("{\"uri\":\"urn:a\",\"versionCreated\":\"2003-03-04T18:20:00+01:00\",\"headlines\":[{\"value\":\"H\"}],\"bodies\":[{\"contentType\":\"text/plain\",\"value\":\"Peru said no.\"}]}")]
    [InlineData("{\"uri\":\"urn:a\",\"versionCreated\":\"2003-03-04T18:20:00+01:00\",\"headlines\":[{\"value\":\"H\"}],\"bodies\":[{\"contentType\":\"text/html\",\"value\":\"<p>Peru said&#32;no.</p><script>x</script>\"}]}")]
    public void All_versions_of_ninjs_are_read(string json)
    {
        var story = One(Put("a.json", json)).Story!;
        Assert.Equal(("urn:a", "H", "Peru said no.", new DateOnly(2003, 3, 4)), (story.Id, story.Headline, story.Body, story.Published.Day));
    }

    [Fact]
    public void The_day_is_the_one_in_the_stamps_own_offset() =>
        Assert.Equal(new DateOnly(2011, 3, 2), One(Put("a.json", "{\"versioncreated\":\"2011-03-02T00:10:00+09:00\",\"body_text\":\"x y.\"}")).Story!.Published.Day);

    [Fact]
    public void Broken_input_is_told_and_the_rest_is_read()
    {
        Put("1-broken.json", "{\"uri\":");
        Put("2-array.json", "[1]");
        Put("3-empty.txt", "");
        Put("4-blank.txt", " \n ");
        Put("5-binary.txt", [0x7F, 0x45, 0x4C, 0x46, 0, 1, 2, 3, 0, 0, 0, 0, 9, 8, 7, 0, 0]);
        Put("6-large.txt", new string('x', 9 << 20));
        Put("7-deep.json", new string('[', 100_000));
        Put("8-nobody.json", "{\"versioncreated\":\"2020-01-01\"}");
        Put("9-baddate.json", "{\"versioncreated\":\"soon\",\"body_text\":\"x\"}");
        Put("a-good.json", "{\"versioncreated\":\"2020-01-01\",\"body_text\":\"Peru said no.\"}");
        Put("b-utf16.txt", Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("LIMA, 3 June 2021 — Perú said no.")).ToArray());
        Put("c-latin1.txt", Encoding.Latin1.GetBytes("LIMA, 3 June 2021 — Per\u00FA said no.".Replace('—', '-')));
        var foreign = new List<string>();
        var results = new StoryFiles { OnForeignEncoding = (_, e) => foreign.Add(e) }.Read([folder, Path.Combine(folder, "absent.txt")]).ToList();
        Assert.Equal(3, results.Count(r => r.Story is not null));
        Assert.Equal(10, results.Count(r => r.Problem is not null));
        Assert.All(results.Where(r => r.Problem is not null), r => Assert.NotEmpty(r.Problem!.Remedy));
        Assert.All(results.Where(r => r.Story is not null).Skip(1), r => Assert.Contains("Perú", r.Story!.Body, StringComparison.Ordinal));
        Assert.Equal(2, foreign.Count);
    }

    [Fact]
    public void A_folder_without_stories_is_told()
    {
        Put("readme.md", "x");
        Assert.Contains("no stories", One(folder).Problem!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_lines_are_stories_one_a_line_and_a_bad_line_is_numbered()
    {
        string path = Put("a.jsonl", "{\"versioncreated\":\"2020-01-01\",\"body_text\":\"A said.\"}\n\nnot json\n{\"versioncreated\":\"2020-01-01\",\"body_text\":\"B said.\"}\n");
        var results = new StoryFiles().Read([path]).ToList();
        Assert.Equal([true, false, true], results.Select(r => r.Story is not null));
        Assert.EndsWith("line 3", results[1].Problem!.Origin, StringComparison.Ordinal);
    }

    [Fact]
    public void Same_content_has_the_same_id_and_other_content_another()
    {
        var a = One(Put("a.txt", "Peru said no to it."), "2020-01-01").Story!;
        var b = One(Put("b.txt", "Peru said no to it."), "2020-01-01").Story!;
        var c = One(Put("c.txt", "Peru said no to that."), "2020-01-01").Story!;
        Assert.Equal(a.Id, b.Id);
        Assert.NotEqual(a.Id, c.Id);
        Assert.StartsWith("sha256:", a.Id, StringComparison.Ordinal);
    }
}
