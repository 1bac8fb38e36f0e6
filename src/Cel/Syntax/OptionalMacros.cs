namespace Caveat.Cel.Syntax;

/// <summary><c>optMap</c> and <c>optFlatMap</c> of optional values.</summary>
public static class OptionalMacros
{
    /// <summary>Both of them.</summary>
    public static IReadOnlyList<Macro> All { get; } =
    [
        new("optMap", 2, IsMember: true, OptMap),
        new("optFlatMap", 2, IsMember: true, OptFlatMap),
    ];

    private static CallExpr? OptMap(CallExpr call, ExprFactory factory) =>
        Make(call, factory, body => factory.Call(call.Span, "optional.of", body));

    private static CallExpr? OptFlatMap(CallExpr call, ExprFactory factory) => Make(call, factory, body => body);

    // The receiver is evaluated twice, as in cel-go: cost and errors agree with it.
    private static CallExpr? Make(CallExpr call, ExprFactory factory, Func<Expr, Expr> wrap)
    {
        var name = MacroArguments.Variable(call, 0, factory);
        if (name is null)
        {
            return null;
        }

        var worth = factory.MemberCall(call.Span, factory.Copy(call.Target!), "value");
        var body = LetBuilder.Make(call, factory, name, worth, call.Arguments[1]);
        return factory.Call(
            call.Span,
            Operators.Conditional,
            factory.MemberCall(call.Span, call.Target!, "hasValue"),
            wrap(body),
            factory.Call(call.Span, "optional.none"));
    }
}
