using System.CommandLine;
using System.CommandLine.Parsing;
using System.Net;
using Caveat.Cluster.Registration;

namespace Caveat.Webhook.Options;

/// <summary>The command line of the server.</summary>
internal sealed class WebhookCommand
{
    private readonly Option<IPEndPoint> _listen = new("--listen")
    {
        Description = $"Address and port to listen on [default: 0.0.0.0:{WebhookOptions.DefaultPort}]",
        HelpName = "ADDRESS:PORT",
        CustomParser = ParseEndPoint,
    };

    private readonly Option<string[]> _policies = new("--policies", "-p")
    {
        Description = "File or directory of policies, or 'builtin' (repeatable) [default: builtin]",
        HelpName = "PATH",
    };

    private readonly Option<string> _certificate = new("--tls-cert") { Description = "PEM file of the serving certificate; without it one is made", HelpName = "FILE" };

    private readonly Option<string> _key = new("--tls-key") { Description = "PEM file of the certificate's key", HelpName = "FILE" };

    private readonly Option<string> _authority = new("--tls-ca") { Description = "PEM file of the certificate's authority, for the registration", HelpName = "FILE" };

    private readonly Option<string> _directory = new("--tls-dir") { Description = "Where the self-made authority and certificate are kept", HelpName = "DIR" };

    private readonly Option<string[]> _hosts = new("--tls-host") { Description = "Name or address in the self-made certificate (repeatable)", HelpName = "HOST" };

    private readonly Option<string> _kubeconfig = new("--kubeconfig") { Description = "API server for look-ups and registration", HelpName = "FILE" };

    private readonly Option<bool> _inCluster = new("--in-cluster") { Description = "Use the pod's service account for look-ups and registration" };

    private readonly Option<string> _namespace = new("--namespace")
    {
        Description = $"Namespace of the installation, which no policy reaches into [default: the pod's, or {new WebhookOptions().Namespace}]",
        HelpName = "NAME",
    };

    private readonly Option<bool> _clusterPolicies = new("--cluster-policies")
    {
        Description = "Serve the CaveatPolicies, OperatorProfiles and CaveatExceptions of the API server too",
    };

    private readonly Option<string> _replica = new("--replica")
    {
        Description = "What this replica is called in the status of policies [default: the host's name, which is the pod's]",
        HelpName = "NAME",
    };

    private readonly Option<Uri> _registerUrl = new("--register-url")
    {
        Description = "Register with the API server under this URL",
        HelpName = "URL",
        CustomParser = ParseUrl,
    };

    private readonly Option<WebhookAddress> _registerService = new("--register-service")
    {
        Description = "Register with the API server as this Service",
        HelpName = "NAMESPACE/NAME[:PORT]",
        CustomParser = ParseService,
    };

    private readonly Option<string> _failurePolicy = new("--failure-policy")
    {
        Description = "What the API server does when the webhook can't be asked: Fail or Ignore",
        DefaultValueFactory = static _ => "Fail",
    };

    /// <summary>Builds the command; <paramref name="run"/> gives the exit code.</summary>
    public RootCommand Build(Func<WebhookOptions, CancellationToken, Task<int>> run)
    {
        _failurePolicy.AcceptOnlyFromAmong("Fail", "Ignore");
        var root = new RootCommand("Caveat's admission webhook.")
        {
            _listen, _policies, _certificate, _key, _authority, _directory, _hosts, _kubeconfig, _inCluster, _namespace, _clusterPolicies, _replica, _registerUrl, _registerService, _failurePolicy,
        };
        root.Validators.Add(Validate);
        root.SetAction((parsed, cancellation) => run(Read(parsed), cancellation));
        return root;
    }

    private void Validate(CommandResult result)
    {
        if (Has(result, _certificate) != Has(result, _key))
        {
            result.AddError("--tls-cert and --tls-key go together");
        }

        var registers = Has(result, _registerUrl) || Has(result, _registerService);
        if (registers && !Has(result, _kubeconfig) && !Has(result, _inCluster))
        {
            result.AddError("to register, the API server is needed: --kubeconfig FILE or --in-cluster");
        }

        if (Has(result, _clusterPolicies) && !Has(result, _kubeconfig) && !Has(result, _inCluster))
        {
            result.AddError("to serve policies of the API server, it is needed: --kubeconfig FILE or --in-cluster");
        }

        if (registers && Has(result, _certificate) && !Has(result, _authority))
        {
            result.AddError("to register with --tls-cert, the API server has to be told whom to trust: --tls-ca FILE");
        }
    }

    private static bool Has(CommandResult result, Option option) => result.GetResult(option) is { Implicit: false };

    private WebhookOptions Read(ParseResult parsed)
    {
        var defaults = new WebhookOptions();
        return defaults with
        {
            Listen = parsed.GetValue(_listen) ?? defaults.Listen,
            Policies = parsed.GetValue(_policies) is { Length: > 0 } policies ? policies : defaults.Policies,
            CertificateFiles = parsed.GetValue(_certificate) is { } certificate ? (certificate, parsed.GetValue(_key)!) : null,
            AuthorityFile = parsed.GetValue(_authority),
            CertificateDirectory = parsed.GetValue(_directory) ?? defaults.CertificateDirectory,
            Hosts = parsed.GetValue(_hosts) is { Length: > 0 } hosts ? hosts : defaults.Hosts,
            Kubeconfig = parsed.GetValue(_kubeconfig),
            IsInCluster = parsed.GetValue(_inCluster),
            Namespace = parsed.GetValue(_namespace) ?? PodNamespace.Read() ?? defaults.Namespace,
            WatchesPolicies = parsed.GetValue(_clusterPolicies),
            Replica = parsed.GetValue(_replica) ?? defaults.Replica,
            Register = parsed.GetValue(_registerUrl) is { } url ? WebhookAddress.OfUrl(url) : parsed.GetValue(_registerService),
            FailsClosed = parsed.GetValue(_failurePolicy) == "Fail",
        };
    }

    private static IPEndPoint? ParseEndPoint(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (text.Contains(':', StringComparison.Ordinal) && IPEndPoint.TryParse(text, out var endPoint))
        {
            return endPoint;
        }

        result.AddError($"--listen: '{text}' is no address with a port; write 0.0.0.0:{WebhookOptions.DefaultPort} or [::]:{WebhookOptions.DefaultPort}");
        return null;
    }

    private static Uri? ParseUrl(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme == Uri.UriSchemeHttps)
        {
            return url;
        }

        result.AddError($"--register-url: '{text}' is no https URL; write https://127.0.0.1:{WebhookOptions.DefaultPort}");
        return null;
    }

    private static WebhookAddress? ParseService(ArgumentResult result)
    {
        const int defaultServicePort = 443;
        var text = result.Tokens[0].Value;
        var parts = text.Split('/', ':');
        var port = defaultServicePort;
        if (parts.Length is 2 or 3 && text.IndexOf('/') == parts[0].Length && (parts.Length == 2 || int.TryParse(parts[2], out port)))
        {
            return WebhookAddress.OfService(parts[0], parts[1], port);
        }

        result.AddError($"--register-service: '{text}' is no service; write caveat-system/caveat or caveat-system/caveat:443");
        return null;
    }
}
