namespace Caveat.Cel.Syntax;

/// <summary>Names of the operators as functions (CEL specification, list of standard definitions).</summary>
public static class Operators
{
#pragma warning disable CS1591 // The name says which operator it is.
    public const string Conditional = "_?_:_";
    public const string LogicalAnd = "_&&_";
    public const string LogicalOr = "_||_";
    public const string LogicalNot = "!_";
    public const string Equal = "_==_";
    public const string NotEqual = "_!=_";
    public const string Less = "_<_";
    public const string LessOrEqual = "_<=_";
    public const string Greater = "_>_";
    public const string GreaterOrEqual = "_>=_";
    public const string Add = "_+_";
    public const string Subtract = "_-_";
    public const string Multiply = "_*_";
    public const string Divide = "_/_";
    public const string Modulo = "_%_";
    public const string Negate = "-_";
    public const string Index = "_[_]";
    public const string In = "@in";
    public const string OptionalSelect = "_?._";
    public const string OptionalIndex = "_[?_]";
    public const string NotStrictlyFalse = "@not_strictly_false";
#pragma warning restore CS1591
}
