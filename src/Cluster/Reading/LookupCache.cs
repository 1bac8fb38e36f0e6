using Caveat.Cluster.Watching;
using Caveat.Json;
using Caveat.Policies.Lookups;

namespace Caveat.Cluster.Reading;

/// <summary>The objects of one scope, kept up by a watch.</summary>
public sealed class LookupCache
{
    /// <summary>Between two questions whether a kind that the API server does not have has come.</summary>
    private static readonly TimeSpan MissingPause = TimeSpan.FromSeconds(5);

    /// <summary>Before a list is asked for again that is missing where it was: an API server that starts has none of its custom resources for a while.</summary>
    private static readonly TimeSpan StartingPause = TimeSpan.FromSeconds(1);

    private readonly LookupScope _scope;
    private readonly ResourceDiscovery _discovery;
    private readonly ClusterConnection _connection;
    private readonly TimeProvider _clock;
    private volatile LocatedWatch? _located;
    private volatile string? _failure = "not listed yet";

    internal LookupCache(LookupScope scope, ClusterConnection connection, ResourceDiscovery discovery, TimeProvider clock)
    {
        _scope = scope;
        _connection = connection;
        _discovery = discovery;
        _clock = clock;
    }

    /// <summary>What it holds.</summary>
    public LookupScope Scope => _scope;

    /// <summary>Null until the API server has such a kind; another one when it has it in another version.</summary>
    public ResourceWatch? Watch => _located?.Watch;

    /// <summary>Why it can't answer yet; null when it can, or when the API server has no such kind or does not let it be listed, which are answers too.</summary>
    public string? Unsynced => Watch is { } watch ? watch.IsSynced || watch.IsMissing || watch.IsForbidden ? null : watch.Failure ?? "not listed yet" : _failure;

    /// <summary>Null when the API server is to be asked.</summary>
    internal ObjectAnswer? Find(ObjectNeed need)
    {
        if (_located is not { Watch: { IsSynced: true } watch } located)
        {
            return null;
        }

        if (watch.IsStale)
        {
            // What is missing the API server can say more of.
            return watch.IsMissing ? null : ObjectAnswer.Unknown($"nothing was heard of {_scope.Kind} objects for {(int)watch.Silence.TotalSeconds} s");
        }

        // While the watch stands, it is milliseconds behind; broken off, it is as old as its last word.
        if (watch.Failure is not null && watch.Silence > need.MaxAge)
        {
            return null;
        }

        return need.IsSingle ? Single(located, need) : List(located, need);
    }

    /// <summary>Keeps it up until it is cancelled.</summary>
    internal async Task RunAsync(CancellationToken cancellation)
    {
        try
        {
            while (true)
            {
                var location = await LocateAsync(cancellation);
                if (_located is { } before && before.Location == location)
                {
                    await Task.Delay(StartingPause, _clock, cancellation);
                }
                else
                {
                    _located = new LocatedWatch(location, new ResourceWatch(_connection, $"{location.Root}/{location.Resource}", _scope.LabelKeys, _clock));
                }

                // A definition may be gone, or serve another version than it did.
                await _located!.Watch.RunWhileThereAsync(cancellation);
                cancellation.ThrowIfCancellationRequested();
            }
        }
        catch (OperationCanceledException)
        {
            // Nobody asks any more.
        }
    }

    private async Task<ResourceLocation> LocateAsync(CancellationToken cancellation)
    {
        var need = new ObjectNeed { Group = _scope.Group, Version = _scope.Version, Kind = _scope.Kind };
        // What others remember led to where it is missing now.
        var discovery = _located is null ? _discovery : new ResourceDiscovery(_connection, _clock);
        while (true)
        {
            try
            {
                if ((await discovery.LocateAsync(need, cancellation)).Location is { } location)
                {
                    return location;
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
    private ObjectAnswer? Single(LocatedWatch located, ObjectNeed need) =>
        _scope.LabelKeys.Length == 0 && located.Watch.Objects.TryGetValue(new ObjectKey(located.Location.IsNamespaced ? need.Namespace : "", need.Name), out var found)
            ? ObjectAnswer.Found(found.Root)
            : null;

    private ObjectAnswer? List(LocatedWatch located, ObjectNeed need)
    {
        if (LabelPairs.Read(need.LabelSelector) is not { } wanted || !wanted.Name(_scope.LabelKeys))
        {
            return null;
        }

        var found = new List<JsonValue>();
        foreach (var (key, candidate) in located.Watch.Objects)
        {
            if ((!located.Location.IsNamespaced || need.Namespace.Length == 0 || key.Namespace == need.Namespace) && wanted.Fit(candidate.Meta.Labels))
            {
                found.Add(candidate.Root);
            }
        }

        return found.Count <= LiveObjects.MaxObjects ? ObjectAnswer.Found(found) : ObjectAnswer.Unknown($"there are more than {LiveObjects.MaxObjects} objects");
    }
}
