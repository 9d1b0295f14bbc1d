using Attache.Ledger;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Attache.Desk.Service;

/// <summary>Whether ledger and index can be read, and how far the index lies behind.</summary>
internal sealed class LedgerHealth(DeskData data) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            long behind = await data.Read(lease => lease.Store.Head.Count - lease.Index.Marked).ConfigureAwait(false);
            return behind < 100_000 ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded($"the index lies {behind} entries behind the ledger");
        }
        catch (LedgerException e)
        {
            return HealthCheckResult.Unhealthy(e.Message);
        }
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        routes.MapHealthChecks("/health/ready").AllowAnonymous();
    }
}
