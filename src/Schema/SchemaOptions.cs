namespace Caveat.Schema;

/// <summary>How a schema is read.</summary>
public sealed record SchemaOptions
{
    /// <summary>Which keywords there are, and what they mean.</summary>
    public required SchemaDialect Dialect { get; init; }

    /// <summary>Whether the values are Kubernetes resources: <c>apiVersion</c>, <c>kind</c> and <c>metadata</c> are known fields whether declared or not.</summary>
    public bool IsResource { get; init; }

    /// <summary>
    /// Whether a field that a structural schema neither declares nor preserves is a violation, as it is for a client that asks the API server for strict field validation; otherwise such a
    /// field passes, and the server drops it.
    /// </summary>
    public bool RefusesUnknownFields { get; init; }
}
