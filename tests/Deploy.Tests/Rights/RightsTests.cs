using System.Globalization;
using Caveat.Deploy.Tests.Running;
using Caveat.Sandbox;
using Caveat.Sandbox.Clients;

namespace Caveat.Deploy.Tests.Rights;

/// <summary>
/// The webhook under exactly the rights that the chart gives it, and with the arguments of its Deployment, through all that it does; then with an audit on a
/// schedule; and then its uninstallation. The API server's audit log says what each asked for.
/// </summary>
public sealed class RightsTests(RealApiServer server) : IClassFixture<RealApiServer>
{
    private const string Account = "caveat";
    private const string Uninstaller = "caveat-uninstall";

    // What is granted and not seen here, and why it is granted all the same.
    private static readonly Dictionary<string, string> Unseen = new(StringComparer.Ordinal)
    {
        ["create mutatingwebhookconfigurations.admissionregistration.k8s.io"] = "where server-side apply makes the first one, the log says patch, and RBAC is asked for create too",
        ["get namespaces"] = "asked of one that was made so shortly before that the watch does not have it yet",
        ["create validatingwebhookconfigurations.admissionregistration.k8s.io"] = "as for the mutating one",
    };

    // The same of an audit.
    private static readonly Dictionary<string, string> UnseenOfAudits = new(StringComparer.Ordinal)
    {
        ["create clusterpolicyreports.wgpolicyk8s.io"] = "as for the registration: server-side apply makes the first one",
        ["create clusterreports.openreports.io"] = "as above",
        ["create policyreports.wgpolicyk8s.io"] = "as above",
        ["create reports.openreports.io"] = "as above",
    };

    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(90);

    private const string Documents =
        """
        apiVersion: caveat.dev/v1
        kind: OperatorProfile
        metadata: {name: shop}
        spec:
          resources: [{apiGroup: example.com, kinds: [Shop]}]
          identities: {serviceAccounts: [{name: shop}]}
          fieldManagers: [shop-operator]
        ---
        apiVersion: caveat.dev/v1
        kind: CaveatPolicy
        metadata: {name: shop}
        spec:
          operator: shop
          match:
            resources: [{apiGroups: [''], kinds: [ConfigMap]}]
          rules:
            - name: not-in-closed-namespaces
              conflict: {fields: [data], when: '"closed" in namespaceObject.metadata.?labels.orValue({})'}
              message: the namespace is closed
            - name: what-the-operator-set
              protect: {ownedFields: true}
        ---
        apiVersion: caveat.dev/v1
        kind: CaveatException
        metadata: {name: moving, namespace: default}
        spec:
          rules: [strimzi-listeners/ports-are-unique]
          objects: [{apiGroup: kafka.strimzi.io, kind: Kafka, name: moving}]
          until: '2999-01-01'
          reason: a listener moves
          approvedBy: alice
        """;

    private const string Audited = "audited";

    // Of something in a namespace, and of something that is in none.
    private const string AuditedPolicy =
        """
        apiVersion: caveat.dev/v1
        kind: CaveatPolicy
        metadata: {name: owners}
        spec:
          match:
            resources: [{apiGroups: [''], kinds: [ConfigMap, Namespace]}]
          rules:
            - name: has-an-owner
              action: Audit
              require: {that: 'has(object.metadata.annotations) && "owner" in object.metadata.annotations', fields: [metadata.annotations]}
              message: nobody owns it
        """;

