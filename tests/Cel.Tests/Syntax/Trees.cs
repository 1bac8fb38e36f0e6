using System.Text;
using Caveat.Cel.Syntax;

namespace Caveat.Cel.Tests.Syntax;

/// <summary>Shows and walks trees.</summary>
internal static class Trees
{
    /// <summary>The tree without ids and places, so that two trees are the same when their texts are.</summary>
    public static string OnOneLine(Expr expr)
    {
        var text = new StringBuilder();
        Write(text, expr);
        return text.ToString();
    }

    /// <summary>Every node once, the root first.</summary>
    public static IEnumerable<Expr> NodesOf(Expr root)
    {
        var left = new Stack<Expr>([root]);
        while (left.TryPop(out var expr))
        {
            yield return expr;
            foreach (var child in ChildrenOf(expr))
            {
                left.Push(child);
            }
        }
    }

    /// <summary>The nodes directly below.</summary>
    public static IReadOnlyList<Expr> ChildrenOf(Expr expr) => expr switch
    {
        SelectExpr e => [e.Operand],
        CallExpr { Target: { } target } e => [target, .. e.Arguments],
        CallExpr e => e.Arguments,
        ListExpr e => e.Elements,
        MapExpr e => [.. e.Entries.SelectMany(entry => (Expr[])[entry.Key, entry.Value])],
        StructExpr e => [.. e.Fields.Select(field => field.Value)],
        ComprehensionExpr e => [e.IterRange, e.AccuInit, e.LoopCondition, e.LoopStep, e.Result],
        _ => [],
    };

    private static void Write(StringBuilder text, Expr expr)
    {
        switch (expr)
        {
            case SelectExpr e:
                Write(text, e.Operand);
                text.Append('.').Append(e.Field).Append(e.IsTest ? "~test-only~" : "");
                break;
            case CallExpr e:
                WriteCall(text, e);
                break;
            case ListExpr e:
                WriteAll(text, "[", e.Elements, "]", i => e.OptionalIndices.Contains(i) ? "?" : "");
                break;
            case MapExpr e:
                var keys = e.Entries.Select(entry => (entry.IsOptional ? "?" : "") + OnOneLine(entry.Key) + ":").ToArray();
                WriteAll(text, "{", [.. e.Entries.Select(entry => entry.Value)], "}", i => keys[i]);
                break;
            case StructExpr e:
                var names = e.Fields.Select(field => (field.IsOptional ? "?" : "") + field.Name + ":").ToArray();
                WriteAll(text, e.TypeName + "{", [.. e.Fields.Select(field => field.Value)], "}", i => names[i]);
                break;
            case ComprehensionExpr e:
                WriteFold(text, e);
                break;
            default:
                text.Append(DebugPrinter.Print(expr));
                break;
        }
    }

    private static void WriteCall(StringBuilder text, CallExpr call)
    {
        if (call.Target is not null)
        {
            Write(text, call.Target);
            text.Append('.');
        }

        WriteAll(text, call.Function + "(", call.Arguments, ")", _ => "");
    }

    private static void WriteAll(StringBuilder text, string open, IReadOnlyList<Expr> exprs, string close, Func<int, string> before)
    {
        text.Append(open);
        for (var i = 0; i < exprs.Count; i++)
        {
            text.Append(i == 0 ? "" : ", ").Append(before(i));
            Write(text, exprs[i]);
        }

        text.Append(close);
    }

    private static void WriteFold(StringBuilder text, ComprehensionExpr fold)
    {
        var variables = fold.IterVariable2 is null ? fold.IterVariable : $"{fold.IterVariable}, {fold.IterVariable2}";
        text.Append("fold(");
        Write(text, fold.IterRange);
        text.Append(", ").Append(variables).Append("; ").Append(fold.AccuVariable).Append(" = ");
        Write(text, fold.AccuInit);
        text.Append("; while ");
        Write(text, fold.LoopCondition);
        text.Append("; ");
        Write(text, fold.LoopStep);
        text.Append("; ");
        Write(text, fold.Result);
        text.Append(')');
    }
}
