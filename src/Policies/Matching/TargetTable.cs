namespace Caveat.Policies.Matching;

/// <summary>Targets by group and name, wildcards resolved when it is built: a look-up is one to four probes, however many policies there are.</summary>
internal sealed class TargetTable
{
    private const string Any = "*";

    private readonly Dictionary<(string Group, string Name), RuleTarget[]> _buckets = [];
    private readonly RuleTarget[] _any;

    public TargetTable(IReadOnlyList<KeyValuePair<KindName, RuleTarget>> entries)
    {
        var keys = new HashSet<(string Group, string Name)> { (Any, Any) };
        foreach (var (kind, _) in entries)
        {
            keys.Add((kind.Group, kind.Kind));
            keys.Add((kind.Group, Any));
            keys.Add((Any, kind.Kind));
        }

        var byKey = Group(entries);
        foreach (var key in keys)
        {
            _buckets.Add(key, BucketOf(key, byKey));
        }

        _any = _buckets[(Any, Any)];
    }

    /// <summary>What there is for each key; targets stand in several.</summary>
    public IReadOnlyCollection<RuleTarget[]> Buckets => _buckets.Values;

    /// <summary>In the order of policies and rules; empty for most.</summary>
    public RuleTarget[] Find(string group, string name)
    {
        // Most tables are by kind or by resource, and the other is asked too.
        if (_buckets.Count == 1)
        {
            return _any;
        }

        if (_buckets.TryGetValue((group, name), out var found)
            || _buckets.TryGetValue((group, Any), out found)
            || _buckets.TryGetValue((Any, name), out found))
        {
            return found;
        }

        return _any;
    }

    private static Dictionary<(string Group, string Name), List<RuleTarget>> Group(IReadOnlyList<KeyValuePair<KindName, RuleTarget>> entries)
    {
        var byKey = new Dictionary<(string Group, string Name), List<RuleTarget>>();
        foreach (var (kind, target) in entries)
        {
            if (!byKey.TryGetValue((kind.Group, kind.Kind), out var list))
            {
                byKey.Add((kind.Group, kind.Kind), list = []);
            }

            list.Add(target);
        }

        return byKey;
    }

    private static RuleTarget[] BucketOf((string Group, string Name) key, Dictionary<(string Group, string Name), List<RuleTarget>> byKey)
    {
        var bucket = new List<RuleTarget>();
        foreach (var fitting in new HashSet<(string, string)> { key, (key.Group, Any), (Any, key.Name), (Any, Any) })
        {
            if (byKey.TryGetValue(fitting, out var list))
            {
                bucket.AddRange(list);
            }
        }

        bucket.Sort(static (a, b) => TargetOrder.Compare(a, b));
        return [.. bucket];
    }
}
