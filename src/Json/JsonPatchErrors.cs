namespace Caveat.Json;

/// <summary>The sentences about patches that can't be read or applied.</summary>
internal static class JsonPatchErrors
{
    public const string EmptyPath = "the path is empty; expected the path of a field";

    public const string NoArray = "a patch is an array of operations";

    public static string NoElement(FieldPath path) => $"{path}: there is no such element";

    public static string NoObject(FieldPath path) => $"{(path.Length == 0 ? "the value" : path)}: not an object";

    public static string TooMany(int count, int limit) => $"the patch has {count} operations; the limit is {limit} (MaxOperations)";

    public static string NoOperation(int index) => $"operation {index}: not an object";

    public static string UnknownOperation(int index, string? found) =>
        $"operation {index}: op {(found is null ? "is missing" : $"\"{found}\" is unknown")}; expected add, remove, replace, move, copy or test";

    public static string Missing(int index, string field) => $"operation {index}: {field} is missing";

    public static string BadPointer(int index, string field, string error) => $"operation {index}: {field}: {error}";

    public static string NoValueAt(int index, JsonPointer path) => $"operation {index}: nothing stands at \"{path}\"";

    public static string NoParentAt(int index, JsonPointer path) => $"operation {index}: \"{path}\" lies in neither an object nor an array";

    public static string BadIndex(int index, JsonPointer path, int count) =>
        $"operation {index}: \"{path}\" is no place in an array of {count}; expected an index up to {count}, or - for the end";

    public static string IntoItself(int index, JsonPointer from, JsonPointer path) => $"operation {index}: \"{from}\" can't be moved into itself, to \"{path}\"";

    public static string TestFailed(int index, JsonPointer path) => $"operation {index}: the value at \"{path}\" is another";

    public static string RemovesRoot(int index) => $"operation {index}: the whole document can't be removed";

    public static string CopiesTooMuch(int index, long limit) => $"operation {index}: the patch copies more than {limit} bytes (MaxCopiedBytes)";

    public static string TooDeep(int limit) => $"the patched document is nested deeper than {limit} (HardMaxDepth)";
}
