using Caveat.Manifests;
using Caveat.Policies;

namespace Caveat.Cli.Output;

/// <summary>One rule's result for one object, in the words of every format.</summary>
internal sealed record ReportRow
{
    public required JudgedManifest Of { get; init; }

    public required string Policy { get; init; }

    public required string Rule { get; init; }

    /// <summary>pass, fail, warn, error or skip.</summary>
    public required string Result { get; init; }

    public required string Message { get; init; }

    /// <summary>Null for an error, of which no violation is known.</summary>
    public Violation? Violation { get; init; }

    /// <summary>Violations first, then errors, each in the decision's order.</summary>
    public static IEnumerable<ReportRow> RowsOf(JudgedManifest result)
    {
        foreach (var violation in result.Validation.Violations)
        {
            yield return new ReportRow
            {
                Of = result,
                Policy = violation.Policy,
                Rule = violation.Rule,
                Result = ResultOf(violation),
                Message = violation.ExceptedBy is null ? violation.Message : $"{violation.Message} ({violation.ExceptedBy})",
                Violation = violation,
            };
        }

        foreach (var error in result.Mutation.Errors.Concat(result.Validation.Errors))
        {
            yield return new ReportRow { Of = result, Policy = error.Policy, Rule = error.Rule, Result = "error", Message = error.Message };
        }
    }

    private static string ResultOf(Violation violation) => violation switch
    {
        { ExceptedBy: not null } => "skip",
        { Denies: true } => "fail",
        _ => "warn",
    };
}
