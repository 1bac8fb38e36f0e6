using System.CommandLine;
using System.CommandLine.Parsing;
using System.Net;

namespace Caveat.Webhook.Options;

/// <summary>The part of the command line that <see cref="ListenOptions"/> is read from.</summary>
internal sealed class ListenArguments
{
    // Long enough for the slowest cluster; a typing error must not keep a pod alive for days.
    private const double MaxDrainSeconds = 600;

    // For the API servers of a cluster, kubelet and Prometheus; and what a process has file descriptors for.
    private const int LeastConnections = 16;
    private const int MostConnections = 100_000;

    private readonly Option<IPEndPoint> _reviews = new("--listen")
    {
        Description = $"Address and port to listen on [default: 0.0.0.0:{ListenOptions.DefaultPort}]",
        HelpName = "ADDRESS:PORT",
        CustomParser = static result => ParseEndPoint(result, ListenOptions.DefaultPort),
    };

    private readonly Option<IPEndPoint> _probes = new("--probe-listen")
    {
        Description = "Address and port for /healthz, /readyz and /metrics, without TLS [default: beside the reviews]",
        HelpName = "ADDRESS:PORT",
        CustomParser = static result => ParseEndPoint(result, ListenOptions.UsualProbePort),
    };

    private readonly Option<double?> _drainDelay = new("--drain-delay")
    {
        Description = $"Seconds to serve on after SIGTERM, not ready, until nobody connects any more [default: {ListenOptions.DefaultDrainDelay.TotalSeconds} with --in-cluster, else 0]",
        HelpName = "SECONDS",
    };

    private readonly Option<int?> _maxConnections = new("--max-connections")
    {
        Description = $"Connections that are open at once on a port; one beyond is closed [default: {ListenOptions.DefaultMaxConnections}]",
        HelpName = "NUMBER",
    };

    public IReadOnlyList<Option> All => [_reviews, _probes, _drainDelay, _maxConnections];

    public bool HasProbes(CommandResult result) => result.GetResult(_probes) is { Implicit: false };

    public void Validate(CommandResult result)
    {
        if (result.GetResult(_drainDelay) is { Implicit: false, Errors: var errors } && !errors.Any() && result.GetValue(_drainDelay) is not (>= 0 and <= MaxDrainSeconds))
        {
            result.AddError($"--drain-delay takes seconds from 0 to {MaxDrainSeconds}");
        }

        if (result.GetResult(_maxConnections) is { Implicit: false, Errors: var wrong } && !wrong.Any() && result.GetValue(_maxConnections) is not (>= LeastConnections and <= MostConnections))
        {
            result.AddError($"--max-connections takes a number from {LeastConnections} to {MostConnections}");
        }
    }

    public ListenOptions Read(ParseResult parsed, bool isInCluster) => new()
    {
        Reviews = parsed.GetValue(_reviews) ?? new ListenOptions().Reviews,
        Probes = parsed.GetValue(_probes),
        MaxConnections = parsed.GetValue(_maxConnections) ?? ListenOptions.DefaultMaxConnections,
        DrainDelay = parsed.GetValue(_drainDelay) is { } seconds ? TimeSpan.FromSeconds(seconds) : isInCluster ? ListenOptions.DefaultDrainDelay : TimeSpan.Zero,
    };

    private static IPEndPoint? ParseEndPoint(ArgumentResult result, int usualPort)
    {
        var text = result.Tokens[0].Value;
        if (text.Contains(':', StringComparison.Ordinal) && IPEndPoint.TryParse(text, out var endPoint))
        {
            return endPoint;
        }

        var option = ((OptionResult)result.Parent!).Option.Name;
        result.AddError($"{option}: '{text}' is no address with a port; write 0.0.0.0:{usualPort} or [::]:{usualPort}");
        return null;
    }
}
