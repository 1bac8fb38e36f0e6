using System.Text;

namespace Caveat.Cel.Syntax;

/// <summary>
/// Writes a tree as source, on one line, with no parentheses but those that the tree needs, and macros as the author wrote them.
/// Reading it again gives the same tree. A comprehension that no macro made has no source; it is shown as a call of <c>__comprehension__</c>.
/// </summary>
public sealed class Printer
{
    private readonly StringBuilder _text = new();

    private Printer()
    {
    }

    /// <summary>The source.</summary>
    public static string Print(Expr expr)
    {
        var printer = new Printer();
        printer.Write(expr, Precedence.Conditional);
        return printer._text.ToString();
    }

    // Writes what binds less tightly than its place asks in parentheses.
    private void Write(Expr expr, Precedence least)
    {
        var written = expr.MacroCall ?? expr;
        var inParentheses = PrecedenceOf(written) < least;
        _text.Append(inParentheses ? "(" : "");
        WriteBare(written);
        _text.Append(inParentheses ? ")" : "");
    }

    private void WriteBare(Expr expr)
    {
        switch (expr)
        {
            case ConstantExpr e:
                _text.Append(ConstantText.Source(e.Constant));
                break;
            case IdentExpr e:
                _text.Append(e.Name);
                break;
            case SelectExpr e:
                Select(e);
                break;
            case CallExpr e:
                Call(e);
                break;
            case ListExpr e:
                List(e);
                break;
            case MapExpr e:
                Items("{", e.Entries, Entry, "}");
                break;
            case StructExpr e:
                Items(e.TypeName + "{", e.Fields, Field, "}");
                break;
            case ComprehensionExpr e:
                Items("__comprehension__(", PartsOf(e), part => Write(part, Precedence.Conditional), ")");
                break;
        }
    }

    private void Select(SelectExpr select)
    {
        _text.Append(select.IsTest ? "has(" : "");
        Receiver(select.Operand);
        _text.Append('.').Append(FieldName(select.Field)).Append(select.IsTest ? ")" : "");
    }

    private void Receiver(Expr expr) => Write(expr, Precedence.Member);

    private static string FieldName(string field)
    {
        var plain = field.Length > 0 && !char.IsAsciiDigit(field[0]) && !ReservedWords.IsKeyword(field);
        foreach (var c in field)
        {
            plain &= char.IsAsciiLetterOrDigit(c) || c == '_';
        }

        return plain ? field : $"`{field}`";
    }

    private void Call(CallExpr call)
    {
        if (call.Function == Operators.Conditional)
        {
            Conditional(call.Arguments);
        }
        else if (call.Function is Operators.LogicalAnd or Operators.LogicalOr)
        {
            Logical(call);
        }
        else if (OperatorSigns.Binary(call.Function) is { } binary)
        {
            Write(call.Arguments[0], binary.Precedence);
            _text.Append(' ').Append(binary.Sign).Append(' ');
            Write(call.Arguments[1], binary.Precedence + 1);
        }
        else if (call.Function is Operators.LogicalNot or Operators.Negate)
        {
            Unary(call);
        }
        else if (call.Function is Operators.Index or Operators.OptionalIndex or Operators.OptionalSelect)
        {
            Access(call);
        }
        else
        {
            Function(call);
        }
    }

    private void Conditional(IReadOnlyList<Expr> arguments)
    {
        Write(arguments[0], Precedence.Or);
        _text.Append(" ? ");
        Write(arguments[1], Precedence.Or);
        _text.Append(" : ");
        Write(arguments[2], Precedence.Conditional);
    }

    // A chain in the shape that the parser gives it needs no parentheses; any other keeps them around both sides.
    private void Logical(CallExpr call)
    {
        var (sign, precedence) = OperatorSigns.Logical(call.Function);
        var terms = LogicalTerms.Of(call);
        for (var i = 0; i < terms.Count; i++)
        {
            _text.Append(i == 0 ? "" : sign);
            Write(terms[i], precedence + 1);
        }
    }

    // "--1" and "!!a" would read as no sign at all, and "-1" as a literal.
    private void Unary(CallExpr call)
    {
        _text.Append(call.Function == Operators.Negate ? '-' : '!');
        var start = _text.Length;
        Write(call.Arguments[0], Precedence.Member);
        var first = start < _text.Length ? _text[start] : '\0';
        if (call.Function == Operators.Negate && (char.IsAsciiDigit(first) || first == '-'))
        {
            _text.Insert(start, '(').Append(')');
        }
    }

    private void Access(CallExpr call)
    {
        Receiver(call.Arguments[0]);
        if (call.Function == Operators.OptionalSelect && call.Arguments[1] is ConstantExpr { Constant.Kind: Values.ValueKind.String } field)
        {
            _text.Append(".?").Append(FieldName(field.Constant.AsText));
            return;
        }

        _text.Append(call.Function == Operators.Index ? "[" : "[?");
        Write(call.Arguments[1], Precedence.Conditional);
        _text.Append(']');
    }

    private void Function(CallExpr call)
    {
        if (call.Target is not null)
        {
            Receiver(call.Target);
            _text.Append('.');
        }

        Items(call.Function + "(", call.Arguments, argument => Write(argument, Precedence.Conditional), ")");
    }

    private void List(ListExpr list)
    {
        var index = 0;
        var optional = 0;
        Items("[", list.Elements, element =>
        {
            if (optional < list.OptionalIndices.Count && list.OptionalIndices[optional] == index++)
            {
                _text.Append('?');
                optional++;
            }

            Write(element, Precedence.Conditional);
        }, "]");
    }

    private void Entry(MapEntry entry)
    {
        _text.Append(entry.IsOptional ? "?" : "");
        Write(entry.Key, Precedence.Conditional);
        _text.Append(": ");
        Write(entry.Value, Precedence.Conditional);
    }

    private void Field(StructField field)
    {
        _text.Append(field.IsOptional ? "?" : "").Append(FieldName(field.Name)).Append(": ");
        Write(field.Value, Precedence.Conditional);
    }

    private void Items<T>(string open, IReadOnlyList<T> items, Action<T> write, string close)
    {
        _text.Append(open);
        for (var i = 0; i < items.Count; i++)
        {
            _text.Append(i == 0 ? "" : ", ");
            write(items[i]);
        }

        _text.Append(close);
    }

    private static Expr[] PartsOf(ComprehensionExpr e) => [e.IterRange, e.AccuInit, e.LoopCondition, e.LoopStep, e.Result];

    private static Precedence PrecedenceOf(Expr expr) => expr switch
    {
        CallExpr { Function: Operators.Conditional } => Precedence.Conditional,
        CallExpr { Function: Operators.LogicalOr } => Precedence.Or,
        CallExpr { Function: Operators.LogicalAnd } => Precedence.And,
        CallExpr { Function: Operators.LogicalNot or Operators.Negate } => Precedence.Unary,
        CallExpr { Function: var function } when OperatorSigns.Binary(function) is { } binary => binary.Precedence,
        _ => Precedence.Member,
    };
}
