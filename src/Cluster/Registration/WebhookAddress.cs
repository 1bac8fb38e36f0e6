namespace Caveat.Cluster.Registration;

/// <summary>Either a URL, or a Service of the cluster.</summary>
public sealed class WebhookAddress
{
    private WebhookAddress(Uri? url, string? serviceNamespace, string? serviceName, int servicePort)
    {
        Url = url;
        ServiceNamespace = serviceNamespace;
        ServiceName = serviceName;
        ServicePort = servicePort;
    }

    /// <summary>Without a path; null for a service.</summary>
    public Uri? Url { get; }

    /// <summary>Null for a URL.</summary>
    public string? ServiceNamespace { get; }

    /// <summary>Null for a URL.</summary>
    public string? ServiceName { get; }

    /// <summary>Of the service; 0 for a URL.</summary>
    public int ServicePort { get; }

    /// <summary>Names by which the API server, and whoever else is in the cluster, calls: its certificate has to have them.</summary>
    public IReadOnlyList<string> Hosts => Url is { } url
        ? [url.IdnHost]
        : [$"{ServiceName}.{ServiceNamespace}.svc", $"{ServiceName}.{ServiceNamespace}.svc.cluster.local"];

    /// <summary>For an API server that isn't in the cluster's network: https, and a host that its certificate names.</summary>
    public static WebhookAddress OfUrl(Uri url) => new(url, serviceNamespace: null, serviceName: null, servicePort: 0);

    /// <summary>For a cluster.</summary>
    public static WebhookAddress OfService(string serviceNamespace, string name, int port) => new(url: null, serviceNamespace, name, port);
}
