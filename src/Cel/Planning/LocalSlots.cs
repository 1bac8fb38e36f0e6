namespace Caveat.Cel.Planning;

/// <summary>Gives the variables of comprehensions their places in a frame; those of comprehensions that are not inside each other share places.</summary>
internal sealed class LocalSlots
{
    private readonly List<string> _names = [];

    /// <summary>Most places in use at one time.</summary>
    public int Count { get; private set; }

    public int Declare(string name)
    {
        _names.Add(name);
        Count = Math.Max(Count, _names.Count);
        return _names.Count - 1;
    }

    public void Leave(int count) => _names.RemoveRange(_names.Count - count, count);

    /// <summary>The innermost variable of a name, which the checker has found.</summary>
    public int Find(string name) => _names.LastIndexOf(name);
}
