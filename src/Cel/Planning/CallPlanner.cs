using Caveat.Cel.Checking;
using Caveat.Cel.Evaluation;
using Caveat.Cel.Functions;
using Caveat.Cel.Functions.Standard;
using Caveat.Cel.Syntax;
using Caveat.Cel.Values;

namespace Caveat.Cel.Planning;

/// <summary>Plans operators and functions.</summary>
internal sealed class CallPlanner
{
    private readonly TreePlanner _tree;

    public CallPlanner(TreePlanner tree) => _tree = tree;

    public Node Plan(CallExpr call)
    {
        var candidates = _tree.ReferenceOf(call) is FunctionReference function ? function.Candidates : [];
        var arguments = Arguments(call);
        var node = Operator(call, candidates, arguments) ?? Optional(call, candidates, arguments) ?? Function(call, candidates, arguments);
        return IsPure(candidates) ? Folded(call, node, arguments) : node;
    }

    private Node[] Arguments(CallExpr call)
    {
        var arguments = _tree.PlanAll(call.Arguments);
        var isMember = call.Target is not null && _tree.ReferenceOf(call) is not FunctionReference { IsMember: false };
        return isMember ? [_tree.Plan(call.Target!), .. arguments] : arguments;
    }

    // The API server computes conversions of constants beforehand, and then they are constants to what is around them.
    private Node Folded(CallExpr call, Node node, Node[] arguments)
    {
        var isLiteral = _tree.LiteralsAreFree
            && arguments is [ConstantNode { IsLiteral: true }]
            && StandardLibrary.IsConversion(call.Function);
        if (!isLiteral)
        {
            return _tree.Fold(node, arguments);
        }

        var value = TreePlanner.Compute(node, out _);
        return value.IsError ? node : new ConstantNode(node.Span, value, 0, isLiteral: true);
    }

    private static bool IsPure(IReadOnlyList<Overload> candidates)
    {
        foreach (var candidate in candidates)
        {
            if (!candidate.IsPure)
            {
                return false;
            }
        }

        return true;
    }

    private Node? Operator(CallExpr call, IReadOnlyList<Overload> candidates, Node[] args) => call.Function switch
    {
        Operators.LogicalAnd => new AndNode(call.Span, args[0], args[1]),
        Operators.LogicalOr => new OrNode(call.Span, args[0], args[1]),
        Operators.LogicalNot => new NotNode(call.Span, args[0]),
        Operators.NotStrictlyFalse => new NotStrictlyFalseNode(call.Span, args[0]),
        Operators.Negate => new NegateNode(call.Span, args[0]),
        Operators.Equal => new EqualNode(call.Span, args[0], args[1], isNegated: false),
        Operators.NotEqual => new EqualNode(call.Span, args[0], args[1], isNegated: true),
        Operators.Less => new CompareNode<Less>(call.Span, args[0], args[1], CostsBySize(candidates)),
        Operators.LessOrEqual => new CompareNode<LessOrEqual>(call.Span, args[0], args[1], CostsBySize(candidates)),
        Operators.Greater => new CompareNode<Greater>(call.Span, args[0], args[1], CostsBySize(candidates)),
        Operators.GreaterOrEqual => new CompareNode<GreaterOrEqual>(call.Span, args[0], args[1], CostsBySize(candidates)),
        Operators.Add => new ArithmeticNode<Addition>(call.Span, args[0], args[1], CostsBySize(candidates)),
        Operators.Subtract => new ArithmeticNode<Subtraction>(call.Span, args[0], args[1], costsBySize: false),
        Operators.Multiply => new ArithmeticNode<Multiplication>(call.Span, args[0], args[1], costsBySize: false),
        Operators.Divide => new ArithmeticNode<Division>(call.Span, args[0], args[1], costsBySize: false),
        Operators.Modulo => new ArithmeticNode<Remainder>(call.Span, args[0], args[1], costsBySize: false),
        Operators.In => In(call, candidates, args),
        _ => null,
    };

