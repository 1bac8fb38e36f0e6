using System.Text;
using Caveat.Json;

namespace Caveat.Cluster.Reading;

/// <summary>A selector of the form that look-ups have: <c>key=value,other=value</c>.</summary>
internal sealed class LabelPairs
{
    private readonly List<(string Key, byte[] Value)> _pairs = [];

    /// <summary>Null for a selector of another form.</summary>
    public static LabelPairs? Read(string selector)
    {
        var pairs = new LabelPairs();
        foreach (var part in selector.Length == 0 ? [] : selector.Split(','))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0 || part.IndexOfAny(['=', '!', ' ', '('], equals + 1) >= 0 || part[equals - 1] == '!')
            {
                return null;
            }

            pairs._pairs.Add((part[..equals], Encoding.UTF8.GetBytes(part[(equals + 1)..])));
        }

        return pairs;
    }

    /// <summary>Whether all keys of a list with commas are among them.</summary>
    public bool Name(string keys)
    {
        foreach (var key in keys.Length == 0 ? [] : keys.Split(','))
        {
            if (!_pairs.Exists(pair => pair.Key == key))
            {
                return false;
            }
        }

        return true;
    }

    public bool Fit(JsonValue labels)
    {
        foreach (var (key, value) in _pairs)
        {
            if (!labels.Property(key).Is(value))
            {
                return false;
            }
        }

        return true;
    }
}
