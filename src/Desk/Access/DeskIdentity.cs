using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Attache.Desk.Access;

/// <summary>ASP.NET Core Identity as the desk uses it: its managers, hashes, stamps and locks over the desk's own file, with passwords that are long instead of strange.</summary>
public static class DeskIdentity
{
    /// <summary>The least length of a password, as NIST SP 800-63B-4 asks of a single factor.</summary>
    public const int LeastPassword = 15;

    /// <summary>So many wrong passwords in a row lock an account for a while.</summary>
    public const int MostFailures = 5;

    /// <summary>For how long.</summary>
    public static readonly TimeSpan Lock = TimeSpan.FromMinutes(5);

    /// <summary>Adds the managers; a <see cref="DeskStore"/> must be there.</summary>
    internal static void Add(IServiceCollection services)
    {
        services.AddSingleton<ILookupNormalizer, AsTyped>();
        services.AddScoped<IUserClaimsPrincipalFactory<Account>, Principals>();
        services.AddIdentityCore<Account>(o =>
        {
            // Length is what helps; rules on characters make passwords worse (the same standard).
            (o.Password.RequiredLength, o.Password.RequiredUniqueChars) = (LeastPassword, 1);
            o.Password.RequireDigit = o.Password.RequireLowercase = o.Password.RequireUppercase = o.Password.RequireNonAlphanumeric = false;
            (o.Lockout.MaxFailedAccessAttempts, o.Lockout.DefaultLockoutTimeSpan) = (MostFailures, Lock);
            // Any letters of the world; what a name may be is said by NameRule.
            o.User.AllowedUserNameCharacters = "";
            (o.ClaimsIdentity.UserIdClaimType, o.ClaimsIdentity.SecurityStampClaimType) = (ClaimTypes.Name, DeskAccess.StampClaim);
        }).AddUserStore<AccountStore>().AddUserValidator<NameRule>().AddErrorDescriber<Wording>().AddSignInManager();
    }

    /// <summary>Makes an account, or gives one another password and role and opens it where it was locked.</summary>
    /// <returns>What is wrong, as a message; null where it is done.</returns>
    public static async Task<string?> Put(UserManager<Account> users, string name, Role role, string password)
    {
        IdentityResult result;
        if (await users.FindByNameAsync(name).ConfigureAwait(false) is { } account)
        {
            (account.Role, account.Hash, account.Failures, account.LockedUntil) = (role, null, 0, null);
            result = await users.AddPasswordAsync(account, password).ConfigureAwait(false);
        }
        else
        {
            result = await users.CreateAsync(new Account { Name = name, Role = role }, password).ConfigureAwait(false);
        }
        return result.Succeeded ? null : string.Join(' ', result.Errors.Select(e => e.Description));
    }

    /// <summary>The same without a running desk: for the command line.</summary>
    public static string? Put(DeskStore store, string name, Role role, string password)
    {
        var services = new ServiceCollection();
        services.AddLogging().AddSingleton(store);
        Add(services);
        using var provider = services.BuildServiceProvider();
        using var scope = provider.CreateScope();
        return Put(scope.ServiceProvider.GetRequiredService<UserManager<Account>>(), name, role, password).GetAwaiter().GetResult();
    }

    /// <summary>The account of a name and password; null where they do not fit or the account is locked.</summary>
    internal static async Task<Account?> Check(SignInManager<Account> login, string name, string password)
    {
        var account = await login.UserManager.FindByNameAsync(name).ConfigureAwait(false);
        var result = account is null ? SignInResult.Failed : await login.CheckPasswordSignInAsync(account, password, lockoutOnFailure: true).ConfigureAwait(false);
        // Where no hash was compared one is made, so that the time of the answer does not tell which names there are.
        if (account is null || result.IsLockedOut) login.UserManager.PasswordHasher.HashPassword(new Account { Name = "" }, password);
        return result.Succeeded ? account : null;
    }

    private sealed class AsTyped : ILookupNormalizer
    {
        public string? NormalizeName(string? name) => name;

        public string? NormalizeEmail(string? email) => email;
    }

    private sealed class Principals : IUserClaimsPrincipalFactory<Account>
    {
        public Task<ClaimsPrincipal> CreateAsync(Account user) => Task.FromResult(Identities.Of(user, DeskAccess.CookieScheme));
    }

    private sealed class NameRule : IUserValidator<Account>
    {
        public Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user)
        {
            string name = user.Name;
            bool good = name.Length is > 0 and <= 64 && !name.Any(c => char.IsControl(c) || c is '<' or '>') && name.Trim() == name;
            return Task.FromResult(good ? IdentityResult.Success : IdentityResult.Failed(manager.ErrorDescriber.InvalidUserName(name)));
        }
    }

    private sealed class Wording : IdentityErrorDescriber
    {
        public override IdentityError InvalidUserName(string? userName) => new() { Code = nameof(InvalidUserName), Description = "A name has 1 to 64 characters and no spaces around it." };

        public override IdentityError PasswordTooShort(int length) =>
            new() { Code = nameof(PasswordTooShort), Description = string.Create(CultureInfo.InvariantCulture, $"A password has at least {length} characters; several words make a good one.") };
    }
}
