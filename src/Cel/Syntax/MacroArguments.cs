namespace Caveat.Cel.Syntax;

/// <summary>Reads what a macro was called with.</summary>
internal static class MacroArguments
{
    // cel-go's name for the accumulator before "@result"; it still refuses a variable of that name.
    private const string OldAccumulator = "__result__";

    /// <summary>The name that an argument declares; null when that was reported to be none.</summary>
    public static string? Variable(CallExpr call, int index, ExprFactory factory)
    {
        var argument = call.Arguments[index];
        if (argument is not IdentExpr { Name: var name } || name.StartsWith('.'))
        {
            factory.Report(argument.Span, SyntaxErrors.MacroTakesAName(call.Function));
            return null;
        }

        if (name is StandardMacros.Accumulator or OldAccumulator)
        {
            factory.Report(argument.Span, SyntaxErrors.VariableShadowsAccumulator);
            return null;
        }

        return name;
    }
}
