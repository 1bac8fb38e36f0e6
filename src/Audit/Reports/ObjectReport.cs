using Caveat.Manifests;
using Caveat.Policies;

namespace Caveat.Audit.Reports;

/// <summary>What was found about one object.</summary>
/// <param name="Resource">The object.</param>
/// <param name="Place">Where it stands; the default when it came from no file.</param>
/// <param name="Rows">Violations first, then errors, then what was not judged, then what holds, each sorted by policy, then rule.</param>
public sealed record ObjectReport(ReportResource Resource, ManifestPlace Place, IReadOnlyList<ReportRow> Rows)
{
    /// <summary>Whether the API server would store the object.</summary>
    public bool Allowed { get; init; } = true;

    /// <summary>Its place among the objects of the run's source, from 0; those that other shards judge count.</summary>
    public long Order { get; init; }

    /// <summary>The rows of what was decided about a manifest.</summary>
    public static ObjectReport Of(JudgedManifest judged)
    {
        var kind = judged.Manifest.Kind;
        var resource = new ReportResource(kind.ApiVersion, kind.Kind, judged.Namespace, judged.Manifest.Name);
        // Only a file has lines.
        var place = judged.Manifest.At.Line > 0 ? judged.Manifest.At : default;
        return Of(resource, place, judged.Mutation, judged.Validation) with { Allowed = judged.Allowed };
    }

    /// <summary>The rows of the decisions of both phases.</summary>
    public static ObjectReport Of(ReportResource resource, ManifestPlace place, Decision mutation, Decision validation)
    {
        var rows = new List<ReportRow>(validation.Violations.Count + validation.Passes.Count + mutation.Passes.Count);
        var report = new ObjectReport(resource, place, rows) { Allowed = mutation.Allowed && validation.Allowed };
        foreach (var violation in validation.Violations)
        {
            rows.Add(report.RowOf(violation));
        }

        report.AddErrors(rows, mutation.Errors);
        report.AddErrors(rows, validation.Errors);
        report.AddSkips(rows, mutation.Skips);
        report.AddSkips(rows, validation.Skips);
        report.AddPasses(rows, mutation.Passes);
        report.AddPasses(rows, validation.Passes);
        return report;
    }

    private ReportRow RowOf(Violation violation) => new()
    {
        Policy = violation.Policy,
        Rule = violation.Rule,
        Body = violation.Body,
        Result = ResultOf(violation),
        Action = violation.Action,
        Severity = violation.Severity,
        Resource = Resource,
        Place = Place,
        Message = (violation.ExceptedBy ?? violation.Note) is { } remark ? $"{violation.Message} ({remark})" : violation.Message,
        Fields = violation.Fields,
        Fix = violation.Fix,
        Docs = violation.Docs,
        Tolerated = violation.Tolerated,
        Denies = violation.Denies,
        ExceptedBy = violation.ExceptedBy,
    };

    private void AddErrors(List<ReportRow> rows, IReadOnlyList<RuleError> errors)
    {
        foreach (var error in errors)
        {
            rows.Add(new ReportRow { Policy = error.Policy, Rule = error.Rule, Result = RowResult.Error, Resource = Resource, Place = Place, Message = error.Message, Denies = error.Denies });
        }
    }

    private void AddSkips(List<ReportRow> rows, IReadOnlyList<RuleSkip> skips)
    {
        foreach (var skip in skips)
        {
            rows.Add(new ReportRow { Policy = skip.Policy, Rule = skip.Rule, Body = skip.Body, Result = RowResult.Skip, Resource = Resource, Place = Place, Message = skip.Reason });
        }
    }

    private void AddPasses(List<ReportRow> rows, IReadOnlyList<RulePass> passes)
    {
        foreach (var pass in passes)
        {
            rows.Add(new ReportRow { Policy = pass.Policy, Rule = pass.Rule, Body = pass.Body, Result = RowResult.Pass, Resource = Resource, Place = Place });
        }
    }

    private static RowResult ResultOf(Violation violation) => violation switch
    {
        { ExceptedBy: not null } => RowResult.Skip,
        { Denies: true } => RowResult.Fail,
        _ => RowResult.Warn,
    };
}
