using System.CommandLine;
using System.CommandLine.Parsing;
using Caveat.Cluster.Registration;

namespace Caveat.Webhook.Options;

/// <summary>The part of the command line that <see cref="RegisterOptions"/> is read from.</summary>
internal sealed class RegisterArguments
{
    private readonly Option<Uri> _url = new("--register-url")
    {
        Description = "Register with the API server under this URL",
        HelpName = "URL",
        CustomParser = ParseUrl,
    };

    private readonly Option<WebhookAddress> _service = new("--register-service")
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

    private readonly Option<ObjectName> _injectedFrom = new("--inject-ca-from")
    {
        Description = "Certificate of cert-manager whose authority cert-manager writes into the registration (cert-manager.io/inject-ca-from)",
        HelpName = "NAMESPACE/NAME",
        CustomParser = ParseCertificate,
    };

    public RegisterArguments() => _failurePolicy.AcceptOnlyFromAmong("Fail", "Ignore");

    public IReadOnlyList<Option> All => [_url, _service, _failurePolicy, _injectedFrom];

    public void Validate(CommandResult result, bool lacksCluster, bool hasFiles, bool lacksAuthority)
    {
        var registers = Has(result, _url) || Has(result, _service);
        if (registers && lacksCluster)
        {
            result.AddError("to register, the API server is needed: --kubeconfig FILE or --in-cluster");
        }

        // Its injector knows no authority that is made here, which would not be rotated before the API server was told of it.
        if (registers && !hasFiles && Has(result, _injectedFrom))
        {
            result.AddError("--inject-ca-from is for a certificate of cert-manager's, which is in files: give --tls-cert FILE and --tls-key FILE too");
        }

        if (registers && lacksAuthority && !Has(result, _injectedFrom))
        {
            result.AddError("to register with --tls-cert, the API server has to be told whom to trust: --tls-ca FILE, or --inject-ca-from NAMESPACE/NAME");
        }
    }

    public RegisterOptions Read(ParseResult parsed) => new()
    {
        Address = parsed.GetValue(_url) is { } url ? WebhookAddress.OfUrl(url) : parsed.GetValue(_service),
        FailsClosed = parsed.GetValue(_failurePolicy) == "Fail",
        AuthorityInjectedFrom = parsed.GetValue(_injectedFrom)?.ToString(),
    };

    private static bool Has(CommandResult result, Option option) => result.GetResult(option) is { Implicit: false };

    private static Uri? ParseUrl(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme == Uri.UriSchemeHttps)
        {
            return url;
        }

        result.AddError($"--register-url: '{text}' is no https URL; write https://127.0.0.1:{ListenOptions.DefaultPort}");
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

    private static ObjectName? ParseCertificate(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (ObjectName.Parse(text) is { } name)
        {
            return name;
        }

        result.AddError($"--inject-ca-from: '{text}' is no Certificate; write {ClusterOptions.DefaultNamespace}/caveat");
        return null;
    }
}
