namespace Caveat.Kube;

/// <summary>What a denial is about: <c>status.details</c>.</summary>
public sealed class AdmissionDetails
{
    /// <summary>The object's name; null when it has none yet.</summary>
    public string? Name { get; init; }

    /// <summary>The API group; null or empty for the core group.</summary>
    public string? Group { get; init; }

    /// <summary>The kind, or the resource: the API's own answers name the resource here.</summary>
    public string? Kind { get; init; }

    /// <summary>One for each finding, in order.</summary>
    public IReadOnlyList<AdmissionCause> Causes { get; init; } = [];
}
