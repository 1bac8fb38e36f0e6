using System.Text;

namespace Caveat.Cel.RegularExpressions;

/// <summary>
/// Writes a set of code points as a .NET pattern over UTF-8 bytes, each byte a character of its own. Input is well-formed UTF-8, so bytes that no code
/// point has may be matched or not, whichever is shorter.
/// </summary>
/// <param name="highByteOffset">What is added to a byte above 0x7F to make its character.</param>
internal sealed class Utf8ClassWriter(int highByteOffset)
{
    private const int FirstTail = 0x80;
    private const int TailCount = 64;
    private const string Nothing = @"[^\u0000-\uFFFF]";

    /// <summary>A pattern of one atom that a quantifier can follow.</summary>
    public string Write(CodePointSet set)
    {
        var choices = new List<string>();
        var ascii = BytesOf(0, 0x7F, b => set.Contains(b));
        if (ascii.Count > 0)
        {
            choices.Add(ByteClass(ascii));
        }

        AddLeads(choices, set, firstLead: 0xC2, leadCount: 30, tails: 1, firstOfLead: 0x80, lowest: 0x80);
        AddLeads(choices, set, firstLead: 0xE0, leadCount: 16, tails: 2, firstOfLead: 0, lowest: 0x800);
        AddLeads(choices, set, firstLead: 0xF0, leadCount: 5, tails: 3, firstOfLead: 0, lowest: 0x10000);
        return choices.Count switch
        {
            0 => Nothing,
            1 when ascii.Count > 0 => choices[0],
            _ => $"(?:{string.Join('|', choices)})",
        };
    }

    /// <summary>The ASCII members of a set, as one class.</summary>
    public string WriteAscii(CodePointSet set)
    {
        var ascii = BytesOf(0, 0x7F, b => set.Contains(b));
        return ascii.Count == 0 ? Nothing : ByteClass(ascii);
    }

    /// <summary>The bytes of a set that holds all of what is not ASCII, as one class: to be repeated without bound, not to be matched alone.</summary>
    public string WriteBytes(CodePointSet set)
    {
        var bytes = BytesOf(0, 0x7F, b => set.Contains(b));
        bytes.AddRange(BytesOf(0x80, 0xFF, static _ => true));
        return ByteClass(bytes);
    }

    private static List<CodePointRange> BytesOf(int first, int last, Func<int, bool> has)
    {
        var ranges = new List<CodePointRange>();
        for (var b = first; b <= last; b++)
        {
            if (!has(b))
            {
                continue;
            }

            if (ranges.Count > 0 && ranges[^1].Last == b - 1)
            {
                ranges[^1] = ranges[^1] with { Last = b };
            }
            else
            {
                ranges.Add(new CodePointRange(b, b));
            }
        }

        return ranges;
    }

    private void AddLeads(List<string> choices, CodePointSet set, int firstLead, int leadCount, int tails, int firstOfLead, int lowest)
    {
        var span = 1 << (6 * tails);
        var byTail = new Dictionary<string, List<CodePointRange>>(StringComparer.Ordinal);
        for (var i = 0; i < leadCount; i++)
        {
            var first = Math.Max(firstOfLead + (i * span), lowest);
            var end = Math.Min(firstOfLead + ((i + 1) * span), CodePointSet.MaxCodePoint + 1);
            Collect(byTail, firstLead + i, Tail(set, firstOfLead + (i * span), tails, new CodePointRange(first, end - 1)));
        }

        foreach (var (tail, leads) in byTail)
        {
            choices.Add(ByteClass(leads) + tail);
        }
    }

    /// <summary>The bytes after a lead, for code points from a first one; null where none is in the set. What lies outside the legal range may be either.</summary>
    private string? Tail(CodePointSet set, int first, int tails, CodePointRange legal)
    {
        var low = Math.Max(first, legal.First);
        var high = Math.Min(first + (1 << (6 * tails)) - 1, legal.Last);
        if (low > high || !set.Intersects(low, high))
        {
            return null;
        }

        if (CoversWithoutSurrogates(set, low, high))
        {
            return AllTails(tails);
        }

        return tails == 1 ? ByteClass(BytesOf(FirstTail, 0xBF, b => set.Contains(first + b - FirstTail))) : InnerTails(set, first, tails, legal);
    }

    private string InnerTails(CodePointSet set, int first, int tails, CodePointRange legal)
    {
        var span = 1 << (6 * (tails - 1));
        var byTail = new Dictionary<string, List<CodePointRange>>(StringComparer.Ordinal);
        for (var i = 0; i < TailCount; i++)
        {
            Collect(byTail, FirstTail + i, Tail(set, first + (i * span), tails - 1, legal));
        }

        var choices = new List<string>();
        foreach (var (tail, bytes) in byTail)
        {
            choices.Add(ByteClass(bytes) + tail);
        }

        return choices.Count == 1 ? choices[0] : $"(?:{string.Join('|', choices)})";
    }

    private static void Collect(Dictionary<string, List<CodePointRange>> byTail, int b, string? tail)
    {
        if (tail is null)
        {
            return;
        }

        if (!byTail.TryGetValue(tail, out var bytes))
        {
            byTail[tail] = bytes = [];
        }

        if (bytes.Count > 0 && bytes[^1].Last == b - 1)
        {
            bytes[^1] = bytes[^1] with { Last = b };
        }
        else
        {
            bytes.Add(new CodePointRange(b, b));
        }
    }

    /// <summary>Surrogates are no code points that well-formed UTF-8 has.</summary>
    private static bool CoversWithoutSurrogates(CodePointSet set, int first, int last) =>
        (first > 0xDFFF || last < 0xD800)
            ? set.Covers(first, last)
            : (first >= 0xD800 || set.Covers(first, 0xD7FF)) && (last <= 0xDFFF || set.Covers(0xE000, last));

    private string AllTails(int count)
    {
        var one = ByteClass([new CodePointRange(FirstTail, 0xBF)]);
        return count == 1 ? one : $"{one}{{{count}}}";
    }

    private string ByteClass(List<CodePointRange> bytes)
    {
        if (bytes.Count == 1 && bytes[0].First == bytes[0].Last)
        {
            return Character(bytes[0].First);
        }

        var text = new StringBuilder("[");
        foreach (var range in bytes)
        {
            text.Append(Character(range.First));
            if (range.Last > range.First)
            {
                text.Append('-').Append(Character(range.Last));
            }
        }

        return text.Append(']').ToString();
    }

    private string Character(int b) =>
        b < 0x80 && char.IsAsciiLetterOrDigit((char)b) ? ((char)b).ToString() : $"\\u{(b < 0x80 ? b : b + highByteOffset):X4}";
}
