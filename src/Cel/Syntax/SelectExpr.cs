using Caveat.Text;

namespace Caveat.Cel.Syntax;

/// <summary><c>a.b</c>, or <c>has(a.b)</c>.</summary>
public sealed class SelectExpr : Expr
{
    /// <summary>A node with its parts.</summary>
    public SelectExpr(int id, TextSpan span, Expr operand, string field, bool isTest) : base(id, span)
    {
        Operand = operand;
        Field = field;
        IsTest = isTest;
    }

    /// <summary>What is selected from.</summary>
    public Expr Operand { get; }

    /// <summary>The field's name, without backquotes.</summary>
    public string Field { get; }

    /// <summary>True for <c>has(a.b)</c>.</summary>
    public bool IsTest { get; }
}