    [Fact]
    public async Task EverythingThatIsUsedIsGrantedAndEverythingThatIsGrantedIsUsed()
    {
        var rights = await InstalledRights.InstallAsync(server, "rights.values.yaml");
        await using var webhook = new OwnedProgram("webhook", SourceTree.WebhookExecutable, Path.Combine(server.Plane.StateDirectory, "webhook.log"), TimeProvider.System);
        Start(webhook, rights);
        await UseAsync(webhook, rights);
        // What nobody can serve with is written over.
        await rights.MustAsync("patch", "secret", "caveat-certificates", "-n", InstalledRights.Space, "--type=merge", "-p", """{"data":{"signing.key":"AAAA"}}""");
        await webhook.StopAsync();
        await StartAgainAsync(webhook, rights);
        await webhook.StopAsync();

        Assert.Empty(rights.RefusedTo(Account));
        var (used, granted) = (rights.UsedBy(Account), await rights.GrantedAsync(Account));
        Assert.Empty(Names(granted.Except(used)).Except(Unseen.Keys));
        // What policies look up is compared with the policies: LookupRightsTests.
        Assert.Empty(Names(used.Except(granted).Except(await rights.GrantedForLookupsAsync())));
        // Who set which field, the stored object says.
        Assert.Contains(new UsedRight("", "configmaps", "get"), used);
        await UseAuditAsync(webhook, await InstalledRights.InstallAsync(server, "audited.values.yaml"));
        await UninstallAsync(rights);
    }

    private async Task UseAuditAsync(OwnedProgram webhook, InstalledRights rights)
    {
        await rights.ApplyAsync(AuditedPolicy);
        await rights.ApplyAsync(ReportCrds.WorkingGroup);
        await rights.MustAsync("create", "namespace", Audited);
        Start(webhook, rights);
        await UntilAsync(webhook, "a ConfigMap", async () => (await server.Admin.RunAsync("create", "configmap", "bare", "-n", Audited)).Succeeded);
        await UntilAsync(webhook, "reports", async () => await CountAsync("policyreports,clusterpolicyreports") == 2);
        // The newer resource is written then, and the older one taken away.
        await rights.ApplyAsync(ReportCrds.OpenReports);
        await UntilAsync(webhook, "newer reports", async () => await CountAsync("reports,clusterreports") == 2 && await CountAsync("policyreports,clusterpolicyreports") == 0);
        // Nothing to say, no report.
        await rights.MustAsync("delete", "caveatpolicy", "owners");
        await rights.MustAsync("delete", "configmap", "bare", "-n", Audited);
        await UntilAsync(webhook, "no reports", async () => await CountAsync("reports,clusterreports") == 0);
        await webhook.StopAsync();

        Assert.Empty(rights.RefusedTo(Account));
        var (used, granted) = (rights.UsedBy(Account), await rights.GrantedForAuditsAsync());
        Assert.Empty(Names(granted.Except(used)).Except(UnseenOfAudits.Keys));
        Assert.Empty(Names(used.Except(granted).Except(await rights.GrantedAsync(Account)).Except(await rights.GrantedForLookupsAsync())));
    }

    // Those of the namespace, and the one of what is in none.
    private async Task<int> CountAsync(string resources) =>
        (await server.Admin.RunAsync("get", resources, "-n", Audited, "-o", "name")).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length;

    private static IEnumerable<string> Names(IEnumerable<UsedRight> rights) => rights.Select(static right => right.ToString()).Order(StringComparer.Ordinal);

    private static async Task UninstallAsync(InstalledRights rights)
    {
        (await Run.Async(SourceTree.WebhookExecutable, "uninstall", $"--kubeconfig={rights.KubeconfigOf(Uninstaller)}", $"--namespace={InstalledRights.Space}")).OrFail();
        Assert.Empty(rights.RefusedTo(Uninstaller));
        var (used, granted) = (rights.UsedBy(Uninstaller), await rights.GrantedAsync(Uninstaller));
        Assert.Empty(Names(granted.Except(used)));
        Assert.Empty(Names(used.Except(granted)));
    }

    private static void Start(OwnedProgram webhook, InstalledRights rights) => Assert.Null(webhook.Start([.. rights.Arguments.Select(argument => OutsideOfAPod(argument, webhook, rights))]));

