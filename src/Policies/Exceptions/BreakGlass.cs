using Caveat.Cel.Extensions.Kubernetes;
using Caveat.Kube;
using Caveat.Policies.Evaluation;

namespace Caveat.Policies.Exceptions;

/// <summary>Says whether a violation that would deny may be. Asked only of these, so that it costs other writes nothing. Immutable.</summary>
internal sealed class BreakGlass
{
    private const string OverrideVerb = "override";
    private const string PolicyGroup = "caveat.dev";
    private const string PolicyResource = "caveatpolicies";

    private readonly Dictionary<string, List<ServingException>> _byNamespace = new(StringComparer.Ordinal);

    public BreakGlass(IReadOnlyList<ServingException> exceptions)
    {
        foreach (var exception in exceptions)
        {
            if (!_byNamespace.TryGetValue(exception.Namespace, out var list))
            {
                _byNamespace.Add(exception.Namespace, list = []);
            }

            list.Add(exception);
        }
    }

    public Dispensation Of(Judgement judgement, string policy, string rule)
    {
        var byException = OfExceptions(judgement, policy, rule);
        if (byException.ExceptedBy is not null)
        {
            return byException;
        }

        var byUser = OfAcknowledgement(judgement, policy, rule);
        return byUser.ExceptedBy is not null || byUser.Note is not null ? byUser : byException;
    }

    private Dispensation OfExceptions(Judgement judgement, string policy, string rule)
    {
        var found = default(Dispensation);
        var space = judgement.Request.Namespace;
        // The request for a Namespace names that namespace, which is in none.
        var isInNone = space.Utf8.IsEmpty || judgement.Request.Resource is { Group: "", Resource: "namespaces" };
        foreach (var exception in isInNone ? [] : _byNamespace.GetValueOrDefault(space.Text!, []))
        {
            if (!exception.Covers(judgement, policy, rule))
            {
                continue;
            }

            if (!exception.IsOver(judgement.Review.Now))
            {
                return new Dispensation(exception.Excepts, null);
            }

            found = new Dispensation(null, exception.Ended);
        }

        return found;
    }

    private static Dispensation OfAcknowledgement(Judgement judgement, string policy, string rule)
    {
        var text = new ObjectMeta(judgement.Subject).Annotation("caveat.dev/acknowledge"u8).Text;
        if (text is null || Acknowledgement.Find(text, policy, rule) is not { } acknowledgement)
        {
            return default;
        }

        if (acknowledgement.Reason.Length == 0)
        {
            return new Dispensation(null, ExceptionMessages.NoReason($"{policy}/{rule}"));
        }

        if (judgement.Review.IsAudit)
        {
            return new Dispensation(null, ExceptionMessages.NobodyKnown);
        }

        if (judgement.Review.Authorizer is not { } authorizer)
        {
            return new Dispensation(null, ExceptionMessages.NobodyToAsk);
        }

        var user = judgement.Request.Username.Text ?? "";
        var answer = authorizer.Authorize(new AuthorizationRequest { Verb = OverrideVerb, Group = PolicyGroup, Resource = PolicyResource, Name = policy });
        return answer.Allowed
            ? new Dispensation(ExceptionMessages.Acknowledged(user, acknowledgement.Reason), null)
            : new Dispensation(null, ExceptionMessages.MayNotOverride(user, policy, answer.Error ?? answer.Reason));
    }
}
