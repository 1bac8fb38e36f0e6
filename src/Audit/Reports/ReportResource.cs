namespace Caveat.Audit.Reports;

/// <summary>The object that a row is about.</summary>
/// <param name="ApiVersion">As the object writes it, such as <c>apps/v1</c>.</param>
/// <param name="Kind">Such as <c>Kafka</c>.</param>
/// <param name="Namespace">Empty for a cluster-scoped kind.</param>
/// <param name="Name">Empty when the object has none.</param>
public sealed record ReportResource(string ApiVersion, string Kind, string Namespace, string Name)
{
    /// <summary>The cluster that it is in; empty when there is only one.</summary>
    public string Cluster { get; init; } = "";

    /// <summary>The API group; empty for the core group.</summary>
    public string Group => ApiVersion.IndexOf('/') is >= 0 and var slash ? ApiVersion[..slash] : "";

    /// <summary><c>Kafka prod/orders</c>; of one of several clusters, <c>Kafka prod/orders in europe</c>.</summary>
    public override string ToString()
    {
        var name = Namespace.Length == 0 ? $"{Kind} {Name}" : $"{Kind} {Namespace}/{Name}";
        return Cluster.Length == 0 ? name : $"{name} in {Cluster}";
    }
}
