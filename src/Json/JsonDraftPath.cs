namespace Caveat.Json;

/// <summary>Goes along a path in a draft, and makes what is missing.</summary>
internal static class JsonDraftPath
{
    /// <summary>Why a value can't be put at a path; null when it can.</summary>
    public static string? Check(JsonDraftNode root, FieldPath path)
    {
        var node = root;
        for (var i = 0; i < path.Length; i++)
        {
            var segment = path.Segments[i];
            if (!segment.IsName)
            {
                if (node?.Child(segment) is null)
                {
                    return JsonPatchErrors.NoElement(Upto(path, i + 1));
                }
            }
            else if (node is not null && node.Kind is not (JsonKind.Object or JsonKind.Null or JsonKind.Absent))
            {
                return JsonPatchErrors.NoObject(Upto(path, i));
            }

            node = node?.Child(segment);
        }

        return null;
    }

    /// <summary>Puts a value at a path that was checked.</summary>
    public static void Set(JsonDraftNode root, FieldPath path, JsonDraftNode value)
    {
        var node = root;
        for (var i = 0; i < path.Length - 1; i++)
        {
            node = Step(node, path.Segments[i]);
        }

        Put(node, path.Segments[^1], value);
    }

    private static JsonDraftNode Step(JsonDraftNode node, in PathSegment segment)
    {
        if (!segment.IsName)
        {
            return node.Elements[segment.Index];
        }

        var child = node.Child(segment);
        if (child is null)
        {
            child = JsonDraftNode.NewObject();
            node.Properties.Add(segment.Name!, child);
        }

        child.BecomeObject();
        return child;
    }

    private static void Put(JsonDraftNode node, in PathSegment segment, JsonDraftNode value)
    {
        if (segment.IsName)
        {
            node.BecomeObject();
            node.Properties[segment.Name!] = value;
        }
        else
        {
            node.Elements[segment.Index] = value;
        }
    }

    private static FieldPath Upto(FieldPath path, int length) => FieldPath.Of(path.Segments[..length]);
}
