using System.Text.Json;
using System.Text.Json.Serialization;
using Attache.Desk.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace Attache.Desk.Api;

/// <summary>The description of the API: as an OpenAPI document for programs, as a page for people.</summary>
internal static class OpenApiSetup
{
    public const string Name = "v1";

    private static readonly Dictionary<string, string> Common = new(StringComparer.Ordinal)
    {
        ["subject"] = "A key of /subjects, such as p:FRA|MLI", ["on"] = "The day; default: of the newest story", ["known"] = "Leave out what was reported after this day (UTC)",
        ["id"] = "As in the lists", ["sequence"] = "The number of a story, as in the lists", ["entry"] = "The number of a decision, as in /decisions",
    };

    public static void Add(IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(o =>
        {
            o.SerializerOptions.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
            o.SerializerOptions.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
            o.SerializerOptions.Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        });
        services.AddOpenApi(Name, o =>
        {
            o.AddDocumentTransformer((document, _, _) =>
            {
                document.Info = new OpenApiInfo
                {
                    Title = "Attaché", Version = "1",
                    Description = "Stories in; findings, facts, dossiers, what changed and what is due out; decisions of people. Errors are problem+json (RFC 9457). Answers carry an ETag; lists have a next for the page that follows.",
                };
                return Task.CompletedTask;
            });
            // What several routes ask for is told in the same words, where a route has none of its own.
            o.AddOperationTransformer((operation, _, _) =>
            {
                foreach (var parameter in (operation.Parameters ?? []).OfType<OpenApiParameter>())
                    if (string.IsNullOrEmpty(parameter.Description) && parameter.Name is { } name) parameter.Description = Common.GetValueOrDefault(name);
                return Task.CompletedTask;
            });
            o.AddDocumentTransformer((document, _, _) =>
            {
                document.Components ??= new OpenApiComponents();
                document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal);
                document.Components.SecuritySchemes["token"] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "A token from the account page; not needed on a desk without accounts." };
                // An empty requirement beside it: without accounts no token is needed. Clients made from the document would else never send one.
                document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("token", document)] = [] }, new OpenApiSecurityRequirement()];
                return Task.CompletedTask;
            });
        });
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapOpenApi("/api/{documentName}/openapi.json");
        routes.MapGet("/reference", async (HttpContext context, [FromKeyedServices(Name)] IOpenApiDocumentProvider provider) =>
            PageFrame.Show<ReferencePage>(context, await provider.GetOpenApiDocumentAsync(context.RequestAborted).ConfigureAwait(false))).ExcludeFromDescription();
    }
}
