using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Caveat.Cluster.Registration;
using Caveat.Policies;
using Caveat.Policies.Loading;
using Caveat.Text;

namespace Caveat.Cluster.Tests;

/// <summary>
/// What no policy reaches, by what a real API server does: with a policy that matches everything, registered for a webhook that nobody answers for, and <c>failurePolicy: Fail</c>. What is stored
/// all the same is what the API server never asks about.
/// </summary>
public sealed class UntouchableTests : IClassFixture<RealCluster>
{
    private const string Everything =
        """
        apiVersion: caveat.dev/v1
        kind: CaveatPolicy
        metadata: {name: everything}
        spec:
          match:
            resources:
              - {apiGroups: ['*'], resources: ['*'], operations: ['*']}
              - {apiGroups: ['*'], resources: ['*'], subresources: ['*'], operations: ['*']}
          rules: [{name: nothing-goes, conflict: {fields: [metadata], when: 'true'} }]
        """;

    private const string Expected =
        """
        create Node: stored
        update Node status: stored
        create CertificateSigningRequest: stored
        update CertificateSigningRequest approval: stored
        create Lease: stored
        create TokenReview: stored
        create SubjectAccessReview: stored
        create SelfSubjectAccessReview: stored
        create SelfSubjectRulesReview: stored
        create CaveatPolicy: stored
        create OperatorProfile: stored
        create ConfigMap of kube-system: stored
        create ConfigMap of kube-public: stored
        create ConfigMap of kube-node-lease: stored
        create ConfigMap of caveat-system: stored
        create ConfigMap of default: refused
        create Secret of default: refused
        create Namespace: refused
        create ClusterRole: refused
        create StorageClass: refused

        """;

    // Each in a namespace of its kind where it has one.
    private static readonly string[] NeverJudged = ["kube-system", "kube-public", "kube-node-lease", "caveat-system"];

    private readonly RealCluster _cluster;

    public UntouchableTests(RealCluster cluster) => _cluster = cluster;

    [Fact]
    public async Task IsNeverAskedAboutWhateverAPolicySays()
    {
        await PrepareAsync();
        var loaded = PolicyLoader.Load(new SourceText("everything.yaml", Everything));
        Assert.Empty(loaded.Diagnostics);
        // Nobody may listen there.
        var registration = new WebhookRegistration(_cluster.Connection, new RegistrationOptions { Address = WebhookAddress.OfUrl(new Uri("https://127.0.0.1:1")) });
        var failure = await registration.ApplyAsync(PolicySet.Build(loaded.Documents, new PolicySetOptions()), AuthorityPem(), CancellationToken.None);
        Assert.True(failure is null, failure);
        // The API server reads configurations a moment after they were written.
        await RealCluster.HoldsAsync(() => WriteAsync("create", "/api/v1/namespaces/default/configmaps", Named("v1", "ConfigMap", Guid.NewGuid().ToString("N"))).Result == "refused", "the registration is followed");

        var seen = new StringBuilder();
        foreach (var (what, path, body) in Writes())
        {
            seen.Append(CultureInfo.InvariantCulture, $"{what}: {await WriteAsync(what, path, body)}\n");
        }

        Assert.Equal(Expected.ReplaceLineEndings("\n"), seen.ToString());
    }

