namespace Caveat.Cel.RegularExpressions;

/// <summary>
/// The code points of texts in as few symbols as a program can tell apart: those of one symbol are in the same classes, and the same neighbours to assertions. Behind the last of them stands the
/// end of the text, as a symbol of its own. Immutable.
/// </summary>
internal sealed class Re2Alphabet
{
    /// <summary>Most intervals times classes that are looked at to find the symbols, worth some ten milliseconds. Only a pattern of thousands of Unicode classes has more.</summary>
    public const int MaxChecks = 4_000_000;

    private const int AsciiCount = 128;

    private static readonly CodePointSet Newline = CodePointSet.Of([new('\n', '\n')]);
    private static readonly CodePointSet Words = CodePointSet.Of([new('0', '9'), new('A', 'Z'), new('_', '_'), new('a', 'z')]);

    // The first code points of intervals, ascending, with the symbol of each; the first 128 are the ASCII characters, one each.
    private readonly int[] _starts;
    private readonly int[] _symbols;
    private readonly int[] _examples;
    private readonly Re2Neighbor[] _neighbors;

    private Re2Alphabet(int[] starts, int[] symbols, int count, Re2Program program)
    {
        _starts = starts;
        _symbols = symbols;
        _examples = new int[count];
        _neighbors = new Re2Neighbor[count + 1];
        for (var i = starts.Length - 1; i >= 0; i--)
        {
            _examples[symbols[i]] = starts[i];
        }

        for (var i = 0; i < count; i++)
        {
            var neighbor = Re2Place.NeighborOf(_examples[i]);
            _neighbors[i] = program.AsksFor(neighbor) ? neighbor : Re2Neighbor.Other;
        }

        _neighbors[count] = Re2Neighbor.Edge;
    }

    /// <summary>The symbol of the end of a text, and the number of the others.</summary>
    public int End => _examples.Length;

    /// <summary>The symbols of ASCII characters.</summary>
    public ReadOnlySpan<int> Ascii => _symbols.AsSpan(0, AsciiCount);

    /// <param name="program">The program.</param>
    /// <param name="asciiOnly">For texts of ASCII alone, which needs no look at what lies beyond.</param>
    /// <returns>Null where it would take more than <see cref="MaxChecks"/>.</returns>
    public static Re2Alphabet? Of(Re2Program program, bool asciiOnly)
    {
        var starts = StartsOf(program, asciiOnly);
        if ((long)starts.Length * program.Classes.Length > MaxChecks)
        {
            return null;
        }

        var symbols = new int[starts.Length];
        var count = 1;
        foreach (var set in program.Classes)
        {
            count = Split(starts, symbols, count, set);
        }

        count = program.AsksFor(Re2Neighbor.Newline) ? Split(starts, symbols, count, Newline) : count;
        count = program.AsksFor(Re2Neighbor.Word) ? Split(starts, symbols, count, Words) : count;
        return new Re2Alphabet(starts, symbols, count, program);
    }

    /// <summary>One of the code points that a symbol stands for.</summary>
    public int ExampleOf(int symbol) => _examples[symbol];

    public Re2Neighbor NeighborOf(int symbol) => _neighbors[symbol];

    public int SymbolOf(int codePoint)
    {
        var at = Array.BinarySearch(_starts, codePoint);
        return _symbols[at >= 0 ? at : ~at - 1];
    }

    private static int[] StartsOf(Re2Program program, bool asciiOnly)
    {
        var starts = new List<int>(AsciiCount);
        for (var i = 0; i < AsciiCount; i++)
        {
            starts.Add(i);
        }

        if (asciiOnly)
        {
            return [.. starts];
        }

        var beyond = new SortedSet<int> { AsciiCount };
        foreach (var set in program.Classes)
        {
            foreach (var range in set.Ranges)
            {
                beyond.Add(Math.Max(range.First, AsciiCount));
                beyond.Add(Math.Max(range.Last + 1, AsciiCount));
            }
        }

        starts.AddRange(beyond);
        return [.. starts];
    }

    /// <summary>Gives the intervals in a set other symbols than those outside of it.</summary>
    /// <returns>How many there are now.</returns>
    private static int Split(int[] starts, int[] symbols, int count, CodePointSet set)
    {
        // Two new numbers for each old one, in order of their first use, so that none is left without a code point.
        var inside = new int[count];
        var outside = new int[count];
        var next = 0;
        var range = 0;
        var ranges = set.Ranges;
        for (var i = 0; i < starts.Length; i++)
        {
            while (range < ranges.Length && ranges[range].Last < starts[i])
            {
                range++;
            }

            ref var number = ref (range < ranges.Length && ranges[range].First <= starts[i] ? inside : outside)[symbols[i]];
            // From one on: what is 0 has no number yet.
            number = number == 0 ? ++next : number;
            symbols[i] = number - 1;
        }

        return next;
    }
}
