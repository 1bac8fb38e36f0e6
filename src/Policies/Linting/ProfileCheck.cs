using Caveat.Kube;
using Caveat.Policies.Model;
using Caveat.Schema.Crds;

namespace Caveat.Policies.Linting;

/// <summary>Checks the field paths of a profile against the schemas of the operator's resources.</summary>
internal sealed class ProfileCheck(OperatorProfile profile, IReadOnlyList<CustomResourceDefinition> definitions, LintFindings findings)
{
    public void Run()
    {
        foreach (var resource in profile.Spec.Resources)
        {
            foreach (var once in resource.ReadOnce)
            {
                Check(once.Field, resource);
            }
        }
    }

    // A field that one version of one of the kinds has is a field.
    private void Check(FieldPathText field, OwnedKinds resource)
    {
        string? objection = null;
        foreach (var definition in definitions)
        {
            foreach (var version in definition.Versions)
            {
                if (version is not { IsServed: true, Schema: { } schema } || !resource.Has(new GroupVersionKind(definition.Group, version.Name, definition.Kind)))
                {
                    continue;
                }

                var next = PathCheck.ObjectionTo(field.Path, field.Path, new MatchedVersion(definition, version, schema));
                if (next is null)
                {
                    return;
                }

                objection ??= next;
            }
        }

        if (objection is not null)
        {
            findings.Add(LintRules.Path, LintLevel.Error, profile.Source, field.Span, objection);
        }
    }
}
