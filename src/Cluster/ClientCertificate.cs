using System.Security.Cryptography.X509Certificates;
using System.Text;
using k8s;

namespace Caveat.Cluster;

/// <summary>The certificate that a user of a kubeconfig shows, of its files or of what stands in it; exec plugins give theirs the second way.</summary>
internal static class ClientCertificate
{
    /// <summary>Null when the user has none. One without its key is none, as the configuration takes it.</summary>
    public static X509Certificate2? Of(KubernetesClientConfiguration configuration) =>
        Text(configuration.ClientCertificateFilePath, configuration.ClientCertificateData) is { } certificate
        && Text(configuration.ClientKeyFilePath, configuration.ClientCertificateKeyData) is { } key
            ? X509Certificate2.CreateFromPem(certificate, key)
            : null;

    // What stands in the kubeconfig goes before a file (client-go's rest.TLSClientConfig).
    private static string? Text(string? file, string? data) =>
        !string.IsNullOrWhiteSpace(data) ? Encoding.UTF8.GetString(Convert.FromBase64String(data))
        : !string.IsNullOrWhiteSpace(file) ? File.ReadAllText(file)
        : null;
}
