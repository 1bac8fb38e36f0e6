using Caveat.Cel.Values;
using Caveat.Text;

namespace Caveat.Cel.Syntax;

/// <summary>Makes nodes with fresh ids, for the parser and for macros.</summary>
public sealed class ExprFactory
{
    /// <summary>
    /// Most nodes of one tree. An expression has at most a node a code point; only macros that copy their receiver (<c>optMap</c>)
    /// make more, and each in a chain of them doubles it, so this is twice <see cref="ParserOptions.MaxCodePoints"/>.
    /// </summary>
    public const int MaxNodes = 200_000;

    private readonly SyntaxFindings? _findings;
    private int _lastId;

    /// <summary>For trees that are built without a source; errors are dropped.</summary>
    public ExprFactory()
    {
    }

    internal ExprFactory(SyntaxFindings findings) => _findings = findings;

    /// <summary>True once <see cref="MaxNodes"/> were asked for.</summary>
    internal bool IsExhausted => _lastId >= MaxNodes;

    /// <summary>A fresh id.</summary>
    public int NextId() => ++_lastId;

    /// <summary>An error of a macro's call at a place; the message as in <see cref="Diagnostic.Message"/>.</summary>
    public void Report(TextSpan span, string message) => _findings?.Add(span, message);

    /// <summary>A literal.</summary>
    public ConstantExpr Constant(TextSpan span, Value constant) => new(NextId(), span, constant);

    /// <summary>A name at a place.</summary>
    public IdentExpr Ident(TextSpan span, string name) => new(NextId(), span, name);

    /// <summary>A function or operator at a place.</summary>
    public CallExpr Call(TextSpan span, string function, params IReadOnlyList<Expr> arguments) =>
        new(NextId(), span, null, function, arguments);

    /// <summary>A member function at a place.</summary>
    public CallExpr MemberCall(TextSpan span, Expr target, string function, params IReadOnlyList<Expr> arguments) =>
        new(NextId(), span, target, function, arguments);

    /// <summary><c>operand.field</c>.</summary>
    public SelectExpr Select(TextSpan span, Expr operand, string field) => new(NextId(), span, operand, field, isTest: false);

    /// <summary><c>has(operand.field)</c>.</summary>
    public SelectExpr Test(TextSpan span, Expr operand, string field) => new(NextId(), span, operand, field, isTest: true);

    /// <summary>A list without optional elements.</summary>
    public ListExpr List(TextSpan span, params IReadOnlyList<Expr> elements) => new(NextId(), span, elements, []);

    /// <summary>A map.</summary>
    public MapExpr Map(TextSpan span, params IReadOnlyList<MapEntry> entries) => new(NextId(), span, entries);

    /// <summary>The same tree with fresh ids, for a macro that uses an argument twice.</summary>
    public Expr Copy(Expr expr) => ExprCopier.Copy(expr, this);
}
