using System.Buffers;
using Caveat.Kube;
using Caveat.Policies.Bodies.Default;
using Caveat.Policies.Matching;
using Caveat.Policies.Model;
using Caveat.Text;

namespace Caveat.Policies.Compilation;

/// <summary>Finds defaults of which two would fill the same field in, one of them perhaps a part of the other's.</summary>
internal sealed class DefaultOverlaps
{
    // Of fields and calls; no operator can be written with them.
    private static readonly SearchValues<char> OperandCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.()");

    private readonly HashSet<(CompiledRule, CompiledRule)> _seen = [];
    private readonly Dictionary<ServingPolicy, List<Diagnostic>> _found = [];

    /// <summary>Policies that must not serve, each with what is wrong: of two the later by name, then by rule.</summary>
    public static Dictionary<ServingPolicy, List<Diagnostic>> Find(IReadOnlyList<ServingPolicy> policies, RestMapping mapping)
    {
        var entries = new List<KeyValuePair<KindName, RuleTarget>>();
        foreach (var entry in PolicyTargets.Of(policies, ReviewPhase.Mutate))
        {
            if (entry.Target.Rule.Body.Fill is not null)
            {
                entries.Add(new(entry.Name with { Kind = entry.ResourceIn(mapping) }, entry.Target));
            }
        }

        var overlaps = new DefaultOverlaps();
        foreach (var bucket in new TargetTable(entries).Buckets)
        {
            overlaps.FindIn(bucket);
        }

        return overlaps._found;
    }

    private void FindIn(RuleTarget[] bucket)
    {
        var ending = new Dictionary<string, List<RuleTarget>>(StringComparer.Ordinal);
        var passing = new Dictionary<string, List<RuleTarget>>(StringComparer.Ordinal);
        foreach (var target in bucket)
        {
            var field = target.Rule.Body.Fill!.Target.Pattern;
            Note(passing.GetValueOrDefault(field.ToString()), target);
            for (var path = field; path.Length > 0; path = path.Parent)
            {
                Note(ending.GetValueOrDefault(path.ToString()), target);
                Add(path.Length == field.Length ? ending : passing, path.ToString(), target);
            }
        }
    }

    private void Note(List<RuleTarget>? others, RuleTarget target)
    {
        foreach (var other in others ?? [])
        {
            if (other.Rule != target.Rule && CanMeet(other, target) && _seen.Add((other.Rule, target.Rule)))
            {
                AddDiagnostic(other, target);
            }
        }
    }

    private void AddDiagnostic(RuleTarget first, RuleTarget second)
    {
        if (!_found.TryGetValue(second.Policy, out var diagnostics))
        {
            _found.Add(second.Policy, diagnostics = []);
        }

        var fill = second.Rule.Body.Fill!;
        var message = CompilationMessages.OverlappingDefaults(first.Rule.Body.Fill!.Target.Name, first.Policy.Policy.Name, first.Rule.Name);
        diagnostics.Add(Diagnostic.Error(second.Policy.Policy.Document.Source, fill.Span, message));
    }

    // Both at work on one object, with different values, unless the one's precondition is the other's negation.
    private static bool CanMeet(RuleTarget first, RuleTarget second) =>
        (first.Operations & second.Operations) != Operations.None
        && ShareOne(first.Versions, second.Versions)
        && ShareOne(first.Policy.Policy.Match.Namespaces, second.Policy.Policy.Match.Namespaces)
        && first.Rule.Body.Fill!.Target.CanMeet(second.Rule.Body.Fill!.Target)
        && !SameConstant(first.Rule.Body.Fill!, second.Rule.Body.Fill!)
        && !AreOpposites(first.Rule, second.Rule);

    private static bool SameConstant(DefaultFill first, DefaultFill second) =>
        first.Target.Pattern.Equals(second.Target.Pattern) && first.Constant is not null && second.Constant is not null && first.Constant.Means(second.Constant);

    private static bool AreOpposites(CompiledRule first, CompiledRule second)
    {
        var (a, b) = (ConditionOf(first), ConditionOf(second));
        return a is not null && b is not null && (IsNegation(a, b) || IsNegation(b, a));
    }

    // Without parentheses ! binds to the first operand alone: !a || b is not the opposite of a || b.
    private static bool IsNegation(string text, string of) => text == $"!({of})" || (text == $"!{of}" && of.AsSpan().IndexOfAnyExcept(OperandCharacters) < 0);

    private static string? ConditionOf(CompiledRule rule) => (rule.When ?? rule.Body.Fill!.When)?.Text.Text.Trim();

    private static bool ShareOne(IReadOnlyList<string> first, IReadOnlyList<string> second)
    {
        foreach (var name in first)
        {
            foreach (var other in second)
            {
                if (name == other || name == "*" || other == "*")
                {
                    return true;
                }
            }
        }

        return first.Count == 0 || second.Count == 0;
    }

    private static void Add(Dictionary<string, List<RuleTarget>> table, string path, RuleTarget target)
    {
        if (!table.TryGetValue(path, out var list))
        {
            table.Add(path, list = []);
        }

        list.Add(target);
    }
}
