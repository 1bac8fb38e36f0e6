using Caveat.Policies.Auditing;
using Caveat.Policies.Matching;
using Caveat.Policies.Model;

namespace Caveat.Policies.Compilation;

/// <summary>Compiles <c>match</c> and <c>exclude</c>.</summary>
internal static class MatchCompiler
{
    public static CompiledMatch Compile(MatchSpec? written, PolicyScope scope)
    {
        if (written is null)
        {
            return CompiledMatch.Everything;
        }

        var uses = new HashSet<int>();
        var conditions = new List<MatchTest>(written.MatchConditions.Count);
        foreach (var condition in written.MatchConditions)
        {
            var own = scope.StartRule();
            if (condition.Expression is { } text && scope.Expressions.CompileCondition(text) is { } compiled)
            {
                scope.LookupsOf(own);
                conditions.Add(new MatchTest(condition.Name, compiled, SlotFacts.Of(own)));
                uses.UnionWith(own);
            }
        }

        return new CompiledMatch
        {
            Resources = written.Resources,
            Namespaces = TextsOf(written.Namespaces),
            NamespaceSelector = SelectorCompiler.Compile(written.NamespaceSelector),
            ObjectSelector = SelectorCompiler.Compile(written.ObjectSelector),
            ObjectLabels = SelectorCompiler.ForServer(written.ObjectSelector),
            Conditions = conditions,
            Lookups = scope.LookupsOf(uses),
            NeedsNamespace = written.NamespaceSelector is not null || uses.Contains(PolicySlots.NamespaceObject),
        };
    }

    private static string[] TextsOf(IReadOnlyList<Written<string>> written)
    {
        var texts = new string[written.Count];
        for (var i = 0; i < texts.Length; i++)
        {
            texts[i] = written[i].Value;
        }

        return texts;
    }
}
