using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using k8s;
using k8s.Exceptions;

namespace Caveat.Cluster;

/// <summary>
/// The HTTP client of a configuration. The configuration itself, with every way to log in, is KubernetesClient's; its class for calls is not used, as it brings the models of all of Kubernetes'
/// own kinds with it: docs/decisions/0008.
/// </summary>
internal static class ApiServerTransport
{
    /// <summary>Where requests go.</summary>
    /// <exception cref="KubeConfigException">The configuration names no server, or one that is none.</exception>
    public static Uri AddressOf(KubernetesClientConfiguration configuration)
    {
        if (string.IsNullOrWhiteSpace(configuration.Host))
        {
            throw new KubeConfigException("Host url must be set");
        }

        return Uri.TryCreate(configuration.Host, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
            ? address
            : throw new KubeConfigException($"Bad host url: '{configuration.Host}' is no address such as https://10.0.0.1:6443");
    }

    /// <summary>A client without a bound of time: each caller has his own.</summary>
    /// <param name="configuration">Read as it is now.</param>
    /// <param name="handlers">Every request goes through them, the first first.</param>
    public static HttpClient Create(KubernetesClientConfiguration configuration, IReadOnlyList<DelegatingHandler> handlers)
    {
        HttpMessageHandler first = new SocketsHttpHandler { SslOptions = Tls(configuration), RequestHeaderEncodingSelector = static (name, _) => Impersonation.EncodingOf(name) };
        for (var i = handlers.Count - 1; i >= 0; i--)
        {
            handlers[i].InnerHandler = first;
            first = handlers[i];
        }

        return new HttpClient(first) { Timeout = Timeout.InfiniteTimeSpan };
    }

    private static SslClientAuthenticationOptions Tls(KubernetesClientConfiguration configuration)
    {
        var options = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = Trust(configuration) };
        if (ClientCertificate.Of(configuration) is { } certificate)
        {
            options.ClientCertificates = [certificate];
        }

        return options;
    }

    // Null leaves it to the machine's own authorities, as kubectl does where a cluster names none.
    private static RemoteCertificateValidationCallback? Trust(KubernetesClientConfiguration configuration)
    {
        if (configuration.SkipTlsVerify)
        {
#pragma warning disable CA5359 // insecure-skip-tls-verify: the author of the kubeconfig asked for it in these words.
            return static (_, _, _, _) => true;
#pragma warning restore CA5359
        }

        return configuration.SslCaCerts is { Count: > 0 } authorities
            ? (_, certificate, chain, errors) => new ServerTrust(authorities).Accepts(certificate as X509Certificate2, chain, errors)
            : null;
    }
}