    private static IEnumerable<(string What, string Path, string Body)> Writes()
    {
        const string csr = "/apis/certificates.k8s.io/v1/certificatesigningrequests";
        yield return ("create Node", "/api/v1/nodes", Named("v1", "Node", "n"));
        yield return ("update Node status", "/api/v1/nodes/n/status", """{"status":{"phase":"Running"}}""");
        yield return ("create CertificateSigningRequest", csr, Named("certificates.k8s.io/v1", "CertificateSigningRequest", "c", $$""" "spec":{"request":"{{Request()}}","signerName":"example.com/s","usages":["client auth"]} """));
        yield return ("update CertificateSigningRequest approval", csr + "/c/approval", """{"status":{"conditions":[{"type":"Approved","status":"True","reason":"Test"}]}}""");
        yield return ("create Lease", "/apis/coordination.k8s.io/v1/namespaces/default/leases", Named("coordination.k8s.io/v1", "Lease", "l"));
        yield return ("create TokenReview", "/apis/authentication.k8s.io/v1/tokenreviews", """{"apiVersion":"authentication.k8s.io/v1","kind":"TokenReview","spec":{"token":"x"}}""");
        foreach (var (kind, spec) in new[]
        {
            ("SubjectAccessReview", """{"user":"x","nonResourceAttributes":{"path":"/","verb":"get"}}"""),
            ("SelfSubjectAccessReview", """{"nonResourceAttributes":{"path":"/","verb":"get"}}"""),
            ("SelfSubjectRulesReview", """{"namespace":"default"}"""),
        })
        {
            yield return ($"create {kind}", $"/apis/authorization.k8s.io/v1/{kind.ToLowerInvariant()}s", $$"""{"apiVersion":"authorization.k8s.io/v1","kind":"{{kind}}","spec":{{spec}}}""");
        }

        yield return ("create CaveatPolicy", "/apis/caveat.dev/v1/caveatpolicies", Named("caveat.dev/v1", "CaveatPolicy", "p", """ "spec":{"rules":[{"name":"a","require":{"that":"true"}}]} """));
        yield return ("create OperatorProfile", "/apis/caveat.dev/v1/operatorprofiles", Named("caveat.dev/v1", "OperatorProfile", "o", """ "spec":{"resources":[],"identities":{}} """));
        foreach (var ns in NeverJudged)
        {
            yield return ($"create ConfigMap of {ns}", $"/api/v1/namespaces/{ns}/configmaps", Named("v1", "ConfigMap", "m"));
        }

        yield return ("create ConfigMap of default", "/api/v1/namespaces/default/configmaps", Named("v1", "ConfigMap", "m"));
        yield return ("create Secret of default", "/api/v1/namespaces/default/secrets", Named("v1", "Secret", "s"));
        yield return ("create Namespace", "/api/v1/namespaces", Named("v1", "Namespace", "another"));
        yield return ("create ClusterRole", "/apis/rbac.authorization.k8s.io/v1/clusterroles", Named("rbac.authorization.k8s.io/v1", "ClusterRole", "r", """ "rules":[] """));
        yield return ("create StorageClass", "/apis/storage.k8s.io/v1/storageclasses", Named("storage.k8s.io/v1", "StorageClass", "c", """ "provisioner":"example.com/p" """));
    }

    private async Task PrepareAsync()
    {
        var crds = await _cluster.Plane.Kubectl.RunAsync("apply", "--server-side", "-f", CrdFolder());
        Assert.True(crds.Succeeded, crds.Error);
        await _cluster.Plane.Kubectl.RunAsync("wait", "--for=condition=Established", "--timeout=60s", "crd", "--all");
        foreach (var ns in NeverJudged)
        {
            await _cluster.Plane.Kubectl.RunAsync("create", "namespace", ns);
            // As servers from 1.21 on do by themselves.
            var labelled = await _cluster.Plane.Kubectl.RunAsync("label", "--overwrite", "namespace", ns, $"kubernetes.io/metadata.name={ns}");
            Assert.True(labelled.Succeeded, labelled.Error);
        }
    }

    private async Task<string> WriteAsync(string what, string path, string body)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        var answer = what.StartsWith("create", StringComparison.Ordinal)
            ? await _cluster.Connection.CreateAsync(path, bytes, CancellationToken.None)
            : await _cluster.Connection.MergeAsync(path, bytes, CancellationToken.None);
        return answer.IsSuccess ? "stored" : answer.Complaint().Contains("failed calling webhook", StringComparison.Ordinal) ? "refused" : answer.Complaint();
    }

    private static string Named(string apiVersion, string kind, string name, string rest = "") =>
        $$$"""{"apiVersion":"{{{apiVersion}}}","kind":"{{{kind}}}","metadata":{"name":"{{{name}}}"}{{{(rest.Length == 0 ? "" : "," + rest)}}}}""";

    private static string Request()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return Convert.ToBase64String(Encoding.ASCII.GetBytes(new CertificateRequest("CN=c", key, HashAlgorithmName.SHA256).CreateSigningRequestPem()));
    }

    private static string AuthorityPem()
    {
        using var authority = Caveat.Certificates.CertificateAuthority.Create("nobody", TimeProvider.System);
        return authority.CertificatePem;
    }

    private static string CrdFolder()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, "Policy.sln")))
        {
            directory = directory.Parent!;
        }

        return Path.Combine(directory.FullName, "deploy", "crds");
    }
}
