namespace Attache.Desk.Access;

/// <summary>What somebody may do. Each role may do what those before it may.</summary>
public enum Role
{
    /// <summary>Looks at everything.</summary>
    Reader,

    /// <summary>Also decides on findings and reads stories in.</summary>
    Analyst,

    /// <summary>Also makes and ends accounts.</summary>
    Admin,
}

/// <summary>Names of policies, schemes and claims.</summary>
internal static class DeskAccess
{
    public const string Scheme = "desk", LocalScheme = "local", CookieScheme = "cookie", TokenScheme = "token";

    public const string ReaderPolicy = "reader", AnalystPolicy = "analyst", AdminPolicy = "admin";

    /// <summary>The claim that an account's password and role change with, so that old cookies end.</summary>
    public const string StampClaim = "stamp";

    /// <summary>The roles that may do what a role may.</summary>
    public static string[] AtLeast(Role role) => [.. Enum.GetValues<Role>().Where(r => r >= role).Select(r => r.ToString())];
}
