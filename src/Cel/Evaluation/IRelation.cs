using Caveat.Cel.Values;

namespace Caveat.Cel.Evaluation;

/// <summary>What an order must be for a comparison to hold.</summary>
internal interface IRelation
{
    static abstract string Function { get; }

    static abstract bool Holds(ValueOrder order);

    static abstract bool Holds(long a, long b);
}
