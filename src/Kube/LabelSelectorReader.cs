using Caveat.Json;

namespace Caveat.Kube;

/// <summary>Reads label selectors; the rules are those of <c>metav1.LabelSelectorAsSelector</c>.</summary>
internal static class LabelSelectorReader
{
    // The answer is the error, or null.
    public static string? Read(JsonValue selector, List<SelectorRequirement> requirements)
    {
        if (selector.Kind != JsonKind.Object)
        {
            return LabelSelectorErrors.NotAnObject;
        }

        var labels = selector.Property("matchLabels"u8);
        var expressions = selector.Property("matchExpressions"u8);
        if (!labels.IsNullOrAbsent && labels.Kind != JsonKind.Object)
        {
            return LabelSelectorErrors.LabelsAreNoObject;
        }

        if (!expressions.IsNullOrAbsent && expressions.Kind != JsonKind.Array)
        {
            return LabelSelectorErrors.ExpressionsAreNoArray;
        }

        var count = labels.Count + expressions.Count;
        return count > LabelSelector.MaxRequirements
            ? LabelSelectorErrors.TooMany(count)
            : ReadLabels(labels, requirements) ?? ReadExpressions(expressions, requirements);
    }

    private static string? ReadLabels(JsonValue labels, List<SelectorRequirement> requirements)
    {
        foreach (var label in labels.Properties)
        {
            if (label.Value.Text is not { } value)
            {
                return LabelSelectorErrors.LabelIsNoString(label.Name);
            }

            requirements.Add(new SelectorRequirement(label.Name, SelectorOperator.In, [value]));
        }

        return null;
    }

    private static string? ReadExpressions(JsonValue expressions, List<SelectorRequirement> requirements)
    {
        for (var i = 0; i < expressions.Count; i++)
        {
            if (ReadExpression(expressions.At(i), i, requirements) is { } error)
            {
                return error;
            }
        }

        return null;
    }

    private static string? ReadExpression(JsonValue expression, int index, List<SelectorRequirement> requirements)
    {
        var name = expression.Property("operator"u8).Text;
        if (expression.Property("key"u8).Text is not { Length: > 0 } key)
        {
            return LabelSelectorErrors.NoKey(index);
        }

        if (OperatorOf(name) is not { } op)
        {
            return LabelSelectorErrors.UnknownOperator(index, name);
        }

        return ReadValues(expression.Property("values"u8), index, out var values)
            ?? CheckCount(op, name!, values.Count, index)
            ?? Add(requirements, new SelectorRequirement(key, op, values));
    }

    private static string? ReadValues(JsonValue array, int index, out List<string> values)
    {
        values = new List<string>(array.Count);
        if (!array.IsNullOrAbsent && array.Kind != JsonKind.Array)
        {
            return LabelSelectorErrors.ValuesAreNoStrings(index);
        }

        foreach (var element in array.Elements)
        {
            if (element.Text is not { } value)
            {
                return LabelSelectorErrors.ValuesAreNoStrings(index);
            }

            values.Add(value);
        }

        return null;
    }

    private static string? CheckCount(SelectorOperator op, string name, int count, int index)
    {
        var takesValues = op is SelectorOperator.In or SelectorOperator.NotIn;
        return takesValues == count > 0 ? null : takesValues ? LabelSelectorErrors.NoValues(index, name) : LabelSelectorErrors.TakesNoValues(index, name);
    }

    private static string? Add(List<SelectorRequirement> requirements, SelectorRequirement requirement)
    {
        requirements.Add(requirement);
        return null;
    }

    private static SelectorOperator? OperatorOf(string? name) => name switch
    {
        "In" => SelectorOperator.In,
        "NotIn" => SelectorOperator.NotIn,
        "Exists" => SelectorOperator.Exists,
        "DoesNotExist" => SelectorOperator.DoesNotExist,
        _ => null,
    };
}
