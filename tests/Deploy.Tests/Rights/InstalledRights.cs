using System.Text.Json;
using System.Text.RegularExpressions;
using Caveat.Deploy.Tests.Running;

namespace Caveat.Deploy.Tests.Rights;

/// <summary>The chart's accounts and rights in a real API server, without its pods; and what the API server says of how they are used.</summary>
internal sealed partial class InstalledRights
{
    /// <summary>Namespace of the installation.</summary>
    public const string Space = "caveat-system";

    private static readonly string[] OfAccess = ["ClusterRole", "ClusterRoleBinding", "Role", "RoleBinding", "ServiceAccount"];

    private readonly RealApiServer _server;
    private readonly string _rendered;

    private InstalledRights(RealApiServer server, string rendered)
    {
        _server = server;
        _rendered = rendered;
    }

    /// <summary>What the chart's Deployment starts the webhook with.</summary>
    public IReadOnlyList<string> Arguments =>
        [.. Argument().Matches(_rendered[_rendered.IndexOf("kind: Deployment\n", StringComparison.Ordinal)..].Split("\n---\n")[0]).Select(static match => match.Groups["argument"].Value)];

    /// <param name="server">Where to.</param>
    /// <param name="values">File of the chart's values, beside this one.</param>
    public static async Task<InstalledRights> InstallAsync(RealApiServer server, string values)
    {
        var rights = new InstalledRights(server, await Helm.TemplateAsync(SourceTree.Path($"tests/Deploy.Tests/Rights/{values}")));
        // With the label that docs/install.md asks for on this version of Kubernetes.
        await rights.ApplyAsync("""{"apiVersion":"v1","kind":"Namespace","metadata":{"name":"caveat-system","labels":{"kubernetes.io/metadata.name":"caveat-system"}}}""");
        await rights.MustAsync("apply", "--server-side", "-f", SourceTree.Path("deploy/sandbox/crds"), "-f", SourceTree.Path("deploy/crds"));
        await rights.MustAsync("wait", "--for=condition=Established", "--timeout=60s", "crd", "--all");
        await rights.ApplyAsync(string.Join("---\n", rights._rendered.Split("---\n").Where(IsOfAccess)));
        await rights.SumUpLookupsAsync();
        return rights;
    }

    /// <summary>Of an account of the installation.</summary>
    public string KubeconfigOf(string account) =>
        _server.Plane.KubeconfigFor(UserOf(account), "system:serviceaccounts", $"system:serviceaccounts:{Space}", "system:authenticated");

    /// <summary>What the API server refused an account, a line each.</summary>
    public IReadOnlyList<string> RefusedTo(string account) => [.. LinesOf(account).Where(IsRefused).Select(static line => line.ToString())];

    /// <summary>What an account used.</summary>
    public IReadOnlySet<UsedRight> UsedBy(string account) => LinesOf(account).Select(UsedRight.Of).OfType<UsedRight>().ToHashSet();

    /// <summary>What a ClusterRole and a Role of this name grant.</summary>
    public async Task<IReadOnlySet<UsedRight>> GrantedAsync(string name)
    {
        var (everywhere, here) = (await RoleAsync("clusterrole", name), await RoleAsync("role", name));
        return UsedRight.In(everywhere).Concat(UsedRight.In(here)).ToHashSet();
    }

    /// <summary>What is granted for an audit, of what this cluster serves.</summary>
    public async Task<IReadOnlySet<UsedRight>> GrantedForAuditsAsync()
    {
        var served = (await MustAsync("api-resources", "--verbs=list", "-o", "name")).Split('\n').ToHashSet(StringComparer.Ordinal);
        return UsedRight.In(await RoleAsync("clusterrole", "caveat-webhook-audit")).Where(right => served.Contains(right.ResourceName)).ToHashSet();
    }

    /// <summary>What is granted for look-ups.</summary>
    public async Task<IReadOnlySet<UsedRight>> GrantedForLookupsAsync() => UsedRight.In(await RoleAsync("clusterrole", "caveat-lookups")).ToHashSet();

    public async Task ApplyAsync(string manifest)
    {
        var result = await _server.Admin.RunAsync(["apply", "--server-side", "--force-conflicts", "-f", "-"], manifest, CancellationToken.None);
        Assert.True(result.Succeeded, result.Error);
    }

    public async Task<string> MustAsync(params IReadOnlyList<string> arguments)
    {
        var result = await _server.Admin.RunAsync(arguments);
        Assert.True(result.Succeeded, result.Error);
        return result.Output;
    }

    [GeneratedRegex("^            - \"?(?<argument>--[^\"\n]+)\"?$", RegexOptions.Multiline | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Argument();

    private static string UserOf(string account) => $"system:serviceaccount:{Space}:{account}";

    private static bool IsOfAccess(string manifest) => Array.Exists(OfAccess, kind => manifest.Contains($"\nkind: {kind}\n", StringComparison.Ordinal));

    private static bool IsRefused(JsonElement line) =>
        line.TryGetProperty("responseStatus", out var status) && status.TryGetProperty("code", out var code) && code.GetInt32() is 401 or 403;

    // What the controller manager does in a cluster: the rules of all roles with the label become those of the role that is bound.
    private async Task SumUpLookupsAsync()
    {
        using var parsed = JsonDocument.Parse(await MustAsync("get", "clusterroles", "-l", "caveat.dev/aggregate-to-lookups=true", "-o", "json"));
        var rules = parsed.RootElement.GetProperty("items").EnumerateArray().SelectMany(static role => role.GetProperty("rules").EnumerateArray());
        await MustAsync("patch", "clusterrole", "caveat-lookups", "--type=merge", "-p", $"{{\"rules\":[{string.Join(',', rules)}]}}");
    }

    private async Task<JsonElement> RoleAsync(string kind, string name)
    {
        using var parsed = JsonDocument.Parse(await MustAsync("get", kind, name, "-n", Space, "-o", "json"));
        return parsed.RootElement.Clone();
    }

    private IEnumerable<JsonElement> LinesOf(string account)
    {
        foreach (var line in File.ReadLines(_server.Plane.AuditLog))
        {
            using var parsed = JsonDocument.Parse(line);
            if (parsed.RootElement.GetProperty("user").GetProperty("username").GetString() == UserOf(account))
            {
                yield return parsed.RootElement.Clone();
            }
        }
    }
}
