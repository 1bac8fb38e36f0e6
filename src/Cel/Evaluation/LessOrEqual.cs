using Caveat.Cel.Values;

namespace Caveat.Cel.Evaluation;

/// <summary><c>&lt;=</c>.</summary>
internal readonly struct LessOrEqual : IRelation
{
    public static string Function => "_<=_";

    public static bool Holds(ValueOrder order) => order is ValueOrder.Less or ValueOrder.Equal;

    public static bool Holds(long a, long b) => a <= b;
}
