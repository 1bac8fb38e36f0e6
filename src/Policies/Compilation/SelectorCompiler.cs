using Caveat.Policies.Matching;
using Caveat.Policies.Model;
using LabelSelector = Caveat.Kube.LabelSelector;

namespace Caveat.Policies.Compilation;

/// <summary>Compiles label selectors.</summary>
internal static class SelectorCompiler
{
    /// <summary>Null for none.</summary>
    public static LabelTests? Compile(SelectorSpec? written)
    {
        if (written is null)
        {
            return null;
        }

        var tests = new List<LabelTest>();
        foreach (var label in written.MatchLabels)
        {
            tests.Add(new LabelTest(label.Name, SelectorOperator.In, [label.Value.Value]));
        }

        foreach (var requirement in written.MatchExpressions)
        {
            var values = new List<string>(requirement.Values.Count);
            foreach (var value in requirement.Values)
            {
                values.Add(value.Value);
            }

            tests.Add(new LabelTest(requirement.Key, requirement.Operator, values));
        }

        return new LabelTests(tests);
    }

    /// <summary>A selector in Kubernetes' own terms, by which an API server can choose; everything for none.</summary>
    public static LabelSelector ForServer(SelectorSpec? written)
    {
        var requirements = new List<Kube.SelectorRequirement>();
        foreach (var label in written?.MatchLabels ?? [])
        {
            requirements.Add(new Kube.SelectorRequirement(label.Name, Kube.SelectorOperator.In, [label.Value.Value]));
        }

        foreach (var requirement in written?.MatchExpressions ?? [])
        {
            var values = new List<string>(requirement.Values.Count);
            foreach (var value in requirement.Values)
            {
                values.Add(value.Value);
            }

            requirements.Add(new Kube.SelectorRequirement(requirement.Key, OperatorOf(requirement.Operator), values));
        }

        return requirements.Count == 0 ? LabelSelector.Everything : new LabelSelector(requirements);
    }

    private static Kube.SelectorOperator OperatorOf(SelectorOperator written) => written switch
    {
        SelectorOperator.In => Kube.SelectorOperator.In,
        SelectorOperator.NotIn => Kube.SelectorOperator.NotIn,
        SelectorOperator.Exists => Kube.SelectorOperator.Exists,
        _ => Kube.SelectorOperator.DoesNotExist,
    };
}
