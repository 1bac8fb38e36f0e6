using Caveat.Audit.Reports;

namespace Caveat.Audit.Findings;

/// <summary>A finding as a line of a baseline: its id, and behind it what it is, for people.</summary>
internal static class BaselineLine
{
    /// <summary><c>0123456789abcdef0123 policy/rule Kafka shop/orders spec.replicas</c></summary>
    public static string Of(ReportRow row)
    {
        List<string> parts = [row.Id, row.RuleId, row.Resource.ToString()];
        foreach (var field in row.Fields)
        {
            parts.Add(field.Path);
        }

        return string.Join(' ', parts).ReplaceLineEndings(" ");
    }
}