    // The same, where no pod and no Service is.
    private static string OutsideOfAPod(string argument, OwnedProgram webhook, InstalledRights rights) => argument.Split('=')[0] switch
    {
        "--in-cluster" => $"--kubeconfig={rights.KubeconfigOf(Account)}",
        "--listen" => string.Create(CultureInfo.InvariantCulture, $"--listen=127.0.0.1:{webhook.Port}"),
        "--register-service" => string.Create(CultureInfo.InvariantCulture, $"--register-url=https://127.0.0.1:{webhook.Port}"),
        _ => argument.Replace("/app/policies", SourceTree.Path("policies"), StringComparison.Ordinal).Replace("$(POD_NAME)", "replica-a", StringComparison.Ordinal),
    };

    private async Task UseAsync(OwnedProgram webhook, InstalledRights rights)
    {
        await UntilAsync(webhook, "registered", async () => (await server.Admin.RunAsync("get", "validatingwebhookconfiguration", "caveat")).Succeeded);
        await rights.MustAsync("create", "configmap", "owned", "--from-literal=open=yes", "--field-manager=shop-operator");
        await rights.ApplyAsync(Documents);
        foreach (var (kind, name) in new[] { ("caveatpolicy", "shop"), ("caveatexception", "moving"), ("operatorprofile", "shop") })
        {
            await UntilAsync(webhook, $"status of a {kind}", async () => (await server.Admin.RunAsync("get", kind, name, "-o", "jsonpath={.status.conditions}")).Output.Contains("Enforced", StringComparison.Ordinal));
        }

        await UntilAsync(webhook, "a denial", async () => (await ApplyKafkaAsync("denied", acknowledge: "")).Error.Contains("ports-are-unique", StringComparison.Ordinal));
        await UntilAsync(webhook, "an Event", async () => (await server.Admin.RunAsync("get", "events", "-o", "jsonpath={.items[*].reason}")).Output.Contains("Denied", StringComparison.Ordinal));
        // Asks what the user may do.
        await ApplyKafkaAsync("acknowledged", acknowledge: "strimzi-listeners/*: both listen for a day");
        // Asks for the namespace, for the policy above; and who set which field.
        await rights.MustAsync("create", "configmap", "till", "--from-literal=open=yes", "--field-manager=shop-operator", "--dry-run=server");
        await UntilAsync(webhook, "a denied ConfigMap", async () => (await server.Admin.RunAsync("patch", "configmap", "owned", "--type=merge", "-p", """{"data":{"open":"no"}}""")).Error.Contains("shop/what-the-operator-set", StringComparison.Ordinal));
    }

    // With a policy of the cluster that is there from the start, and what it looks up.
    private async Task StartAgainAsync(OwnedProgram webhook, InstalledRights rights)
    {
        Start(webhook, rights);
        await UntilAsync(webhook, "a Secret that is written over", async () => (await rights.MustAsync("get", "secret", "caveat-certificates", "-n", InstalledRights.Space, "-o", "jsonpath={.data.signing\\.key}")) != "AAAA");
        await UntilAsync(webhook, "a denial", async () => (await ApplyKafkaAsync("denied", acknowledge: "")).Error.Contains("ports-are-unique", StringComparison.Ordinal));
    }

    private Task<KubectlResult> ApplyKafkaAsync(string name, string acknowledge) =>
        server.Admin.RunAsync(
            ["apply", "-f", "-"],
            $$"""
            apiVersion: kafka.strimzi.io/v1
            kind: Kafka
            metadata:
              name: {{name}}
              annotations: {caveat.dev/acknowledge: "{{acknowledge}}"}
            spec: {kafka: {listeners: [{name: plain, port: 9092, type: internal, tls: false}, {name: other, port: 9092, type: internal, tls: false}]} }
            """,
            CancellationToken.None);

    private static async Task UntilAsync(OwnedProgram webhook, string what, Func<Task<bool>> isSo)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (!await isSo())
        {
            Assert.True(webhook.IsRunning && TimeProvider.System.GetElapsedTime(started) < Bound, $"{what}: not within {Bound.TotalSeconds} s. {webhook.EndOfLog}");
            await Task.Delay(100);
        }
    }
}
