namespace Caveat.Cel.Syntax;

/// <summary><c>cel.bind(name, value, expression)</c>; Kubernetes does not have it.</summary>
public static class BindMacro
{
    /// <summary>The one macro.</summary>
    public static IReadOnlyList<Macro> All { get; } = [new("bind", 3, IsMember: true, Bind)];

    private static Expr? Bind(CallExpr call, ExprFactory factory)
    {
        if (call.Target is not IdentExpr { Name: "cel" })
        {
            return call;
        }

        if (call.Arguments[0] is IdentExpr { Name: var name } && !name.StartsWith('.'))
        {
            return LetBuilder.Make(call, factory, name, call.Arguments[1], call.Arguments[2]);
        }

        factory.Report(call.Arguments[0].Span, SyntaxErrors.BindTakesAName);
        return null;
    }
}
