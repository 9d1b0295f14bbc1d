using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Attache.Tests.Golden;

/// <summary>
/// Runs that are broken off, politely or not, and gone on with: nothing is read twice, nothing is left out, and in the end there is
/// what an uninterrupted run gives, whatever the number of jobs.
/// </summary>
public sealed class ResumeTests
{
    private const int Stories = 700;
    private static readonly string[] Towns = ["Lima", "Quito", "Accra", "Lagos", "Cairo", "Tunis", "Delhi", "Seoul"];

    // Every tenth is a copy of one before it, under a name of its own: clusters must come out the same, too.
    private static string Line(int i)
    {
        int of = i % 10 == 9 ? i - (i % 7) - 1 : i;
        return JsonSerializer.Serialize(new
        {
            uri = $"urn:x:{i}",
            versioncreated = "2022-02-07T10:00:00Z",
            body_text = $"Mali expelled {of * 13} diplomats of France on Monday, and gave them {of} hours to leave {Towns[of % 8]}. The minister of {Towns[of * 5 % 8]} criticised decision {of * 7} in a letter of {of % 30} pages.",
        });
    }

    private static TemporaryFolder Prepare()
    {
        var folder = new TemporaryFolder();
        folder.Write("many.jsonl", string.Concat(Enumerable.Range(0, Stories).Select(i => Line(i) + "\n")));
        return folder;
    }

    // Ends it somewhere in the middle; false where it was through before.
    private static (bool WasCut, string Output) Cut(TemporaryFolder folder, string signal, int afterLines, params string[] args)
    {
        using var process = Attache.Start(folder, args);
        var errors = process.StandardError.ReadToEndAsync();
        var output = new StringBuilder();
        for (int i = 0; i < afterLines && process.StandardOutput.ReadLine() is { } line; i++) output.Append(line).Append('\n');
        using (var kill = Process.Start("kill", [signal, process.Id.ToString(CultureInfo.InvariantCulture)])) kill.WaitForExit();
        output.Append(process.StandardOutput.ReadToEnd());
        process.WaitForExit();
#pragma warning disable xUnit1031 // The process has ended: nothing is waited for.
        _ = errors.Result;
#pragma warning restore xUnit1031
        return (process.ExitCode != 0, output.ToString());
    }

    private static (string Stories, string Findings, string Clusters) Held(TemporaryFolder folder, string ledger)
    {
        string stories = Attache.Run(folder, "stories", "--format", "jsonl", "--ledger", ledger).Ends(0).Output;
        string findings = Attache.Run(folder, "findings", "--format", "jsonl", "--ledger", ledger).Ends(0).Output;
        using var store = Storage.SqliteLedger.Open(folder.File(ledger), TimeProvider.System, Storage.LedgerAccess.Read);
        return (stories, findings, string.Join('\n', store.Stories(global::Attache.Stories.KnownTime.Latest).Select(s => $"{s.Id} {s.Cluster}")));
    }

