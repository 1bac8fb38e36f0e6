namespace Caveat.Policies.Model;

/// <summary>How much harm a violation does. Says nothing of what is done about it.</summary>
public enum Severity
{
    /// <summary>Data or the whole cluster is lost.</summary>
    Critical,

    /// <summary>An outage, or a repair by hand.</summary>
    High,

    /// <summary>Something does not work as its author thinks.</summary>
    Medium,

    /// <summary>A matter of taste, or of tidiness.</summary>
    Low,
}
