namespace Caveat.Json;

/// <summary>Orders names by length, then by bytes: the cheapest order in which equal ones are neighbours.</summary>
internal sealed class JsonNameOrder
{
    private readonly JsonTape _tape;
    private readonly Comparison<int> _compare;

    public JsonNameOrder(JsonTape tape)
    {
        _tape = tape;
        _compare = Compare;
    }

    /// <summary>Sorts entries of names; gives the first entry, as they stand in the text, that repeats a name, or -1.</summary>
    public int Sort(Span<int> names)
    {
        names.Sort(_compare);
        var duplicate = -1;
        for (var i = 1; i < names.Length; i++)
        {
            if (CompareNames(_tape.StringAt(names[i - 1]), _tape.StringAt(names[i])) == 0)
            {
                duplicate = duplicate < 0 ? names[i] : Math.Min(duplicate, names[i]);
            }
        }

        return duplicate;
    }

    /// <summary>The entry of a name among sorted ones, or -1.</summary>
    public static int Find(JsonTape tape, ReadOnlySpan<int> sorted, ReadOnlySpan<byte> name)
    {
        var (low, high) = (0, sorted.Length - 1);
        while (low <= high)
        {
            var middle = (int)((uint)(low + high) >> 1);
            var order = CompareNames(tape.StringAt(sorted[middle]), name);
            if (order == 0)
            {
                return sorted[middle];
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return -1;
    }

    // Equal names go by place, so that which of them is called the duplicate does not hang on how the sort moves them.
    private int Compare(int left, int right)
    {
        var order = CompareNames(_tape.StringAt(left), _tape.StringAt(right));
        return order != 0 ? order : left.CompareTo(right);
    }

    private static int CompareNames(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right) =>
        left.Length != right.Length ? left.Length.CompareTo(right.Length) : left.SequenceCompareTo(right);
}
