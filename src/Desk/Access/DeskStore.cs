using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;

namespace Attache.Desk.Access;

/// <summary>A token for programs; the secret itself is kept by who asked for it.</summary>
/// <param name="Id">Number.</param>
/// <param name="Label">What it is for.</param>
/// <param name="Created">When it was made.</param>
public sealed record AccessToken(long Id, string Label, DateTimeOffset Created);

/// <summary>A search that somebody keeps.</summary>
/// <param name="Id">Number.</param>
/// <param name="Label">Its name.</param>
/// <param name="Query">The query string of the search page, with "?".</param>
public sealed record SavedSearch(long Id, string Label, string Query);

/// <summary>
/// What the desk keeps besides the ledger: accounts (for <see cref="DeskIdentity"/>), tokens, saved searches. Passwords are
/// kept as the hashes of ASP.NET Core Identity (PBKDF2), tokens as SHA-256, since they are random. Safe to use from many threads.
/// </summary>
public sealed class DeskStore
{
    private const string Tables =
        """
        CREATE TABLE IF NOT EXISTS account(name TEXT PRIMARY KEY COLLATE NOCASE, role TEXT NOT NULL, hash TEXT NOT NULL, stamp TEXT NOT NULL, failures INTEGER NOT NULL DEFAULT 0, locked INTEGER) STRICT;
        CREATE TABLE IF NOT EXISTS token(id INTEGER PRIMARY KEY, hash TEXT NOT NULL UNIQUE, account TEXT NOT NULL COLLATE NOCASE, label TEXT NOT NULL, created INTEGER NOT NULL) STRICT;
        CREATE TABLE IF NOT EXISTS search(id INTEGER PRIMARY KEY, account TEXT NOT NULL COLLATE NOCASE, label TEXT NOT NULL, query TEXT NOT NULL, UNIQUE(account, label)) STRICT;
        """;

    private readonly string source;

