using Caveat.Cel.Values;
using Caveat.Text;

namespace Caveat.Cel.Evaluation;

/// <summary>
/// What one evaluation needs: variables, local slots and the budget. Not thread-safe; made once and used again, so that an evaluation allocates nothing.
/// </summary>
public sealed class Frame
{
    private static readonly CostMeter Unlimited = new(long.MaxValue);

    private Activation? _activation;
    private CostMeter _meter = Unlimited;
    private Value[] _locals = new Value[16];
    private int _base;
    private int _top;

    // What the running programs used and the meter does not know yet, and how much that may become.
    private long _used;
    private long _remaining = long.MaxValue;

    /// <summary>The error of the last program whose <c>Test</c> gave <see cref="Truth.Error"/>; else of no meaning.</summary>
    public CelError? Error { get; internal set; }

    /// <summary>True once the evaluation has cost more than it may; loops then end.</summary>
    internal bool IsExhausted => _used > _remaining;

    /// <summary>Starts evaluations over the variables of an activation, paid from a meter.</summary>
    public void Begin(Activation activation, CostMeter meter)
    {
        _activation = activation;
        _meter = meter;
        _base = 0;
        _top = 0;
        _used = 0;
        _remaining = meter.Remaining;
        Error = null;
    }

    /// <summary>Runs a program in this frame that is paid from a meter of its own: a variable's expression, while another expression runs.</summary>
    public Value Evaluate(Program program, CostMeter meter)
    {
        var outer = SwapMeter(meter);
        var value = program.Evaluate(this);
        SwapMeter(outer);
        return value;
    }

    internal Value Resolve(int slot) => _activation!.Resolve(slot, this);

    internal void Charge(long cost) => _used += cost;

    internal ref Value Local(int index) => ref _locals[_base + index];

    /// <summary>Makes room for a program's locals; gives what <see cref="Leave"/> needs.</summary>
    internal int Enter(int localCount)
    {
        var outer = _base;
        _base = _top;
        _top += localCount;
        if (_top > _locals.Length)
        {
            Array.Resize(ref _locals, _top * 2);
        }

        return outer;
    }

    /// <summary>Ends a program: its locals go, and the meter learns what it cost. False when that is more than it may.</summary>
    internal bool Leave(int outer)
    {
        if (_top > _base)
        {
            Array.Clear(_locals, _base, _top - _base);
        }

        _top = _base;
        _base = outer;
        Settle();
        return _remaining >= 0;
    }

    internal Truth Fail(CelError error, TextSpan span)
    {
        Error = error.At(span);
        return Truth.Error;
    }

    // A value that should be a bool: an error, or of a type that is none.
    internal Truth Fail(in Value value, TextSpan span) =>
        Fail(value.IsError ? value.AsError : ValueErrors.NoSuchOverload, span);

    private CostMeter SwapMeter(CostMeter meter)
    {
        Settle();
        var outer = _meter;
        _meter = meter;
        _remaining = meter.Remaining;
        return outer;
    }

    private void Settle()
    {
        _meter.Add(_used);
        _used = 0;
        _remaining = _meter.Remaining;
    }
}
