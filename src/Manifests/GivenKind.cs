using Caveat.Json;
using Caveat.Kube;

namespace Caveat.Manifests;

/// <summary>The given objects of one kind, found by name and by label.</summary>
internal sealed class GivenKind
{
    private readonly List<Manifest> _all = [];
    private readonly Dictionary<(string Namespace, string Name), Manifest> _byName = [];
    private readonly Dictionary<string, List<Manifest>> _byNameAnywhere = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Manifest>> _byLabel = new(StringComparer.Ordinal);

    public void Add(Manifest manifest)
    {
        var name = manifest.Name;
        _all.Add(manifest);
        _byName.TryAdd((manifest.Namespace, name), manifest);
        ListOf(_byNameAnywhere, name).Add(manifest);
        foreach (var label in new ObjectMeta(manifest.Object).Labels.Properties)
        {
            ListOf(_byLabel, $"{label.Name}={label.Value.Text}").Add(manifest);
        }
    }

    public JsonValue Get(string place, string name) => _byName.TryGetValue((place, name), out var found) ? found.Object : default;

    /// <summary>Those that may be meant; the namespace and all labels are still to be looked at.</summary>
    public IReadOnlyList<Manifest> CandidatesFor(string name, ReadOnlySpan<char> firstLabel)
    {
        if (name.Length > 0)
        {
            return _byNameAnywhere.GetValueOrDefault(name) ?? [];
        }

        return firstLabel.IsEmpty ? _all : _byLabel.GetValueOrDefault(firstLabel.ToString()) ?? [];
    }

    private static List<Manifest> ListOf(Dictionary<string, List<Manifest>> lists, string key)
    {
        if (!lists.TryGetValue(key, out var list))
        {
            lists[key] = list = [];
        }

        return list;
    }
}
