using Caveat.Manifests;
using Caveat.Policies;

namespace Caveat.Audit.Reports;

/// <summary>What was found about one object.</summary>
public sealed record ObjectReport
{
    private IReadOnlyList<ReportRow>? _rows;

    /// <param name="resource">As <see cref="Resource"/>.</param>
    /// <param name="place">As <see cref="Place"/>.</param>
    /// <param name="found">As <see cref="Found"/>.</param>
    public ObjectReport(ReportResource resource, ManifestPlace place, IReadOnlyList<ReportRow> found) => (Resource, Place, Found) = (resource, place, found);

    /// <summary>The object.</summary>
    public ReportResource Resource
    {
        get;
        init
        {
            field = value;
            _rows = null;
        }
    }

    /// <summary>Where it stands; the default when it came from no file.</summary>
    public ManifestPlace Place { get; }

    /// <summary>Rows that say more than that a rule holds, and none of <see cref="Passes"/>: violations first, then errors, then what was not judged, each sorted by policy, then rule.</summary>
    public IReadOnlyList<ReportRow> Found
    {
        get;
        init
        {
            field = value;
            _rows = null;
        }
    }

    /// <summary>Rules that hold, sorted by policy, then rule: most of what there is to report, so they are no rows before somebody asks.</summary>
    public IReadOnlyList<RulePass> Passes
    {
        get;
        init
        {
            field = value;
            _rows = null;
        }
    } = [];

    /// <summary>All rows: what was found, then what holds.</summary>
    public IReadOnlyList<ReportRow> Rows => _rows ??= Passes.Count == 0 ? Found : [.. Found, .. Passes.Select(RowOf)];

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
        return Of(resource, place, judged.Mutation, judged.Validation);
    }

    /// <summary>The rows of the decisions of both phases.</summary>
    public static ObjectReport Of(ReportResource resource, ManifestPlace place, Decision mutation, Decision validation)
    {
        List<ReportRow> found = [];
        var report = new ObjectReport(resource, place, found)
        {
            Allowed = mutation.Allowed && validation.Allowed,
            Passes = mutation.Passes.Count == 0 ? validation.Passes : [.. mutation.Passes, .. validation.Passes],
        };
        foreach (var violation in validation.Violations)
        {
            found.Add(report.RowOf(violation));
        }

        report.AddErrors(found, mutation.Errors);
        report.AddErrors(found, validation.Errors);
        report.AddSkips(found, mutation.Skips);
        report.AddSkips(found, validation.Skips);
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

    private ReportRow RowOf(RulePass pass) => new() { Policy = pass.Policy, Rule = pass.Rule, Body = pass.Body, Result = RowResult.Pass, Resource = Resource, Place = Place };

    private static RowResult ResultOf(Violation violation) => violation switch
    {
        { ExceptedBy: not null } => RowResult.Skip,
        { Denies: true } => RowResult.Fail,
        _ => RowResult.Warn,
    };
}
