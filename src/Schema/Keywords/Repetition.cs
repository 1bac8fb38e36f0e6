using System.Buffers;
using Caveat.Json;

namespace Caveat.Schema.Keywords;

/// <summary>Finds elements of a list that are there twice, in time linear in the list.</summary>
internal static class Repetition
{
    /// <summary>Reports every element whose key an earlier one has; true when there is none.</summary>
    public static bool Check(Keyword keyword, JsonValue list, ListKey key, SchemaRun run)
    {
        if (list.Count < 2)
        {
            return true;
        }

        // Heads of chains, then what follows each element in its chain; 0 ends a chain, so elements count from 1.
        var count = list.Count;
        var rented = ArrayPool<int>.Shared.Rent(count * 3);
        var table = rented.AsSpan(0, count * 3);
        table.Clear();
        var isUnique = Check(keyword, list, key, run, table);
        ArrayPool<int>.Shared.Return(rented);
        return isUnique;
    }

    private static bool Check(Keyword keyword, JsonValue list, ListKey key, SchemaRun run, Span<int> table)
    {
        var heads = table[..list.Count];
        var next = table.Slice(list.Count, list.Count);
        var hashes = table[(2 * list.Count)..];
        var isUnique = true;
        var index = 0;
        foreach (var element in list.Elements)
        {
            hashes[index] = key.HashOf(element);
            ref var head = ref heads[(int)((uint)hashes[index] % (uint)heads.Length)];
            var first = FindEqual(list, element, key, hashes[index], head, next, hashes);
            if (first >= 0)
            {
                isUnique = false;
                if (run.StopsAtFirst)
                {
                    return false;
                }

                run.Report(PathSegment.Of(index), keyword.Name, MessageOf(key, element, first));
            }
            else
            {
                next[index] = head;
                head = index + 1;
            }

            index++;
        }

        return isUnique;
    }

    private static int FindEqual(JsonValue list, JsonValue element, ListKey key, int hash, int head, Span<int> next, Span<int> hashes)
    {
        for (var i = head - 1; i >= 0; i = next[i] - 1)
        {
            if (hashes[i] == hash && key.AreEqual(list.At(i), element))
            {
                return i;
            }
        }

        return -1;
    }

    private static string MessageOf(ListKey key, JsonValue element, int first) =>
        key.Fields.Count == 0 ? SchemaMessages.Repeated(first) : SchemaMessages.RepeatedKeys(key.Show(element), first);
}
