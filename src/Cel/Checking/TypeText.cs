using System.Text;
using Caveat.Cel.Types;

namespace Caveat.Cel.Checking;

/// <summary>Types as messages show them: short names, and no more text than anyone reads.</summary>
internal static class TypeText
{
    /// <summary>UTF-16 code units that a type may take; the rest of a longer one is an ellipsis.</summary>
    public const int MaxLength = 300;

    public static string Of(CelType type)
    {
        var builder = new StringBuilder();
        Append(builder, type);
        return builder.ToString();
    }

    /// <summary><c>(int, string)</c>, or <c>string.(int)</c> with a receiver.</summary>
    public static string OfArguments(IReadOnlyList<CelType> types, bool isMember)
    {
        var builder = new StringBuilder();
        var first = 0;
        if (isMember && types.Count > 0)
        {
            Append(builder, types[0]);
            builder.Append('.');
            first = 1;
        }

        AppendList(builder, types, first);
        return builder.ToString();
    }

    private static void Append(StringBuilder builder, CelType type)
    {
        builder.Append(NameOf(type));
        if (type.Parameters.Count > 0)
        {
            AppendList(builder, type.Parameters, 0);
        }
    }

    private static void AppendList(StringBuilder builder, IReadOnlyList<CelType> types, int first)
    {
        builder.Append('(');
        for (var i = first; i < types.Count; i++)
        {
            builder.Append(i > first ? ", " : "");
            if (builder.Length > MaxLength)
            {
                builder.Append('…');
                break;
            }

            Append(builder, types[i]);
        }

        builder.Append(')');
    }

    private static string NameOf(CelType type) => type.Kind switch
    {
        CelTypeKind.Null => "null",
        CelTypeKind.Timestamp => "timestamp",
        CelTypeKind.Duration => "duration",
        CelTypeKind.Error => "!error!",
        _ => type.Name,
    };
}
