namespace Caveat.Cel.RegularExpressions;

/// <summary>
/// Parses RE2's syntax as Go's <c>regexp</c> has it, which is what cel-go and so the API server accept: Perl's classes, flags and lazy repetition, Unicode
/// classes, named groups; no look-around, no back references. Without recursion: groups lie on a stack of its own.
/// </summary>
internal sealed class Re2Parser
{
    private readonly Re2Cursor _cursor;
    private readonly Re2ClassParser _classes;
    private readonly Stack<Re2Group> _outer = new();

    // One set for the same character, wherever it stands: a program's classes are told apart by reference.
    private readonly Dictionary<(int CodePoint, bool IsFolded), CodePointSet> _literals = [];
    private Re2Group _group = new(Re2Flags.None);
    private Re2Flags _flags;
    private int _rangeCount;
    private int _lastRepeatStart = -1;
    private int _repeatStart = -1;

    private Re2Parser(string pattern)
    {
        _cursor = new Re2Cursor(pattern);
        _classes = new Re2ClassParser(_cursor);
    }

    /// <summary>The parsed pattern, or null and what is wrong with it.</summary>
    /// <param name="pattern">As written.</param>
    /// <param name="error">Null where there is none.</param>
    public static Re2Node? Parse(string pattern, out string? error)
    {
        if (pattern.Length > Re2Limits.MaxPatternLength)
        {
            error = Re2Errors.TooLong(pattern.Length);
            return null;
        }

        var parser = new Re2Parser(pattern);
        var node = parser.ParseAll();
        error = parser._cursor.Error;
        return error is null ? node : null;
    }

    private Re2Node? ParseAll()
    {
        while (!_cursor.AtEnd)
        {
            _repeatStart = -1;
            if (!TryNext())
            {
                return null;
            }

            _lastRepeatStart = _repeatStart;
        }

        if (_outer.Count > 0)
        {
            _cursor.Fail(Re2Errors.MissingParen(_cursor.Text));
            return null;
        }

        var root = _group.End();
        return Checked(root) ? root : null;
    }

    private bool TryNext() => _cursor.Current switch
    {
        '(' => TryOpen(),
        ')' => TryClose(),
        '|' => TryChoice(),
        '^' => TryAssertion((_flags & Re2Flags.MultiLine) != Re2Flags.None ? Re2AssertionKind.BeginLine : Re2AssertionKind.BeginText, 1),
        '$' => TryAssertion((_flags & Re2Flags.MultiLine) != Re2Flags.None ? Re2AssertionKind.EndLine : Re2AssertionKind.EndText, 1),
        '.' => TryDot(),
        '[' => _classes.TryBrackets(_flags, out var set) && TryAdd(set),
        '*' => TryStarPlusQuestion(0, Re2Repeat.Unbounded),
        '+' => TryStarPlusQuestion(1, Re2Repeat.Unbounded),
        '?' => TryStarPlusQuestion(0, 1),
        '{' => TryCounted(),
        '\\' => TryEscape(),
        _ => _cursor.TakeCodePoint(out var codePoint) && TryLiteral(codePoint),
    };

    private bool TryChoice()
    {
        _cursor.At++;
        _group.EndChoice();
        return true;
    }

    private bool TryDot()
    {
        _cursor.At++;
        return TryAdd((_flags & Re2Flags.DotMatchesNewline) != Re2Flags.None ? CodePointSet.All : CodePointSet.AllButNewline);
    }

    private bool TryAssertion(Re2AssertionKind kind, int length)
    {
        _cursor.At += length;
        return TryAdd(new Re2Assertion(kind));
    }

    private bool TryLiteral(int codePoint)
    {
        var isFolded = (_flags & Re2Flags.FoldCase) != Re2Flags.None;
        if (!_literals.TryGetValue((codePoint, isFolded), out var set))
        {
            var one = CodePointSet.Of([new CodePointRange(codePoint, codePoint)]);
            _literals[(codePoint, isFolded)] = set = isFolded ? one.Folded : one;
        }

        return TryAdd(set);
    }

    private bool TryAdd(CodePointSet set)
    {
        _rangeCount += set.Ranges.Length;
        return _rangeCount <= Re2Limits.MaxRanges ? TryAdd(new Re2Class(set)) : _cursor.Fail(Re2Errors.TooLarge(_cursor.Text));
    }

    private bool TryAdd(Re2Node node)
    {
        _group.Add(node);
        return Checked(node);
    }

    private bool Checked(Re2Node node)
    {
        if (node.Height > Re2Limits.MaxHeight)
        {
            return _cursor.Fail(Re2Errors.TooDeep(_cursor.Text));
        }

        return node.Instructions <= Re2Limits.MaxInstructions || _cursor.Fail(Re2Errors.TooLarge(_cursor.Text));
    }

    private bool TryOpen()
    {
        if (_cursor.Peek(1) == '?')
        {
            return TryOpenWithFlags();
        }

        _cursor.At++;
        return Open(_flags);
    }

    private bool Open(Re2Flags inside)
    {
        if (_outer.Count >= Re2Limits.MaxHeight)
        {
            return _cursor.Fail(Re2Errors.TooDeep(_cursor.Text));
        }

        _outer.Push(_group);
        _group = new Re2Group(_flags);
        _flags = inside;
        return true;
    }

