using Caveat.Kube;

namespace Caveat.Policies.Evaluation;

/// <summary>Keeps the contents of Secrets out of messages, warnings and logs.</summary>
internal static class SecretFields
{
    /// <summary>Why a rule could not be judged.</summary>
    public const string HiddenFailure = "why is not told of a Secret, as that might show what is in it";

    private const string Hidden = "(hidden)";

    /// <summary>Whether the write is to a Secret.</summary>
    public static bool AreOf(AdmissionRequest request) => request.Resource is { Group: "", Resource: "secrets" };

    public static IReadOnlyList<FieldValue> Hide(AdmissionRequest request, IReadOnlyList<FieldValue> fields)
    {
        if (!AreOf(request))
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
