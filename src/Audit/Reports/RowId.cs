using System.Security.Cryptography;
using System.Text;

namespace Caveat.Audit.Reports;

/// <summary>Makes the name by which a row is known from run to run.</summary>
internal static class RowId
{
    // 80 bits: of ten million findings, two share one with a probability below 1 in 10 billion.
    private const int Bytes = 10;

    private const string ErrorMark = "!error";

    public static string Of(ReportRow row)
    {
        var text = new StringBuilder();
        Append(text, row.Policy, row.Rule, row.Resource.Group, row.Resource.Kind, row.Resource.Namespace, row.Resource.Name);
        if (row.Resource.Cluster.Length > 0)
        {
            Append(text, row.Resource.Cluster);
        }

        foreach (var field in row.Fields)
        {
            Append(text, field.Path);
        }

        if (row.Result == RowResult.Error)
        {
            // No part begins like this: who accepts that a rule can't be judged accepts nothing that it may find one day.
            text.Append(ErrorMark);
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())).AsSpan(0, Bytes));
    }

    // With its length in front, so that no two lists of parts make the same text.
    private static void Append(StringBuilder text, params ReadOnlySpan<string> parts)
    {
        foreach (var part in parts)
        {
            text.Append(part.Length).Append(':').Append(part);
        }
    }
}
