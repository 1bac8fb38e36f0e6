using System.Buffers;

namespace Caveat.Cel.RegularExpressions;

/// <summary>A pattern as instructions, with what a search needs to know of it. Immutable.</summary>
internal sealed class Re2Program
{
    private const int AsciiWords = 2;
    private const int FirstLeadByte = 0xC2;
    private const int LastLeadByte = 0xF4;

    private readonly CodePointSet[] _classes;

    // Two words a class, a bit for each ASCII character.
    private readonly ulong[] _ascii;

    // A bit for each neighbour.
    private readonly int _asksFor;

    public Re2Program(Re2Instruction[] code, CodePointSet[] classes)
    {
        Code = code;
        _classes = classes;
        _ascii = new ulong[classes.Length * AsciiWords];
        for (var i = 0; i < classes.Length; i++)
        {
            SetAscii(classes[i], _ascii.AsSpan(i * AsciiWords, AsciiWords));
        }

        BeginsText = code[0] is { Operation: Re2Operation.Assert, First: (int)Re2AssertionKind.BeginText };
        Weight = code.Length + RangesOf(classes);
        FirstBytes = BytesThatBegin();
        _asksFor = NeighborsAskedFor();
    }

    public Re2Instruction[] Code { get; }

    public ReadOnlySpan<CodePointSet> Classes => _classes;

    /// <summary>Instructions, and ranges of code points in classes.</summary>
    public int Weight { get; }

    /// <summary>Whether an assertion depends on characters, and not on the ends of the text alone.</summary>
    public bool AsksForNeighbors => _asksFor != 0;

    /// <summary>Whether a match can only begin where the text does.</summary>
    public bool BeginsText { get; }

    /// <summary>Bytes of UTF-8 that a match can begin with; null where it may be empty.</summary>
    public SearchValues<byte>? FirstBytes { get; }

    /// <param name="number">Of the class.</param>
    /// <param name="codePoint">Negative, which stands for the end of the text, is in no class.</param>
    public bool Contains(int number, int codePoint) => (uint)codePoint < 128
        ? (_ascii[(number * AsciiWords) + (codePoint >> 6)] >> codePoint & 1) != 0
        : codePoint >= 0 && _classes[number].Contains(codePoint);

    /// <summary>Whether it makes a difference to an assertion that a place is beside such a character.</summary>
    public bool AsksFor(Re2Neighbor neighbor) => (_asksFor >> (int)neighbor & 1) != 0;

    private static int RangesOf(CodePointSet[] classes)
    {
        var count = 0;
        foreach (var one in classes)
        {
            count += one.Ranges.Length;
        }

        return count;
    }

    private static void SetAscii(CodePointSet set, Span<ulong> words)
    {
        foreach (var range in set.Ranges)
        {
            for (var i = range.First; i <= range.Last && i < 128; i++)
            {
                words[i / 64] |= 1UL << (i % 64);
            }
        }
    }

    private int NeighborsAskedFor()
    {
        var asked = 0;
        foreach (var one in Code)
        {
            asked |= (one.Operation, (Re2AssertionKind)one.First) switch
            {
                (Re2Operation.Assert, Re2AssertionKind.BeginLine or Re2AssertionKind.EndLine) => 1 << (int)Re2Neighbor.Newline,
                (Re2Operation.Assert, Re2AssertionKind.WordBoundary or Re2AssertionKind.NoWordBoundary) => 1 << (int)Re2Neighbor.Word,
                _ => 0,
            };
        }

        return asked;
    }

    private SearchValues<byte>? BytesThatBegin()
    {
        var bytes = new bool[256];
        var seen = new bool[Code.Length];
        var pending = new Stack<int>([0]);
        while (pending.TryPop(out var at))
        {
            if (seen[at])
            {
                continue;
            }

            seen[at] = true;
            var one = Code[at];
            switch (one.Operation)
            {
                case Re2Operation.Match:
                    return null;
                case Re2Operation.Class:
                    AddBytesThatBegin(one.First, bytes);
                    break;
                case Re2Operation.Assert:
                    pending.Push(at + 1);
                    break;
                default:
                    pending.Push(one.First);
                    pending.Push(one.Operation == Re2Operation.Split ? one.Second : one.First);
                    break;
            }
        }

        return ValuesOf(bytes);
    }

    private void AddBytesThatBegin(int number, bool[] bytes)
    {
        for (var i = 0; i < 128; i++)
        {
            bytes[i] |= Contains(number, i);
        }

        if (_classes[number].Intersects(128, CodePointSet.MaxCodePoint))
        {
            Array.Fill(bytes, true, FirstLeadByte, LastLeadByte - FirstLeadByte + 1);
        }
    }

    private static SearchValues<byte> ValuesOf(bool[] bytes)
    {
        var values = new List<byte>();
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i])
            {
                values.Add((byte)i);
            }
        }

        return SearchValues.Create(values.ToArray());
    }
}
