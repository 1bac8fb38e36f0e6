using Caveat.Schema.Crds;

namespace Caveat.Policies.Linting;

/// <summary>What a linter has to know besides the policies.</summary>
public sealed class LintOptions
{
    /// <summary>Definitions of the resources that policies match; without that of a resource its fields are not known.</summary>
    public IReadOnlyList<CustomResourceDefinition> Definitions { get; init; } = [];

    /// <summary>Documents that are there too, and are not linted: profiles, mostly. One that the linted texts have too is left out.</summary>
    public IReadOnlyList<PolicyDocument> Others { get; init; } = [];

    /// <summary>The time that dates are compared with.</summary>
    public required DateTimeOffset Now { get; init; }
}
