using Caveat.Policies.Loading;
using Caveat.Policies.Model;
using Caveat.Policies.Native.Model;
using Caveat.Policies.Validation;

namespace Caveat.Policies.Native.Compilation;

/// <summary>Looks at what the shapes of single fields can't say: an API server refuses the same.</summary>
internal sealed class NativeValidator(Findings findings)
{
    public void Validate(NativePolicy policy)
    {
        var spec = policy.Spec;
        if (spec.MatchConstraints is { ResourceRules.Count: 0 } match)
        {
            findings.Error(match.Span with { Length = 0 }, NativeMessages.NoResourceRules);
        }

        if (!policy.IsMutating && spec is { Validations.Count: 0, AuditAnnotations.Count: 0 })
        {
            findings.Error(spec.Span with { Length = 0 }, NativeMessages.NothingToDo);
        }

        ValidateSelectors(spec.MatchConstraints);
        ValidateAnnotations(spec.AuditAnnotations);
        foreach (var validation in spec.Validations)
        {
            if (validation.Message.Value?.Trim().Contains('\n', StringComparison.Ordinal) == true)
            {
                findings.Error(validation.Message.Span, NativeMessages.MultilineMessage);
            }
        }

        foreach (var mutation in spec.Mutations)
        {
            Validate(mutation);
        }
    }

    public void Validate(NativeBinding binding)
    {
        ValidateSelectors(binding.Spec.MatchResources);
        ValidateActions(binding.Spec.ValidationActions);
        if (binding.Spec.ParamRef is { } reference)
        {
            PolicyValidator.ValidateSelector(reference.Selector, findings);
            if (reference.Name is null == reference.Selector is null)
            {
                findings.Error(reference.Span with { Length = 0 }, NativeMessages.NameOrSelector);
            }
        }
    }

    private void ValidateSelectors(MatchResourcesSpec? match)
    {
        PolicyValidator.ValidateSelector(match?.NamespaceSelector, findings);
        PolicyValidator.ValidateSelector(match?.ObjectSelector, findings);
    }

    private void ValidateAnnotations(IReadOnlyList<AuditAnnotationSpec> annotations)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var annotation in annotations)
        {
            if (annotation.Key.Value is { } key && !keys.Add(key))
            {
                findings.Error(annotation.Key.Span, NativeMessages.Duplicate("audit annotations", key));
            }
        }
    }

    private void ValidateActions(IReadOnlyList<Written<ValidationActions>> actions)
    {
        var known = ValidationActions.None;
        foreach (var action in actions)
        {
            if (known.HasFlag(action.Value))
            {
                findings.Error(action.Span, NativeMessages.DuplicateAction(action.Value.ToString()));
            }

            known |= action.Value;
            if ((known & (ValidationActions.Deny | ValidationActions.Warn)) == (ValidationActions.Deny | ValidationActions.Warn) && action.Value != ValidationActions.Audit)
            {
                findings.Error(action.Span, NativeMessages.DenyAndWarn);
            }
        }
    }

    private void Validate(MutationSpec mutation)
    {
        var (wanted, foreign) = mutation.PatchType == PatchType.JsonPatch ? ("jsonPatch", mutation.ApplyConfiguration) : ("applyConfiguration", mutation.JsonPatch);
        var start = mutation.Span with { Length = 0 };
        if (mutation.Patch is null)
        {
            findings.Error(start, NativeMessages.LonePatch(wanted));
        }

        if (foreign is not null)
        {
            findings.Error(start, NativeMessages.ForeignPatch(wanted == "jsonPatch" ? "applyConfiguration" : "jsonPatch", mutation.PatchType == PatchType.JsonPatch ? "JSONPatch" : "ApplyConfiguration"));
        }
    }
}
