using System.Globalization;
using System.Text;

namespace Caveat.Audit.Reports;

/// <summary>What objects and files say, as a terminal may show it: nothing in it moves the cursor, changes colours or turns the direction of reading.</summary>
public static class VisibleText
{
    private static readonly Rune LineBreak = new('\n');

    /// <summary>For a line of its own: no character of it begins another.</summary>
    public static string Line(string text) => Replace(text, keepsLines: false);

    /// <summary>For a cell of a table, which may have several lines.</summary>
    public static string Cell(string text) => Replace(text, keepsLines: true);

    /// <summary>Whether a character has no shape of its own: controls, line breaks among them, and format characters.</summary>
    public static bool IsUnseen(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    private static string Replace(string text, bool keepsLines)
    {
        var shown = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            shown.Append(IsUnseen(rune) && !(keepsLines && rune == LineBreak) ? "\uFFFD" : rune.ToString());
        }

        return shown.ToString();
    }
}
