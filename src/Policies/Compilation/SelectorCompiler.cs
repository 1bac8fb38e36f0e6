using Caveat.Policies.Matching;
using Caveat.Policies.Model;

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
}
