namespace Caveat.Audit.EndToEnd.Tests;

/// <summary>Tests that share the cluster, one after another: to fill it takes longer than they do.</summary>
[CollectionDefinition(nameof(OneCluster))]
public sealed class OneCluster : ICollectionFixture<AuditedCluster>;
