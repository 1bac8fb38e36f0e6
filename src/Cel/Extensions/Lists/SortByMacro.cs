using Caveat.Cel.Syntax;

namespace Caveat.Cel.Extensions.Lists;

/// <summary><c>list.sortBy(variable, key)</c>: binds the list to a name, maps it to its keys, and sorts the one by the other.</summary>
internal static class SortByMacro
{
    private const string Input = "@__sortBy_input__";

    public static Macro Instance { get; } = new("sortBy", 2, IsMember: true, Expand);

    private static ComprehensionExpr? Expand(CallExpr call, ExprFactory factory)
    {
        if (call.Target is not (ListExpr or SelectExpr or IdentExpr or ComprehensionExpr or CallExpr))
        {
            factory.Report(call.Span, "sortBy can only be applied to a list, identifier, comprehension, call or select expression");
            return null;
        }

        var map = new CallExpr(factory.NextId(), call.Span, factory.Ident(call.Span, Input), "map", call.Arguments);
        if (MapMacro().Expand(map, factory) is not { } keys)
        {
            return null;
        }

        var sorted = factory.MemberCall(call.Span, factory.Ident(call.Span, Input), ListsLibrary.SortByKeys, keys);
        return LetBuilder.Make(call, factory, Input, call.Target, sorted);
    }

    private static Macro MapMacro()
    {
        foreach (var macro in StandardMacros.All)
        {
            if (macro is { Function: "map", ArgumentCount: 2 })
            {
                return macro;
            }
        }

        throw new InvalidOperationException("The standard macros have lost map.");
    }
}
