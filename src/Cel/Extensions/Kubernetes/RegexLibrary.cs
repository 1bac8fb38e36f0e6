using Caveat.Cel.RegularExpressions;
using Caveat.Cel.Functions;
using Caveat.Cel.Types;
using Caveat.Cel.Values;
using static Caveat.Cel.Extensions.Declare;
using static Caveat.Cel.Types.CelType;

namespace Caveat.Cel.Extensions.Kubernetes;

/// <summary>The API server's library of regular expressions; patterns have RE2's syntax.</summary>
public static class RegexLibrary
{
    private static CostRule Match { get; } = new(
        (arguments, _) => CostRule.Scaled(CostRule.SizeOf(arguments[0]) + 1, CostRule.StringTraversal) * CostRule.Scaled(CostRule.SizeOf(arguments[1]), CostRule.RegexLength),
        EstimateMatch);

    /// <summary>The library.</summary>
    public static Library Instance { get; } = new()
    {
        Name = "kubernetes.regex",
        Doc = "Parts of a string that match a regular expression of RE2's syntax.",
        Functions =
        [
            Function("find", new Overload
            {
                Id = "string_find_string",
                IsMember = true,
                Parameters = [CelType.String, CelType.String],
                Result = CelType.String,
                Body = Of(Find),
                Cost = Match.Run,
                StaticCost = Match.Estimate,
                Doc = "The first match; the empty string where there is none. A pattern that is no RE2 is an error.",
                Examples = [Example("'abc 123'.find('[0-9]+')", "'123'"), Example("'abc'.find('[0-9]+')", "''"), Example("'a'.find('(')", "error: Illegal regex: error parsing regexp: missing closing ): `(`")],
            }),
            Function(
                "findAll",
                new Overload
                {
                    Id = "string_find_all_string",
                    IsMember = true,
                    Parameters = [CelType.String, CelType.String],
                    Result = ListOf(CelType.String),
                    Body = Of((text, pattern) => FindAll(text, pattern, Value.Of(-1L))),
                    Cost = Match.Run,
                    StaticCost = Match.Estimate,
                    Doc = "All matches, none overlapping another.",
                    Examples = [Example("'123 abc 456'.findAll('[0-9]+')", "['123', '456']"), Example("'abc'.findAll('[0-9]+')", "[]")],
                },
                new Overload
                {
                    Id = "string_find_all_string_int",
                    IsMember = true,
                    Parameters = [CelType.String, CelType.String, Int],
                    Result = ListOf(CelType.String),
                    Body = Of(FindAll),
                    Cost = Match.Run,
                    StaticCost = Match.Estimate,
                    Doc = "The first matches, at most so many; all where the number is negative.",
                    Examples = [Example("'1 2 3'.findAll('[0-9]', 2)", "['1', '2']"), Example("'1 2 3'.findAll('[0-9]', -1)", "['1', '2', '3']")],
                }),
        ],
    };

    private static CallEstimate EstimateMatch(StaticCall call)
    {
        var text = call.SizeOf(0);
        var cost = text.Plus(Estimate.Exactly(1)).Times(CostRule.StringTraversal).Times(call.SizeOf(1).Times(CostRule.RegexLength));
        return new CallEstimate(cost, new Estimate(0, text.Max));
    }

    private static Value Find(Value text, Value pattern)
    {
        if (!Re2Cache.TryGet(pattern.AsText, out var compiled, out var error))
        {
            return Value.Error("Illegal regex: " + error);
        }

        var match = compiled.Find(text.AsUtf8) ?? default;
        return Value.Of(new Utf8String(text.AsUtf8.Slice(match.Start, match.Length).ToArray()));
    }

    private static Value FindAll(Value text, Value pattern, Value limit)
    {
        if (!Re2Cache.TryGet(pattern.AsText, out var compiled, out var error))
        {
            return Value.Error("Illegal regex: " + error);
        }

        var matches = compiled.FindAll(text.AsUtf8, limit.AsInt);
        if (matches.Count > ValueLimits.MaxListElements)
        {
            return Lists.ListErrors.TooLong(matches.Count);
        }

        var found = new Value[matches.Count];
        for (var i = 0; i < found.Length; i++)
        {
            found[i] = Value.Of(new Utf8String(text.AsUtf8.Slice(matches[i].Start, matches[i].Length).ToArray()));
        }

        return Value.Of(new ValueList(found));
    }
}
