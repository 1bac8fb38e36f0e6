using Caveat.Cel.Checking;
using Caveat.Cel.Evaluation;
using Caveat.Cel.Syntax;
using Caveat.Cel.Values;

namespace Caveat.Cel.Planning;

/// <summary>
/// Plans variables and what is selected from them. cel-go makes one attribute of a variable with all its fields and indices; the attribute costs 1 and each step costs 1, but an attribute
/// that is a branch of a ternary, an index, or what <c>has</c> asks about is not charged itself. The root cost says which.
/// </summary>
internal sealed class AttributePlanner
{
    private readonly TreePlanner _tree;

    public AttributePlanner(TreePlanner tree) => _tree = tree;

    public static bool IsAttribute(Expr expr) => expr switch
    {
        IdentExpr or SelectExpr { IsTest: false } => true,
        CallExpr { Target: null, Function: var function } =>
            function is Operators.Index or Operators.OptionalSelect or Operators.OptionalIndex or Operators.Conditional,
        _ => false,
    };

    public Node Plan(Expr expr, int rootCost) => expr switch
    {
        IdentExpr ident => Name(ident, rootCost)!,
        SelectExpr select => Name(select, rootCost) ?? Select(select, rootCost),
        CallExpr { Function: Operators.Conditional } call => Conditional(call),
        CallExpr { Function: Operators.OptionalSelect } call => OptionalSelect(call, rootCost),
        CallExpr call => Index(call, rootCost),
        _ => throw new InvalidOperationException($"{expr.GetType().Name} is no attribute"),
    };

    private Node? Name(Expr expr, int rootCost)
    {
        switch (_tree.ReferenceOf(expr))
        {
            case VariableReference variable:
                _tree.Slots.Add(variable.Slot);
                return new VariableNode(expr.Span, variable.Slot, rootCost + variable.Name.AsSpan().Count('.'));
            case LocalReference local:
                return new LocalNode(expr.Span, _tree.Locals.Find(local.Name), rootCost);
            case ConstantReference constant:
                return new ConstantNode(expr.Span, constant.Constant, 0, isLiteral: true);
            default:
                return null;
        }
    }

    private Node Select(SelectExpr select, int rootCost)
    {
        if (select.IsTest)
        {
            var tested = Operand(select.Operand, _tree.Options.Costs == CostRules.ApiServer ? 0 : 1);
            return _tree.Fold(new HasNode(select.Span, tested, new FieldName(select.Field), _tree.Options.FailsOnBadPresenceTest), tested);
        }

        return Field(select, select.Operand, select.Field, rootCost);
    }

    private Node Field(Expr expr, Expr operandExpr, string field, int rootCost)
    {
        var operand = Operand(operandExpr, rootCost);
        var name = new FieldName(field);
        if (_tree.TypeOf(operandExpr).IsOptional)
        {
            return new OptionalFieldNode(expr.Span, operand, name, _tree.Options.FailsOnBadPresenceTest);
        }

        return operand is FieldChainNode chain
            ? new FieldChainNode(chain.Operand, [.. chain.Names, name], [.. chain.Spans, expr.Span])
            : _tree.Fold(new FieldChainNode(operand, [name], [expr.Span]), operand);
    }

    private OptionalFieldNode OptionalSelect(CallExpr call, int rootCost)
    {
        var field = ((ConstantExpr)call.Arguments[1]).Constant.AsText;
        var operand = Operand(call.Arguments[0], rootCost);
        return new OptionalFieldNode(call.Span, operand, new FieldName(field), _tree.Options.FailsOnBadPresenceTest);
    }

    private Node Index(CallExpr call, int rootCost)
    {
        var isOptional = call.Function == Operators.OptionalIndex || _tree.TypeOf(call.Arguments[0]).IsOptional;
        if (!isOptional && call.Arguments[1] is ConstantExpr { Constant: { Kind: ValueKind.String } key })
        {
            return Field(call, call.Arguments[0], key.AsText, rootCost);
        }

        var operand = Operand(call.Arguments[0], rootCost);
        var index = _tree.PlanFree(call.Arguments[1]);
        return isOptional
            ? _tree.Fold(new OptionalIndexNode(call.Span, operand, index, _tree.Options.FailsOnBadPresenceTest), operand, index)
            : _tree.Fold(new IndexNode(call.Span, operand, index), operand, index);
    }

    private Node Conditional(CallExpr call)
    {
        var condition = _tree.Plan(call.Arguments[0]);
        var then = _tree.PlanFree(call.Arguments[1]);
        var otherwise = _tree.PlanFree(call.Arguments[2]);
        return _tree.Fold(new ConditionalNode(call.Span, condition, then, otherwise), condition, then, otherwise);
    }

    // What is no attribute becomes one by being selected from, and costs as one.
    private Node Operand(Expr expr, int rootCost)
    {
        if (IsAttribute(expr))
        {
            return Plan(expr, rootCost);
        }

        var operand = _tree.Plan(expr);
        return rootCost == 0 ? operand : _tree.Fold(new ChargedNode(operand, rootCost), operand);
    }
}
