using Caveat.Kube;

namespace Caveat.Policies;

/// <summary>A denial as the client gets it.</summary>
internal static class DecisionStatus
{
    private const string Reason = "Forbidden";

    private const string Invalid = "Invalid";

    // k8s.io/apimachinery: CauseTypeForbidden, and CauseTypeInternal for what could not be judged.
    private const string OfField = "FieldValueForbidden";
    private const string OfError = "InternalError";

    public static AdmissionStatus Of(Decision decision, AdmissionRequest request) => Of(decision, request, FirstOf(decision));

    private static AdmissionStatus Of(Decision decision, AdmissionRequest request, (string Reason, int Code) first) => new()
    {
        Reason = first.Reason,
        Code = first.Code,
        Message = decision.Message,
        Details = new AdmissionDetails
        {
            Name = request.Name.Text ?? request.Meta.Name.Text,
            Group = request.Resource.Group,
            Kind = request.Resource.Resource,
            Causes = CausesOf(decision),
        },
    };

    // What is told first decides, as on an API server.
    private static (string Reason, int Code) FirstOf(Decision decision)
    {
        foreach (var violation in decision.Violations)
        {
            if (violation.Denies)
            {
                return (violation.Reason ?? Reason, CodeOf(violation.Reason));
            }
        }

        foreach (var error in decision.Errors)
        {
            if (error.Denies)
            {
                return error.Native is null ? (Reason, AdmissionStatus.Forbidden) : (Invalid, CodeOf(error.Native.IsMutating ? null : Invalid));
            }
        }

        return (Reason, AdmissionStatus.Forbidden);
    }

    // A mutating policy that fails leaves the code as it is.
    private static int CodeOf(string? reason) => reason switch
    {
        "Unauthorized" => 401,
        "RequestEntityTooLarge" => 413,
        Invalid => 422,
        _ => AdmissionStatus.Forbidden,
    };

    private static List<AdmissionCause> CausesOf(Decision decision)
    {
        var causes = new List<AdmissionCause>();
        foreach (var violation in decision.Violations)
        {
            if (violation.Denies)
            {
                Add(causes, violation);
            }
        }

        foreach (var error in decision.Errors)
        {
            if (error.Denies)
            {
                causes.Add(new AdmissionCause(OfError, DecisionText.NotJudged(error), null));
            }
        }

        return causes;
    }

    private static void Add(List<AdmissionCause> causes, Violation violation)
    {
        var message = DecisionText.Headline(violation);
        foreach (var field in violation.Fields)
        {
            causes.Add(new AdmissionCause(OfField, message, field.Path));
        }

        if (violation.Fields.Count == 0)
        {
            causes.Add(new AdmissionCause(OfField, message, null));
        }
    }
}
