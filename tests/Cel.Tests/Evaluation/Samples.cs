using Caveat.Cel.Evaluation;
using Caveat.Cel.Values;

namespace Caveat.Cel.Tests.Evaluation;

/// <summary>Values for the variables of <see cref="Expressions"/>.</summary>
internal sealed class Samples : Activation
{
    private static readonly Value[] Values =
    [
        Map(("spec", Map(("replicas", Value.Of(3L)), ("name", Value.Of("kafka")), ("items", List(1, 2, 3)), ("off", Value.False)))),
        Value.Of(7L),
        Value.Of("strimzi"),
        List(4, 5, 6),
        Map(("a", Value.Of(1L)), ("b", Value.Of("two"))),
        Value.True,
        Value.Of(42L),
    ];

    public override Value Resolve(int slot, Frame frame) => Values[slot];

    public static Value Map(params (string Key, Value Value)[] entries)
    {
        var map = new ValueMap(entries.Length);
        foreach (var (key, value) in entries)
        {
            map.TryAdd(Value.Of(key), value);
        }

        return Value.Of(map);
    }

    public static Value List(params long[] elements) => Value.Of(new ValueList(Array.ConvertAll(elements, Value.Of)));
}
