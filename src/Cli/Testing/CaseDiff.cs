using Caveat.Cli.Diffs;
using Caveat.Cli.Expressions;
using Caveat.Json;
using Caveat.Manifests.Testing;

namespace Caveat.Cli.Testing;

/// <summary>What a case expects against what it came to, both as YAML.</summary>
internal static class CaseDiff
{
    public static string Of(CaseResult result, bool isColoured) =>
        UnifiedDiff.Of(("expected", Yaml(result.Expected)), ("actual", Yaml(result.Actual)), isColoured);

    private static string Yaml(ReadOnlyMemory<byte> json)
    {
        var text = new JsonText();
        return text.TryParse(json, JsonLimits.Document, out _) ? JsonAsYaml.Write(text.Root) : "";
    }
}
