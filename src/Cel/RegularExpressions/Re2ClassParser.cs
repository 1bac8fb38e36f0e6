namespace Caveat.Cel.RegularExpressions;

/// <summary>Classes: <c>[…]</c>, <c>\d</c>, <c>\pN</c>.</summary>
internal sealed class Re2ClassParser(Re2Cursor cursor)
{
    /// <summary>A class escape at the cursor; false without an error where there is none.</summary>
    public bool TryEscape(Re2Flags flags, out CodePointSet set)
    {
        set = CodePointSet.All;
        if (cursor.Current != '\\')
        {
            return false;
        }

        var letter = cursor.Peek(1);
        if (letter is 'p' or 'P')
        {
            return TryUnicode(flags, ref set);
        }

        if (AsciiClasses.Perl(char.ToLowerInvariant(letter)) is not { } found || letter > 'z')
        {
            return false;
        }

        cursor.At += 2;
        set = Signed(found, char.IsAsciiLetterUpper(letter), flags);
        return true;
    }

    /// <summary>A class in brackets, the cursor at the first.</summary>
    public bool TryBrackets(Re2Flags flags, out CodePointSet set)
    {
        var start = cursor.At++;
        var negated = cursor.TakeIf('^');
        var ranges = new List<CodePointRange>();
        set = CodePointSet.All;
        for (var first = true; first || cursor.Current != ']' || cursor.AtEnd; first = false)
        {
            if (!TryItem(start, flags, ranges))
            {
                return false;
            }
        }

        cursor.At++;
        // Folded once for all of it: what is a class already is closed, and its complement with it.
        set = Signed(CodePointSet.Of(ranges), negated, flags);
        return true;
    }

    private static CodePointSet Signed(CodePointSet set, bool negated, Re2Flags flags)
    {
        var folded = (flags & Re2Flags.FoldCase) != Re2Flags.None ? set.Folded : set;
        return negated ? folded.Complement() : folded;
    }

    private bool TryItem(int start, Re2Flags flags, List<CodePointRange> ranges)
    {
        if (TryPosix(flags, out var set) || (cursor.Error is null && TryEscape(flags, out set)))
        {
            ranges.AddRange(set.Ranges);
        }
        else if (cursor.Error is not null || !TryRange(start, ranges))
        {
            return false;
        }

        return ranges.Count <= Re2Limits.MaxRanges || cursor.Fail(Re2Errors.TooLarge(cursor.Text));
    }

    private bool TryRange(int start, List<CodePointRange> ranges)
    {
        var rangeStart = cursor.At;
        if (!TryCharacter(start, out var first))
        {
            return false;
        }

        var last = first;
        if (cursor.Current == '-' && cursor.Peek(1) != ']' && cursor.At + 1 < cursor.Text.Length)
        {
            cursor.At++;
            if (!TryCharacter(start, out last))
            {
                return false;
            }

            if (last < first)
            {
                return cursor.Fail(Re2Errors.InvalidRange(cursor.Since(rangeStart)));
            }
        }

        ranges.Add(new CodePointRange(first, last));
        return true;
    }

    private bool TryCharacter(int start, out int codePoint)
    {
        codePoint = 0;
        if (cursor.AtEnd)
        {
            return cursor.Fail(Re2Errors.MissingBracket(cursor.Text[start..]));
        }

        return cursor.Current == '\\' ? Re2EscapeParser.TryParse(cursor, out codePoint) : cursor.TakeCodePoint(out codePoint);
    }

    /// <summary><c>[:name:]</c>; where it does not end with <c>:]</c> the bracket is a character like others.</summary>
    private bool TryPosix(Re2Flags flags, out CodePointSet set)
    {
        set = CodePointSet.All;
        if (cursor.Current != '[' || cursor.Peek(1) != ':')
        {
            return false;
        }

        var end = cursor.Text.IndexOf(":]", cursor.At + 2, StringComparison.Ordinal);
        if (end < 0)
        {
            return false;
        }

        var start = cursor.At;
        cursor.At = end + 2;
        var name = cursor.Text[(start + 2)..end];
        var negated = name.StartsWith('^');
        if (AsciiClasses.Posix(negated ? name[1..] : name) is not { } found)
        {
            return cursor.Fail(Re2Errors.InvalidRange(cursor.Since(start)));
        }

        set = Signed(found, negated, flags);
        return true;
    }

    private bool TryUnicode(Re2Flags flags, ref CodePointSet set)
    {
        var start = cursor.At;
        var negated = cursor.Peek(1) == 'P';
        cursor.At += 2;
        if (cursor.AtEnd)
        {
            return cursor.Fail(Re2Errors.InvalidRange(cursor.Since(start)));
        }

        if (!TryUnicodeName(start, out var name))
        {
            return false;
        }

        if (name.StartsWith('^'))
        {
            negated = !negated;
            name = name[1..];
        }

        if (UnicodeClasses.Find(name) is not { } found)
        {
            return cursor.Fail(Re2Errors.InvalidRange(cursor.Since(start)));
        }

        set = Signed(found, negated, flags);
        return true;
    }

    private bool TryUnicodeName(int start, out string name)
    {
        name = "";
        var nameStart = cursor.At;
        if (!cursor.TakeIf('{'))
        {
            var taken = cursor.TakeCodePoint(out _);
            name = cursor.Since(nameStart);
            return taken;
        }

        var end = cursor.Text.IndexOf('}', cursor.At);
        if (end < 0)
        {
            return cursor.Fail(Re2Errors.InvalidRange(cursor.Text[start..]));
        }

        name = cursor.Text[(nameStart + 1)..end];
        cursor.At = end + 1;
        return true;
    }
}
