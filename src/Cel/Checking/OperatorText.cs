using Caveat.Cel.Syntax;

namespace Caveat.Cel.Checking;

/// <summary>What an operator's function is written as.</summary>
internal static class OperatorText
{
    public static bool TryInfix(string function, out string symbol)
    {
        symbol = function switch
        {
            Operators.LogicalAnd => "&&",
            Operators.LogicalOr => "||",
            Operators.Equal => "==",
            Operators.NotEqual => "!=",
            Operators.Less => "<",
            Operators.LessOrEqual => "<=",
            Operators.Greater => ">",
            Operators.GreaterOrEqual => ">=",
            Operators.Add => "+",
            Operators.Subtract => "-",
            Operators.Multiply => "*",
            Operators.Divide => "/",
            Operators.Modulo => "%",
            Operators.In => "in",
            _ => "",
        };
        return symbol.Length > 0;
    }

    public static bool TryPrefix(string function, out string symbol)
    {
        symbol = function switch
        {
            Operators.LogicalNot => "!",
            Operators.Negate => "-",
            _ => "",
        };
        return symbol.Length > 0;
    }

    public static bool TryIndex(string function, out string symbol)
    {
        symbol = function switch
        {
            Operators.Index => "[",
            Operators.OptionalIndex => "[?",
            _ => "",
        };
        return symbol.Length > 0;
    }
}