    private static bool CostsBySize(IReadOnlyList<Overload> candidates) =>
        candidates is [{ Id: var id }]
        && (id.EndsWith("_string", StringComparison.Ordinal) || id.EndsWith("_bytes", StringComparison.Ordinal));

    private Node In(CallExpr call, IReadOnlyList<Overload> candidates, Node[] args)
    {
        var costsBySize = candidates is [{ Id: "in_list" }];
        if (IsFreeSet(costsBySize, args[1]) && SetOf(((ConstantNode)args[1]).Value, out _).Count == 0)
        {
            // What would be looked for is not even computed, on the API server neither; so it can't fail, and costs nothing.
            return new ConstantNode(call.Span, Value.False, 0, isLiteral: true);
        }

        if (!_tree.Options.Folds || args[1] is not ConstantNode { Value.Kind: ValueKind.List } list)
        {
            return IsFreeSet(costsBySize, args[1])
                ? new InSetNode(call.Span, args[0], SetOf(((ConstantNode)args[1]).Value, out _), 0)
                : new InNode(call.Span, args[0], args[1], costsBySize);
        }

        var set = SetOf(list.Value, out var count);
        var cost = IsFreeSet(costsBySize, list) ? 0 : list.Cost + (costsBySize ? count : 1);
        return new InSetNode(call.Span, args[0], set, cost);
    }

    // The API server makes a set of a list whose elements are all scalars.
    private bool IsFreeSet(bool isList, Node node)
    {
        if (!isList || !_tree.LiteralsAreFree || node is not ConstantNode { IsLiteral: true, Value: { Kind: ValueKind.List } value })
        {
            return false;
        }

        var list = value.As<ListObject>();
        for (var i = 0; i < list.Count(value.Bits); i++)
        {
            if (!ValueMap.IsKey(list.At(value.Bits, i).Kind))
            {
                return false;
            }
        }

        return true;
    }

    private static HashSet<Value> SetOf(in Value value, out int count)
    {
        var list = value.As<ListObject>();
        count = list.Count(value.Bits);
        var set = new HashSet<Value>(count, ValueKeys.Instance);
        for (var i = 0; i < count; i++)
        {
            set.Add(list.At(value.Bits, i));
        }

        return set;
    }

    private static Node? Optional(CallExpr call, IReadOnlyList<Overload> candidates, Node[] args)
    {
        if (candidates is not [{ Id: var id }])
        {
            return null;
        }

        return id switch
        {
            OptionalLibrary.OrId => new OptionalOrNode(call.Span, args[0], args[1]),
            OptionalLibrary.OrValueId => new OptionalOrValueNode(call.Span, args[0], args[1]),
            OptionalLibrary.HasValueId => new OptionalHasValueNode(call.Span, args[0]),
            _ => null,
        };
    }

    private static Node Function(CallExpr call, IReadOnlyList<Overload> candidates, Node[] args)
    {
        var overloads = Bind(candidates, args);
        return args.Length switch
        {
            1 => new UnaryCallNode(call.Span, call.Function, overloads, args[0]),
            2 => new BinaryCallNode(call.Span, call.Function, overloads, args[0], args[1]),
            _ => new VariadicCallNode(call.Span, call.Function, overloads, args),
        };
    }

    private static BoundOverload[] Bind(IReadOnlyList<Overload> candidates, Node[] args)
    {
        var known = new Value[args.Length];
        for (var i = 0; i < known.Length; i++)
        {
            known[i] = args[i] is ConstantNode constant ? constant.Value : default;
        }

        var bound = new List<BoundOverload>(candidates.Count);
        foreach (var candidate in candidates)
        {
            var body = candidate.Body is null ? null : candidate.Prepare?.Invoke(known) ?? candidate.Body;
            if (body is not null)
            {
                bound.Add(new BoundOverload(candidate, body, candidates.Count == 1));
            }
        }

        return [.. bound];
    }
}
