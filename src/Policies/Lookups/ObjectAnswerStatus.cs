namespace Caveat.Policies.Lookups;

/// <summary>What is known of an <see cref="ObjectNeed"/>.</summary>
public enum ObjectAnswerStatus
{
    /// <summary>Nobody has asked yet: <see cref="PolicySet.NeedsOf"/> names it.</summary>
    NotAsked,

    /// <summary>The objects are there; a list may be empty.</summary>
    Found,

    /// <summary>The one object is known not to exist.</summary>
    NotFound,

    /// <summary>It could not be found out: no right to read, no such kind, too slow.</summary>
    Unknown,
}
