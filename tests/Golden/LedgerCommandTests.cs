using System.Text.Json;

namespace Attache.Tests.Golden;

/// <summary>The verbs that look after the ledger and ask it, as a user runs them.</summary>
public sealed class LedgerCommandTests
{
    [Fact]
    public void A_decision_is_taken_logged_and_taken_back()
    {
        using var folder = new TemporaryFolder();
        Attache.Run(folder, "read", Corpus.Sahel, "--format", "none").Ends(0);
        string id = Queue(folder)[0];

        Assert.Contains("accepted", Attache.Run(folder, "review", "accept", id, "--by", "Ada", "--reason", "read twice", "--at", "2022-09-01").Ends(0).Output, StringComparison.Ordinal);
        Assert.DoesNotContain(id, Queue(folder));
        Assert.Contains("nothing was added", Attache.Run(folder, "review", "accept", id, "--by", "Ada", "--reason", "read twice", "--at", "2022-09-01").Ends(0).Output, StringComparison.Ordinal);

        string entry = Assert.Single(Attache.Run(folder, "review", "log").Ends(0).Lines);
        Assert.Contains("Ada", entry, StringComparison.Ordinal);
        Assert.Contains("read twice", entry, StringComparison.Ordinal);
        string number = entry.Trim().Split(' ')[0];
        Attache.Run(folder, "review", "undo", number, "--by", "Ada").Ends(0);
        Assert.Contains(id, Queue(folder));
        Assert.Contains("taken back", Attache.Run(folder, "review", "log", id).Ends(0).Output, StringComparison.Ordinal);

        Attache.Run(folder, "review", "reject", id, "--by", "Ada").Ends(0);
        Assert.DoesNotContain(id, Attache.Run(folder, "findings", "Mali", "--format", "jsonl").Ends(0).Output, StringComparison.Ordinal);
        Assert.Contains("the chain holds", Attache.Run(folder, "ledger", "verify").Ends(0).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Wrong_decisions_are_refused_with_what_to_do()
    {
        using var folder = new TemporaryFolder();
        Attache.Run(folder, "read", Corpus.Sahel, "--format", "none").Ends(0);
        Assert.Contains("attache findings", Attache.Run(folder, "review", "accept", "f-00000000000000000000", "--by", "Ada").Ends(1).Error, StringComparison.Ordinal);
        Assert.Contains("such as B2", Attache.Run(folder, "review", "grade", "APA", "Z9", "--by", "Ada").Ends(64).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Rebuilding_changes_neither_the_chain_nor_the_answers()
    {
        using var folder = new TemporaryFolder();
        Attache.Run(folder, "read", Corpus.Sahel, "--format", "none").Ends(0);
        string head = Attache.Run(folder, "ledger", "verify").Ends(0).Output, dossier = Attache.Run(folder, "dossier", "FRA", "MLI").Ends(0).Output;
        Assert.Contains("derived anew", Attache.Run(folder, "ledger", "rebuild").Ends(0).Output, StringComparison.Ordinal);
        Assert.Equal(head, Attache.Run(folder, "ledger", "verify").Ends(0).Output);
        Assert.Equal(dossier, Attache.Run(folder, "dossier", "FRA", "MLI").Ends(0).Output);
    }

    [Fact]
    public void Changes_and_what_is_due_keep_to_their_days()
    {
        using var folder = new TemporaryFolder();
        Attache.Run(folder, "read", Corpus.Sahel, "--format", "none").Ends(0);
        string changes = Attache.Run(folder, "changes", "France", "Mali", "--since", "2022-01-27", "--on", "2022-02-01").Ends(0).Output;
        Assert.Contains("after 27 January 2022 and up to 1 February 2022", changes, StringComparison.Ordinal);
        Assert.Contains("--believed", Attache.Run(folder, "changes", "FRA", "MLI").Ends(64).Error, StringComparison.Ordinal);
        Assert.Contains("later --on", Attache.Run(folder, "changes", "FRA", "MLI", "--since", "2022-03-01", "--on", "2022-02-01").Ends(64).Error, StringComparison.Ordinal);

        // The ambassador's three days to leave, told on 31 January.
        Assert.Contains("4 February 2022", Attache.Run(folder, "due", "France", "--on", "2022-02-01", "--known", "2022-02-01", "--within", "30d").Ends(0).Output, StringComparison.Ordinal);
        Assert.Contains("30d, 6w or 3m", Attache.Run(folder, "due", "--within", "5y").Ends(64).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_dossier_comes_in_four_formats()
    {
        using var folder = new TemporaryFolder();
        Attache.Run(folder, "read", Corpus.Sahel, "--format", "none").Ends(0);
        string As(string format) => Attache.Run(folder, "dossier", "FRA", "MLI", "--on", "2022-02-01", "--format", format).Ends(0).Output;
        Assert.StartsWith("FRANCE AND MALI\n", As("text"), StringComparison.Ordinal);
        Assert.StartsWith("# France and Mali\n", As("md"), StringComparison.Ordinal);
        Assert.StartsWith("<!doctype html>", As("html"), StringComparison.Ordinal);
        using var json = JsonDocument.Parse(As("json"));
        Assert.Equal("France and Mali", json.RootElement.GetProperty("title").GetString());
    }

    [Fact]
    public void A_finding_is_corrected_and_one_is_added_by_hand()
    {
        using var folder = new TemporaryFolder();
        Attache.Run(folder, "read", Corpus.Sahel, "--format", "none").Ends(0);
        string id = Id(folder, "expelled", "AWP");
        Attache.Run(folder, "review", "correct", id, "--set", "date=2022-01-30", "--by", "Ada", "--at", "2022-09-01").Ends(0);
        Assert.Contains("2022-01-30", Line(folder, id), StringComparison.Ordinal);
        // Before the correction the machine's date stands.
        Assert.Contains("2022-01-31", Attache.Run(folder, "findings", "FRA", "MLI", "--kind", "post", "--known", "2022-08-31", "--format", "jsonl").Ends(0).Lines.Single(l => l.Contains(id, StringComparison.Ordinal)), StringComparison.Ordinal);

        const string Post = """{"kind":"post","post":"consul","sending":"FRA","receiving":"MLI","change":"vacant","modality":"actual"}""";
        Attache.Run(folder, "review", "add", "--story", "urn:example:sna:2022-07-01-takuba", "--sentence", "Niamey has not asked for a new Takuba, he said.", "--finding", Post, "--by", "Ada", "--at", "2022-09-02").Ends(0);
        Assert.Contains("consul", Attache.Run(folder, "dossier", "FRA", "MLI").Ends(0).Output, StringComparison.Ordinal);
        Assert.DoesNotContain("consul in", Attache.Run(folder, "dossier", "FRA", "MLI", "--known", "2022-09-01").Ends(0).Output, StringComparison.Ordinal);
        Attache.Run(folder, "review", "add", "--story", "urn:example:sna:2022-07-01-takuba", "--sentence", "Nobody wrote this.", "--finding", Post, "--by", "Ada").Ends(1);
        Assert.Contains("the chain holds", Attache.Run(folder, "ledger", "verify").Ends(0).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Facts_are_merged_and_split_and_a_source_is_graded()
    {
        using var folder = new TemporaryFolder();
        Attache.Run(folder, "read", Corpus.Sahel, "--format", "none").Ends(0);
        string before = Dossier(folder);
        string vacant = Id(folder, "vacant", "BRW"), expelled = Id(folder, "expelled", "BRW");
        Attache.Run(folder, "review", "split", expelled, "--by", "Ada", "--at", "2022-09-01").Ends(0);
        string split = Dossier(folder);
        Assert.NotEqual(before, split);
        Attache.Run(folder, "review", "merge", expelled, Id(folder, "expelled", "AWP"), "--by", "Ada", "--at", "2022-09-02").Ends(0);
        Assert.NotEqual(split, Dossier(folder));
        // As it was known before both, nothing has changed.
        Assert.Equal(Body(Attache.Run(folder, "dossier", "FRA", "MLI", "--known", "2022-08-31").Ends(0).Output), Body(before));

        Attache.Run(folder, "review", "grade", "BRW", "C3", "--by", "Ada", "--at", "2022-09-03").Ends(0);
        Assert.Contains("C3", Dossier(folder), StringComparison.Ordinal);
        Assert.NotEqual(vacant, expelled);
        Assert.Contains("the chain holds", Attache.Run(folder, "ledger", "verify").Ends(0).Output, StringComparison.Ordinal);

        static string Dossier(TemporaryFolder folder) => Attache.Run(folder, "dossier", "FRA", "MLI").Ends(0).Output;
        // All but the line that tells when it was known.
        static string Body(string dossier) => string.Join('\n', dossier.Split('\n').Where(l => !l.StartsWith("As of ", StringComparison.Ordinal)));
    }

    [Fact]
    public void What_was_believed_and_is_no_more_is_told()
    {
        using var folder = new TemporaryFolder();
        Attache.Run(folder, "read", Corpus.Sahel, "--format", "none").Ends(0);
        // The first version gave 48 hours, the correction 72.
        string believed = Attache.Run(folder, "changes", "FRA", "MLI", "--believed", "2022-01-31").Ends(0).Output;
        Assert.Contains("2 February 2022", string.Join(' ', believed.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        string id = Id(folder, "summoned", "AWP");
        Attache.Run(folder, "review", "reject", id, "--by", "Ada", "--at", "2022-09-01").Ends(0);
        Assert.DoesNotContain(id, Attache.Run(folder, "findings", "FRA", "MLI", "--kind", "post", "--format", "jsonl").Ends(0).Output, StringComparison.Ordinal);
    }

    // The id of the last finding on a post of that change that a publisher reports.
    private static string Id(TemporaryFolder folder, string change, string publisher)
    {
        var lines = Attache.Run(folder, "findings", "FRA", "MLI", "--kind", "post", "--format", "jsonl").Ends(0).Lines;
        string key = publisher == "BRW" ? "since Joël Meyer was expelled on 31 January." : "";
        string line = lines.Last(l => l.Contains($"\"change\":\"{change}\"", StringComparison.Ordinal) && l.Contains(key, StringComparison.Ordinal) && (publisher != "AWP" || l.Contains(":awp:", StringComparison.Ordinal)));
        using var json = JsonDocument.Parse(line);
        return json.RootElement.GetProperty("id").GetString()!;
    }

    private static string Line(TemporaryFolder folder, string id) =>
        Attache.Run(folder, "findings", "FRA", "MLI", "--kind", "post", "--format", "jsonl").Ends(0).Lines.Single(l => l.Contains(id, StringComparison.Ordinal));

    private static string[] Queue(TemporaryFolder folder) =>
        [.. Attache.Run(folder, "review", "queue", "--limit", "5").Ends(0).Lines.Where(l => l.StartsWith("f-", StringComparison.Ordinal)).Select(l => l.Split(' ')[0])];
}
