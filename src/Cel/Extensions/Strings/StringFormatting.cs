using System.Globalization;
using System.Text;
using Caveat.Cel.Values;

namespace Caveat.Cel.Extensions.Strings;

/// <summary><c>format</c>: reads clauses such as <c>%.3f</c>, one for each argument.</summary>
internal sealed class StringFormatting
{
    private readonly FormatVerbs _verbs;
    private readonly string _format;
    private readonly Value _arguments;
    private readonly StringBuilder _text = new();
    private int _at;

    private StringFormatting(FormatVerbs verbs, string format, Value arguments)
    {
        _verbs = verbs;
        _format = format;
        _arguments = arguments;
    }

    /// <summary>The text, or an error in cel-go's words. Arguments that no clause asks for don't matter.</summary>
    public static Value Format(FormatVerbs verbs, Value format, Value arguments)
    {
        var formatting = new StringFormatting(verbs, format.AsText, arguments);
        return formatting.Run() is { } error ? Value.Error(error) : Value.Of(formatting._text.ToString());
    }

    private string? Run()
    {
        var count = _arguments.As<ListObject>().Count(_arguments.Bits);
        for (var next = 0; _at < _format.Length;)
        {
            if (_format[_at] != '%')
            {
                _text.Append(_format[_at++]);
            }
            else if (_at + 1 < _format.Length && _format[_at + 1] == '%')
            {
                _text.Append('%');
                _at += 2;
            }
            else if ((Clause(next++, count) ?? Length()) is { } error)
            {
                return error;
            }
        }

        return null;
    }

    private string? Length() => _text.Length > ValueLimits.MaxStringBytes ? $"a string of {_text.Length} characters is longer than the limit of {ValueLimits.MaxStringBytes}" : null;

    private string? Clause(int argument, int count)
    {
        if (argument >= count)
        {
            return $"index {argument} out of range";
        }

        if (++_at >= _format.Length)
        {
            return "unexpected end of string";
        }

        if (Precision(out var precision) is { } error)
        {
            return "could not parse formatting clause: error while parsing precision: " + error;
        }

        var value = _arguments.As<ListObject>().At(_arguments.Bits, argument);
        return value.IsError ? value.AsError.Message : Verb(value, precision);
    }

    private string? Verb(in Value value, int precision)
    {
        var verb = _format[_at++];
        if (verb is not ('s' or 'd' or 'f' or 'e' or 'b' or 'x' or 'X' or 'o'))
        {
            return $"could not parse formatting clause: unrecognized formatting clause \"{verb}\"";
        }

        var error = verb switch
        {
            's' => _verbs.AppendText(_text, value),
            'd' => _verbs.AppendDecimal(_text, value),
            'f' => _verbs.AppendFixed(_text, value, precision),
            'e' => _verbs.AppendScientific(_text, value, precision),
            'b' => _verbs.AppendBinary(_text, value),
            'o' => _verbs.AppendOctal(_text, value),
            _ => _verbs.AppendHexadecimal(_text, value, upper: verb == 'X'),
        };
        return error is null ? null : "error during formatting: " + error;
    }

    private string? Precision(out int precision)
    {
        precision = FormatVerbs.DefaultPrecision;
        if (_format[_at] != '.')
        {
            return null;
        }

        var start = ++_at;
        while (_at < _format.Length && char.IsAsciiDigit(_format[_at]))
        {
            _at++;
        }

        if (_at >= _format.Length)
        {
            return "could not find end of precision specifier";
        }

        var digits = _format[start.._at];
        if (!int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out precision))
        {
            return $"error while converting precision to integer: strconv.Atoi: parsing \"{digits}\": {(digits.Length == 0 ? "invalid syntax" : "value out of range")}";
        }

        return precision <= FormatVerbs.MaxPrecision ? null : $"precision {precision} exceeds maximum allowed precision {FormatVerbs.MaxPrecision}";
    }
}
