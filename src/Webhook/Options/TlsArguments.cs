using System.CommandLine;
using System.CommandLine.Parsing;
using Caveat.Webhook.Tls;

namespace Caveat.Webhook.Options;

/// <summary>The part of the command line that <see cref="TlsOptions"/> is read from.</summary>
internal sealed class TlsArguments
{
    private readonly Option<string> _certificate = new("--tls-cert") { Description = "PEM file of the serving certificate, reloaded when it changes; without it one is made", HelpName = "FILE" };

    private readonly Option<string> _key = new("--tls-key") { Description = "PEM file of the certificate's key", HelpName = "FILE" };

    private readonly Option<string> _authority = new("--tls-ca") { Description = "PEM file of the certificate's authority, for the registration", HelpName = "FILE" };

    private readonly Option<ObjectName> _secret = new("--tls-secret")
    {
        Description = "Secret in which the replicas keep an authority and a certificate of their own, and rotate them",
        HelpName = "NAMESPACE/NAME",
        CustomParser = ParseSecret,
    };

    private readonly Option<string> _directory = new("--tls-dir") { Description = "Where the self-made authority and certificate are kept", HelpName = "DIR" };

    private readonly Option<string[]> _hosts = new("--tls-host") { Description = "Name or address in a certificate that is made here, beside those that are registered (repeatable)", HelpName = "HOST" };

    private readonly Option<string> _clientAuthority = new("--client-ca")
    {
        Description = "PEM file of authorities: only their clients get a connection; health and metrics need --probe-listen then",
        HelpName = "FILE",
    };

    private readonly Option<string[]> _clientNames = new("--client-name")
    {
        Description = "Common name or DNS name of a client that is let in, of those of --client-ca (repeatable) [default: all of them]",
        HelpName = "NAME",
    };

    public IReadOnlyList<Option> All => [_certificate, _key, _authority, _secret, _directory, _hosts, _clientAuthority, _clientNames];

    /// <summary>Whether somebody else keeps the certificate up.</summary>
    public bool UsesFiles(CommandResult result) => Has(result, _certificate);

    /// <summary>Whether files are given whose authority isn't.</summary>
    public bool LacksAuthority(CommandResult result) => UsesFiles(result) && !Has(result, _authority);

    public bool UsesSecret(CommandResult result) => Has(result, _secret);

    public void Validate(CommandResult result, bool hasProbes)
    {
        if (Has(result, _certificate) != Has(result, _key))
        {
            result.AddError("--tls-cert and --tls-key go together");
        }

        if ((Has(result, _certificate) ? 1 : 0) + (Has(result, _secret) ? 1 : 0) + (Has(result, _directory) ? 1 : 0) > 1)
        {
            result.AddError("the certificate is from one place: --tls-cert, --tls-secret or --tls-dir");
        }

        if (Has(result, _clientNames) && !Has(result, _clientAuthority))
        {
            result.AddError("--client-name needs --client-ca FILE: a name counts only where an authority stands for it");
        }

        if (Has(result, _clientAuthority) && !hasProbes)
        {
            result.AddError($"with --client-ca, kubelet and Prometheus get no connection: --probe-listen 0.0.0.0:{ListenOptions.UsualProbePort}");
        }
    }

    /// <param name="parsed">The command line.</param>
    /// <param name="registered">Hosts that the API server is told to call.</param>
    public TlsOptions Read(ParseResult parsed, IReadOnlyList<string> registered)
    {
        var defaults = new TlsOptions();
        return defaults with
        {
            Files = parsed.GetValue(_certificate) is { } certificate ? new CertificateFiles(certificate, parsed.GetValue(_key)!, parsed.GetValue(_authority)) : null,
            Secret = parsed.GetValue(_secret),
            Directory = parsed.GetValue(_directory) ?? defaults.Directory,
            Hosts = HostsOf(parsed.GetValue(_hosts) is { Length: > 0 } hosts ? hosts : defaults.Hosts, registered),
            ClientAuthorityFile = parsed.GetValue(_clientAuthority),
            ClientNames = parsed.GetValue(_clientNames) ?? [],
        };
    }

    private static List<string> HostsOf(IReadOnlyList<string> own, IReadOnlyList<string> registered)
    {
        List<string> hosts = [.. own];
        hosts.AddRange(registered.Where(host => !hosts.Contains(host, StringComparer.OrdinalIgnoreCase)));
        return hosts;
    }

    private static bool Has(CommandResult result, Option option) => result.GetResult(option) is { Implicit: false };

    private static ObjectName? ParseSecret(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (ObjectName.Parse(text) is { } name)
        {
            return name;
        }

        result.AddError($"--tls-secret: '{text}' is no Secret; write {ClusterOptions.DefaultNamespace}/caveat-tls");
        return null;
    }
}