    [Theory]
    [InlineData("-INT", 1)]
    [InlineData("-INT", 2)]
    [InlineData("-TERM", 2)]
    [InlineData("-KILL", 1)]
    [InlineData("-KILL", 2)]
    public void A_run_that_was_broken_off_and_gone_on_with_gives_what_an_uninterrupted_one_gives(string signal, int jobs)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "sends a signal");
        using var folder = Prepare();
        string j = jobs.ToString(CultureInfo.InvariantCulture);
        string whole = Attache.Run(folder, "read", "many.jsonl", "--format", "jsonl", "--ledger", "whole.db", "--jobs", j).Ends(0).Output;
        string[] read = ["read", "many.jsonl", "--format", "jsonl", "--only-new", "--ledger", "cut.db", "--jobs", j];
        var parts = new List<string>();
        int cuts = 0;
        // at two places, one of them in a run that went on already
        foreach (int lines in (int[])[40, 250])
        {
            var (wasCut, output) = Cut(folder, signal, lines, read);
            if (wasCut) cuts++;
            parts.Add(output);
        }
        Assert.Equal(2, cuts);
        Attache.Run(folder, "ledger", "verify", "--ledger", "cut.db").Ends(0);
        var last = Attache.Run(folder, read).Ends(0);
        Assert.Matches(@"^[\d,]+ stories read", last.Error);
        parts.Add(last.Output);

        Assert.Equal(Held(folder, "whole.db"), Held(folder, "cut.db"));
        string[] printed = [.. parts.SelectMany(p => p.Split('\n', StringSplitOptions.RemoveEmptyEntries))];
        string[] expected = whole.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        if (signal != "-KILL") Assert.Equal(expected, printed);
        else
        {
            // What was on its way to the output when the program was killed is in the ledger; the output has no finding twice.
            var lines = printed.Where(IsWhole).ToList();
            Assert.Equal(lines.Count, lines.Distinct(StringComparer.Ordinal).Count());
            Assert.Subset(expected.ToHashSet(StringComparer.Ordinal), lines.ToHashSet(StringComparer.Ordinal));
            Assert.InRange(expected.Length - lines.Count, 0, 2 * (jobs + 1) * 16 * 4);
        }
    }

    private static bool IsWhole(string line)
    {
        try
        {
            using var _ = JsonDocument.Parse(line);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    [Fact]
    public void The_report_of_a_run_that_was_broken_off_says_so_and_a_whole_one_leaves_nothing_out()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "sends a signal");
        using var folder = Prepare();
        Directory.CreateDirectory(folder.File("in"));
        File.Move(folder.File("many.jsonl"), folder.File("in/b.jsonl"));
        folder.Write("in/a.jsonl", string.Concat(Enumerable.Repeat("{\n", 3_000)) + Line(1) + "\n");
        folder.Write("in/c.pdf", "%PDF");
        folder.Write("in/.hidden", "x");
        var (wasCut, _) = Cut(folder, "-INT", 40, "read", "in", "--format", "jsonl", "--ledger", "none", "--report", "report.jsonl");
        Assert.True(wasCut);
        string[] lines = File.ReadAllLines(folder.File("report.jsonl"));
        Assert.True(JsonDocument.Parse(lines[^1]).RootElement.GetProperty("interrupted").GetBoolean());

        var result = Attache.Run(folder, "read", "in", "--format", "none", "--ledger", "none", "--report", "report.jsonl").Ends(2);
        Assert.Contains("note: in: passed over, since their names end in no format that is read: 1 .pdf", result.Error, StringComparison.Ordinal);
        var report = File.ReadAllLines(folder.File("report.jsonl")).Select(l => JsonDocument.Parse(l).RootElement).ToList();
        Assert.Equal(["in/c.pdf", "in/a.jsonl", "in/b.jsonl"], report.Select(r => r.GetProperty("source").GetString()));
        Assert.All(report, r => Assert.False(r.TryGetProperty("interrupted", out JsonElement _)));
        Assert.Contains("format", report[0].GetProperty("passed_over").GetString(), StringComparison.Ordinal);
        Assert.Equal((3_000, 3_000, 1), (report[1].GetProperty("not_read").GetInt32(), report[1].GetProperty("problems").GetArrayLength(), report[1].GetProperty("read").GetInt32()));
        Assert.Equal((Stories - 1, 1), (report[2].GetProperty("read").GetInt32(), report[2].GetProperty("copies").GetInt32()));
    }

    [Fact]
    public void Output_that_takes_no_more_is_told_and_the_ledger_is_whole()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "needs /dev/full");
        using var folder = Prepare();
        var start = new ProcessStartInfo("/bin/sh") { WorkingDirectory = folder.Path, RedirectStandardError = true };
        foreach (string format in (string[])["jsonl", "table"])
        {
            start.ArgumentList.Clear();
            foreach (string arg in (string[])["-c", $"exec dotnet '{Attache.Path}' read many.jsonl --format {format} --ledger full.db > /dev/full"]) start.ArgumentList.Add(arg);
            using var process = Process.Start(start)!;
            string error = process.StandardError.ReadToEnd();
            process.WaitForExit();
            Assert.Equal(74, process.ExitCode);
            Assert.StartsWith("attache: standard output cannot be written: ", error, StringComparison.Ordinal);
            Assert.Contains("run the same command again", error, StringComparison.Ordinal);
            Attache.Run(folder, "ledger", "verify", "--ledger", "full.db").Ends(0);
        }
        // and a report that cannot be written
        var failed = Attache.Run(folder, "read", "many.jsonl", "--format", "none", "--ledger", "none", "--report", "/dev/full/r").Ends(74);
        Assert.StartsWith("attache: the report '/dev/full/r' cannot be written", failed.Error, StringComparison.Ordinal);
    }
}