    /// <summary>Opens or makes the file.</summary>
    public DeskStore(string path)
    {
        source = new SqliteConnectionStringBuilder { DataSource = path, Pooling = true, DefaultTimeout = 30 }.ToString();
        using var connection = Connect();
        Run(connection, "PRAGMA journal_mode = WAL;" + Tables);
        // A file of before accounts could be locked.
        if (Query("SELECT COUNT(*) FROM pragma_table_info('account') WHERE name = 'failures'", r => r.GetInt64(0))[0] == 0)
            Run(connection, "ALTER TABLE account ADD COLUMN failures INTEGER NOT NULL DEFAULT 0; ALTER TABLE account ADD COLUMN locked INTEGER;");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    /// <summary>All accounts by name.</summary>
    public IReadOnlyList<Account> Accounts() => Query("SELECT name, role, stamp, hash, failures, locked FROM account ORDER BY name", ReadAccount);

    /// <summary>The account of a name; null where there is none.</summary>
    public Account? Find(string name) => Query("SELECT name, role, stamp, hash, failures, locked FROM account WHERE name = $name", ReadAccount, ("$name", name)).FirstOrDefault();

    /// <summary>Keeps an account as it is, new or changed.</summary>
    public void Keep(Account account) => Change(
        """
        INSERT INTO account(name, role, hash, stamp, failures, locked) VALUES ($name, $role, $hash, $stamp, $failures, $locked)
        ON CONFLICT(name) DO UPDATE SET role = excluded.role, hash = excluded.hash, stamp = excluded.stamp, failures = excluded.failures, locked = excluded.locked
        """,
        ("$name", account.Name), ("$role", account.Role.ToString()), ("$hash", account.Hash ?? ""), ("$stamp", account.Stamp), ("$failures", account.Failures),
        ("$locked", account.LockedUntil is { } until ? until.ToUnixTimeMilliseconds() : DBNull.Value));

    /// <summary>
    /// Changes an account that was read before. Wrong passwords are added to those counted meanwhile, so that guesses at the same time all count.
    /// </summary>
    /// <returns>False where it was removed, or its password or role changed, since it was read: then nothing is changed.</returns>
    public bool Update(Account account)
    {
        bool kept = Change(
        """
        UPDATE account SET role = $role, hash = $hash, stamp = $stamp, locked = $locked, failures = CASE WHEN $failures = 0 THEN 0 ELSE failures + $failures - $counted END
        WHERE name = $name AND stamp = $read
        """,
        ("$name", account.Name), ("$role", account.Role.ToString()), ("$hash", account.Hash ?? ""), ("$stamp", account.Stamp), ("$failures", account.Failures), ("$counted", account.ReadFailures),
        ("$read", account.ReadStamp ?? account.Stamp), ("$locked", account.LockedUntil is { } until ? until.ToUnixTimeMilliseconds() : DBNull.Value)) > 0;
        // What is changed again starts from here.
        if (kept) (account.ReadStamp, account.ReadFailures) = (account.Stamp, account.Failures);
        return kept;
    }

    /// <summary>Ends an account and its tokens. What it decided stays in the ledger under its name.</summary>
    public bool Remove(string name)
    {
        Change("DELETE FROM token WHERE account = $name", ("$name", name));
        return Change("DELETE FROM account WHERE name = $name", ("$name", name)) > 0;
    }

    /// <summary>Makes a token; it is told once and never again.</summary>
    public string AddToken(string account, string label, DateTimeOffset now)
    {
        string secret = "att_" + Secret();
        Change("INSERT INTO token(hash, account, label, created) VALUES ($hash, $account, $label, $created)", ("$hash", Hash(secret)), ("$account", account), ("$label", label), ("$created", now.ToUnixTimeMilliseconds()));
        return secret;
    }

    /// <summary>The tokens of an account.</summary>
    public IReadOnlyList<AccessToken> Tokens(string account) => Query(
        "SELECT id, label, created FROM token WHERE account = $account ORDER BY id",
        r => new AccessToken(r.GetInt64(0), r.GetString(1), DateTimeOffset.FromUnixTimeMilliseconds(r.GetInt64(2))), ("$account", account));

    /// <summary>Ends a token of an account.</summary>
    public void RemoveToken(string account, long id) => Change("DELETE FROM token WHERE id = $id AND account = $account", ("$id", id), ("$account", account));

    /// <summary>The account of a token; null where it is none.</summary>
    public Account? CheckToken(string secret) => Query("SELECT account FROM token WHERE hash = $hash", r => r.GetString(0), ("$hash", Hash(secret))).FirstOrDefault() is { } name ? Find(name) : null;

    /// <summary>The searches that somebody keeps, by name.</summary>
    public IReadOnlyList<SavedSearch> Searches(string account) => Query(
        "SELECT id, label, query FROM search WHERE account = $account ORDER BY label", r => new SavedSearch(r.GetInt64(0), r.GetString(1), r.GetString(2)), ("$account", account));

    /// <summary>Keeps a search; one of the same name is replaced.</summary>
    public void SaveSearch(string account, string label, string query) => Change(
        "INSERT INTO search(account, label, query) VALUES ($account, $label, $query) ON CONFLICT(account, label) DO UPDATE SET query = excluded.query",
        ("$account", account), ("$label", label), ("$query", query));

    /// <summary>Forgets a search.</summary>
    public void RemoveSearch(string account, long id) => Change("DELETE FROM search WHERE id = $id AND account = $account", ("$id", id), ("$account", account));

    private static string Secret() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));

    private static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    private static Account ReadAccount(SqliteDataReader reader) => new()
    {
        Name = reader.GetString(0),
        Role = Enum.TryParse<Role>(reader.GetString(1), out var role) ? role : Role.Reader,
        Stamp = reader.GetString(2),
        ReadStamp = reader.GetString(2),
        ReadFailures = reader.GetInt32(4),
        Hash = reader.GetString(3) is { Length: > 0 } hash ? hash : null,
        Failures = reader.GetInt32(4),
        LockedUntil = reader.IsDBNull(5) ? null : DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(5)),
    };

    private SqliteConnection Connect()
    {
        var connection = new SqliteConnection(source);
        connection.Open();
        return connection;
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private int Change(string sql, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        using var connection = Connect();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters) command.Parameters.AddWithValue(name, value);
        return command.ExecuteNonQuery();
    }

    private List<T> Query<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        using var connection = Connect();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters) command.Parameters.AddWithValue(name, value);
        using var reader = command.ExecuteReader();
        var all = new List<T>();
        while (reader.Read()) all.Add(read(reader));
        return all;
    }
}
