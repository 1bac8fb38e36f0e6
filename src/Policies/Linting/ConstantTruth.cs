using Caveat.Cel.Syntax;
using Caveat.Cel.Values;

namespace Caveat.Policies.Linting;

/// <summary>Conditions that are the same for every object.</summary>
internal sealed class ConstantTruth(LintedPolicy policy)
{
    /// <summary>Nested operators and variables that are looked through.</summary>
    public const int MaxDepth = 64;

    /// <summary>What a condition is worth whatever the object, in a request of an operation, or of any where that is null; null when it depends.</summary>
    public bool? Of(Expr? node, string? operation, int depth = 0)
    {
        if (node is null || depth > MaxDepth)
        {
            return null;
        }

        return node switch
        {
            ConstantExpr { Constant: { Kind: ValueKind.Bool } constant } => constant.AsBool,
            SelectExpr { IsTest: false, Operand: IdentExpr { Name: "variables" }, Field: var name } =>
                policy.Variable(name) is { } text ? Of(policy.TreeOf(text), operation, depth + 1) : null,
            CallExpr { MacroCall: null } call => OfCall(call, operation, depth + 1),
            _ => null,
        };
    }

    private bool? OfCall(CallExpr call, string? operation, int depth) => call.Function switch
    {
        Operators.LogicalNot => !Of(call.Arguments[0], operation, depth),
        Operators.LogicalAnd => OfTerms(call, Operators.LogicalAnd, operation, depth),
        Operators.LogicalOr => OfTerms(call, Operators.LogicalOr, operation, depth),
        Operators.In => OfIn(call, operation),
        _ when call.Arguments.Count == 2 => ConstantOrder.Compare(call.Function, WorthOf(call.Arguments[0], operation), WorthOf(call.Arguments[1], operation)),
        _ => null,
    };

    // "And" is false when a term is, or when two contradict each other; "or" the other way round.
    private bool? OfTerms(CallExpr call, string function, string? operation, int depth)
    {
        var terms = new List<Expr>();
        AddTerms(terms, call, function);
        var decisive = function == Operators.LogicalOr;
        var isKnown = true;
        foreach (var term in terms)
        {
            var worth = Of(term, operation, depth);
            if (worth == decisive)
            {
                return decisive;
            }

            isKnown &= worth is not null;
        }

        return isKnown ? !decisive : Contradict(terms, decisive) ? decisive : null;
    }

    private static void AddTerms(List<Expr> terms, Expr node, string function)
    {
        if (node is CallExpr call && call.Function == function && call.MacroCall is null)
        {
            AddTerms(terms, call.Arguments[0], function);
            AddTerms(terms, call.Arguments[1], function);
        }
        else
        {
            terms.Add(node);
        }
    }

    private static bool Contradict(List<Expr> terms, bool isOr)
    {
        var texts = new HashSet<string>(StringComparer.Ordinal);
        var equal = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var term in terms)
        {
            var text = Printer.Print(term);
            if (texts.Contains(Negated(term)) || !isOr && IsOtherConstant(term, equal))
            {
                return true;
            }

            texts.Add(text);
        }

        return false;
    }

    // a == "x" && a == "y"
    private static bool IsOtherConstant(Expr term, Dictionary<string, string> equal)
    {
        if (term is not CallExpr { Function: Operators.Equal, Arguments: [var subject, ConstantExpr constant] } || subject is ConstantExpr)
        {
            return false;
        }

        var worth = Printer.Print(constant);
        return !equal.TryAdd(Printer.Print(subject), worth) && equal[Printer.Print(subject)] != worth;
    }

    private static string Negated(Expr term) => term switch
    {
        CallExpr { Function: Operators.LogicalNot, Arguments: [var inner] } => Printer.Print(inner),
        CallExpr { Function: Operators.Equal, Arguments: [var left, var right] } => $"{Printer.Print(left)} != {Printer.Print(right)}",
        CallExpr { Function: Operators.NotEqual, Arguments: [var left, var right] } => $"{Printer.Print(left)} == {Printer.Print(right)}",
        _ => "!" + Printer.Print(term),
    };

    private static bool? OfIn(CallExpr call, string? operation)
    {
        if (WorthOf(call.Arguments[0], operation) is not { } sought || call.Arguments[1] is not ListExpr list)
        {
            return null;
        }

        var isKnown = true;
        foreach (var element in list.Elements)
        {
            var worth = WorthOf(element, operation);
            if (sought.Equals(worth))
            {
                return true;
            }

            isKnown &= worth is not null;
        }

        return isKnown ? false : null;
    }

    private static object? WorthOf(Expr node, string? operation) =>
        GuardFacts.IsOperation(node) ? operation : ConstantOrder.Of(node);
}
