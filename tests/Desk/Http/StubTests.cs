using Attache.Exchange;
using Attache.Exchange.Formats;
using Attache.Exchange.Import;
using Attache.Storage;

namespace Attache.Tests.Desk.Http;

/// <summary>Findings that another program coded, before and after their story is read.</summary>
public sealed class StubTests
{
    [Fact]
    public async Task A_stub_says_that_it_is_one()
    {
        using var desk = RunningDesk.Filled(path => Fill(path, read: false));
        using var client = desk.Client();
        string html = await client.GetStringAsync("/story/1");
        Assert.Contains("This is a stub", html, StringComparison.Ordinal);
        Assert.Contains("has not been read", html, StringComparison.Ordinal);
        Assert.Contains("by petrarch", html, StringComparison.Ordinal);
        Assert.DoesNotContain("Mali gave itself", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_story_that_was_read_later_names_what_stands_in_its_stub()
    {
        using var desk = RunningDesk.Filled(path => Fill(path, read: true));
        using var client = desk.Client();
        long story = StoryOf(desk);
        string html = await client.GetStringAsync($"/story/{story}");
        Assert.DoesNotContain("This is a stub", html, StringComparison.Ordinal);
        Assert.Contains("Found by other programs before the story was read", html, StringComparison.Ordinal);
        Assert.Contains("by petrarch", html, StringComparison.Ordinal);
        Assert.Contains("href=\"/story/1?finding=", html, StringComparison.Ordinal);
        Assert.Contains("came in later", await client.GetStringAsync("/story/1"), StringComparison.Ordinal);
    }

    private static long StoryOf(RunningDesk desk)
    {
        using var ledger = desk.Ledger();
        return ledger.Stories(Attache.Stories.KnownTime.Latest).Single(s => !s.IsStub).Sequence;
    }

    // Its findings are exported from another ledger and imported without the story.
    private static void Fill(string path, bool read)
    {
        var story = Stories.Expulsion();
        string other = path + ".other";
        using var text = new MemoryStream();
        using (var from = SqliteLedger.Open(other, TimeProvider.System))
        {
            from.Append([story.Reading()]);
            Exporter.Write(from, new ExportRequest("post", ExportFormat.ByName("jsonl")!), text);
        }
        using var store = SqliteLedger.Open(path, TimeProvider.System);
        text.Position = 0;
        using var reader = new StreamReader(text);
        var importer = new Importer(store, new ImportDefaults(), (_, line, what) => throw new InvalidOperationException($"{line}: {what}"));
        var records = FindingsImport.Read(reader).ToList();
        Assert.Equal(1, importer.Import(records.Select(r => ("a.jsonl", r.Record! with { Coder = "petrarch" }))).Findings);
        // The reading does not find again what the other program found.
        if (read) store.Append([story.Reading() with { Findings = [.. story.Reading().Findings.Skip(1)] }]);
    }
}
