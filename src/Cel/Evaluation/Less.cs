using Caveat.Cel.Values;

namespace Caveat.Cel.Evaluation;

/// <summary><c>&lt;</c>.</summary>
internal readonly struct Less : IRelation
{
    public static string Function => "_<_";

    public static bool Holds(ValueOrder order) => order == ValueOrder.Less;

    public static bool Holds(long a, long b) => a < b;
}
