namespace Caveat.Webhook.Options;

/// <summary>What is told of decisions, beyond metrics and the log.</summary>
internal sealed record ObservingOptions
{
    /// <summary>Whether denials and used exceptions are told as Kubernetes Events.</summary>
    public bool TellsEvents { get; init; }

    /// <summary>Where spans are sent by OTLP; null for what OpenTelemetry's environment variables say.</summary>
    public Uri? TraceEndpoint { get; init; }

    /// <summary>Of lines that are logged.</summary>
    public LogLevel LeastLevel { get; init; } = LogLevel.Information;
}
