namespace Caveat.Cel.RegularExpressions;

/// <summary>A group that the parser is inside of.</summary>
internal sealed class Re2Group(Re2Flags flagsOutside)
{
    private readonly List<Re2Node> _choices = [];
    private List<Re2Node> _sequence = [];

    /// <summary>Flags that hold again after the group.</summary>
    public Re2Flags FlagsOutside { get; } = flagsOutside;

    /// <summary>The last node, that a repetition operator applies to; null where there is none.</summary>
    public Re2Node? Last => _sequence.Count == 0 ? null : _sequence[^1];

    public void Add(Re2Node node) => _sequence.Add(node);

    public void ReplaceLast(Re2Node node) => _sequence[^1] = node;

    /// <summary>What stood before a <c>|</c> is a choice of its own.</summary>
    public void EndChoice()
    {
        _choices.Add(_sequence.Count == 1 ? _sequence[0] : new Re2Concat(_sequence));
        _sequence = [];
    }

    public Re2Node End()
    {
        EndChoice();
        return _choices.Count == 1 ? _choices[0] : new Re2Alternation(_choices);
    }
}
