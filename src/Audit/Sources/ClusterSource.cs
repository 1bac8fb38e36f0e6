using System.Globalization;
using System.Runtime.CompilerServices;
using Caveat.Cluster.Listing;
using Caveat.Manifests;
using Caveat.Manifests.Reading;

namespace Caveat.Audit.Sources;

/// <summary>The objects of a cluster, as they are listed.</summary>
public sealed class ClusterSource : IObjectSource
{
    private readonly ClusterListing _listing;
    private readonly AuditedResources _audited;
    private readonly string _cluster;

    /// <param name="listing">Read once.</param>
    /// <param name="audited">What it lists.</param>
    /// <param name="cluster">In front of problems; empty when there is only one cluster.</param>
    public ClusterSource(ClusterListing listing, AuditedResources audited, string cluster)
    {
        _listing = listing;
        _audited = audited;
        _cluster = cluster.Length == 0 ? "" : $"{cluster}: ";
    }

    /// <summary>Counted in objects; those of resources that were not begun yet are not known.</summary>
    public SourceProgress Progress
    {
        get
        {
            var (given, ended) = (_listing.Given, _listing.Ended);
            var text = string.Create(CultureInfo.InvariantCulture, $"{_cluster}{ended} of {_audited.All.Count} kinds");
            return new SourceProgress(given, given + _listing.Remaining, text);
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<ManifestDocument> ReadAsync(IDocumentMemory memory, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var problem in _audited.Problems)
        {
            yield return Refused(problem, _cluster);
        }

        await foreach (var page in _listing.ReadAsync(cancellation))
        {
            foreach (var document in DocumentsOf(page, _cluster))
            {
                yield return document;
            }
        }
    }

    /// <summary>The objects of a page, or its problem.</summary>
    /// <param name="page">As it was listed.</param>
    /// <param name="cluster">In front of places and problems; empty when there is only one cluster.</param>
    public static IEnumerable<ManifestDocument> DocumentsOf(ListedPage page, string cluster)
    {
        if (page.Problem is { } problem)
        {
            yield return Refused(problem, cluster);
        }

        var path = cluster + page.Resource.PathIn("");
        foreach (var listed in page.Objects)
        {
            yield return new ManifestDocument(new ManifestPlace(path, 0, $"{listed.Namespace}/{listed.Name}"), listed.Utf8, DocumentForm.Json);
        }
    }

    /// <summary>What can't be read, and why.</summary>
    /// <param name="problem">A sentence.</param>
    /// <param name="cluster">In front of it; empty when there is only one cluster.</param>
    public static ManifestDocument Refused(string problem, string cluster) => new(new ManifestPlace(cluster, 0), default, DocumentForm.Json, cluster + problem);
}
