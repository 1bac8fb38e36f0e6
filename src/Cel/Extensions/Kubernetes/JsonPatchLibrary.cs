using Caveat.Cel.Functions;
using Caveat.Cel.Types;
using Caveat.Cel.Values;
using static Caveat.Cel.Extensions.Declare;

namespace Caveat.Cel.Extensions.Kubernetes;

/// <summary>The API server's library for the patches of mutating policies.</summary>
public static class JsonPatchLibrary
{
    /// <summary>The library.</summary>
    public static Library Instance { get; } = new()
    {
        Name = "kubernetes.jsonpatch",
        Doc = "Paths of JSON patches (RFC 6902).",
        Functions =
        [
            Function("jsonpatch.escapeKey", Make("string_jsonpatch_escapeKey_string", [CelType.String], CelType.String, Of(Escape), CostRule.TraversalToText,
                "A key as it stands in a path: `~` as `~0` and `/` as `~1` (RFC 6901, section 3).",
                Example("jsonpatch.escapeKey('k8s.io/my~label')", "'k8s.io~1my~0label'"))),
        ],
    };

    private static Value Escape(Value key) =>
        Value.Of(key.AsText.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal));
}
