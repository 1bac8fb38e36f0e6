using Caveat.Cel.Types;
using Caveat.Cel.Values;

namespace Caveat.Cel.Functions;

/// <summary>A call in a checked tree, for estimating its cost. Arguments are counted from 0, a receiver first.</summary>
public abstract class StaticCall
{
    /// <summary>Number of arguments, a receiver included.</summary>
    public abstract int Count { get; }

    /// <summary>Size of an argument, from the expression, from a declared bound or from its type; <see cref="Estimate.Unknown"/> when none tells.</summary>
    public abstract Estimate SizeOf(int argument);

    /// <summary>Size of each element of an argument that is a list; <see cref="Estimate.Unknown"/> when nothing tells.</summary>
    public abstract Estimate ElementSizeOf(int argument);

    /// <summary>Type of an argument.</summary>
    public abstract CelType TypeOf(int argument);

    /// <summary>An argument that is written as a literal; null for any other.</summary>
    public abstract Value? ConstantAt(int argument);
}
