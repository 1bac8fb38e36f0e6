using Caveat.Cel.Types;

namespace Caveat.Cel.Checking;

/// <summary>The variables of the comprehensions around a node; an inner one hides an outer one of its name.</summary>
internal sealed class LocalTypes
{
    private readonly Dictionary<string, Stack<CelType>> _byName = new(StringComparer.Ordinal);

    public void Enter(string name, CelType type)
    {
        if (!_byName.TryGetValue(name, out var types))
        {
            _byName.Add(name, types = new Stack<CelType>());
        }

        types.Push(type);
    }

    public void Leave(string name) => _byName[name].Pop();

    public CelType? Find(string name) =>
        _byName.TryGetValue(name, out var types) && types.TryPeek(out var type) ? type : null;

    /// <summary>For messages; the names that macros make up for themselves are left out.</summary>
    public IEnumerable<string> Names()
    {
        foreach (var (name, types) in _byName)
        {
            if (types.Count > 0 && name.Length > 0 && char.IsAsciiLetter(name[0]))
            {
                yield return name;
            }
        }
    }
}
