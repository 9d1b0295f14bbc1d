using Attache.Ledger;
using Attache.Storage;
using Attache.Tests.Unit.Ledger;
using Microsoft.Data.Sqlite;

namespace Attache.Tests.Contract;

/// <summary>The contract on SQLite files, and what only files can do wrong.</summary>
public sealed class SqliteLedgerTests : LedgerStoreContract
{
    private readonly string folder = Directory.CreateTempSubdirectory("attache").FullName;

    private string FilePath => Path.Combine(folder, "attache.db");

    protected override ILedgerStore Open() => SqliteLedger.Open(FilePath, TimeProvider.System, patience: TimeSpan.FromSeconds(1));

    protected override ILedgerStore OpenOther(string name) => SqliteLedger.Open(Path.Combine(folder, name + ".db"), TimeProvider.System);

    public override void Dispose()
    {
        Directory.Delete(folder, recursive: true);
        base.Dispose();
    }

    private void Sql(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={FilePath};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private void Fill()
    {
        using var store = Open();
        store.Append([Wire.Seed().Reading()]);
    }

    [Theory]
    [InlineData("UPDATE entry SET author = 'x' WHERE seq = 1")]
    [InlineData("DELETE FROM entry WHERE seq = 1")]
    [InlineData("DELETE FROM entry")]
    [InlineData("INSERT OR REPLACE INTO entry SELECT seq, kind, known, appended, 'x', reason, story, finding, payload, hash FROM entry WHERE seq = 2")]
    [InlineData("INSERT OR FAIL INTO entry SELECT seq, kind, known, appended, 'x', reason, story, finding, payload, hash FROM entry WHERE seq = 2")]
    [InlineData("INSERT OR IGNORE INTO entry SELECT seq + 1000, kind, known, appended, author, reason, story, finding, payload, hash FROM entry WHERE seq = 2")]
    [InlineData("REPLACE INTO entry SELECT seq, kind, known, appended, 'x', reason, story, finding, payload, hash FROM entry ORDER BY seq DESC LIMIT 1")]
    [InlineData("INSERT INTO entry SELECT seq + 1000, kind, known, appended, author, reason, story, finding, payload, hash FROM entry WHERE seq = 2")]
    public void No_statement_changes_or_skips_an_entry(string sql)
    {
        Fill();
        Assert.Contains("append-only", Assert.Throws<SqliteException>(() => Sql(sql)).Message, StringComparison.Ordinal);
        using var store = Open();
        Assert.True(store.Check().Holds);
    }

    [Theory]
    [InlineData("UPDATE entry SET author = 'mallory' WHERE seq = 5", 5)]
    [InlineData("UPDATE entry SET payload = X'7B7D' WHERE seq = 7", 7)]
    [InlineData("UPDATE entry SET known = known + 1 WHERE seq = 1", 1)]
    [InlineData("UPDATE entry SET hash = zeroblob(32) WHERE seq = 3", 3)]
    [InlineData("DELETE FROM entry WHERE seq = 9", 9)]
    public void Verify_names_the_first_broken_entry_of_a_file_that_was_tampered_with(string sql, long broken)
    {
        Fill();
        Sql("DROP TRIGGER entry_keep_update; DROP TRIGGER entry_keep_delete; " + sql);
        using var store = Open();
        var check = store.Check();
        Assert.Equal(broken, check.BrokenAt);
        Assert.Equal(broken - 1, check.Checked);
        Assert.NotEmpty(check.Why!);
    }

    [Fact]
    public void A_newer_ledger_is_refused_and_not_touched()
    {
        Fill();
        Sql("PRAGMA user_version = 99");
        byte[] before = File.ReadAllBytes(FilePath);
        var e = Assert.Throws<LedgerException>(Open);
        Assert.Equal(LedgerProblem.NewerSchema, e.Problem);
        Assert.Contains("newer Attaché", e.Message, StringComparison.Ordinal);
        Assert.Equal(LedgerProblem.NewerSchema, Assert.Throws<LedgerException>(() => SqliteLedger.Open(FilePath, TimeProvider.System, LedgerAccess.Read)).Problem);
        Assert.Equal(before, File.ReadAllBytes(FilePath));
    }

    [Theory]
    [InlineData(LedgerAccess.Write)]
    [InlineData(LedgerAccess.Read)]
    public void A_ledger_of_schema_1_is_migrated_with_all_that_it_holds(LedgerAccess access)
    {
        File.Copy(Path.Combine(AppContext.BaseDirectory, "Data", "schema-1.ledger"), FilePath);
        using var store = SqliteLedger.Open(FilePath, TimeProvider.System, access);
        Assert.Equal(17, store.Head.Count);
        Assert.True(store.Check().Holds);
        Assert.NotEmpty(store.Findings(new FindingQuery()));
        Assert.Equal(3, Number("PRAGMA user_version"));
    }

    private long Number(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={FilePath};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }

    [Fact]
    public void Another_file_is_no_ledger()
    {
        File.WriteAllText(FilePath, new string('x', 5000));
        Assert.Equal(LedgerProblem.NotALedger, Assert.Throws<LedgerException>(Open).Problem);
        File.Delete(FilePath);
        Sql("CREATE TABLE t(x)");
        Assert.Equal(LedgerProblem.NotALedger, Assert.Throws<LedgerException>(Open).Problem);
    }

    [Fact]
    public void A_missing_ledger_is_made_for_writing_only()
    {
        Assert.Equal(LedgerProblem.Missing, Assert.Throws<LedgerException>(() => SqliteLedger.Open(FilePath, TimeProvider.System, LedgerAccess.Read)).Problem);
        Assert.False(File.Exists(FilePath));
        Assert.Equal(LedgerProblem.CannotOpen, Assert.Throws<LedgerException>(() => SqliteLedger.Open(Path.Combine(folder, "no", "a.db"), TimeProvider.System)).Problem);
        Assert.Equal(LedgerProblem.CannotOpen, Assert.Throws<LedgerException>(() => SqliteLedger.Open(folder, TimeProvider.System)).Problem);
    }

    [Fact]
    public void While_another_program_writes_one_is_told()
    {
        Fill();
        using var store = Open();
        using var other = new SqliteConnection($"Data Source={FilePath};Pooling=False");
        other.Open();
        using (var begin = other.CreateCommand())
        {
            begin.CommandText = "BEGIN IMMEDIATE";
            begin.ExecuteNonQuery();
        }
        var e = Assert.Throws<LedgerException>(() => store.Append([new Wire("B", "2022-02-08", "X.").Reading()]));
        Assert.Equal(LedgerProblem.Locked, e.Problem);
        other.Close();
        Assert.Equal(1, store.Append([new Wire("B", "2022-02-08", "X.").Reading()]).Stories);
    }

    [Fact]
    public void Two_stores_on_one_file_write_in_turn()
    {
        using var one = Open();
        using var two = Open();
        one.Append([Wire.Seed().Reading()]);
        two.Append([new Wire("B", "2022-02-08", "X.").Says(1, Wire.Relation("FRA", "MLI", "strained")).Reading()]);
        Assert.Equal(1, one.Append([new Wire("B", "2022-02-08", "X.").Reading()]).Repeated);
        Assert.Equal(one.Head, two.Head);
        Assert.True(one.Check().Holds);
        Assert.Equal(23, one.Findings(new FindingQuery()).Count());
    }

    [Fact]
    public void Opened_for_reading_it_answers_and_refuses_to_write()
    {
        Fill();
        Sql("DROP TABLE view_review; DROP TABLE view_subject; DROP TABLE view_name; DROP TABLE view_mark; DROP TABLE view_story; DROP TABLE view_reading; DROP TABLE view_finding");
        using var store = SqliteLedger.Open(FilePath, TimeProvider.System, LedgerAccess.Read);
        Assert.Equal(5, store.Findings(new FindingQuery { Kind = "post" }).Count());
        Assert.NotEmpty(store.Findings(new FindingQuery { Subject = Subject.Pair("FRA", "MLI") }));
        Assert.True(store.Check().Holds);
        Assert.Equal(LedgerProblem.ReadOnly, Assert.Throws<LedgerException>(() => store.Append([Wire.Seed().Reading()])).Problem);
    }

    [Fact]
    public void A_file_that_may_not_be_written_answers_and_is_left_as_it_was()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows() || Environment.UserName == "root", "needs a user whom permissions bind");
        if (OperatingSystem.IsWindows()) return; // skipped above, which the analyzer does not see
        Fill();
        byte[] before = File.ReadAllBytes(FilePath);
        File.SetUnixFileMode(FilePath, UnixFileMode.UserRead);
        try
        {
            using (var reading = SqliteLedger.Open(FilePath, TimeProvider.System, LedgerAccess.Read)) Assert.Equal(5, reading.Findings(new FindingQuery { Kind = "post" }).Count());
            var e = Assert.Throws<LedgerException>(() =>
            {
                using var store = Open();
                store.Append([Wire.Seed().Reading() with { Program = "another program" }]);
            });
            Assert.Equal(LedgerProblem.ReadOnly, e.Problem);
            Assert.Contains(FilePath, e.Message, StringComparison.Ordinal);
        }
        finally
        {
            File.SetUnixFileMode(FilePath, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
        Assert.Equal(before, File.ReadAllBytes(FilePath));
    }

    [Fact]
    public void A_full_disk_leaves_the_ledger_as_it_was()
    {
        Fill();
        using (var store = Open())
        {
            var head = store.Head;
            ((IStoreLimit)store).LimitTo(pages: 40);
            var big = Enumerable.Range(0, 200).Select(i => Wire.Item($"urn:{i}", "1", "B", "2022-02-08", new string('x', 3000)).Reading()).ToList();
            Assert.Equal(LedgerProblem.DiskFull, Assert.Throws<LedgerException>(() => store.Append(big)).Problem);
            Assert.Equal(head, store.Head);
            Assert.True(store.Check().Holds);
        }
        using var again = Open();
        Assert.Equal(23, again.Head.Count);
    }

    [Fact]
    public void Derived_tables_come_out_the_same_bit_by_bit_or_all_at_once()
    {
        using (var store = Open())
        {
            for (int i = 0; i < 6; i++)
            {
                var wire = Wire.Item($"urn:{i % 4}", $"{(i / 4) + 1}", "AWP", $"2022-02-0{i + 1}", "Mali expelled the ambassador.", $"Talks {i}.")
                    .Says(1, Wire.Post("expelled", "FRA", "MLI", "Joël Meyer"), "2022-01-31").Says(1, Wire.Relation("FRA", "MLI", "crisis")).Says(2, Wire.Decision("pending", "2022-03-01", "x", Wire.State("FRA", "France")));
                store.Append([wire.Reading()]);
                if (i == 3) store.Append([wire.Reading("attache 0.2.0") with { Findings = [.. wire.Reading().Findings.Take(1), wire.Reading().Findings[1] with { Id = "f-00000000000000000009" }] }]);
                if (i == 4) store.Append([new CorrectFinding(wire.Id(0), Wire.Post("recalled", "FRA", "NER")) { Known = Attache.Stories.KnownTime.EndOf(new DateOnly(2022, 2, 9)), Author = "ada" }]);
                // Asking brings the derived tables up to this point.
                Assert.NotEmpty(store.Findings(new FindingQuery { Subject = Subject.State("MLI") }));
            }
        }
        string before = Dump();
        using (var store = Open()) store.RebuildViews();
        Assert.Equal(before, Dump());
    }

    private string Dump()
    {
        using var connection = new SqliteConnection($"Data Source={FilePath};Pooling=False");
        connection.Open();
        var text = new System.Text.StringBuilder();
        foreach (var query in (string[])
        [
            "SELECT * FROM view_story ORDER BY 1", "SELECT * FROM view_reading ORDER BY 1, 2", "SELECT * FROM view_finding ORDER BY 1", "SELECT * FROM view_name ORDER BY 1",
            "SELECT * FROM view_subject ORDER BY 1, 2, 3, 4", "SELECT * FROM view_mark ORDER BY 1", "SELECT * FROM view_review ORDER BY 1",
        ])
        {
            using var command = connection.CreateCommand();
            command.CommandText = query;
            using var reader = command.ExecuteReader();
            while (reader.Read()) text.AppendJoin('|', Enumerable.Range(0, reader.FieldCount).Select(reader.GetValue)).Append('\n');
        }
        return text.ToString();
    }
}
