using Caveat.Json;
using Caveat.Policies.Lookups;

namespace Caveat.Cluster.Reading;

/// <summary>
/// Answers needs from the caches that there are, else by asking the API server, with a short memory. Whatever goes wrong is an unknown answer, so that a look-up's own <c>onUnknown</c> decides. Reads
/// are no subject of admission, so asking from within a review can't come back as another review.
/// </summary>
public sealed class LiveObjects
{
    /// <summary>For all needs of one round together. The API server waits ten seconds for a webhook, and there are at most four rounds.</summary>
    public static readonly TimeSpan RoundTimeout = TimeSpan.FromSeconds(2);

    /// <summary>How long an unknown answer is given again, so that an API server in trouble isn't asked by every review.</summary>
    public static readonly TimeSpan MemoryOfUnknown = TimeSpan.FromSeconds(1);

    /// <summary>How long it is believed that an object is missing, where a need allows as much: who is told so makes it next, and tries again.</summary>
    public static readonly TimeSpan MemoryOfMissing = TimeSpan.FromSeconds(1);

    /// <summary>Objects of one list; a rule over more than these is not for admission.</summary>
    public const int MaxObjects = 5_000;

    /// <summary>Answers that are remembered; beyond it all are forgotten.</summary>
    public const int MaxRemembered = 1_000;

    /// <summary>Bytes of answers that are remembered, as <see cref="Listing.LookedUpObjects.MaxRememberedBytes"/>; beyond it all are forgotten.</summary>
    public const int MaxRememberedBytes = 16 * 1024 * 1024;

    private const int PageSize = 500;

    private readonly ClusterConnection _connection;
    private readonly ResourceDiscovery _discovery;
    private readonly RememberedAnswers _remembered;
    private readonly TimeProvider _clock;
    private readonly LookupCaches? _caches;

    /// <param name="connection">Stays the caller's.</param>
    /// <param name="clock">Measures ages and bounds.</param>
    /// <param name="caches">Asked first; null for none.</param>
    public LiveObjects(ClusterConnection connection, TimeProvider clock, LookupCaches? caches = null)
    {
        _caches = caches;
        _connection = connection;
        _clock = clock;
        _discovery = new ResourceDiscovery(connection, clock);
        _remembered = new RememberedAnswers(clock);
    }

    /// <summary>Answers a need; never fails and never takes longer than <see cref="RoundTimeout"/>.</summary>
    public async Task<ObjectAnswer> FetchAsync(ObjectNeed need, CancellationToken cancellation)
    {
        if (_caches?.Find(need) is { } cached)
        {
            return cached;
        }

        if (_remembered.Find(need) is { } remembered)
        {
            return remembered;
        }

        var asked = _clock.GetTimestamp();
        var answer = await AskAsync(need, cancellation);
        // Who sends a review can end it at any time: that nobody waited says nothing of the API server, and must not become the answer to others.
        if (answer.Status != ObjectAnswerStatus.Unknown || !cancellation.IsCancellationRequested)
        {
            _remembered.Keep(need, answer, asked);
        }

        return answer;
    }

    private async Task<ObjectAnswer> AskAsync(ObjectNeed need, CancellationToken cancellation)
    {
        using var timeout = new CancellationTokenSource(RoundTimeout, _clock);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellation);
        try
        {
            var located = await _discovery.LocateAsync(need, linked.Token);
            if (located.Location is not { } location)
            {
                return ObjectAnswer.Unknown(located.Reason);
            }

            return ResourcePath.Nothing(need, location.IsNamespaced)
                ?? (need.IsSingle ? await GetAsync(location, need, linked.Token) : await ListAsync(location, need, linked.Token));
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return ObjectAnswer.Unknown("the review ended before the API server answered");
        }
        catch (OperationCanceledException)
        {
            return ObjectAnswer.Unknown($"the API server did not answer within {RoundTimeout.TotalSeconds} s");
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            return ObjectAnswer.Unknown($"the API server can't be reached: {e.Message}");
        }
    }

    private async Task<ObjectAnswer> GetAsync(ResourceLocation location, ObjectNeed need, CancellationToken cancellation)
    {
        if (!ResourcePath.IsName(need.Name))
        {
            return ObjectAnswer.NotFound;
        }

        var answer = await _connection.GetAsync(ResourcePath.Of(location, need), cancellation);
        if (answer.SaysNoObject(need.Name))
        {
            return ObjectAnswer.NotFound;
        }

        return answer.IsSuccess && answer.Read() is { } text ? ObjectAnswer.Found(text.Root) : ObjectAnswer.Unknown(answer.Complaint());
    }

    private async Task<ObjectAnswer> ListAsync(ResourceLocation location, ObjectNeed need, CancellationToken cancellation)
    {
        List<JsonValue> found = [];
        string? next = null;
        var pageSize = PageSize;
        do
        {
            var answer = await _connection.GetAsync(ResourcePath.OfPage(location, need, pageSize, next), cancellation);
            while (answer.IsTooLong && pageSize > 1)
            {
                pageSize /= 2;
                answer = await _connection.GetAsync(ResourcePath.OfPage(location, need, pageSize, next), cancellation);
            }

            if (!answer.IsSuccess || answer.Read() is not { } page)
            {
                return ObjectAnswer.Unknown(answer.Complaint());
            }

            foreach (var item in page.Root.Property("items"u8).Elements)
            {
                found.Add(item);
            }

            next = page.Root.Property("metadata"u8).Property("continue"u8).Text;
        }
        while (next is { Length: > 0 } && found.Count <= MaxObjects);
        return found.Count <= MaxObjects ? ObjectAnswer.Found(found) : ObjectAnswer.Unknown($"there are more than {MaxObjects} objects");
    }
}
