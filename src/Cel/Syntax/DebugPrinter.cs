using System.Text;

namespace Caveat.Cel.Syntax;

/// <summary>Shows a tree node by node, macros expanded, in the form of cel-go's debug output (its package common/debug).</summary>
public sealed class DebugPrinter
{
    private readonly StringBuilder _text = new();
    private readonly DebugAdorner _adorner;
    private int _indent;
    private bool _atLineStart = true;

    private DebugPrinter(DebugAdorner adorner) => _adorner = adorner;

    /// <summary>The tree alone.</summary>
    public static string Print(Expr expr) => Print(expr, PlainAdorner.Instance);

    /// <summary>The tree with something behind each node.</summary>
    public static string Print(Expr expr, DebugAdorner adorner)
    {
        var printer = new DebugPrinter(adorner);
        printer.Node(expr);
        return printer._text.ToString();
    }

    private void Node(Expr expr)
    {
        switch (expr)
        {
            case ConstantExpr e:
                Append(ConstantText.Debug(e.Constant));
                break;
            case IdentExpr e:
                Append(e.Name);
                break;
            case SelectExpr e:
                Node(e.Operand);
                Append("." + e.Field + (e.IsTest ? "~test-only~" : ""));
                break;
            case CallExpr e:
                Call(e);
                break;
            case ListExpr e:
                List(e);
                break;
            case MapExpr e:
                Block("{", e.Entries, Entry, "}");
                break;
            case StructExpr e:
                Block(e.TypeName + "{", e.Fields, Field, "}");
                break;
            case ComprehensionExpr e:
                Comprehension(e);
                break;
        }

        Append(_adorner.Of(expr));
    }

    private void Call(CallExpr call)
    {
        if (call.Target is not null)
        {
            Node(call.Target);
            Append(".");
        }

        Block(call.Function + "(", call.Arguments, Node, ")");
    }

    private void List(ListExpr list)
    {
        var index = 0;
        var optional = 0;
        Block("[", list.Elements, element =>
        {
            if (optional < list.OptionalIndices.Count && list.OptionalIndices[optional] == index++)
            {
                Append("?");
                optional++;
            }

            Node(element);
        }, "]");
    }

    private void Entry(MapEntry entry)
    {
        Append(entry.IsOptional ? "?" : "");
        Node(entry.Key);
        Append(":");
        Node(entry.Value);
        Append(_adorner.OfEntry(entry.Id));
    }

    private void Field(StructField field)
    {
        Append((field.IsOptional ? "?" : "") + field.Name + ":");
        Node(field.Value);
        Append(_adorner.OfEntry(field.Id));
    }

    private void Block<T>(string open, IReadOnlyList<T> items, Action<T> print, string close)
    {
        Append(open);
        if (items.Count > 0)
        {
            _indent++;
            Line();
            for (var i = 0; i < items.Count; i++)
            {
                if (i > 0)
                {
                    Append(",");
                    Line();
                }

                print(items[i]);
            }

            _indent--;
            Line();
        }

        Append(close);
    }

    private void Comprehension(ComprehensionExpr e)
    {
        Append("__comprehension__(");
        _indent++;
        Line();
        Labelled("// Variable", e.IterVariable);
        if (e.IterVariable2 is not null)
        {
            Append(e.IterVariable2 + ",");
            Line();
        }

        Labelled("// Target", e.IterRange);
        Labelled("// Accumulator", e.AccuVariable);
        Labelled("// Init", e.AccuInit);
        Labelled("// LoopCondition", e.LoopCondition);
        Labelled("// LoopStep", e.LoopStep);
        Append("// Result");
        Line();
        Node(e.Result);
        Append(")");
        _indent--;
    }

    private void Labelled(string label, string name)
    {
        Append(label);
        Line();
        Append(name + ",");
        Line();
    }

    private void Labelled(string label, Expr expr)
    {
        Append(label);
        Line();
        Node(expr);
        Append(",");
        Line();
    }

    private void Append(string text)
    {
        if (_atLineStart)
        {
            _text.Append(' ', 2 * _indent);
            _atLineStart = false;
        }

        _text.Append(text);
    }

    private void Line()
    {
        _text.Append('\n');
        _atLineStart = true;
    }
}
