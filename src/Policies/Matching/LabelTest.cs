using System.Text;
using Caveat.Json;
using Caveat.Policies.Model;

namespace Caveat.Policies.Matching;

/// <summary>One requirement of a label selector, with Kubernetes' meaning: what is not there is not in a list of values.</summary>
internal sealed class LabelTest
{
    private readonly byte[] _key;
    private readonly SelectorOperator _op;
    private readonly byte[][] _values;

    public LabelTest(string key, SelectorOperator op, IReadOnlyList<string> values)
    {
        _key = Encoding.UTF8.GetBytes(key);
        _op = op;
        _values = new byte[values.Count][];
        for (var i = 0; i < _values.Length; i++)
        {
            _values[i] = Encoding.UTF8.GetBytes(values[i]);
        }
    }

    public bool Holds(JsonValue labels)
    {
        var label = labels.Property(_key);
        return _op switch
        {
            SelectorOperator.Exists => label.Exists,
            SelectorOperator.DoesNotExist => !label.Exists,
            SelectorOperator.In => IsListed(label),
            _ => !IsListed(label),
        };
    }

    private bool IsListed(JsonValue label)
    {
        foreach (var value in _values)
        {
            if (label.Is(value))
            {
                return true;
            }
        }

        return false;
    }
}
