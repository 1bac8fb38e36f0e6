namespace Caveat.Schema.Crds;

/// <summary>A version of a custom resource.</summary>
public sealed record CrdVersion
{
    /// <summary>As in <c>apiVersion</c>, behind the group.</summary>
    public required string Name { get; init; }

    /// <summary>Whether the API server serves it.</summary>
    public required bool IsServed { get; init; }

    /// <summary>Whether objects are stored in it.</summary>
    public required bool IsStorage { get; init; }

    /// <summary>Whether the API server warns who uses it.</summary>
    public required bool IsDeprecated { get; init; }

    /// <summary>Its schema; null when there is none, or when it can't be read.</summary>
    public required JsonSchema? Schema { get; init; }

    /// <summary>Whether status is a resource of its own, which a write to the object leaves alone.</summary>
    public required bool HasStatus { get; init; }

    /// <summary>The scale subresource; null when there is none.</summary>
    public required ScaleSubresource? Scale { get; init; }
}
