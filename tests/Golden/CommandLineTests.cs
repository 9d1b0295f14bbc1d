using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Attache.Ledger;
using Attache.Storage;
using Attache.Stories;

namespace Attache.Tests.Golden;

/// <summary>The built program, from reading to the brief, and what it says to wrong commands.</summary>
public sealed class CommandLineTests
{
    [Fact]
    public void From_stories_to_brief()
    {
        using var folder = new TemporaryFolder();
        var first = Attache.Run(folder, "read", Corpus.Sahel).Ends(0);
        Assert.Contains("SANCTION/expel", first.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b", first.Output, StringComparison.Ordinal);
        Assert.Contains("20 stories read", first.Error, StringComparison.Ordinal);
        Assert.All(first.Lines, l => Assert.True(l.Length <= 120, l));

        string head = Attache.Run(folder, "ledger", "verify").Ends(0).Output;
        var second = Attache.Run(folder, "read", Corpus.Sahel, "--format", "none").Ends(0);
        Assert.Contains("0 new findings in 0 new stories", second.Error, StringComparison.Ordinal);
        Assert.Equal(head, Attache.Run(folder, "ledger", "verify").Ends(0).Output);

        string brief = Attache.Run(folder, "brief", "french", "Mali").Ends(0).Output;
        Assert.StartsWith("# France and Mali\n", brief, StringComparison.Ordinal);
        Assert.Equal(brief, Attache.Run(folder, "brief", "FRA", "mli", "--on", "18 August 2022").Ends(0).Output);
        Assert.Contains("<html", Attache.Run(folder, "dossier", "Operation Barkhane", "--format", "html").Ends(0).Output, StringComparison.Ordinal);
        Assert.Equal(20, Attache.Run(folder, "stories", "--format", "jsonl").Ends(0).Lines.Length);

        string finding = Attache.Run(folder, "findings", "France", "Mali", "--kind", "post", "--format", "jsonl").Ends(0).Lines[0];
        string id = System.Text.Json.JsonDocument.Parse(finding).RootElement.GetProperty("id").GetString()!;
        string why = Attache.Run(folder, "findings", "--why", id).Ends(0).Output;
        Assert.Contains(id, why, StringComparison.Ordinal);
        Assert.Contains("rule", why, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_bytes_on_one_core_or_many()
    {
        using var folder = new TemporaryFolder();
        string[] read = ["read", Corpus.Sahel, Corpus.Own, "--format", "jsonl"];
        string one = Attache.Run(folder, [.. read, "--jobs", "1", "--ledger", "one.db"]).Ends(0).Output;
        string four = Attache.Run(folder, [.. read, "--jobs", "4", "--ledger", "four.db"]).Ends(0).Output;
        Assert.NotEmpty(one);
        Assert.Equal(one, four);
        Assert.Equal(HeadOf(folder, "one.db"), HeadOf(folder, "four.db"));
    }

    [Fact]
    public void Standard_input_gives_what_the_file_gives()
    {
        using var folder = new TemporaryFolder();
        string path = Directory.GetFiles(Corpus.Sahel, "*.json").Order(StringComparer.Ordinal).First();
        string file = Attache.Run(folder, "read", path, "--format", "jsonl", "--ledger", "none").Ends(0).Output;
        Assert.NotEmpty(file);
        Assert.Equal(file, Attache.Run(folder, File.ReadAllBytes(path), "read", "-", "--format", "jsonl", "--ledger", "none").Ends(0).Output);
    }

    [Fact]
    public void An_interrupted_run_keeps_what_it_read()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "sends a signal");
        using var folder = new TemporaryFolder();
        var lines = new StringBuilder();
        string body = string.Join("\\n", Enumerable.Repeat("Mali expelled the ambassador of France on Monday. The foreign minister said relations were strained.", 10));
        for (int i = 0; i < 20_000; i++) lines.Append($"{{\"uri\":\"urn:x:{i}\",\"versioncreated\":\"2022-02-07T10:00:00Z\",\"body_text\":\"{body}\"}}\n");
        folder.Write("many.jsonl", lines.ToString());
        using var process = Attache.Start(folder, "read", "many.jsonl", "--format", "jsonl", "--ledger", "kept.db");
        Assert.NotNull(process.StandardOutput.ReadLine());
        using (var kill = Process.Start("kill", ["-INT", process.Id.ToString(null, null)])) kill.WaitForExit();
        process.StandardOutput.ReadToEnd();
        string error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(130, process.ExitCode);
        Assert.Contains("interrupted", error, StringComparison.Ordinal);
        int kept = Attache.Run(folder, "stories", "--format", "jsonl", "--ledger", "kept.db").Ends(0).Lines.Length;
        Assert.InRange(kept, 1, 19_999);
        Assert.Contains($"{kept:N0} {(kept == 1 ? "story" : "stories")} read", error, StringComparison.Ordinal);
        Attache.Run(folder, "ledger", "verify", "--ledger", "kept.db").Ends(0);
    }

    [Fact]
    public void What_an_interrupted_run_left_is_read_by_the_next_one_and_nothing_twice()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "sends a signal");
        using var folder = new TemporaryFolder();
        string[] towns = ["Lima", "Quito", "Accra", "Lagos", "Cairo", "Tunis", "Delhi", "Seoul"];
        folder.Write("many.jsonl", string.Concat(Enumerable.Range(0, 4_000).Select(i =>
            $"{{\"uri\":\"urn:x:{i}\",\"versioncreated\":\"2022-02-07T10:00:00Z\",\"body_text\":\"Mali expelled {i} diplomats of France on Monday. The minister of {towns[i % towns.Length]} criticised decision {i * 7}.\"}}\n")));
        using (var process = Attache.Start(folder, "read", "many.jsonl", "--format", "jsonl", "--ledger", "cut.db"))
        {
            Assert.NotNull(process.StandardOutput.ReadLine());
            using (var kill = Process.Start("kill", ["-INT", process.Id.ToString(null, null)])) kill.WaitForExit();
            process.StandardOutput.ReadToEnd();
            process.StandardError.ReadToEnd();
            process.WaitForExit();
            Assert.Equal(130, process.ExitCode);
        }
        string[] Stories(string ledger) => Attache.Run(folder, "stories", "--format", "jsonl", "--ledger", ledger).Ends(0).Lines;
        string[] before = Stories("cut.db");
        Assert.InRange(before.Length, 1, 3_999);
        string error = Attache.Run(folder, "read", "many.jsonl", "--only-new", "--format", "none", "--ledger", "cut.db").Ends(0).Error;
        Assert.Contains($"{4_000 - before.Length:N0} stories read", error, StringComparison.Ordinal);
        Attache.Run(folder, "read", "many.jsonl", "--format", "none", "--ledger", "whole.db").Ends(0);
        Assert.Equal(Stories("whole.db"), Stories("cut.db"));
        Assert.Equal(Attache.Run(folder, "findings", "--format", "jsonl", "--ledger", "whole.db").Ends(0).Output, Attache.Run(folder, "findings", "--format", "jsonl", "--ledger", "cut.db").Ends(0).Output);
    }

    [Fact]
    public void On_a_terminal_a_line_tells_how_far_it_is()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && File.Exists("/usr/bin/script"), "needs script(1) for a terminal");
        using var folder = new TemporaryFolder();
        folder.Write("many.jsonl", string.Concat(Enumerable.Range(0, 3_000).Select(i => $"{{\"uri\":\"urn:x:{i}\",\"versioncreated\":\"2022-02-07T10:00:00Z\",\"body_text\":\"Mali expelled {i} diplomats of France on Monday. Paris said that it would answer.\"}}\n")));
        var start = new ProcessStartInfo("/usr/bin/script") { WorkingDirectory = folder.Path, RedirectStandardOutput = true, RedirectStandardInput = true };
        foreach (string arg in (string[])["-qec", $"dotnet '{Attache.Path}' read many.jsonl --format none --ledger none", "/dev/null"]) start.ArgumentList.Add(arg);
        start.Environment["TERM"] = "xterm";
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        string screen = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Matches(@"[\d,]+ stories, [\d,]+ findings, [\d,]+ stories/s, \d+ %, (\d+ min )?\d+ s left", screen);
        // also in the middle of the only file
        Assert.Matches(@"stories/s, [1-9]\d? %, ", screen);
    }

    [Fact]
    public void What_is_not_English_is_kept_with_its_language_and_without_findings()
    {
        using var folder = new TemporaryFolder();
        folder.Write("fr.txt", "BAMAKO, 31 janvier 2022 (APA) — Le gouvernement du Mali a expulsé lundi l’ambassadeur de France et lui a donné 72 heures pour quitter le pays. Paris a pris note de la décision.\n");
        folder.Write("en.txt", "BAMAKO, 31 January 2022 (APA) — The government of Mali expelled the ambassador of France on Monday and gave him 72 hours to leave the country.\n");
        string read = Attache.Run(folder, "read", "fr.txt", "en.txt", "--date", "2022-01-31", "--format", "jsonl").Ends(0).Output;
        Assert.DoesNotContain("gouvernement", read, StringComparison.Ordinal);
        Assert.Contains("expelled", read, StringComparison.Ordinal);
        var stories = Attache.Run(folder, "stories", "--format", "jsonl").Ends(0).Lines.Select(l => JsonDocument.Parse(l).RootElement).ToList();
        Assert.Equal(2, stories.Count);
        string french = stories.Single(s => s.GetProperty("id").GetString() is { } id && Attache.Run(folder, "stories", "--show", id).Ends(0).Output.Contains("gouvernement", StringComparison.Ordinal)).GetProperty("id").GetString()!;
        using var store = SqliteLedger.Open(folder.File("attache.db"), TimeProvider.System, LedgerAccess.Read);
        var kept = store.Stories(KnownTime.Latest).Single(s => s.Id == french);
        Assert.Equal("fr", store.StoryOf(kept.Sequence)!.Language);
        Assert.Empty(store.Findings(new FindingQuery { Story = french, WithDead = true }));
    }

    [Theory]
    [InlineData(64, "brief", "FRA")]
    [InlineData(64, "brief", "FRA", "Atlantis")]
    [InlineData(64, "brief", "FRA", "MLI", "--on", "yesterday")]
    [InlineData(64, "brief", "FRA", "MLI", "--format", "docx")]
    [InlineData(64, "read")]
    [InlineData(64, "read", "x.txt", "--jobs", "0")]
    [InlineData(64, "read", "x.txt", "--date", "31 Jan")]
    [InlineData(64, "raed", "x.txt")]
    [InlineData(64, "findings", "--kind", "weather")]
    [InlineData(64, "dossier", "janitor", "FRA", "MLI")]
    [InlineData(64, "stories", "--ledger", "none")]
    [InlineData(64, "ledger")]
    [InlineData(3, "brief", "FRA", "MLI", "--ledger", "nowhere.db")]
    [InlineData(3, "read", "x.txt", "--ledger", "no/such/folder/a.db")]
    [InlineData(3, "stories", "--ledger", ".")]
    [InlineData(3, "ledger", "verify", "--ledger", "notes.db")]
    [InlineData(2, "eval", "parse", "nowhere.conllu")]
    [InlineData(2, "eval", "attribution", "nowhere")]
    [InlineData(64, "eval", "attribution", "nowhere", "--folds", "1")]
    public void Wrong_commands_end_with_a_message(int exitCode, params string[] args)
    {
        using var folder = new TemporaryFolder();
        folder.Write("notes.db", "These are no entries, only some notes that somebody made here.");
        var result = Attache.Run(folder, args).Ends(exitCode);
        Assert.StartsWith("attache: ", result.Error, StringComparison.Ordinal);
        Assert.InRange(result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length, 1, 3);
        Assert.Empty(result.Output);
    }

    [Fact]
    public void What_is_not_there_gives_1()
    {
        using var folder = new TemporaryFolder();
        folder.Write("story.txt", "PARIS, 7 February 2022 (OPN) — Mali expelled the ambassador of France on Monday.\n");
        Attache.Run(folder, "read", "story.txt", "--format", "none").Ends(0);
        Attache.Run(folder, "brief", "Peru", "Chile").Ends(1);
        Attache.Run(folder, "findings", "Peru").Ends(1);
        Attache.Run(folder, "findings", "--why", "f-nothing").Ends(1);
        Attache.Run(folder, "dossier", "Nobody in Particular").Ends(1);
        Attache.Run(folder, "stories", "--show", "urn:none").Ends(1);
        Attache.Run(folder, "brief", "France", "Mali", "--known", "2001-01-01").Ends(1);
    }

    [Theory]
    [InlineData("[suggest:10]", "attache bri", "brief")]
    [InlineData("[suggest:24]", "attache read x --format ", "jsonl")]
    public void Completion_suggests(string directive, string line, string expected)
    {
        using var folder = new TemporaryFolder();
        Assert.Contains(expected, Attache.Run(folder, directive, line).Ends(0).Lines);
    }

    [Theory]
    [InlineData("read")]
    [InlineData("brief")]
    [InlineData("dossier")]
    [InlineData("stories")]
    [InlineData("findings")]
    [InlineData("completion")]
    [InlineData("ledger", "verify")]
    [InlineData("eval", "parse")]
    [InlineData("eval", "dates")]
    [InlineData("eval", "places")]
    [InlineData("eval", "attribution")]
    public void Help_has_examples(params string[] verb)
    {
        using var folder = new TemporaryFolder();
        string help = Attache.Run(folder, [.. verb, "--help"]).Ends(0).Output;
        Assert.Contains("Examples:", help, StringComparison.Ordinal);
        Assert.Contains("Exit codes:", help, StringComparison.Ordinal);
        Assert.Contains($"attache {string.Join(' ', verb)}", help, StringComparison.Ordinal);
    }

    private static string HeadOf(TemporaryFolder folder, string ledger)
    {
        string line = Attache.Run(folder, "ledger", "verify", "--ledger", ledger).Ends(0).Output;
        return line[(line.IndexOf(": ", StringComparison.Ordinal) + 2)..];
    }
}
