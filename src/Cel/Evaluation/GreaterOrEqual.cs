using Caveat.Cel.Values;

namespace Caveat.Cel.Evaluation;

/// <summary><c>&gt;=</c>.</summary>
internal readonly struct GreaterOrEqual : IRelation
{
    public static string Function => "_>=_";

    public static bool Holds(ValueOrder order) => order is ValueOrder.Greater or ValueOrder.Equal;

    public static bool Holds(long a, long b) => a >= b;
}
