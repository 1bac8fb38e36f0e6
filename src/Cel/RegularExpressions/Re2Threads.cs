namespace Caveat.Cel.RegularExpressions;

/// <summary>The instructions that a search stands at, each once, the preferred first, with the place where its match began. A sparse set: clearing it costs nothing.</summary>
internal ref struct Re2Threads(Span<int> storage)
{
    /// <summary>Spans of the storage, each with an element an instruction.</summary>
    public const int Parts = 3;

    private readonly Span<int> _instructions = storage[..(storage.Length / Parts)];
    private readonly Span<int> _starts = storage.Slice(storage.Length / Parts, storage.Length / Parts);
    private readonly Span<int> _places = storage[(storage.Length / Parts * 2)..];

    public int Count { get; private set; }

    public readonly int InstructionAt(int index) => _instructions[index];

    public readonly int StartAt(int index) => _starts[index];

    public void Clear() => Count = 0;

    /// <summary>False where it is there already, from a preferred way.</summary>
    public bool TryAdd(int instruction, int start)
    {
        var place = _places[instruction];
        if ((uint)place < (uint)Count && _instructions[place] == instruction)
        {
            return false;
        }

        _places[instruction] = Count;
        _instructions[Count] = instruction;
        _starts[Count++] = start;
        return true;
    }
}
