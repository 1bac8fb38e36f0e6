using System.Collections.Immutable;
using Caveat.Policies.Lookups;

namespace Caveat.Cluster.Reading;

/// <summary>A cache for each kind that policies look up, begun and ended as policies come and go. Read by many threads; <see cref="Follow"/> is for one.</summary>
public sealed class LookupCaches : IAsyncDisposable
{
    private readonly ClusterConnection _connection;
    private readonly ResourceDiscovery _discovery;
    private readonly TimeProvider _clock;
    private readonly Dictionary<LookupScope, (CancellationTokenSource Stop, Task Running)> _running = [];
    private readonly List<Task> _ending = [];
    private volatile ImmutableDictionary<(string Group, string Version, string Kind), LookupCache> _caches =
        ImmutableDictionary<(string Group, string Version, string Kind), LookupCache>.Empty;

    /// <param name="connection">Stays the caller's.</param>
    /// <param name="clock">Measures ages and pauses.</param>
    public LookupCaches(ClusterConnection connection, TimeProvider clock)
    {
        _connection = connection;
        _clock = clock;
        _discovery = new ResourceDiscovery(connection, clock);
    }

    /// <summary>Those that are kept.</summary>
    public IEnumerable<LookupCache> All => _caches.Values;

    /// <summary>Why not all of them can answer yet; null when they can.</summary>
    public string? Unsynced()
    {
        foreach (var cache in _caches.Values)
        {
            if (cache.Unsynced is { } reason)
            {
                return $"{cache.Scope.Kind} objects: {reason}";
            }
        }

        return null;
    }

    /// <summary>Begins the caches of scopes that are new, and ends those that nobody asks any more.</summary>
    public void Follow(IReadOnlyList<LookupScope> scopes)
    {
        foreach (var scope in new List<LookupScope>(_running.Keys))
        {
            if (!Contains(scopes, scope))
            {
                _running.Remove(scope, out var ended);
                _ending.RemoveAll(static task => task.IsCompletedSuccessfully);
                _ending.Add(EndAsync(ended.Stop, ended.Running));
                _caches = _caches.Remove((scope.Group, scope.Version, scope.Kind));
            }
        }

        foreach (var scope in scopes)
        {
            if (!_running.ContainsKey(scope))
            {
                var cache = new LookupCache(scope, _connection, _discovery, _clock);
                var stop = new CancellationTokenSource();
                _running.Add(scope, (stop, cache.RunAsync(stop.Token)));
                _caches = _caches.SetItem((scope.Group, scope.Version, scope.Kind), cache);
            }
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var (stop, running) in _running.Values)
        {
            await EndAsync(stop, running);
        }

        _running.Clear();
        await Task.WhenAll(_ending);
    }

    private static async Task EndAsync(CancellationTokenSource stop, Task running)
    {
        await stop.CancelAsync();
        await running;
        stop.Dispose();
    }

    /// <summary>Null when the API server is to be asked.</summary>
    internal ObjectAnswer? Find(ObjectNeed need) =>
        need.MaxAge > TimeSpan.Zero && _caches.TryGetValue((need.Group, need.Version, need.Kind), out var cache) ? cache.Find(need) : null;

    private static bool Contains(IReadOnlyList<LookupScope> scopes, LookupScope sought)
    {
        foreach (var scope in scopes)
        {
            if (scope == sought)
            {
                return true;
            }
        }

        return false;
    }
}
