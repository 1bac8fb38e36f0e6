using Caveat.Json;

namespace Caveat.Cli.Expressions;

/// <summary>A line of a batch: an expression and its variables.</summary>
/// <param name="Expression">A string.</param>
/// <param name="Variables">An object, or absent.</param>
internal readonly record struct BatchRequest(JsonValue Expression, JsonValue Variables)
{
    /// <summary>Null, or what is wrong with the line.</summary>
    public static string? Read(JsonValue line, out BatchRequest request)
    {
        request = new BatchRequest(line.Property("expr"u8), line.Property("vars"u8));
        if (line.Kind != JsonKind.Object)
        {
            return ExpressionMessages.NotAnObject;
        }

        foreach (var property in line.Properties)
        {
            if (!property.NameUtf8.SequenceEqual("expr"u8) && !property.NameUtf8.SequenceEqual("vars"u8))
            {
                return ExpressionMessages.UnknownField(property.Name);
            }
        }

        return request.Expression.Kind switch
        {
            JsonKind.Absent => ExpressionMessages.NoExpr,
            not JsonKind.String => ExpressionMessages.ExprIsNoString,
            _ => request.Variables.Kind is JsonKind.Object or JsonKind.Absent or JsonKind.Null ? null : ExpressionMessages.VarsIsNoObject,
        };
    }
}
