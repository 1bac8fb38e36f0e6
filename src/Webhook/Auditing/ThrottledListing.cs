using System.Runtime.CompilerServices;
using Caveat.Audit.Sources;
using Caveat.Cluster;
using Caveat.Cluster.Listing;
using Caveat.Manifests.Reading;
using Caveat.Webhook.Options;

namespace Caveat.Webhook.Auditing;

/// <summary>The objects of one namespace, one resource after another, no faster than a bound. For one reading.</summary>
internal sealed class ThrottledListing : IObjectSource
{
    private readonly ClusterConnection _connection;
    private readonly AuditPlan _plan;
    private readonly string _place;
    private readonly int _objectsPerSecond;
    private readonly TimeProvider _clock;

    /// <param name="connection">Stays the caller's.</param>
    /// <param name="plan">What is listed.</param>
    /// <param name="place">A namespace; empty for what is in none.</param>
    /// <param name="objectsPerSecond">Objects a second, at most.</param>
    /// <param name="clock">Measures pauses.</param>
    public ThrottledListing(ClusterConnection connection, AuditPlan plan, string place, int objectsPerSecond, TimeProvider clock)
    {
        _connection = connection;
        _plan = plan;
        _place = place;
        _objectsPerSecond = objectsPerSecond;
        _clock = clock;
    }

    public required ListBounds Bounds { get; init; }

    /// <summary>Nobody watches.</summary>
    public SourceProgress Progress => default;

    public async IAsyncEnumerable<ManifestDocument> ReadAsync(IDocumentMemory memory, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var problem in _place.Length == 0 ? _plan.Problems : [])
        {
            yield return ClusterSource.Refused(problem, "");
        }

        foreach (var resource in _plan.In(_place))
        {
            var listing = new ClusterListing(_connection, [resource], _place.Length == 0 ? [] : [_place], Bounds, _clock);
            await foreach (var page in listing.ReadAsync(cancellation))
            {
                foreach (var document in ClusterSource.DocumentsOf(page, ""))
                {
                    yield return document;
                }

                await Task.Delay(TimeSpan.FromSeconds((double)page.Objects.Count / _objectsPerSecond), _clock, cancellation);
            }

            await Task.Delay(AuditOptions.RequestPause, _clock, cancellation);
        }
    }
}
