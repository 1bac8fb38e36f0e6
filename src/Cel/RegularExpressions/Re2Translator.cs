using System.Text;

namespace Caveat.Cel.RegularExpressions;

/// <summary>
/// Writes a parsed pattern for .NET's non-backtracking engine, over UTF-8 bytes that stand as one character each. So a code point beyond the BMP is one
/// thing, as in RE2, positions are byte offsets, and <c>\b</c>, which .NET would let see Unicode letters, sees ASCII ones only: where a pattern
/// asks for it, bytes above 0x7F are moved to a block of private characters, which are no word characters.
/// </summary>
internal sealed class Re2Translator
{
    /// <summary>Moves bytes above 0x7F to U+E080 to U+E0FF, private use.</summary>
    public const int PrivateOffset = 0xE000;

    private const int FirstNonAscii = 0x80;

    private readonly StringBuilder _text = new();
    private readonly Utf8ClassWriter _classes;
    private readonly bool _bytesMayRepeat;
    private readonly bool _asciiOnly;

    private Re2Translator(Re2Traits traits, bool asciiOnly)
    {
        _classes = new Utf8ClassWriter(traits.HasWordAssertion ? PrivateOffset : 0);
        _bytesMayRepeat = !traits.HasNoWordBoundary && !asciiOnly;
        _asciiOnly = asciiOnly;
    }

    /// <param name="root">The pattern.</param>
    /// <param name="traits">The pattern's.</param>
    /// <param name="asciiOnly">Write a pattern for texts of ASCII alone, which is much smaller: every class is one class.</param>
    public static string Translate(Re2Node root, Re2Traits traits, bool asciiOnly)
    {
        var translator = new Re2Translator(traits, asciiOnly);
        translator.Write(root);
        return translator._text.ToString();
    }

    private void Write(Re2Node node)
    {
        switch (node)
        {
            case Re2Class one:
                _text.Append(_asciiOnly ? _classes.WriteAscii(one.Set) : _classes.Write(one.Set));
                break;
            case Re2Assertion assertion:
                _text.Append(Assertion(assertion.Kind));
                break;
            case Re2Concat concat:
                WriteAll(concat.Parts, "");
                break;
            case Re2Alternation alternation:
                WriteAll(alternation.Choices, "|");
                break;
            case Re2Repeat repeat:
                Write(repeat);
                break;
        }
    }

    private static string Assertion(Re2AssertionKind kind) => kind switch
    {
        Re2AssertionKind.BeginText => @"\A",
        Re2AssertionKind.EndText => @"\z",
        Re2AssertionKind.BeginLine => "(?m:^)",
        Re2AssertionKind.EndLine => "(?m:$)",
        Re2AssertionKind.WordBoundary => @"\b",
        _ => @"\B",
    };

    private void WriteAll(IReadOnlyList<Re2Node> nodes, string separator)
    {
        _text.Append("(?:");
        for (var i = 0; i < nodes.Count; i++)
        {
            _text.Append(i == 0 ? "" : separator);
            Write(nodes[i]);
        }

        _text.Append(')');
    }

    private void Write(Re2Repeat repeat)
    {
        if (repeat.Body is Re2Class one && IsRunOfBytes(repeat, one.Set))
        {
            _text.Append(repeat.Min == 1 ? _classes.Write(one.Set) : "").Append(_classes.WriteBytes(one.Set)).Append('*').Append(repeat.IsGreedy ? "" : "?");
            return;
        }

        _text.Append("(?:");
        Write(repeat.Body);
        _text.Append(')').Append(Quantifier(repeat)).Append(repeat.IsGreedy ? "" : "?");
    }

    /// <summary>
    /// Whether <c>.*</c> and its like may run over bytes instead of code points, which is many times faster. What stands next begins at a code point or asks
    /// for a place that is between two, so the run ends there too; <c>\B</c> alone is also true inside of a code point.
    /// </summary>
    private bool IsRunOfBytes(Re2Repeat repeat, CodePointSet set) =>
        _bytesMayRepeat && repeat is { Max: Re2Repeat.Unbounded, Min: 0 or 1 } && set.Covers(FirstNonAscii, CodePointSet.MaxCodePoint);

    private static string Quantifier(Re2Repeat repeat) => (repeat.Min, repeat.Max) switch
    {
        (0, Re2Repeat.Unbounded) => "*",
        (1, Re2Repeat.Unbounded) => "+",
        (0, 1) => "?",
        (_, Re2Repeat.Unbounded) => $"{{{repeat.Min},}}",
        _ => $"{{{repeat.Min},{repeat.Max}}}",
    };
}
