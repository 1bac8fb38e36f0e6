using Caveat.Cel.Types;
using Caveat.Cel.Values;

namespace Caveat.Cel.Evaluation;

/// <summary>An expression that is ready to run. Immutable; any number of threads may run it, each in a frame of its own.</summary>
public sealed class Program
{
    private readonly Node _root;
    private readonly int _localCount;

    internal Program(Node root, int localCount, CelType resultType, IReadOnlyList<int> slots)
    {
        _root = root;
        _localCount = localCount;
        ResultType = resultType;
        Slots = slots;
    }

    /// <summary>The type that the checker found.</summary>
    public CelType ResultType { get; }

    /// <summary>Slots of the variables that the expression can read, ascending, each once.</summary>
    public IReadOnlyList<int> Slots { get; }

    /// <summary>The expression's value, or an error value with its place. A frame that has spent its budget gives <c>operation cancelled: actual cost limit exceeded</c>.</summary>
    /// <param name="frame">Begun with an activation; may be running another program.</param>
    public Value Evaluate(Frame frame)
    {
        var outer = frame.Enter(_localCount);
        var value = _root.Evaluate(frame);
        return frame.Leave(outer) ? value : Value.Of(ValueErrors.CostLimit);
    }

    /// <summary>The same for an expression that asks a question; makes no value. An expression of another type is an error.</summary>
    public Truth Test(Frame frame)
    {
        var outer = frame.Enter(_localCount);
        var truth = _root.Test(frame);
        if (frame.Leave(outer))
        {
            return truth;
        }

        frame.Error = ValueErrors.CostLimit;
        return Truth.Error;
    }
}
