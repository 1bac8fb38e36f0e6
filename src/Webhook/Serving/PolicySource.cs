using Caveat.Policies;
using Caveat.PolicyFiles;
using Caveat.Webhook.Serving.FromCluster;

namespace Caveat.Webhook.Serving;

/// <summary>Where policies come from: files, and the cluster where it is watched. Not for several threads at once, but for <see cref="Unsynced"/>.</summary>
internal sealed class PolicySource
{
    private readonly PolicyFolder _folder;
    private readonly ClusterPolicies? _cluster;

    public PolicySource(IReadOnlyList<string> paths, ClusterPolicies? cluster)
    {
        _folder = new PolicyFolder(paths, static () => new PolicySetOptions(), cluster is null ? null : cluster.Read);
        _cluster = cluster;
    }

    /// <summary>Whether there may be no policy at all.</summary>
    public bool MayBeEmpty => _cluster is not null;

    /// <summary>Why a reading would be of a part only; null when it would be of everything.</summary>
    public string? Unsynced() => _cluster?.Unsynced();

    /// <summary>Changes when a reading may come to something else.</summary>
    public string Stamp() => _folder.Stamp() + _cluster?.Stamp();

    /// <summary>Reads and compiles everything.</summary>
    public PolicyReading Read()
    {
        var reading = _folder.Read();
        _cluster?.Report(reading);
        return reading;
    }
}
