namespace Caveat.Schema;

/// <summary>Looks for schemas that apply themselves to the same value again, which would never end.</summary>
internal static class ReferenceLoops
{
    private enum Mark
    {
        Open = 1,
        Done = 2,
    }

    // A walk of its own stack: a chain of references is as long as the schema likes.
    public static bool Find(IEnumerable<SchemaNode> nodes)
    {
        var marks = new Dictionary<SchemaNode, Mark>();
        var stack = new Stack<(SchemaNode Node, bool Leaves)>();
        foreach (var start in nodes)
        {
            stack.Push((start, false));
            while (stack.TryPop(out var step))
            {
                if (step.Leaves)
                {
                    marks[step.Node] = Mark.Done;
                }
                else if (!marks.TryGetValue(step.Node, out var mark))
                {
                    Open(step.Node, marks, stack);
                }
                else if (mark == Mark.Open)
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static void Open(SchemaNode node, Dictionary<SchemaNode, Mark> marks, Stack<(SchemaNode Node, bool Leaves)> stack)
    {
        marks[node] = Mark.Open;
        stack.Push((node, true));
        foreach (var keyword in node.Keywords)
        {
            foreach (var inner in keyword.InPlace)
            {
                stack.Push((inner, false));
            }
        }
    }
}
