namespace Caveat.Policies.Native.Evaluation;

/// <summary>What is said about native policies that could not be judged, in the words of the API server.</summary>
internal static class NativeTexts
{
    public const string BudgetIsSpent = "validation failed due to running out of cost budget, no further validation rules will be run";

    public const string NoNamespaceForParams = "cannot use namespaced paramRef in policy binding that matches cluster-scoped resources";

    public const string NoParams = "no params found for policy binding with `Deny` parameterNotFoundAction";

    public const string NoJson = "the expression gave something that JSON has no word for";

    public static string Failed(string expression, string error) => $"expression '{expression.Trim()}' resulted in error: {error}";

    public static string OfPolicy(string failure) => $"failed to configure policy: {failure}";

    public static string OfBinding(string failure) => $"failed to configure binding: {failure}";

    public static string FailedExpression(string expression) => $"failed expression: {expression.Trim()}";

    public static string BadAnnotation(string expression, string type) =>
        $"valueExpression '{expression}' resulted in unsupported return type: {type}. Return type must be either string or null.";

    public static string TypeMismatch(string found, string wanted) => $"unexpected type name \"{found}\", expected \"{wanted}\", which matches field name path from root Object type";

    public static string OfTypes(IReadOnlyList<string> mismatches) => $"type mismatch: {string.Join('\n', mismatches)}";

    public static string OfPatch(string error) => $"JSONPath: {error}";

    public static string OfMerge(string error) => $"error applying patch: {error}";

    public static string Atomic(IReadOnlyList<string> paths) => $"invalid ApplyConfiguration: may not mutate atomic arrays, maps or structs: {string.Join(", ", paths)}";

    public static string Undeclared(string path) => $"failed to convert patch object to typed object: {path}: field not declared in schema";

    public static string NoKey(string path, string key) => $"failed to convert patch object to typed object: {path}: associative list with keys has an element that omits key field \"{key}\" (and doesn't have default value)";

    public static string Doubled(string path, string key) => $"failed to convert patch object to typed object: {path}: duplicate entries for key {key}";
}
