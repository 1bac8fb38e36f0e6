using Caveat.Kube;

namespace Caveat.Policies.Evaluation;

/// <summary>Keeps the contents of Secrets out of messages, warnings and logs.</summary>
internal static class SecretFields
{
    private const string Hidden = "(hidden)";

    public static IReadOnlyList<FieldValue> Hide(AdmissionRequest request, IReadOnlyList<FieldValue> fields)
    {
        if (request.Resource is not { Group: "", Resource: "secrets" })
        {
            return fields;
        }

        var shown = new List<FieldValue>(fields.Count);
        foreach (var field in fields)
        {
            shown.Add(field with { Value = field.Value is null ? null : Hidden, OldValue = field.OldValue is null ? null : Hidden });
        }

        return shown;
    }
}
