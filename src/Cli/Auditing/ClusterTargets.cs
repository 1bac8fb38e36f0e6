using Caveat.Audit.Sources;
using Caveat.Cluster;
using Caveat.Cluster.Listing;
using Caveat.Policies;

namespace Caveat.Cli.Auditing;

/// <summary>Opens the clusters that are audited.</summary>
internal sealed class ClusterTargets : IDisposable
{
    private readonly AuditOptions _options;
    private readonly Surroundings _surroundings;
    private readonly Func<PolicySetOptions, PolicyPair?> _policies;
    private readonly List<ClusterConnection> _connections = [];
    private readonly List<string> _failures = [];

    /// <param name="options">Which clusters.</param>
    /// <param name="surroundings">Where kubeconfigs lie, and the time.</param>
    /// <param name="policies">Loads the policies for the resources of a cluster; null when one does not load.</param>
    public ClusterTargets(AuditOptions options, Surroundings surroundings, Func<PolicySetOptions, PolicyPair?> policies)
    {
        _policies = policies;
        _options = options;
        _surroundings = surroundings;
    }

    /// <summary>Clusters that could not be reached, each as a message for people.</summary>
    public IReadOnlyList<string> Failures => _failures;

    public void Dispose()
    {
        foreach (var connection in _connections)
        {
            connection.Dispose();
        }
    }

    /// <summary>Those that answer, in the order that they were named in; null when a policy does not load.</summary>
    public async Task<IReadOnlyList<AuditTarget>?> OpenAsync(CancellationToken cancellation)
    {
        List<AuditTarget> targets = [];
        foreach (var context in _options.Contexts.Count == 0 ? [null] : (IReadOnlyList<string?>)_options.Contexts)
        {
            if (Connect(context) is not { } connection)
            {
                continue;
            }

            var (served, failure) = await ServedResources.ReadAsync(connection, cancellation);
            if (served is null)
            {
                _failures.Add($"{NameOf(context)}{connection.Server}: {failure}");
            }
            else if (_policies(new PolicySetOptions { Mapping = served.Mapping() }) is { } policies)
            {
                targets.Add(TargetOf(connection, served, policies, context, cancellation));
            }
            else
            {
                return null;
            }
        }

        return targets;
    }

    private ClusterConnection? Connect(string? context)
    {
        if (ClusterConnection.OpenContext(KubeconfigFile(), _surroundings.Kubeconfig, context, out var failure) is { } connection)
        {
            _connections.Add(connection);
            return connection;
        }

        _failures.Add($"{NameOf(context)}{failure}");
        return null;
    }

    private string? KubeconfigFile() =>
        _options.Kubeconfig is { } file ? Path.GetRelativePath(Environment.CurrentDirectory, Path.GetFullPath(file, _surroundings.Directory)) : null;

    private AuditTarget TargetOf(ClusterConnection connection, ServedResources served, PolicyPair policies, string? context, CancellationToken cancellation)
    {
        var (bounds, clock) = (new ListBounds(), _surroundings.Clock);
        var audited = AuditedResources.Of(policies.Sets, served, _options.Kinds);
        var listing = new ClusterListing(connection, audited.All, _options.Namespaces, bounds, clock);
        var objects = new LookedUpObjects(connection, served, bounds, clock, cancellation);
        var cluster = _options.Contexts.Count > 1 ? context! : "";
        return new AuditTarget(cluster, policies, new ClusterSource(listing, audited, cluster), objects);
    }

    private static string NameOf(string? context) => context is null ? "" : $"context {context}: ";
}
