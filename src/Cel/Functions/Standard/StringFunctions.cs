using Caveat.Cel.RegularExpressions;
using Caveat.Cel.Types;
using Caveat.Cel.Values;

namespace Caveat.Cel.Functions.Standard;

/// <summary>Searching in strings.</summary>
internal static class StringFunctions
{
    public static IReadOnlyList<FunctionDeclaration> All { get; } =
    [
        new("contains", [Member("contains_string", Contains, ContainsCost, "Whether the argument stands in the string.", new("'kafka'.contains('afk')", "true"))]),
        new("endsWith", [Member("ends_with_string", EndsWith, WalkCost, "Whether the string ends with the argument.", new("'kafka'.endsWith('ka')", "true"))]),
        new("startsWith", [Member("starts_with_string", StartsWith, WalkCost, "Whether the string starts with the argument.", new("'kafka'.startsWith('ka')", "true"))]),
        new("matches",
        [
            Pattern("matches", isMember: false, null, new("matches('kafka-1', '^[a-z]+-[0-9]$')", "true")),
            Pattern("matches_string", isMember: true, MatchCost, new("'kafka-1'.matches('[0-9]')", "true")),
        ]),
    ];

    private static Overload Member(string id, Func<Value, Value, Value> body, CallCost cost, string doc, FunctionExample example) => new()
    {
        Id = id,
        IsMember = true,
        Parameters = [CelType.String, CelType.String],
        Result = CelType.Bool,
        Body = body,
        Cost = cost,
        CostsByType = true,
        Doc = doc,
        Examples = [example],
    };

    private static Overload Pattern(string id, bool isMember, CallCost? cost, FunctionExample example) => new()
    {
        Id = id,
        IsMember = isMember,
        Parameters = [CelType.String, CelType.String],
        Result = CelType.Bool,
        Body = (Func<Value, Value, Value>)Matches,
        Prepare = PrepareMatches,
        Cost = cost,
        CostsByType = true,
        Doc = "Whether a regular expression of RE2's syntax matches anywhere in the string; an error when it is none. Takes time that grows with the string only.",
        Examples = [example],
    };

    private static Value Contains(Value text, Value part) => Value.Of(text.AsUtf8.IndexOf(part.AsUtf8) >= 0);

    private static Value EndsWith(Value text, Value end) => Value.Of(text.AsUtf8.EndsWith(end.AsUtf8));

    private static Value StartsWith(Value text, Value start) => Value.Of(text.AsUtf8.StartsWith(start.AsUtf8));

    private static Value Matches(Value text, Value pattern) => Re2Cache.Computed.TryGet(pattern.AsText, out var compiled, out var error)
        ? Value.Of(compiled.IsMatch(text.AsUtf8))
        : Value.Error(error);

    private static FunctionBody? PrepareMatches(ReadOnlySpan<Value> arguments)
    {
        if (arguments[1].Kind != ValueKind.String || !Re2Cache.Constants.TryGet(arguments[1].AsText, out var compiled, out _))
        {
            return null;
        }

        return (Func<Value, Value, Value>)((text, _) => Value.Of(compiled.IsMatch(text.AsUtf8)));
    }

    private static long WalkCost(ReadOnlySpan<Value> arguments, Value result) => ValueCost.TraversalOf(arguments[0]);

    private static long ContainsCost(ReadOnlySpan<Value> arguments, Value result) =>
        ValueCost.TraversalOf(arguments[0]) * ValueCost.TraversalOf(arguments[1]);

    private static long MatchCost(ReadOnlySpan<Value> arguments, Value result) => ValueCost.Search(arguments[0], arguments[1]);
}
