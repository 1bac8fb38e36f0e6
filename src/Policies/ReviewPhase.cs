namespace Caveat.Policies;

/// <summary>Which of the two questions the API server asks.</summary>
public enum ReviewPhase
{
    /// <summary>What is to be filled in: only <c>default</c> rules take part.</summary>
    Mutate,

    /// <summary>Whether the write may go through: all other rules take part.</summary>
    Validate,
}
