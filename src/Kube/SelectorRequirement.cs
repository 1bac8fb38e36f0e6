using System.Text;
using Caveat.Json;

namespace Caveat.Kube;

/// <summary>One requirement of a label selector. Immutable.</summary>
public sealed class SelectorRequirement
{
    private readonly byte[] _key;
    private readonly byte[][] _values;

    /// <summary>A requirement; who calls has checked that the operator and the number of values go together.</summary>
    public SelectorRequirement(string key, SelectorOperator op, IReadOnlyList<string> values)
    {
        Key = key;
        Operator = op;
        Values = values;
        _key = Encoding.UTF8.GetBytes(key);
        _values = new byte[values.Count][];
        for (var i = 0; i < _values.Length; i++)
        {
            _values[i] = Encoding.UTF8.GetBytes(values[i]);
        }
    }

    /// <summary>The label's name.</summary>
    public string Key { get; }

    /// <summary>How the label is compared.</summary>
    public SelectorOperator Operator { get; }

    /// <summary>At least one for In and NotIn, else none.</summary>
    public IReadOnlyList<string> Values { get; }

    /// <summary>Whether labels meet the requirement; allocates nothing.</summary>
    /// <param name="labels">An object of strings; absent is the same as empty.</param>
    public bool Matches(JsonValue labels)
    {
        var value = labels.Property(_key);
        return Operator switch
        {
            SelectorOperator.In => value.Exists && IsAmongValues(value),
            SelectorOperator.NotIn => !value.Exists || !IsAmongValues(value),
            SelectorOperator.Exists => value.Exists,
            _ => !value.Exists,
        };
    }

    /// <summary>As a query of the API takes it: <c>app in (a,b)</c>, <c>!legacy</c>.</summary>
    public override string ToString() => Operator switch
    {
        SelectorOperator.In when Values.Count == 1 => $"{Key}={Values[0]}",
        SelectorOperator.NotIn when Values.Count == 1 => $"{Key}!={Values[0]}",
        SelectorOperator.In => $"{Key} in ({string.Join(',', Values)})",
        SelectorOperator.NotIn => $"{Key} notin ({string.Join(',', Values)})",
        SelectorOperator.Exists => Key,
        _ => "!" + Key,
    };

    private bool IsAmongValues(JsonValue value)
    {
        foreach (var known in _values)
        {
            if (value.Is(known))
            {
                return true;
            }
        }

        return false;
    }
}
