using System.Globalization;
using System.Numerics;

namespace Caveat.Cel.Extensions.Stateful;

/// <summary>A field of a schedule: its name, its bounds and the words for its values.</summary>
/// <param name="Name">For messages.</param>
/// <param name="Min">The least value.</param>
/// <param name="Max">The greatest value, below 64.</param>
/// <param name="Words">From the least value on; empty for none.</param>
internal sealed record CronField(string Name, int Min, int Max, IReadOnlyList<string> Words)
{
    /// <summary>Bit of a mask that a field has which was written as <c>*</c> or <c>?</c>: days of the month and of the week are joined differently then.</summary>
    public const ulong Star = 1UL << 63;

    public static CronField Second { get; } = new("second", 0, 59, []);

    public static CronField Minute { get; } = new("minute", 0, 59, []);

    public static CronField Hour { get; } = new("hour", 0, 23, []);

    public static CronField DayOfMonth { get; } = new("day of month", 1, 31, []);

    public static CronField Month { get; } =
        new("month", 1, 12, ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]);

    public static CronField DayOfWeek { get; } = new("day of week", 0, 6, ["sun", "mon", "tue", "wed", "thu", "fri", "sat"]);

    /// <summary>The values as bits, with <see cref="Star"/>; 0 and the reason when the text is wrong.</summary>
    public ulong Parse(string text, out string error)
    {
        error = "";
        var mask = 0UL;
        foreach (var part in text.Split(','))
        {
            var found = ParsePart(part);
            if (found == 0)
            {
                error = $"{Name} '{text}' is not made of values from {Min} to {Max}, as *, 5, 1-5, */15 or a list of these";
                return 0;
            }

            mask |= found;
        }

        return mask;
    }

    /// <summary>All bits of a mask but <see cref="Star"/>.</summary>
    public static ulong Values(ulong mask) => mask & ~Star;

    /// <summary>The least of a mask's values.</summary>
    public static int First(ulong mask) => BitOperations.TrailingZeroCount(Values(mask));

    /// <summary>The greatest of a mask's values.</summary>
    public static int Last(ulong mask) => 63 - BitOperations.LeadingZeroCount(Values(mask));

    private ulong ParsePart(string part)
    {
        var slash = part.IndexOf('/');
        var range = slash < 0 ? part : part[..slash];
        var step = 1;
        if (slash >= 0 && (!TryNumber(part[(slash + 1)..], out step) || step == 0))
        {
            return 0;
        }

        if (range is "*" or "?")
        {
            return Bits(Min, Max, step) | (step == 1 ? Star : 0);
        }

        var dash = range.IndexOf('-');
        if (!TryValue(dash < 0 ? range : range[..dash], out var first))
        {
            return 0;
        }

        // A single value with a step goes on to the end.
        var last = dash < 0 && slash >= 0 ? Max : first;
        return dash >= 0 && !TryValue(range[(dash + 1)..], out last) ? 0 : Bits(first, last, step);
    }

    private static ulong Bits(int first, int last, int step)
    {
        var bits = 0UL;
        for (var i = first; i <= last; i += step)
        {
            bits |= 1UL << i;
        }

        return bits;
    }

    private bool TryValue(string text, out int value)
    {
        for (var i = 0; i < Words.Count; i++)
        {
            if (Words[i].Equals(text, StringComparison.OrdinalIgnoreCase))
            {
                value = Min + i;
                return true;
            }
        }

        return TryNumber(text, out value) && value >= Min && value <= Max;
    }

    private static bool TryNumber(string text, out int value)
    {
        value = 0;
        return text.Length <= 4 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);
    }
}
