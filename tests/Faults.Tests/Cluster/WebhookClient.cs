using Caveat.Certificates;

namespace Caveat.Faults.Tests.Cluster;

/// <summary>Who may call the webhook: an authority of clients, and the API server as one of them, by files as an administrator writes them.</summary>
internal sealed class WebhookClient : IDisposable
{
    /// <summary>The common name in the API server's certificate.</summary>
    public const string Name = "kube-apiserver-webhook-client";

    private readonly CertificateAuthority _authority = CertificateAuthority.Create("clients of webhooks", TimeProvider.System);

    public WebhookClient(string directory)
    {
        Directory.CreateDirectory(directory);
        AuthorityFile = Path.Combine(directory, "clients.crt");
        AdmissionFile = Path.Combine(directory, "admission.yaml");
        var (certificate, key, kubeconfig) = (Path.Combine(directory, "client.crt"), Path.Combine(directory, "client.key"), Path.Combine(directory, "webhooks.kubeconfig"));
        var issued = Issue(Name);
        File.WriteAllText(AuthorityFile, _authority.CertificatePem);
        File.WriteAllText(certificate, issued.CertificatePem);
        File.WriteAllText(key, issued.KeyPem);
        File.WriteAllText(kubeconfig, Kubeconfig(certificate, key));
        File.WriteAllText(AdmissionFile, Admission(kubeconfig));
    }

    /// <summary>For the webhook's <c>--client-ca</c>.</summary>
    public string AuthorityFile { get; }

    /// <summary>For the API server's <c>--admission-control-config-file</c>.</summary>
    public string AdmissionFile { get; }

    /// <summary>A certificate of the same authority.</summary>
    public IssuedCertificate Issue(string name) => _authority.IssueClient(name, []);

    public void Dispose() => _authority.Dispose();

    // A user is called as the host that is called; '*' is any.
    private static string Kubeconfig(string certificate, string key) =>
        $$"""
        apiVersion: v1
        kind: Config
        users:
          - name: '*'
            user: {client-certificate: {{certificate}}, client-key: {{key}}}
        """;

    // As docs/in-cluster.md has it.
    private static string Admission(string kubeconfig) =>
        $$"""
        apiVersion: apiserver.config.k8s.io/v1
        kind: AdmissionConfiguration
        plugins:
          - name: ValidatingAdmissionWebhook
            configuration: {apiVersion: apiserver.config.k8s.io/v1, kind: WebhookAdmissionConfiguration, kubeConfigFile: {{kubeconfig}}}
          - name: MutatingAdmissionWebhook
            configuration: {apiVersion: apiserver.config.k8s.io/v1, kind: WebhookAdmissionConfiguration, kubeConfigFile: {{kubeconfig}}}
        """;
}
