using System.CommandLine;
using System.CommandLine.Parsing;

namespace Caveat.Webhook.Options;

/// <summary>The part of the command line that <see cref="ObservingOptions"/> is read from.</summary>
internal sealed class ObservingArguments
{
    private readonly Option<bool> _events = new("--events") { Description = "Write Kubernetes Events for denials and used exceptions" };

    private readonly Option<Uri> _otlpEndpoint = new("--otlp-endpoint")
    {
        Description = "Where traces are sent by OTLP [default: what OpenTelemetry's environment variables say, or nowhere]",
        HelpName = "URL",
        CustomParser = ParseEndpoint,
    };

    private readonly Option<string> _logLevel = new("--log-level")
    {
        Description = "Least level of the lines that are logged: Information, Warning or Error",
        DefaultValueFactory = static _ => nameof(LogLevel.Information),
    };

    public ObservingArguments() => _logLevel.AcceptOnlyFromAmong(nameof(LogLevel.Information), nameof(LogLevel.Warning), nameof(LogLevel.Error));

    public IReadOnlyList<Option> All => [_events, _otlpEndpoint, _logLevel];

    public void Validate(CommandResult result, bool lacksCluster)
    {
        if (lacksCluster && result.GetResult(_events) is { Implicit: false })
        {
            result.AddError("to write Events, the API server is needed: --kubeconfig FILE or --in-cluster");
        }
    }

    public ObservingOptions Read(ParseResult parsed) => new()
    {
        TellsEvents = parsed.GetValue(_events),
        TraceEndpoint = parsed.GetValue(_otlpEndpoint),
        LeastLevel = Enum.Parse<LogLevel>(parsed.GetValue(_logLevel)!),
    };

    private static Uri? ParseEndpoint(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (Uri.TryCreate(text, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps))
        {
            return url;
        }

        result.AddError($"--otlp-endpoint: '{text}' is no http or https URL; write http://127.0.0.1:4317");
        return null;
    }
}
