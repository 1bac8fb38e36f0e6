namespace Caveat.Faults.Tests.Cluster;

/// <summary>One cluster for all faults, one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class OneCluster : ICollectionFixture<FaultyCluster>
{
    public const string Name = "faulty cluster";
}
