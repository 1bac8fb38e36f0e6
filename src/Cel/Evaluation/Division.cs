using Caveat.Cel.Values;

namespace Caveat.Cel.Evaluation;

/// <summary><c>/</c>.</summary>
internal readonly struct Division : IOperation
{
    public static Value Apply(in Value a, in Value b) => Arithmetic.Divide(a, b);
}
