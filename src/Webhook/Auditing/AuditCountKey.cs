using Caveat.Audit.Reports;
using Caveat.Policies.Model;

namespace Caveat.Webhook.Auditing;

/// <summary>What findings are counted by.</summary>
/// <param name="Policy">Name of the policy.</param>
/// <param name="Rule">Name of the rule; empty when the policy's own match failed.</param>
/// <param name="Severity">Empty for an error, which has none.</param>
/// <param name="Result">fail, error or warn.</param>
internal readonly record struct AuditCountKey(string Policy, string Rule, string Severity, string Result)
{
    public static AuditCountKey Of(ReportRow row) => new(row.Policy, row.Rule, row.Severity is { } severity ? SeverityWord.Of(severity) : "", row.Result switch
    {
        RowResult.Fail => "fail",
        RowResult.Error => "error",
        _ => "warn",
    });
}
