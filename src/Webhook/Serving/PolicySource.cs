using Caveat.Cluster.Reading;
using Caveat.Cluster.Watching;
using Caveat.Policies;
using Caveat.PolicyFiles;
using Caveat.Webhook.Serving.FromCluster;

namespace Caveat.Webhook.Serving;

/// <summary>Where policies come from: files, and the cluster where it is watched. Reading is for one thread.</summary>
internal sealed class PolicySource
{
    private readonly PolicyFolder _folder;
    private readonly ClusterPolicies? _cluster;
    private readonly CustomResources? _resources;
    private readonly LookupCaches? _caches;
    private Task<PolicyReading?>? _begun;
    private string? _stamp;

    public PolicySource(IReadOnlyList<string> paths, ClusterPolicies? cluster, CustomResources? resources, LookupCaches? caches)
    {
        _folder = new PolicyFolder(paths, () => resources?.Options() ?? new PolicySetOptions(), cluster is null ? null : cluster.Read);
        _cluster = cluster;
        _resources = resources;
        _caches = caches;
    }

    /// <summary>Whether there may be no policy at all.</summary>
    public bool MayBeEmpty => _cluster is not null;

    /// <summary>Why a reading would be of a part only; null when it would be of everything.</summary>
    public string? Unsynced() => _resources?.Watch is { IsSynced: false, Failure: { } reason } ? $"CustomResourceDefinitions: {reason}" : _cluster?.Unsynced();

    /// <summary>Why what policies look up is not all at hand yet; null when it is.</summary>
    public string? UnsyncedLookups() => _caches?.Unsynced();

    /// <summary>What is held here and may be older than is good, and what may not be held, a clause each.</summary>
    public IEnumerable<string> Stale()
    {
        foreach (var watch in Watches())
        {
            if (watch is { IsSynced: true, IsStale: true })
            {
                yield return $"nothing was heard of {watch.Path} for {(int)watch.Silence.TotalSeconds} s";
            }
            else if (watch.IsForbidden)
            {
                yield return $"{watch.Path} is not at hand: {watch.Failure}";
            }
        }
    }

    /// <summary>Begins the first reading, as all else need not wait for it. Only for files alone: of a cluster, its definitions come first.</summary>
    public void Begin() => _begun = Task.Run(ReadChanged);

    /// <summary>Reads and compiles everything, and begins to keep at hand what it looks up.</summary>
    /// <returns>Null when a reading would come to what the one before did.</returns>
    /// <exception cref="IOException">A directory can't be listed.</exception>
    /// <exception cref="UnauthorizedAccessException">A directory may not be listed.</exception>
    public Task<PolicyReading?> ReadChangedAsync()
    {
        var begun = _begun;
        _begun = null;
        return begun ?? Task.FromResult(ReadChanged());
    }

    /// <summary>All that it stands on at the moment.</summary>
    public IEnumerable<ResourceWatch> Watches()
    {
        if (_resources is not null)
        {
            yield return _resources.Watch;
        }

        foreach (var watch in _cluster?.Watches ?? [])
        {
            yield return watch;
        }

        foreach (var cache in _caches?.All ?? [])
        {
            if (cache.Watch is { } watch)
            {
                yield return watch;
            }
        }
    }

    /// <summary>Notes that a reading serves.</summary>
    public void Report(PolicyReading reading) => _cluster?.Report(reading);

    private PolicyReading? ReadChanged()
    {
        // From before it is read: what changes meanwhile is read again.
        var stamp = _folder.Stamp() + _cluster?.Stamp() + _resources?.Stamp();
        if (stamp == _stamp)
        {
            return null;
        }

        var reading = _folder.Read();
        _caches?.Follow(reading.Set.Lookups);
        _stamp = stamp;
        return reading;
    }
}
