namespace Caveat.Policies.Model;

/// <summary>What follows when a rule can't be judged.</summary>
internal enum FailurePolicy
{
    /// <summary>The write is refused.</summary>
    Fail,

    /// <summary>The write goes through, with a warning.</summary>
    Ignore,
}
