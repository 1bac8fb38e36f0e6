using Caveat.Text;

namespace Caveat.Cel.Syntax;

/// <summary>A fold over a list or a map: what every macro but <c>has</c> becomes.</summary>
public sealed class ComprehensionExpr : Expr
{
    /// <summary>A node; its parts are given as initialisers.</summary>
    public ComprehensionExpr(int id, TextSpan span) : base(id, span)
    {
    }

    /// <summary>The macro it comes from.</summary>
    public ComprehensionKind Kind { get; init; }

    /// <summary>Element of a list, key of a map; index or key when there are two variables.</summary>
    public required string IterVariable { get; init; }

    /// <summary>The value, where there are two variables.</summary>
    public string? IterVariable2 { get; init; }

    /// <summary>What is iterated over.</summary>
    public required Expr IterRange { get; init; }

    /// <summary>Name of the accumulator.</summary>
    public required string AccuVariable { get; init; }

    /// <summary>The accumulator's first value.</summary>
    public required Expr AccuInit { get; init; }

    /// <summary>Goes on while true; sees the accumulator.</summary>
    public required Expr LoopCondition { get; init; }

    /// <summary>The accumulator's next value; sees variables and accumulator.</summary>
    public required Expr LoopStep { get; init; }

    /// <summary>The result; sees the accumulator.</summary>
    public required Expr Result { get; init; }
}
