using Caveat.Kube;
using Caveat.Policies.Evaluation;
using Caveat.Policies.Matching;
using Caveat.Policies.Model;
using Caveat.Text;

namespace Caveat.Policies.Compilation;

/// <summary>Brings documents together: what one says of another is checked, and those that must not serve are set aside.</summary>
internal sealed class SetBuilder(RestMapping mapping)
{
    private readonly SortedDictionary<string, OperatorFacts> _profiles = new(StringComparer.Ordinal);
    private readonly List<ServingPolicy> _policies = [];
    private readonly List<PolicyFailure> _failures = [];

    public IReadOnlyList<PolicyFailure> Failures => _failures;

    /// <summary>Names of the profiles, sorted.</summary>
    public IReadOnlyCollection<string> ProfileNames => _profiles.Keys;

    /// <summary>Policies that serve, sorted by name.</summary>
    public IReadOnlyList<ServingPolicy> Policies => _policies;

    public void Add(IReadOnlyList<PolicyDocument> documents)
    {
        var unique = Unique(documents);
        foreach (var document in unique)
        {
            if (document is OperatorProfile profile)
            {
                _profiles.Add(profile.Name, new OperatorFacts(profile));
            }
        }

        foreach (var document in unique)
        {
            if (document is CaveatPolicy policy)
            {
                Bind(policy);
            }
        }

        _policies.Sort(static (a, b) => string.CompareOrdinal(a.Policy.Name, b.Policy.Name));
        SetOverlapsAside();
        _failures.Sort(static (a, b) => string.CompareOrdinal(a.Name, b.Name));
    }

    private List<PolicyDocument> Unique(IReadOnlyList<PolicyDocument> documents)
    {
        var seen = new Dictionary<(string Kind, string Name), PolicyDocument>();
        var unique = new List<PolicyDocument>(documents.Count);
        foreach (var document in documents)
        {
            if (seen.TryAdd((document.Kind, document.Name), document))
            {
                unique.Add(document);
            }
            else
            {
                var first = seen[(document.Kind, document.Name)].Source.Name;
                Fail(document, document.NameSpan, CompilationMessages.DuplicateDocument(document.Kind, document.Name, first));
            }
        }

        return unique;
    }

    private void Bind(CaveatPolicy document)
    {
        OperatorFacts? profile = null;
        if (document.Spec.Operator is { } name && !_profiles.TryGetValue(name.Value, out profile))
        {
            Fail(document, name.Span, CompilationMessages.UnknownProfile(name.Value, [.. _profiles.Keys]));
            return;
        }

        if (document.Compiled is { } compiled && CheckProfile(document, compiled, profile))
        {
            _policies.Add(new ServingPolicy(compiled, profile));
        }
    }

    private bool CheckProfile(CaveatPolicy document, CompiledPolicy compiled, OperatorFacts? profile)
    {
        foreach (var rule in compiled.Rules)
        {
            if (rule.Body.NeedsProfileAt is { } span && profile is not { Children.CanTell: true })
            {
                Fail(document, span, profile is null ? CompilationMessages.ProtectNeedsProfile : CompilationMessages.ProfileTellsNoChildren(profile.Name));
                return false;
            }
        }

        return true;
    }

    private void SetOverlapsAside()
    {
        foreach (var (policy, diagnostics) in DefaultOverlaps.Find(_policies, mapping))
        {
            _policies.Remove(policy);
            _failures.Add(new PolicyFailure(policy.Policy.Document.Kind, policy.Policy.Name, diagnostics));
        }
    }

    private void Fail(PolicyDocument document, TextSpan span, string message) =>
        _failures.Add(new PolicyFailure(document.Kind, document.Name, [Diagnostic.Error(document.Source, span, message)]));
}
