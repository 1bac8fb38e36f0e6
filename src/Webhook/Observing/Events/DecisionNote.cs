using Caveat.Kube;
using Caveat.Policies;
using Caveat.Text;

namespace Caveat.Webhook.Observing.Events;

/// <summary>What the Event of a decision says.</summary>
internal static class DecisionNote
{
    // Object names have up to 253 characters, and the API server adds five.
    private const int MaxNameLength = 240;

    public static EventNote Of(AdmissionRequest request, Violation violation, EventObject about)
    {
        var stem = about.Name.Length == 0 ? "unnamed" : about.Name.TrimEnd('-', '.');
        var name = (stem.Length > MaxNameLength ? stem[..MaxNameLength] : stem) + ".";
        var (what, reason) = violation.Denies ? ("denied", "Denied") : ($"let through, {violation.ExceptedBy}", "Excepted");
        var who = $"{Excerpt.Of(request.Username.Text ?? "", LogLimits.MaxUser)}: {what}: {violation.Policy}/{violation.Rule}";
        // What a rule says of a Secret may hold its value, and Events are read by more people.
        var isSecret = request.Resource is { Group: "", Resource: "secrets" };
        return new EventNote(name, about, violation.Denies, reason, Excerpt.Of(isSecret ? who : $"{who}: {violation.Message}", EventLimits.MaxMessageLength - 1));
    }
}
