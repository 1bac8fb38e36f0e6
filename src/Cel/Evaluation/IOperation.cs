using Caveat.Cel.Values;

namespace Caveat.Cel.Evaluation;

/// <summary>What an arithmetic operator does; neither operand is an error.</summary>
internal interface IOperation
{
    static abstract Value Apply(in Value a, in Value b);
}
