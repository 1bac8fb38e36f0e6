namespace Caveat.Policies.Model;

/// <summary>Severities as a policy writes them.</summary>
public static class SeverityWord
{
    /// <summary>In lower case.</summary>
    public static string Of(Severity severity) => severity switch
    {
        Severity.Critical => "critical",
        Severity.High => "high",
        Severity.Medium => "medium",
        _ => "low",
    };
}
