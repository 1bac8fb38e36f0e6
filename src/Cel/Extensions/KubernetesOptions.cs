namespace Caveat.Cel.Extensions;

/// <summary>How Kubernetes' environment reads the language in a release.</summary>
/// <param name="HomogeneousLiterals">Elements of a list or map that is written out must be of one type.</param>
/// <param name="CrossTypeNumericComparisons">The checker lets <c>&lt;</c> and its like compare int, uint and double.</param>
/// <param name="OptionalTypes">Optional values and their syntax.</param>
/// <param name="LiteralsAreValidated">Durations, timestamps and regular expressions that are written out are checked when an expression is compiled.</param>
public sealed record KubernetesOptions(bool HomogeneousLiterals, bool CrossTypeNumericComparisons, bool OptionalTypes, bool LiteralsAreValidated);
