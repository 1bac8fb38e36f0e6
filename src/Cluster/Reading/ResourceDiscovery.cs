using System.Collections.Concurrent;
using Caveat.Json;
using Caveat.Policies.Lookups;

namespace Caveat.Cluster.Reading;

/// <summary>Finds out where the API server keeps the objects of a kind. Remembers what it learned for a while.</summary>
internal sealed class ResourceDiscovery
{
    /// <summary>How long an answer is taken for true: CRDs come and go, but seldom.</summary>
    public static readonly TimeSpan Memory = TimeSpan.FromSeconds(60);

    /// <summary>How long it is believed that a kind is missing: its CRD may be on its way.</summary>
    public static readonly TimeSpan MemoryOfMissing = TimeSpan.FromSeconds(2);

    private readonly ClusterConnection _connection;
    private readonly TimeProvider _clock;
    private readonly ConcurrentDictionary<(string Group, string Version, string Type), (Located Found, long Learned)> _known = new();

    public ResourceDiscovery(ClusterConnection connection, TimeProvider clock)
    {
        _connection = connection;
        _clock = clock;
    }

    public async Task<Located> LocateAsync(ObjectNeed need, CancellationToken cancellation)
    {
        var key = (need.Group, need.Version, need.Resource.Length > 0 ? need.Resource : need.Kind);
        // A timestamp, which nobody sets: a clock on the wall that is put back would keep an old answer for as long.
        if (_known.TryGetValue(key, out var known) && _clock.GetElapsedTime(known.Learned) < MemoryOf(known.Found))
        {
            return known.Found;
        }

        var found = await AskAsync(need, cancellation);
        // The keys come from the policies' look-ups and the requests' resources: few, but a bound costs nothing.
        if (_known.Count > 10_000)
        {
            _known.Clear();
        }

        _known[key] = (found, _clock.GetTimestamp());
        return found;
    }

    private static TimeSpan MemoryOf(Located found) => found.Location is null ? MemoryOfMissing : Memory;

    private async Task<Located> AskAsync(ObjectNeed need, CancellationToken cancellation)
    {
        var (version, reason) = need.Version.Length > 0 ? (need.Version, "") : await PreferredVersionAsync(need.Group, cancellation);
        if (version is null)
        {
            return Located.Nowhere(reason);
        }

        var root = need.Group.Length == 0
            ? $"/api/{Uri.EscapeDataString(version)}"
            : $"/apis/{Uri.EscapeDataString(need.Group)}/{Uri.EscapeDataString(version)}";
        var answer = await _connection.GetAsync(root, cancellation);
        if (answer.IsNotFound)
        {
            return Located.Nowhere($"the API server has no version {version} of API group \"{need.Group}\"");
        }

        return answer is { IsSuccess: true } && answer.Read() is { } resources
            ? Find(resources.Root.Property("resources"u8), root, need)
            : Located.Nowhere(answer.Complaint());
    }

    /// <summary>The version, or why it is not known.</summary>
    private async Task<(string? Version, string Reason)> PreferredVersionAsync(string group, CancellationToken cancellation)
    {
        if (group.Length == 0)
        {
            return ("v1", "");
        }

        var answer = await _connection.GetAsync($"/apis/{Uri.EscapeDataString(group)}", cancellation);
        var version = answer.IsSuccess ? answer.Read()?.Root.Property("preferredVersion"u8).Property("version"u8).Text : null;
        return (version, answer.IsNotFound ? $"the API server has no API group \"{group}\"" : answer.Complaint());
    }

    private static Located Find(JsonValue resources, string root, ObjectNeed need)
    {
        foreach (var resource in resources.Elements)
        {
            var name = resource.Property("name"u8);
            var isSought = need.Resource.Length > 0 ? name.Is(need.Resource) : resource.Property("kind"u8).Is(need.Kind);
            // A subresource is listed as "kafkas/scale", with a kind of its own.
            if (isSought && !name.Utf8.Contains((byte)'/'))
            {
                return Located.At(new ResourceLocation(root, name.Text!, resource.Property("namespaced"u8).IsTrue));
            }
        }

        var sought = need.Resource.Length > 0 ? $"resource {need.Resource}" : $"kind {need.Kind}";
        return Located.Nowhere($"the API server has no {sought} in {root[(root.IndexOf('/', 1) + 1)..]}");
    }
}
