using System.Collections.Concurrent;
using Caveat.Cluster.Reading;
using Caveat.Json;
using Caveat.Policies.Lookups;

namespace Caveat.Cluster.Listing;

/// <summary>
/// Answers what the rules of an audit want to see besides the objects themselves. A kind with no more objects than a page holds is read once as a whole; of others, each
/// question is asked once, as far as there is room to remember. However fresh a rule wants an answer: here it is as old as the audit at most. Safe for several threads, which
/// wait for the server: an audit has nothing better to do.
/// </summary>
public sealed class LookedUpObjects : IObjectLookup
{
    /// <summary>Bytes of objects that are remembered beside the small kinds; then all are forgotten.</summary>
    public const int MaxRememberedBytes = 16 * 1024 * 1024;

    /// <summary>Answers that are remembered, those without an object among them.</summary>
    public const int MaxRemembered = 20_000;

    private readonly ClusterConnection _connection;
    private readonly ServedResources _served;
    private readonly ListBounds _bounds;
    private readonly TimeProvider _clock;
    private readonly CancellationToken _cancellation;
    private readonly ConcurrentDictionary<ObjectNeed, Lazy<Task<ObjectAnswer>>> _answers = new();
    private readonly ConcurrentDictionary<ServedResource, Lazy<Task<SmallKind?>>> _kinds = new();
    private long _bytes;

    /// <param name="connection">Stays the caller's.</param>
    /// <param name="served">What the server has.</param>
    /// <param name="bounds">How often it is asked again.</param>
    /// <param name="clock">Measures pauses.</param>
    /// <param name="cancellation">Ends the audit, and with it every wait.</param>
    public LookedUpObjects(ClusterConnection connection, ServedResources served, ListBounds bounds, TimeProvider clock, CancellationToken cancellation)
    {
        _connection = connection;
        _served = served;
        _bounds = bounds;
        _clock = clock;
        _cancellation = cancellation;
    }

    /// <summary>Asked first; null for none.</summary>
    public LookupCaches? Caches { get; init; }

    /// <inheritdoc/>
    /// <exception cref="OperationCanceledException">The audit is to end.</exception>
    public ObjectAnswer Find(ObjectNeed need) => FetchAsync(need).GetAwaiter().GetResult();

    private async Task<ObjectAnswer> FetchAsync(ObjectNeed need)
    {
        if (Caches?.Find(need) is { } cached)
        {
            return cached;
        }

        if (_served.Find(need.Group, need.Kind, need.Resource) is not { } resource)
        {
            var sought = need.Resource.Length > 0 ? $"resource {need.Resource}" : $"kind {need.Kind}";
            return ObjectAnswer.Unknown($"the API server has no {sought} in API group \"{need.Group}\"");
        }

        if (ResourcePath.Nothing(need, resource.IsNamespaced) is { } nothing)
        {
            return nothing;
        }

        resource = need.Version.Length > 0 ? resource with { Version = need.Version } : resource;
        var kind = await _kinds.GetOrAdd(resource, key => new(() => SmallKindAsync(key))).Value;
        return kind?.Find(need) ?? await AskOnceAsync(resource, need with { MaxAge = TimeSpan.Zero });
    }

    private async Task<ObjectAnswer> AskOnceAsync(ServedResource resource, ObjectNeed need)
    {
        if (_answers.Count >= MaxRemembered || Interlocked.Read(ref _bytes) >= MaxRememberedBytes)
        {
            _answers.Clear();
            Interlocked.Exchange(ref _bytes, 0);
        }

        return await _answers.GetOrAdd(need, key => new(() => AskAsync(resource, key))).Value;
    }

    private async Task<ObjectAnswer> AskAsync(ServedResource resource, ObjectNeed need)
    {
        var answer = need.IsSingle ? await GetAsync(resource, need) : await ListAsync(resource, need);
        foreach (var found in answer.Objects ?? [])
        {
            Interlocked.Add(ref _bytes, found.Raw.Length);
        }

        return answer;
    }

    private async Task<ObjectAnswer> GetAsync(ServedResource resource, ObjectNeed need)
    {
        if (!ResourcePath.IsName(need.Name))
        {
            return ObjectAnswer.NotFound;
        }

        var path = $"{resource.PathIn(resource.IsNamespaced ? need.Namespace : "")}/{Uri.EscapeDataString(need.Name)}";
        var retries = new Retries(_bounds, _clock);
        while (true)
        {
            var (answer, complaint, isRefusal) = await TryGetAsync(path, need.Name);
            if (complaint.Length == 0)
            {
                return answer;
            }

            if ((isRefusal && retries.Waited > _bounds.PatienceWithRefusals) || !await retries.PauseAsync(TimeSpan.Zero, _cancellation))
            {
                return ObjectAnswer.Unknown(complaint);
            }
        }
    }

    /// <summary>The answer, or a complaint when the server should be asked again.</summary>
    private async Task<(ObjectAnswer Answer, string Complaint, bool IsRefusal)> TryGetAsync(string path, string name)
    {
        using var timeout = new CancellationTokenSource(_bounds.PageTimeout, _clock);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, _cancellation);
        try
        {
            var answer = await _connection.GetAsync(path, linked.Token);
            if (answer.SaysNoObject(name))
            {
                return (ObjectAnswer.NotFound, "", false);
            }

            if (answer.IsSuccess && answer.Read() is { } text)
            {
                return (ObjectAnswer.Found(text.Root), "", false);
            }

            // Who starts answers 404 without naming an object; who is cut off, or whoever stands before it then, half an answer or none.
            return PageRequest.IsPassing(answer.Status) || answer.IsNotFound || answer is { IsSuccess: true, Body: not null }
                ? (default, answer.Complaint(), answer.IsNotFound)
                : (ObjectAnswer.Unknown(answer.Complaint()), "", false);
        }
        catch (Exception e) when (e is HttpRequestException or IOException || (e is OperationCanceledException && !_cancellation.IsCancellationRequested))
        {
            return (default, $"the API server can't be reached: {e.Message}", false);
        }
    }

    private async Task<ObjectAnswer> ListAsync(ServedResource resource, ObjectNeed need)
    {
        List<JsonValue> found = [];
        var reader = new CollectionReader(_connection, new AuditedResource(resource, need.LabelSelector), resource.IsNamespaced ? need.Namespace : "", _bounds, _clock);
        await foreach (var page in reader.ReadAsync(_cancellation))
        {
            foreach (var listed in page)
            {
                var text = new JsonText();
                if (text.TryParse(listed.Utf8, JsonLimits.Document, out _))
                {
                    found.Add(text.Root);
                }
            }

            if (found.Count > LiveObjects.MaxObjects)
            {
                return ObjectAnswer.Unknown($"there are more than {LiveObjects.MaxObjects} objects");
            }
        }

        return reader.Problem is { } problem ? ObjectAnswer.Unknown(problem) : ObjectAnswer.Found(found);
    }

    // Null when there are too many, or the user may not list them all.
    private async Task<SmallKind?> SmallKindAsync(ServedResource resource)
    {
        // A Secret in memory is one more place to lose it from.
        if (resource is { Group: "", Resource: "secrets" })
        {
            return null;
        }

        var page = await new PageRequest(_connection, new AuditedResource(resource, ""), "", _bounds).ReadAsync(_bounds.PageSize, "", _cancellation);
        return page is { Step: PageStep.Whole, Continue.Length: 0 } ? new SmallKind(page.Objects, resource.IsNamespaced) : null;
    }
}
