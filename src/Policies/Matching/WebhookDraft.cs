using Caveat.Kube;
using Caveat.Policies.Model;

namespace Caveat.Policies.Matching;

/// <summary>An entry of a webhook while it is put together: operations by group and resource.</summary>
internal sealed class WebhookDraft(string name, LabelSelector labels, IReadOnlyList<WebhookCondition> conditions)
{
    private const string Any = "*";

    private static readonly Comparer<(string, string)> NameOrder = Comparer<(string, string)>.Create(
        static (a, b) => string.CompareOrdinal(a.Item1, b.Item1) is var byGroup and not 0 ? byGroup : string.CompareOrdinal(a.Item2, b.Item2));

    private static readonly Comparer<(string, Operations)> RuleOrder = Comparer<(string, Operations)>.Create(
        static (a, b) => string.CompareOrdinal(a.Item1, b.Item1) is var byGroup and not 0 ? byGroup : a.Item2.CompareTo(b.Item2));

    private readonly SortedDictionary<(string Group, string Resource), Operations> _operations = new(NameOrder);

    public string Name => name;

    public LabelSelector Labels => labels;

    public IReadOnlyList<WebhookCondition> Conditions => conditions;

    public void Add(string group, string resource, Operations operations) =>
        _operations[(group, resource)] = _operations.GetValueOrDefault((group, resource)) | operations;

    public void Add(WebhookDraft other)
    {
        foreach (var ((group, resource), operations) in other._operations)
        {
            Add(group, resource, operations);
        }
    }

    /// <summary>Leaves out what another entry has for all objects.</summary>
    public void Remove(WebhookDraft wide)
    {
        foreach (var (key, operations) in new List<KeyValuePair<(string Group, string Resource), Operations>>(_operations))
        {
            _operations[key] = operations & ~wide.OperationsOf(key.Group, key.Resource);
        }
    }

    /// <summary>Resources with the same group and operations make one rule.</summary>
    public List<WebhookRule> ToRules()
    {
        var byOperations = new SortedDictionary<(string Group, Operations Operations), List<string>>(RuleOrder);
        foreach (var ((group, resource), all) in _operations)
        {
            var operations = all & ~OperationsOfWildcards(group, resource);
            if (operations != Operations.None)
            {
                if (!byOperations.TryGetValue((group, operations), out var resources))
                {
                    byOperations.Add((group, operations), resources = []);
                }

                resources.Add(resource);
            }
        }

        var rules = new List<WebhookRule>(byOperations.Count);
        foreach (var (key, resources) in byOperations)
        {
            rules.Add(new WebhookRule(key.Group, [Any], resources, key.Operations));
        }

        return rules;
    }

    private Operations OperationsOf(string group, string resource) => _operations.GetValueOrDefault((group, resource)) | OperationsOfWildcards(group, resource);

    // In a rule of the API server, * stands for all resources and for none of their subresources, */scale for all Scales, and a name beside the wildcard that covers it is refused.
    private Operations OperationsOfWildcards(string group, string resource)
    {
        var slash = resource.IndexOf('/');
        var wildcard = slash < 0 ? Any : string.Concat(Any, resource.AsSpan(slash));
        var operations = group == Any ? Operations.None : _operations.GetValueOrDefault((Any, resource)) | _operations.GetValueOrDefault((Any, wildcard));
        return resource == wildcard ? operations : operations | _operations.GetValueOrDefault((group, wildcard));
    }
}
