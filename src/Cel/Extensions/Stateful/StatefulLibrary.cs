using Caveat.Cel.Functions;
using Caveat.Cel.Types;
using Caveat.Cel.Values;
using static Caveat.Cel.Extensions.Declare;

namespace Caveat.Cel.Extensions.Stateful;

/// <summary>What rules about databases, queues and other stateful systems need and CEL lacks. Every name starts with <c>caveat.</c>, or is called on a type that does.</summary>
public static class StatefulLibrary
{
    /// <summary>The library.</summary>
    public static Library Instance { get; } = new()
    {
        Name = "caveat.stateful",
        Doc = "What rules about stateful systems need: quorums, images, versions as vendors write them, cron schedules, durations and sizes of configuration files.",
        Types = [ImageObject.ImageType, VersionObject.VersionType, CronObject.CronType],
        Functions = [.. Quorums(), .. Durations(), .. ImageFunctions.All, .. VersionFunctions.All, .. CronFunctions.All],
    };

    private static FunctionDeclaration[] Quorums() =>
    [
        Function("caveat.quorum", Make("caveat_quorum_int", [CelType.Int], CelType.Int, Of(members => Quorum(members, static n => (n / 2) + 1)), CostRule.One,
            "The least number of so many members that is a majority. Fewer than one member is an error.",
            Example("caveat.quorum(3)", "2"),
            Example("caveat.quorum(4)", "3"),
            Example("caveat.quorum(0)", "error: " + StatefulErrors.NoMembers(0)))),
        Function("caveat.toleratedFailures", Make("caveat_tolerated_failures_int", [CelType.Int], CelType.Int, Of(members => Quorum(members, static n => (n - 1) / 2)), CostRule.One,
            "How many of so many members can be lost while a majority is left. Fewer than one member is an error.",
            Example("caveat.toleratedFailures(5)", "2"),
            Example("caveat.toleratedFailures(4) == caveat.toleratedFailures(3)", "true"))),
    ];

    private static FunctionDeclaration[] Durations() =>
    [
        Function("caveat.duration", Make("caveat_duration_string", [CelType.String], CelType.Duration, Of(OperatorDuration.Parse), CostRule.Traversal,
            "A length of time as operators and configuration files write it: numbers with `ns`, `us`, `ms`, `s`, `m` or `min`, `h`, `d`, `w`, `y` (365 days) or their English words, with or without "
            + "spaces. `m` is minutes; a format in which it is months, such as CloudNativePG's `retentionPolicy`, is not meant. A number alone is an error, but for 0.",
            Example("caveat.duration('30d') == duration('720h')", "true"),
            Example("caveat.duration('1w2d') > caveat.duration('8 days')", "true"),
            Example("caveat.duration('1.5h') == caveat.duration('90min')", "true"),
            Example("caveat.duration('10')", "error: " + StatefulErrors.NoUnit("10")),
            Example("caveat.duration('3 fortnights')", "error: " + StatefulErrors.Duration("3 fortnights")))),
        Function("caveat.isDuration", Make("caveat_is_duration_string", [CelType.String], CelType.Bool, Of(text => IsFine(OperatorDuration.Parse(text))), CostRule.Traversal,
            "Whether `caveat.duration` reads a text.",
            Example("caveat.isDuration('500ms')", "true"),
            Example("caveat.isDuration('soon')", "false"))),
        Function(
            "caveat.size",
            Make("caveat_size_string", [CelType.String], CelType.Int, Of(ConfigurationSize.Parse), CostRule.Traversal,
                "Bytes of a size as PostgreSQL, MySQL, Kafka and the JVM write it: a number, perhaps with `B`, or with `k`, `M`, `G`, `T` or `P`, perhaps followed by `B` or `iB`, in capitals or "
                + "not. All are powers of 1024; for Kubernetes' own amounts take `quantity`. Below a byte is rounded. A negative number stands alone, as in Kafka's -1.",
                Example("caveat.size('128MB')", "134217728"),
                Example("caveat.size('64kB') == caveat.size('65536')", "true"),
                Example("caveat.size('1.5G')", "1610612736"),
                Example("caveat.size('-1')", "-1"),
                Example("caveat.size('12 parsecs')", "error: " + StatefulErrors.Size("12 parsecs"))),
            Make("caveat_size_int", [CelType.Int], CelType.Int, Of(static bytes => bytes), CostRule.One,
                "The number itself: a configuration may hold `1024` as well as `'1kB'`.",
                Example("caveat.size(1024) == caveat.size('1kB')", "true"))),
        Function("caveat.isSize", Make("caveat_is_size_string", [CelType.String], CelType.Bool, Of(text => IsFine(ConfigurationSize.Parse(text))), CostRule.Traversal,
            "Whether `caveat.size` reads a text.",
            Example("caveat.isSize('1GB')", "true"),
            Example("caveat.isSize('big')", "false"))),
    ];

    private static Value Quorum(Value members, Func<long, long> count) =>
        members.AsInt < 1 ? Value.Error(StatefulErrors.NoMembers(members.AsInt)) : Value.Of(count(members.AsInt));

    private static Value IsFine(in Value parsed) => Value.Of(!parsed.IsError);
}
