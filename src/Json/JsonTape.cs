using System.Runtime.InteropServices;

namespace Caveat.Json;

/// <summary>The buffers of a text: they grow by doubling and are kept from one text to the next.</summary>
internal sealed class JsonTape
{
    /// <summary>Entries from which on an array or object has an index, so that no access is linear in a big one.</summary>
    public const int IndexedCount = 33;

    private const int InitialNodes = 256;
    private const int InitialFrames = 16;
    private const int NodeBytes = 16;

    private readonly JsonNameOrder _order;
    private byte[] _source = [];
    private int _sourceStart;
    private int _sourceLength;
    private byte[] _copy = [];
    private int[] _table = [];
    private int _tableLength;

    public JsonTape() => _order = new JsonNameOrder(this);

    public JsonNode[] Nodes { get; private set; } = new JsonNode[InitialNodes];

    /// <summary>Entries in use.</summary>
    public int Count { get; set; }

    /// <summary>The bytes of strings that had escapes, one behind the other.</summary>
    public byte[] Arena { get; private set; } = [];

    public int ArenaLength { get; set; }

    public JsonFrame[] Frames { get; private set; } = new JsonFrame[InitialFrames];

    public ReadOnlySpan<byte> Source => _source.AsSpan(_sourceStart, _sourceLength);

    // A string's bytes are taken from an array: asking a Memory for its span at each access costs more than the access.
    public void Begin(ReadOnlyMemory<byte> utf8)
    {
        Reset();
        if (MemoryMarshal.TryGetArray(utf8, out var segment))
        {
            (_source, _sourceStart, _sourceLength) = (segment.Array ?? [], segment.Offset, segment.Count);
            return;
        }

        if (_copy.Length < utf8.Length)
        {
            _copy = new byte[utf8.Length];
        }

        utf8.Span.CopyTo(_copy);
        (_source, _sourceStart, _sourceLength) = (_copy, 0, utf8.Length);
    }

    public void Reset()
    {
        (_source, _sourceStart, _sourceLength) = ([], 0, 0);
        Count = 0;
        ArenaLength = 0;
        _tableLength = 0;
    }

    public void Trim(int maxRetainedBytes)
    {
        Nodes = Nodes.Length > maxRetainedBytes / NodeBytes ? new JsonNode[InitialNodes] : Nodes;
        Arena = Arena.Length > maxRetainedBytes ? [] : Arena;
        _copy = _copy.Length > maxRetainedBytes ? [] : _copy;
        _table = _table.Length > maxRetainedBytes / sizeof(int) ? [] : _table;
    }

    /// <summary>The bytes of a string or name, unescaped.</summary>
    public ReadOnlySpan<byte> StringAt(int index)
    {
        ref readonly var node = ref Nodes[index];
        return node.IsEscaped
            ? Arena.AsSpan(node.StringStart, node.StringLength)
            : _source.AsSpan(_sourceStart + node.StringStart, node.StringLength);
    }

    /// <summary>A value as it was written.</summary>
    public ReadOnlyMemory<byte> RawAt(int index)
    {
        ref readonly var node = ref Nodes[index];
        return _source.AsMemory(_sourceStart + node.Start, node.Length);
    }

    /// <summary>The entry behind a value.</summary>
    public int EndOf(int index)
    {
        ref readonly var node = ref Nodes[index];
        return node.IsContainer ? node.End : index + 1;
    }

    /// <summary>The entry of an element that is there.</summary>
    public int ElementAt(int array, int position)
    {
        ref readonly var node = ref Nodes[array];
        if (node.End - array == node.Count + 1)
        {
            return array + 1 + position;
        }

        return node.Count >= IndexedCount ? _table[Nodes[node.End - 1].Table + position] : Walk(array + 1, position, step: 0);
    }

    /// <summary>The entry of the name of a property that is there.</summary>
    public int NameAt(int obj, int position)
    {
        ref readonly var node = ref Nodes[obj];
        return node.Count >= IndexedCount
            ? _table[Nodes[node.End - 1].Table + node.Count + position]
            : Walk(obj + 1, position, step: 1);
    }

    /// <summary>The entry of the value of a property, or -1.</summary>
    public int FindProperty(int obj, ReadOnlySpan<byte> name)
    {
        ref readonly var node = ref Nodes[obj];
        if (node.Count >= IndexedCount)
        {
            var found = JsonNameOrder.Find(this, _table.AsSpan(Nodes[node.End - 1].Table, node.Count), name);
            return found < 0 ? -1 : found + 1;
        }

        return FindAmong(obj + 1, node.Count, name);
    }

    /// <summary>The entry of the value with a name among so many properties from an entry on, or -1.</summary>
    public int FindAmong(int index, int count, ReadOnlySpan<byte> name)
    {
        var nodes = Nodes;
        for (var i = 0; i < count; i++)
        {
            if (nodes[index].StringLength == name.Length && StringAt(index).SequenceEqual(name))
            {
                return index + 1;
            }

            index = EndOf(index + 1);
        }

        return -1;
    }

    public JsonNode[] GrowNodes()
    {
        var grown = new JsonNode[Nodes.Length * 2];
        Array.Copy(Nodes, grown, Count);
        return Nodes = grown;
    }

    public JsonFrame[] GrowFrames()
    {
        var grown = new JsonFrame[Frames.Length * 2];
        Frames.CopyTo(grown, 0);
        return Frames = grown;
    }

    /// <summary>The free part of the arena, with room for so many bytes.</summary>
    public Span<byte> ReserveArena(int bytes)
    {
        if (Arena.Length - ArenaLength < bytes)
        {
            var grown = new byte[Math.Max(Arena.Length * 2, ArenaLength + bytes)];
            Array.Copy(Arena, grown, ArenaLength);
            Arena = grown;
        }

        return Arena.AsSpan(ArenaLength);
    }

    /// <summary>Makes the index of a large array: the entry of each element.</summary>
    public int IndexElements(int first, int count)
    {
        var start = ReserveTable(count);
        FillPositions(start, first, count, step: 0);
        return start;
    }

    /// <summary>
    /// Makes the index of a large object: the entries of the names in order of length and bytes, then the same as they stand.
    /// Sorting needs n log n comparisons whatever the names are, where hashes of chosen names could all be the same.
    /// The duplicate is the first entry that repeats a name, or -1.
    /// </summary>
    public int IndexNames(int first, int count, out int duplicate)
    {
        var start = ReserveTable(count * 2);
        FillPositions(start + count, first, count, step: 1);
        var sorted = _table.AsSpan(start, count);
        _table.AsSpan(start + count, count).CopyTo(sorted);
        duplicate = _order.Sort(sorted);
        return start;
    }

    private int Walk(int index, int position, int step)
    {
        for (var i = 0; i < position; i++)
        {
            index = EndOf(index + step);
        }

        return index;
    }

    private void FillPositions(int start, int index, int count, int step)
    {
        for (var i = 0; i < count; i++)
        {
            _table[start + i] = index;
            index = EndOf(index + step);
        }
    }

    private int ReserveTable(int length)
    {
        var start = _tableLength;
        if (_table.Length - start < length)
        {
            var grown = new int[Math.Max(_table.Length * 2, start + length)];
            Array.Copy(_table, grown, start);
            _table = grown;
        }

        _tableLength = start + length;
        return start;
    }
}
