namespace Caveat.Cluster.PolicyReports;

/// <summary>The resources that policy reports are kept as. Both have the same fields as far as these are used here.</summary>
/// <param name="Group">API group.</param>
/// <param name="Version">The version that is written.</param>
/// <param name="Kind">Of a namespace's report.</param>
/// <param name="Resource">In the plural.</param>
/// <param name="HasCritical">Whether a severity may be <c>critical</c> in every version of its schema: a report with another word is refused as a whole.</param>
public sealed record ReportDialect(string Group, string Version, string Kind, string Resource, bool HasCritical)
{
    /// <summary>The Policy working group's.</summary>
    public static ReportDialect WorkingGroup { get; } = new("wgpolicyk8s.io", "v1alpha2", "PolicyReport", "policyreports", HasCritical: false);

    /// <summary>What came of it.</summary>
    public static ReportDialect OpenReports { get; } = new("openreports.io", "v1alpha1", "Report", "reports", HasCritical: true);

    /// <summary>The newer first.</summary>
    public static IReadOnlyList<ReportDialect> All { get; } = [OpenReports, WorkingGroup];

    /// <summary>As an object says it.</summary>
    public string ApiVersion => $"{Group}/{Version}";

    /// <summary>The kind of a report.</summary>
    /// <param name="place">A namespace; empty for what is in none.</param>
    public string KindOf(string place) => place.Length == 0 ? $"Cluster{Kind}" : Kind;

    /// <summary>The path of the reports.</summary>
    /// <param name="place">A namespace; empty for what is in none.</param>
    public string PathOf(string place) => place.Length == 0
        ? $"/apis/{ApiVersion}/cluster{Resource}"
        : $"/apis/{ApiVersion}/namespaces/{Uri.EscapeDataString(place)}/{Resource}";
}
