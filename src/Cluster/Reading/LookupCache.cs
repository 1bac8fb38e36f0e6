using Caveat.Cluster.Watching;
using Caveat.Json;
using Caveat.Policies.Lookups;

namespace Caveat.Cluster.Reading;

/// <summary>The objects of one scope, kept up by a watch.</summary>
public sealed class LookupCache
{
    /// <summary>Between two questions whether a kind that the API server does not have has come.</summary>
    private static readonly TimeSpan MissingPause = TimeSpan.FromSeconds(5);

    private readonly LookupScope _scope;
    private readonly ResourceDiscovery _discovery;
    private readonly ClusterConnection _connection;
    private readonly TimeProvider _clock;
    private volatile ResourceWatch? _watch;
    private volatile string? _failure = "not listed yet";
    private bool _isNamespaced;

    internal LookupCache(LookupScope scope, ClusterConnection connection, ResourceDiscovery discovery, TimeProvider clock)
    {
        _scope = scope;
        _connection = connection;
        _discovery = discovery;
        _clock = clock;
    }

    /// <summary>What it holds.</summary>
    public LookupScope Scope => _scope;

    /// <summary>Null while the API server has no such kind.</summary>
    public ResourceWatch? Watch => _watch;

    /// <summary>Why it can't answer yet; null when it can, or when the API server has no such kind or does not let it be listed, which are answers too.</summary>
    public string? Unsynced => _watch is { } watch ? watch.IsSynced || watch.IsMissing || watch.IsForbidden ? null : watch.Failure ?? "not listed yet" : _failure;

    /// <summary>Null when the API server is to be asked.</summary>
    internal ObjectAnswer? Find(ObjectNeed need)
    {
        if (_watch is not { IsSynced: true } watch)
        {
            return null;
        }

        if (watch.IsStale)
        {
            return ObjectAnswer.Unknown($"nothing was heard of {_scope.Kind} objects for {(int)watch.Silence.TotalSeconds} s");
        }

        // While the watch stands, it is milliseconds behind; broken off, it is as old as its last word.
        if (watch.Failure is not null && watch.Silence > need.MaxAge)
        {
            return null;
        }

        return need.IsSingle ? Single(watch, need) : List(watch, need);
    }

    /// <summary>Keeps it up until it is cancelled.</summary>
    internal async Task RunAsync(CancellationToken cancellation)
    {
        try
        {
            await LocateAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            return;
        }

        await _watch!.RunAsync(cancellation);
    }

    private async Task LocateAsync(CancellationToken cancellation)
    {
        var need = new ObjectNeed { Group = _scope.Group, Version = _scope.Version, Kind = _scope.Kind };
        while (true)
        {
            try
            {
                if ((await _discovery.LocateAsync(need, cancellation)).Location is { } location)
                {
                    _isNamespaced = location.IsNamespaced;
                    _watch = new ResourceWatch(_connection, $"{location.Root}/{location.Resource}", _scope.LabelKeys, _clock);
                    return;
                }

                _failure = null;
            }
            catch (Exception e) when (e is HttpRequestException or IOException)
            {
                _failure = $"the API server can't be reached: {e.Message}";
            }

            await Task.Delay(MissingPause, _clock, cancellation);
        }
    }

    // What is not here may have been made a moment ago: the API server knows.
    private ObjectAnswer? Single(ResourceWatch watch, ObjectNeed need) =>
        _scope.LabelKeys.Length == 0 && watch.Objects.TryGetValue(new ObjectKey(_isNamespaced ? need.Namespace : "", need.Name), out var found)
            ? ObjectAnswer.Found(found.Root)
            : null;

    private ObjectAnswer? List(ResourceWatch watch, ObjectNeed need)
    {
        if (LabelPairs.Read(need.LabelSelector) is not { } wanted || !wanted.Name(_scope.LabelKeys))
        {
            return null;
        }

        var found = new List<JsonValue>();
        foreach (var (key, candidate) in watch.Objects)
        {
            if ((!_isNamespaced || need.Namespace.Length == 0 || key.Namespace == need.Namespace) && wanted.Fit(candidate.Meta.Labels))
            {
                found.Add(candidate.Root);
            }
        }

        return found.Count <= LiveObjects.MaxObjects ? ObjectAnswer.Found(found) : ObjectAnswer.Unknown($"there are more than {LiveObjects.MaxObjects} objects");
    }
}
