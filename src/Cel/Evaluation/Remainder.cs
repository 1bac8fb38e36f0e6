using Caveat.Cel.Values;

namespace Caveat.Cel.Evaluation;

/// <summary><c>%</c>.</summary>
internal readonly struct Remainder : IOperation
{
    public static Value Apply(in Value a, in Value b) => Arithmetic.Modulo(a, b);
}
