using System.Text;
using Caveat.Cel.Functions;

namespace Caveat.Cel.Checking;

/// <summary>Overloads as messages show them: as one would write the call.</summary>
internal static class SignatureText
{
    /// <summary><c>string.startsWith(string) -> bool</c>, <c>int + int -> int</c>, <c>list(A)[int] -> A</c>.</summary>
    public static string Of(string function, Overload overload)
    {
        var builder = new StringBuilder();
        if (OperatorText.TryInfix(function, out var symbol) && overload.Parameters.Count == 2)
        {
            builder.Append(Type(overload, 0)).Append(' ').Append(symbol).Append(' ').Append(Type(overload, 1));
        }
        else if (OperatorText.TryPrefix(function, out symbol) && overload.Parameters.Count == 1)
        {
            builder.Append(symbol).Append(Type(overload, 0));
        }
        else if (OperatorText.TryIndex(function, out symbol) && overload.Parameters.Count == 2)
        {
            builder.Append(Type(overload, 0)).Append(symbol).Append(Type(overload, 1)).Append(']');
        }
        else
        {
            AppendCall(builder, function, overload);
        }

        return builder.Append(" -> ").Append(TypeText.Of(overload.Result)).ToString();
    }

    private static void AppendCall(StringBuilder builder, string function, Overload overload)
    {
        var first = 0;
        if (overload.IsMember && overload.Parameters.Count > 0)
        {
            builder.Append(Type(overload, 0)).Append('.');
            first = 1;
        }

        builder.Append(function).Append('(');
        for (var i = first; i < overload.Parameters.Count; i++)
        {
            builder.Append(i > first ? ", " : "").Append(Type(overload, i));
        }

        builder.Append(')');
    }

    private static string Type(Overload overload, int index) => TypeText.Of(overload.Parameters[index]);
}
