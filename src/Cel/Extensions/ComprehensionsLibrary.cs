using Caveat.Cel.Functions;
using Caveat.Cel.Syntax;
using Caveat.Cel.Types;
using Caveat.Cel.Values;
using static Caveat.Cel.Extensions.Declare;
using static Caveat.Cel.Types.CelType;

namespace Caveat.Cel.Extensions;

/// <summary>cel-go's <c>ext.TwoVarComprehensions</c>: macros over index and element, or key and value.</summary>
public static class ComprehensionsLibrary
{
    private static CelType Map { get; } = MapOf(Parameter("K"), Parameter("V"));

    /// <summary>The library.</summary>
    public static Library Instance { get; } = new()
    {
        Name = "cel.lib.ext.comprev2",
        Doc = "Comprehensions with two variables: index and element of a list, key and value of a map.",
        Macros = TwoVariableMacros.All,
        Functions =
        [
            Function(
                TwoVariableMacros.MapInsert,
                new Overload
                {
                    Id = "@mapInsert_map_key_value",
                    Parameters = [Map, Parameter("K"), Parameter("V")],
                    Result = Map,
                    Body = Of(Insert),
                    Cost = CostRule.One.Run,
                    StaticCost = CostRule.One.Estimate,
                    Doc = "What `transformMap` becomes: the map with one more entry. A key that is there already is an error.",
                    Examples = [Example("{'a': 1}.transformMap(k, v, v + 1)", "{'a': 2}"), Example("[5, 6].transformMap(i, v, i > 0, v)", "{1: 6}")],
                },
                new Overload
                {
                    Id = "@mapInsert_map_map",
                    Parameters = [Map, Map],
                    Result = Map,
                    Body = Of(InsertAll),
                    Cost = CostRule.One.Run,
                    StaticCost = CostRule.One.Estimate,
                    Doc = "What `transformMapEntry` becomes: the map with the entries of another. A key that is there already is an error.",
                    Examples =
                    [
                        Example("{'a': 'x'}.transformMapEntry(k, v, {v: k})", "{'x': 'a'}"),
                        Example("{'a': 'x', 'b': 'x'}.transformMapEntry(k, v, {v: k})", "error: insert failed: key x already exists"),
                    ],
                }),
        ],
    };

    private static Value Insert(Value map, Value key, Value value)
    {
        var copy = Copy(map, 1);
        return copy.TryAdd(key, value) ? Value.Of(copy) : KeyExists(key);
    }

    private static Value InsertAll(Value map, Value entries)
    {
        var source = entries.As<MapObject>();
        var count = source.Count(entries.Bits);
        var copy = Copy(map, count);
        for (var i = 0; i < count; i++)
        {
            source.EntryAt(entries.Bits, i, out var key, out var value);
            if (!copy.TryAdd(key, value))
            {
                return KeyExists(key);
            }
        }

        return Value.Of(copy);
    }

    private static Value KeyExists(in Value key) => Value.Error($"insert failed: key {ValueFormatter.Plain(key)} already exists");

    private static ValueMap Copy(in Value map, int more)
    {
        var source = map.As<MapObject>();
        var count = source.Count(map.Bits);
        var copy = new ValueMap(count + more);
        for (var i = 0; i < count; i++)
        {
            source.EntryAt(map.Bits, i, out var key, out var value);
            copy.TryAdd(key, value);
        }

        return copy;
    }
}
