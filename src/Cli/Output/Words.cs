using Caveat.Policies.Model;

namespace Caveat.Cli.Output;

/// <summary>Values of the policy model as a policy writes them.</summary>
internal static class Words
{
    public static string Of(Severity severity) => severity switch
    {
        Severity.Critical => "critical",
        Severity.High => "high",
        Severity.Medium => "medium",
        _ => "low",
    };
}
