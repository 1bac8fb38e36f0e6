using System.Diagnostics.CodeAnalysis;
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
    /// <summary>A limit that is none.</summary>
    private const long All = -1;

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
                Body = Of((text, pattern) => Find(text, pattern)),
                Prepare = PrepareFind,
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
                    Body = Of((text, pattern) => FindAll(text, pattern, Value.Of(All))),
                    Prepare = PrepareFindAll,
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
                    Body = Of((text, pattern, limit) => FindAll(text, pattern, limit)),
                    Prepare = PrepareFindAll,
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

    private static FunctionBody? PrepareFind(ReadOnlySpan<Value> arguments)
    {
        if (!TryConstant(arguments[1], out var compiled))
        {
            return null;
        }

        return Of((text, _) => Find(text, compiled));
    }

    private static FunctionBody? PrepareFindAll(ReadOnlySpan<Value> arguments)
    {
        if (!TryConstant(arguments[1], out var compiled))
        {
            return null;
        }

        return arguments.Length == 2 ? Of((text, _) => FindAll(text, compiled, All)) : Of((text, _, limit) => FindAll(text, compiled, limit.AsInt));
    }

    /// <summary>A pattern that is wrong stays, to fail when it runs.</summary>
    private static bool TryConstant(in Value pattern, [NotNullWhen(true)] out Re2Pattern? compiled)
    {
        compiled = null;
        return pattern.Kind == ValueKind.String && Re2Cache.Constants.TryGet(pattern.AsText, out compiled, out _);
    }

    private static Value Find(Value text, Value pattern) =>
        Re2Cache.Computed.TryGet(pattern.AsText, out var compiled, out var error) ? Find(text, compiled) : Illegal(error);

    private static Value FindAll(Value text, Value pattern, Value limit) =>
        Re2Cache.Computed.TryGet(pattern.AsText, out var compiled, out var error) ? FindAll(text, compiled, limit.AsInt) : Illegal(error);

    private static Value Illegal(string error) => Value.Error("Illegal regex: " + error);

    private static Value Find(in Value text, Re2Pattern pattern) => Part(text, pattern.Find(text.AsUtf8) ?? default);

    private static Value FindAll(in Value text, Re2Pattern pattern, long limit)
    {
        var matches = pattern.FindAll(text.AsUtf8, limit);
        if (matches is null)
        {
            return Value.Error($"findAll looks too far ahead at each match: a string of {text.AsUtf8.Length} bytes is too long for the pattern; use find, or a pattern without '.*'");
        }

        if (matches.Count > ValueLimits.MaxListElements)
        {
            return Lists.ListErrors.TooLong(matches.Count);
        }

        var found = new Value[matches.Count];
        for (var i = 0; i < found.Length; i++)
        {
            found[i] = Part(text, matches[i]);
        }

        return Value.Of(new ValueList(found));
    }

    private static Value Part(in Value text, Re2Match match) => Value.Of(new Utf8String(text.AsUtf8.Slice(match.Start, match.Length).ToArray()));
}
