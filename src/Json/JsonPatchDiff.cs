namespace Caveat.Json;

/// <summary>Finds the operations that make one value of another. Recurses as deep as the values are, which their limits bound.</summary>
internal sealed class JsonPatchDiff
{
    // {"op":"replace","path":"","value":}, and a comma.
    private const int OperationBytes = 36;

    private readonly List<JsonPatchOperation> _operations = [];
    private long _bytes;

    public static List<JsonPatchOperation> Between(JsonValue from, JsonValue to)
    {
        var diff = new JsonPatchDiff();
        diff.Compare(JsonPointer.Root, from, to);
        return diff._operations;
    }

    private void Compare(JsonPointer path, JsonValue from, JsonValue to)
    {
        if (from.SemanticEquals(to))
        {
            return;
        }

        var (count, bytes) = (_operations.Count, _bytes);
        if (from.Kind == JsonKind.Object && to.Kind == JsonKind.Object)
        {
            CompareProperties(path, from, to);
        }
        else if (from.Kind == JsonKind.Array && to.Kind == JsonKind.Array)
        {
            CompareElements(path, from, to);
        }
        else
        {
            Append(JsonPatchOperation.Replace(path, to));
            return;
        }

        var whole = JsonPatchOperation.Replace(path, to);
        if (_bytes - bytes > BytesOf(whole))
        {
            _operations.RemoveRange(count, _operations.Count - count);
            _bytes = bytes;
            Append(whole);
        }
    }

    private void CompareProperties(JsonPointer path, JsonValue from, JsonValue to)
    {
        foreach (var property in from.Properties)
        {
            if (!to.Property(property.NameUtf8).Exists)
            {
                Append(JsonPatchOperation.Remove(path.Append(property.Name)));
            }
        }

        foreach (var property in to.Properties)
        {
            var old = from.Property(property.NameUtf8);
            if (!old.Exists)
            {
                Append(JsonPatchOperation.Add(path.Append(property.Name), property.Value));
            }
            else if (!old.SemanticEquals(property.Value))
            {
                Compare(path.Append(property.Name), old, property.Value);
            }
        }
    }

    // Between the equal ends, elements are changed pair by pair, and what is left over is removed or added behind them.
    private void CompareElements(JsonPointer path, JsonValue from, JsonValue to)
    {
        var common = Math.Min(from.Count, to.Count);
        var start = 0;
        while (start < common && from.At(start).SemanticEquals(to.At(start)))
        {
            start++;
        }

        var end = 0;
        while (end < common - start && from.At(from.Count - 1 - end).SemanticEquals(to.At(to.Count - 1 - end)))
        {
            end++;
        }

        var pairs = common - end;
        for (var i = start; i < pairs; i++)
        {
            Compare(path.Append(i), from.At(i), to.At(i));
        }

        for (var i = from.Count - end - 1; i >= pairs; i--)
        {
            Append(JsonPatchOperation.Remove(path.Append(i)));
        }

        for (var i = pairs; i < to.Count - end; i++)
        {
            Append(JsonPatchOperation.Add(path.Append(i), to.At(i)));
        }
    }

    private void Append(JsonPatchOperation operation)
    {
        _operations.Add(operation);
        _bytes += BytesOf(operation);
    }

    private static long BytesOf(JsonPatchOperation operation) => OperationBytes + operation.Path.ToString().Length + operation.Value.Raw.Length;
}
