using Caveat.Audit.Judging;
using Caveat.Audit.Reports;
using Caveat.Manifests;

namespace Caveat.Audit.Impact;

/// <summary>Judges objects by two sets of policies; the rows of a report are those in which they differ.</summary>
public sealed class ImpactJudge : IObjectJudge
{
    private readonly IObjectJudge _proposed;
    private readonly IObjectJudge _current;

    /// <param name="proposed">By the policies that are to serve.</param>
    /// <param name="current">By those that do.</param>
    public ImpactJudge(IObjectJudge proposed, IObjectJudge current)
    {
        _proposed = proposed;
        _current = current;
    }

    /// <inheritdoc/>
    public ObjectOutcome Judge(Manifest manifest)
    {
        var before = _current.Judge(manifest);
        var after = before.Report is null ? before : _proposed.Judge(manifest);
        return after.Report is { } report ? new(report with { Found = Compare(before.Report!.Found, report.Found), Passes = [] }, null) : after;
    }

    private static List<ReportRow> Compare(IReadOnlyList<ReportRow> before, IReadOnlyList<ReportRow> after)
    {
        List<ReportRow> changes = [];
        var (known, seen) = (EffectsOf(before), EffectsOf(after));
        AddChanges(changes, after, known, seen);
        AddChanges(changes, before, known, seen);
        changes.Sort(static (a, b) => (a.Change!.Value, a.RuleId).CompareTo((b.Change!.Value, b.RuleId)));
        return changes;
    }

    private static void AddChanges(List<ReportRow> changes, IReadOnlyList<ReportRow> rows, Dictionary<string, RuleEffect> known, Dictionary<string, RuleEffect> seen)
    {
        foreach (var row in rows)
        {
            var (before, after) = (known.GetValueOrDefault(row.Id), seen.GetValueOrDefault(row.Id));
            if (EffectOf(row) != RuleEffect.None && ChangeOf(before, after) is { } change && !changes.Exists(other => other.Id == row.Id))
            {
                changes.Add(row with { Change = change });
            }
        }
    }

    private static RuleChange? ChangeOf(RuleEffect before, RuleEffect after) => (before, after) switch
    {
        _ when before == after => null,
        (_, RuleEffect.Denied) => RuleChange.Denied,
        (RuleEffect.Denied, _) => RuleChange.LetThrough,
        (_, RuleEffect.Warned) => RuleChange.Warned,
        _ => RuleChange.NotWarned,
    };

    // Of several findings with the same fields, the worst counts.
    private static Dictionary<string, RuleEffect> EffectsOf(IReadOnlyList<ReportRow> rows)
    {
        Dictionary<string, RuleEffect> effects = new(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            var effect = EffectOf(row);
            if (effect > effects.GetValueOrDefault(row.Id))
            {
                effects[row.Id] = effect;
            }
        }

        return effects;
    }

    private static RuleEffect EffectOf(ReportRow row) => row.Denies ? RuleEffect.Denied : row.IsFinding ? RuleEffect.Warned : RuleEffect.None;
}
