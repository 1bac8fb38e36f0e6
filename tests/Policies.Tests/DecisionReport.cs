using System.Text;
using System.Text.Json;
using Caveat.Kube;

namespace Caveat.Policies.Tests;

/// <summary>All that a decision says, as text.</summary>
internal static class DecisionReport
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(Decision decision, AdmissionRequest request)
    {
        var text = new StringBuilder();
        text.Append(decision.Allowed ? "allowed\n" : "denied\n");
        if (decision.Message.Length > 0)
        {
            text.Append("--- message\n").Append(decision.Message).Append('\n');
        }

        if (decision.ToResponse(request).Status is { Code: not AdmissionStatus.Forbidden } status)
        {
            text.Append("--- status\n").Append(status.Code).Append(' ').Append(status.Reason).Append('\n');
        }

        Append(text, "causes", decision.ToResponse(request).Status?.Details?.Causes.Select(c => $"{c.Type} {c.Field}: {c.Message}"));
        Append(text, "tolerated", decision.Violations.Where(v => v.Tolerated).Select(v => $"{v.Policy}/{v.Rule}"));
        Append(text, "warnings", decision.Warnings);
        Append(text, "errors", decision.Errors.Select(e => e.ToString()));
        Append(text, "audit", decision.AuditAnnotations.Select(a => $"{a.Key}: {a.Value}"));
        if (!decision.Patch.IsEmpty)
        {
            text.Append("--- patch\n").Append(JsonSerializer.Serialize(JsonDocument.Parse(decision.Patch).RootElement, Indented)).Append('\n');
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, string title, IEnumerable<string>? lines)
    {
        var all = lines?.ToList() ?? [];
        if (all.Count > 0)
        {
            text.Append("--- ").Append(title).Append('\n').Append(string.Join('\n', all)).Append('\n');
        }
    }
}
