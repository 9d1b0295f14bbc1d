using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;

namespace Attache.Desk.Access;

/// <summary>Somebody who may log in.</summary>
/// <param name="Name">The name, as it stands beside decisions.</param>
/// <param name="Role">What they may do.</param>
/// <param name="Stamp">Changes with password and role.</param>
public sealed record Account(string Name, Role Role, string Stamp);

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
/// What the desk keeps besides the ledger: accounts, tokens, saved searches. Passwords are kept as the hashes of ASP.NET
/// Core Identity (PBKDF2), tokens as SHA-256, since they are random. Safe to use from many threads.
/// </summary>
public sealed class DeskStore
{
    /// <summary>The least length of a password, as NIST SP 800-63B-4 asks of a single factor.</summary>
    public const int LeastPassword = 15;

    private const string Tables =
        """
        CREATE TABLE IF NOT EXISTS account(name TEXT PRIMARY KEY COLLATE NOCASE, role TEXT NOT NULL, hash TEXT NOT NULL, stamp TEXT NOT NULL) STRICT;
        CREATE TABLE IF NOT EXISTS token(id INTEGER PRIMARY KEY, hash TEXT NOT NULL UNIQUE, account TEXT NOT NULL COLLATE NOCASE, label TEXT NOT NULL, created INTEGER NOT NULL) STRICT;
        CREATE TABLE IF NOT EXISTS search(id INTEGER PRIMARY KEY, account TEXT NOT NULL COLLATE NOCASE, label TEXT NOT NULL, query TEXT NOT NULL, UNIQUE(account, label)) STRICT;
        """;

    private readonly string source;
    private readonly PasswordHasher<Account> hasher = new();
    // Verified where a name is unknown, so that the time of the answer does not tell.
    private readonly string nobody;

    /// <summary>Opens or makes the file.</summary>
    public DeskStore(string path)
    {
        source = new SqliteConnectionStringBuilder { DataSource = path, Pooling = true, DefaultTimeout = 30 }.ToString();
        nobody = hasher.HashPassword(new Account("", Role.Reader, ""), "nobody");
        using var connection = Connect();
        Run(connection, "PRAGMA journal_mode = WAL;" + Tables);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    /// <summary>All accounts by name.</summary>
    public IReadOnlyList<Account> Accounts() => Query("SELECT name, role, stamp FROM account ORDER BY name", ReadAccount);

    /// <summary>The account of a name; null where there is none.</summary>
    public Account? Find(string name) => Query("SELECT name, role, stamp FROM account WHERE name = $name", ReadAccount, ("$name", name)).FirstOrDefault();

    /// <summary>Makes an account, or gives one another password and role.</summary>
    /// <returns>What is wrong, as a message; null where it is done.</returns>
    public string? Put(string name, Role role, string password)
    {
        if (name.Length is 0 or > 64 || name.Any(c => char.IsControl(c) || c is '<' or '>') || name.Trim() != name) return "A name has 1 to 64 characters and no spaces around it.";
        if (password.Length < LeastPassword) return string.Create(CultureInfo.InvariantCulture, $"A password has at least {LeastPassword} characters; several words make a good one.");
        var account = new Account(name, role, Secret());
        Change(
            "INSERT INTO account(name, role, hash, stamp) VALUES ($name, $role, $hash, $stamp) ON CONFLICT(name) DO UPDATE SET role = excluded.role, hash = excluded.hash, stamp = excluded.stamp",
            ("$name", name), ("$role", role.ToString()), ("$hash", hasher.HashPassword(account, password)), ("$stamp", account.Stamp));
        return null;
    }

    /// <summary>Ends an account and its tokens. What it decided stays in the ledger under its name.</summary>
    public bool Remove(string name)
    {
        Change("DELETE FROM token WHERE account = $name", ("$name", name));
        return Change("DELETE FROM account WHERE name = $name", ("$name", name)) > 0;
    }

    /// <summary>The account of a name and password; null where they do not fit.</summary>
    public Account? Check(string name, string password)
    {
        var account = Find(name);
        string hash = account is null ? nobody : Query("SELECT hash FROM account WHERE name = $name", r => r.GetString(0), ("$name", name)).First();
        bool fits = hasher.VerifyHashedPassword(account ?? new Account("", Role.Reader, ""), hash, password) != PasswordVerificationResult.Failed;
        return fits ? account : null;
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

    private static Account ReadAccount(SqliteDataReader reader) => new(reader.GetString(0), Enum.TryParse<Role>(reader.GetString(1), out var role) ? role : Role.Reader, reader.GetString(2));

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
