using System.Diagnostics;
using System.Text.Json;
using Attache.Exchange;

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
    public void What_is_wrong_with_every_line_is_told_shortly()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("in.jsonl"), string.Concat(Enumerable.Range(1, 30).Select(i => $$$"""{"id":"{{{i}}}","date":"2022-01-31","actor":[{"code":"MLI"}],"event":["AID"],"text":"Mali helped, {{{i}}}.","cite_info":{"citation":"urn:x:1"}}""" + "\n")));
        string error = Attache.Run(folder, "import", "in.jsonl").Ends(1).Error;
        Assert.Contains("in.jsonl: 27 more lines: nothing tells who coded it; give a name with --coder.", error, StringComparison.Ordinal);
        Assert.Contains("0 new findings, 0 new stories; 0 there already, 30 left out", error, StringComparison.Ordinal);
        Assert.Equal(5, error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
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

    [Fact]
    public void Two_coders_are_compared_as_the_formula_says()
    {
        using var folder = new TemporaryFolder();
        // Six sentences; each side passes over one of them, and of the four that both coded they differ in one category and one score.
        string Lines(string coder, params (int Sentence, string Category, double Score)[] events) => string.Concat(events.Select(e =>
            FormattableString.Invariant($$"""{"kind":"event","id":"{{coder}}-{{e.Sentence}}","story":"urn:x:1","sentence":{{e.Sentence}},"start":0,"end":1,"text":"Mali and France, {{e.Sentence}}.","event":"{{e.Category}}","actor":[{"text":"Mali","code":"MLI"}],"recipient":[{"text":"France","code":"FRA"}],"score":{{e.Score}},"modality":"actual","confidence":1,"coder":"{{coder}}","published":"2022-02-07","publisher":"APA"}""") + "\n"));
        File.WriteAllText(folder.File("left.jsonl"), Lines("ann", (1, "CONSULT", 0), (2, "CONSULT", 2), (3, "AID", 4), (4, "PROTEST", 6), (5, "AID", 1)));
        File.WriteAllText(folder.File("right.jsonl"), Lines("bob", (1, "CONSULT", 0), (2, "AID", 2), (3, "AID", 4), (4, "PROTEST", 8), (6, "AID", 1)));

        using var json = JsonDocument.Parse(Attache.Run(folder, "compare", "left.jsonl", "right.jsonl", "--format", "json").Ends(0).Output);
        var events = Assert.Single(json.RootElement.GetProperty("kinds").EnumerateArray());
        Assert.Equal(4, events.GetProperty("matched").GetInt32());
        Assert.Equal("ann-5", Assert.Single(events.GetProperty("only_left").EnumerateArray()).GetProperty("id").GetString());
        Assert.Equal("bob-6", Assert.Single(events.GetProperty("only_right").EnumerateArray()).GetProperty("id").GetString());
        Assert.Equal(["ann-2", "ann-4"], events.GetProperty("differences").EnumerateArray().Select(d => d.GetProperty("left").GetString()!).Order(StringComparer.Ordinal));
        JsonElement Field(string name) => events.GetProperty("fields").EnumerateArray().Single(f => f.GetProperty("field").GetString() == name);
        Assert.Equal((4, 3), (Field("event").GetProperty("both").GetInt32(), Field("event").GetProperty("same").GetInt32()));

        // Nominal, eight values (CONSULT 3, AID 3, PROTEST 2): observed disagreement 2/8, expected 1 - (3*2 + 3*2 + 2*1) / (8*7); 1 - 0.25/0.75.
        Assert.Equal(2.0 / 3, Field("event").GetProperty("alpha").GetDouble(), 4);
        // Interval, values 0 0 2 2 4 4 6 8: observed (6-8)^2 * 2/8 = 1, expected 2 * (8*140 - 26^2) / (8*7) = 888/56.
        Assert.Equal(1 - (56.0 / 888), Field("score").GetProperty("alpha").GetDouble(), 4);

        string text = Attache.Run(folder, "compare", "left.jsonl", "right.jsonl").Ends(0).Output;
        Assert.Contains("event: 4 matched, 1 only left, 1 only right", text, StringComparison.Ordinal);
        Assert.Matches(@"\n\s+event +3 +1 +0 +0 +0\.667", text);
        Assert.Matches(@"\n\s+score +3 +1 +0 +0 +0\.937", text);
    }

    [Fact]
    public void Without_a_browser_a_pdf_is_refused_with_what_to_do()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "elsewhere a browser is also looked for where programs are installed");
        using var folder = new TemporaryFolder();
        Attache.Run(folder, "read", Corpus.Sahel, "--format", "none").Ends(0);
        string[] brief = ["brief", "FRA", "MLI", "--format", "pdf", "--out", "brief.pdf"];
        string none = Attache.Run(folder, new Dictionary<string, string?> { ["PATH"] = folder.Path, ["ATTACHE_CHROMIUM"] = null }, brief).Ends(74).Error;
        Assert.Contains("there is no Chromium, Chrome or Edge here. Install one", none, StringComparison.Ordinal);
        Assert.Contains("--format html", none, StringComparison.Ordinal);
        // One that is named and not there is named in the message.
        string named = Attache.Run(folder, new Dictionary<string, string?> { ["ATTACHE_CHROMIUM"] = "/nowhere/chromium" }, brief).Ends(74).Error;
        Assert.Contains("'/nowhere/chromium', which ATTACHE_CHROMIUM names, is not there", named, StringComparison.Ordinal);
        Assert.False(File.Exists(folder.File("brief.pdf")));
    }

    [Fact]
    public void Where_there_is_a_browser_a_brief_is_printed()
    {
        Assert.SkipWhen(Browser.Find() is null, "there is no Chromium, Chrome or Edge here");
        using var folder = new TemporaryFolder();
        Attache.Run(folder, "read", Corpus.Sahel, "--format", "none").Ends(0);
        Attache.Run(folder, "brief", "FRA", "MLI", "--format", "pdf", "--out", "brief.pdf").Ends(0);
        byte[] pdf = File.ReadAllBytes(folder.File("brief.pdf"));
        Assert.Equal("%PDF-"u8, pdf.AsSpan()[..5]);
        // Read by a program that is not the browser, where it is there.
        if (!File.Exists("/usr/bin/pdftotext")) return;
        var start = new ProcessStartInfo("/usr/bin/pdftotext") { RedirectStandardOutput = true };
        foreach (string arg in (string[])[folder.File("brief.pdf"), "-"]) start.ArgumentList.Add(arg);
        using var reader = Process.Start(start)!;
        string text = reader.StandardOutput.ReadToEnd();
        Assert.Contains("France and Mali", text, StringComparison.Ordinal);
        Assert.Contains("Joël Meyer", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Columns_of_a_file_without_header_are_listed()
    {
        using var folder = new TemporaryFolder();
        Attache.Run(folder, "read", Corpus.Sahel, "--format", "none").Ends(0);
        string row = Attache.Run(folder, "export", "event", "--format", "gdelt").Ends(0).Output.Split('\n')[0];
        string[] names = Attache.Run(folder, "formats", "gdelt", "--columns").Ends(0).Lines;
        Assert.Equal((row.Split('\t').Length, "GLOBALEVENTID", "SOURCEURL"), (names.Length, names[0], names[^1]));
        Assert.Contains("header", Attache.Run(folder, "formats", "csv", "--columns").Ends(64).Error, StringComparison.Ordinal);
    }
}
