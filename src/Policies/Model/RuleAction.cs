namespace Caveat.Policies.Model;

/// <summary>What is done about a violation.</summary>
public enum RuleAction
{
    /// <summary>The write is refused.</summary>
    Deny,

    /// <summary>The write goes through, and the client is shown a warning.</summary>
    Warn,

    /// <summary>The write goes through, and only the audit log shows it.</summary>
    Audit,
}
