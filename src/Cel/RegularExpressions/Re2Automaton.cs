using System.Buffers;
using System.Text;

namespace Caveat.Cel.RegularExpressions;

/// <summary>
/// Tells whether a program matches, with a look at a table for each code point. The table is filled as texts ask for it: a new state costs what one step of <see cref="Re2Search"/> does, and is there
/// for all texts that come later. For many threads at once.
/// </summary>
internal sealed class Re2Automaton
{
    /// <summary>Most places in tables, worth 64 KB and as much again for what holds them; one state may be larger. When they are used up, it begins anew; patterns of policies need some hundreds.</summary>
    public const int MaxCells = 8_192;

    /// <summary>Most new states for one text; beyond, its states are hardly ever met again, and <see cref="Re2Search"/> is faster.</summary>
    public const int MaxStatesForText = 1_000;

    private const int MinStates = 4;

    private readonly Re2Program _program;
    private readonly Re2Alphabet _alphabet;
    private readonly Lock _gate = new();
    private HashSet<Re2State> _states = [];
    private volatile Re2State _start;
    private int _cells;

    private Re2Automaton(Re2Program program, Re2Alphabet alphabet)
    {
        _program = program;
        _alphabet = alphabet;
        _start = Start();
        _cells = alphabet.End + 1;
    }

    /// <param name="program">What it runs.</param>
    /// <param name="asciiOnly">For texts of ASCII alone.</param>
    /// <returns>Null where tables would be too wide.</returns>
    public static Re2Automaton? Of(Re2Program program, bool asciiOnly) =>
        Re2Alphabet.Of(program, asciiOnly) is { } alphabet && alphabet.End < MaxCells / MinStates ? new Re2Automaton(program, alphabet) : null;

    /// <summary>Whether there is a match anywhere in a text.</summary>
    public bool IsMatch(ReadOnlySpan<byte> utf8)
    {
        var state = _start;
        var ascii = _alphabet.Ascii;
        var added = 0;
        for (var at = 0; at < utf8.Length;)
        {
            if (state.Instructions.Length == 0 && !TrySkip(utf8, state, ref at))
            {
                return false;
            }

            var symbol = utf8[at] < ascii.Length ? ascii[utf8[at++]] : Decode(utf8, ref at);
            if (Volatile.Read(ref state.Next[symbol]) is not { } next)
            {
                if (++added > MaxStatesForText)
                {
                    return Re2Search.Find(_program, utf8, 0) is not null;
                }

                next = Add(state, symbol);
            }

            if (next.IsLast)
            {
                return ReferenceEquals(next, Re2State.Matched);
            }

            state = next;
        }

        return ReferenceEquals(Volatile.Read(ref state.Next[_alphabet.End]) ?? Add(state, _alphabet.End), Re2State.Matched);
    }

    /// <summary>Goes on to where a match could begin; false where there is none. Where it matters what stands before, each character is looked at.</summary>
    private bool TrySkip(ReadOnlySpan<byte> utf8, Re2State state, ref int at)
    {
        if (state.Before != Re2Neighbor.Other || _program.AsksForNeighbors || _program.FirstBytes is not { } first)
        {
            return true;
        }

        var offset = utf8[at..].IndexOfAny(first);
        at += offset;
        return offset >= 0;
    }

    private int Decode(ReadOnlySpan<byte> utf8, ref int at)
    {
        Rune.DecodeFromUtf8(utf8[at..], out var rune, out var length);
        at += length;
        return _alphabet.SymbolOf(rune.Value);
    }

    private Re2State Start() => new([], Re2Neighbor.Edge, _alphabet.End + 1);

    private Re2State Add(Re2State state, int symbol)
    {
        lock (_gate)
        {
            if (state.Next[symbol] is { } there)
            {
                return there;
            }

            var next = Step(state, symbol);
            Volatile.Write(ref state.Next[symbol], next);
            return next;
        }
    }

    private Re2State Step(Re2State state, int symbol)
    {
        var rented = ArrayPool<int>.Shared.Rent(Re2Threads.StorageLength(_program));
        var threads = new Re2Threads(_program, rented);
        var place = new Re2Place(state.Before, _alphabet.NeighborOf(symbol));
        foreach (var instruction in state.Instructions)
        {
            threads.Follow(instruction, 0, place);
        }

        // A match may begin anywhere.
        threads.Follow(0, 0, place);
        var next = Take(threads, symbol);
        ArrayPool<int>.Shared.Return(rented);
        return next;
    }

    private Re2State Take(Re2Threads threads, int symbol)
    {
        var taken = new List<int>();
        for (var i = 0; i < threads.Count; i++)
        {
            var instruction = threads.InstructionAt(i);
            var one = _program.Code[instruction];
            if (one.Operation == Re2Operation.Match)
            {
                return Re2State.Matched;
            }

            if (symbol != _alphabet.End && one.Operation == Re2Operation.Class && _program.Contains(one.First, _alphabet.ExampleOf(symbol)))
            {
                taken.Add(instruction + 1);
            }
        }

        if (symbol == _alphabet.End || (taken.Count == 0 && _program.BeginsText))
        {
            return Re2State.Failed;
        }

        taken.Sort();
        return Share(new Re2State([.. taken], _alphabet.NeighborOf(symbol), _alphabet.End + 1));
    }

    private Re2State Share(Re2State state)
    {
        if (_states.TryGetValue(state, out var known))
        {
            return known;
        }

        var cells = state.Next.Length + state.Instructions.Length;
        _cells += cells;
        if (_cells > MaxCells)
        {
            // Those that are searching go on with what they hold.
            _states = [];
            _start = Start();
            _cells = _start.Next.Length + cells;
        }

        _states.Add(state);
        return state;
    }
}
