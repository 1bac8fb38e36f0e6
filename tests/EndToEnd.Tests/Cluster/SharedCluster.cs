namespace Caveat.EndToEnd.Tests.Cluster;

/// <summary>One cluster for the tests that leave its webhook alone.</summary>
[CollectionDefinition(Name)]
public sealed class SharedCluster : ICollectionFixture<GuardedCluster>
{
    public const string Name = "guarded cluster";
}
