namespace Caveat.Faults.Tests.Cluster;

/// <summary>One cluster for the webhook as it is deployed, one test after the other.</summary>
[CollectionDefinition(Name)]
public sealed class OneDeployment : ICollectionFixture<DeployedCluster>
{
    public const string Name = "deployed webhook";
}
