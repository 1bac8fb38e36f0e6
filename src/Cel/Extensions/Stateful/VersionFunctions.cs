using Caveat.Cel.Functions;
using Caveat.Cel.Types;
using Caveat.Cel.Values;
using static Caveat.Cel.Extensions.Declare;

namespace Caveat.Cel.Extensions.Stateful;

/// <summary>Functions of versions.</summary>
internal static class VersionFunctions
{
    private static CelType Type => VersionObject.VersionType;

    private static CostRule BothRead { get; } = new(
        static (arguments, _) => CostRule.Traversal.Run(arguments[..1], default) + CostRule.Traversal.Run(arguments[1..], default),
        static call => new CallEstimate(call.SizeOf(0).Plus(call.SizeOf(1)).Times(CostRule.StringTraversal)));

    public static IReadOnlyList<FunctionDeclaration> All { get; } = [.. Reading(), .. Parts(), .. Comparing()];

    private static FunctionDeclaration[] Reading() =>
    [
        Function("caveat.version", Make("caveat_version_string", [CelType.String], Type, Of(Parse), CostRule.Traversal,
            "The version that a text says: numbers with dots, perhaps `v` in front, perhaps more behind. Missing numbers are 0. Words such as `alpha`, `beta`, `IV`, `rc` come before the release, "
            + "numbers behind a hyphen after it, other words such as `bookworm` and what follows `+` don't count. A text that is no version is an error.",
            Example("caveat.version('17') == caveat.version('v17.0.0')", "true"),
            Example("caveat.version('16.4-bookworm') == caveat.version('16.4')", "true"),
            Example("caveat.version('8.0.36-28.1').isGreaterThan(caveat.version('8.0.36-9.2'))", "true"),
            Example("caveat.version('latest')", "error: " + StatefulErrors.Version("latest")))),
        Function("caveat.isVersion", Make("caveat_is_version_string", [CelType.String], CelType.Bool, Of(text => Value.Of(!Parse(text).IsError)), CostRule.Traversal,
            "Whether `caveat.version` reads a text.",
            Example("caveat.isVersion('4.3-IV0')", "true"),
            Example("caveat.isVersion('latest')", "false"))),
        Function("caveat.versionStep", Make("caveat_version_step_string_string", [CelType.String, CelType.String], CelType.String, Of(Step), BothRead,
            "What kind of step leads from one version to another: `same`, `patch`, `minor`, `major` or `downgrade`. The first number that is more names it; from a version before the release to the "
            + "release, and from build to build, it is a `patch`.",
            Example("caveat.versionStep('16.4', '17.0')", "'major'"),
            Example("caveat.versionStep('4.1.0', '4.2.0')", "'minor'"),
            Example("caveat.versionStep('4.3-IV0', '4.3')", "'patch'"),
            Example("caveat.versionStep('16.4', '16.4-bookworm')", "'same'"),
            Example("caveat.versionStep('8.0.36-28.1', '8.0.35-27.1')", "'downgrade'"))),
    ];

    private static FunctionDeclaration[] Parts() =>
    [
        Function("major", Member("caveat_version_major", [Type], CelType.Int, Of(version => Number(version, 0)), CostRule.One,
            "The first number.",
            Example("caveat.version('17.2').major()", "17"))),
        Function("minor", Member("caveat_version_minor", [Type], CelType.Int, Of(version => Number(version, 1)), CostRule.One,
            "The second number; 0 where there is none.",
            Example("caveat.version('4.3-IV0').minor()", "3"),
            Example("caveat.version('17').minor()", "0"))),
        Function("patch", Member("caveat_version_patch", [Type], CelType.Int, Of(version => Number(version, 2)), CostRule.One,
            "The third number; 0 where there is none.",
            Example("caveat.version('8.0.36-28.1').patch()", "36"))),
        Function("isPreRelease", Member("caveat_version_is_pre_release", [Type], CelType.Bool, Of(version => Value.Of(version.As<VersionObject>().IsPreRelease)), CostRule.One,
            "Whether it comes before a release.",
            Example("caveat.version('17beta2').isPreRelease()", "true"),
            Example("caveat.version('16.4-bookworm').isPreRelease()", "false"))),
    ];

    private static FunctionDeclaration[] Comparing() =>
    [
        Function("compareTo", Member("caveat_version_compare_to", [Type, Type], CelType.Int, Of((a, b) => Value.Of((long)Compare(a, b))), CostRule.One,
            "-1, 0 or 1, as the one is before, the same as or after the other.",
            Example("caveat.version('9.6').compareTo(caveat.version('10'))", "-1"),
            Example("caveat.version('v1.0').compareTo(caveat.version('1'))", "0"))),
        Function("isLessThan", Member("caveat_version_is_less_than", [Type, Type], CelType.Bool, Of((a, b) => Value.Of(Compare(a, b) < 0)), CostRule.One,
            "Whether the one is before the other.",
            Example("caveat.version('4.0-rc1').isLessThan(caveat.version('4.0'))", "true"))),
        Function("isGreaterThan", Member("caveat_version_is_greater_than", [Type, Type], CelType.Bool, Of((a, b) => Value.Of(Compare(a, b) > 0)), CostRule.One,
            "Whether the one is after the other.",
            Example("caveat.version('4.10').isGreaterThan(caveat.version('4.9'))", "true"))),
    ];

    private static int Compare(in Value a, in Value b) => a.As<VersionObject>().OrderTo(b.As<VersionObject>());

    private static Value Number(in Value version, int place) => Value.Of(version.As<VersionObject>().Number(place));

    private static Value Parse(Value text)
    {
        var written = text.AsText;
        return VersionParser.Parse(written) is { } version ? Value.Of(version) : Value.Error(StatefulErrors.Version(written));
    }

    private static Value Step(Value from, Value to)
    {
        var (before, after) = (Parse(from), Parse(to));
        if (before.IsError || after.IsError)
        {
            return before.IsError ? before : after;
        }

        return Value.Of(before.As<VersionObject>().StepTo(after.As<VersionObject>()));
    }
}
