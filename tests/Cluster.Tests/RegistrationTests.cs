using System.Text;
using Caveat.Cluster.Registration;
using Caveat.Policies;
using Caveat.Policies.Model;

namespace Caveat.Cluster.Tests;

public sealed class RegistrationTests : IClassFixture<RealCluster>
{
    private const string Path = "/apis/admissionregistration.k8s.io/v1/validatingwebhookconfigurations/caveat";

    private readonly RealCluster _cluster;

    public RegistrationTests(RealCluster cluster) => _cluster = cluster;

    private static RegistrationOptions Options => new()
    {
        Address = WebhookAddress.OfUrl(new Uri("https://127.0.0.1:9443")),
        AuthorityPem = "PEM",
    };

    [Fact]
    public void WritesOneEntryWithTheRulesOfAllPolicies() =>
        Assert.Equal(
            """
            {"apiVersion":"admissionregistration.k8s.io/v1","kind":"ValidatingWebhookConfiguration","metadata":{"name":"caveat","labels":{"app.kubernetes.io/name":"caveat"}},
            "webhooks":[{"name":"validate.caveat.dev","admissionReviewVersions":["v1"],"sideEffects":"None","failurePolicy":"Fail","matchPolicy":"Equivalent","timeoutSeconds":10,
            "clientConfig":{"caBundle":"UEVN","url":"https://127.0.0.1:9443/validate"},
            "namespaceSelector":{"matchExpressions":[{"key":"kubernetes.io/metadata.name","operator":"NotIn","values":["kube-system","kube-public","kube-node-lease","caveat-system"]}]},
            "rules":[{"apiGroups":["kafka.strimzi.io"],"apiVersions":["*"],"operations":["CREATE","UPDATE"],"resources":["kafkanodepools","kafkanodepools/scale"],"scope":"*"}]}]}
            """.ReplaceLineEndings(""),
            Text(Options, ReviewPhase.Validate, Rule("kafka.strimzi.io", "kafkanodepools", "kafkanodepools/scale")));

    [Fact]
    public void WritesAServiceAndWhatOnlyMutationHas() =>
        Assert.Equal(
            """
            {"apiVersion":"admissionregistration.k8s.io/v1","kind":"MutatingWebhookConfiguration","metadata":{"name":"caveat","labels":{"app.kubernetes.io/name":"caveat"}},
            "webhooks":[{"name":"mutate.caveat.dev","admissionReviewVersions":["v1"],"sideEffects":"None","failurePolicy":"Ignore","matchPolicy":"Equivalent","timeoutSeconds":5,
            "reinvocationPolicy":"IfNeeded","clientConfig":{"caBundle":"UEVN","service":{"namespace":"caveat-system","name":"caveat","port":443,"path":"/mutate"}},
            "namespaceSelector":{"matchExpressions":[{"key":"kubernetes.io/metadata.name","operator":"NotIn","values":["a"]}]},
            "rules":[{"apiGroups":["apps"],"apiVersions":["*"],"operations":["CREATE","UPDATE"],"resources":["deployments"],"scope":"*"}]}]}
            """.ReplaceLineEndings(""),
            Text(
                Options with { Address = WebhookAddress.OfService("caveat-system", "caveat", 443), FailsClosed = false, TimeoutSeconds = 5, Scope = new WebhookScope(["a"]) },
                ReviewPhase.Mutate,
                Rule("apps", "deployments")));

    [Fact]
    public void NeverRegistersWhatTheClusterItselfNeeds() =>
        Assert.EndsWith(
            "\"webhooks\":[]}",
            Text(
                Options,
                ReviewPhase.Validate,
                Rule("", "nodes", "nodes/status"),
                Rule("certificates.k8s.io", "certificatesigningrequests/approval"),
                Rule("coordination.k8s.io", "leases")),
            StringComparison.Ordinal);

    [Fact]
    public async Task ARealServerTakesItTwiceAndGivesItUpAgain()
    {
        var body = new RegistrationWriter(Options with { AuthorityPem = AuthorityPem() }).Write(ReviewPhase.Validate, [Rule("example.com", "widgets")]);
        var first = await _cluster.Connection.ApplyAsync(Path + "?fieldManager=caveat&force=true", body, CancellationToken.None);
        Assert.Equal(201, first.Status);
        var second = await _cluster.Connection.ApplyAsync(Path + "?fieldManager=caveat&force=true", body, CancellationToken.None);
        Assert.Equal(200, second.Status);
        Assert.Equal(ResourceVersion(first), ResourceVersion(second));
        Assert.Null(await WebhookRegistration.RemoveAsync(_cluster.Connection, CancellationToken.None));
        Assert.Null(await WebhookRegistration.RemoveAsync(_cluster.Connection, CancellationToken.None));
        Assert.Equal(404, (await _cluster.Connection.GetAsync(Path, CancellationToken.None)).Status);
    }

    private static string AuthorityPem()
    {
        using var key = System.Security.Cryptography.ECDsa.Create();
        var request = new System.Security.Cryptography.X509Certificates.CertificateRequest("CN=test", key, System.Security.Cryptography.HashAlgorithmName.SHA256);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
        return certificate.ExportCertificatePem();
    }

    private static string? ResourceVersion(ClusterAnswer answer) => answer.Read()!.Root.Property("metadata").Property("resourceVersion").Text;

    private static WebhookRule Rule(string group, params string[] resources) => new(group, ["*"], resources, Operations.Create | Operations.Update);

    private static string Text(RegistrationOptions options, ReviewPhase phase, params WebhookRule[] rules) =>
        Encoding.UTF8.GetString(new RegistrationWriter(options).Write(phase, rules).Span);
}
