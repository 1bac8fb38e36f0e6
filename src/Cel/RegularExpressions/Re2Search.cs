using System.Buffers;
using System.Text;

namespace Caveat.Cel.RegularExpressions;

/// <summary>
/// Finds the first match as RE2 and Go do: the leftmost, and of those that begin there the one whose choices are preferred. All ways through the program are
/// followed at once (Pike's machine), so the time is at most instructions times code points, and the memory some words an instruction.
/// </summary>
internal ref struct Re2Search
{
    private const int EndOfText = -1;

    private readonly Re2Program _program;
    private readonly ReadOnlySpan<byte> _utf8;
    private Re2Threads _now;
    private Re2Threads _next;

    private Re2Search(Re2Program program, ReadOnlySpan<byte> utf8, Span<int> storage)
    {
        var length = Re2Threads.StorageLength(program);
        _program = program;
        _utf8 = utf8;
        _now = new Re2Threads(program, storage[..length]);
        _next = new Re2Threads(program, storage.Slice(length, length));
    }

    /// <summary>The first match at or after an offset, the text before it still seen by assertions; null when there is none.</summary>
    public static Re2Match? Find(Re2Program program, ReadOnlySpan<byte> utf8, int from) => Find(program, utf8, from, out _);

    /// <summary>As the other, and how far into the text it had to look.</summary>
    public static Re2Match? Find(Re2Program program, ReadOnlySpan<byte> utf8, int from, out int reached)
    {
        var rented = ArrayPool<int>.Shared.Rent(Re2Threads.StorageLength(program) * 2);
        var match = new Re2Search(program, utf8, rented).Run(from, out reached);
        ArrayPool<int>.Shared.Return(rented);
        return match;
    }

    private Re2Match? Run(int from, out int reached)
    {
        Re2Match? match = null;
        for (var at = from; ;)
        {
            reached = at;
            if (_now.Count == 0 && (match is not null || !TrySkip(ref at)))
            {
                return match;
            }

            if (match is null)
            {
                _now.Follow(0, at, Re2Place.Of(_utf8, at));
            }

            var codePoint = Decode(at, out var length);
            match = Step(codePoint, at, at + length) ?? match;
            if (codePoint == EndOfText)
            {
                return match;
            }

            var done = _now;
            done.Clear();
            _now = _next;
            _next = done;
            at += length;
        }
    }

    /// <summary>Goes on to the next place where a match could begin; false where there is none.</summary>
    private readonly bool TrySkip(ref int at)
    {
        if (_program.BeginsText && at > 0)
        {
            return false;
        }

        if (_program.FirstBytes is { } first)
        {
            var offset = _utf8[at..].IndexOfAny(first);
            at += offset;
            return offset >= 0;
        }

        return true;
    }

    private readonly int Decode(int at, out int length)
    {
        if (at >= _utf8.Length)
        {
            length = 0;
            return EndOfText;
        }

        length = 1;
        int codePoint = _utf8[at];
        if (codePoint < 0x80)
        {
            return codePoint;
        }

        Rune.DecodeFromUtf8(_utf8[at..], out var rune, out length);
        return rune.Value;
    }

    /// <summary>Lets every thread take a code point; a match ends those that it is preferred to.</summary>
    private Re2Match? Step(int codePoint, int at, int after)
    {
        var place = Re2Place.Of(_utf8, after);
        for (var i = 0; i < _now.Count; i++)
        {
            var instruction = _now.InstructionAt(i);
            var one = _program.Code[instruction];
            if (one.Operation == Re2Operation.Match)
            {
                return new Re2Match(_now.StartAt(i), at - _now.StartAt(i));
            }

            if (one.Operation == Re2Operation.Class && _program.Contains(one.First, codePoint))
            {
                _next.Follow(instruction + 1, _now.StartAt(i), place);
            }
        }

        return null;
    }
}
