using Caveat.Cel.Evaluation;
using Caveat.Cel.Syntax;
using Caveat.Cel.Values;
using Caveat.Policies.Compilation;
using Caveat.Text;

namespace Caveat.Policies.Linting;

/// <summary>What an expression is worth when the optional fields that it asks for are absent: what is left without them is computed, if nothing of an object is in it.</summary>
internal sealed class AbsentWorth(LintedPolicy policy)
{
    /// <summary>Nested calls and variables that are looked through.</summary>
    public const int MaxDepth = 32;

    // Stands for names that objects and requests always have: equal to nothing that an author writes.
    private const string SomeName = "\"\\u0001 a name\"";

    private static readonly Dictionary<string, string> Signs = new(StringComparer.Ordinal)
    {
        [Operators.Equal] = "==", [Operators.NotEqual] = "!=", [Operators.Less] = "<", [Operators.LessOrEqual] = "<=", [Operators.Greater] = ">",
        [Operators.GreaterOrEqual] = ">=", [Operators.Add] = "+", [Operators.Subtract] = "-", [Operators.In] = "in",
    };

    private readonly Dictionary<string, bool?> _known = new(StringComparer.Ordinal);

    /// <summary>Null when it can't be told.</summary>
    public bool? Of(Expr node)
    {
        if (IsSameText(node) is { } same)
        {
            return same;
        }

        if (TextOf(node, 0) is not { } text)
        {
            return null;
        }

        if (!_known.TryGetValue(text, out var worth))
        {
            _known.Add(text, worth = Compute(text));
        }

        return worth;
    }

    /// <summary>Whether it is a list or map that is empty then.</summary>
    public bool IsEmpty(Expr node) => TextOf(node, 0) is "[]" or "{}";

    /// <summary>The expressions whose absence counts: what stands before <c>orValue</c>, in variables too.</summary>
    public List<Expr> Asked(Expr node)
    {
        var asked = new List<Expr>();
        if (IsSameText(node) is not null)
        {
            var (left, right) = (((CallExpr)node).Arguments[0], ((CallExpr)node).Arguments[1]);
            Ask(DefaultOf(left) == Printer.Print(right) ? left : right, asked, 0);
            return asked;
        }

        Ask(node, asked, 0);
        return asked;
    }

    private void Ask(Expr node, List<Expr> asked, int depth)
    {
        if (node is CallExpr { Function: "orValue", Target: { } target })
        {
            asked.Add(target);
        }
        else if (node is { MacroCall: { Target: { } range } } and not SelectExpr)
        {
            Ask(range, asked, depth + 1);
        }
        else if (VariableTree(node) is { } tree && depth < MaxDepth)
        {
            Ask(tree, asked, depth + 1);
        }
        else if (node is CallExpr call && depth < MaxDepth)
        {
            foreach (var child in TreeSearch.ChildrenOf(call))
            {
                Ask(child, asked, depth + 1);
            }
        }
    }

    // a.orValue(x) == x, whatever x is.
    private static bool? IsSameText(Expr node)
    {
        if (node is not CallExpr { Function: Operators.Equal or Operators.NotEqual, Arguments: [var left, var right] } call)
        {
            return null;
        }

        var isSame = DefaultOf(left) == Printer.Print(right) || DefaultOf(right) == Printer.Print(left);
        return isSame ? call.Function == Operators.Equal : null;
    }

    private static string? DefaultOf(Expr node) => node is CallExpr { Function: "orValue", Arguments: [var worth] } ? Printer.Print(worth) : null;

    private static bool? Compute(string text)
    {
        if (PolicyEnvironment.Common.Compile(new SourceText("", text)).Program is not { } program)
        {
            return null;
        }

        var frame = new Frame();
        frame.Begin(Nothing.Instance, new CostMeter(CostMeter.ExpressionLimit));
        var value = program.Evaluate(frame);
        return value.Kind == ValueKind.Bool ? value.AsBool : null;
    }

    private string? TextOf(Expr node, int depth)
    {
        if (depth > MaxDepth)
        {
            return null;
        }

        return node switch
        {
            ConstantExpr => Printer.Print(node),
            ListExpr { Elements.Count: 0 } => "[]",
            MapExpr { Entries.Count: 0 } => "{}",
            ListExpr list => Joined(list.Elements, depth) is { } elements ? $"[{elements}]" : null,
            { MacroCall: { } macro } and not SelectExpr => OfMacro(macro, depth),
            SelectExpr { IsTest: false, Field: "name" or "uid" or "namespace", Operand: IdentExpr { Name: "request" } or SelectExpr { IsTest: false, Field: "metadata" } } => SomeName,
            SelectExpr => VariableTree(node) is { } tree ? TextOf(tree, depth + 1) : null,
            CallExpr { Function: "orValue", Arguments: [var worth] } => TextOf(worth, depth + 1),
            CallExpr { Function: "dyn", Arguments: [var inner] } => TextOf(inner, depth + 1),
            CallExpr call => OfCall(call, depth),
            _ => null,
        };
    }

    private string? OfCall(CallExpr call, int depth)
    {
        if (Signs.TryGetValue(call.Function, out var sign))
        {
            return TextOf(call.Arguments[0], depth + 1) is { } left && TextOf(call.Arguments[1], depth + 1) is { } right ? $"(dyn({left}) {sign} dyn({right}))" : null;
        }

        if (!char.IsAsciiLetter(call.Function[0]) || Joined(call.Arguments, depth) is not { } arguments)
        {
            return null;
        }

        // A library's name, as in lists.range(…), is no value.
        var target = call.Target switch { null => "", IdentExpr library => library.Name, var value => TextOf(value, depth + 1) };
        var text = target is null ? null : target.Length == 0 ? $"{call.Function}({arguments})" : $"{target}.{call.Function}({arguments})";
        return text == "lists.range(size([]))" ? "[]" : text;
    }

    private string? OfMacro(CallExpr macro, int depth)
    {
        if (macro.Target is null || TextOf(macro.Target, depth + 1) is not ("[]" or "{}"))
        {
            return null;
        }

        return macro.Function switch
        {
            "filter" or "map" => "[]",
            "exists" or "exists_one" or "existsOne" => "false",
            "all" => "true",
            _ => null,
        };
    }

    private string? Joined(IReadOnlyList<Expr> nodes, int depth)
    {
        var texts = new List<string>(nodes.Count);
        foreach (var node in nodes)
        {
            if (TextOf(node, depth + 1) is not { } text)
            {
                return null;
            }

            texts.Add(text);
        }

        return string.Join(", ", texts);
    }

    private Expr? VariableTree(Expr node) =>
        node is SelectExpr { IsTest: false, Operand: IdentExpr { Name: "variables" }, Field: var name } && policy.Variable(name) is { } text ? policy.TreeOf(text) : null;

    private sealed class Nothing : Activation
    {
        public static readonly Nothing Instance = new();

        public override Value Resolve(int slot, Frame frame) => Value.Null;
    }
}
