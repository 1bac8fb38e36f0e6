using Caveat.Cel.Types;

namespace Caveat.Cel.Extensions.Kubernetes;

/// <summary>The types that a check of authorization goes through.</summary>
public static class AuthorizerTypes
{
    /// <summary>The variable <c>authorizer</c>.</summary>
    public static CelType Authorizer { get; } = CelType.Opaque("kubernetes.authorization.Authorizer");

    /// <summary>A path, to be checked.</summary>
    public static CelType PathCheck { get; } = CelType.Opaque("kubernetes.authorization.PathCheck");

    /// <summary>An API group.</summary>
    public static CelType GroupCheck { get; } = CelType.Opaque("kubernetes.authorization.GroupCheck");

    /// <summary>A resource, to be checked; the variable <c>authorizer.requestResource</c>.</summary>
    public static CelType ResourceCheck { get; } = CelType.Opaque("kubernetes.authorization.ResourceCheck");

    /// <summary>What a check gives.</summary>
    public static CelType Decision { get; } = CelType.Opaque("kubernetes.authorization.Decision");
}
