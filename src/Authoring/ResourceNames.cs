namespace Caveat.Authoring;

/// <summary>What a cluster calls a kind of document, and the columns that <c>kubectl get</c> shows of it.</summary>
/// <param name="Kind">The kind, such as <c>CaveatPolicy</c>.</param>
/// <param name="Plural">The resource.</param>
/// <param name="ShortName">What people type.</param>
/// <param name="Columns">Between the name and the age.</param>
internal sealed record ResourceNames(string Kind, string Plural, string ShortName, IReadOnlyList<PrinterColumn> Columns)
{
    private static readonly PrinterColumn Enforced = new("Enforced", ".status.conditions[?(@.type==\"Enforced\")].status", "Whether every replica that serves enforces it as it is written");

    /// <summary>Kinds that live in a cluster; what lives in files only is not among them.</summary>
    public static IReadOnlyList<ResourceNames> All { get; } =
    [
        new("CaveatPolicy", "caveatpolicies", "cvp",
            [new("Operator", ".spec.operator", "Whose objects it is about"), Enforced]),
        new("OperatorProfile", "operatorprofiles", "cvo", [new("Operator", ".spec.displayName", "What people call the operator"), Enforced]),
        new("CaveatException", "caveatexceptions", "cvx",
            [new("Until", ".spec.until", "When it ends"), new("Approved-By", ".spec.approvedBy", "Who says that it may be so"), Enforced, new("Reason", ".spec.reason", "Why") { IsWide = true }]),
    ];

    /// <summary>Null for a kind that lives in files only.</summary>
    public static ResourceNames? Of(string kind)
    {
        foreach (var names in All)
        {
            if (names.Kind == kind)
            {
                return names;
            }
        }

        return null;
    }
}
