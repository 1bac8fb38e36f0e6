using Caveat.Cel.Evaluation;
using Caveat.Cel.Functions;
using Caveat.Cel.Syntax;

namespace Caveat.Cel.Planning;

/// <summary>Plans comprehensions: those of known macros by nodes of their own, the others by the general fold.</summary>
internal sealed class LoopPlanner
{
    private readonly TreePlanner _tree;

    public LoopPlanner(TreePlanner tree) => _tree = tree;

    private int ListCost => _tree.LiteralsAreFree ? 0 : ValueCost.ListCreation;

    private int MapCost => _tree.LiteralsAreFree ? 0 : ValueCost.MapCreation;

    public Node Plan(ComprehensionExpr loop)
    {
        if (!_tree.Options.HasMacroNodes)
        {
            return Fold(loop);
        }

        return loop.Kind switch
        {
            ComprehensionKind.All when Step(loop, Operators.LogicalAnd, out var step) => Quantifier(loop, step.Arguments[1]),
            ComprehensionKind.Exists when Step(loop, Operators.LogicalOr, out var step) => Quantifier(loop, step.Arguments[1]),
            ComprehensionKind.ExistsOne when Step(loop, Operators.Conditional, out var step) => Quantifier(loop, step.Arguments[0]),
            ComprehensionKind.Map or ComprehensionKind.MapFilter or ComprehensionKind.Filter or ComprehensionKind.TransformList =>
                (Node?)ToList(loop) ?? Fold(loop),
            ComprehensionKind.TransformMap or ComprehensionKind.TransformMapEntry => (Node?)ToMap(loop) ?? Fold(loop),
            ComprehensionKind.Bind when loop.IterRange is ListExpr { Elements.Count: 0 } => Bind(loop),
            _ => Fold(loop),
        };
    }

    private static bool Step(ComprehensionExpr loop, string function, out CallExpr step)
    {
        step = (loop.LoopStep as CallExpr)!;
        return step is not null && step.Function == function;
    }

    private PredicateNode Quantifier(ComprehensionExpr loop, Expr predicateExpr)
    {
        var range = Open(loop, out var count);
        var predicate = _tree.Plan(predicateExpr);
        _tree.Locals.Leave(count);
        return loop.Kind switch
        {
            ComprehensionKind.All => new AllNode(loop.Span, range, predicate),
            ComprehensionKind.Exists => new ExistsNode(loop.Span, range, predicate),
            _ => new ExistsOneNode(loop.Span, range, predicate),
        };
    }

    private TransformListNode? ToList(ComprehensionExpr loop)
    {
        var (filterExpr, step) = Filtered(loop.LoopStep);
        if (step is not { Function: Operators.Add, Arguments: [_, ListExpr { Elements: [var elementExpr], OptionalIndices.Count: 0 }] })
        {
            return null;
        }

        var range = Open(loop, out var count);
        var filter = filterExpr is null ? null : _tree.Plan(filterExpr);
        var element = _tree.Plan(elementExpr);
        _tree.Locals.Leave(count);
        var list = element is ConstantNode { IsLiteral: true } ? ListCost : ValueCost.ListCreation;
        return new TransformListNode(loop.Span, range, filter, element, new TransformCost(ListCost, LoopCost.JoinStep + list));
    }

    private TransformMapNode? ToMap(ComprehensionExpr loop)
    {
        var (filterExpr, step) = Filtered(loop.LoopStep);
        var isEntry = loop.Kind == ComprehensionKind.TransformMapEntry;
        if (step is null || step.Arguments.Count != (isEntry ? 2 : 3))
        {
            return null;
        }

        var range = Open(loop, out var count);
        var filter = filterExpr is null ? null : _tree.Plan(filterExpr);
        var value = _tree.Plan(step.Arguments[^1]);
        var key = isEntry ? value : _tree.PlanFree(step.Arguments[1]);
        _tree.Locals.Leave(count);
        var cost = new TransformCost(MapCost, isEntry ? LoopCost.InsertEntryStep : LoopCost.InsertStep);
        return new TransformMapNode(range, filter, new MapEntryNodes(key, value, false), cost, isEntry);
    }

    // "filter ? step : accumulator", or a step.
    private static (Expr? Filter, CallExpr? Step) Filtered(Expr step) => step is CallExpr { Function: Operators.Conditional } conditional
        ? (conditional.Arguments[0], conditional.Arguments[1] as CallExpr)
        : (null, step as CallExpr);

    private BindNode Bind(ComprehensionExpr loop)
    {
        var value = _tree.Plan(loop.AccuInit);
        var slot = _tree.Locals.Declare(loop.AccuVariable);
        var result = _tree.Plan(loop.Result);
        _tree.Locals.Leave(1);
        return new BindNode(loop.Span, slot, value, result, ListCost);
    }

    private FoldNode Fold(ComprehensionExpr loop)
    {
        var rangeNode = _tree.Plan(loop.IterRange);
        var start = _tree.Plan(loop.AccuInit);
        var accumulator = _tree.Locals.Declare(loop.AccuVariable);
        var range = Declare(loop, rangeNode, out var count);
        var condition = _tree.Plan(loop.LoopCondition);
        var step = _tree.Plan(loop.LoopStep);
        _tree.Locals.Leave(count);
        var result = _tree.Plan(loop.Result);
        _tree.Locals.Leave(1);
        return new FoldNode(loop.Span, range, accumulator, new FoldSteps(start, condition, step, result));
    }

    private LoopRange Open(ComprehensionExpr loop, out int count) => Declare(loop, _tree.Plan(loop.IterRange), out count);

    private LoopRange Declare(ComprehensionExpr loop, Node range, out int count)
    {
        var first = _tree.Locals.Declare(loop.IterVariable);
        var second = loop.IterVariable2 is { } name ? _tree.Locals.Declare(name) : -1;
        count = second < 0 ? 1 : 2;
        return new LoopRange(range, first, second);
    }
}
