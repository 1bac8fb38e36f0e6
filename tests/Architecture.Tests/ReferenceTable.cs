namespace Caveat.Architecture.Tests;

/// <summary>Who may reference whom. A row is a decision: change ARCHITECTURE.md with it.</summary>
internal static class ReferenceTable
{
    private static readonly string[] Foundation = ["Text", "Json", "Yaml", "Cel", "Schema", "Kube"];
    private static readonly string[] Engine = [.. Foundation, "Policies", "PolicyFiles", "Manifests"];

    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Allowed { get; } = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
    {
        ["Text"] = [],
        ["Json"] = ["Text"],
        ["Yaml"] = ["Text"],
        ["Cel"] = ["Text"],
        ["Schema"] = ["Text", "Json"],
        ["Kube"] = ["Text", "Json"],
        ["Certificates"] = [],
        ["Sandbox"] = ["Certificates"],
        ["Policies"] = Foundation,
        ["Manifests"] = [.. Foundation, "Policies"],
        ["PolicyFiles"] = [.. Foundation, "Policies"],
        ["Authoring"] = ["Policies"],
        ["Cluster"] = [.. Engine, "Certificates"],
        ["Audit"] = [.. Engine, "Cluster"],
        ["Webhook"] = [.. Engine, "Cluster", "Audit", "Certificates"],
        ["Cli"] = [.. Engine, "Cluster", "Audit", "Certificates", "Sandbox"],
    };
}