    private bool TryClose()
    {
        if (_outer.Count == 0)
        {
            return _cursor.Fail(Re2Errors.UnexpectedParen(_cursor.Text));
        }

        _cursor.At++;
        var node = _group.End();
        _flags = _group.FlagsOutside;
        _group = _outer.Pop();
        return TryAdd(node);
    }

    private bool TryOpenWithFlags()
    {
        var start = _cursor.At;
        var nameOffset = _cursor.Peek(2) == 'P' && _cursor.Peek(3) == '<' ? 4 : _cursor.Peek(2) == '<' ? 3 : 0;
        if (nameOffset > 0 && start + nameOffset < _cursor.Text.Length)
        {
            return TryNamedGroup(start + nameOffset);
        }

        _cursor.At += 2;
        var flags = new Re2FlagParser(_flags);
        while (!_cursor.AtEnd && _cursor.TakeCodePoint(out var letter) && flags.Take(letter))
        {
            if (letter == ':')
            {
                return Open(flags.Flags);
            }

            if (letter == ')')
            {
                _flags = flags.Flags;
                return true;
            }
        }

        return _cursor.Fail(Re2Errors.InvalidPerlSyntax(_cursor.Since(start)));
    }

    private bool TryNamedGroup(int nameStart)
    {
        var start = _cursor.At;
        var end = _cursor.Text.IndexOf('>', nameStart);
        if (end < 0)
        {
            return _cursor.Fail(Re2Errors.InvalidNamedCapture(_cursor.Text[start..]));
        }

        _cursor.At = end + 1;
        var name = _cursor.Text.AsSpan(nameStart, end - nameStart);
        foreach (var c in name)
        {
            if (c != '_' && !char.IsAsciiLetterOrDigit(c))
            {
                return _cursor.Fail(Re2Errors.InvalidNamedCapture(_cursor.Since(start)));
            }
        }

        return name.IsEmpty ? _cursor.Fail(Re2Errors.InvalidNamedCapture(_cursor.Since(start))) : Open(_flags);
    }

    private bool TryStarPlusQuestion(int min, int max)
    {
        var start = _cursor.At++;
        return TryRepeat(start, min, max, counted: false);
    }

    private bool TryCounted()
    {
        var start = _cursor.At;
        if (!Re2Count.TryParse(_cursor, out var min, out var max))
        {
            _cursor.At = start + 1;
            return TryLiteral('{');
        }

        if (min > Re2Limits.MaxRepeat || max > Re2Limits.MaxRepeat || (max != Re2Repeat.Unbounded && min > max))
        {
            return _cursor.Fail(Re2Errors.InvalidRepeatCount(_cursor.Since(start)));
        }

        return TryRepeat(start, min, max, counted: true);
    }

    private bool TryRepeat(int start, int min, int max, bool counted)
    {
        var greedy = !_cursor.TakeIf('?');
        if ((_flags & Re2Flags.Ungreedy) != Re2Flags.None)
        {
            greedy = !greedy;
        }

        if (_lastRepeatStart >= 0)
        {
            return _cursor.Fail(Re2Errors.NestedRepetition(_cursor.Since(_lastRepeatStart)));
        }

        if (_group.Last is not { } body)
        {
            return _cursor.Fail(Re2Errors.MissingArgument(_cursor.Since(start)));
        }

        var node = new Re2Repeat(body, min, max, greedy);
        if (counted && node.RepeatProduct > Re2Limits.MaxRepeat)
        {
            return _cursor.Fail(Re2Errors.InvalidRepeatCount(_cursor.Since(start)));
        }

        _group.ReplaceLast(node);
        _repeatStart = start;
        return Checked(node);
    }

    private bool TryEscape()
    {
        switch (_cursor.Peek(1))
        {
            case 'A':
                return TryAssertion(Re2AssertionKind.BeginText, 2);
            case 'z':
                return TryAssertion(Re2AssertionKind.EndText, 2);
            case 'b':
                return TryAssertion(Re2AssertionKind.WordBoundary, 2);
            case 'B':
                return TryAssertion(Re2AssertionKind.NoWordBoundary, 2);
            case 'Q':
                return TryQuoted();
            default:
                return _classes.TryEscape(_flags, out var set)
                    ? TryAdd(set)
                    : _cursor.Error is null && Re2EscapeParser.TryParse(_cursor, out var codePoint) && TryLiteral(codePoint);
        }
    }

    /// <summary><c>\Q…\E</c>; without an end, to the end of the pattern.</summary>
    private bool TryQuoted()
    {
        _cursor.At += 2;
        var end = _cursor.Text.IndexOf(@"\E", _cursor.At, StringComparison.Ordinal);
        var stop = end < 0 ? _cursor.Text.Length : end;
        while (_cursor.At < stop)
        {
            if (!_cursor.TakeCodePoint(out var codePoint) || !TryLiteral(codePoint))
            {
                return false;
            }
        }

        _cursor.At = end < 0 ? stop : end + 2;
        return true;
    }
}
