using System.Text.Json;
using Attache.Codebook;

namespace Attache.Tests.Unit.Codebook;

public sealed class FindingJsonTests
{
    private static PostFinding Post() => new()
    {
        Story = "urn:x", Sentence = 3, Start = 10, End = 20, Text = "“Été” – x", Post = "ambassador", Sending = "FRA", Receiving = "MLI",
        Change = "expelled", Date = EdtfDate.Parse("2022-01-31"), Confidence = 0.8, Why = new Reason("post.expel", ["expulsion"]),
    };

    [Fact]
    public void Writes_snake_case_without_absent_values_and_always_the_modality()
    {
        string json = FindingJson.Write(Post());
        Assert.StartsWith("{\"kind\":\"post\",\"id\":\"\",\"story\":\"urn:x\",\"sentence\":3,", json, StringComparison.Ordinal);
        Assert.Contains("\"modality\":\"actual\"", json, StringComparison.Ordinal);
        Assert.Contains("“Été” – x", json, StringComparison.Ordinal);
        Assert.DoesNotContain("null", json, StringComparison.Ordinal);
        Assert.DoesNotContain("holder", json, StringComparison.Ordinal);
    }

    [Fact]
    public void Reads_back_what_it_writes()
    {
        var read = Assert.IsType<PostFinding>(FindingJson.Read(FindingJson.Write(Post()), out _));
        Assert.Equal(FindingJson.Write(Post()), FindingJson.Write(read));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{\"kind\":\"weather\"}")]
    [InlineData("{\"kind\":\"post\"}")]
    [InlineData("[1]")]
    public void Says_what_is_wrong_with_other_json(string json)
    {
        Assert.Null(FindingJson.Read(json, out var problem));
        Assert.False(string.IsNullOrEmpty(problem));
    }

    [Fact]
    public void Ids_depend_on_content_but_not_on_confidence_or_reason()
    {
        var a = FindingId.Assign(Post(), "h");
        Assert.Equal(a.Id, FindingId.Assign(Post() with { Confidence = 0.1, Why = null }, "h").Id);
        Assert.NotEqual(a.Id, FindingId.Assign(Post() with { Holder = "X Y" }, "h").Id);
        Assert.NotEqual(a.Id, FindingId.Assign(Post(), "other").Id);
        Assert.Matches("^f-[0-9a-f]{20}$", a.Id);
    }

    [Fact]
    public void Odd_characters_of_a_story_survive()
    {
        var f = Post() with { Text = "\u0001 <script> \u202E \uD83D\uDE00 \u2028" };
        using var doc = JsonDocument.Parse(FindingJson.Write(f));
        Assert.Equal(f.Text, doc.RootElement.GetProperty("text").GetString());
    }
}
