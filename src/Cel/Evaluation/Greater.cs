using Caveat.Cel.Values;

namespace Caveat.Cel.Evaluation;

/// <summary><c>&gt;</c>.</summary>
internal readonly struct Greater : IRelation
{
    public static string Function => "_>_";

    public static bool Holds(ValueOrder order) => order == ValueOrder.Greater;

    public static bool Holds(long a, long b) => a > b;
}
