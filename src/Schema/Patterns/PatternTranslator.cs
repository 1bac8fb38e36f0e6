using System.Globalization;
using System.Text;

namespace Caveat.Schema.Patterns;

/// <summary>
/// Writes a pattern of RE2's syntax as one of .NET's that means the same: <c>\d</c>, <c>\w</c> and <c>\s</c> are ASCII, <c>$</c> is the end of the text and not also before a last line feed,
/// a <c>[</c> in a class is itself. One pass, no recursion; what .NET has and RE2 hasn't is refused.
/// </summary>
internal sealed class PatternTranslator
{
    /// <summary>UTF-16 code units of a pattern; the longest in the CRDs of some thirty operators has 2,000.</summary>
    private const int MaxLength = 10_000;

    private const string GroupFlags = "imsU-";

    private readonly string _source;
    private readonly StringBuilder _output = new();
    private string? _error;
    private int _at;
    private bool _isMultiline;

    public PatternTranslator(string source) => _source = source;

    private bool IsAtEnd => _at >= _source.Length;

    public string Run(out string? error)
    {
        _error = _source.Length > MaxLength ? PatternErrors.TooLong : null;
        while (_error is null && !IsAtEnd)
        {
            Step();
        }

        error = _error;
        return _output.ToString();
    }

    private void Step()
    {
        var next = _source[_at++];
        switch (next)
        {
            case '\\':
                Escape(inClass: false);
                break;
            case '[':
                Class();
                break;
            case '(' when !IsAtEnd && _source[_at] == '?':
                Group();
                break;
            case '$' when !_isMultiline:
                _output.Append("\\z");
                break;
            default:
                _output.Append(next);
                break;
        }
    }

    // After "(": "?:", "?P<name>", "?<name>", "?flags)" or "?flags:".
    private void Group()
    {
        var rest = _source.AsSpan(_at + 1);
        if (rest.StartsWith("P<") || (rest.StartsWith("<") && !rest.StartsWith("<=") && !rest.StartsWith("<!")))
        {
            _at += rest[0] == 'P' ? 2 : 1;
            _output.Append("(?");
            return;
        }

        var end = rest.IndexOfAnyExcept(GroupFlags);
        if (end < 0 || rest[end] is not (':' or ')') || rest[..end].Contains('U') || (end == 0 && rest[0] == ')'))
        {
            _error = PatternErrors.Group(string.Concat("(?", rest[..Math.Min(1, rest.Length)]));
            return;
        }

        var flags = rest[..end];
        var isSet = flags.IndexOf('m') is >= 0 and var m && (flags.IndexOf('-') is < 0 || m < flags.IndexOf('-'));
        _isMultiline |= isSet;
        _output.Append("(?").Append(flags).Append(rest[end]);
        _at += end + 2;
    }

    private void Class()
    {
        _output.Append('[');
        if (!IsAtEnd && _source[_at] == '^')
        {
            _output.Append('^');
            _at++;
        }

        for (var isFirst = true; _error is null; isFirst = false)
        {
            if (IsAtEnd)
            {
                _error = PatternErrors.MissingBracket;
            }
            else if (_source[_at] == ']' && !isFirst)
            {
                _at++;
                _output.Append(']');
                return;
            }
            else
            {
                ClassMember(isFirst);
            }
        }
    }

    private void ClassMember(bool isFirst)
    {
        var next = _source[_at];
        if (next == '[' && AsciiClass(_source.AsSpan(_at)) is var (members, length))
        {
            _output.Append(members);
            _at += length;
            return;
        }

        _at++;
        if (next == '\\')
        {
            Escape(inClass: true);
        }
        else if (next == '-' && !IsAtEnd && _source[_at] != ']')
        {
            // What RE2 takes as a range is one; a hyphen behind a class is itself.
            _output.Append(isFirst || IsBehindClass() ? "\\-" : "-");
        }
        else
        {
            _output.Append(next is '[' or ']' or '-' or '^' ? "\\" : "").Append(next);
        }
    }

    // The hyphen was just read; a range has a single character before it.
    private bool IsBehindClass() => _source[_at - 2] is 'd' or 'w' or 's' or 'D' or 'W' or 'S' && IsEscaped(_at - 2);

