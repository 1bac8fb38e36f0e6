namespace Caveat.Cel.Extensions.Kubernetes;

/// <summary>What an expression asks an <see cref="IAuthorizer"/>.</summary>
public sealed record AuthorizationRequest
{
    /// <summary>What is to be done: <c>get</c>, <c>create</c>; an HTTP method where there is a <see cref="Path"/>.</summary>
    public string Verb { get; init; } = "";

    /// <summary>On whose behalf, as <c>system:serviceaccount:namespace:name</c>; null for the user of the request that is being judged.</summary>
    public string? ServiceAccount { get; init; }

    /// <summary>A path that is no resource's, such as <c>/healthz</c>; null for a resource.</summary>
    public string? Path { get; init; }

    /// <summary>API group; empty for the core one.</summary>
    public string Group { get; init; } = "";

    /// <summary>In the plural, in lower case.</summary>
    public string Resource { get; init; } = "";

    /// <summary>Empty for the resource itself.</summary>
    public string Subresource { get; init; } = "";

    /// <summary>Empty for all namespaces, and for what is in none.</summary>
    public string Namespace { get; init; } = "";

    /// <summary>Empty for all of the resource.</summary>
    public string Name { get; init; } = "";

    /// <summary>As written; empty for none. One that can't be parsed is to be taken as none.</summary>
    public string FieldSelector { get; init; } = "";

    /// <summary>As written; empty for none. One that can't be parsed is to be taken as none.</summary>
    public string LabelSelector { get; init; } = "";
}
