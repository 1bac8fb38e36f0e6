using Caveat.Sandbox.Clients;

namespace Caveat.Cli.Local;

/// <summary>
/// Shows the main job with real kubectl: a write that is denied, one that gets safe defaults, and a manual edit of an object that the operator owns. Prints what
/// was run and what kubectl printed; says so when something else happened than should have.
/// </summary>
internal sealed class Demonstration
{
    private const string Namespace = "shop";
    private const string Operator = "system:serviceaccount:kafka:strimzi-cluster-operator";

    private readonly LocalCluster _cluster;
    private readonly Surroundings _surroundings;
    private readonly string _examples;

    public Demonstration(LocalCluster cluster, Surroundings surroundings)
    {
        _cluster = cluster;
        _surroundings = surroundings;
        _examples = Path.Combine(surroundings.Directory, "examples");
    }

    private Kubectl OperatorKubectl => _cluster.ControlPlane.KubectlFor(Operator, "system:masters");

    /// <summary>Null when all went as it should, and also when there are no examples here.</summary>
    public async Task<string?> RunAsync(CancellationToken cancellation)
    {
        if (!Directory.Exists(_examples))
        {
            return null;
        }

        return await PrepareAsync(cancellation)
            ?? await ShowDenialAsync(cancellation)
            ?? await ShowDefaultsAsync(cancellation)
            ?? await ShowGuardAsync(cancellation);
    }

    private async Task<string?> PrepareAsync(CancellationToken cancellation)
    {
        var admin = _cluster.ControlPlane.Kubectl;
        // Through dry run and apply, as a namespace that is there already is fine.
        var made = await admin.RunAsync(["create", "namespace", Namespace, "--dry-run=client", "-o", "yaml"], "", cancellation);
        var applied = await admin.RunAsync(["apply", "--server-side", "-f", "-"], made.Output, cancellation);
        if (!applied.Succeeded)
        {
            return applied.Error;
        }

        // What an earlier demonstration left; as the operator, who may. It is shown anew, and a new cluster has nothing to delete.
        await OperatorKubectl.RunAsync(
            ["delete", "kafka/orders", "kafkanodepool/dual-role", "strimzipodset/orders-dual-role", "-n", Namespace, "--ignore-not-found"], "", cancellation);
        return null;
    }

    private async Task<string?> ShowDenialAsync(CancellationToken cancellation)
    {
        await TitleAsync("1. A write that would break the cluster is denied");
        var pool = await ShowAsync(_cluster.ControlPlane.Kubectl, ["apply", "-f", Example("sound-pool.yaml")], cancellation);
        if (!pool.Succeeded)
        {
            return "a sound node pool was denied";
        }

        var result = await ShowAsync(_cluster.ControlPlane.Kubectl, ["apply", "-f", Example("denied-kafka.yaml")], cancellation);
        return result.Succeeded ? "the write was not denied; are the policies those that are built in?" : null;
    }

    private async Task<string?> ShowDefaultsAsync(CancellationToken cancellation)
    {
        await TitleAsync("2. A sound write gets the defaults that an expert would set");
        var kubectl = _cluster.ControlPlane.Kubectl;
        var kafka = await ShowAsync(kubectl, ["apply", "-f", Example("defaulted-kafka.yaml")], cancellation);
        await ShowAsync(kubectl, ["get", "kafka", "orders", "-n", Namespace, "-o", "jsonpath={.spec.kafka.config}{\"\\n\"}{.metadata.annotations.caveat\\.dev/defaults}{\"\\n\"}"], cancellation);
        return kafka.Succeeded ? null : "a sound write was denied";
    }

    private async Task<string?> ShowGuardAsync(CancellationToken cancellation)
    {
        await TitleAsync("3. What the operator made is the operator's: a manual edit is blocked");
        var made = await OperatorKubectl.RunAsync(["apply", "-f", Example("operator-owned-podset.yaml")], "", cancellation);
        if (!made.Succeeded)
        {
            return $"the operator could not write its own object: {made.Error}";
        }

        await _surroundings.Output.WriteLineAsync($"   (the operator's service account has written StrimziPodSet orders-dual-role)");
        var edit = await ShowAsync(
            _cluster.ControlPlane.Kubectl,
            ["patch", "strimzipodset", "orders-dual-role", "-n", Namespace, "--type=merge", "-p", """{"spec":{"pods":[]}}"""],
            cancellation);
        return edit.Succeeded ? "the manual edit was not blocked" : null;
    }

    // Relative, as a user would type it: kubectl repeats the path in what it prints.
    private string Example(string file) => Path.GetRelativePath(Environment.CurrentDirectory, Path.Combine(_examples, file));

    private Task TitleAsync(string title) => _surroundings.Output.WriteLineAsync($"\n{title}");

    private async Task<KubectlResult> ShowAsync(Kubectl kubectl, IReadOnlyList<string> arguments, CancellationToken cancellation)
    {
        await _surroundings.Output.WriteLineAsync($"\n   $ kubectl {string.Join(' ', Quoted(arguments))}");
        var result = await kubectl.RunAsync(arguments, "", cancellation);
        foreach (var line in (result.Output + result.Error).TrimEnd('\n').Split('\n'))
        {
            await _surroundings.Output.WriteLineAsync($"   {line}");
        }

        return result;
    }

    /// <summary>As a user would type it: words with odd characters quoted.</summary>
    private static IEnumerable<string> Quoted(IReadOnlyList<string> arguments)
    {
        foreach (var argument in arguments)
        {
            yield return argument.AsSpan().IndexOfAny(" {}\"\\") >= 0 ? $"'{argument}'" : argument;
        }
    }
}
