namespace Caveat.Cel.RegularExpressions;

/// <summary>The instructions that a search stands at, each once, the preferred first, with the place where its match began. A sparse set: clearing it costs nothing.</summary>
internal ref struct Re2Threads
{
    // Spans of the storage with an element an instruction, and one more for the end of the stack.
    private const int Parts = 4;

    private readonly Re2Program _program;
    private readonly Span<int> _instructions;
    private readonly Span<int> _starts;
    private readonly Span<int> _places;
    private readonly Span<int> _stack;

    /// <param name="program">Whose instructions they are.</param>
    /// <param name="storage">Of at least <see cref="StorageLength"/>, with anything in it.</param>
    public Re2Threads(Re2Program program, Span<int> storage)
    {
        var length = program.Code.Length;
        _program = program;
        _instructions = storage[..length];
        _starts = storage.Slice(length, length);
        _places = storage.Slice(length * 2, length);
        // Each instruction that is not there yet puts at most two on the stack, and takes itself off.
        _stack = storage.Slice(length * 3, length + 1);
    }

    public int Count { get; private set; }

    /// <summary>In elements.</summary>
    public static int StorageLength(Re2Program program) => (program.Code.Length * Parts) + 1;

    public readonly int InstructionAt(int index) => _instructions[index];

    public readonly int StartAt(int index) => _starts[index];

    public void Clear() => Count = 0;

    /// <summary>Adds an instruction and all that can be reached from it without taking text.</summary>
    public void Follow(int instruction, int start, Re2Place place)
    {
        var height = 0;
        _stack[height++] = instruction;
        while (height > 0)
        {
            var current = _stack[--height];
            if (!TryAdd(current, start))
            {
                continue;
            }

            var one = _program.Code[current];
            switch (one.Operation)
            {
                case Re2Operation.Split:
                    _stack[height++] = one.Second;
                    _stack[height++] = one.First;
                    break;
                case Re2Operation.Jump:
                    _stack[height++] = one.First;
                    break;
                case Re2Operation.Assert when place.Holds((Re2AssertionKind)one.First):
                    _stack[height++] = current + 1;
                    break;
            }
        }
    }

    /// <summary>False where it is there already, from a preferred way.</summary>
    private bool TryAdd(int instruction, int start)
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
