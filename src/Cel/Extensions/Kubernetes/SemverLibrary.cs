using Caveat.Cel.Functions;
using Caveat.Cel.Types;
using Caveat.Cel.Values;
using static Caveat.Cel.Extensions.Declare;

namespace Caveat.Cel.Extensions.Kubernetes;

/// <summary>The API server's library of semantic versions.</summary>
public static class SemverLibrary
{
    private static CelType Type => Semver.SemverType;

    /// <summary>Version 1, with normalisation.</summary>
    public static Library Instance { get; } = new()
    {
        Name = "kubernetes.Semver",
        Version = 1,
        Doc = "Semantic versions (semver.org, 2.0.0).",
        Types = [Type],
        Functions =
        [
            Function(
                "semver",
                Make("string_to_semver", [CelType.String], Type, Of(text => Parse(text, Value.False)), CostRule.Traversal,
                    "The version that a text says. A text that is none is an error.",
                    Example("semver('1.2.3').minor()", "2"),
                    Example("semver('1.2')", "error: No Major.Minor.Patch elements found")),
                Make("string_bool_to_semver", [CelType.String, CelType.Bool], Type, Of(Parse), CostRule.Traversal,
                    "The version that a text says; with true, a leading `v` and leading zeros go and missing parts are 0.",
                    Example("semver('v01.2', true) == semver('1.2.0')", "true"))),
            Function(
                "isSemver",
                Make("is_semver_string", [CelType.String], CelType.Bool, Of(text => Value.Of(!Parse(text, Value.False).IsError)), CostRule.Traversal,
                    "Whether a text is a version.",
                    Example("isSemver('1.2.3-rc.1+b5')", "true"),
                    Example("isSemver('v1.2.3')", "false")),
                Make("is_semver_string_bool", [CelType.String, CelType.Bool], CelType.Bool, Of((text, normalize) => Value.Of(!Parse(text, normalize).IsError)), CostRule.Traversal,
                    "Whether a text is a version; with true, after it was normalised.",
                    Example("isSemver('v1.2', true)", "true"))),
            Function("isGreaterThan", Member("semver_is_greater_than", [Type, Type], CelType.Bool, Of((a, b) => Value.Of(Compare(a, b) > 0)), CostRule.One,
                "Whether the one is later than the other.",
                Example("semver('1.10.0').isGreaterThan(semver('1.9.0'))", "true"))),
            Function("isLessThan", Member("semver_is_less_than", [Type, Type], CelType.Bool, Of((a, b) => Value.Of(Compare(a, b) < 0)), CostRule.One,
                "Whether the one is earlier than the other; a pre-release is earlier than its release.",
                Example("semver('1.0.0-rc.1').isLessThan(semver('1.0.0'))", "true"))),
            Function("compareTo", Member("semver_compare_to", [Type, Type], CelType.Int, Of((a, b) => Value.Of((long)Compare(a, b))), CostRule.One,
                "-1, 0 or 1, as the one is earlier than, the same as or later than the other. Build metadata does not count.",
                Example("semver('1.0.0+a').compareTo(semver('1.0.0+b'))", "0"))),
            Function("major", Member("semver_major", [Type], CelType.Int, Of(v => Value.Of((long)v.As<Semver>().Major)), CostRule.One,
                "The first number.",
                Example("semver('1.2.3').major()", "1"))),
            Function("minor", Member("semver_minor", [Type], CelType.Int, Of(v => Value.Of((long)v.As<Semver>().Minor)), CostRule.One,
                "The second number.",
                Example("semver('1.2.3').minor()", "2"))),
            Function("patch", Member("semver_patch", [Type], CelType.Int, Of(v => Value.Of((long)v.As<Semver>().Patch)), CostRule.One,
                "The third number.",
                Example("semver('1.2.3').patch()", "3"))),
        ],
    };

    private static int Compare(in Value a, in Value b) => a.As<Semver>().OrderTo(b.As<Semver>());

    private static Value Parse(Value text, Value normalize)
    {
        var error = "";
        var version = normalize.AsBool ? SemverParser.ParseNormalized(text.AsText, out error) : SemverParser.Parse(text.AsText, out error);
        return version is null ? Value.Error(error) : Value.Of(version);
    }
}
