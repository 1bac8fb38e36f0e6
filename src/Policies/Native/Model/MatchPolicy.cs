namespace Caveat.Policies.Native.Model;

/// <summary><c>matchPolicy</c>: whether a rule for one version holds for the others of the same resource.</summary>
internal enum MatchPolicy
{
    /// <summary>It does, which is usual.</summary>
    Equivalent,

    /// <summary>Only the versions that are named.</summary>
    Exact,
}
