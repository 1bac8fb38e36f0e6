namespace Caveat.Policies.Linting;

/// <summary>How much a finding of the linter matters.</summary>
public enum LintLevel
{
    /// <summary>The document does not serve, or the rule fails whenever it is asked.</summary>
    Error,

    /// <summary>The rule probably does not do what its author meant.</summary>
    Warning,

    /// <summary>It could be better for those who meet it.</summary>
    Info,
}
