namespace Caveat.Cel.Syntax;

/// <summary>How operators are written.</summary>
internal static class OperatorSigns
{
    /// <summary>Sign and precedence of an operator between two operands, <c>&amp;&amp;</c> and <c>||</c> excepted; null for any other function.</summary>
    public static (string Sign, Precedence Precedence)? Binary(string function) => function switch
    {
        Operators.Equal => ("==", Precedence.Relation),
        Operators.NotEqual => ("!=", Precedence.Relation),
        Operators.Less => ("<", Precedence.Relation),
        Operators.LessOrEqual => ("<=", Precedence.Relation),
        Operators.Greater => (">", Precedence.Relation),
        Operators.GreaterOrEqual => (">=", Precedence.Relation),
        Operators.In => ("in", Precedence.Relation),
        Operators.Add => ("+", Precedence.Sum),
        Operators.Subtract => ("-", Precedence.Sum),
        Operators.Multiply => ("*", Precedence.Product),
        Operators.Divide => ("/", Precedence.Product),
        Operators.Modulo => ("%", Precedence.Product),
        _ => null,
    };

    /// <summary>Sign with spaces, and precedence, of <c>&amp;&amp;</c> or <c>||</c>.</summary>
    public static (string Sign, Precedence Precedence) Logical(string function) =>
        function == Operators.LogicalAnd ? (" && ", Precedence.And) : (" || ", Precedence.Or);
}
