using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Caveat.Webhook.Observing.Traces;

/// <summary>Sends spans to a collector by OTLP.</summary>
internal static class TraceExport
{
    // OpenTelemetry's own names; what it reads from the environment by itself (headers, protocol, timeouts, sampler) holds here too.
    private static readonly string[] Endpoints = ["OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT"];
    private const string SamplerVariable = "OTEL_TRACES_SAMPLER";

    // The request as the server sees it, and its calls of the API server.
    private static readonly string[] FrameworkSources = ["Microsoft.AspNetCore", "System.Net.Http"];

    /// <summary>Whether spans go anywhere.</summary>
    /// <param name="endpoint">As the command line has it; null for what the environment says.</param>
    public static bool IsWanted(Uri? endpoint) => endpoint is not null || Array.Exists(Endpoints, static name => Environment.GetEnvironmentVariable(name) is { Length: > 0 });

    /// <summary>Begins to export; ends, with what is left, when it is disposed.</summary>
    /// <param name="endpoint">Null for the environment's.</param>
    /// <param name="replica">Name of this replica, the instance in OpenTelemetry's terms.</param>
    public static TracerProvider Begin(Uri? endpoint, string replica)
    {
        var builder = Sdk.CreateTracerProviderBuilder()
            .SetResourceBuilder(ResourceBuilder.CreateDefault().AddService("caveat-webhook", serviceVersion: ProgramVersion.Text, serviceInstanceId: replica))
            .AddSource(FrameworkSources)
            .AddSource(Spans.Source.Name)
            .AddOtlpExporter((OtlpExporterOptions options) => options.Endpoint = endpoint ?? options.Endpoint);
        if (Environment.GetEnvironmentVariable(SamplerVariable) is not { Length: > 0 })
        {
            // Only what the API server traces: watches and probes have no parent, and are nobody's.
            builder.SetSampler(new ParentBasedSampler(new AlwaysOffSampler()));
        }

        return builder.Build();
    }
}
