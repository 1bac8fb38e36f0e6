using Caveat.Kube;

namespace Caveat.Policies;

/// <summary>A denial as the client gets it.</summary>
internal static class DecisionStatus
{
    private const string Reason = "Forbidden";

    // k8s.io/apimachinery: CauseTypeForbidden, and CauseTypeInternal for what could not be judged.
    private const string OfField = "FieldValueForbidden";
    private const string OfError = "InternalError";

    public static AdmissionStatus Of(Decision decision, AdmissionRequest request) => new()
    {
        Reason = Reason,
        Message = decision.Message,
        Details = new AdmissionDetails
        {
            Name = request.Name.Text ?? request.Meta.Name.Text,
            Group = request.Resource.Group,
            Kind = request.Resource.Resource,
            Causes = CausesOf(decision),
        },
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
                causes.Add(new AdmissionCause(OfError, DecisionText.NotJudged(error.Policy, error.Rule, error.Message), null));
            }
        }

        return causes;
    }

    private static void Add(List<AdmissionCause> causes, Violation violation)
    {
        var message = $"{violation.Policy}/{violation.Rule}: {violation.Message}";
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
