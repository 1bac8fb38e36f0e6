using Caveat.Policies.Evaluation;
using Caveat.Policies.Exceptions;
using Caveat.Policies.Matching;
using Caveat.Policies.Model;
using Caveat.Policies.Native.Compilation;
using Caveat.Text;

namespace Caveat.Policies.Compilation;

/// <summary>Brings documents together: what one says of another is checked, and those that must not serve are set aside.</summary>
internal sealed class SetBuilder(PolicySetOptions options)
{
    private readonly SortedDictionary<string, OperatorFacts> _profiles = new(StringComparer.Ordinal);
    private readonly List<ServingPolicy> _policies = [];
    private readonly List<PolicyFailure> _failures = [];
    private readonly List<ServingException> _exceptions = [];
    private readonly List<Diagnostic> _notices = [];
    private readonly ReplicasPaths _replicas = new(options.Mapping);

    /// <summary>Where kinds keep their replicas, as the profiles say.</summary>
    public ReplicasPaths Replicas => _replicas;

    public IReadOnlyList<PolicyFailure> Failures => _failures;

    /// <summary>What authors of native policies should know, in the order of the documents.</summary>
    public IReadOnlyList<Diagnostic> Notices => _notices;

    /// <summary>Names of the profiles, sorted.</summary>
    public IReadOnlyCollection<string> ProfileNames => _profiles.Keys;

    /// <summary>Policies that serve, sorted by name.</summary>
    public IReadOnlyList<ServingPolicy> Policies => _policies;

    /// <summary>Exceptions, in the order of the documents.</summary>
    public IReadOnlyList<ServingException> Exceptions => _exceptions;

    public void Add(IReadOnlyList<PolicyDocument> documents)
    {
        var unique = Unique(documents);
        foreach (var document in unique)
        {
            if (document is OperatorProfile profile)
            {
                _profiles.Add(profile.Name, new OperatorFacts(profile));
                _replicas.Add(profile.Spec.Resources);
            }
        }

        foreach (var document in unique)
        {
            if (document is CaveatPolicy policy)
            {
                Bind(policy);
            }
        }

        var native = new NativeBinder(unique, options);
        _policies.AddRange(native.Bind());
        _notices.AddRange(native.Notices);
        _policies.Sort(static (a, b) => TargetOrder.Compare(a, b));
        SetOverlapsAside();
        foreach (var document in unique)
        {
            if (document is CaveatException exception)
            {
                Bind(exception, unique);
            }
        }

        _failures.Sort(static (a, b) => string.CompareOrdinal(a.Name, b.Name));
    }

    private List<PolicyDocument> Unique(IReadOnlyList<PolicyDocument> documents)
    {
        var seen = new Dictionary<(string Kind, string Namespace, string Name), PolicyDocument>();
        var unique = new List<PolicyDocument>(documents.Count);
        foreach (var document in documents)
        {
            if (seen.TryAdd((document.Kind, document.Namespace, document.Name), document))
            {
                unique.Add(document);
            }
            else
            {
                var first = seen[(document.Kind, document.Namespace, document.Name)].Source.Name;
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

    // A rule that is misspelt would be denied on the day when the exception is needed. A policy that is loaded and does not serve denies nothing, and its exceptions wait for it.
    private void Bind(CaveatException document, List<PolicyDocument> documents)
    {
        var known = RulesOf(documents);
        foreach (var reference in document.Spec.Rules)
        {
            if (!known.Contains(reference.Value.ToString()))
            {
                Fail(document, reference.Span, CompilationMessages.UnknownRule(reference.Value.ToString(), known));
                return;
            }
        }

        _exceptions.Add(new ServingException(document, options.Mapping));
    }

    private static HashSet<string> RulesOf(List<PolicyDocument> documents)
    {
        var rules = new HashSet<string>(StringComparer.Ordinal);
        foreach (var document in documents)
        {
            if (document is CaveatPolicy policy)
            {
                rules.Add($"{policy.Name}/{RuleReference.Any}");
                foreach (var rule in policy.Spec.Rules)
                {
                    rules.Add($"{policy.Name}/{rule.Name.Value}");
                }
            }
        }

        return rules;
    }

    private bool CheckProfile(CaveatPolicy document, CompiledPolicy compiled, OperatorFacts? profile)
    {
        foreach (var rule in compiled.Rules)
        {
            if (rule.Body.ProfileNeed is { } need && (profile is null || profile.Lacks(need.Fact) != ProfileFact.None))
            {
                Fail(document, need.Span, profile is null ? CompilationMessages.NeedsProfile(need.Body) : CompilationMessages.ProfileLacks(profile.Name, profile.Lacks(need.Fact)));
                return false;
            }
        }

        return true;
    }

    private void SetOverlapsAside()
    {
        foreach (var (policy, diagnostics) in DefaultOverlaps.Find(_policies, options.Mapping))
        {
            _policies.Remove(policy);
            _failures.Add(new PolicyFailure(policy.Policy.Document.Kind, policy.Policy.Name, diagnostics));
        }
    }

    private void Fail(PolicyDocument document, TextSpan span, string message) =>
        _failures.Add(new PolicyFailure(document.Kind, document.Name, [Diagnostic.Error(document.Source, span, message)]) { Namespace = document.Namespace });
}
