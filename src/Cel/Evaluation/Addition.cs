using Caveat.Cel.Values;

namespace Caveat.Cel.Evaluation;

/// <summary><c>+</c>.</summary>
internal readonly struct Addition : IOperation
{
    public static Value Apply(in Value a, in Value b) => Arithmetic.Add(a, b);
}