    // Whether an odd number of backslashes stands before.
    private bool IsEscaped(int position)
    {
        var count = 0;
        while (position - 1 - count >= 0 && _source[position - 1 - count] == '\\')
        {
            count++;
        }

        return count % 2 == 1;
    }

    private void Escape(bool inClass)
    {
        if (IsAtEnd)
        {
            _error = PatternErrors.TrailingBackslash;
            return;
        }

        var letter = _source[_at++];
        if (PerlClass(letter) is { } members)
        {
            _output.Append(inClass ? members : $"[{members}]");
        }
        else if (!char.IsAsciiLetterOrDigit(letter))
        {
            _output.Append(letter < 0x80 ? "\\u" + ((int)letter).ToString("x4", CultureInfo.InvariantCulture) : letter.ToString());
        }
        else
        {
            Letter(letter, inClass);
        }
    }

    private void Letter(char letter, bool inClass)
    {
        switch (letter)
        {
            case 'a' or 'f' or 'n' or 'r' or 't' or 'v':
            case 'b' or 'B' or 'A' or 'z' when !inClass:
                _output.Append('\\').Append(letter);
                break;
            case 'p' or 'P':
                Category(letter);
                break;
            case 'x':
                CodePoint();
                break;
            case 'Q' when !inClass:
                Quote();
                break;
            case '0':
                _output.Append("\\u0000");
                break;
            default:
                _error = char.IsAsciiDigit(letter) ? PatternErrors.BackReference(letter) : PatternErrors.Escape(letter);
                break;
        }
    }

    // \pL is \p{L}; a whole name in braces stays as it is.
    private void Category(char letter)
    {
        _output.Append('\\').Append(letter);
        if (!IsAtEnd && _source[_at] != '{')
        {
            _output.Append('{').Append(_source[_at++]).Append('}');
        }
    }

    private void CodePoint()
    {
        var rest = _source.AsSpan(_at);
        var digits = rest.StartsWith("{") ? rest[1..Math.Max(1, rest.IndexOf('}'))] : rest[..Math.Min(2, rest.Length)];
        var isBraced = rest.StartsWith("{");
        if (digits.Length is 0 or > 6 || (!isBraced && digits.Length != 2)
            || !int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code) || !Rune.IsValid(code))
        {
            _error = PatternErrors.BadCodePoint;
            return;
        }

        _at += digits.Length + (isBraced ? 2 : 0);
        foreach (var unit in new Rune(code).ToString())
        {
            _output.Append("\\u").Append(((int)unit).ToString("x4", CultureInfo.InvariantCulture));
        }
    }

    private void Quote()
    {
        var end = _source.IndexOf("\\E", _at, StringComparison.Ordinal);
        if (end < 0)
        {
            _error = PatternErrors.OpenQuote;
            return;
        }

        foreach (var c in _source.AsSpan(_at, end - _at))
        {
            _output.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
        }

        _at = end + 2;
    }

    private static string? PerlClass(char letter) => letter switch
    {
        'd' => "0-9",
        'D' => "\\u0000-/:-\\uffff",
        'w' => "0-9A-Z_a-z",
        'W' => "\\u0000-/:-@\\u005b-^`{-\\uffff",
        's' => "\\t\\n\\f\\r ",
        'S' => "\\u0000-\\u0008\\u000b\\u000e-\\u001f!-\\uffff",
        _ => null,
    };

    private static (string Members, int Length)? AsciiClass(ReadOnlySpan<char> text)
    {
        var end = text.IndexOf(":]");
        if (!text.StartsWith("[:") || end < 0)
        {
            return null;
        }

        var members = text[2..end] switch
        {
            "alnum" => "0-9A-Za-z",
            "alpha" => "A-Za-z",
            "ascii" => "\\u0000-\\u007f",
            "blank" => "\\t ",
            "cntrl" => "\\u0000-\\u001f\\u007f",
            "digit" => "0-9",
            "graph" => "!-~",
            "lower" => "a-z",
            "print" => " -~",
            "punct" => "!-/:-@\\u005b-`{-~",
            "space" => "\\t\\n\\v\\f\\r ",
            "upper" => "A-Z",
            "word" => "0-9A-Z_a-z",
            "xdigit" => "0-9A-Fa-f",
            _ => null,
        };
        return members is null ? null : (members, end + 2);
    }
}
