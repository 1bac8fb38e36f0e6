using Caveat.Cel.Checking;
using Caveat.Cel.Evaluation;
using Caveat.Cel.Functions;
using Caveat.Cel.Syntax;

namespace Caveat.Cel.Planning;

/// <summary>Plans lists, maps and objects.</summary>
internal sealed class LiteralPlanner
{
    private readonly TreePlanner _tree;

    public LiteralPlanner(TreePlanner tree) => _tree = tree;

    public Node List(ListExpr list)
    {
        var elements = _tree.PlanAll(list.Elements);
        var isOptional = new bool[elements.Length];
        foreach (var index in list.OptionalIndices)
        {
            isOptional[index] = true;
        }

        return Literal(new ListNode(list.Span, elements, isOptional, ValueCost.ListCreation), elements);
    }

    public Node Map(MapExpr map)
    {
        var entries = new MapEntryNodes[map.Entries.Count];
        var parts = new Node[entries.Length * 2];
        for (var i = 0; i < entries.Length; i++)
        {
            var entry = map.Entries[i];
            (parts[2 * i], parts[(2 * i) + 1]) = (_tree.Plan(entry.Key), _tree.Plan(entry.Value));
            entries[i] = new MapEntryNodes(parts[2 * i], parts[(2 * i) + 1], entry.IsOptional);
        }

        return Literal(new MapNode(map.Span, entries, ValueCost.MapCreation), parts);
    }

    public ObjectNode Object(StructExpr message)
    {
        var construct = ((ConstructorReference)_tree.ReferenceOf(message)!).Declaration.Construct;
        var names = new string[message.Fields.Count];
        var values = new Node[names.Length];
        var isOptional = new bool[names.Length];
        for (var i = 0; i < names.Length; i++)
        {
            var field = message.Fields[i];
            (names[i], values[i], isOptional[i]) = (field.Name, _tree.Plan(field.Value), field.IsOptional);
        }

        return new ObjectNode(message.Span, construct, names, values, isOptional);
    }

    private Node Literal(Node node, Node[] parts)
    {
        if (!_tree.LiteralsAreFree || !AreLiterals(parts))
        {
            return _tree.Fold(node, parts);
        }

        // One that fails is an error that is known, and as free as a value that is.
        return new ConstantNode(node.Span, TreePlanner.Compute(node, out _), 0, isLiteral: true);
    }

    private static bool AreLiterals(Node[] nodes)
    {
        foreach (var node in nodes)
        {
            if (node is not ConstantNode { IsLiteral: true })
            {
                return false;
            }
        }

        return true;
    }
}
