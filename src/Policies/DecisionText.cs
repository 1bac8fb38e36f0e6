using System.Text;

namespace Caveat.Policies;

/// <summary>The words in which a decision is told: what <c>kubectl</c> prints, warnings, and the audit log.</summary>
internal static class DecisionText
{
    /// <summary>Bytes of a warning: beyond them the API server may cut (RFC 9110's warn-text, and the server's own advice for webhooks).</summary>
    public const int MaxWarningBytes = 256;

    /// <summary>Bytes that are left of a warning's text before a long note behind it: the names of policy and rule, mostly.</summary>
    private const int MinTextBytes = 96;

    /// <summary>UTF-16 code units of the audit annotation: the audit log is for machines that count, not for screens.</summary>
    public const int MaxAuditLength = 2000;

    /// <summary>Key of the audit annotation.</summary>
    public const string AuditKey = "violations";

    /// <summary>All that refuses the write; a violation takes a line for each of what, fields, fix and link.</summary>
    public static string Denial(Decision decision)
    {
        var blocks = new List<string>();
        foreach (var violation in decision.Violations)
        {
            if (violation.Denies)
            {
                blocks.Add(Block(violation));
            }
        }

        foreach (var error in decision.Errors)
        {
            if (error.Denies)
            {
                blocks.Add(NotJudged(error));
            }
        }

        return blocks.Count == 1 ? blocks[0] : $"{blocks.Count} reasons\n{string.Join('\n', blocks)}";
    }

    /// <summary>A failure that refuses the write.</summary>
    public static string NotJudged(RuleError error) => error.Native?.Denial(error.Message) ?? NotJudged(error.Policy, error.Rule, error.Message);

    /// <summary>A violation that refuses the write, without its fields.</summary>
    public static string Headline(Violation violation) => violation.Native?.Denial(violation.Message) ?? $"{NameOf(violation.Policy, violation.Rule)}: {violation.Message}";

    /// <summary>A rule that could not be judged.</summary>
    public static string NotJudged(string policy, string rule, string message) => $"{NameOf(policy, rule)}: could not be judged: {message}";

    /// <summary>A violation that does not deny, unless only the audit log is to show it.</summary>
    public static void AddWarning(List<string> warnings, Violation violation)
    {
        if (violation.Denies || violation.Action == Model.RuleAction.Audit)
        {
            return;
        }

        if (violation.Native is { } native)
        {
            warnings.Add(OneLine(native.Warning(violation.Message), ""));
            return;
        }

        var note = violation.Tolerated ? " (it was so before this change, and is tolerated)"
            : violation.ExceptedBy is { } by ? $" (would have failed, {by})"
            : violation.EnforceFrom is { } start && violation.Action == Model.RuleAction.Warn ? $" (will be denied from {start:yyyy-MM-dd} on)" : "";
        warnings.Add(OneLine($"{NameOf(violation.Policy, violation.Rule)}: {violation.Message}", note));
    }

    /// <summary>A failure of a policy that lets writes through then.</summary>
    public static void AddWarning(List<string> warnings, RuleError error)
    {
        if (!error.Denies && !error.IsSilent)
        {
            warnings.Add(OneLine(error.Native?.Warning(error.Message) ?? NotJudged(error.Policy, error.Rule, error.Message), ""));
        }
    }

    /// <summary>One annotation with all that was found, whatever is done about it.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> AuditAnnotations(IReadOnlyList<Violation> violations, IReadOnlyList<RuleError> errors)
    {
        if (violations.Count + errors.Count == 0)
        {
            return [];
        }

        var text = new StringBuilder();
        foreach (var violation in violations)
        {
            var what = violation.Tolerated ? "tolerated" : violation.ExceptedBy ?? violation.Action.ToString();
            text.Append(text.Length == 0 ? "" : "; ").Append(NameOf(violation.Policy, violation.Rule)).Append(' ').Append(what);
        }

        foreach (var error in errors)
        {
            text.Append(text.Length == 0 ? "" : "; ").Append(NameOf(error.Policy, error.Rule)).Append(" error");
        }

        return [new(AuditKey, text.Length <= MaxAuditLength ? text.ToString() : text.ToString(0, MaxAuditLength) + "…")];
    }

    private static string Block(Violation violation)
    {
        var text = new StringBuilder(Headline(violation));
        foreach (var field in violation.Fields)
        {
            text.Append("\n  ").Append(field);
        }

        if (violation.Fix is { } fix)
        {
            text.Append("\n  fix: ").Append(fix);
        }

        if (violation.Docs is { } docs)
        {
            text.Append("\n  see: ").Append(docs);
        }

        if (violation.Note is { } note)
        {
            text.Append("\n  note: ").Append(note);
        }

        return text.ToString();
    }

    private static string NameOf(string policy, string rule) => rule.Length == 0 ? policy : $"{policy}/{rule}";

    private static string OneLine(string text, string note)
    {
        var line = text.ReplaceLineEndings(" ");
        var room = Math.Max(MinTextBytes, MaxWarningBytes - Encoding.UTF8.GetByteCount(note));
        while (Encoding.UTF8.GetByteCount(line) > room)
        {
            line = line[..^(char.IsLowSurrogate(line[^2]) ? 3 : 2)] + "…";
        }

        return line + note;
    }
}
