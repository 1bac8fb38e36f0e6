using System.Collections.Concurrent;
using Caveat.Policies.Lookups;

namespace Caveat.Cluster.Reading;

/// <summary>What was fetched for one review.</summary>
public sealed class FetchedObjects : IObjectLookup
{
    private readonly LiveObjects _source;
    private ConcurrentDictionary<ObjectNeed, ObjectAnswer>? _answers;

    /// <param name="source">Whom to ask.</param>
    public FetchedObjects(LiveObjects source) => _source = source;

    /// <inheritdoc/>
    public ObjectAnswer Find(ObjectNeed need) => _answers is not null && _answers.TryGetValue(need, out var answer) ? answer : default;

    /// <summary>Fetches all at once; afterwards each has an answer.</summary>
    public async Task FetchAsync(IReadOnlyList<ObjectNeed> needs, CancellationToken cancellation)
    {
        _answers ??= new ConcurrentDictionary<ObjectNeed, ObjectAnswer>();
        var pending = new Task[needs.Count];
        for (var i = 0; i < pending.Length; i++)
        {
            pending[i] = FetchAsync(needs[i], cancellation);
        }

        await Task.WhenAll(pending);
    }

    private async Task FetchAsync(ObjectNeed need, CancellationToken cancellation) => _answers![need] = await _source.FetchAsync(need, cancellation);
}
