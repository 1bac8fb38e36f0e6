using Caveat.Sandbox.Clients;

namespace Caveat.Sandbox.Tests;

public sealed class ClusterBehaviourTests : IClassFixture<SharedControlPlane>
{
    private readonly ControlPlane _plane;

    public ClusterBehaviourTests(SharedControlPlane shared) => _plane = shared.Plane;

    [Fact]
    public async Task LetsRbacDecideWhatAUserMayDo()
    {
        var alice = _plane.KubectlFor("alice", "developers");
        Assert.Equal(
            new(1, "", "Error from server (Forbidden): configmaps is forbidden: User \"alice\" cannot list resource \"configmaps\" in API group \"\" in the namespace \"default\"\n"),
            await alice.RunAsync("get", "configmaps"));

        await _plane.Kubectl.RunAsync("create", "role", "writer", "--verb=create,get", "--resource=configmaps");
        await _plane.Kubectl.RunAsync("create", "rolebinding", "developers", "--role=writer", "--group=developers");
        Assert.Equal(new(0, "configmap/made created\n", ""), await EventuallyAsync(alice, "create", "configmap", "made"));

        var impersonated = await _plane.Kubectl.RunAsync("get", "configmap", "made", "-o", "name", "--as", "bob", "--as-group", "developers");
        Assert.Equal(new(0, "configmap/made\n", ""), impersonated);
    }

    [Fact]
    public async Task LetsAClusterAdministratorDoAnything()
    {
        await _plane.Kubectl.RunAsync("create", "clusterrolebinding", "carol", "--clusterrole=cluster-admin", "--user=carol");
        var created = await EventuallyAsync(_plane.KubectlFor("carol"), "create", "namespace", "carols");
        Assert.Equal(new(0, "namespace/carols created\n", ""), created);
    }

    [Fact]
    public async Task KnowsAServiceAccountByItsCertificate()
    {
        var account = _plane.KubectlFor("system:serviceaccount:default:operator", "system:serviceaccounts", "system:authenticated");
        var refused = await account.RunAsync("get", "secrets");
        Assert.Equal(
            "Error from server (Forbidden): secrets is forbidden: User \"system:serviceaccount:default:operator\" cannot list resource \"secrets\" in API group \"\" in the namespace \"default\"\n",
            refused.Error);
    }

    [Fact]
    public async Task AdmitsAPodWithoutAnyController() =>
        Assert.Equal(new(0, "pod/idle created\n", ""), await _plane.Kubectl.RunAsync("run", "idle", "--image=none", "--restart=Never"));

    [Fact]
    public async Task TellsTheVersionThatItWasBuiltFrom()
    {
        var version = await _plane.Kubectl.RunAsync("get", "--raw", "/version");
        Assert.Contains("\"gitVersion\": \"v1.", version.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WritesAnAuditLogWhenAPolicyIsGiven()
    {
        await _plane.Kubectl.RunAsync("create", "configmap", "audited");
        Assert.Contains("\"name\":\"audited\"", await File.ReadAllTextAsync(_plane.AuditLog), StringComparison.Ordinal);
    }

    // The server's authorizer hears of a new binding a moment after its author does.
    private static async Task<KubectlResult> EventuallyAsync(Kubectl kubectl, params IReadOnlyList<string> arguments)
    {
        for (var attempt = 1; ; attempt++)
        {
            var result = await kubectl.RunAsync(arguments);
            if (result.Succeeded || attempt == 20)
            {
                return result;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100));
        }
    }
}
