using Caveat.Kube;
using Caveat.Policies.Compilation;
using Caveat.Policies.Matching;
using Caveat.Policies.Model;
using Caveat.Policies.Native.Model;

namespace Caveat.Policies.Native.Compilation;

/// <summary><c>matchConstraints</c> or <c>matchResources</c>, ready.</summary>
internal sealed class NativeMatch
{
    /// <summary>Where one fits; empty for everything.</summary>
    public required IReadOnlyList<NativeRule> Rules { get; init; }

    /// <summary>Where none fits.</summary>
    public required IReadOnlyList<NativeRule> Excluded { get; init; }

    /// <summary>The two selectors; one that selects everything is left out.</summary>
    public required CompiledMatch Selectors { get; init; }

    public static NativeMatch Of(MatchResourcesSpec written) => new()
    {
        Rules = RulesOf(written.ResourceRules, written.MatchPolicy),
        Excluded = RulesOf(written.ExcludeResourceRules, written.MatchPolicy),
        Selectors = new CompiledMatch
        {
            NamespaceSelector = SelectorOf(written.NamespaceSelector),
            ObjectSelector = SelectorOf(written.ObjectSelector),
            NeedsNamespace = SelectorOf(written.NamespaceSelector) is not null,
        },
    };

    public static bool Holds(IReadOnlyList<NativeRule> rules, AdmissionRequest request, Operations operation)
    {
        foreach (var rule in rules)
        {
            if (rule.Fits(request, operation))
            {
                return true;
            }
        }

        return false;
    }

    private static NativeRule[] RulesOf(IReadOnlyList<NativeRuleSpec> written, MatchPolicy policy)
    {
        var rules = new NativeRule[written.Count];
        for (var i = 0; i < rules.Length; i++)
        {
            rules[i] = new NativeRule(written[i], policy);
        }

        return rules;
    }

    private static LabelTests? SelectorOf(SelectorSpec? written) =>
        written is null or { MatchLabels.Count: 0, MatchExpressions.Count: 0 } ? null : SelectorCompiler.Compile(written);
}
