using System.Globalization;
using Caveat.Policies.Model;

namespace Caveat.Audit.Reports;

/// <summary>Values as every format writes them.</summary>
internal static class Words
{
    public static string Of(RowResult result) => result switch
    {
        RowResult.Fail => "fail",
        RowResult.Error => "error",
        RowResult.Warn => "warn",
        RowResult.Skip => "skip",
        _ => "pass",
    };

    public static string Of(RuleAction action) => action switch
    {
        RuleAction.Deny => "Deny",
        RuleAction.Warn => "Warn",
        _ => "Audit",
    };

    /// <summary>A time by RFC 3339, in UTC and whole seconds.</summary>
    public static string Of(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>The message, with the fields and what to do instead: a line each.</summary>
    public static string Whole(ReportRow row)
    {
        List<string> lines = [row.Message];
        foreach (var field in row.Fields)
        {
            lines.Add(field.ToString());
        }

        if (row.Fix is { } fix)
        {
            lines.Add($"fix: {fix}");
        }

        if (row.Docs is { } docs)
        {
            lines.Add($"docs: {docs}");
        }

        return string.Join('\n', lines);
    }
}
