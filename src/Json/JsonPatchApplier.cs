namespace Caveat.Json;

/// <summary>Applies operations to a draft, and stops at the first that fails.</summary>
internal sealed class JsonPatchApplier
{
    private readonly JsonDraft _draft;
    private long _bytesLeft = JsonPatch.MaxCopiedBytes;
    private int _index;

    public JsonPatchApplier(JsonDraft draft) => _draft = draft;

    public bool FailedAtTest { get; private set; }

    // The answer is the error, or null.
    public string? Apply(IReadOnlyList<JsonPatchOperation> operations)
    {
        for (_index = 0; _index < operations.Count; _index++)
        {
            if (Apply(operations[_index]) is { } error)
            {
                FailedAtTest = operations[_index].Kind == JsonPatchKind.Test;
                return error;
            }
        }

        return _draft.Root.IsDeeperThan(JsonLimits.HardMaxDepth) ? JsonPatchErrors.TooDeep(JsonLimits.HardMaxDepth) : null;
    }

    private string? Apply(JsonPatchOperation operation) => operation.Kind switch
    {
        JsonPatchKind.Add => Add(operation.Path, new JsonDraftNode(operation.Value)),
        JsonPatchKind.Remove => Remove(operation.Path),
        JsonPatchKind.Replace => Replace(operation.Path, new JsonDraftNode(operation.Value)),
        JsonPatchKind.Move => Move(operation.From!, operation.Path),
        JsonPatchKind.Copy => Copy(operation.From!, operation.Path),
        _ => Test(operation.Path, operation.Value),
    };

    private string? Add(JsonPointer path, JsonDraftNode value)
    {
        if (path.Length == 0)
        {
            _draft.Root = value;
            return null;
        }

        var (parent, token) = (Find(path.Parent), path.Tokens[^1]);
        switch (parent?.Kind)
        {
            case JsonKind.Object:
                parent.Properties[token] = value;
                return null;
            case JsonKind.Array:
                return Insert(parent.Elements, path, value);
            default:
                return JsonPatchErrors.NoParentAt(_index, path);
        }
    }

    private string? Insert(List<JsonDraftNode> elements, JsonPointer path, JsonDraftNode value)
    {
        var token = path.Tokens[^1];
        var place = token == JsonPointer.End ? elements.Count : JsonPointer.IndexOf(token);
        if (place < 0 || place > elements.Count)
        {
            return JsonPatchErrors.BadIndex(_index, path, elements.Count);
        }

        elements.Insert(place, value);
        return null;
    }

    private string? Remove(JsonPointer path)
    {
        if (path.Length == 0)
        {
            return JsonPatchErrors.RemovesRoot(_index);
        }

        var (parent, token) = (Find(path.Parent), path.Tokens[^1]);
        if (parent?.Child(token) is null)
        {
            return JsonPatchErrors.NoValueAt(_index, path);
        }

        if (parent.Kind == JsonKind.Object)
        {
            parent.Properties.Remove(token);
        }
        else
        {
            parent.Elements.RemoveAt(JsonPointer.IndexOf(token));
        }

        return null;
    }

    private string? Replace(JsonPointer path, JsonDraftNode value)
    {
        if (path.Length == 0)
        {
            _draft.Root = value;
            return null;
        }

        var (parent, token) = (Find(path.Parent), path.Tokens[^1]);
        if (parent?.Child(token) is null)
        {
            return JsonPatchErrors.NoValueAt(_index, path);
        }

        if (parent.Kind == JsonKind.Object)
        {
            parent.Properties[token] = value;
        }
        else
        {
            parent.Elements[JsonPointer.IndexOf(token)] = value;
        }

        return null;
    }

    private string? Move(JsonPointer from, JsonPointer path)
    {
        if (from.Length < path.Length && path.Tokens[..from.Length].SequenceEqual(from.Tokens))
        {
            return JsonPatchErrors.IntoItself(_index, from, path);
        }

        if (from.Equals(path))
        {
            return Find(from) is null ? JsonPatchErrors.NoValueAt(_index, from) : null;
        }

        return Find(from) is { } value ? Remove(from) ?? Add(path, value) : JsonPatchErrors.NoValueAt(_index, from);
    }

    private string? Copy(JsonPointer from, JsonPointer path)
    {
        if (Find(from) is not { } value)
        {
            return JsonPatchErrors.NoValueAt(_index, from);
        }

        return value.Clone(ref _bytesLeft) is { } copy ? Add(path, copy) : JsonPatchErrors.CopiesTooMuch(_index, JsonPatch.MaxCopiedBytes);
    }

    private string? Test(JsonPointer path, JsonValue expected)
    {
        if (Find(path) is not { } found)
        {
            return JsonPatchErrors.NoValueAt(_index, path);
        }

        return found.IsDeeperThan(JsonLimits.HardMaxDepth) || !found.SemanticEquals(expected) ? JsonPatchErrors.TestFailed(_index, path) : null;
    }

    private JsonDraftNode? Find(JsonPointer path)
    {
        var node = _draft.Root;
        foreach (var token in path.Tokens)
        {
            if (node.Child(token) is not { } child)
            {
                return null;
            }

            node = child;
        }

        return node;
    }
}
