using System.Security.Cryptography.X509Certificates;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using System.Threading.RateLimiting;
using Attache.Desk.Access;
using Attache.Desk.Api;
using Attache.Desk.Pages;
using Attache.Desk.Service;
using Attache.Ledger;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Attache.Desk;

/// <summary>Composes the desk: one web application over one ledger.</summary>
public static class DeskHost
{
    // A batch of stories; a single one is at most 8 MiB.
    private const long LargestBody = 64 << 20;

    /// <summary>Makes a desk that can be run.</summary>
    /// <param name="options">How it is started.</param>
    /// <param name="clock">Gives the time.</param>
    /// <param name="tune">What tests change of the host; null for nothing.</param>
    /// <exception cref="ArgumentException">The options do not fit together.</exception>
    /// <exception cref="LedgerException">The ledger cannot be opened; the message says why and what to do.</exception>
    public static WebApplication Build(DeskOptions options, TimeProvider clock, Action<WebApplicationBuilder>? tune = null)
    {
        if (options.Problem is { } problem) throw new ArgumentException(problem, nameof(options));
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory, ApplicationName = typeof(DeskHost).Assembly.GetName().Name, EnvironmentName = Environments.Production });
        builder.WebHost.ConfigureKestrel(kestrel => Listen(kestrel, options));
        if (options.Certificate is not null) builder.WebHost.UseKestrelHttpsConfiguration();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.Hosting.Lifetime", LogLevel.None);
        // Keys of cookies lie in a folder of the desk's own; that they are not encrypted besides is known.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        // It says of every page that it is not kept, which is meant so.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Error);

        var services = builder.Services;
        var data = new DeskData(options, clock);
        services.AddSingleton(options).AddSingleton(clock).AddSingleton(_ => data).AddSingleton(new DeskStore(Path.Combine(options.Folder, "desk.db")));
        services.AddSingleton<Cached>().AddSingleton<StoryReader>().AddSingleton(HtmlEncoder.Create(UnicodeRanges.All)).AddHostedService<IndexKeeper>();
        services.AddRazorComponents();
        services.AddDataProtection().SetApplicationName("attache-desk").PersistKeysToFileSystem(Directory.CreateDirectory(Path.Combine(options.Folder, "keys")));
        services.AddAntiforgery(o =>
        {
            o.FormFieldName = PageFrame.TokenField;
            o.HeaderName = "X-Attache-Token";
            Harden(o.Cookie, options, "attache-form");
        });
        AddAccess(services, options);
        DeskIdentity.Add(services);
        AddLimits(services, options);
        services.AddProblemDetails();
        services.AddHealthChecks().AddCheck<LedgerHealth>("ledger");
        OpenApiSetup.Add(services);
        Telemetry.Add(services);
        tune?.Invoke(builder);

        var app = builder.Build();
        // Whatever goes wrong in a request is told in the format that was asked for, without its inside.
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = Failures.Handle });
        app.UseMiddleware<RequestGuard>();
        if (options.Certificate is not null) app.UseHsts();
        app.UseStatusCodePages(Failures.Status);
        app.UseRouting();
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseAuthorization();
        app.UseAntiforgery();
        Map(app);
        data.Meters = app.Services.GetRequiredService<DeskMeters>();
        // The index is made before the first page is asked for.
        data.CatchUp(CancellationToken.None);
        return app;
    }

    private static void Map(WebApplication app)
    {
        Assets.Map(app);
        LedgerHealth.Map(app);
        LookingRoutes.Map(app);
        SearchRoutes.Map(app);
        ReviewRoutes.Map(app);
        FactRoutes.Map(app);
        AccessRoutes.Map(app);
        ApiRoutes.Map(app);
    }

    private static void Listen(KestrelServerOptions kestrel, DeskOptions options)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = LargestBody;
        void Secure(ListenOptions listen)
        {
            if (options.Certificate is { } path) listen.UseHttps(X509CertificateLoader.LoadPkcs12FromFile(path, options.CertificatePassword));
        }
        if (System.Net.IPAddress.IsLoopback(options.Address) && options.Port != 0) kestrel.ListenLocalhost(options.Port, Secure);
        else kestrel.Listen(options.Address, options.Port, Secure);
    }

    private static void AddAccess(IServiceCollection services, DeskOptions options)
    {
        var authentication = services.AddAuthentication(DeskAccess.Scheme).AddPolicyScheme(
            DeskAccess.Scheme, null, o => o.ForwardDefaultSelector = context => !options.Accounts ? DeskAccess.LocalScheme : TokenHandler.Of(context.Request) is null ? DeskAccess.CookieScheme : DeskAccess.TokenScheme);
        authentication.AddScheme<AuthenticationSchemeOptions, LocalHandler>(DeskAccess.LocalScheme, null);
        authentication.AddScheme<AuthenticationSchemeOptions, TokenHandler>(DeskAccess.TokenScheme, null);
        authentication.AddCookie(DeskAccess.CookieScheme, o =>
        {
            Harden(o.Cookie, options, "attache-session");
            // A link in a message may lead here; what changes something needs the strict form cookie besides.
            o.Cookie.SameSite = SameSiteMode.Lax;
            o.ExpireTimeSpan = TimeSpan.FromHours(12);
            o.SlidingExpiration = true;
            o.LoginPath = "/login";
            o.ReturnUrlParameter = "back";
            o.Events.OnRedirectToLogin = Failures.Challenge;
            o.Events.OnRedirectToAccessDenied = context => Failures.Show(context.HttpContext, StatusCodes.Status403Forbidden);
            o.Events.OnValidatePrincipal = AccessRoutes.Validate;
        });
        services.AddAuthorizationBuilder()
            .AddPolicy(DeskAccess.ReaderPolicy, p => p.RequireRole(DeskAccess.AtLeast(Role.Reader)))
            .AddPolicy(DeskAccess.AnalystPolicy, p => p.RequireRole(DeskAccess.AtLeast(Role.Analyst)))
            .AddPolicy(DeskAccess.AdminPolicy, p => p.RequireRole(DeskAccess.AtLeast(Role.Admin)))
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireRole(DeskAccess.AtLeast(Role.Reader)).Build());
    }

    private static void AddLimits(IServiceCollection services, DeskOptions options) => services.AddRateLimiter(limiter =>
    {
        limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limiter.OnRejected = (context, _) =>
        {
            context.HttpContext.Response.Headers.RetryAfter = "60";
            return new ValueTask(Failures.Show(context.HttpContext, StatusCodes.Status429TooManyRequests));
        };
        static FixedWindowRateLimiterOptions Minute(int most) => new() { PermitLimit = most, Window = TimeSpan.FromMinutes(1), QueueLimit = 0 };
        limiter.AddPolicy(ApiRoutes.Limit, context => RateLimitPartition.GetFixedWindowLimiter(context.User.Identity?.Name ?? "", _ => Minute(options.ApiRequestsPerMinute)));
        // Guessing passwords is slow; so is making others wait for theirs, as it counts by address.
        limiter.AddPolicy(AccessRoutes.Limit, context => RateLimitPartition.GetFixedWindowLimiter(context.Connection.RemoteIpAddress?.ToString() ?? "", _ => Minute(10)));
    });

    private static void Harden(CookieBuilder cookie, DeskOptions options, string name)
    {
        bool https = options.Certificate is not null;
        // The prefix makes browsers refuse the cookie from any other host or without HTTPS.
        cookie.Name = https ? "__Host-" + name : name;
        cookie.Path = "/";
        cookie.HttpOnly = true;
        cookie.SameSite = SameSiteMode.Strict;
        cookie.SecurePolicy = https ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        cookie.IsEssential = true;
    }
}
