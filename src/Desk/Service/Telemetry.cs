using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Attache.Desk.Service;

/// <summary>
/// Metrics and traces for OpenTelemetry. Nothing leaves the machine unless <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> says where to.
/// </summary>
internal static class Telemetry
{
    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<DeskMeters>();
        if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable("OTEL_EXPORTER_OTLP_ENDPOINT"))) return;
        services.AddOpenTelemetry()
            .WithMetrics(m => m.AddAspNetCoreInstrumentation().AddMeter(DeskMeters.Name, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.RateLimiting").AddOtlpExporter())
            .WithTracing(t => t.AddAspNetCoreInstrumentation().AddOtlpExporter());
    }
}
