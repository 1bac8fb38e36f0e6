namespace Caveat.Policies.Evaluation;

/// <summary>Texts of which parts may stand between double quotes, with backslashes in front of what would end them.</summary>
internal static class QuotedText
{
    /// <summary>Where a character stands that is not between quotes; -1 when nowhere.</summary>
    /// <param name="text">The text.</param>
    /// <param name="wanted">The character.</param>
    /// <param name="start">Where to begin, outside of quotes.</param>
    public static int IndexOf(string text, char wanted, int start)
    {
        var isQuoted = false;
        for (var i = start; i < text.Length; i++)
        {
            if (!isQuoted && text[i] == wanted)
            {
                return i;
            }

            isQuoted ^= text[i] == '"';
            i += isQuoted && text[i] == '\\' ? 1 : 0;
        }

        return -1;
    }

    /// <summary>The parts between a separator that is not between quotes, trimmed; empty ones are left out.</summary>
    public static IEnumerable<string> Split(string text, char separator)
    {
        for (var start = 0; start < text.Length;)
        {
            var end = IndexOf(text, separator, start);
            end = end < 0 ? text.Length : end;
            if (text[start..end].Trim() is { Length: > 0 } part)
            {
                yield return part;
            }

            start = end + 1;
        }
    }
}
