namespace Caveat.Policies.Matching;

/// <summary>A kind without a version.</summary>
/// <param name="Group">API group; empty for the core group, <c>*</c> for any.</param>
/// <param name="Kind">Kind; <c>*</c> for any.</param>
internal readonly record struct KindName(string Group, string Kind);
