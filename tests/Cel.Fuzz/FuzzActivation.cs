using Caveat.Cel.Evaluation;
using Caveat.Cel.Values;

namespace Caveat.Cel.Fuzz;

/// <summary>A small object, a number and a string.</summary>
internal sealed class FuzzActivation : Activation
{
    private readonly Value[] _values;

    public FuzzActivation()
    {
        var spec = new ValueMap(2);
        spec.TryAdd(Value.Of("replicas"), Value.Of(3));
        spec.TryAdd(Value.Of("listeners"), Value.Of(new ValueList([Value.Of("tls"), Value.Of(9093), Value.Null])));
        var root = new ValueMap(1);
        root.TryAdd(Value.Of("spec"), Value.Of(spec));
        _values = [Value.Of(root), Value.Of(7), Value.Of("äb-c")];
    }

    public override Value Resolve(int slot, Frame frame) => _values[slot];
}
