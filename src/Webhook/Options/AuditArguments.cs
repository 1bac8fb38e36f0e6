using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Caveat.Webhook.Options;

/// <summary>The part of the command line that <see cref="AuditOptions"/> is read from.</summary>
internal sealed class AuditArguments
{
    private readonly Option<TimeSpan?> _interval = new("--audit-interval")
    {
        Description = "Audit the cluster, and again so long after the end of each run, as in 30m or 12h [default: never]",
        HelpName = "DURATION",
        CustomParser = ParseDuration,
    };

    private readonly Option<int> _rate = new("--audit-rate")
    {
        Description = "Objects that an audit judges a second, at most",
        HelpName = "N",
        DefaultValueFactory = static _ => AuditOptions.DefaultObjectsPerSecond,
    };

    private readonly Option<string> _file = new("--audit-report") { Description = "Where the full result of each audit is written, as JSON", HelpName = "FILE" };

    private readonly Option<Uri?> _endpoint = new("--audit-endpoint") { Description = "Where the full result of each audit is sent with a POST, as JSON", HelpName = "URL", CustomParser = ParseUrl };

    private readonly Option<string> _token = new("--audit-endpoint-token-file")
    {
        Description = "File with the bearer token for --audit-endpoint, read at each sending",
        HelpName = "FILE",
    };

    public IReadOnlyList<Option> All => [_interval, _rate, _file, _endpoint, _token];

    /// <summary>Null for no audit.</summary>
    public AuditOptions? Read(ParseResult parsed) => parsed.GetValue(_interval) is not { } interval
        ? null
        : new AuditOptions
        {
            Interval = interval,
            ObjectsPerSecond = parsed.GetValue(_rate),
            ReportFile = parsed.GetValue(_file),
            Endpoint = parsed.GetValue(_endpoint),
            EndpointTokenFile = parsed.GetValue(_token),
        };

    public void Validate(CommandResult result, bool lacksCluster)
    {
        if (Has(result, _interval) && lacksCluster)
        {
            result.AddError("to audit the cluster, the API server is needed: --kubeconfig FILE or --in-cluster");
        }

        if (!Has(result, _interval) && (Has(result, _rate) || Has(result, _file) || Has(result, _endpoint)))
        {
            result.AddError("--audit-rate, --audit-report and --audit-endpoint are for an audit: give --audit-interval DURATION too");
        }

        if (Has(result, _token) && !Has(result, _endpoint))
        {
            result.AddError("--audit-endpoint-token-file is for an endpoint: give --audit-endpoint URL too");
        }

        if (Has(result, _token) && result.GetResult(_endpoint) is { } sent && !sent.Errors.Any() && result.GetValue(_endpoint) is { IsLoopback: false } url && url.Scheme != Uri.UriSchemeHttps)
        {
            result.AddError($"--audit-endpoint: a token goes over https only, and 'http://{url.Authority}' is another machine; write https://{url.Host}");
        }

        if (result.GetResult(_rate) is { Implicit: false, Errors: var errors } && !errors.Any() && result.GetValue(_rate) is not (>= 1 and <= AuditOptions.MaxObjectsPerSecond))
        {
            result.AddError($"--audit-rate takes objects a second from 1 to {AuditOptions.MaxObjectsPerSecond}");
        }
    }

    private static bool Has(CommandResult result, Option option) => result.GetResult(option) is { Implicit: false };

    private static TimeSpan? ParseDuration(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        var (min, max) = (AuditOptions.MinInterval, AuditOptions.MaxInterval);
        if (TryRead(text, out var duration) && duration >= min && duration <= max)
        {
            return duration;
        }

        result.AddError($"--audit-interval: '{text}' is no duration from {min.TotalSeconds}s to {max.TotalHours}h; write 30m or 12h");
        return null;
    }

    // A whole number and one of s, m, h.
    private static bool TryRead(string text, out TimeSpan duration)
    {
        var seconds = text.Length == 0 ? 0 : text[^1] switch { 's' => 1, 'm' => 60, 'h' => 3600, _ => 0 };
        var isRead = int.TryParse(text.AsSpan(0, Math.Max(0, text.Length - 1)), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && seconds > 0;
        duration = isRead ? TimeSpan.FromSeconds((double)number * seconds) : default;
        return isRead;
    }

    private static Uri? ParseUrl(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (Uri.TryCreate(text, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttps || url.Scheme == Uri.UriSchemeHttp) && url.UserInfo.Length == 0)
        {
            return url;
        }

        result.AddError($"--audit-endpoint: '{text}' is no http or https URL without a user; write https://reports.example.com/caveat");
        return null;
    }
}
