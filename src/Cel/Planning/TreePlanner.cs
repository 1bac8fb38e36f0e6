using Caveat.Cel.Checking;
using Caveat.Cel.Evaluation;
using Caveat.Cel.Syntax;
using Caveat.Cel.Types;
using Caveat.Cel.Values;

namespace Caveat.Cel.Planning;

/// <summary>Plans the nodes of one tree.</summary>
internal sealed class TreePlanner
{
    /// <summary>Longest string or bytes that a program keeps instead of the expression that makes it: a thousand programs that each keep one stay at 4 MiB.</summary>
    public const int MaxFoldedBytes = 4 * 1024;

    private readonly CheckedExpr _checked;
    private readonly AttributePlanner _attributes;
    private readonly CallPlanner _calls;
    private readonly LiteralPlanner _literals;
    private readonly LoopPlanner _loops;

    public TreePlanner(CheckedExpr checkedExpr, PlannerOptions options)
    {
        _checked = checkedExpr;
        Options = options;
        _attributes = new AttributePlanner(this);
        _calls = new CallPlanner(this);
        _literals = new LiteralPlanner(this);
        _loops = new LoopPlanner(this);
    }

    public PlannerOptions Options { get; }

    public LocalSlots Locals { get; } = new();

    /// <summary>Slots of the variables that the tree names.</summary>
    public SortedSet<int> Slots { get; } = [];

    /// <summary>What a literal costs to make.</summary>
    public bool LiteralsAreFree => Options.Costs == CostRules.ApiServer;

    public Reference? ReferenceOf(Expr expr) => _checked.ReferenceOf(expr);

    public CelType TypeOf(Expr expr) => _checked.TypeOf(expr);

    public Node Plan(Expr expr) => expr switch
    {
        ConstantExpr constant => new ConstantNode(constant.Span, constant.Constant, 0, isLiteral: true),
        ListExpr list => _literals.List(list),
        MapExpr map => _literals.Map(map),
        StructExpr message => _literals.Object(message),
        ComprehensionExpr loop => _loops.Plan(loop),
        CallExpr call when !AttributePlanner.IsAttribute(call) => _calls.Plan(call),
        _ => _attributes.Plan(expr, 1),
    };

    /// <summary>A place where reading a variable is free: a branch of a ternary, an index.</summary>
    public Node PlanFree(Expr expr) => AttributePlanner.IsAttribute(expr) ? _attributes.Plan(expr, 0) : Plan(expr);

    public Node[] PlanAll(IReadOnlyList<Expr> exprs)
    {
        var nodes = new Node[exprs.Count];
        for (var i = 0; i < nodes.Length; i++)
        {
            nodes[i] = Plan(exprs[i]);
        }

        return nodes;
    }

    /// <summary>The node, or the constant that it gives where all that it reads is constant. One that fails stays, to fail when it runs.</summary>
    public Node Fold(Node node, params ReadOnlySpan<Node> parts)
    {
        if (!Options.Folds)
        {
            return node;
        }

        foreach (var part in parts)
        {
            if (part is not ConstantNode)
            {
                return node;
            }
        }

        var value = Compute(node, out var cost);
        return value.IsError || IsLarge(value) ? node : new ConstantNode(node.Span, value, cost, isLiteral: false);
    }

    /// <summary>What a node gives that reads no variable, and what that costs. More than the budget of an expression is an error here as it is when the expression runs.</summary>
    public static Value Compute(Node node, out long cost)
    {
        var meter = new CostMeter(CostMeter.ExpressionLimit);
        var frame = new Frame();
        frame.Begin(NoVariables.Instance, meter);
        var value = new Program(node, 0, CelType.Dyn, []).Evaluate(frame);
        cost = meter.Used;
        return value;
    }

    private static bool IsLarge(in Value value) => value.Kind switch
    {
        ValueKind.String => value.AsUtf8.Length > MaxFoldedBytes,
        ValueKind.Bytes => value.As<BytesObject>().Bytes.Length > MaxFoldedBytes,
        _ => false,
    };
}
