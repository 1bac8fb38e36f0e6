using Caveat.Json;
using Caveat.Kube;

namespace Caveat.Cluster.Listing;

/// <summary>What an API server serves and lets list, as it was when it was asked.</summary>
public sealed class ServedResources
{
    // Enough that a hundred groups take a second from far away; an API server takes hundreds of requests at once.
    private const int MaxRequests = 8;

    private readonly HashSet<(string Group, string Resource)> _known = [];
    private readonly List<ServedResource> _all = [];

    private ServedResources()
    {
    }

    /// <summary>Each in the version that the server prefers; sorted by group, then resource.</summary>
    public IReadOnlyList<ServedResource> All => _all;

    /// <summary>Groups that the server has and says nothing of, each with a clause for people; sorted.</summary>
    public IReadOnlyList<(string Group, string Complaint)> Failures { get; private set; } = [];

    /// <summary>Kubernetes' own kinds, and what the server has.</summary>
    public RestMapping Mapping()
    {
        List<RestResource> resources = [];
        foreach (var each in _all)
        {
            resources.Add(new RestResource(each.Group, each.Kind, each.Resource, each.IsNamespaced));
        }

        return RestMapping.BuiltIn.With(resources);
    }

    /// <summary>Null when there is none.</summary>
    /// <param name="group">API group; empty for the core group.</param>
    /// <param name="kind">Empty when only the resource is known.</param>
    /// <param name="resource">Empty when only the kind is known.</param>
    public ServedResource? Find(string group, string kind, string resource) =>
        _all.Find(each => each.Group == group && (resource.Length > 0 ? each.Resource == resource : each.Kind == kind));

    /// <summary>Asks the server. Null with a failure when it can't be asked at all.</summary>
    /// <param name="connection">Stays the caller's.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<(ServedResources? Served, string? Failure)> ReadAsync(ClusterConnection connection, CancellationToken cancellation)
    {
        var bound = new ListBounds().PageTimeout;
        using var timeout = new CancellationTokenSource(bound);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellation);
        try
        {
            var groups = await connection.GetAsync("/apis", linked.Token);
            if (!groups.IsSuccess || groups.Read() is not { } read)
            {
                return (null, groups.Complaint());
            }

            var served = new ServedResources();
            await served.ReadAsync(connection, VersionsIn(read.Root), linked.Token);
            return (served, null);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return (null, $"the API server did not answer within {bound.TotalSeconds} s");
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            return (null, $"the API server can't be reached: {e.Message}");
        }
    }

    // Each group's versions stand one after another, the preferred one first.
    private static List<(string Group, string Version)> VersionsIn(JsonValue root)
    {
        List<(string Group, string Version)> versions = [("", "v1")];
        foreach (var group in root.Property("groups"u8).Elements)
        {
            var name = group.Property("name"u8).Text ?? "";
            var preferred = group.Property("preferredVersion"u8).Property("version"u8).Text ?? "";
            versions.Add((name, preferred));
            foreach (var version in group.Property("versions"u8).Elements)
            {
                if (version.Property("version"u8).Text is { } other && other != preferred)
                {
                    versions.Add((name, other));
                }
            }
        }

        return versions;
    }

    private async Task ReadAsync(ClusterConnection connection, List<(string Group, string Version)> versions, CancellationToken cancellation)
    {
        var answers = new ClusterAnswer[versions.Count];
        var options = new ParallelOptions { MaxDegreeOfParallelism = MaxRequests, CancellationToken = cancellation };
        await Parallel.ForAsync(0, answers.Length, options, async (i, stop) =>
        {
            var (group, version) = versions[i];
            answers[i] = await connection.GetAsync(group.Length == 0 ? $"/api/{version}" : $"/apis/{group}/{version}", stop);
        });
        SortedDictionary<string, string> failures = new(StringComparer.Ordinal);
        for (var i = 0; i < answers.Length; i++)
        {
            // A version that went away since is none.
            if (!answers[i].IsNotFound && !TryAdd(versions[i].Group, versions[i].Version, answers[i]))
            {
                failures[versions[i].Group] = answers[i].Complaint();
            }
        }

        Failures = [.. failures.Select(static pair => (pair.Key, pair.Value))];
        _all.Sort(static (a, b) => string.CompareOrdinal(a.Group, b.Group) is not 0 and var order ? order : string.CompareOrdinal(a.Resource, b.Resource));
    }

    private bool TryAdd(string group, string version, ClusterAnswer answer)
    {
        if (!answer.IsSuccess || answer.Read() is not { } text)
        {
            return false;
        }

        foreach (var resource in text.Root.Property("resources"u8).Elements)
        {
            // A subresource is listed as "kafkas/scale".
            if (resource.Property("name"u8).Text is { } name && !name.Contains('/', StringComparison.Ordinal) && CanList(resource) && _known.Add((group, name)))
            {
                _all.Add(new ServedResource(group, version, name, resource.Property("kind"u8).Text ?? "", resource.Property("namespaced"u8).IsTrue));
            }
        }

        return true;
    }

    private static bool CanList(JsonValue resource)
    {
        foreach (var verb in resource.Property("verbs"u8).Elements)
        {
            if (verb.Is("list"u8))
            {
                return true;
            }
        }

        return false;
    }
}
