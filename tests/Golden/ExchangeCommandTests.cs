using System.Text.Json;

namespace Attache.Tests.Golden;

/// <summary>What goes out and comes in again, as a user runs it.</summary>
public sealed class ExchangeCommandTests
{
    [Fact]
    public void What_goes_out_comes_in_again_and_agrees()
    {
        using var folder = new TemporaryFolder();
        Attache.Run(folder, "read", Corpus.Sahel, "--format", "none").Ends(0);
        Attache.Run(folder, "export", "event", "--format", "plover", "--out", "events.jsonl").Ends(0);
        Attache.Run(folder, "export", "event", "--format", "icews", "--out", "events.tab").Ends(0);
        string plover = Attache.Run(folder, "import", "events.jsonl", "--ledger", "plover.db").Ends(0).Error;
        Assert.Contains("0 left out", plover, StringComparison.Ordinal);
        Assert.Contains("0 left out", Attache.Run(folder, "import", "events.tab", "--coder", "ICEWS", "--ledger", "icews.db").Ends(0).Error, StringComparison.Ordinal);

        using var json = JsonDocument.Parse(Attache.Run(folder, "compare", "plover.db", "events.tab", "--format", "json").Ends(0).Output);
        var events = json.RootElement.GetProperty("kinds")[0];
        Assert.Equal("event", events.GetProperty("kind").GetString());
        Assert.Equal(0, events.GetProperty("only_left").GetArrayLength());
        Assert.Equal(0, events.GetProperty("only_right").GetArrayLength());
        Assert.Equal(1, events.GetProperty("fields").EnumerateArray().Single(f => f.GetProperty("field").GetString() == "cameo").GetProperty("alpha").GetDouble());
        Assert.Contains("alpha", Attache.Run(folder, "compare", "plover.db", "icews.db").Ends(0).Output, StringComparison.Ordinal);

        // In the ledger that has the stories, the same events are there already, and those of ICEWS stand beside ours.
        Assert.Contains(" 0 new findings, 0 new stories", Attache.Run(folder, "import", "events.jsonl").Ends(0).Error, StringComparison.Ordinal);
        Assert.Contains("the chain holds", Attache.Run(folder, "ledger", "verify").Ends(0).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Lines_that_are_wrong_are_named_and_the_rest_comes_in()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(Path.Combine(folder.Path, "in.jsonl"), """
            {"id":"1","date":"2022-01-31","actor":[{"code":"MLI"}],"event":["SANCTION"],"text":"Mali expelled the envoy.","cite_info":{"citation":"urn:x:1"}}
            {"id":"2","date":"2022-01-31","actor":[],"event":["DANCE"],"cite_info":{"citation":"urn:x:1"}}
            """);
        Assert.Contains("--coder", Attache.Run(folder, "import", "in.jsonl").Ends(1).Error, StringComparison.Ordinal);
        string error = Attache.Run(folder, "import", "in.jsonl", "--coder", "Ada").Ends(2).Error;
        Assert.Contains("in.jsonl, line 2: 'DANCE' is no PLOVER category.", error, StringComparison.Ordinal);
        Assert.Contains("1 new finding", error, StringComparison.Ordinal);
        Assert.Contains("SANCTION", Attache.Run(folder, "findings", "MLI").Ends(0).Output, StringComparison.Ordinal);
        // What could not be compared is told, and so is that the rest is not all.
        var compared = Attache.Run(folder, "compare", "attache.db", "in.jsonl").Ends(2);
        Assert.Contains("in.jsonl, line 2: 'DANCE' is no PLOVER category.", compared.Error, StringComparison.Ordinal);
        Assert.Matches(@"event: 1 matched, 0 only left, 0 only right[^\n]*\n\s+field +same +differ +only left +only right +alpha\n\s+event +1 +0 +0 +0 ", compared.Output);
        File.WriteAllText(Path.Combine(folder.Path, "in.txt"), "Dear reader");
        Assert.Contains("--format", Attache.Run(folder, "import", "in.txt", "--coder", "Ada").Ends(74).Error, StringComparison.Ordinal);
        Attache.Run(folder, "import", "nowhere.jsonl").Ends(74);
        Assert.Contains("0 to 1", Attache.Run(folder, "import", "in.jsonl", "--confidence", "7").Ends(64).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_format_cannot_hold_is_told_with_what_can()
    {
        using var folder = new TemporaryFolder();
        Attache.Run(folder, "read", Corpus.Sahel, "--format", "none").Ends(0);
        Assert.Contains("attache export event --format icews", Attache.Run(folder, "export", "post", "--format", "icews").Ends(64).Error, StringComparison.Ordinal);
        Assert.Contains("--out", Attache.Run(folder, "export", "event", "--format", "parquet").Ends(64).Error, StringComparison.Ordinal);
        Assert.Contains("--by", Attache.Run(folder, "export", "event", "--by", "month").Ends(64).Error, StringComparison.Ordinal);
        Assert.Contains("--grain", Attache.Run(folder, "export", "event", "--grain").Ends(64).Error, StringComparison.Ordinal);
        Assert.Contains("--facts", Attache.Run(folder, "export", "event", "--format", "plover", "--facts").Ends(64).Error, StringComparison.Ordinal);
        Assert.Contains("not counted", Attache.Run(folder, "export", "dyads").Ends(0).Error, StringComparison.Ordinal);
        Assert.StartsWith("BEGIN:VCALENDAR", Attache.Run(folder, "export", "due").Ends(0).Output, StringComparison.Ordinal);
        Assert.Contains("| `CAMEO Code` |", Attache.Run(folder, "formats", "icews").Ends(0).Output, StringComparison.Ordinal);
        Assert.Contains("other.jsonl", Attache.Run(folder, "compare", "attache.db", "other.jsonl").Ends(74).Error, StringComparison.Ordinal);
    }
}
