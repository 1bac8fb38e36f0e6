using Caveat.Kube;
using Caveat.Policies;

namespace Caveat.Webhook.Reviews;

internal static class DecisionResponse
{
    public static AdmissionResponse ToResponse(this Decision decision, AdmissionRequest request) => new()
    {
        Uid = request.Uid,
        Allowed = decision.Allowed,
        Warnings = decision.Warnings,
        AuditAnnotations = decision.AuditAnnotations,
        Patch = decision.Patch,
        Status = decision.Allowed ? null : new AdmissionStatus { Message = "denied" },
    };
}
