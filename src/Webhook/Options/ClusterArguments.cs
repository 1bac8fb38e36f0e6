using System.CommandLine;
using System.CommandLine.Parsing;

namespace Caveat.Webhook.Options;

/// <summary>The part of the command line that <see cref="ClusterOptions"/> is read from.</summary>
internal sealed class ClusterArguments
{
    private readonly Option<string> _kubeconfig = new("--kubeconfig") { Description = "API server for look-ups and registration", HelpName = "FILE" };

    private readonly Option<bool> _inCluster = new("--in-cluster") { Description = "Use the pod's service account for look-ups and registration" };

    private readonly Option<string> _namespace = new("--namespace")
    {
        Description = $"Namespace of the installation, which no policy reaches into [default: the pod's, or {ClusterOptions.DefaultNamespace}]",
        HelpName = "NAME",
    };

    private readonly Option<bool> _clusterPolicies = new("--cluster-policies")
    {
        Description = "Serve the CaveatPolicies, OperatorProfiles and CaveatExceptions of the API server too",
    };

    private readonly Option<string> _replica = new("--replica")
    {
        Description = "What this replica is called in the status of policies [default: the host's name, which is the pod's]",
        HelpName = "NAME",
    };

    public IReadOnlyList<Option> All => [.. Access, _clusterPolicies, _replica];

    /// <summary>Those that say which API server and namespace.</summary>
    public IReadOnlyList<Option> Access => [_kubeconfig, _inCluster, _namespace];

    public bool IsMissing(CommandResult result) => result.GetResult(_kubeconfig) is null or { Implicit: true } && result.GetResult(_inCluster) is null or { Implicit: true };

    public void Validate(CommandResult result)
    {
        if (result.GetResult(_clusterPolicies) is { Implicit: false } && IsMissing(result))
        {
            result.AddError("to serve policies of the API server, it is needed: --kubeconfig FILE or --in-cluster");
        }
    }

    public ClusterOptions Read(ParseResult parsed) => new()
    {
        Kubeconfig = parsed.GetValue(_kubeconfig),
        IsInCluster = parsed.GetValue(_inCluster),
        Namespace = parsed.GetValue(_namespace) ?? PodNamespace.Read() ?? ClusterOptions.DefaultNamespace,
        WatchesPolicies = parsed.GetValue(_clusterPolicies),
        Replica = parsed.GetValue(_replica) ?? Environment.MachineName,
    };
}
