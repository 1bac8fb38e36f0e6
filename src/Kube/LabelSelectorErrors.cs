namespace Caveat.Kube;

/// <summary>The sentences about label selectors that can't be read.</summary>
internal static class LabelSelectorErrors
{
    public const string NotAnObject = "a label selector is an object with matchLabels and matchExpressions";

    public const string LabelsAreNoObject = "matchLabels: expected an object of strings";

    public const string ExpressionsAreNoArray = "matchExpressions: expected an array";

    public static string TooMany(int count) => $"the selector has {count} requirements; the limit is {LabelSelector.MaxRequirements} (MaxRequirements)";

    public static string LabelIsNoString(string name) => $"matchLabels[\"{name}\"]: expected a string";

    public static string NoKey(int index) => $"matchExpressions[{index}].key: missing; expected the name of a label";

    public static string UnknownOperator(int index, string? found) =>
        $"matchExpressions[{index}].operator: {(found is null ? "missing" : $"found \"{found}\"")}; expected In, NotIn, Exists or DoesNotExist";

    public static string ValuesAreNoStrings(int index) => $"matchExpressions[{index}].values: expected an array of strings";

    public static string NoValues(int index, string op) => $"matchExpressions[{index}].values: {op} needs at least one value";

    public static string TakesNoValues(int index, string op) => $"matchExpressions[{index}].values: {op} takes no values";
}
