namespace Attache.Desk.Access;

/// <summary>Somebody who may log in: a user of ASP.NET Core Identity, kept by <see cref="DeskStore"/>.</summary>
public sealed class Account
{
    /// <summary>The name, as it stands beside decisions; names that differ in the case of letters only are one.</summary>
    public required string Name { get; set; }

    /// <summary>What they may do.</summary>
    public Role Role { get; set; }

    /// <summary>Changes with password and role, so that cookies of before end.</summary>
    public string Stamp { get; set; } = "";

    /// <summary>The password's hash (PBKDF2, as Identity makes it); null where none is set.</summary>
    public string? Hash { get; set; }

    /// <summary>Wrong passwords since the last right one.</summary>
    public int Failures { get; set; }

    /// <summary>Until when no password is accepted, after too many wrong ones; null for now.</summary>
    public DateTimeOffset? LockedUntil { get; set; }

    /// <summary>The stamp that it was read with; null for a new one. A change is kept only where nobody else has changed or removed the account since.</summary>
    internal string? ReadStamp { get; set; }

    /// <summary>The wrong passwords that it was read with.</summary>
    internal int ReadFailures { get; set; }
}
