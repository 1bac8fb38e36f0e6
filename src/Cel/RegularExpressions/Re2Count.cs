namespace Caveat.Cel.RegularExpressions;

/// <summary>The counts of <c>{n}</c>, <c>{n,}</c> and <c>{n,m}</c>.</summary>
internal static class Re2Count
{
    /// <summary>Stands for a number that is above every limit.</summary>
    private const int TooBig = int.MaxValue;

    /// <summary>Takes counts, the cursor at the brace; false, the cursor anywhere, where the brace is a character like others.</summary>
    public static bool TryParse(Re2Cursor cursor, out int min, out int max)
    {
        cursor.At++;
        max = 0;
        if (!TryNumber(cursor, out min))
        {
            return false;
        }

        max = min;
        if (cursor.TakeIf(','))
        {
            if (cursor.Current == '}')
            {
                max = Re2Repeat.Unbounded;
            }
            else if (!TryNumber(cursor, out max))
            {
                return false;
            }
        }

        return cursor.TakeIf('}');
    }

    private static bool TryNumber(Re2Cursor cursor, out int number)
    {
        number = 0;
        if (!char.IsAsciiDigit(cursor.Current) || (cursor.Current == '0' && char.IsAsciiDigit(cursor.Peek(1))))
        {
            return false;
        }

        for (; char.IsAsciiDigit(cursor.Current); cursor.At++)
        {
            number = number >= 100_000_000 ? TooBig : (number * 10) + cursor.Current - '0';
        }

        return true;
    }
}
