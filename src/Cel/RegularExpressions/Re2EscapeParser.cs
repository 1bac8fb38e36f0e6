namespace Caveat.Cel.RegularExpressions;

/// <summary>Escapes that stand for one code point.</summary>
internal static class Re2EscapeParser
{
    /// <summary>Parses an escape, the cursor at its backslash.</summary>
    public static bool TryParse(Re2Cursor cursor, out int codePoint)
    {
        var start = cursor.At++;
        codePoint = 0;
        if (cursor.AtEnd)
        {
            return cursor.Fail(Re2Errors.TrailingBackslash());
        }

        if (!cursor.TakeCodePoint(out var c))
        {
            return false;
        }

        codePoint = c switch
        {
            'a' => '\a',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'v' => '\v',
            'x' => Hexadecimal(cursor),
            '0' => Octal(cursor, 0),
            >= '1' and <= '7' when cursor.Current is >= '0' and <= '7' => Octal(cursor, c - '0'),
            < 0x80 when !char.IsAsciiLetterOrDigit((char)c) => c,
            _ => -1,
        };
        return codePoint >= 0 || cursor.Fail(Re2Errors.InvalidEscape(cursor.Since(start)));
    }

    /// <summary>Up to three digits, of which the first is taken.</summary>
    private static int Octal(Re2Cursor cursor, int value)
    {
        for (var i = 1; i < 3 && cursor.Current is >= '0' and <= '7'; i++)
        {
            value = (value * 8) + cursor.Current - '0';
            cursor.At++;
        }

        return value;
    }

    private static int Hexadecimal(Re2Cursor cursor)
    {
        if (cursor.TakeIf('{'))
        {
            return BracedHexadecimal(cursor);
        }

        // Both are taken before one is judged, as the message shows both.
        if (cursor.AtEnd || !cursor.TakeCodePoint(out var high) || cursor.AtEnd || !cursor.TakeCodePoint(out var low))
        {
            return -1;
        }

        return Digit(high) < 0 || Digit(low) < 0 ? -1 : (Digit(high) * 16) + Digit(low);
    }

    private static int BracedHexadecimal(Re2Cursor cursor)
    {
        var value = 0;
        for (var digits = 0; !cursor.AtEnd && cursor.TakeCodePoint(out var c); digits++)
        {
            if (c == '}')
            {
                return digits == 0 ? -1 : value;
            }

            if (Digit(c) < 0)
            {
                return -1;
            }

            value = (value * 16) + Digit(c);
            if (value > CodePointSet.MaxCodePoint)
            {
                return -1;
            }
        }

        return -1;
    }

    private static int Digit(int c) => c < 0x80 && char.IsAsciiHexDigit((char)c) ? Convert.ToInt32(((char)c).ToString(), 16) : -1;
}
